"""Web addresses on the screen: those a program put under its text (OSC 8), and those in the text.

A long address goes on in the next row, so rows that were wrapped are read as one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from caas_desktop.operations.terminal import links
from caas_desktop.operations.terminal.screen import Position

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView


class Cells(NamedTuple):
    """Neighbouring cells of the shown part."""

    y: int
    start: int
    end: int


class Link(NamedTuple):
    address: str
    cells: tuple[Cells, ...]


def link_at(view: TerminalView, at: Position) -> Link | None:
    """Return the link over a cell, if it may be given to a browser."""
    frame = view.frame_now
    if frame is None or not 0 <= at.line - frame.top < view.canvas.rows:
        return None
    found = _of_program(view, at) or next(
        (link for link in _in_text(view, *_wrapped(view, at.line - frame.top))
         if any(cells.y == at.line - frame.top and cells.start <= at.column < cells.end
                for cells in link.cells)), None)  # fmt: skip
    return found if found is not None and links.is_safe(found.address) else None


def shown(view: TerminalView) -> list[str]:
    """Return the addresses in the text on the screen, top to bottom, each once."""
    found: dict[str, None] = {}
    y = 0
    while y < view.canvas.rows:
        first, end = _wrapped(view, y)
        found |= dict.fromkeys(link.address for link in _in_text(view, first, end))
        y = end
    return [address for address in found if links.is_safe(address)]


def _of_program(view: TerminalView, at: Position) -> Link | None:
    """Look along the row for as far as the address is the same."""
    screen, frame = view.session.screen, view.frame_now
    address = screen.link_at(at)
    if address is None or frame is None:
        return None

    def same(column: int) -> bool:
        return screen.link_at(Position(at.line, column)) == address

    start, end = at.column, at.column + 1
    while start > 0 and same(start - 1):
        start -= 1
    while end < frame.columns and same(end):
        end += 1
    return Link(address, (Cells(at.line - frame.top, start, end),))


def _wrapped(view: TerminalView, y: int) -> tuple[int, int]:
    """Return the first row of the line that a row belongs to, and the row after its last."""
    screen, top = view.session.screen, view.frame_now.top if view.frame_now is not None else 0
    first, end = y, y + 1
    while first > 0 and screen.wraps(top + first - 1):
        first -= 1
    while end < view.canvas.rows and screen.wraps(top + end - 1):
        end += 1
    return first, end


def _in_text(view: TerminalView, first: int, end: int) -> Iterator[Link]:
    """Yield the addresses in the text of one line that takes these rows."""
    text = ""
    places: list[tuple[int, int]] = []  # row and column of each character
    for y in range(first, end):
        part, columns = view.canvas.text(y)
        text += part
        places += [(y, column) for column in columns]
    for begin, stop in links.spans(text):
        rows: dict[int, list[int]] = {}
        for y, column in places[begin:stop]:
            rows.setdefault(y, []).append(column)
        cells = tuple(Cells(y, columns[0], columns[-1] + 1) for y, columns in rows.items())
        yield Link(text[begin:stop], cells)
