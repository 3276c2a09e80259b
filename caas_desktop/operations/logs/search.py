"""Finds and filters lines. Patterns that users type run in re2: no pattern can hang it."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import re2  # type: ignore[import-untyped]

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.levels import below_info
from caas_desktop.operations.logs.lines import LEVEL_BITS, MARKER, Batch, Level, ends_of
from caas_desktop.operations.logs.text import strip

Rows = npt.NDArray[np.int64]
MAX_PATTERN = 2000


class BadPattern(CaasError):
    """The pattern cannot be used."""


@dataclass(frozen=True, slots=True)
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
        text = query.text.encode("utf-8", "replace")
        self._literal = text if query.case and not query.regex else b""
        pattern = query.text if query.regex else str(re2.escape(query.text))
        compile_pattern(pattern, query.case)  # alone: "a)(b" must not pass for being wrapped
        self._regex = compile_pattern(f"(?m)(?:{pattern})".encode(), query.case)
        self._visible = compile_pattern(pattern, query.case)
        # These mean the line's edges, but the scan sees many lines at once.
        self._per_line = query.regex and ("\\A" in pattern or "\\z" in pattern)

    def rows(self, batch: Batch) -> Rows:
        """Return the rows that match (or not, for an inverse query), ascending."""
        data, ends = batch.data, batch.ends
        if b"\x1b" in data:
            data = strip(data)
            ends = ends_of(data)
        if self._per_line:
            found = self._line_by_line(data)
        elif self._literal:
            found = _find_literal(data, ends, self._literal)
        else:
            found = _find_regex(data, ends, self._regex)
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
    options.case_sensitive = case
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        cause = error.args[0] if error.args else ""
        detail = cause.decode("utf-8", "replace") if isinstance(cause, bytes) else str(cause)
        raise BadPattern(N_("This is no regular expression."), detail=detail,
                         hint=N_("Back-references and look-around are not supported.")) from error


def _find_literal(data: bytes, ends: npt.NDArray[np.uint32], needle: bytes) -> list[int]:
    positions: list[int] = []
    at = data.find(needle)
    while at >= 0:
        positions.append(at)
        at = data.find(needle, at + len(needle))
    if not positions:
        return []
    rows = np.searchsorted(ends, np.array(positions, np.uint32))
    found: list[int] = rows[np.flatnonzero(np.diff(rows, prepend=-1))].tolist()
    return found


def _find_regex(data: bytes, ends: npt.NDArray[np.uint32], regex: Any) -> list[int]:
    search = regex.search
    match = search(data)
    if match is None:
        return []
    rows: list[int] = []
    limits: list[int] = ends.tolist()
    row, count = 0, len(limits)
    while match is not None:
        row = bisect_left(limits, match.start(), row)
        if row >= count:
            break  # an empty match behind the last newline
        rows.append(row)
        match = search(data, limits[row] + 1) if row + 1 < count else None
        row += 1
    return rows


@dataclass(frozen=True, slots=True)
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
