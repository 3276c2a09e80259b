"""Colours, styles and rows of bittty as runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bittty.style import Style as BoardStyle  # type: ignore[import-untyped]

from caas_desktop.operations.terminal.screen import (
    BLINK,
    BOLD,
    DEFAULT_COLOR,
    FAINT,
    INVERSE,
    INVISIBLE,
    ITALIC,
    OVERLINE,
    RGB_COLOR,
    STRIKE,
    Run,
    Style,
)

Cell = tuple[BoardStyle, str]

_UNDERLINES = {None: 1, "double": 2, "curly": 3, "dotted": 4, "dashed": 5}
_FLAGS = (
    ("bold", BOLD), ("italic", ITALIC), ("dim", FAINT), ("reverse", INVERSE),
    ("conceal", INVISIBLE), ("strike", STRIKE), ("overline", OVERLINE), ("blink", BLINK),
)


def split(value: int) -> tuple[int, int, int]:
    return value >> 16 & 255, value >> 8 & 255, value & 255


def join(rgb: tuple[int, int, int]) -> int:
    return rgb[0] << 16 | rgb[1] << 8 | rgb[2]


def _color(color: Any) -> int:
    if color is None or color.mode == "default":
        return DEFAULT_COLOR
    return int(color.value) if color.mode == "indexed" else RGB_COLOR | join(color.value)


@lru_cache(maxsize=4096)
def _style(style: BoardStyle) -> Style:
    flags = 0
    for name, flag in _FLAGS:
        if getattr(style, name):
            flags |= flag
    underline = _UNDERLINES.get(style.underline_style, 1) if style.underline else 0
    return Style(
        _color(style.fg), _color(style.bg), flags, underline, _color(style.underline_color)
    )


def _is_wide(cells: Sequence[Cell], x: int) -> bool:
    return x + 1 < len(cells) and cells[x + 1][1] == "" and len(cells[x][1]) == 1


def runs_of(cells: Sequence[Cell]) -> list[Run]:
    """Group cells into runs; a wide character's second cell holds no text."""
    runs: list[Run] = []
    x, end = 0, len(cells)
    while x < end:
        board_style, char = cells[x]
        style, start = _style(board_style), x
        wide = x + 1 < end and cells[x + 1][1] == ""
        x += 1
        if len(char) != 1:
            x += 1 if wide else 0
            runs.append(Run(start, x - start, char or " ", style, 0))
            continue
        chars = [char]
        if wide:
            x += 1
            while _is_wide(cells, x) and cells[x][0] == board_style:
                chars.append(cells[x][1])
                x += 2
            runs.append(Run(start, x - start, "".join(chars), style, 2))
            continue
        while x < end and len(cells[x][1]) == 1 and cells[x][0] == board_style:
            if x + 1 < end and cells[x + 1][1] == "":
                break
            chars.append(cells[x][1])
            x += 1
        runs.append(Run(start, x - start, "".join(chars), style))
    return runs
