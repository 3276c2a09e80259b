"""What a key press sends, as xterm encodes it, with kitty's keyboard protocol on demand.

Source: xterm's ctlseqs.ms, "PC-Style Function Keys"; kitty, docs/keyboard-protocol.rst.
"""

from __future__ import annotations

from enum import StrEnum

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.terminal.screen import Modes


class Key(StrEnum):
    """Keys without a character of their own."""

    NONE = ""
    UP, DOWN, RIGHT, LEFT = "up", "down", "right", "left"
    HOME, END, BEGIN = "home", "end", "begin"
    INSERT, DELETE, PAGE_UP, PAGE_DOWN = "insert", "delete", "page-up", "page-down"
    ENTER, TAB, BACKSPACE, ESCAPE = "enter", "tab", "backspace", "escape"
    F1, F2, F3, F4, F5, F6 = "f1", "f2", "f3", "f4", "f5", "f6"
    F7, F8, F9, F10, F11, F12 = "f7", "f8", "f9", "f10", "f11", "f12"
    F13, F14, F15, F16, F17, F18 = "f13", "f14", "f15", "f16", "f17", "f18"
    F19, F20 = "f19", "f20"


@frozen
class KeyPress:
    """One press. ``text`` is what the layout makes of the key without Ctrl and Alt."""

    key: Key = Key.NONE
    text: str = ""
    shift: bool = False
    alt: bool = False
    ctrl: bool = False

    @property
    def modifier(self) -> int:
        """xterm's number: 1 for none, plus 1 Shift, 2 Alt, 4 Ctrl."""
        return 1 + self.shift + 2 * self.alt + 4 * self.ctrl


_LETTERS = {
    Key.UP: "A", Key.DOWN: "B", Key.RIGHT: "C", Key.LEFT: "D", Key.BEGIN: "E", Key.END: "F",
    Key.HOME: "H",
}
_FUNCTION_LETTERS = {Key.F1: "P", Key.F2: "Q", Key.F3: "R", Key.F4: "S"}
_NUMBERS = {
    Key.INSERT: 2, Key.DELETE: 3, Key.PAGE_UP: 5, Key.PAGE_DOWN: 6, Key.F5: 15, Key.F6: 17,
    Key.F7: 18, Key.F8: 19, Key.F9: 20, Key.F10: 21, Key.F11: 23, Key.F12: 24, Key.F13: 25,
    Key.F14: 26, Key.F15: 28, Key.F16: 29, Key.F17: 31, Key.F18: 32, Key.F19: 33, Key.F20: 34,
}
_CHARACTERS = {Key.ENTER: 13, Key.TAB: 9, Key.BACKSPACE: 127, Key.ESCAPE: 27}
# Ctrl with these is what a PC keyboard has always sent.
_CONTROLS = {
    " ": 0, "2": 0, "3": 27, "4": 28, "5": 29, "6": 30, "7": 31, "8": 127, "/": 31, "?": 127,
}
KITTY_DISAMBIGUATE, KITTY_ALL_KEYS = 1, 8


def encode(press: KeyPress, modes: Modes) -> bytes:
    """Return the bytes for the program; empty for a key that sends nothing.

    The number pad sends its text, as xterm does while NumLock is on.
    """
    if press.key in _LETTERS or press.key in _FUNCTION_LETTERS or press.key in _NUMBERS:
        return _function(press, modes)
    if modes.kitty_flags & (KITTY_DISAMBIGUATE | KITTY_ALL_KEYS):
        special = _kitty(press, modes.kitty_flags)
        if special:
            return special
    if press.key in _CHARACTERS:
        return _character_key(press)
    return _text(press)


def _function(press: KeyPress, modes: Modes) -> bytes:
    modifier = press.modifier
    number = _NUMBERS.get(press.key)
    if number is not None:
        return (f"\x1b[{number}~" if modifier == 1 else f"\x1b[{number};{modifier}~").encode()
    letter = _LETTERS.get(press.key) or _FUNCTION_LETTERS[press.key]
    if modifier != 1:
        return f"\x1b[1;{modifier}{letter}".encode()
    single_shift = press.key in _FUNCTION_LETTERS or modes.application_cursor
    return f"\x1b{'O' if single_shift else '['}{letter}".encode()


def _character_key(press: KeyPress) -> bytes:
    escape = b"\x1b" if press.alt else b""
    if press.key is Key.TAB and press.shift:
        return escape + b"\x1b[Z"
    if press.key is Key.BACKSPACE and press.ctrl:
        return escape + b"\x08"
    return escape + bytes([_CHARACTERS[press.key]])


def _text(press: KeyPress) -> bytes:
    text = press.text
    if press.ctrl and len(text) == 1:
        code = _CONTROLS.get(text)
        if code is None and "@" <= text.upper() <= "_":
            code = ord(text.upper()) & 0x1F
        text = text if code is None else chr(code)
    return (("\x1b" if press.alt and text else "") + text).encode()


def _kitty(press: KeyPress, flags: int) -> bytes:
    """Return the CSI u form where the protocol asks for one, else nothing."""
    modifier = press.modifier
    if press.key in _CHARACTERS:
        plain = modifier == 1 and press.key is not Key.ESCAPE
        if plain and not flags & KITTY_ALL_KEYS:
            return b""
        code = _CHARACTERS[press.key]
    elif len(press.text) == 1:
        if not (press.ctrl or press.alt or flags & KITTY_ALL_KEYS):
            return b""
        code = ord(press.text.lower()) if len(press.text.lower()) == 1 else ord(press.text)
    else:
        return b""
    return (f"\x1b[{code}u" if modifier == 1 else f"\x1b[{code};{modifier}u").encode()
