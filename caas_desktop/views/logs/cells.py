"""A line laid out on the grid of a monospaced font.

Every character has a place of one or two cells, so that selection, hits and wrapping agree with
what is painted, whatever fonts the characters come from.
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from wcwidth import wcwidth

from caas_desktop.operations.logs.lines import MARKER, Level, Line
from caas_desktop.operations.logs.text import Style, styled


@lru_cache(maxsize=8192)
def _width(char: str) -> int:
    return max(0, wcwidth(char))


class Laid:
    """One line ready to paint: text, styles, and where each character stands."""

    __slots__ = ("_breaks", "_columns", "_starts", "cells", "level", "line", "spans", "text")

    def __init__(self, line: Line, level: Level, marker_text: str | None = None) -> None:
        self.line, self.level = line, level
        self.spans: list[tuple[int, int, Style]]
        if marker_text is not None and line.flags & MARKER:
            self.text, self.spans = marker_text, []
        else:
            self.text, self.spans = styled(line.text)
        self._starts: list[int] | None = None
        self.cells = len(self.text)
        if not self.text.isascii():
            at, starts = 0, []
            for char in self.text:
                starts.append(at)
                at += _width(char)
            self._starts, self.cells = starts, at
        self._columns, self._breaks = 0, [0]

    @property
    def simple(self) -> bool:
        """Return whether every character takes one cell of the main font."""
        return self._starts is None

    def cell(self, index: int) -> int:
        """Return the cell where character ``index`` begins (the end for the length)."""
        if self._starts is None:
            return min(index, self.cells)
        return self._starts[index] if index < len(self._starts) else self.cells

    def index(self, cell: float) -> int:
        """Return the character boundary nearest to a cell position."""
        if self._starts is None:
            return max(0, min(round(cell), self.cells))
        at = max(0, bisect_right(self._starts, max(0.0, cell)) - 1)
        if at < len(self._starts) and cell - self._starts[at] > _width(self.text[at]) / 2:
            at += 1
        return min(at, len(self._starts))

    def spans_in(self, begin: int, end: int) -> list[tuple[int, int, Style]]:
        """Return the spans that touch the characters ``begin`` … ``end - 1``."""
        if len(self.spans) < 32:
            return self.spans
        first = bisect_right(self.spans, begin, key=lambda span: span[1])
        last = bisect_left(self.spans, end, lo=first, key=lambda span: span[0])
        return self.spans[first:last]

    def breaks(self, columns: int) -> list[int]:
        """Return the characters at which the visual rows of a wrapped line begin."""
        if columns != self._columns:
            self._columns = columns
            self._breaks = self._break(columns)
        return self._breaks

    def _break(self, columns: int) -> list[int]:
        if self._starts is None:
            return list(range(0, max(1, self.cells), columns))
        breaks, limit = [0], columns
        for index, start in enumerate(self._starts):
            if start + _width(self.text[index]) > limit:
                breaks.append(index)
                limit = start + columns
        return breaks
