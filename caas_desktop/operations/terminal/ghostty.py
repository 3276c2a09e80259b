"""The screen engine on libghostty-vt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import Any

from caas_desktop.operations.terminal import ghostty_grid as grid
from caas_desktop.operations.terminal.ghostty_abi import ffi
from caas_desktop.operations.terminal.ghostty_api import SHAPES, Terminal
from caas_desktop.operations.terminal.ghostty_cells import CellReader, Cells
from caas_desktop.operations.terminal.ghostty_lib import check, lib
from caas_desktop.operations.terminal.screen import (
    Colors,
    Cursor,
    CursorShape,
    Frame,
    Position,
    Run,
)
from caas_desktop.operations.terminal.soft_reset import SoftResets, soft_reset
from caas_desktop.operations.terminal.turns import TurnLock

# Bytes that begin a combining mark, a joiner or a variation selector in UTF-8. One that
# arrives alone changes the cell before the cursor without marking its row as changed; one
# that follows its base in the same piece does not matter, as the base marked the row.
_JOINING = re.compile(rb"[\xcc\xcd]|\xe2\x80\x8d|\xe2\x83|\xef\xb8|\xe1|\xd6|\xd7|\xd8|\xd9|\xe0")
_PROBE = "a\x1b[31mé\x1b[42m你\x1b[0m\x1b[48;5;20m\x1b[K".encode()
REPLIES_MAX = 1 << 16  # bytes; a program that asks and never reads must not fill the memory


class _Inbox:
    """What the terminal calls back with.

    An object of its own: callbacks that knew the screen would keep it, and its history, alive.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.replies = bytearray()
        self.bells = 0
        self.size = (rows, columns, 8, 16)  # and a cell's width and height in pixels

    def reply(self, data: bytes) -> None:
        if len(self.replies) < REPLIES_MAX:
            self.replies += data

    def empty(self) -> bytes:
        """Take the replies, without the lock: they must not wait until a picture is painted."""
        if not self.replies:
            return b""
        replies, self.replies = self.replies, bytearray()
        return bytes(replies)

    def ring(self) -> None:
        self.bells += 1


