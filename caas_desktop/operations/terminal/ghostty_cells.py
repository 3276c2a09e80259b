"""Reads rows of libghostty-vt's render state as runs of one style.

The raw layout of a cell is private to the library: it is checked at start against
``ghostty_cell_get``, and where it differs every field is asked for one by one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from caas_desktop.operations.terminal.ghostty_abi import ffi
from caas_desktop.operations.terminal.ghostty_lib import lib
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
_GRAPHEME, _BG_PALETTE = 1, 2  # content tags; 3 is a background of 24 bits
_LEADS, _FOLLOWS = 1, 2  # the first and the second cell of a wide character
_GROUND = np.uint64(1 << 63)
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


def _background(cell: int) -> Style:
    value = cell >> 2
    if cell & 3 == _BG_PALETTE:
        return Style(bg=value & 0xFF)
    red, green, blue = value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF
    return Style(bg=RGB_COLOR | red << 16 | green << 8 | blue)


class _Fields(NamedTuple):
    """What cells consist of."""

    tags: Cells
    codepoints: Cells
    styles: Cells
    wide: Cells  # _LEADS, _FOLLOWS, or narrow


class _Parts(NamedTuple):
    """Several rows taken apart together, which costs a third of doing it row by row."""

    text: str  # of all rows, a character for each cell
    edges: list[int]  # where each row begins, and the end of the last
    starts: list[int]  # where a run begins, and the end of the last
    tags: list[int]  # of the cell each run begins with; likewise
    styles: list[int]
    wide: list[int]
    bounds: list[int]  # each row's first run, and how many there are
    inked: list[bool]  # for each row: whether anything is in it,
    mixed: list[bool]  # and whether it is more than narrow characters


def _take_apart(raw: Sequence[Cells], cells: Cells, fields: _Fields) -> _Parts:
    tags, codepoints, styles, wide = fields
    printable = np.maximum(codepoints, np.uint64(32)).astype(np.uint32)
    edges = np.cumsum([0, *map(len, raw)])
    starts = np.flatnonzero(_begins(cells, fields, edges))
    firsts = starts[:-1]
    return _Parts(
        text=printable.tobytes().decode("utf-32-le", "replace"),
        edges=edges.tolist(),
        starts=starts.tolist(),
        tags=tags[firsts].tolist(),
        styles=styles[firsts].tolist(),
        wide=wide[firsts].tolist(),
        bounds=np.searchsorted(starts, edges).tolist(),
        inked=np.logical_or.reduceat(cells != 0, edges[:-1]).tolist(),
        mixed=np.logical_or.reduceat((tags | wide) != 0, edges[:-1]).tolist(),
    )


def _begins(cells: Cells, fields: _Fields, edges: NDArray[np.int_]) -> NDArray[np.bool_]:
    """Return for each cell, and for the end, whether a run begins there."""
    tags, _, styles, wide = fields
    begins = np.ones(len(cells) + 1, np.bool_)
    kinds = styles
    if mixed := bool(tags.any() or wide.any()):
        # One kind for a wide character and the cell behind it; for a ground its own colour.
        doubled = ((wide == _LEADS) | (wide == _FOLLOWS)).astype(np.uint64)
        kinds = np.where(tags >= _BG_PALETTE, cells | _GROUND, styles << np.uint64(1) | doubled)
    begins[1:-1] = kinds[1:] != kinds[:-1]
    if mixed:
        clusters = np.flatnonzero(tags == _GRAPHEME)
        begins[clusters] = begins[clusters + 1] = True  # each alone
        begins[np.minimum(clusters[wide[clusters] == _LEADS] + 2, len(cells))] = True
        begins[:-1][wide == _FOLLOWS] = False
    begins[edges] = True
    return begins


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

        Args:
            raw: What `raw` returned for each row.
            advance: Puts the iterator on the next of these rows.
        """
        if not raw:
            return []
        cells = np.concatenate(raw)
        parts = _take_apart(raw, cells, self._fields(cells))
        found: list[Sequence[Run]] = []
        for n, inked in enumerate(parts.inked):
            advance()
            found.append(self._row(parts, n, raw[n]) if inked else ())
        return found

    def _row(self, parts: _Parts, n: int, cells: Cells) -> list[Run]:
        lib.ghostty_render_state_row_get(
            self._iterator[0], lib.GHOSTTY_RENDER_STATE_ROW_DATA_CELLS, self._cells)
        known: dict[int, Style] = {0: PLAIN}
        origin, text, (low, high) = parts.edges[n], parts.text, parts.bounds[n : n + 2]
        starts, ends, ids = parts.starts[low:high], parts.starts[low + 1 : high + 1], parts.styles
        if not parts.mixed[n]:
            return [
                Run(x - origin, end - x, text[x:end],
                    known.get(key) or self._learn(known, key, x - origin))
                for x, end, key in zip(starts, ends, ids[low:high], strict=True)
            ]
        runs: list[Run] = []
        for number, start, stop in zip(range(low, high), starts, ends, strict=True):
            x, width, tag = start - origin, stop - start, parts.tags[number]
            if tag >= _BG_PALETTE:
                runs.append(Run(x, width, " " * width, _background(int(cells[x]))))
                continue
            style = known.get(ids[number]) or self._learn(known, ids[number], x)
            if tag == _GRAPHEME:
                runs.append(Run(x, width, self._cluster(x), style, 0))
            else:
                step = 2 if parts.wide[number] == _LEADS else 1
                runs.append(Run(x, width, text[start:stop:step], style, step))
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

    def _fields(self, cells: Cells) -> _Fields:
        """Return tags, code points, style ids and widths of cells."""
        if not self.layout_known:
            return _slow_fields(cells)
        tags = cells & _TAG
        codepoints = cells >> _SHIFT_CODEPOINT & _CODEPOINT
        if tags.any():
            codepoints = np.where(tags >= _BG_PALETTE, np.uint64(32), codepoints)
        styles, wide = cells >> _SHIFT_STYLE & _STYLE_ID, cells >> _SHIFT_WIDE & _WIDE
        return _Fields(tags, codepoints, styles, wide)

    def check_layout(self) -> None:
        """Compare the fast path with the library's own accessors on the current row."""
        cells = self.raw()
        fast, slow = self._fields(cells), _slow_fields(cells)
        if not all(np.array_equal(a, b) for a, b in zip(fast, slow, strict=True)):
            log.warning("terminal: unknown cell layout of libghostty-vt, reading slowly")
            self.layout_known = False


def _slow_fields(cells: Cells) -> _Fields:
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
    return _Fields(*out)
