"""What clicks and menu keys mean in views of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

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


class RowMenus(_View):
    """Put before an item view's class: says where the menu opens that is asked for on a row.

    That is at the mouse, and by keyboard (Menu, Shift+F10) below the row at the cursor, which
    ``customContextMenuRequested`` tells in coordinates of the viewport.
    """

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.customContextMenuRequested.emit(self._below_row() if by_keyboard else event.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and (
                event.modifiers() == Qt.KeyboardModifier.ShiftModifier):
            self.customContextMenuRequested.emit(self._below_row())
        else:
            super().keyPressEvent(event)

    def _below_row(self) -> QPoint:
        index, seen = self.currentIndex(), self.viewport().rect()
        if not index.isValid():
            return seen.topLeft()
        row = self.visualRect(index)
        return QPoint(max(seen.left(), row.left()),
                      min(max(seen.top(), row.bottom()), seen.bottom()))
