"""The selected part of a log, and what is copied of it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from caas_desktop.operations.logs.lines import MARKER, SPLIT, Line
from caas_desktop.operations.logs.text import plain
from caas_desktop.views.logs.rows import Rows

COPY_LIMIT = 64 << 20
"""Bytes of text that one copy takes at most; more is what exporting is for."""
_PORTION = 2000

Point = tuple[int, int]
"""Number of a line and a character in it."""

WordsOf = Callable[[Line], str]


@dataclass(slots=True)
class Selection:
    """From ``anchor`` (where it began) to ``head`` (where it ends now)."""

    anchor: Point | None = None
    head: Point | None = None
    lines: bool = False  # whole lines, as Shift+arrows select
    block: bool = False  # the same characters of each line, as Alt+dragging selects

    @property
    def span(self) -> tuple[Point, Point] | None:
        """Return the ordered ends, None when nothing is selected."""
        if self.anchor is None or self.head is None:
            return None
        low, high = sorted((self.anchor, self.head))
        return (low, high) if self.lines or low != high else None

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = self.head = None
        self.lines = self.block = False

    def of_line(self, number: int, length: int) -> tuple[tuple[int, int] | None, bool]:
        """Return the selected characters of a line, and whether the whole line is."""
        span = self.span
        if span is None or not span[0][0] <= number <= span[1][0]:
            return None, False
        if self.lines:
            return (0, length), True
        if self.block:
            return (min(span[0][1], span[1][1]), max(span[0][1], span[1][1])), False
        first = span[0][1] if number == span[0][0] else 0
        last = span[1][1] if number == span[1][0] else length + 1
        return (first, last), False

    def part(self, number: int, text: str) -> str:
        """Return the selected part of a line's visible text."""
        chosen, _ = self.of_line(number, len(text))
        return text[chosen[0]:chosen[1]] if chosen else ""


def selected_text(selection: Selection, rows: Rows, visible: WordsOf,
                  head: WordsOf | None = None) -> str:
    """Return what to copy: text without colours and our own notes.

    Whole lines are copied as the program wrote them, parts of lines as they are on screen.

    Args:
        visible: A line's text on screen.
        head: What to put before each line (its time and source); None for nothing.
    """
    span = selection.span
    if span is None:
        return ""
    row, stop = rows.row(span[0][0]), rows.row(span[1][0])
    if stop < rows.count and rows.number(stop) == span[1][0]:
        stop += 1
    out: list[str] = []
    size = 0
    while row < stop and size < COPY_LIMIT:
        for line in rows.lines(row, min(_PORTION, stop - row)):
            if line.flags & MARKER:
                continue
            text = plain(line.text) if selection.lines else selection.part(line.number,
                                                                          visible(line))
            text = head(line) + text if head else text
            joins = line.flags & SPLIT and not selection.block
            out.append(text if joins else text + "\n")
            size += len(text)
        row += _PORTION
    joined = "".join(out)
    return joined if selection.lines else joined.removesuffix("\n")
