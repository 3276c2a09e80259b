"""Work in pieces: one a turn of the event loop, so that no key and no mouse waits for all."""
from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer


class Turns(QObject):
    """Runs what it is given in order, each in a turn of its own; ends with its parent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def add(self, *work: Callable[[], object]) -> None:
        """Run these after all that waits already."""
        self._waiting.extend(work)
        if self._waiting:
            self._timer.start(0)

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
        self._timer.stop()

    def idle(self) -> bool:
        """Return whether nothing waits."""
        return not self._waiting

    def _turn(self) -> None:
        work = self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()
        work()


def next_turn() -> None:
    """Let the event loop take its turn; keys and mouse wait until the caller is done."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
