"""The part of libghostty-vt's C interface that we use, with the right C types in one place.

A wrong type in a raw ``get`` writes past the end of the variable and corrupts the heap, so no
other module calls ``ghostty_terminal_get`` or ``_set``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caas_desktop.operations.terminal.ghostty_abi import ffi
from caas_desktop.operations.terminal.ghostty_lib import check, lib, with_twin
from caas_desktop.operations.terminal.screen import (
    Colors,
    CursorShape,
    Modes,
    MouseFormat,
    MouseTracking,
)

_scroll_viewport = with_twin(
    "ghostty_terminal_scroll_viewport", "void(*)(GhosttyTerminal, CaasScroll)",
    "CaasScroll", "GhosttyTerminalScrollViewport",
)

# History is limited by its bytes: then the library uses its oldest page again. At a limit of
# lines it gives the page back to the system and asks for a new one, which takes half of the time
# of a flood. A line costs 8.6 bytes a column and a few more; of many styles more. No more than
# that is left: memory that is touched for the first time costs a flood as much as its parsing.
SCROLLBACK_MAX_BYTES = 512 << 20  # whatever a hostile program does
LINE_BYTES, COLUMN_BYTES = 24, 9
PAGE_BYTES, PAGE_LINES = 512 << 10, 4096

SHAPES = {
    0: CursorShape.BAR, 1: CursorShape.BLOCK, 2: CursorShape.UNDERLINE, 3: CursorShape.BLOCK,
}
_MOUSE = (
    (1003, MouseTracking.ANY), (1002, MouseTracking.BUTTON), (1000, MouseTracking.NORMAL),
    (9, MouseTracking.X10),
)
_FORMATS = (
    (1016, MouseFormat.SGR_PIXELS), (1006, MouseFormat.SGR), (1015, MouseFormat.URXVT),
    (1005, MouseFormat.UTF8),
)


class Terminal:
    """One GhosttyTerminal handle. Not thread-safe."""

    def __init__(self, columns: int, rows: int, scrollback: int) -> None:
        self._pointer = ffi.new("GhosttyTerminal*")
        check(lib.ghostty_terminal_new(ffi.NULL, self._pointer, columns, rows), "terminal_new")
        self.handle = self._pointer[0]
        self._callbacks: list[Any] = []  # cffi frees what nobody refers to
        self._size = ffi.new("size_t*")
        self._bool = ffi.new("bool*")
        self._u8, self._u16 = ffi.new("uint8_t*"), ffi.new("uint16_t*")
        self._screen = ffi.new("GhosttyTerminalScreen*")
        self._mode = ffi.new("GhosttyTerminalModeConfig*")
        self._bar = ffi.new("GhosttyTerminalScrollbar*")
        self._string = ffi.new("GhosttyString*")
        self._scrollback = scrollback
        self._set(lib.GHOSTTY_TERMINAL_OPT_SCROLLBACK_MAX_LINES, "size_t*",
                  2 * scrollback + PAGE_LINES)
        self._limit_history(columns)
        # A program in a container learns no window title, and draws no images: with no room
        # for them libghostty-vt ignores the whole protocol, which could also read our files.
        self._set(lib.GHOSTTY_TERMINAL_OPT_TITLE_REPORT, "bool*", False)
        self._set(lib.GHOSTTY_TERMINAL_OPT_KITTY_IMAGE_STORAGE_LIMIT, "uint64_t*", 0)

    def _set(self, option: int, ctype: str, value: Any) -> None:
        check(lib.ghostty_terminal_set(self.handle, option, ffi.new(ctype, value)), "terminal_set")

    def _limit_history(self, columns: int) -> None:
        """Leave room for as many lines as were wanted, if they are full.

        A page goes as a whole, so there is one more.
        """
        limit = self._scrollback * (LINE_BYTES + COLUMN_BYTES * columns) + PAGE_BYTES
        self._set(lib.GHOSTTY_TERMINAL_OPT_SCROLLBACK_MAX_BYTES, "size_t*",
                  min(limit, SCROLLBACK_MAX_BYTES))

    def _call_back(self, option: int, signature: str, function: Callable[..., Any]) -> None:
        callback = ffi.callback(signature, function)
        self._callbacks.append(callback)
        check(lib.ghostty_terminal_set(self.handle, option, callback), "terminal_set")

    def on_reply(self, take: Callable[[bytes], None]) -> None:
        self._call_back(
            lib.GHOSTTY_TERMINAL_OPT_WRITE_PTY,
            "GhosttyTerminalWritePtyFn",
            lambda _terminal, _user, data, size: take(ffi.buffer(data, size)[:]),
        )

    def on_bell(self, ring: Callable[[], None]) -> None:
        self._call_back(
            lib.GHOSTTY_TERMINAL_OPT_BELL, "GhosttyTerminalBellFn", lambda _terminal, _user: ring()
        )

    def on_size(self, size: Callable[[], tuple[int, int, int, int]]) -> None:
        """Answer size queries; ``size`` returns rows, columns, cell width and height in px."""

        def answer(_terminal: Any, _user: Any, out: Any) -> bool:
            out.rows, out.columns, out.cell_width, out.cell_height = size()
            return True

        self._call_back(lib.GHOSTTY_TERMINAL_OPT_SIZE, "GhosttyTerminalSizeFn", answer)

    def write(self, data: bytes | memoryview) -> None:
        lib.ghostty_terminal_vt_write(self.handle, ffi.from_buffer(data), len(data))

    def resize(self, columns: int, rows: int, cell_width: int, cell_height: int) -> None:
        # Old and new lines are there at once while they are wrapped anew: at the limit half of
        # the history would go.
        self._set(lib.GHOSTTY_TERMINAL_OPT_SCROLLBACK_MAX_BYTES, "size_t*",
                  2 * SCROLLBACK_MAX_BYTES)
        check(
            lib.ghostty_terminal_resize(self.handle, columns, rows, cell_width, cell_height),
            "resize",
        )
        self._limit_history(columns)

    def set_colors(self, colors: Colors) -> None:
        for option, value in (
            (lib.GHOSTTY_TERMINAL_OPT_COLOR_FOREGROUND, colors.foreground),
            (lib.GHOSTTY_TERMINAL_OPT_COLOR_BACKGROUND, colors.background),
            (lib.GHOSTTY_TERMINAL_OPT_COLOR_CURSOR, colors.cursor),
        ):
            self._set(option, "GhosttyColorRgb*", _rgb(value))
        palette = ffi.new("GhosttyColorRgb[256]")
        lib.ghostty_color_palette_default(palette)
        for index, value in enumerate(colors.ansi):
            palette[index] = _rgb(value)
        check(
            lib.ghostty_terminal_set(
                self.handle, lib.GHOSTTY_TERMINAL_OPT_COLOR_PALETTE, palette
            ),
            "set palette",
        )

    def palette_changes(self) -> dict[int, int]:
        """Return the palette entries the program set, as index → 0xRRGGBB."""
        current, default = ffi.new("GhosttyColorRgb[256]"), ffi.new("GhosttyColorRgb[256]")
        key = lib.GHOSTTY_TERMINAL_DATA_COLOR_PALETTE
        lib.ghostty_terminal_get(self.handle, key, current)
        key = lib.GHOSTTY_TERMINAL_DATA_COLOR_PALETTE_DEFAULT
        lib.ghostty_terminal_get(self.handle, key, default)
        if ffi.buffer(current)[:] == ffi.buffer(default)[:]:
            return {}
        pairs = ((n, _number(current[n]), _number(default[n])) for n in range(256))
        return {n: now for n, now, before in pairs if now != before}

    def columns(self) -> int:
        """Return the width in cells; a program may have changed it (DECCOLM)."""
        lib.ghostty_terminal_get(self.handle, lib.GHOSTTY_TERMINAL_DATA_COLS, self._u16)
        return int(self._u16[0])

    def cursor(self) -> tuple[int, int]:
        """Return column and row of the cursor on the screen, from 0."""
        place = []
        for key in (lib.GHOSTTY_TERMINAL_DATA_CURSOR_X, lib.GHOSTTY_TERMINAL_DATA_CURSOR_Y):
            lib.ghostty_terminal_get(self.handle, key, self._u16)
            place.append(int(self._u16[0]))
        return place[0], place[1]

    def total_rows(self) -> int:
        lib.ghostty_terminal_get(
            self.handle, lib.GHOSTTY_TERMINAL_DATA_TOTAL_ROWS, self._size
        )
        return int(self._size[0])

    def viewport_top(self) -> int:
        """Return the row, counted from the oldest, that the viewport begins with."""
        lib.ghostty_terminal_get(self.handle, lib.GHOSTTY_TERMINAL_DATA_SCROLLBAR, self._bar)
        return int(self._bar.offset)

    def scroll_to(self, row: int | None) -> None:
        scroll = ffi.new("CaasScroll*")
        bottom, at_row = lib.GHOSTTY_SCROLL_VIEWPORT_BOTTOM, lib.GHOSTTY_SCROLL_VIEWPORT_ROW
        scroll.tag = bottom if row is None else at_row
        scroll.value.row = row or 0
        _scroll_viewport(self.handle, scroll[0])

    def alternate(self) -> bool:
        lib.ghostty_terminal_get(
            self.handle, lib.GHOSTTY_TERMINAL_DATA_ACTIVE_SCREEN, self._screen
        )
        return bool(self._screen[0] == lib.GHOSTTY_TERMINAL_SCREEN_ALTERNATE)

    def title(self) -> str:
        lib.ghostty_terminal_get(self.handle, lib.GHOSTTY_TERMINAL_DATA_TITLE, self._string)
        if not self._string.len:
            return ""
        return str(ffi.buffer(self._string.ptr, self._string.len)[:].decode("utf-8", "replace"))

    def mode(self, number: int) -> bool:
        """Return whether a DEC private mode is set."""
        self._mode.mode = number
        lib.ghostty_terminal_get(self.handle, lib.GHOSTTY_TERMINAL_DATA_MODE, self._mode)
        return bool(self._mode.value)

    def modes(self) -> Modes:
        mode = self.mode
        lib.ghostty_terminal_get(
            self.handle, lib.GHOSTTY_TERMINAL_DATA_KITTY_KEYBOARD_FLAGS, self._u8
        )
        return Modes(
            application_cursor=mode(1),
            application_keypad=mode(66),
            alternate_screen=self.alternate(),
            alternate_scroll=mode(1007),
            bracketed_paste=mode(2004),
            focus_events=mode(1004),
            reverse_video=mode(5),
            mouse=next((kind for number, kind in _MOUSE if mode(number)), MouseTracking.OFF),
            mouse_format=next(
                (kind for number, kind in _FORMATS if mode(number)), MouseFormat.LEGACY
            ),
            kitty_flags=int(self._u8[0]),
        )

    def close(self) -> None:
        lib.ghostty_terminal_free(self.handle)
        self._callbacks.clear()


def _rgb(value: int) -> dict[str, int]:
    return {"r": value >> 16 & 255, "g": value >> 8 & 255, "b": value & 255}


def _number(color: Any) -> int:
    return int(color.r << 16 | color.g << 8 | color.b)
