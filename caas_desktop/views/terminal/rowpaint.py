"""Paints rows of runs: grounds, marks, then one drawText for each run of a style.

Wide characters are copied from pictures of their cells, when all rows of a frame are painted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen

from caas_desktop.operations.terminal.screen import (
    BOLD,
    DEFAULT_COLOR,
    INVISIBLE,
    ITALIC,
    OVERLINE,
    STRIKE,
    Run,
    Style,
)
from caas_desktop.views.terminal import boxes
from caas_desktop.views.terminal.cellfont import CellFont
from caas_desktop.views.terminal.palette import Palette
from caas_desktop.views.terminal.widecells import Look, WideCells

_BOX = re.compile("([\u2500-\u259f]+)")
_LINED = STRIKE | OVERLINE


class Mark(NamedTuple):
    """A ground laid under columns of a row; ``ink`` replaces the text's own colour."""

    start: int
    end: int
    ground: int
    ink: int | None = None


def _lined(style: Style) -> bool:
    return bool(style.underline or style.flags & _LINED)


def _variant(style: Style) -> int:
    return (1 if style.flags & BOLD else 0) | (2 if style.flags & ITALIC else 0)


class RowPainter:
    """Paints into a painter whose origin is the text area's corner."""

    def __init__(self, font: CellFont, palette: Palette) -> None:
        self.font, self.palette = font, palette
        self._box = boxes.BoxPainter(font.width, font.height, font.line, font.ratio)
        self._wide = WideCells(*font.device_cell, self._pictures)
        self._painter = QPainter()
        self._pen = -1
        self._font: QFont | None = None  # setting a font costs as much as drawing a word with it

    def begin(self, painter: QPainter) -> None:
        """Take a painter; its pen and font belong to this object until the next `begin`."""
        self._painter = painter
        self._pen, self._font = -1, None

    def end(self, image: QImage) -> None:
        """Finish what was painted since `begin`, after the painter's own end."""
        self._wide.put(image)

    def row(self, y: int, columns: int, runs: Sequence[Run], marks: Sequence[Mark] = ()) -> None:
        painter, palette, font = self._painter, self.palette, self.font
        top, width, height = y * font.height, font.width, font.height
        ground, pair = palette.ground, palette.pair
        painter.fillRect(QRectF(0, top, columns * width, height), palette.qcolor(ground))
        for run in runs:
            back = pair(run.style)[1]
            if back != ground:
                area = QRectF(run.x * width, top, run.width * width, height)
                painter.fillRect(area, palette.qcolor(back))
        for mark in marks:
            area = QRectF(mark.start * width, top, (mark.end - mark.start) * width, height)
            painter.fillRect(area, palette.qcolor(mark.ground))
        for run in runs:
            if run.step == 2 and not _lined(run.style) and run.x + run.width <= columns:
                self._add_wide(run, y, marks)
            else:
                self._run(run, top, None)
        for mark in marks:
            if mark.ink is not None:
                self._inked(mark, runs, top)

    def _add_wide(self, run: Run, y: int, marks: Sequence[Mark]) -> None:
        style, text = run.style, run.text
        if style.flags & INVISIBLE or text.isspace():
            return
        ink, ground = self.palette.pair(style)
        variant = _variant(style)
        if not marks:
            self._wide.add(y, run.x, text, Look(variant, ink, ground))
            return
        for x, char in zip(range(run.x, run.x + run.width, 2), text, strict=True):
            look = Look(variant, ink, ground)
            for mark in marks:
                if mark.start <= x < mark.end:
                    look = Look(variant, look.ink if mark.ink is None else mark.ink, mark.ground)
            self._wide.add(y, x, char, look)

    def _pictures(self, wanted: Sequence[tuple[str, Look]]) -> QImage:
        """Draw characters as WideCells wants them."""
        font, palette, room = self.font, self.palette, 2 * self.font.width
        width, height = font.device_cell
        image = QImage(2 * width, 2 * height * len(wanted), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(font.ratio)
        painter = QPainter(image)
        self.begin(painter)
        for n, (char, look) in enumerate(wanted):
            top = 2 * n * font.height
            painter.fillRect(QRectF(0, top, room, font.height), palette.qcolor(look.ground))
            self._use(look.ink, font.font(look.variant))
            self._cluster(painter, char, 0, top + font.ascent, room, look.variant)
        painter.end()
        return image

    def run(self, run: Run, y: int, ink: int) -> None:
        """Paint only the text of a run, in one colour."""
        self._run(run, y * self.font.height, ink)

    def _inked(self, mark: Mark, runs: Sequence[Run], top: float) -> None:
        painter, font = self._painter, self.font
        area = QRectF(
            mark.start * font.width, top, (mark.end - mark.start) * font.width, font.height
        )
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.fillRect(area, self.palette.qcolor(mark.ground))
        for run in runs:
            if run.x < mark.end and run.x + run.width > mark.start:
                self._run(run, top, mark.ink)
        painter.restore()
        self._pen, self._font = -1, None

    def _run(self, run: Run, top: float, ink: int | None) -> None:
        x, cells, text, style, step = run
        lined = _lined(style)
        if style.flags & INVISIBLE or (not lined and (not text or text.isspace())):
            return
        color = self.palette.pair(style)[0] if ink is None else ink
        variant, font = _variant(style), self.font
        left, baseline = x * font.width, top + font.ascent
        self._use(color, font.font(variant))
        if step == 1 and text.isascii():
            known = font.static(text, variant)
            if known is None:
                self._painter.drawText(QPointF(left, baseline), text)
            else:
                self._painter.drawStaticText(QPointF(left, top + font.rise), known)
        elif step == 1:
            self._mixed(text, left, top, variant, self.palette.qcolor(color))
        else:
            room = (step or cells) * font.width
            for n, cluster in enumerate(text if step else (text,)):
                self._cluster(self._painter, cluster, left + n * room, baseline, room, variant)
        if lined:
            self._lines(style, left, top, cells * font.width, color)

    def _use(self, color: int, font: QFont) -> None:
        if color != self._pen:
            self._painter.setPen(self.palette.qcolor(color))
            self._pen = color
        if font is not self._font:
            self._painter.setFont(font)
            self._font = font

    def _mixed(self, text: str, x: float, top: float, variant: int, color: QColor) -> None:
        """One code point a column, some of which the font may not have."""
        width, baseline = self.font.width, top + self.font.ascent
        for part in _BOX.split(text):
            if not part:
                continue
            if _BOX.match(part):
                for n, char in enumerate(part):
                    if boxes.drawable(char):
                        self._box.draw(self._painter, char, x + n * width, top, color)
                    else:
                        self._cluster(self._painter, char, x + n * width, baseline, width, variant)
            elif part.isascii() or all(self.font.fits(char, variant) for char in part):
                self._painter.drawText(QPointF(x, baseline), part)
            else:
                for n, char in enumerate(part):
                    if char != " ":
                        self._cluster(self._painter, char, x + n * width, baseline, width, variant)
            x += len(part) * width

    def _cluster(self, painter: QPainter, text: str, x: float, baseline: float, room: float,
                 variant: int) -> None:  # fmt: skip
        """Draw one character or cluster in the middle of its cells, narrowed if need be."""
        advance = self.font.advance(text, variant)
        if advance <= room + 1:
            painter.drawText(QPointF(x + max(0.0, (room - advance) / 2), baseline), text)
            return
        painter.save()
        painter.translate(x, baseline)
        painter.scale(room / advance, 1)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _lines(self, style: Style, x: float, top: float, width: float, color: int) -> None:
        painter, font, line = self._painter, self.font, self.font.line
        if style.flags & STRIKE:
            middle = top + round((font.ascent * 0.68) * font.ratio) / font.ratio
            painter.fillRect(QRectF(x, middle, width, line), self.palette.qcolor(color))
        if style.flags & OVERLINE:
            painter.fillRect(QRectF(x, top, width, line), self.palette.qcolor(color))
        if not style.underline:
            return
        if style.underline_color != DEFAULT_COLOR:
            color = self.palette.number(style.underline_color, color)
        ink = self.palette.qcolor(color)
        y = min(top + font.ascent + 2 * line, top + font.height - line)
        if style.underline in (1, 2):
            painter.fillRect(QRectF(x, y, width, line), ink)
            if style.underline == 2:
                painter.fillRect(QRectF(x, y - 2 * line, width, line), ink)
            return
        self._fancy_underline(style.underline, x, y + line / 2, width, ink)

    def _fancy_underline(self, kind: int, x: float, y: float, width: float, ink: QColor) -> None:
        painter, line = self._painter, self.font.line
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(ink, line)
        if kind == 3:
            step = self.font.width / 2
            path = QPainterPath(QPointF(x, y))
            for n in range(max(1, round(width / step))):
                peak = y - 2 * line if n % 2 else y + line
                path.quadTo(QPointF(x + (n + 0.5) * step, peak), QPointF(x + (n + 1) * step, y))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        else:
            pen.setStyle(Qt.PenStyle.DotLine if kind == 4 else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + width, y))
        painter.restore()
        self._pen = -1
