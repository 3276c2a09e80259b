"""What a terminal engine gives to whoever draws it, and the choice of the engine.

Lines are numbered from 0 for as long as an ``epoch`` lasts, so a number names the same text
however much was scrolled away or forgotten since. A reflow, a change between the primary and
the alternate screen or a cleared history begins a new epoch: old numbers mean nothing then.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple, Protocol

from caas_desktop.domain.frozen import frozen

log = logging.getLogger(__name__)

SCROLLBACK_LINES = 100_000
DEFAULT_COLOR = -1
RGB_COLOR = 1 << 24  # a colour with this bit is 0xRRGGBB, one below 256 a palette index

BOLD, ITALIC, FAINT, INVERSE, INVISIBLE, STRIKE, OVERLINE, BLINK = (1 << n for n in range(8))


class Style(NamedTuple):
    """How a run looks. Colours: DEFAULT_COLOR, a palette index, or RGB_COLOR | 0xRRGGBB."""

    fg: int = DEFAULT_COLOR
    bg: int = DEFAULT_COLOR
    flags: int = 0
    underline: int = 0  # 0 none, 1 single, 2 double, 3 curly, 4 dotted, 5 dashed
    underline_color: int = DEFAULT_COLOR


PLAIN = Style()


class Run(NamedTuple):
    """Neighbouring cells of one style.

    ``step`` is how many columns each character of ``text`` takes: 1, or 2 for wide ones.
    0: all of the text is one cluster (combining marks, joined emoji) in ``width`` columns.
    """

    x: int
    width: int  # columns
    text: str
    style: Style
    step: int = 1


class CursorShape(StrEnum):
    BLOCK = "block"
    BAR = "bar"
    UNDERLINE = "underline"


@frozen
class Cursor:
    """The cursor in the shown part; ``visible`` is False where the program hid it."""

    x: int
    y: int
    visible: bool = True
    shape: CursorShape = CursorShape.BLOCK
    blinking: bool = False


class MouseTracking(StrEnum):
    OFF = "off"
    X10 = "x10"  # presses only
    NORMAL = "normal"
    BUTTON = "button"  # and motion with a button down
    ANY = "any"


class MouseFormat(StrEnum):
    LEGACY = "legacy"
    UTF8 = "utf8"
    SGR = "sgr"
    URXVT = "urxvt"
    SGR_PIXELS = "sgr-pixels"


@frozen
class Modes:
    """What the program asked for; decides how keys, mouse and pastes are sent."""

    application_cursor: bool = False
    application_keypad: bool = False
    alternate_screen: bool = False
    alternate_scroll: bool = True  # the wheel sends arrow keys on the alternate screen
    bracketed_paste: bool = False
    focus_events: bool = False
    reverse_video: bool = False
    mouse: MouseTracking = MouseTracking.OFF
    mouse_format: MouseFormat = MouseFormat.LEGACY
    kitty_flags: int = 0


@frozen
class Frame:
    """What changed on the shown part since the frame before."""

    columns: int
    rows: int
    epoch: int
    first_line: int  # the oldest line held
    top: int  # the line shown first
    end_line: int  # one past the last line
    changed: Mapping[int, Sequence[Run]]  # row of the shown part → its runs, left to right
    cursor: Cursor | None  # None: not in the shown part
    modes: Modes
    title: str
    bells: int  # how often the bell rang since the start
    palette: Mapping[int, int] = field(default_factory=dict)  # index → 0xRRGGBB set by the program

    @property
    def following(self) -> bool:
        """True when the live screen is shown, not the history."""
        return self.top >= self.end_line - self.rows


class Colors(NamedTuple):
    """The view's colours as 0xRRGGBB; programs may ask for them."""

    foreground: int
    background: int
    cursor: int
    ansi: tuple[int, ...]  # the first 16 of the palette


class Position(NamedTuple):
    """A cell: line number and column."""

    line: int
    column: int


class Screen(Protocol):
    """A terminal engine. Every method may be called from any thread."""

    @property
    def engine(self) -> str:
        """The engine's name, for display."""

    @property
    def columns(self) -> int: ...

    @property
    def rows(self) -> int: ...

    @property
    def bells(self) -> int:
        """How often the bell rang since the start."""

    def feed(self, data: bytes | memoryview) -> None:
        """Take output of the program."""

    def take(self) -> bytes:
        """Return the replies for the program that arose since the last call."""

    def resize(self, columns: int, rows: int, cell_width: int = 8, cell_height: int = 16) -> None:
        """Change the size; the primary screen reflows. Cell sizes are pixels, for reports."""

    def set_colors(self, colors: Colors) -> None: ...

    def frame(self, *, whole: bool = False) -> Frame:
        """Return what changed on the shown part; everything if ``whole``."""

    def scroll_to(self, line: int | None) -> None:
        """Show from this line on (clamped); None follows the live screen."""

    def lines(self, first: int, end: int) -> list[str]:
        """Return the text of lines as they are wrapped, without trailing blanks."""

    def wraps(self, line: int) -> bool:
        """True when the line goes on in the next one."""

    def text(self, start: Position, end: Position, *, block: bool = False) -> str:
        """Return the text from ``start`` to ``end``, both included, wrapped lines joined.

        ``block``: the rectangle between the two corners.
        """

    def link_at(self, position: Position) -> str | None:
        """Return the address the program put under a cell (OSC 8), if any."""

    def reset(self) -> None:
        """Back to power-on state (RIS); the history stays."""

    def clear_history(self) -> None:
        """Forget the lines above the screen."""

    def close(self) -> None:
        """Free the engine. Nothing may be called afterwards."""


def open_screen(
    columns: int, rows: int, scrollback: int = SCROLLBACK_LINES, engine: str = ""
) -> Screen:
    """Return a screen with the engine that is named: see ``load_engine``."""
    return load_engine(engine)(columns, rows, scrollback)


def load_engine(engine: str = "") -> Callable[[int, int, int], Screen]:
    """Import an engine: ``ghostty``, ``bittty``, "" for the best; returns what makes a screen.

    ``CAAS_TERMINAL_ENGINE`` in the environment forces one.
    """
    forced = os.environ.get("CAAS_TERMINAL_ENGINE", "")
    wanted = forced or engine
    if wanted != "bittty":
        try:
            from caas_desktop.operations.terminal.ghostty import GhosttyScreen

            return GhosttyScreen
        except (ImportError, OSError) as error:  # no wheel for this platform
            if forced == "ghostty":
                raise
            log.info("terminal: no libghostty-vt here (%s), using bittty", type(error).__name__)
    from caas_desktop.operations.terminal.bittty_screen import BitttyScreen

    return BitttyScreen
