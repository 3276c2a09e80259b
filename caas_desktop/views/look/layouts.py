"""Rows and columns in one expression, and rows that go on below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QVBoxLayout,
    QWidget,
)

Part = QWidget | QLayout | int
Padding = tuple[int, int, int, int]


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], spacing: int, padding: Padding) -> None:
    layout.setContentsMargins(*padding)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addSpacing(part) if part else layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def row(
    *parts: Part,
    spacing: int = 8,
    padding: Padding = (0, 0, 0, 0),
    owner: QWidget | None = None,
) -> QHBoxLayout:
    """Lay parts out from left to right: widgets, layouts, a gap in pixels, 0 for a stretch."""
    layout = QHBoxLayout(owner) if owner else QHBoxLayout()
    _fill(layout, parts, spacing, padding)
    return layout


def column(
    *parts: Part,
    spacing: int = 8,
    padding: Padding = (0, 0, 0, 0),
    owner: QWidget | None = None,
) -> QVBoxLayout:
    """Lay parts out from top to bottom: widgets, layouts, a gap in pixels, 0 for a stretch."""
    layout = QVBoxLayout(owner) if owner else QVBoxLayout()
    _fill(layout, parts, spacing, padding)
    return layout


class Flow(QLayout):
    """Lays parts out from left to right, and on below where the width ends."""

    def __init__(self, owner: QWidget, spacing: int) -> None:
        super().__init__(owner)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self._place(room, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        return QSize(sum(one.width() for one in sizes) + gaps,
                     max((one.height() for one in sizes), default=0))

    def minimumSize(self) -> QSize:
        smallest = QSize()
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _place(self, room: QRect, *, move: bool) -> int:
        """Give each part its place if ``move``; returns the height that all need."""
        x, y, high = room.x(), room.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > room.x() and x + size.width() > room.x() + room.width():
                x, y, high = room.x(), y + high + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, high = x + size.width() + self.spacing(), max(high, size.height())
        return y + high - room.y()
