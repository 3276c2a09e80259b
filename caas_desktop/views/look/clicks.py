"""A double click means the row that its first press hit."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView


class DoubleClicks:
    """Remembers what a press hit until the second one comes.

    Qt takes a second press for a first one when another row lies under it. Ours come, go and move
    by themselves, also between the two.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        self._first = QPersistentModelIndex()

    def press(self, event: QMouseEvent) -> None:
        """Note what the first press hits."""
        self._first = QPersistentModelIndex(self._view.indexAt(event.position().toPoint()))

    def opened(self, event: QMouseEvent) -> bool:
        """Open what was hit if it moved away since; False: it is still there, or gone for good."""
        first, here = self._first, self._view.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not first.isValid() or here == first:
            return False
        self._view.doubleClicked.emit(first)
        self._view.activated.emit(first)
        return True
