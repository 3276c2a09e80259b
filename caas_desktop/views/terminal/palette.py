"""Colours of the terminal: those of its scheme, xterm's cube of 216 and 24 greys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor

from caas_desktop.operations.terminal.screen import (
    DEFAULT_COLOR,
    FAINT,
    INVERSE,
    RGB_COLOR,
    Colors,
    Style,
)
from caas_desktop.views.terminal.schemes import tokens_of

_CUBE = (0, 95, 135, 175, 215, 255)
_RGB = 0xFFFFFF


def _number(color: str) -> int:
    return int(color[1:], 16)


def mix(first: int, second: int) -> int:
    """Return the colour half way between two."""
    return ((first ^ second) & 0xFEFEFE) // 2 + (first & second)


class Palette:
    """Resolves styles to 0xRRGGBB and keeps one QColor for each colour used."""

    def __init__(self, scheme: str = "window") -> None:
        tokens = tokens_of(scheme)
        self.foreground = _number(tokens.text)
        self.background = _number(tokens.sunken)
        self.cursor = _number(tokens.focus)
        self.selection = _number(tokens.selection)
        self.selection_idle = _number(tokens.selection_idle)
        self.hit = _number(tokens.hit)
        self.hit_now = _number(tokens.hit_now)
        self.on_hit_now = _number(tokens.on(tokens.hit_now))
        self.ansi = tuple(map(_number, tokens.ansi))
        self._table = [
            *self.ansi,
            *(r << 16 | g << 8 | b for r in _CUBE for g in _CUBE for b in _CUBE),
            *((8 + 10 * n) * 0x010101 for n in range(24)),
        ]
        self._overrides: Mapping[int, int] = {}
        self._reverse = False
        self._resolved: dict[Style, tuple[int, int]] = {}
        self._qcolors: dict[int, QColor] = {}

    @property
    def colors(self) -> Colors:
        return Colors(self.foreground, self.background, self.cursor, self.ansi)

    def adjust(self, overrides: Mapping[int, int], reverse: bool) -> bool:
        """Take the program's own colours; True when everything looks different now."""
        if overrides == self._overrides and reverse == self._reverse:
            return False
        self._overrides, self._reverse = dict(overrides), reverse
        self._resolved.clear()
        return True

    @property
    def ground(self) -> int:
        """The colour of an empty cell."""
        return self.foreground if self._reverse else self.background

    def pair(self, style: Style) -> tuple[int, int]:
        """Return the colours of text and ground."""
        pair = self._resolved.get(style)
        if pair is None:
            if len(self._resolved) > 1 << 16:  # true colour gradients never end
                self._resolved.clear()
            pair = self._resolved[style] = self._resolve(style)
        return pair

    def number(self, color: int, default: int) -> int:
        """Return a screen colour as 0xRRGGBB."""
        if color == DEFAULT_COLOR:
            return default
        if color & RGB_COLOR:
            return color & _RGB
        return self._overrides.get(color, self._table[color])

    def qcolor(self, number: int) -> QColor:
        color = self._qcolors.get(number)
        if color is None:
            if len(self._qcolors) > 1 << 16:
                self._qcolors.clear()
            color = self._qcolors[number] = QColor(
                number >> 16 & 255, number >> 8 & 255, number & 255
            )
        return color

    def _resolve(self, style: Style) -> tuple[int, int]:
        front, back = self.foreground, self.background
        if self._reverse:
            front, back = back, front
        front, back = self.number(style.fg, front), self.number(style.bg, back)
        if style.flags & INVERSE:
            front, back = back, front
        if style.flags & FAINT:
            front = mix(front, back)
        return front, back
