"""The list of sessions beside the terminals: name, host by colour, what goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.labels import environment_word, tooltip
from caas_desktop.views.look.paint import badge, focus_ring, rounded, stripe, text
from caas_desktop.views.terminal.pane import TerminalPane

WIDTH, ROW = 190, 38
_PANE = Qt.ItemDataRole.UserRole


class SessionList(QListWidget):
    """Every session of every tab; a click goes there, F2 and a double click rename."""

    picked = Signal(object)  # TerminalPane
    rename_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(px(WIDTH))
        self.itemClicked.connect(lambda item: self.picked.emit(item.data(_PANE)))
        self.itemActivated.connect(lambda item: self.picked.emit(item.data(_PANE)))
        self.itemDoubleClicked.connect(lambda item: self.rename_asked.emit(item.data(_PANE)))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Terminal sessions"))

    def show_panes(self, panes: Sequence[TerminalPane], current: TerminalPane | None) -> None:
        """List these; the current one is selected."""
        if [self.item(n).data(_PANE) for n in range(self.count())] != list(panes):
            self.clear()
            for pane in panes:
                item = QListWidgetItem(self)
                item.setData(_PANE, pane)
        for n, pane in enumerate(panes):
            words = describe(pane)
            self.item(n).setText(words)
            self.item(n).setToolTip(tooltip(words))
            if pane is current:
                self.setCurrentRow(n)
        self.viewport().update()


class _Rows(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(WIDTH), px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        pane: TerminalPane = index.data(_PANE)
        rect, state = QRectF(option.rect), option.state
        painter.save()
        inner = rect.adjusted(4, 1, -4, -1)
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, inner, 5, "selection")
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, inner, 5, "hover")
        stripe(painter, inner.left() + 4, inner.center().y(), pane.subject.environment,
               inner.height() - 10)
        right = inner.right() - 8
        for words, colour in marks(pane):
            right -= badge(painter, right, inner.top() + px(12), words, colour) + 4
        left = inner.left() + 14
        paint_icon(painter, left, inner.top() + px(5), "terminal" if pane.running else "stop",
                   px(13), "text2" if pane.running else "text3")
        line = QRectF(left + px(18), inner.top() + 2, right - left - px(18), px(17))
        text(painter, line, pane.name, "text" if pane.running else "text3", "label")
        line.translate(0, px(16))
        line.setRight(inner.right() - 6)
        production = pane.subject.environment == "production"
        text(painter, line, pane.subject.host, "unhealthy" if production else "text2", "caption")
        view = self.parent()
        if state & QStyle.StateFlag.State_Selected and isinstance(view, QWidget) and (
                view.hasFocus()):
            focus_ring(painter, inner, 5)
        painter.restore()


def marks(pane: TerminalPane) -> list[tuple[str, str]]:
    """Return what is to be noticed about a session, as words and colours."""
    found = []
    if pane.recording:
        found.append((tr("REC"), "unhealthy"))
    if pane.broadcasting:
        found.append((tr("ALL"), "restarting"))
    if pane.rang:
        found.append((tr("BELL"), "restarting"))
    return found


def describe(pane: TerminalPane) -> str:
    """Return a session in one line, as a screen reader says it."""
    environment = environment_word(pane.subject.environment)
    parts = [pane.name, pane.subject.host, environment, *(words for words, _ in marks(pane))]
    if not pane.running:
        parts.append(tr("Ended"))
    return ", ".join(part for part in parts if part)
