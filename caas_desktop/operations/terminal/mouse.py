"""What the mouse sends to a program that asked for it.

Source: xterm's ctlseqs.ms, "Mouse Tracking".
"""

from __future__ import annotations

from enum import StrEnum

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.terminal.screen import Modes, MouseFormat, MouseTracking


class MouseKind(StrEnum):
    PRESS = "press"
    RELEASE = "release"
    MOVE = "move"


LEFT, MIDDLE, RIGHT, NO_BUTTON = 0, 1, 2, 3
WHEEL_UP, WHEEL_DOWN, WHEEL_LEFT, WHEEL_RIGHT = 64, 65, 66, 67
_LEGACY_MAX = 223  # 255 - 32: columns beyond it have no legacy form
_UTF8_MAX = 2015


@frozen
class MouseEvent:
    """``column`` and ``row`` count from 0; ``x`` and ``y`` are pixels in the text area."""

    kind: MouseKind
    button: int
    column: int
    row: int
    x: int = 0
    y: int = 0
    shift: bool = False
    alt: bool = False
    ctrl: bool = False


def wants(modes: Modes, event: MouseEvent) -> bool:
    """Return whether the program asked to hear of this."""
    if modes.mouse is MouseTracking.OFF:
        return False
    if event.kind is not MouseKind.MOVE:
        return modes.mouse is not MouseTracking.X10 or event.kind is MouseKind.PRESS
    if modes.mouse is MouseTracking.ANY:
        return True
    return modes.mouse is MouseTracking.BUTTON and event.button != NO_BUTTON


def encode(event: MouseEvent, modes: Modes) -> bytes:
    """Return the report; empty when the program did not ask or the format cannot say it."""
    if not wants(modes, event):
        return b""
    code = event.button + (32 if event.kind is MouseKind.MOVE else 0)
    if modes.mouse is not MouseTracking.X10:
        code += 4 * event.shift + 8 * event.alt + 16 * event.ctrl
    column, row = event.column + 1, event.row + 1
    match modes.mouse_format:
        case MouseFormat.SGR | MouseFormat.SGR_PIXELS:
            if modes.mouse_format is MouseFormat.SGR_PIXELS:
                column, row = event.x + 1, event.y + 1
            end = "m" if event.kind is MouseKind.RELEASE else "M"
            return f"\x1b[<{code};{column};{row}{end}".encode()
        case MouseFormat.URXVT:
            return f"\x1b[{_anonymous(event, code) + 32};{column};{row}M".encode()
        case MouseFormat.UTF8:
            if max(column, row) > _UTF8_MAX:
                return b""
            numbers = (_anonymous(event, code), column, row)
            return b"\x1b[M" + "".join(chr(n + 32) for n in numbers).encode()
        case _:
            if max(column, row) > _LEGACY_MAX:
                return b""
            return b"\x1b[M" + bytes(n + 32 for n in (_anonymous(event, code), column, row))


def _anonymous(event: MouseEvent, code: int) -> int:
    """The older formats do not say which button was released."""
    if event.kind is MouseKind.RELEASE and event.button < WHEEL_UP:
        return code & ~3 | NO_BUTTON
    return code
