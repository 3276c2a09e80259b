"""A line laid out on the grid of a monospaced font.

Every character has a place of one or two cells, so that selection, hits and wrapping agree with
what is painted, whatever fonts the characters come from.
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from wcwidth import wcwidth

from caas_desktop.operations.logs.folding import Shape, Spot
from caas_desktop.operations.logs.lines import MARKER, Level, Line
from caas_desktop.operations.logs.text import PLAIN, Style, styled


@lru_cache(maxsize=8192)
def _width(char: str) -> int:
    return max(0, wcwidth(char))


class Laid:
    """One line ready to paint: text, styles, and where each character stands."""

    __slots__ = ("_breaks", "_columns", "_layers", "_rows", "_starts", "cells", "level", "line",
                 "shape", "spans", "text", "width")

    def __init__(self, line: Line, level: Level, marker_text: str | None = None,
                 shape: Shape | None = None) -> None:
        self.line, self.level, self.shape = line, level, shape
        self.spans: list[tuple[int, int, Style]]
        if marker_text is not None and line.flags & MARKER:
            self.text, self.spans = marker_text, []
        elif shape is not None:
            self.text, self.spans = shape.text, shape.spans
        else:
            self.text, self.spans = styled(line.text)
        self._layers: list[tuple[Style, str]] | None = None
        self._rows = shape.rows if shape else [0]
        self._starts: list[int] | None = None
        self.cells = len(self.text)
        if not self.text.isascii():
            at, starts = 0, []
            for char in self.text:
                starts.append(at)
                at += _width(char)
            self._starts, self.cells = starts, at
        ends = [*self._rows[1:], len(self.text)]
        self.width = max(self.cell(end) - self.cell(begin)
                         for begin, end in zip(self._rows, ends, strict=True))
        self._columns, self._breaks = 0, self._rows

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

    @property
    def layers(self) -> list[tuple[Style, str]]:
        """Return the whole text once per style, with spaces for what has another one.

        Fields have two dozen spans but three styles: so they are painted in as many calls. Empty
        for what is not all in single cells, and where the program chose the colours.
        """
        if self._layers is None:
            whole = self.shape is not None and self.simple and not self.shape.coloured
            self._layers = _layers_of(self.text, self.spans) if whole else []
        return self._layers

    def spans_in(self, begin: int, end: int) -> list[tuple[int, int, Style]]:
        """Return the spans that touch the characters ``begin`` … ``end - 1``."""
        if len(self.spans) < 32:
            return self.spans
        first = bisect_right(self.spans, begin, key=lambda span: span[1])
        last = bisect_left(self.spans, end, lo=first, key=lambda span: span[0])
        return self.spans[first:last]

    def breaks(self, columns: int) -> list[int]:
        """Return the characters at which its visual rows begin; ``columns`` 0: not wrapped."""
        if columns != self._columns:
            self._columns = columns
            self._breaks = self._break(columns) if columns else self._rows
        return self._breaks

    def _break(self, columns: int) -> list[int]:
        breaks: list[int] = []
        for begin, end in zip(self._rows, [*self._rows[1:], len(self.text)], strict=True):
            breaks.append(begin)
            if self._starts is None:
                breaks += range(begin + columns, end, columns)
                continue
            limit = self._starts[begin] + columns if begin < end else 0
            for index in range(begin, end):
                if self._starts[index] + _width(self.text[index]) > limit:
                    breaks.append(index)
                    limit = self._starts[index] + columns
        return breaks

    def spot_at(self, index: int) -> Spot | None:
        """Return the field's value at a character, None elsewhere."""
        spots = self.shape.spots if self.shape else []
        return next((spot for spot in spots if spot[0] <= index < spot[1]), None)


def _layers_of(text: str, spans: list[tuple[int, int, Style]]) -> list[tuple[Style, str]]:
    layers: dict[int, tuple[Style, list[str]]] = {}  # by id: a Style's hash is slow
    ends: dict[int, int] = {}
    at = 0
    for begin, end, style in [*spans, (len(text), len(text), PLAIN)]:
        for first, last, one in ((at, begin, PLAIN), (begin, end, style)):
            if first < last:
                room = " " * (first - ends.get(id(one), 0))
                layers.setdefault(id(one), (one, []))[1].append(room + text[first:last])
                ends[id(one)] = last
        at = end
    return [(style, "".join(found)) for style, found in layers.values()]
