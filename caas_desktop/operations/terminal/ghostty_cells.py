"""Reads rows of libghostty-vt's render state as runs of one style.

The raw layout of a cell is private to the library: it is checked at start against
``ghostty_cell_get``, and where it differs every field is asked for one by one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyghostty._ffi import ffi, lib  # type: ignore[import-untyped]

from caas_desktop.operations.terminal.screen import (
    BLINK,
    BOLD,
    DEFAULT_COLOR,
    FAINT,
    INVERSE,
    INVISIBLE,
    ITALIC,
    OVERLINE,
    PLAIN,
    RGB_COLOR,
    STRIKE,
    Run,
    Style,
)

log = logging.getLogger(__name__)

Cells = NDArray[np.uint64]
STYLES_MAX = 1 << 16  # different styles remembered
GRAPHEMES_MAX = 64  # code points of one cluster; zalgo text goes on for ever

_TAG, _CODEPOINT = np.uint64(3), np.uint64(0x1FFFFF)
_SHIFT_CODEPOINT, _SHIFT_STYLE, _SHIFT_WIDE = np.uint64(2), np.uint64(26), np.uint64(42)
_STYLE_ID, _WIDE = np.uint64(0xFFFF), np.uint64(3)
_RGB_MASK = 0xFFFFFF
_GRAPHEME, _BG_PALETTE = 1, 2  # content tags; 3 is a background of 24 bits
_FLAGS = (
    ("bold", BOLD), ("italic", ITALIC), ("faint", FAINT), ("inverse", INVERSE),
    ("invisible", INVISIBLE), ("strikethrough", STRIKE), ("overline", OVERLINE), ("blink", BLINK),
)


def _color(color: Any) -> int:
    if color.tag == lib.GHOSTTY_STYLE_COLOR_PALETTE:
        return int(color.value.palette)
    if color.tag == lib.GHOSTTY_STYLE_COLOR_RGB:
        rgb = color.value.rgb
        return RGB_COLOR | int(rgb.r) << 16 | int(rgb.g) << 8 | int(rgb.b)
    return DEFAULT_COLOR


class CellReader:
    """Turns the raw cells of the row an iterator stands on into runs; not thread-safe."""

    def __init__(self, iterator: Any) -> None:
        self._iterator = iterator
        self._cells = ffi.new("GhosttyRenderStateRowCells*")
        lib.ghostty_render_state_row_cells_new(ffi.NULL, self._cells)
        self._view = ffi.new("GhosttyCellsView*")
        self._style = ffi.new("GhosttyStyle*")
        self._style.size = ffi.sizeof("GhosttyStyle")
        self._style_bytes = ffi.buffer(self._style)
        self._styles: dict[bytes, Style] = {}  # reading a struct's fields costs more than a hash
        self._count = ffi.new("uint32_t*")
        self._raw_row = ffi.new("GhosttyRow*")
        self.layout_known = True

    def close(self) -> None:
        lib.ghostty_render_state_row_cells_free(self._cells[0])

    def raw(self) -> Cells:
        """Return the current row's cells; valid until the state is updated."""
        lib.ghostty_render_state_row_get(
            self._iterator[0], lib.GHOSTTY_RENDER_STATE_ROW_DATA_CELLS_RAW, self._view
        )
        size = self._view.len * 8
        return np.frombuffer(ffi.buffer(self._view.ptr, size), np.uint64)

    def rows(self, raw: Sequence[Cells], advance: Callable[[], object]) -> list[Sequence[Run]]:
        """Return each row's runs; blank cells of the default style may be left out.

        All rows are taken apart together, which costs a third of doing it row by row.

        Args:
            raw: What `raw` returned for each row.
            advance: Puts the iterator on the next of these rows.
        """
        if not raw:
            return []
        cells = np.concatenate(raw)
        tags, codepoints, styles, wide = self._fields(cells)
        printable = np.maximum(codepoints, np.uint64(32)).astype(np.uint32)
        text = printable.tobytes().decode("utf-32-le", "replace")
        limits = np.cumsum([0, *map(len, raw)])
        changes = np.ones(len(cells) + 1, np.bool_)
        changes[1:-1] = styles[1:] != styles[:-1]
        changes[limits] = True
        starts = np.flatnonzero(changes)
        first = np.searchsorted(starts, limits).tolist()
        ids = styles[starts[:-1]].tolist()
        places, ends = starts.tolist(), limits.tolist()
        inked = np.logical_or.reduceat(cells != 0, limits[:-1]).tolist()
        mixed = np.logical_or.reduceat((tags | wide) != 0, limits[:-1]).tolist()
        found: list[Sequence[Run]] = []
        for n, origin in enumerate(ends[:-1]):
            advance()
            if not inked[n]:
                found.append(())
                continue
            lib.ghostty_render_state_row_get(
                self._iterator[0], lib.GHOSTTY_RENDER_STATE_ROW_DATA_CELLS, self._cells)
            if mixed[n]:
                row = slice(origin, ends[n + 1])
                found.append(self._mixed(cells[row], tags[row].tolist(), text[row],
                                         styles[row].tolist(), wide[row].tolist()))
                continue
            known: dict[int, Style] = {0: PLAIN}
            low, high = first[n], first[n + 1]
            found.append([
                Run(x - origin, end - x, text[x:end],
                    known.get(key) or self._learn(known, key, x - origin))
                for x, end, key in zip(places[low:high], places[low + 1:high + 1], ids[low:high],
                                       strict=True)
            ])
        return found

    def _mixed(
        self, cells: Cells, tags: list[int], text: str, ids: list[int], wide: list[int]
    ) -> list[Run]:
        """Rows with wide characters, clusters or cells that are only a background."""
        known: dict[int, Style] = {0: PLAIN}
        runs: list[Run] = []
        x, end = 0, len(text)
        while x < end:
            key = ids[x]
            start = x
            if tags[x] >= _BG_PALETTE:
                value = int(cells[x])
                while x < end and int(cells[x]) == value:
                    x += 1
                runs.append(Run(start, x - start, " " * (x - start), self._background(value)))
                continue
            style = known.get(key) or self._learn(known, key, x)
            if tags[x] == _GRAPHEME:
                cluster = self._cluster(x)
                x += 2 if wide[x] == 1 else 1
                runs.append(Run(start, x - start, cluster, style, 0))
                continue
            if wide[x] == 1:
                while x < end and wide[x] == 1 and ids[x] == key and tags[x] == 0:
                    x += 2
                runs.append(Run(start, x - start, text[start:x:2], style, 2))
                continue
            x += 1
            while x < end and ids[x] == key and tags[x] == 0 and wide[x] != 1:
                x += 1
            runs.append(Run(start, x - start, text[start:x], style))
        return runs

    def _learn(self, known: dict[int, Style], key: int, x: int) -> Style:
        """Ask for the style at x. Style ids count per page, so they are known for one row only."""
        lib.ghostty_render_state_row_cells_select(self._cells[0], x)
        lib.ghostty_render_state_row_cells_get(
            self._cells[0], lib.GHOSTTY_RENDER_STATE_ROW_CELLS_DATA_STYLE, self._style
        )
        raw_bytes = self._style_bytes[:]
        style = self._styles.get(raw_bytes)
        if style is None:
            if len(self._styles) > STYLES_MAX:
                self._styles.clear()
            style = self._styles[raw_bytes] = self._parse_style()
        known[key] = style
        return style

    def _parse_style(self) -> Style:
        raw = self._style
        flags = 0
        for name, flag in _FLAGS:
            if getattr(raw, name):
                flags |= flag
        return Style(
            _color(raw.fg_color), _color(raw.bg_color), flags, raw.underline,
            _color(raw.underline_color),
        )

    def _background(self, cell: int) -> Style:
        value = cell >> 2
        if cell & 3 == _BG_PALETTE:
            return Style(bg=value & 0xFF)
        red, green, blue = value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF
        return Style(bg=RGB_COLOR | red << 16 | green << 8 | blue)

    def _cluster(self, x: int) -> str:
        lib.ghostty_render_state_row_cells_select(self._cells[0], x)
        lib.ghostty_render_state_row_cells_get(
            self._cells[0], lib.GHOSTTY_RENDER_STATE_ROW_CELLS_DATA_GRAPHEMES_LEN, self._count
        )
        count = self._count[0]
        if not count:
            return " "
        buffer = ffi.new("uint32_t[]", count)
        lib.ghostty_render_state_row_cells_get(
            self._cells[0], lib.GHOSTTY_RENDER_STATE_ROW_CELLS_DATA_GRAPHEMES_BUF, buffer
        )
        return "".join(map(chr, buffer[0 : min(count, GRAPHEMES_MAX)]))

    def _fields(self, cells: Cells) -> tuple[Cells, Cells, Cells, Cells]:
        """Return tags, code points, style ids and widths of cells."""
        if not self.layout_known:
            return _slow_fields(cells)
        tags = cells & _TAG
        codepoints = cells >> _SHIFT_CODEPOINT & _CODEPOINT
        if tags.any():
            codepoints = np.where(tags >= _BG_PALETTE, np.uint64(32), codepoints)
        return tags, codepoints, cells >> _SHIFT_STYLE & _STYLE_ID, cells >> _SHIFT_WIDE & _WIDE

    def check_layout(self) -> None:
        """Compare the fast path with the library's own accessors on the current row."""
        cells = self.raw()
        fast, slow = self._fields(cells), _slow_fields(cells)
        if not all(np.array_equal(a, b) for a, b in zip(fast, slow, strict=True)):
            log.warning("terminal: unknown cell layout of libghostty-vt, reading slowly")
            self.layout_known = False


def _slow_fields(cells: Cells) -> tuple[Cells, Cells, Cells, Cells]:
    out = np.zeros((4, len(cells)), np.uint64)
    tag, codepoint = ffi.new("GhosttyCellContentTag*"), ffi.new("uint32_t*")
    style, wide = ffi.new("uint16_t*"), ffi.new("GhosttyCellWide*")
    for x, cell in enumerate(cells.tolist()):
        lib.ghostty_cell_get(cell, lib.GHOSTTY_CELL_DATA_CONTENT_TAG, tag)
        lib.ghostty_cell_get(cell, lib.GHOSTTY_CELL_DATA_STYLE_ID, style)
        lib.ghostty_cell_get(cell, lib.GHOSTTY_CELL_DATA_WIDE, wide)
        codepoint[0] = 32
        if int(tag[0]) < _BG_PALETTE:
            lib.ghostty_cell_get(cell, lib.GHOSTTY_CELL_DATA_CODEPOINT, codepoint)
        out[:, x] = (int(tag[0]), codepoint[0], style[0], int(wide[0]))
    return out[0], out[1], out[2], out[3]
