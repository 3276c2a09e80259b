"""The screen engine in pure Python, for machines that have no libghostty-vt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bittty import BITTTY, Board, TerminalCaps  # type: ignore[import-untyped]
from bittty.devices.modes import (  # type: ignore[import-untyped]
    MouseEncoding,
    MouseProtocol,
)
from bittty.present import Bell  # type: ignore[import-untyped]
from bittty.terminals.base import Terminal  # type: ignore[import-untyped]
from bittty.terminals.scrollback import (  # type: ignore[import-untyped]
    MemoryScrollback,
)

from caas_desktop.operations.terminal.bittty_cells import Cell, join, runs_of, split
from caas_desktop.operations.terminal.screen import (
    Colors,
    Cursor,
    CursorShape,
    Frame,
    Modes,
    MouseFormat,
    MouseTracking,
    Position,
)
from caas_desktop.operations.terminal.turns import TurnLock

# Pure Python holds the interpreter while it parses; longer pieces would be felt in the window.
SLICE = 4096
REPLIES_MAX = 1 << 16
# Combining marks share their base's cell, lines reflow, the wheel scrolls full-screen programs.
_START = b"\x1b[?2027;2028;1007h"
_MOUSE = {
    MouseProtocol.OFF: MouseTracking.OFF, MouseProtocol.X10: MouseTracking.X10,
    MouseProtocol.NORMAL: MouseTracking.NORMAL, MouseProtocol.BUTTON: MouseTracking.BUTTON,
    MouseProtocol.ANY: MouseTracking.ANY, MouseProtocol.LOCATOR: MouseTracking.OFF,
}
_FORMATS = {
    MouseEncoding.LEGACY: MouseFormat.LEGACY, MouseEncoding.UTF8: MouseFormat.UTF8,
    MouseEncoding.SGR: MouseFormat.SGR, MouseEncoding.URXVT: MouseFormat.URXVT,
    MouseEncoding.SGR_PIXELS: MouseFormat.SGR_PIXELS,
}
# Window operations a program may use: size reports and its own stack of titles. Resizing our
# window, moving it and reading its title back are refused.
_WINDOW_OPERATIONS = {14, 15, 16, 18, 19, 22, 23}


class _Replies:
    """The board's line to the program: collects what it wants to send."""

    closed = False

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: str) -> int:
        return self.write_bytes(data.encode())

    def write_bytes(self, data: bytes) -> int:
        if len(self.data) < REPLIES_MAX:
            self.data += data
        return len(data)

    def flush(self) -> None: ...
    def configure_line(self, line: object) -> None: ...
    def resize(self, rows: int, cols: int) -> None: ...
    def close(self) -> None: ...


class _Chrome(Terminal):  # type: ignore[misc]  # bittty has no type hints
    """Keeps what scrolls off, counts rows and bells."""

    def __init__(self, board: Board, scrollback: MemoryScrollback) -> None:
        super().__init__(board, scrollback)
        self.arrived = 0  # rows that ever went into the history
        self.bells = 0
        self.cleared = False

    def present(self, event: object) -> None:
        if isinstance(event, Bell):
            self.bells += 1
        else:
            super().present(event)

    def on_rows_scrolled_off(self, lines: Sequence[Any]) -> None:
        super().on_rows_scrolled_off(lines)
        self.arrived += len(lines)

    def on_scrollback_cleared(self) -> None:
        super().on_scrollback_cleared()
        self.cleared = True


