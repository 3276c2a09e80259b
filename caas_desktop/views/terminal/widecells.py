"""Pictures of wide characters, copied to their places of a frame all at once.

Qt lays each text out and blends each pixel of its glyphs with gamma: 3 microseconds for a Chinese
character, so that a screen full of them takes four times as long as one of Latin. Copying its two
cells takes a tenth of that, and most of a screen's characters come again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QImage

PICTURES_MAX = 4096  # of 1 kB each; 4 kB on a screen with two pixels for one


class Look(NamedTuple):
    """How a character is drawn: 0 plain, 1 bold, 2 italic, 3 both; colours as 0xRRGGBB."""

    variant: int
    ink: int
    ground: int


Draw = Callable[[Sequence[tuple[str, Look]]], QImage]


class WideCells:
    """Collects the wide characters of some rows, then puts them into the image of all rows.

    ``width`` and ``height`` are those of one cell in device pixels. ``draw`` returns the pictures
    of characters in RGB32, each of two cells, one below the other with a row between for what
    stands out.
    """

    def __init__(self, width: int, height: int, draw: Draw) -> None:
        self._width, self._height, self._draw = width, height, draw
        self._line = np.dtype((np.void, 2 * width * 4))  # one line of a picture
        self._pictures = np.zeros((0, height), self._line)
        self._known: dict[Look, dict[str, int]] = defaultdict(dict)
        self._new: list[tuple[str, Look]] = []  # not drawn yet
        self._numbers: list[int] = []  # the picture of each character
        self._places: list[tuple[int, int, int]] = []  # row, column and count of neighbours

    def add(self, y: int, x: int, text: str, look: Look) -> None:
        """Take characters that stand beside each other from column ``x`` of row ``y`` on."""
        known = self._known[look]
        try:
            self._numbers += [known[char] for char in text]
        except KeyError:
            self._numbers += [self._number(char, look) for char in text]
        self._places.append((y, x, len(text)))

    def put(self, image: QImage) -> None:
        """Copy what was added; nobody may be painting on the image."""
        if not self._numbers:
            return
        self._draw_new()
        stride = image.bytesPerLine()
        columns = image.width() // self._width
        # Its items overlap: a character can begin at any column but the last.
        cells = np.ndarray(
            (image.height() // self._height, self._height, columns - 1), self._line,
            image.bits(), strides=(self._height * stride, stride, self._width * 4),
        )  # fmt: skip
        places = np.array(self._places)
        counts = places[:, 2]
        y, x = np.repeat(places[:, :2], counts, axis=0).T
        nth = np.arange(len(x)) - np.repeat(np.cumsum(counts) - counts, counts)
        cells[y, :, x + 2 * nth] = self._pictures[self._numbers]
        self._numbers.clear()
        self._places.clear()
        if len(self._pictures) > PICTURES_MAX:
            self._known.clear()
            self._pictures = self._pictures[:0]

    def _number(self, char: str, look: Look) -> int:
        known = self._known[look]
        number = known.get(char)
        if number is None:
            number = known[char] = len(self._pictures) + len(self._new)
            self._new.append((char, look))
        return number

    def _draw_new(self) -> None:
        if self._new:
            drawn = self._draw(self._new)
            lines = np.frombuffer(drawn.constBits(), self._line).reshape(-1, 2 * self._height)
            self._pictures = np.concatenate((self._pictures, lines[:, : self._height]))
            self._new.clear()
