"""Which lines stand in which rows: all that are held, or those a filter found."""
from __future__ import annotations

import numpy as np

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.finder import Scan
from caas_desktop.operations.logs.lines import Line
from caas_desktop.operations.logs.search import Rows as Numbers


class Rows:
    """A moment's picture of an arena; `refresh` takes the next one.

    Lines have numbers that never change; rows count from the first line held.
    """

    def __init__(self, arena: Arena, scan: Scan | None = None) -> None:
        self.arena, self.scan = arena, scan
        self._numbers: Numbers | None = None
        self.first = self.count = 0
        self.refresh()

    def refresh(self) -> None:
        """Take over what came and what was dropped."""
        low = self.arena.first
        if self.scan is None:
            self.first, self.count = low, self.arena.end - low
            return
        numbers = self.scan.found.numbers
        self._numbers = numbers[np.searchsorted(numbers, low):]
        self.first, self.count = low, len(self._numbers)

    def number(self, row: int) -> int:
        """Return the number of the line in ``row`` (clamped to what there is)."""
        row = max(0, min(row, self.count - 1))
        if self._numbers is not None:
            return int(self._numbers[row]) if self.count else self.first
        return self.first + row

    def row(self, number: int) -> int:
        """Return the row of a line, or of the next one shown after it (``count``: none)."""
        if self._numbers is not None:
            return int(np.searchsorted(self._numbers, number))
        return max(0, min(number - self.first, self.count))

    def lines(self, row: int, count: int) -> list[Line]:
        """Return the lines of ``count`` rows from ``row`` on."""
        count = min(count, self.count - row)
        if count <= 0:
            return []
        if self._numbers is None:
            return self.arena.lines(self.first + row, self.first + row + count)
        return self.arena.pick(self._numbers[row:row + count].tolist())

    def rows_of(self, numbers: Numbers, limit: int = 200_000) -> Numbers:
        """Return the rows of those lines that are shown; thinned out above ``limit``."""
        if len(numbers) > limit:
            numbers = numbers[::len(numbers) // limit + 1]
        if self._numbers is None:
            rows = numbers - self.first
            return rows[(rows >= 0) & (rows < self.count)]
        rows = np.searchsorted(self._numbers, numbers)
        inside = rows < self.count
        rows, numbers = rows[inside], numbers[inside]
        return rows[self._numbers[rows] == numbers] if len(rows) else rows
