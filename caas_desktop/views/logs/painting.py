"""Paints log lines: columns at the left, then the text with colours, hits and selection."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from caas_desktop.operations.logs.lines import MARKER, SPLIT, Level
from caas_desktop.operations.logs.text import PLAIN, Style
from caas_desktop.views.logs.cells import Laid
from caas_desktop.views.look.fonts import font, metrics, px
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.pixels import ink, tint
from caas_desktop.views.look.space import LOG_LINE
from caas_desktop.views.look.tokens import Theme

GUTTER = 18
BAR = 3
NAME_MAX, FULL_NAME_MAX = 16, 48
TIME_CELLS = len("12:03:27.118")
LEVEL_CELLS = len("ERROR")
GAP = 14
FOLD = 12
"""So far before the text stands the sign that opens a line's fields."""
RIGHT = 6
TINT = 0.34
_CUBE = (0, 95, 135, 175, 215, 255)
LEVEL_ROLES = {
    Level.TRACE: "text3", Level.DEBUG: "text3", Level.INFO: "text3", Level.WARN: "restarting",
    Level.ERROR: "unhealthy",
}

Times = str
"""Which time to show: "local", "utc", "delta" (since the line above) or "off"."""


@dataclass(slots=True)
class Columns:
    """What stands before the text and how wide it is, in logical pixels."""

    cell: float
    ascent: float
    line: int
    names: int = 0  # cells; 0: no names
    bars: bool = False  # the sources' colours
    times: Times = "local"
    name_x: float = 0.0
    time_x: float = 0.0
    level_x: float = 0.0
    text_x: float = 0.0

    @classmethod
    def of(cls, names: int, times: Times, bars: bool = False) -> Columns:
        """Measure with the log's font of this moment."""
        measure = metrics("mono")
        line = max(px(LOG_LINE), round(measure.height()))
        made = cls(measure.horizontalAdvance("0"), measure.ascent(), line,
                   names, bars, times)
        made.ascent = (line - measure.height()) / 2 + measure.ascent()
        x = float(GUTTER)
        if bars:
            made.name_x = x = x + BAR + 6
            x += names * made.cell + GAP if names else 0
        if times != "off":
            made.time_x = x
            x += TIME_CELLS * made.cell + GAP
        made.level_x = x
        made.text_x = x + LEVEL_CELLS * made.cell + GAP
        return made


@dataclass(slots=True)
class Shown:
    """How one line is to be shown."""

    laid: Laid
    name: str = ""
    colour: str = ""
    marked: bool = False
    cursor: bool = False
    current_hit: bool = False
    selected: tuple[int, int] | None = None
    whole_selected: bool = False
    hits: list[tuple[int, int]] = field(default_factory=list)
    tints: list[tuple[int, int, int]] = field(default_factory=list)
    """What a highlight set marks: begin, end, number of the series colour."""
    before: int = 0
    """Time of the line above, 0 if there is none."""


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
        _text(p, shown, columns, origin, top, begin, end)
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
    p.setFont(font("mono"))


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


def _head(p: QPainter, shown: Shown, columns: Columns, y: float, height: float) -> None:
    base = y + columns.ascent
    if shown.laid.shape is not None:
        sign = "chevron-down" if len(shown.laid.shape.rows) > 1 else "chevron-right"
        paint_icon(p, columns.text_x - FOLD, y + (columns.line - 10) / 2, sign, 10, "text3")
    if shown.marked:
        paint_icon(p, 3, y + (columns.line - 12) / 2, "bookmark-filled", 12, "accent_text")
    _name(p, shown, columns, y, height)
    if columns.times != "off":
        p.setPen(ink("text3"))
        ts = shown.laid.line.ts
        words = delta_text(ts, shown.before) if columns.times == "delta" else \
            time_text(ts, columns.times)
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


def _text(p: QPainter, shown: Shown, columns: Columns, origin: float, top: float, begin: int,
          end: int) -> None:
    """Paint the characters ``begin`` … ``end - 1``; ``origin`` is the x of cell 0."""
    laid, cell = shown.laid, columns.cell

    def box(first: int, last: int) -> QRectF:
        left = laid.cell(first)
        return QRectF(origin + left * cell, top, (laid.cell(last) - left) * cell, columns.line)

    for first, last, series in shown.tints:
        if last > begin and first < end:
            p.fillRect(box(max(first, begin), min(last, end)), tint(f"series{series}", TINT))
    hit_role = "hit_now" if shown.current_hit else "hit"
    for first, last in shown.hits:
        if last > begin and first < end:
            p.fillRect(box(first, last), ink(hit_role))
    if shown.selected:
        first, last = max(begin, shown.selected[0]), min(end, shown.selected[1])
        if last > first:
            p.fillRect(box(first, last), ink("selection"))
    base = top + columns.ascent
    default = ink("text2" if laid.level in (Level.DEBUG, Level.TRACE) else "text")
    at = begin
    for style, whole in laid.layers:
        piece = whole[begin:end]
        if piece and not piece.isspace():
            p.setPen(_pen(style, default))
            p.drawText(QPointF(origin + laid.cell(begin) * cell, base), piece)
        at = end
    spans = [] if laid.layers else [*laid.spans_in(begin, end), (end, end, PLAIN)]
    for first, last, style in spans:
        first, last = max(first, begin), min(last, end)
        if at < min(first, end):
            _run(p, laid, at, first, origin, base, cell, default)
        if last > first:
            _styled(p, laid, first, last, style, box(first, last), origin, base, cell, default)
        at = max(at, last)
    if shown.current_hit:  # dark on bright, also over coloured text
        dark = QColor(Theme.current().on("hit_now"))
        for first, last in shown.hits:
            if last > begin and first < end:
                _run(p, laid, max(first, begin), min(last, end), origin, base, cell, dark)


