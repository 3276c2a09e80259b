"""Searches the whole of a screen, history included.

Patterns that people type run in RE2: a bad one must not freeze the window.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import re2  # type: ignore[import-untyped]
from wcwidth import wcwidth

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.terminal.screen import Screen

HITS_MAX = 10_000
STEP = 20_000  # lines per look at the screen, which its feeder has to wait for


class BadPattern(ValueError):
    """The pattern is no regular expression; the text says why."""


@frozen
class Span:
    """Columns of one line."""

    line: int
    column: int
    width: int


@frozen
class Hit:
    """One match; several spans where it crosses a wrapped line's edge."""

    spans: tuple[Span, ...]

    @property
    def line(self) -> int:
        return self.spans[0].line


@frozen
class Query:
    text: str
    regex: bool = False
    case: bool = False


def find(
    screen: Screen, query: Query, first: int, end: int, stopped: Callable[[], bool] | None = None
) -> list[Hit]:
    """Return the matches in lines ``first`` to ``end``, at most HITS_MAX, oldest first.

    Raises:
        BadPattern: The regular expression cannot be read.
    """
    if not query.text:
        return []
    pattern = _compile(query)
    hits: list[Hit] = []
    line = first
    while line < end and len(hits) < HITS_MAX and not (stopped and stopped()):
        lines = screen.lines(line, min(end, line + STEP))
        hits += _find_in(screen, pattern, lines, line, HITS_MAX - len(hits))
        line += STEP
    return hits


def _compile(query: Query) -> Any:
    options = re2.Options()
    options.case_sensitive = query.case
    options.literal = not query.regex
    options.log_errors = False
    options.never_nl = False
    # ^ and $ stand for the edges of a line; all lines are searched as one text.
    pattern = f"(?m){query.text}" if query.regex else query.text
    try:
        return re2.compile(pattern.encode("utf-8", "replace"), options)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        raise BadPattern(str(reason)) from None


def _find_in(
    screen: Screen, pattern: Any, lines: list[str], first: int, limit: int
) -> list[Hit]:
    columns = screen.columns
    encoded = [line.encode() for line in lines]
    pieces = [
        piece if _may_wrap(line, columns) and screen.wraps(first + n) else piece + b"\n"
        for n, (line, piece) in enumerate(zip(lines, encoded, strict=True))
    ]
    starts = list(accumulate(map(len, pieces), initial=0))
    hits: list[Hit] = []
    for match in pattern.finditer(b"".join(pieces)):
        begin, stop = match.span()
        if begin == stop:
            continue
        hit = _hit(encoded, starts, begin, stop, first)
        if hit.spans:
            hits.append(hit)
        if len(hits) >= limit:
            break
    return hits


def _may_wrap(line: str, columns: int) -> bool:
    """Return whether a line could be full; asking each for its flag would cost a call."""
    return len(line) == columns if line.isascii() else len(line) * 2 >= columns - 1


def _hit(encoded: list[bytes], starts: list[int], begin: int, stop: int, first: int) -> Hit:
    spans = []
    index = bisect_right(starts, begin) - 1
    while index < len(encoded) and starts[index] < stop:
        line = encoded[index]
        left = columns_of(line[: max(0, begin - starts[index])].decode("utf-8", "replace"))
        right = columns_of(line[: stop - starts[index]].decode("utf-8", "replace"))
        if right > left:
            spans.append(Span(first + index, left, right - left))
        index += 1
    return Hit(tuple(spans))


def columns_of(text: str) -> int:
    """Return how many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(max(0, wcwidth(char)) for char in text)
