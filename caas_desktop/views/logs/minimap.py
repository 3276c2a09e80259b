"""A strip beside the log: where errors, hits and marks are, and which part is on screen."""
from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from caas_desktop.operations.distinct import distinct
from caas_desktop.operations.logs.search import Rows as Numbers
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.pixels import ink, tint

WIDTH = 12
# Counting millions of lines into pixels takes milliseconds: not at every change.
EVERY_MS = 250


class Minimap(QWidget):
    """``layers`` are drawn one over the other: rows of lines, and the colour's role."""

    jumped = Signal(float)
    """The user pointed at a place, as a share of the whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Errors, hits and marks in the log"))
        self._layers: list[tuple[Numbers, str]] = []
        self._count = 0
        self._window = (0.0, 0.0)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(EVERY_MS)
        self._due.timeout.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 80)

    def show_layers(self, layers: list[tuple[Numbers, str]], count: int) -> None:
        """Take ascending rows of ``count`` for each layer; painted within a quarter second."""
        self._layers, self._count = layers, count
        if not self._due.isActive():
            self._due.start()

    def show_window(self, first: float, last: float) -> None:
        """Take the part on screen, as shares of the whole."""
        window = (first, last)
        if window != self._window:
            self._window = window
            if not self._due.isActive():
                self._due.start(1000 // 30)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._jump(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event)

    def _jump(self, event: QMouseEvent) -> None:
        self.jumped.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        height = self.height()
        p.fillRect(self.rect(), ink("sunken"))
        p.fillRect(QRectF(0, 0, 1, height), ink("border"))
        first, last = self._window
        if last - first < 1.0:
            tall = max(6.0, (last - first) * height)
            top = min(first * height, height - tall)
            p.fillRect(QRectF(1, top, WIDTH - 1, tall), tint("text3", 0.28))
        for rows, role in self._layers:
            if len(rows) and self._count:
                colour = ink(role)
                for y in distinct(rows * (height - 2) // self._count).tolist():
                    p.fillRect(QRectF(3, y, WIDTH - 5, 2), colour)
        p.end()
