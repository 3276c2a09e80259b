"""The cursor's blinking, while it has the keyboard and its program wants it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BLINK_MS = 530


class Blink(QObject):
    """``repaint`` is called at every change; ``on`` tells whether the cursor is to be seen."""

    def __init__(self, parent: QObject, repaint: Callable[[], None]) -> None:
        super().__init__(parent)
        self.on = True
        self._repaint = repaint
        self._timer = QTimer(self, interval=BLINK_MS)
        self._timer.timeout.connect(self._toggle)

    def wanted(self, wanted: bool) -> None:
        if wanted != self._timer.isActive():
            self.on = True
            (self._timer.start if wanted else self._timer.stop)()

    def _toggle(self) -> None:
        self.on = not self.on
        self._repaint()
