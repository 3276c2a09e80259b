"""Finds and filters lines. Patterns that users type run in re2: no pattern can hang it."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import re2  # type: ignore[import-untyped]

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.levels import below_info
from caas_desktop.operations.logs.lines import LEVEL_BITS, MARKER, Batch, Level, ends_of
from caas_desktop.operations.logs.text import strip

Rows = npt.NDArray[np.int64]
MAX_PATTERN = 2000

# Edges of the text, any byte, "^" and "$" that mean the text's: the scan sees many lines at once.
_of_one_line = re.compile(r"\\[AzC]|\(\?[a-zA-Z]*-[a-zA-Z]*m")


class BadPattern(CaasError):
    """The pattern cannot be used."""


@frozen
class Query:
    """What to look for: a text or a regular expression (re2's syntax)."""

    text: str
    regex: bool = False
    case: bool = False
    inverse: bool = False


class Matching(Protocol):
    """Finds lines: `Matcher`, or a filter on fields."""

    query: Query

    def rows(self, batch: Batch) -> Rows:
        """Return the rows that match, ascending."""

    def spans(self, text: str, limit: int = 200) -> list[tuple[int, int]]:
        """Return where a visible text matches, to highlight it."""


class Matcher:
    """A compiled `Query`. Matches within one line, on its text without control sequences.

    Raises BadPattern.
    """

    def __init__(self, query: Query) -> None:
        if len(query.text) > MAX_PATTERN:
            raise BadPattern(N_("The pattern is longer than {count} characters."),
                             count=MAX_PATTERN)
        self.query = query
        pattern = query.text if query.regex else str(re2.escape(query.text))
        compile_pattern(pattern, query.case)  # alone: "a)(b" must not pass for being wrapped
        self._regex = compile_pattern(f"(?m)(?:{pattern})".encode(), query.case)
        self._run = _compile_run(pattern, query.case)
        self._visible = compile_pattern(pattern, query.case)
        self._per_line = query.regex and bool(_of_one_line.search(pattern))

    def rows(self, batch: Batch) -> Rows:
        """Return the rows that match (or not, for an inverse query), ascending."""
        data, ends = batch.data, batch.ends
        if b"\x1b" in data:
            data = strip(data)
            ends = ends_of(data)
        found: Rows | list[int]
        if self._per_line:
            found = self._line_by_line(data)
        else:
            found = _find_regex(data, ends, self._regex, self._run)
        if not self.query.inverse:
            return np.array(found, np.int64)
        keep = np.ones(len(batch), np.bool_)
        keep[found] = False
        return np.flatnonzero(keep)

    def spans(self, text: str, limit: int = 200) -> list[tuple[int, int]]:
        """Return where a visible text matches, to highlight it; empty for an inverse query."""
        if self.query.inverse:
            return []
        spans: list[tuple[int, int]] = []
        for match in self._visible.finditer(text):
            if match.end() > match.start():
                spans.append((match.start(), match.end()))
            if len(spans) >= limit:
                break
        return spans

    def _line_by_line(self, data: bytes) -> list[int]:
        search = self._regex.search
        return [row for row, line in enumerate(data.split(b"\n")[:-1]) if search(line)]


def compile_pattern(pattern: str | bytes, case: bool) -> Any:
    """Compile in re2, within one line. Raises BadPattern."""
    options = re2.Options()
    options.log_errors = False
    options.never_nl = True
    options.never_capture = True  # groups cost ten times as much, and nobody asks for them
    options.case_sensitive = case
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        cause = error.args[0] if error.args else ""
        detail = cause.decode("utf-8", "replace") if isinstance(cause, bytes) else str(cause)
        raise BadPattern(N_("This is no regular expression."), detail=detail,
                         hint=N_("Back-references and look-around are not supported.")) from error


def _compile_run(pattern: str, case: bool) -> Any | None:
    r"""Compile what matches as many lines in a row as hold the pattern; None if it is too large.

    Of all that re2 knows only ``\C`` matches a newline here, and ``$`` makes it match nothing else.
    """
    try:
        return compile_pattern(rf"(?m)(?:^.*(?:{pattern}).*$\C)+".encode(), case)
    except BadPattern:
        return None


def _find_regex(data: bytes, ends: npt.NDArray[np.uint32], regex: Any, run: Any | None) -> Rows:
    """Return the rows of the lines that match.

    A call for each hit costs a microsecond: after two hits in a row all that follow are taken in
    one call. What ``run`` misses (lines of broken UTF-8) is found one by one.
    """
    spans: list[tuple[int, int]] = []  # first row, row after the last
    limits: list[int] = ends.tolist()
    row, count = 0, len(limits)
    match = regex.search(data)
    while match is not None:
        first = bisect_left(limits, match.start(), row)
        if first >= count:
            break  # an empty match behind the last newline
        again = bool(spans) and first == row
        row = first + 1
        if again and run is not None and row < count:
            more = run.match(data, limits[first] + 1)
            if more is not None:
                row = bisect_left(limits, more.end() - 1, row) + 1
        spans.append((first, row))
        match = regex.search(data, limits[row - 1] + 1) if row < count else None
    if len(spans) == 1:
        return np.arange(*spans[0])
    return np.concatenate([np.arange(*span) for span in spans]) if spans else np.zeros(0, np.int64)


@frozen
class Filter:
    """Which lines to show: all conditions must hold. Our own notes pass all but ``matchers``."""

    matchers: tuple[Matching, ...] = ()
    level: Level = Level.NONE
    sources: frozenset[int] | None = None
    """Numbers of the sources to show, None for all."""

    def __bool__(self) -> bool:
        return bool(self.matchers or self.level > Level.TRACE or self.sources is not None)

    def rows(self, batch: Batch) -> Rows:
        """Return the rows that pass, ascending."""
        keep = np.ones(len(batch), np.bool_)
        if self.level >= Level.WARN:
            keep = (batch.flags & np.uint8(LEVEL_BITS)) >= self.level
        elif self.level > Level.TRACE:
            keep[below_info(batch, self.level)] = False
        if self.sources is not None:
            keep &= np.isin(batch.src, np.fromiter(self.sources, np.uint16, len(self.sources)))
        keep |= (batch.flags & np.uint8(MARKER)) > 0
        rows = np.flatnonzero(keep)
        for matcher in self.matchers:
            if len(rows):
                rows = np.intersect1d(rows, matcher.rows(batch), assume_unique=True)
        return rows


class LineSet:
    """Ascending line numbers that grow at the end; one writer, any number of readers."""

    def __init__(self) -> None:
        self._room = np.empty(1024, np.int64)
        self._view = self._room[:0]

    @property
    def numbers(self) -> Rows:
        """Return all numbers; what is returned does not change later."""
        return self._view

    def extend(self, numbers: Rows) -> None:
        """Add larger numbers."""
        have = len(self._view)
        count = have + len(numbers)
        if count > len(self._room):
            room = np.empty(2 * count, np.int64)
            room[:have] = self._view
            self._room = room
        self._room[have:count] = numbers
        self._view = self._room[:count]

    def drop_before(self, first: int) -> None:
        """Forget numbers below ``first`` once they are most of what is held."""
        gone = int(np.searchsorted(self._view, first))
        if gone > max(len(self._view) // 2, 1024):
            self._view = self._room = self._view[gone:].copy()


RowsOf = Callable[[Batch], Rows]
