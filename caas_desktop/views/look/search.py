"""Fields to search and filter, with a sign and their keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.paint import CENTRE, outline, rounded, text
from caas_desktop.views.look.space import RADIUS_BADGE


class SearchField(QLineEdit):
    """A field with a leading sign and, while empty, its shortcut at the right.

    Esc clears it; Esc in an empty field emits ``left``: the view behind takes the keyboard.
    Down emits ``below``: its rows are meant.
    """

    left = Signal()
    below = Signal()

    def __init__(self, hint: str, keys: str = "", icon_name: str = "search") -> None:
        super().__init__()
        self._keys = keys
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        sign = self.addAction(icon(icon_name, "text3"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(hint)
        clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if clear is not None:
            clear.setText(tr("Clear"))
        dress(self, "body")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.below.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._keys or self.text():
            return
        painter = QPainter(self)
        width, height = advance(self._keys, "caption") + 12, px(18)
        box = QRectF(self.width() - width - 6, (self.height() - height) / 2, width, height)
        rounded(painter, box, RADIUS_BADGE, "raised")
        outline(painter, box, RADIUS_BADGE, "border_strong")
        text(painter, box, self._keys, "text3", "caption", CENTRE)
        painter.end()
