"""Only the rows that tell of it are painted anew when keyboard or window come or go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QFocusEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as _View
else:
    _View = object


class ChosenRows(_View):
    """Put before an item view's class whose selection and ring alone show where the keyboard is.

    Qt paints every row anew, behind each dialog that opens and once more when it closes: both
    QAbstractItemView and QWidget update themselves, and do nothing else that is of use here. The
    view does so a second time, when its window is no longer, or again, the one in front.
    """

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate):
            self._update_chosen()
            return False
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.currentIndex().isValid():
            self._update_chosen()
        else:
            super().focusInEvent(event)  # it looks for a row to stand on

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._update_chosen()

    def _update_chosen(self) -> None:
        if self.model() is None:
            return
        shown, current = self.viewport(), self.visualRect(self.currentIndex())
        shown.update(QRect(0, current.top(), shown.width(), current.height()))
        shown.update(self.visualRegionForSelection(self.selectionModel().selection()))
