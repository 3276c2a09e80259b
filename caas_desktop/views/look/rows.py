"""Paints the cells of lists: one data() call a cell, no style calls, everything cached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from caas_desktop.viewmodels.looks import (
    CELL_ROLE,
    CellBar,
    CellCheck,
    CellHost,
    CellLoad,
    CellStatus,
    CellText,
    CellTwoLine,
)
from caas_desktop.views.look import space
from caas_desktop.views.look.fonts import advance, metrics, px
from caas_desktop.views.look.paint import (
    ANTIALIASING,
    LEFT,
    RIGHT,
    bar,
    chip,
    sparkline,
    stripe,
    text,
)
from caas_desktop.views.look.pixels import fill, ink, tint
from caas_desktop.views.look.status import known
from caas_desktop.views.look.tokens import load_role

Index = QModelIndex | QPersistentModelIndex
_PAD = 10
_SELECTED = QStyle.StateFlag.State_Selected.value
_ACTIVE = QStyle.StateFlag.State_Active.value
_DASH = "–"
_SPARK_HEIGHT = 18


class ListRows(QStyledItemDelegate):
    """Paints what ``index.data(CELL_ROLE)`` tells, on two lines or, in compact rows, on one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compact = False
        self.hovered_row = -1
        self._painters: dict[type, Callable[[QPainter, QRectF, Any, str], None]] = {
            CellCheck: self._check,
            CellTwoLine: self._two_lines,
            CellStatus: self._status,
            CellText: self._text,
            CellHost: self._host,
            CellLoad: self._load,
            CellBar: self._bar,
        }

    def row_height(self) -> int:
        """Return the one height of all rows."""
        return px(space.LIST_ROW_COMPACT if self.compact else space.LIST_ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: Any = option
        # Asked directly: on the way through Qt the answer costs as much again.
        cell, rect, state = index.model().data(index, CELL_ROLE), view.rect, view.state.value
        selected = bool(state & _SELECTED)
        stale = getattr(cell, "stale", False)
        if selected:
            active = state & _ACTIVE and self._has_focus()
            painter.fillRect(rect, ink("selection" if active else "selection_idle"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, ink("hover"))
        elif stale:
            painter.fillRect(rect, tint("pressed", 0.25))
        painter.setRenderHint(ANTIALIASING, False)
        painter.setPen(ink("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        draw = self._painters.get(type(cell))
        if draw is not None:
            # text3 is too weak on a selection.
            dim = "text2" if selected or index.row() == self.hovered_row else "text3"
            self._selected = selected
            draw(painter, QRectF(rect), cell, dim)

    def _has_focus(self) -> bool:
        view = self.parent()
        return isinstance(view, QWidget) and view.hasFocus()

    def _check(self, p: QPainter, r: QRectF, cell: CellCheck, dim: str) -> None:
        paint_box(p, r.center(), self._selected)

    def _two_lines(self, p: QPainter, r: QRectF, cell: CellTwoLine, dim: str) -> None:
        low_role = "mono_caption" if cell.mono else "caption"
        colour = dim if cell.stale else "text"
        if self.compact:
            room = r.adjusted(_PAD, 0, -8, 0)
            text(p, room, cell.title, colour, "label", italic=cell.stale)
            left = room.left() + advance(cell.title[:200], "label") + 10
            if cell.subtitle and left < room.right() - 40:
                room.setLeft(left)
                text(p, room, cell.subtitle, dim, low_role)
            return
        if not cell.subtitle:
            text(p, r.adjusted(_PAD, 0, -8, 0), cell.title, colour, "label", italic=cell.stale)
            return
        upper, lower = metrics("label").height(), metrics(low_role).height()
        top = r.center().y() - (upper + lower) / 2 + 0.5
        width = r.width() - _PAD - 8
        upper_line = QRectF(r.left() + _PAD, top, width, upper)
        text(p, upper_line, cell.title, colour, "label", italic=cell.stale)
        text(p, QRectF(r.left() + _PAD, top + upper, width, lower), cell.subtitle, dim, low_role)

    def _status(self, p: QPainter, r: QRectF, cell: CellStatus, dim: str) -> None:
        status = "stale" if cell.stale else known(cell.status)
        width = chip(p, r.left() + _PAD, r.center().y(), cell.word, status, status)
        if cell.note:
            text(p, r.adjusted(width + 17, 0, -4, 0), cell.note, dim, "caption")

    def _text(self, p: QPainter, r: QRectF, cell: CellText, dim: str) -> None:
        colour = dim if cell.stale or cell.colour == "text3" else cell.colour
        room = r.adjusted(_PAD, 0, -_PAD, 0)
        role = "mono_caption" if cell.mono and cell.text else "small"
        for box in hit_boxes(cell, room, role):
            p.fillRect(box, ink("hit"))
        text(
            p,
            room,
            cell.text or _DASH,
            colour if cell.text else dim,
            role,
            RIGHT if cell.right else LEFT,
            cell.stale,
        )

    def _host(self, p: QPainter, r: QRectF, cell: CellHost, dim: str) -> None:
        if cell.environment:
            stripe(p, r.left() + _PAD, r.center().y(), cell.environment)
        room = r.adjusted(_PAD + 9, 0, -_PAD, 0)
        text(p, room, cell.text, dim if cell.stale else "text2", "small", italic=cell.stale)

    def _load(self, p: QPainter, r: QRectF, cell: CellLoad, dim: str) -> None:
        room = r.adjusted(_PAD, 0, -_PAD, 0)
        if not cell.text:
            text(p, room, _DASH, dim, "small", RIGHT)
            return
        value = max(advance("000.0 %", "small"), advance(cell.text, "small"))
        width = int(room.width() - value - 8)
        if cell.samples and width >= 24:
            height = min(_SPARK_HEIGHT, int(r.height()) - 6)
            colour = "disabled" if cell.stale else load_role(cell.fraction or 0.0)
            picture = sparkline(cell.samples, colour, width, height, _ratio(p))
            p.drawPixmap(QPointF(room.left(), round(r.center().y() - height / 2)), picture)
        text(p, room, cell.text, dim if cell.stale else "text", "small", RIGHT)

    def _bar(self, p: QPainter, r: QRectF, cell: CellBar, dim: str) -> None:
        room = r.adjusted(_PAD, 0, -_PAD, 0)
        colour = dim if cell.stale else "text"
        if cell.fraction is None or not cell.text:
            text(p, room, cell.text or _DASH, colour if cell.text else dim, "small", RIGHT)
            return
        middle = r.center().y()
        line = QRectF(
            room.left(), middle - px(14 if not self.compact else 12), room.width(), px(16)
        )
        share = f"{cell.fraction:.0%}"
        text(p, line, cell.text, colour, "small", RIGHT)
        if advance(cell.text, "small") + advance(share, "caption") + 8 <= room.width():
            text(p, line, share, dim, "caption")
        role = "disabled" if cell.stale else load_role(cell.fraction)
        low = line.bottom() + (4 if not self.compact else 1)
        bar(p, QRectF(room.left(), round(low), room.width(), 3), cell.fraction, role)


def hit_boxes(cell: CellText, room: QRectF, role: str) -> list[QRectF]:
    """Return where the hits of a text stand that begins at the left of ``room``."""
    measure = metrics(role)
    top, height = room.center().y() - measure.height() / 2, measure.height()
    found = []
    for first, last in cell.hits:
        left = room.left() + measure.horizontalAdvance(cell.text[:first])
        if left >= room.right():
            break
        right = room.left() + measure.horizontalAdvance(cell.text[:last])
        found.append(QRectF(left, top, min(right, room.right()) - left, height))
    return found


def paint_box(p: QPainter, centre: QPointF, checked: bool) -> None:
    """Paint a check box of 15 px."""
    box = QRectF(round(centre.x() - 7.5) + 0.5, round(centre.y() - 7.5) + 0.5, 14, 14)
    p.setRenderHint(ANTIALIASING)
    p.setPen(Qt.PenStyle.NoPen if checked else QPen(ink("text3"), 1.0))
    p.setBrush(fill("accent" if checked else "sunken"))
    p.drawRoundedRect(box, 4, 4)
    if checked:
        pen = QPen(Qt.GlobalColor.white, 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        p.setPen(pen)
        corner = box.topLeft()
        p.drawPolyline([corner + QPointF(*at) for at in ((3.5, 7.3), (6, 9.8), (10.5, 4.5))])


def _ratio(p: QPainter) -> float:
    device = p.device()
    return device.devicePixelRatio() if device else 1.0
