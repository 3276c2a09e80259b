"""Paints the text of one row of a line: grounds, then characters in their colours, on a grid."""
from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from caas_desktop.operations.logs.lines import Level
from caas_desktop.operations.logs.text import PLAIN, Style
from caas_desktop.views.logs.columns import Columns, Shown
from caas_desktop.views.look.fonts import font
from caas_desktop.views.look.pixels import ink, tint
from caas_desktop.views.look.tokens import Theme

TINT = 0.34
_CUBE = (0, 95, 135, 175, 215, 255)


class TextRow:
    """The characters ``begin`` … ``end - 1`` of a line; ``origin`` is the x of its cell 0."""

    def __init__(self, p: QPainter, shown: Shown, columns: Columns, origin: float, top: float,
                 begin: int, end: int) -> None:
        self._p, self._shown, self._laid = p, shown, shown.laid
        self._cell, self._height = columns.cell, columns.line
        self._origin, self._top, self._base = origin, top, top + columns.ascent
        self._begin, self._end = begin, end
        self._shaped = not self._laid.simple
        quiet = self._laid.level in (Level.DEBUG, Level.TRACE)
        self._default = ink("text2" if quiet else "text")

    def paint(self) -> None:
        """Paint everything; the painter has `plain_font`, before and after."""
        self._grounds()
        if self._shaped:
            self._p.setFont(_variant(shaped=True))
        if self._laid.layers:
            self._layers()
        else:
            self._spans()
        if self._shown.current_hit:  # dark on bright, also over coloured text
            dark = QColor(Theme.current().on("hit_now"))
            for first, last in self._inside(self._shown.hits):
                self._run(first, last, dark)
        if self._shaped:
            self._p.setFont(plain_font())

    def _grounds(self) -> None:
        p, shown = self._p, self._shown
        for first, last, series in shown.tints:
            for span in self._inside([(first, last)]):
                p.fillRect(self._box(*span), tint(f"series{series}", TINT))
        for span in self._inside(shown.hits):
            p.fillRect(self._box(*span), ink("hit_now" if shown.current_hit else "hit"))
        for span in self._inside([shown.selected] if shown.selected else []):
            p.fillRect(self._box(*span), ink("selection"))

    def _inside(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return what lies in this row of these spans."""
        cut = [(max(first, self._begin), min(last, self._end)) for first, last in spans]
        return [(first, last) for first, last in cut if first < last]

    def _box(self, first: int, last: int) -> QRectF:
        left, right = self._laid.cell(first), self._laid.cell(last)
        return QRectF(self._origin + left * self._cell, self._top, (right - left) * self._cell,
                      self._height)

    def _layers(self) -> None:
        at = QPointF(self._origin + self._laid.cell(self._begin) * self._cell, self._base)
        for style, whole in self._laid.layers:
            piece = whole[self._begin:self._end].rstrip()
            if piece:
                self._p.setPen(_pen(style, self._default))
                self._p.drawText(at, piece)

    def _spans(self) -> None:
        at, end = self._begin, self._end
        for first, last, style in [*self._laid.spans_in(at, end), (end, end, PLAIN)]:
            first, last = max(first, self._begin), min(last, end)
            if at < min(first, end):
                self._run(at, first, self._default)
            if last > first:
                self._styled(first, last, style)
            at = max(at, last)

    def _styled(self, first: int, last: int, style: Style) -> None:
        fore = colour_of(style.fg, self._default, style.bold)
        back = colour_of(style.bg, None)
        if style.inverse:
            fore, back = back or ink("sunken"), fore or self._default
        if back is not None:
            self._p.fillRect(self._box(first, last), back)
        pen = _dimmed(fore or self._default) if style.dim else fore or self._default
        plain = not (style.bold or style.italic or style.underline or style.strike)
        if not plain:
            self._p.setFont(_variant(self._shaped, style))
        self._run(first, last, pen)
        if not plain:
            self._p.setFont(_variant(self._shaped))

    def _run(self, first: int, last: int, pen: QColor) -> None:
        p, laid, origin, cell, base = self._p, self._laid, self._origin, self._cell, self._base
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


def _pen(style: Style, default: QColor) -> QColor:
    pen = colour_of(style.fg, default) or default
    return _dimmed(pen) if style.dim else pen


def _dimmed(colour: QColor) -> QColor:
    pen = QColor(colour)
    pen.setAlphaF(0.65)
    return pen


def plain_font() -> QFont:
    """Return the log's font for ASCII: its characters are not shaped, which takes a quarter of the
    time of painting, and ``!=`` stays two characters."""
    return _variant(False)


def _variant(shaped: bool, style: Style = PLAIN) -> QFont:
    base = font("mono")
    return _made(base.family(), base.pixelSize(), shaped, style.bold, style.italic,
                 style.underline, style.strike)


@lru_cache(maxsize=32)
def _made(family: str, size: int, shaped: bool, bold: bool, italic: bool, underline: bool,
          strike: bool) -> QFont:
    made = QFont(font("mono"))
    if not shaped:
        made.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    made.setBold(bold)
    made.setItalic(italic)
    made.setUnderline(underline)
    made.setStrikeOut(strike)
    return made


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
