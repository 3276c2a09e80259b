"""Tabs that paint themselves: of documents in the centre, or a line below for docks and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from caas_desktop.views.look import space
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.labels import no_mnemonic, tooltip
from caas_desktop.views.look.paint import badge, badge_width, focus_ring, rounded, text
from caas_desktop.views.look.pixels import ink
from caas_desktop.views.look.status import paint_glyph, status_word
from caas_desktop.views.look.theme import theme

if TYPE_CHECKING:
    from caas_desktop.viewmodels.looks import TabLook

_PAD = 12
_CLOSE = 20
_WIDEST_TEXT = 200
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
           Qt.FocusReason.ShortcutFocusReason)


class Tabs(QTabBar):
    """Shows ``TabLook``s. Documents close by their cross and by the middle button.

    ``tabCloseRequested`` tells both; ``tabBarDoubleClicked`` pins a preview.
    """

    def __init__(self, kind: Literal["doc", "line"] = "doc", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._hovered = -1
        self._pressed_cross = -1
        self._by_key = False  # who clicks knows where the keyboard is: no ring
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMovable(kind == "doc")
        theme.changed.connect(self._restyled)

    def add(self, look: TabLook) -> int:
        """Append a tab; return its index."""
        return self.insert(self.count(), look)

    def insert(self, index: int, look: TabLook) -> int:
        """Put a tab before the one at ``index``; return its index."""
        index = self.insertTab(index, "")
        self._show(index, look)
        return index

    def set_look(self, index: int, look: TabLook) -> None:
        """Change what a tab shows; nothing happens if it is the same."""
        if look != self.look(index):
            self._show(index, look)
            self.update()

    def look(self, index: int) -> TabLook:
        """Return what a tab shows."""
        # Kept by Qt with the tab: widths are asked for while tabs are still on the move.
        found: TabLook = self.tabData(index)
        return found

    def _show(self, index: int, look: TabLook) -> None:
        self.setTabData(index, look)
        self.setTabText(index, no_mnemonic(look.text))  # also takes the new width
        parts = [look.text, status_word(look.status) if look.status else "", look.badge]
        self.setAccessibleTabName(index, ", ".join(part for part in parts if part))
        self.setTabToolTip(index, tooltip(look.text))

    def _restyled(self) -> None:
        # Without a changed text QTabBar keeps the widths of the old font.
        for index in range(self.count()):
            words = self.tabText(index)
            self.setTabText(index, "")
            self.setTabText(index, words)

    def tabSizeHint(self, index: int) -> QSize:
        height = px(space.TAB if self._kind == "doc" else space.DOCK_TAB)
        look = self.tabData(index)
        if look is None:  # asked for from within insertTab
            return QSize(80, height)
        width = min(advance(look.text[:100], "label"), _WIDEST_TEXT) + 2 * _PAD
        width += (px(16) + 5) * bool(look.status or look.icon) + _CLOSE * (self._kind == "doc")
        if look.badge:
            width += badge_width(look.badge) + 6
        return QSize(int(width + 0.999), height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def _cross(self, index: int) -> QRectF:
        rect = QRectF(self.tabRect(index))
        return QRectF(rect.right() - 26, rect.center().y() - 9, 18, 18)

    def _cross_at(self, event: QMouseEvent) -> int:
        index = self.tabAt(event.position().toPoint())
        inside = self._kind == "doc" and index >= 0
        return index if inside and self._cross(index).contains(event.position()) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_cross = -1
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_cross = self._cross_at(event)
        elif event.button() == Qt.MouseButton.MiddleButton and self._kind == "doc":
            self._pressed_cross = self.tabAt(event.position().toPoint())
        if self._pressed_cross < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_cross = self._pressed_cross, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif pressed == self.tabAt(event.position().toPoint()):
            self.tabCloseRequested.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._cross_at(event)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            if rect.intersects(QRectF(event.rect())):
                self._tab(painter, rect, self.look(index), index)
        painter.end()

    def _tab(self, p: QPainter, rect: QRectF, look: TabLook, index: int) -> None:
        chosen = index == self.currentIndex()
        if self._kind == "doc":
            self._document(p, rect, chosen, index)
        elif chosen:
            line = QRectF(rect.left() + 8, rect.bottom() - 2, rect.width() - 16, 2)
            rounded(p, line, 1, "focus")
        x, middle = rect.left() + _PAD, rect.center().y()
        if look.status:
            paint_glyph(p, x, round(middle - px(14) / 2), look.status, px(14))
        elif look.icon:
            colour, side = "text2" if chosen else "text3", px(16)
            paint_icon(p, x, round(middle - side / 2), look.icon, side, colour)
        x += (px(16) + 5) * bool(look.status or look.icon)
        width = min(advance(look.text[:100], "label"), _WIDEST_TEXT) + 2
        room = QRectF(x, rect.top(), width, rect.height())
        colour = "text" if chosen else "text2"
        text(p, room, look.text, colour, "label", italic=look.preview)
        if look.badge:
            right = x + width + 4 + badge_width(look.badge)
            badge(p, right, middle, look.badge, look.badge_colour)
        if chosen and self._by_key and self.hasFocus():
            focus_ring(p, rect.adjusted(3, 4, -3, -4), space.RADIUS_CHIP)

    def _document(self, p: QPainter, rect: QRectF, chosen: bool, index: int) -> None:
        if chosen:
            p.fillRect(rect, ink("canvas"))
            p.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), ink("accent"))
        inset = 0 if chosen else 8
        edge = QRectF(rect.right() - 1, rect.top() + inset, 1, rect.height() - 2 * inset)
        p.fillRect(edge, ink("border"))
        cross = self._cross(index)
        if self._hovered == index:
            rounded(p, cross, space.RADIUS_BADGE, "pressed")
        colour = "text2" if chosen or self._hovered == index else "text3"
        paint_icon(p, cross.left() + 3, cross.top() + 3, "close", 12, colour)
