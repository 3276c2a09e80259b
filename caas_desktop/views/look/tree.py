"""The navigator: a tree that paints its rows itself, one Python call a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from caas_desktop.viewmodels.looks import NODE_ROLE, NodeLook
from caas_desktop.views.look import space
from caas_desktop.views.look.chosen_rows import ChosenRows
from caas_desktop.views.look.clicks import DoubleClicks, RowMenus
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.look.paint import (
    RIGHT,
    badge,
    badge_width,
    focus_ring,
    rounded,
    stripe,
    text,
)
from caas_desktop.views.look.status import paint_glyph
from caas_desktop.views.look.theme import theme

Index = QModelIndex | QPersistentModelIndex
_INDENT = 14
_SMALLEST_NAME = 60
_LONGEST_BADGE = 24


class TreeRows(QStyledItemDelegate):
    """Gives all rows one height; ``NavigatorTree`` paints them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, px(space.TREE_ROW))


class NavigatorTree(ChosenRows, DoubleClicks, RowMenus, QTreeView):
    """Paints ``index.data(NODE_ROLE)``; selection and hover run the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = QPersistentModelIndex()
        self.setItemDelegate(TreeRows(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(px(_INDENT))
        # Roots are section heads, so what has a caret is always indented.
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("navigator")  # the style sheet keeps 8 px free at the left
        dress(self, "body", ground="chrome")
        self.entered.connect(self._hover)
        theme.changed.connect(self._restyled)

    def _restyled(self) -> None:
        self.setIndentation(px(_INDENT))
        self.doItemsLayout()

    def _hover(self, index: QModelIndex | None) -> None:
        before = self._hovered
        self._hovered = QPersistentModelIndex(index) if index else QPersistentModelIndex()
        for one in (before, self._hovered):
            if one.isValid():
                self._update_row(one)

    def _update_row(self, index: Index) -> None:
        """Paint one row, over the whole width."""
        row = self.visualRect(index)
        self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            node = self.indexAt(event.pos()).data(NODE_ROLE)
            words = (node.text, node.note, node.tip) if isinstance(node, NodeLook) else ()
            QToolTip.showText(event.globalPos(), tooltip("\n".join(filter(None, words))), self)
            return True
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self._stand_below_headings()
        super().focusInEvent(event)

    def _stand_below_headings(self) -> None:
        """Qt would put the cursor on the first row, which is a heading."""
        index = self.model().index(0, 0)
        while isinstance(node := index.data(NODE_ROLE), NodeLook) and node.section:
            index = self.indexBelow(index)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NODE_ROLE)
        if not isinstance(node, NodeLook):
            return
        option: Any = options
        row = QRect(option.rect)
        row.setLeft(0)
        row.setRight(self.viewport().width() - 1)
        if node.section:
            self._section(painter, row, index, node)
            return
        strong = self._ground(painter, row, index)
        dim = "text2" if strong else "text3"  # text3 is too weak on a selection
        # visualRect starts behind the indentation.
        x = self.visualRect(index).left()
        middle = row.center().y() + 0.5
        if self.model().hasChildren(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            side = px(12)
            paint_icon(painter, x - side + 3, round(middle - side / 2), name, side, "text3")
        left = x + 8 + px(16)
        self._sign(painter, x, middle, node)
        right = self._right_side(painter, row.right() - 14, left, middle, row, node, dim)
        self._words(painter, QRectF(left, row.top(), right - left - 4, row.height()), node, dim)

    def _section(self, p: QPainter, row: QRect, index: Index, node: NodeLook) -> None:
        lower = QRectF(4, row.top() + 5, row.width() - 40, row.height() - 5)
        text(p, lower, node.text, "text3", "tag")
        if not self.isExpanded(index) and self.model().hasChildren(index):
            paint_icon(p, row.right() - 26, lower.center().y() - 5, "chevron-right", 11, "text3")
        if index == self.currentIndex() and self.hasFocus():
            focus_ring(p, QRectF(row).adjusted(1, 2, -6, -1), space.RADIUS_CHIP)

    def _ground(self, p: QPainter, row: QRect, index: Index) -> bool:
        """Paint selection, hover and ring; return whether the row has a ground of its own."""
        chosen = self.selectionModel().isSelected(index)
        body = QRectF(row).adjusted(1, 1, -6, -1)
        if chosen:
            rounded(p, body, space.RADIUS_CHIP, "selection")
        elif index == self._hovered:
            rounded(p, body, space.RADIUS_CHIP, "hover")
        if self.hasFocus() and index == self.currentIndex():
            focus_ring(p, body, space.RADIUS_CHIP)
        return chosen or index == self._hovered

    def _sign(self, p: QPainter, x: float, middle: float, node: NodeLook) -> None:
        if node.stripe:
            # At the edge, clear of the caret: the eye runs down the environments.
            stripe(p, 0, middle, node.stripe, 17)
        if node.status:
            # A host in trouble keeps its sign; of last known content only the age counts.
            own = not node.stale or node.status in ("unhealthy", "starting")
            status, side = node.status if own else "stale", px(14)
            paint_glyph(p, x + 4, round(middle - side / 2), status, side)
        elif node.icon:
            colour, side = "text3" if node.stale else "text2", px(16)
            paint_icon(p, x + 3, round(middle - side / 2), node.icon, side, colour)

    def _right_side(
        self,
        p: QPainter,
        right: float,
        left: float,
        middle: float,
        row: QRect,
        node: NodeLook,
        dim: str,
    ) -> float:
        """Paint count and badges from the right; return where they begin.

        Badges that would leave no room for a name are left out.
        """
        if node.count:
            room = QRectF(right - 60, row.top(), 60, row.height())
            text(p, room, node.count, dim, "caption", RIGHT)
            right -= advance(node.count, "caption") + 8
        for words, colour in reversed(node.badges):
            short = words[:_LONGEST_BADGE]
            if right - badge_width(short) < left + _SMALLEST_NAME:
                break
            right -= badge(p, right, middle, short, colour) + 4
        return right

    def _words(self, p: QPainter, room: QRectF, node: NodeLook, dim: str) -> None:
        text(p, room, node.text, dim if node.stale else "text", "body", italic=node.stale)
        if node.note:
            room.setLeft(room.left() + advance(node.text[:200], "body") + 7)
            if room.width() > 16:
                text(p, room, node.note, dim, "caption")
