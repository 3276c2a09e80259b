"""What the mouse has selected: kept in line numbers, so that scrolling does not move it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import StrEnum

from caas_desktop.operations.terminal.screen import Position

# Besides letters and digits, what belongs to a word: paths, addresses, options.
WORD_CHARACTERS = frozenset("-_./~?&=%+#@:,")

RowText = Callable[[int], tuple[str, list[int]]]  # line → its text, the column of each character


class Unit(StrEnum):
    CELL = "cell"
    WORD = "word"
    LINE = "line"
    BLOCK = "block"


class Selection:
    """From where the button went down to where it is; both ends grow to whole units."""

    def __init__(self) -> None:
        self.unit = Unit.CELL
        self.epoch = -1
        self._anchor: tuple[Position, Position] | None = None
        self._head: tuple[Position, Position] | None = None

    @property
    def empty(self) -> bool:
        return self._anchor is None or self._head is None

    def clear(self) -> None:
        self._anchor = self._head = None

    def begin(self, at: Position, unit: Unit, epoch: int, row: RowText, columns: int) -> None:
        self.unit, self.epoch = unit, epoch
        self._anchor = _grow(at, unit, row, columns)
        # A plain click selects nothing until the mouse moves.
        self._head = None if unit in (Unit.CELL, Unit.BLOCK) else self._anchor

    def extend(self, to: Position, row: RowText, columns: int) -> None:
        if self._anchor is not None:
            self._head = _grow(to, self.unit, row, columns)

    def select(self, first: Position, last: Position, epoch: int) -> None:
        """Select from one cell to another, both included."""
        self.unit, self.epoch = Unit.CELL, epoch
        self._anchor, self._head = (first, first), (last, last)

    def ends(self) -> tuple[Position, Position] | None:
        """Return the first and last cell, both included; corners for a block."""
        if self._anchor is None or self._head is None:
            return None
        first = min(self._anchor[0], self._head[0])
        last = max(self._anchor[1], self._head[1])
        if self.unit is Unit.BLOCK:
            left = min(self._anchor[0].column, self._head[0].column)
            right = max(self._anchor[1].column, self._head[1].column)
            return Position(first.line, left), Position(last.line, right)
        return first, last

    def columns_of(self, line: int, columns: int) -> tuple[int, int] | None:
        """Return the columns of a line that are selected, as begin and end."""
        ends = self.ends()
        if ends is None or not ends[0].line <= line <= ends[1].line:
            return None
        first, last = ends
        if self.unit is Unit.BLOCK:
            return first.column, last.column + 1
        begin = first.column if line == first.line else 0
        end = last.column + 1 if line == last.line else columns
        return begin, end


def _grow(at: Position, unit: Unit, row: RowText, columns: int) -> tuple[Position, Position]:
    if unit is Unit.LINE:
        return Position(at.line, 0), Position(at.line, columns - 1)
    if unit is not Unit.WORD:
        return at, at
    text, places = row(at.line)
    index = next((n for n in reversed(range(len(text))) if places[n] <= at.column), None)
    if index is None:
        return at, at
    kind = _kind(text[index])
    first = last = index
    while first > 0 and _kind(text[first - 1]) == kind:
        first -= 1
    while last + 1 < len(text) and _kind(text[last + 1]) == kind:
        last += 1
    end = places[last + 1] - 1 if last + 1 < len(text) else max(at.column, places[last])
    return Position(at.line, places[first]), Position(at.line, max(end, places[last]))


def _kind(char: str) -> int:
    """0 a part of a word, 1 a blank, 2 anything else."""
    if char.isalnum() or char in WORD_CHARACTERS or unicodedata.combining(char):
        return 0
    return 1 if char.isspace() else 2