class GhosttyScreen:
    """See Screen. One lock guards the terminal, another one its render state.

    Freed by `close`, or with the object: nobody can hold a dangling handle.
    """

    engine = "libghostty-vt"

    def __init__(self, columns: int, rows: int, scrollback: int) -> None:
        self._lock = TurnLock()
        self._picture = Lock()  # the render state; taken before the other one
        self._columns, self._rows = columns, rows
        self._inbox = _Inbox(columns, rows)
        self._resets = SoftResets()
        self._closed = True
        self._open_handles()
        self._check_cells()
        self._terminal = self._open_terminal(columns, rows, scrollback)
        self._epoch = self._first = 0
        self._alternate = False
        self._marker: grid.Marker | None = None
        self._marked_line = 0
        self._joined = self._whole = False
        self._mark()
        self._closed = False

    def __del__(self) -> None:
        self.close()

    @property
    def bells(self) -> int:
        return self._inbox.bells

    @property
    def columns(self) -> int:
        return self._columns

    @property
    def rows(self) -> int:
        return self._rows

    def feed(self, data: bytes | memoryview) -> None:
        with self._lock.feeding():
            first, *others = self._resets.split(bytes(data))
            self._terminal.write(first)
            for part in others:
                self._terminal.write(soft_reset(*self._terminal.cursor()))
                self._terminal.write(part)
            if self._terminal.columns() != self._columns:
                self._take_back_width()
            if _JOINING.match(data):
                self._joined = True

    def take(self) -> bytes:
        return self._inbox.empty()

    def resize(self, columns: int, rows: int, cell_width: int = 8, cell_height: int = 16) -> None:
        with self._lock.reading():
            self._inbox.size = (rows, columns, cell_width, cell_height)
            self._terminal.resize(columns, rows, cell_width, cell_height)
            if columns != self._columns:
                self._begin_epoch()
            self._columns, self._rows = columns, rows
            self._whole = True

    def _take_back_width(self) -> None:
        """The view decides how wide a screen is, not the program in it (DECCOLM)."""
        rows, columns, *cell = self._inbox.size
        self._terminal.resize(columns, rows, *cell)
        self._begin_epoch()
        self._whole = True

    def set_colors(self, colors: Colors) -> None:
        with self._lock.reading():
            self._terminal.set_colors(colors)
            self._whole = True

    def scroll_to(self, line: int | None) -> None:
        with self._lock.reading():
            self._sync()
            row = None if line is None else max(0, line - self._first)
            if row is not None and row >= self._terminal.total_rows() - self._rows:
                row = None
            self._terminal.scroll_to(row)

    def frame(self, *, whole: bool = False) -> Frame:
        with self._picture:
            with self._lock.reading():  # not longer than it takes to copy what is shown
                self._sync()
                terminal = self._terminal
                self._update_state()
                whole = whole or self._whole
                if self._joined and not whole:
                    whole = self._freshen_cursor_row()
                self._joined = self._whole = False
                frame = Frame(
                    columns=self._columns,
                    rows=self._rows,
                    epoch=self._epoch,
                    first_line=self._first,
                    top=self._first + terminal.viewport_top(),
                    end_line=self._first + terminal.total_rows(),
                    changed={},
                    cursor=self._cursor(),
                    modes=terminal.modes(),
                    title=terminal.title(),
                    bells=self._inbox.bells,
                    palette=terminal.palette_changes(),
                )
            changed = self._read_rows(whole)
            lib.ghostty_render_state_clean(self._state[0])
            return replace(frame, changed=changed)

    def lines(self, first: int, end: int) -> list[str]:
        with self._lock.reading():
            self._sync()
            begin, stop = self._clamp(first, end)
            if begin >= stop:
                return [""] * max(0, end - first)
            text = grid.text(
                self._terminal.handle, (0, begin), (self._columns - 1, stop - 1),
                unwrap=False, block=False,
            )
            lines = [""] * (begin + self._first - first) + text.split("\n")
            return (lines + [""] * (end - first))[: end - first]

    def wraps(self, line: int) -> bool:
        with self._lock.reading():
            self._sync()
            row = line - self._first
            return row >= 0 and grid.wraps(self._terminal.handle, row)

    def text(self, start: Position, end: Position, *, block: bool = False) -> str:
        with self._lock.reading():
            self._sync()
            begin, stop = self._clamp(start.line, end.line + 1)
            if begin >= stop:
                return ""
            left = start.column if block or start.line >= self._first else 0
            right = min(end.column, self._columns - 1)
            return grid.text(
                self._terminal.handle, (left, begin), (right, stop - 1),
                unwrap=not block, block=block,
            )

    def link_at(self, position: Position) -> str | None:
        with self._lock.reading():
            self._sync()
            row = position.line - self._first
            return None if row < 0 else grid.link(self._terminal.handle, position.column, row)

    def reset(self) -> None:
        self.feed(b"\x1bc")

    def clear_history(self) -> None:
        self.feed(b"\x1b[3J")

    def close(self) -> None:
        with self._picture, self._lock.reading():
            if self._closed:
                return
            self._closed = True
            if self._marker is not None:
                self._marker.free()
            self._free_handles()
            self._terminal.close()

    # --- handles ---

    def _open_handles(self) -> None:
        self._state = ffi.new("GhosttyRenderState*")
        check(lib.ghostty_render_state_new(ffi.NULL, self._state), "render_state")
        self._iterator = ffi.new("GhosttyRenderStateRowIterator*")
        check(lib.ghostty_render_state_row_iterator_new(ffi.NULL, self._iterator), "iterator")
        self._reader = CellReader(self._iterator)
        self._row = ffi.new("uint16_t*")
        self._raw_cursor = ffi.new("GhosttyRenderStateCursor*")
        self._raw_cursor.size = ffi.sizeof("GhosttyRenderStateCursor")

    def _free_handles(self) -> None:
        self._reader.close()
        lib.ghostty_render_state_row_iterator_free(self._iterator[0])
        lib.ghostty_render_state_free(self._state[0])

    def _open_terminal(self, columns: int, rows: int, scrollback: int) -> Terminal:
        terminal = Terminal(columns, rows, scrollback)
        inbox = self._inbox
        terminal.on_reply(inbox.reply)
        terminal.on_bell(inbox.ring)
        terminal.on_size(lambda: inbox.size)
        return terminal

    def _check_cells(self) -> None:
        """Try the private cell layout on a known row of a throw-away terminal."""
        self._terminal = Terminal(20, 1, 0)
        self._terminal.write(_PROBE)
        self._update_state()
        if lib.ghostty_render_state_row_iterator_next(self._iterator[0]):
            self._reader.check_layout()
        known = self._reader.layout_known
        self._free_handles()
        self._terminal.close()
        self._open_handles()
        self._reader.layout_known = known

    # --- reading, under the lock ---

    def _update_state(self) -> None:
        lib.ghostty_render_state_update(self._state[0], self._terminal.handle)
        self._rewind()

    def _rewind(self) -> None:
        key = lib.GHOSTTY_RENDER_STATE_DATA_ROW_ITERATOR
        lib.ghostty_render_state_get(self._state[0], key, self._iterator)

    def _read_rows(self, whole: bool) -> dict[int, Sequence[Run]]:
        """Return the rows that changed. Reads the render state alone, a copy of the terminal's."""
        iterator, row = self._iterator[0], self._row
        numbers: list[int] = []
        cells: list[Cells] = []
        if whole:
            step = partial(lib.ghostty_render_state_row_iterator_next, iterator)
        else:
            step = partial(lib.ghostty_render_state_row_iterator_next_dirty, iterator, row)
        while step():
            numbers.append(len(numbers) if whole else row[0])
            cells.append(self._reader.raw())
        self._rewind()
        return dict(zip(numbers, self._reader.rows(cells, step), strict=True))

    def _freshen_cursor_row(self) -> bool:
        """Make sure that the cursor's row is read (see _JOINING); True: read every row."""
        cursor = self._cursor()
        if cursor is None:
            return False
        while lib.ghostty_render_state_row_iterator_next_dirty(self._iterator[0], self._row):
            if self._row[0] == cursor.y:
                self._rewind()
                return False
        # Only a full update copies rows that are not marked, and only a change of size or
        # of the viewport makes one.
        lib.ghostty_render_state_free(self._state[0])
        check(lib.ghostty_render_state_new(ffi.NULL, self._state), "render_state")
        self._update_state()
        return True

    def _cursor(self) -> Cursor | None:
        raw: Any = self._raw_cursor
        key = lib.GHOSTTY_RENDER_STATE_DATA_CURSOR
        lib.ghostty_render_state_get(self._state[0], key, raw)
        if not raw.viewport_has_value:
            return None
        shape = SHAPES.get(int(raw.visual_style), CursorShape.BLOCK)
        x = raw.viewport_x - (1 if raw.wide_tail else 0)
        return Cursor(x, raw.viewport_y, bool(raw.visible), shape, bool(raw.blinking))

    def _clamp(self, first: int, end: int) -> tuple[int, int]:
        """Return lines as rows counted from the oldest held."""
        total = self._terminal.total_rows()
        return max(0, first - self._first), min(end - self._first, total)

    # --- line numbers ---

    def _sync(self) -> None:
        """Find out how many lines were forgotten since the last look."""
        alternate = self._terminal.alternate()
        row = None if self._marker is None else self._marker.row()
        if alternate != self._alternate or row is None or row > self._marked_line - self._first:
            self._alternate = alternate
            self._begin_epoch()
            return
        self._first = self._marked_line - row
        self._mark()

    def _begin_epoch(self) -> None:
        self._epoch += 1
        self._first = 0
        self._whole = True
        self._mark()

    def _mark(self) -> None:
        """Put the marker on the first line of the live screen, the last to be forgotten."""
        if self._marker is not None:
            self._marker.free()
        row = self._terminal.total_rows() - self._terminal_rows()
        self._marker = grid.Marker(self._terminal.handle, row)
        self._marked_line = self._first + row

    def _terminal_rows(self) -> int:
        return min(self._rows, self._terminal.total_rows())
