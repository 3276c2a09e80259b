"""Column heads: quiet captions, an arrow on the sorted one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from caas_desktop.views.look import space
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.paint import LEFT, RIGHT, text
from caas_desktop.views.look.pixels import ink

_PAD = 10


class ListHeader(QHeaderView):
    """Paints itself; a column whose head aligns right (``TextAlignmentRole``) is one of numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(30)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(space.TABLE_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.fillRect(rect, ink("canvas"))
        role = Qt.ItemDataRole
        title = self.model().headerData(logicalIndex, self.orientation(), role.DisplayRole)
        if not title:
            return
        align = self.model().headerData(logicalIndex, self.orientation(), role.TextAlignmentRole)
        right = bool(int(align or 0) & int(Qt.AlignmentFlag.AlignRight))
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        room = QRectF(rect).adjusted(_PAD, 0, -_PAD, 0)
        text(
            painter, room, title, "text" if sorted_by else "text3", "tag", RIGHT if right else LEFT
        )
        if sorted_by:
            rising = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            offset = advance(title, "tag") + 4
            x = room.right() - offset - 11 if right else room.left() + offset
            name = "arrow-up" if rising else "arrow-down"
            paint_icon(painter, round(x), rect.center().y() - 5, name, 11, "accent_text")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        rest = QRect(self.length() - self.offset(), 0, self.width(), self.height())
        painter.fillRect(rest, ink("canvas"))
        painter.setPen(ink("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
