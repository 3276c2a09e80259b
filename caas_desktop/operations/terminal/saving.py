"""Writes the text of a terminal into a file, piece by piece.

All of 100,000 lines at once take half a second, in which nobody else could look at the screen.
"""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from caas_desktop.domain.files import private
from caas_desktop.operations.terminal.screen import Position, Screen

PIECE = 1000  # lines


def save_text(screen: Screen, first: int, end: int, path: Path) -> int:
    """Write the lines from ``first`` up to ``end``, wrapped ones joined; return how many. Blocks.

    Raises:
        OSError: The file cannot be written. A new one can be read by its owner only: terminals
            show secrets.
    """
    count = 0
    with open(path, "w", encoding="utf-8", opener=private) as file:
        for text in pieces(screen, first, end):
            count += text.count("\n") + 1
            file.write(text + "\n")
    return count


def pieces(screen: Screen, first: int, end: int) -> Iterator[str]:
    """Yield the text in pieces that end with a whole line, and none that is blank.

    ``Screen.text`` leaves blank lines at its end out.
    """
    while first < end:
        stop = min(first + PIECE, end)
        while stop < end and (screen.wraps(stop - 1) or not screen.lines(stop - 1, stop)[0]):
            stop += 1
        yield screen.text(Position(first, 0), Position(stop - 1, screen.columns - 1))
        first = stop
