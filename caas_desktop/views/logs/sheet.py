"""The lines on screen: laid out, painted, and found again under the mouse."""
from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from caas_desktop.operations.logs.levels import level_of
from caas_desktop.operations.logs.lines import MARKER, Level, Line
from caas_desktop.views.logs.cells import Laid
from caas_desktop.views.logs.marker import marker_text
from caas_desktop.views.logs.painting import Columns, Shown, Times, paint_line
from caas_desktop.views.look.fonts import font

CACHE = 3000
"""Laid out lines that are kept; a page has about fifty."""


class Sheet:
    """How lines stand in a viewport; sizes in logical pixels."""

    def __init__(self) -> None:
        self.wrap = False
        self.times: Times = "local"
        self.names = 0
        """Cells for the sources' names, 0 for none."""
        self.columns = Columns.of(0, self.times)
        self.placed: list[tuple[Laid, int, int]] = []
        """Line, top and height, as painted last."""
        self.widest = 0
        """Cells of the widest line painted since `measure`."""
        self._width = 0
        self._laid: dict[int, Laid] = {}

    def forget(self) -> None:
        """Drop what was laid out: another log, language or font."""
        self._laid.clear()

    def measure(self, width: int) -> None:
        """Take the viewport's width and the font and columns of this moment."""
        self._width = width
        self.columns = Columns.of(self.names, self.times)
        self.widest = 0

    @property
    def text_room(self) -> int:
        """Return the width that is left for the text."""
        return int(self._width - self.columns.text_x)

    def lay(self, line: Line) -> Laid:
        """Return the line ready to paint."""
        laid = self._laid.get(line.number)
        if laid is None:
            if len(self._laid) >= CACHE:
                self._laid.clear()
            note = marker_text(line.text) if line.flags & MARKER else None
            level = Level.NONE if note is not None else line.level or level_of(line.text)
            laid = self._laid[line.number] = Laid(line, level, note)
        return laid

    def rows_of(self, line: Line) -> int:
        """Return how many visual rows a line takes."""
        return len(self._breaks(self.lay(line)))

    def paint(self, p: QPainter, lines: Iterable[Line], shown: Callable[[Laid], Shown], area: QRect,
              skipped: int, scroll: float) -> None:
        """Paint lines from the top on, the first ``skipped`` visual rows left out."""
        line_height, wrap = self.columns.line, self._wrap_columns()
        p.setFont(font("mono"))
        y = -skipped * line_height
        self.placed = []
        for line in lines:
            if y >= area.height():
                break
            laid = self.lay(line)
            height = line_height * len(self._breaks(laid))
            paint_line(p, shown(laid), self.columns, y, area.width(), area.height(), scroll, wrap)
            self.placed.append((laid, y, height))
            self.widest = max(self.widest, laid.cells)
            y += height

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
            index = min(index, breaks[row + 1])
        return laid.line.number, max(breaks[row], index)

    def _breaks(self, laid: Laid) -> list[int]:
        columns = self._wrap_columns()
        return laid.breaks(columns) if columns else [0]

    def _wrap_columns(self) -> int:
        if not self.wrap:
            return 0
        return max(20, int((self.text_room - self.columns.cell) // self.columns.cell))
