"""A QIcon whose pictures are made when they are painted, so that it follows the theme by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

# Size in logical pixels, mode, state and device ratio to picture.
Draw = Callable[[int, QIcon.Mode, QIcon.State, float], QPixmap]


class PictureEngine(QIconEngine):
    """Asks a function for the picture whenever Qt wants one."""

    def __init__(self, name: str, draw: Draw) -> None:
        super().__init__()
        self._name, self._draw = name, draw

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        device = painter.device()
        picture = self._draw(side, mode, state, device.devicePixelRatio() if device else 1.0)
        painter.drawPixmap(
            rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, picture
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Qt 6.8 and later ask in logical pixels here, earlier ones did in device pixels.
        return self._draw(max(min(size.width(), size.height()), 1), mode, state, scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def clone(self) -> QIconEngine:
        return PictureEngine(self._name, self._draw)

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False
