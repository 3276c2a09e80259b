"""Paints log lines: columns at the left, then the text with colours, hits and selection."""
from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from caas_desktop.operations.logs.breaks import read_note
from caas_desktop.operations.logs.lines import MARKER, SPLIT, Level
from caas_desktop.views.logs.cells import Laid
from caas_desktop.views.logs.columns import BAR, GUTTER, LEVEL_CELLS, Columns, Shown
from caas_desktop.views.logs.text_row import TextRow, plain_font
from caas_desktop.views.logs.times import delta_text, time_text
from caas_desktop.views.look.fonts import font, metrics
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.pixels import ink, tint
from caas_desktop.views.look.tokens import Theme

FOLD = 12
"""So far before the text stands the sign that opens a line's fields."""
RIGHT = 6
GAP_ROLES = ((60 * 10**9, "restarting"), (10**9, "text"))
"""Colours of times since the line above, from so many nanoseconds on."""
LEVEL_ROLES = {
    Level.TRACE: "text3", Level.DEBUG: "text3", Level.INFO: "text3", Level.WARN: "restarting",
    Level.ERROR: "unhealthy",
}


def paint_line(p: QPainter, shown: Shown, columns: Columns, y: float, width: float,
               bottom: float, scroll: float, wrap_columns: int) -> None:
    """Paint one line, in one row or wrapped, with its top at ``y``.

    Args:
        bottom: The lower edge of what is on screen.
        scroll: Pixels by which the text is moved to the left.
        wrap_columns: Cells per row, 0 for no wrapping.
    """
    laid = shown.laid
    breaks = laid.breaks(wrap_columns)
    height = columns.line * len(breaks)
    _ground(p, shown, QRectF(0, y, width, height))
    if laid.line.flags & MARKER:
        if read_note(laid.line.text)[2] is None:  # of one container, not of its host
            _name(p, shown, columns, y, columns.line)
        _note(p, laid, columns, y, width)
        return
    _head(p, shown, columns, y, height)
    p.save()
    p.setClipRect(QRectF(columns.text_x, y, width - columns.text_x, height))
    first = max(0, int(-y // columns.line))
    last = int((bottom - y) // columns.line) + 1
    for row in range(first, min(last, len(breaks))):
        begin = breaks[row]
        end = breaks[row + 1] if row + 1 < len(breaks) else len(laid.text)
        origin = columns.text_x - scroll - laid.cell(begin) * columns.cell
        top = y + row * columns.line
        if row + 1 < len(breaks) and laid.text[end - 1] == "\n":
            end -= 1
        if not wrap_columns:  # of a long line only what is on screen
            left = laid.cell(begin) + scroll / columns.cell
            begin, end = (max(begin, laid.index(left) - 2),
                          min(end, laid.index(left + width / columns.cell) + 2))
        TextRow(p, shown, columns, origin, top, begin, end).paint()
    if laid.line.flags & SPLIT:
        p.setPen(ink("text3"))
        p.drawText(QPointF(columns.text_x - scroll + laid.cells * columns.cell,
                           y + columns.ascent), " ↩")
    p.restore()


def _ground(p: QPainter, shown: Shown, rect: QRectF) -> None:
    if shown.whole_selected:
        p.fillRect(rect, ink("selection"))
    elif shown.cursor:
        p.fillRect(rect, ink("hover"))
    if shown.laid.level >= Level.ERROR:
        p.fillRect(rect, tint("unhealthy", Theme.current().error_row_alpha))


def _note(p: QPainter, laid: Laid, columns: Columns, y: float, width: float) -> None:
    """A note of ours between two hairlines, unlike any line of a container."""
    p.setFont(font("caption"))
    middle = y + columns.line / 2
    measure = metrics("caption")
    words = measure.horizontalAdvance(laid.text)
    left = max(columns.text_x, GUTTER)
    p.setPen(ink("border_strong"))
    begin = (columns.name_x + columns.names * columns.cell + 8) if columns.names else GUTTER
    p.drawLine(QPointF(begin, round(middle) + 0.5), QPointF(left - 8, round(middle) + 0.5))
    p.drawLine(QPointF(left + words + 8, round(middle) + 0.5),
               QPointF(width - RIGHT, round(middle) + 0.5))
    p.setPen(ink("text3"))
    p.drawText(QPointF(left, middle + (measure.ascent() - measure.descent()) / 2), laid.text)
    p.setFont(plain_font())


def _name(p: QPainter, shown: Shown, columns: Columns, y: float, height: float) -> None:
    if columns.bars:
        colour = QColor(shown.colour)
        p.fillRect(QRectF(GUTTER, y, BAR, height), colour)
        if not columns.names:
            return
        p.setPen(colour)
        name = shown.name
        if len(name) > columns.names:
            name = "…" + name[-(columns.names - 1):]  # replicas differ at the end
        p.drawText(QPointF(columns.name_x, y + columns.ascent), name)


def _time(shown: Shown, columns: Columns) -> tuple[str, str]:
    """Return the words of the time column and the role of their colour: a long silence shows."""
    ts, before = shown.laid.line.ts, shown.before
    if columns.times != "delta":
        return time_text(ts, columns.times), "text3"
    gap = ts - before if before else 0
    role = next((role for least, role in GAP_ROLES if gap >= least), "text3")
    return delta_text(ts, before), role


def _head(p: QPainter, shown: Shown, columns: Columns, y: float, height: float) -> None:
    base = y + columns.ascent
    if shown.laid.shape is not None:
        sign = "chevron-down" if len(shown.laid.shape.rows) > 1 else "chevron-right"
        paint_icon(p, columns.text_x - FOLD, y + (columns.line - 10) / 2, sign, 10, "text3")
    if shown.marked:
        paint_icon(p, 3, y + (columns.line - 12) / 2, "bookmark-filled", 12, "accent_text")
    _name(p, shown, columns, y, height)
    if columns.times != "off":
        words, role = _time(shown, columns)
        p.setPen(ink(role))
        p.drawText(QPointF(columns.time_x, base), words)
    level = shown.laid.level
    if level is Level.FATAL:
        wide = LEVEL_CELLS * columns.cell
        p.fillRect(QRectF(columns.level_x - 3, y + 1, wide + 6, columns.line - 2),
                   ink("danger_fill"))
        p.setPen(QColor("#FFFFFF"))
        p.drawText(QPointF(columns.level_x, base), level.name)
    elif level:
        p.setPen(ink(LEVEL_ROLES[level]))
        p.drawText(QPointF(columns.level_x, base), level.name)