def _styled(p: QPainter, laid: Laid, first: int, last: int, style: Style, box: QRectF,
            origin: float, base: float, cell: float, default: QColor) -> None:
    fore = colour_of(style.fg, default, style.bold)
    back = colour_of(style.bg, None)
    if style.inverse:
        fore, back = back or ink("sunken"), fore or default
    if back is not None:
        p.fillRect(box, back)
    pen = _dimmed(fore or default) if style.dim else fore or default
    plain = not (style.bold or style.italic or style.underline or style.strike)
    if not plain:
        p.setFont(_variant(style.bold, style.italic, style.underline, style.strike))
    _run(p, laid, first, last, origin, base, cell, pen)
    if not plain:
        p.setFont(font("mono"))


def _pen(style: Style, default: QColor) -> QColor:
    pen = colour_of(style.fg, default) or default
    return _dimmed(pen) if style.dim else pen


def _dimmed(colour: QColor) -> QColor:
    pen = QColor(colour)
    pen.setAlphaF(0.65)
    return pen


def _run(p: QPainter, laid: Laid, first: int, last: int, origin: float, base: float, cell: float,
         pen: QColor) -> None:
    p.setPen(pen)
    text = laid.text[first:last]
    if laid.simple or text.isascii():
        p.drawText(QPointF(origin + laid.cell(first) * cell, base), text)
        return
    at = first
    while at < last:  # foreign characters one by one, each in its own cells
        stop = at + 1
        if laid.text[at].isascii():
            while stop < last and laid.text[stop].isascii():
                stop += 1
        while stop < last and laid.cell(stop) == laid.cell(stop + 1):
            stop += 1  # a combining mark stays with its letter
        p.drawText(QPointF(origin + laid.cell(at) * cell, base), laid.text[at:stop])
        at = stop


@lru_cache(maxsize=16)
def _variant_of(family: str, size: int, bold: bool, italic: bool, underline: bool,
                strike: bool) -> QFont:
    made = QFont(font("mono"))
    made.setBold(bold)
    made.setItalic(italic)
    made.setUnderline(underline)
    made.setStrikeOut(strike)
    return made


def _variant(bold: bool, italic: bool, underline: bool, strike: bool) -> QFont:
    base = font("mono")
    return _variant_of(base.family(), base.pixelSize(), bold, italic, underline, strike)


def colour_of(code: int | None, default: QColor | None, bold: bool = False) -> QColor | None:
    """Return an SGR colour of `text.Style`: the scheme's 16, xterm's cube and greys, or RGB."""
    if code is None:
        return default
    if code >= 0x1000000:
        return QColor(code >> 16 & 0xFF, code >> 8 & 0xFF, code & 0xFF)
    if code < 16:
        return QColor(Theme.current().ansi[code + 8 if bold and code < 8 else code])
    if code < 232:
        code -= 16
        return QColor(_CUBE[code // 36], _CUBE[code // 6 % 6], _CUBE[code % 6])
    grey = 8 + 10 * (code - 232)
    return QColor(grey, grey, grey)


def delta_text(ts: int, before: int) -> str:
    """Return the time between two lines in up to 12 characters, "" where one has none."""
    return f"{span_text(ts - before):>{TIME_CELLS}}" if ts and before else ""


def span_text(ns: int) -> str:
    """Return a span of time: "+0.118 s", "−2:03.5", "+3 h 07 m", "+2 d 03 h"."""
    sign, seconds = ("+" if ns >= 0 else "−"), abs(ns) / 1e9
    if seconds < 60:
        return f"{sign}{seconds:.3f} s"
    if seconds < 3600:
        return f"{sign}{int(seconds // 60)}:{seconds % 60:04.1f}"
    if seconds < 86_400:
        return f"{sign}{int(seconds // 3600)} h {int(seconds % 3600 // 60):02d} m"
    return f"{sign}{int(seconds // 86_400)} d {int(seconds % 86_400 // 3600):02d} h"


def time_text(ts: int, times: Times) -> str:
    """Return the time of day with milliseconds."""
    if not ts:
        return ""
    try:
        moment = datetime.fromtimestamp(ts // 10**9, UTC if times == "utc" else None)
    except (ValueError, OverflowError, OSError):
        return "?"
    return f"{moment:%H:%M:%S}.{ts // 10**6 % 1000:03d}"

