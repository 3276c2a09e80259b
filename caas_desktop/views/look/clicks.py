"""A double click means the row that its first press hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as _View
else:
    _View = object


class DoubleClicks(_View):
    """Put before an item view's class: remembers what a press hit until the second one comes.

    Qt takes a second press for a first one when another row lies under it. Ours come, go and move
    by themselves, also between the two.
    """

    _first = QPersistentModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._first = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        first, here = self._first, self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not first.isValid() or here == first:
            super().mouseDoubleClickEvent(event)
            return
        self.doubleClicked.emit(first)  # it moved away
        self.activated.emit(first)
