"""The selected part of a log, and what is copied of it."""
from __future__ import annotations

from dataclasses import dataclass

from caas_desktop.operations.logs.lines import MARKER, SPLIT
from caas_desktop.operations.logs.text import plain
from caas_desktop.views.logs.rows import Rows

COPY_LIMIT = 64 << 20
"""Bytes of text that one copy takes at most; more is what exporting is for."""
_PORTION = 2000

Point = tuple[int, int]
"""Number of a line and a character in it."""


@dataclass(slots=True)
class Selection:
    """From ``anchor`` (where it began) to ``head`` (where it ends now)."""

    anchor: Point | None = None
    head: Point | None = None
    lines: bool = False  # whole lines, as Shift+arrows select

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
        self.lines = False

    def of_line(self, number: int, length: int) -> tuple[tuple[int, int] | None, bool]:
        """Return the selected characters of a line, and whether the whole line is."""
        span = self.span
        if span is None or not span[0][0] <= number <= span[1][0]:
            return None, False
        if self.lines:
            return (0, length), True
        first = span[0][1] if number == span[0][0] else 0
        last = span[1][1] if number == span[1][0] else length + 1
        return (first, last), False


def selected_text(selection: Selection, rows: Rows) -> str:
    """Return what to copy: visible text without times, names, colours and our own notes."""
    span = selection.span
    if span is None:
        return ""
    (first, begin), (last, end) = span
    row, stop = rows.row(first), rows.row(last)
    if stop < rows.count and rows.number(stop) == last:
        stop += 1
    out: list[str] = []
    size = 0
    while row < stop and size < COPY_LIMIT:
        for line in rows.lines(row, min(_PORTION, stop - row)):
            if line.flags & MARKER:
                continue
            text = plain(line.text)
            if not selection.lines:
                cut = end if line.number == last else len(text)
                text = text[begin if line.number == first else 0:cut]
            out.append(text if line.flags & SPLIT else text + "\n")
            size += len(text)
        row += _PORTION
    joined = "".join(out)
    return joined if selection.lines else joined.removesuffix("\n")
