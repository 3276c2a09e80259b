"""Python's search for garbage: on the GUI thread alone, and in turns that nobody notices.

By itself it runs on whichever thread happens to allocate. A widget that is held by a cycle only is
then deleted off the GUI thread, which ends the process; and a search among all that a large
installation holds takes a quarter of a second. So it is switched off and asked for by a timer.
"""
from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

QUIET_MS, BUSY_MS = 1000, 100
YOUNG = 5_000  # new objects that are worth a look
GROWN = 10_000  # so many of them stayed: look at the older ones too
# A search takes half a microsecond an object. Older ones above this are put aside, as is a flood
# of twice as many new ones, until the user works in another window.
MOST = 20_000
ASIDE_S = 1800.0


class Collector(QObject):
    """Collects while it lives; make it and ``close`` it on the GUI thread.

    What is put aside (``gc.freeze``) is still freed when its last reference goes, as nearly all of
    it is: only what a cycle holds waits.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grown = self._older = 0  # objects that stayed: since all were searched; in all
        self._aside_at: float | None = None  # since when older objects are passed over
        self._timer = QTimer(self, interval=QUIET_MS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        gc.disable()

    def start(self) -> None:
        """Begin to look, but never among what is there by now: modules and widgets that stay."""
        gc.freeze()
        self._timer.start()

    def close(self) -> None:
        """Look no more; what is left goes with the process."""
        self._timer.stop()

    def look(self) -> None:
        """Search among what was made since the last time, if that is much; now and then in all."""
        young = gc.get_count()[0]
        self._timer.setInterval(QUIET_MS if young < YOUNG else BUSY_MS)
        if self._away():
            self._search_aside()
        elif young > 2 * MOST:
            self._put_aside()
        elif self._grown >= GROWN:
            self._search_older(young)  # in a turn of its own
        elif young >= YOUNG:
            self._grown += young - gc.collect(0)

    def _search_older(self, young: int) -> None:
        self._older = max(0, self._older + self._grown + young - gc.collect())
        self._grown = 0
        if self._older > MOST:
            self._put_aside()

    def _put_aside(self) -> None:
        gc.freeze()
        self._grown = self._older = 0
        self._aside_at = self._aside_at or time.monotonic()

    def _away(self) -> bool:
        """Return whether a long search is due and the user looks at another window."""
        due = self._aside_at is not None and time.monotonic() - self._aside_at > ASIDE_S
        state = QGuiApplication.applicationState()
        return due and state is not Qt.ApplicationState.ApplicationActive

    def _search_aside(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._grown = self._older = 0
        self._aside_at = None