class BitttyScreen:
    """See Screen."""

    engine = "bittty"

    def __init__(self, columns: int, rows: int, scrollback: int) -> None:
        self._lock = TurnLock()
        self._columns, self._rows = columns, rows
        self._board = Board(width=columns, height=rows, model=BITTTY)
        self._replies = _Replies()
        self._board.host.attach(self._replies)
        self._refuse()
        self._chrome = _Chrome(self._board, MemoryScrollback(scrollback * (columns + 1)))
        self._chrome.attach()
        self._board.feed_host_data(_START)
        self._epoch = self._base = 0  # _base: the row number of the history's very first row
        self._alternate = False
        self._top: int | None = None
        self._shown: tuple[int, int] | None = None  # epoch and top of the frame before

    @property
    def bells(self) -> int:
        return self._chrome.bells

    @property
    def columns(self) -> int:
        return self._columns

    @property
    def rows(self) -> int:
        return self._rows

    def feed(self, data: bytes | memoryview) -> None:
        view = memoryview(data)
        for start in range(0, len(view), SLICE):
            with self._lock.feeding():
                self._board.feed_host_data(bytes(view[start : start + SLICE]))
                board = self._board
                if (board.width, board.height) != (self._columns, self._rows):
                    board.resize(self._columns, self._rows)  # the program's wish is refused

    def take(self) -> bytes:
        with self._lock.feeding():
            data = bytes(self._replies.data)
            self._replies.data.clear()
            return data

    def resize(self, columns: int, rows: int, cell_width: int = 8, cell_height: int = 16) -> None:
        with self._lock.reading():
            caps = TerminalCaps(
                cell_px=(cell_width, cell_height),
                window_px=(cell_width * columns, cell_height * rows),
            )
            self._board.set_caps(caps)
            changed = columns != self._columns
            self._columns, self._rows = columns, rows
            self._board.resize_from_frontend(columns, rows)
            self._shown = None
            if changed:
                self._begin_epoch()

    def set_colors(self, colors: Colors) -> None:
        with self._lock.reading():
            palette = self._board.palette
            palette.foreground, palette.background = split(colors.foreground), split(
                colors.background
            )
            palette.cursor = split(colors.cursor)
            for index, value in enumerate(colors.ansi):
                palette.colors[index] = palette._default_colors[index] = split(value)
            self._shown = None

    def scroll_to(self, line: int | None) -> None:
        with self._lock.reading():
            self._sync()
            live = self._first() + self._history_rows()
            self._top = None if line is None or line >= live else max(line, self._first())

    def frame(self, *, whole: bool = False) -> Frame:
        with self._lock.reading():
            self._sync()
            board, first, live = self._board, self._first(), self._first() + self._history_rows()
            top = live if self._top is None else min(max(self._top, first), live)
            damaged: Iterable[int] = self._chrome.damaged_rows()
            offset = live - top
            shown = [y + offset for y in damaged if y + offset < self._rows]
            if whole or self._shown != (self._epoch, top):
                shown = list(range(self._rows))
            self._shown = (self._epoch, top)
            return Frame(
                columns=self._columns,
                rows=self._rows,
                epoch=self._epoch,
                first_line=first,
                top=top,
                end_line=live + self._rows,
                changed={y: runs_of(self._cells(top + y)) for y in shown},
                cursor=self._cursor(offset),
                modes=self._modes(),
                title=board.title.title if board.title.title != "Terminal" else "",
                bells=self._chrome.bells,
                palette=self._palette(),
            )

    def lines(self, first: int, end: int) -> list[str]:
        with self._lock.reading():
            self._sync()
            return [
                "".join(char for _, char in self._cells(line)).rstrip()
                for line in range(first, end)
            ]

    def wraps(self, line: int) -> bool:
        with self._lock.reading():
            self._sync()
            return self._wraps(line)

    def text(self, start: Position, end: Position, *, block: bool = False) -> str:
        with self._lock.reading():
            self._sync()
            parts: list[str] = []
            for line in range(max(start.line, self._first()), end.line + 1):
                left = start.column if block or line == start.line else 0
                right = end.column + 1 if block or line == end.line else self._columns
                text = "".join(char for _, char in self._cells(line)[left:right])
                if line < end.line:
                    joined = not block and self._wraps(line)
                    text = text if joined else text.rstrip() + "\n"
                parts.append(text)
            return "".join(parts).rstrip()

    def link_at(self, position: Position) -> str | None:
        with self._lock.reading():
            self._sync()
            cells = self._cells(position.line)
            if not 0 <= position.column < len(cells):
                return None
            link: str | None = cells[position.column][0].hyperlink
            return link

    def reset(self) -> None:
        self.feed(b"\x1bc" + _START)

    def clear_history(self) -> None:
        self.feed(b"\x1b[3J")

    def close(self) -> None:
        self._chrome.detach()

    # --- under the lock ---

    def _refuse(self) -> None:
        """Take away what a program in a container must not do to the user's window."""
        registry = self._board.registry
        window: Callable[[Any], None] = registry["XTWINOPS"]

        def window_operation(operation: Any) -> None:
            params = operation.args[0]
            if params and params[0] in _WINDOW_OPERATIONS:
                window(operation)

        registry["XTWINOPS"] = window_operation
        registry["OSC_CLIPBOARD"] = lambda operation: None

    def _sync(self) -> None:
        alternate = self._board.blitter.in_alt_screen
        if alternate != self._alternate or self._chrome.cleared:
            self._alternate, self._chrome.cleared = alternate, False
            self._begin_epoch()

    def _begin_epoch(self) -> None:
        self._epoch += 1
        self._top = None
        self._chrome.arrived = len(self._history())

    def _history(self) -> Any:
        return self._chrome.scrollback.width(self._columns)

    def _history_rows(self) -> int:
        return 0 if self._alternate else len(self._history())

    def _first(self) -> int:
        return 0 if self._alternate else int(self._chrome.arrived - len(self._history()))

    def _cells(self, line: int) -> Sequence[Cell]:
        first, rows = self._first(), self._history_rows()
        index = line - first
        if 0 <= index < rows:
            cells: Sequence[Cell] = self._history()[index]
            return cells
        page = self._board.display.page
        y = index - rows
        return list(page.grid[y]) if 0 <= y < len(page.grid) else ()

    def _wraps(self, line: int) -> bool:
        first, rows = self._first(), self._history_rows()
        index = line - first
        if not 0 <= index < rows:
            flags = self._board.display.page.wrapped_lines
            return bool(0 <= index - rows < len(flags) and flags[index - rows])
        history = self._history()
        number, _within = history.line_at(index)
        if index + 1 < rows:
            return bool(history.line_at(index + 1)[0] == number)
        return bool(self._chrome.scrollback._open)

    def _cursor(self, offset: int) -> Cursor | None:
        board = self._board
        y = board.cursor.y + offset
        if y >= self._rows:
            return None
        shape = CursorShape(board.cursor.shape)
        return Cursor(
            board.cursor.display_x, y, bool(board.modes.cursor_visible), shape,
            bool(board.modes.cursor_blinking),
        )

    def _modes(self) -> Modes:
        modes, mouse = self._board.modes, self._board.mouse
        return Modes(
            application_cursor=bool(modes.cursor_application_mode),
            application_keypad=bool(modes.application_keypad),
            alternate_screen=bool(self._board.blitter.in_alt_screen),
            alternate_scroll=bool(modes.alternate_scroll_mode),
            bracketed_paste=bool(modes.bracketed_paste),
            focus_events=bool(modes.focus_reporting),
            reverse_video=bool(modes.reverse_screen),
            mouse=_MOUSE[mouse.protocol],
            mouse_format=_FORMATS[mouse.encoding],
            kitty_flags=int(self._board.keyboard.kitty_flags),
        )

    def _palette(self) -> dict[int, int]:
        palette = self._board.palette
        if palette.colors == palette._default_colors:
            return {}
        pairs = zip(palette.colors, palette._default_colors, strict=True)
        return {n: join(now) for n, (now, before) in enumerate(pairs) if now != before}
