"""The lines on screen: laid out, painted, and found again under the mouse."""
from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from math import inf

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from caas_desktop.operations.logs.fields import read_fields
from caas_desktop.operations.logs.folding import Shape, Spot, folded, opened
from caas_desktop.operations.logs.levels import level_of
from caas_desktop.operations.logs.lines import MARKER, SPLIT, Level, Line
from caas_desktop.views.logs.cells import Laid
from caas_desktop.views.logs.columns import Columns, Shown
from caas_desktop.views.logs.marker import marker_text
from caas_desktop.views.logs.painting import FOLD, paint_line
from caas_desktop.views.logs.text_row import plain_font
from caas_desktop.views.logs.times import Times

CACHE = 3000
"""Laid out lines that are kept; a page has about fifty."""
FOLD_S = 0.02
"""Reading the fields of a page may take so long (large objects); the rest waits for a next turn."""


class Sheet:
    """How lines stand in a viewport; sizes in logical pixels."""

    def __init__(self) -> None:
        self.wrap = False
        self.fold = True
        """Show lines with fields as message and fields; else as the program wrote them."""
        self.opened: set[int] = set()
        """Lines whose fields are shown one below the other."""
        self.times: Times = "local"
        self.names = 0
        """Cells for the sources' names, 0 for none."""
        self.bars = False
        """Whether each line has its source's colour."""
        self.before = 0
        """Time of the line above the first one on screen, 0 for none."""
        self.columns = Columns.of(0, self.times)
        self.placed: list[tuple[Laid, int, int]] = []
        """Line, top and height, as painted last."""
        self.widest = 0
        """Cells of the widest line painted since `measure`."""
        self._width = 0
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self._spare_s = inf  # how long reading fields may still take
        self.behind = False
        """Whether the last painting left lines unfolded that the next one is to fold."""

    def forget(self) -> None:
        """Drop what was laid out: another log, language or font."""
        self._laid.clear()

    def measure(self, width: int) -> None:
        """Take the viewport's width and the font and columns of this moment."""
        self._width = width
        self.columns = Columns.of(self.names, self.times, self.bars)
        self.widest = 0

    @property
    def text_room(self) -> int:
        """Return the width that is left for the text."""
        return int(self._width - self.columns.text_x)

    def lay(self, line: Line) -> Laid:
        """Return the line ready to paint."""
        laid = self._laid.get(line.number)
        if laid is None:
            note = marker_text(line.text) if line.flags & MARKER else None
            level = Level.NONE if note is not None else line.level or level_of(line.text)
            late = self._spare_s < 0 and line.number not in self.opened
            laid = Laid(line, level, note, None if late else self._shape(line))
            if late:
                self.behind = True
                return laid
            self._laid[line.number] = laid
            if len(self._laid) > CACHE:
                self._laid.popitem(last=False)  # one by one: to clear them all takes a while
        return laid

    def _shape(self, line: Line) -> Shape | None:
        if line.flags & (MARKER | SPLIT):
            return None
        began = time.perf_counter()
        shape = None
        if line.number in self.opened:
            shape = opened(line.text)
        elif self.fold:
            shape = folded(line.text)
        self._spare_s -= time.perf_counter() - began
        return shape

    def toggle(self, line: Line) -> bool:
        """Open or close a line's fields; return whether it has any."""
        if read_fields(line.text) is None:
            return False
        self.opened ^= {line.number}
        self._laid.pop(line.number, None)
        return True

    def rows_of(self, line: Line) -> int:
        """Return how many visual rows a line takes."""
        return len(self._breaks(self.lay(line)))

    def paint(self, p: QPainter, lines: Iterable[Line], shown: Callable[[Laid], Shown], area: QRect,
              skipped: int, scroll: float) -> None:
        """Paint lines from the top on, the first ``skipped`` visual rows left out."""
        line_height, wrap = self.columns.line, self._wrap_columns()
        p.setFont(plain_font())
        y = -skipped * line_height
        self.placed = []
        self.behind, self._spare_s = False, FOLD_S
        before = self.before
        for line in lines:
            if y >= area.height():
                break
            laid = self.lay(line)
            height = line_height * len(self._breaks(laid))
            look = shown(laid)
            look.before, before = before, line.ts
            paint_line(p, look, self.columns, y, area.width(), area.height(), scroll, wrap)
            self.placed.append((laid, y, height))
            self.widest = max(self.widest, laid.width)
            y += height
        self._spare_s = inf

    def is_whole(self, number: int, height: int) -> bool:
        """Return whether a line was painted and not cut by an edge."""
        return any(laid.line.number == number and y >= 0 and y + tall <= height
                   for laid, y, tall in self.placed)

    def point_at(self, at: QPoint, scroll: int) -> tuple[int, int] | None:
        """Return the line and the character boundary at a position, None without lines."""
        if not self.placed:
            return None
        chosen = self.placed[0] if at.y() < 0 else self.placed[-1]
        for placed in self.placed:
            if placed[1] <= at.y() < placed[1] + placed[2]:
                chosen = placed
        laid, y, _ = chosen
        breaks = self._breaks(laid)
        row = max(0, min((at.y() - y) // self.columns.line, len(breaks) - 1))
        x = at.x() - self.columns.text_x + scroll
        index = laid.index(laid.cell(breaks[row]) + x / self.columns.cell)
        if row + 1 < len(breaks):
            index = min(index, breaks[row + 1] - laid.text[:breaks[row + 1]].endswith("\n"))
        return laid.line.number, max(breaks[row], index)

    def spot_at(self, at: QPoint, scroll: int) -> Spot | None:
        """Return the field's value under a position, None elsewhere."""
        if at.x() < self.columns.text_x:
            return None
        for laid, y, height in self.placed:
            if y <= at.y() < y + height and (point := self.point_at(at, scroll)):
                begin = self._breaks(laid)[(at.y() - y) // self.columns.line]
                x = at.x() - self.columns.text_x + scroll
                # Behind the end of a row is no character, though it is the nearest place.
                inside = x < (laid.cell(point[1]) - laid.cell(begin) + 1) * self.columns.cell
                return laid.spot_at(point[1]) if inside else None
        return None

    def opens_at(self, at: QPoint) -> int | None:
        """Return the line whose sign for its fields is at a position, None elsewhere."""
        left = self.columns.text_x - FOLD - 2
        for laid, y, _ in self.placed:
            if y <= at.y() < y + self.columns.line and left <= at.x() < self.columns.text_x:
                return laid.line.number if laid.shape else None
        return None

    def _breaks(self, laid: Laid) -> list[int]:
        return laid.breaks(self._wrap_columns())

    def _wrap_columns(self) -> int:
        if not self.wrap:
            return 0
        return max(20, int((self.text_room - self.columns.cell) // self.columns.cell))
