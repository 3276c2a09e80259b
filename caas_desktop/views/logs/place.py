"""Where a log view stands: the line at the top, also when lines are wrapped."""
from __future__ import annotations

from collections.abc import Callable

from caas_desktop.views.logs.rows import Rows

BAR_MAX = 1 << 30
"""A scroll bar counts in int; longer logs move it by several lines a step."""

HeightOf = Callable[[int], int]
"""Row → how many visual rows it takes (1 without wrapping)."""


class Place:
    """The top of the view: a row, and how many of its visual rows are scrolled away."""

    def __init__(self, rows: Rows, height_of: HeightOf) -> None:
        self.rows, self._height_of = rows, height_of
        self.page = 1  # visual rows that fit
        self.row = self.skipped = 0
        self._number = 0  # of the line at the top: rows shift when lines are dropped

    def bottom(self) -> tuple[int, int]:
        """Return the top at which the last line stands at the bottom."""
        left, row = self.page, self.rows.count
        while row > 0:
            row -= 1
            height = self._height_of(row)
            if height >= left:
                return row, height - left
            left -= height
        return 0, 0

    def at_bottom(self) -> bool:
        """Return whether the last line is on screen."""
        return (self.row, self.skipped) >= self.bottom()

    def to_bottom(self) -> None:
        """Show the last line."""
        self._set(*self.bottom())

    def to_row(self, row: int, *, above: int = 0) -> None:
        """Put ``row`` at the top, or ``above`` visual rows below it."""
        self._set(max(0, min(row, self.rows.count - 1)), 0)
        if above:
            self.by(-above)
        self._clamp()

    def reveal(self, row: int) -> None:
        """Scroll down until the whole of a row is on screen, or its beginning is at the top."""
        above = sum(map(self._height_of, range(self.row, row))) - self.skipped
        missing = above + self._height_of(row) - self.page
        if above > 0 and missing > 0:
            self.by(min(above, missing))

    def by(self, steps: int) -> None:
        """Scroll by visual rows, down for positive ``steps``."""
        row, skipped = self.row, self.skipped + steps
        while skipped < 0 and row > 0:
            row -= 1
            skipped += self._height_of(row)
        skipped = max(0, skipped)
        while row < self.rows.count - 1 and skipped >= (height := self._height_of(row)):
            skipped -= height
            row += 1
        self._set(row, skipped)
        self._clamp()

    def keep(self) -> None:
        """Stay at the same line after the rows changed."""
        row = self.rows.row(self._number)
        if row >= self.rows.count or self.rows.number(row) != self._number:
            self.skipped = 0
        self.row = max(0, min(row, self.rows.count - 1))
        self._clamp()

    def bar(self) -> tuple[int, int]:
        """Return value and maximum for a scroll bar."""
        top = self.bottom()[0]
        step = self._step(top)
        return self.row // step, top // step

    def from_bar(self, value: int) -> None:
        """Go where the user moved the scroll bar."""
        top = self.bottom()[0]
        if value >= top // self._step(top):
            self.to_bottom()
        else:
            self.to_row(value * self._step(top))

    def _step(self, top: int) -> int:
        return top // BAR_MAX + 1

    def _set(self, row: int, skipped: int) -> None:
        self.row, self.skipped = row, skipped
        self._number = self.rows.number(row)

    def _clamp(self) -> None:
        limit = self.bottom()
        if (self.row, self.skipped) > limit:
            self._set(*limit)
        else:
            self._number = self.rows.number(self.row)
