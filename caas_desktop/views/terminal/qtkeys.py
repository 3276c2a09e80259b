"""Turns Qt's key and mouse events into what the encoders understand."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from caas_desktop.operations.terminal.keys import Key, KeyPress

_QT = Qt.Key
_KEYS = {
    _QT.Key_Up: Key.UP, _QT.Key_Down: Key.DOWN, _QT.Key_Left: Key.LEFT, _QT.Key_Right: Key.RIGHT,
    _QT.Key_Home: Key.HOME, _QT.Key_End: Key.END, _QT.Key_Clear: Key.BEGIN,
    _QT.Key_Insert: Key.INSERT, _QT.Key_Delete: Key.DELETE,
    _QT.Key_PageUp: Key.PAGE_UP, _QT.Key_PageDown: Key.PAGE_DOWN,
    _QT.Key_Return: Key.ENTER, _QT.Key_Enter: Key.ENTER, _QT.Key_Tab: Key.TAB,
    _QT.Key_Backtab: Key.TAB, _QT.Key_Backspace: Key.BACKSPACE, _QT.Key_Escape: Key.ESCAPE,
    **{_QT(_QT.Key_F1.value + n): Key(f"f{n + 1}") for n in range(20)},
}
_MAC = sys.platform == "darwin"
# Qt swaps the two on macOS, so that shortcuts come out as Command.
CTRL = Qt.KeyboardModifier.MetaModifier if _MAC else Qt.KeyboardModifier.ControlModifier
COMMAND = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def key_press(event: QKeyEvent) -> KeyPress | None:
    """Return the press, or None for a key that means nothing to a program (Shift alone)."""
    modifiers = event.modifiers()
    shift, alt, ctrl = bool(modifiers & SHIFT), bool(modifiers & ALT), bool(modifiers & CTRL)
    code = event.key()
    known = _KEYS.get(_QT(code)) if code in _CODES else None
    if known is not None:
        shift = shift or code == _QT.Key_Backtab
        return KeyPress(known, shift=shift, alt=alt, ctrl=ctrl)
    text = event.text()
    if text and text.isprintable() and ctrl and alt:
        return KeyPress(text=text)  # AltGr on Windows
    if text and text.isprintable() and alt and _MAC:
        return KeyPress(text=text)  # Option types characters
    if ctrl or (alt and not text.isprintable()):
        # With Ctrl Qt's text is already a control character, or empty.
        if not 0x20 <= code <= 0x7E:
            return KeyPress(text=text, alt=alt) if text else None
        return KeyPress(text=chr(code).lower(), shift=shift, alt=alt, ctrl=ctrl)
    return KeyPress(text=text, shift=shift, alt=alt) if text else None


def is_window_shortcut(event: QKeyEvent) -> bool:
    """Return whether a key belongs to the window: Ctrl+Shift and, on macOS, Command.

    AltGr comes as Ctrl and Alt on Windows: with Shift it types a character.
    """
    modifiers, text = event.modifiers(), event.text()
    if _MAC:
        return bool(modifiers & COMMAND)
    typed = modifiers & ALT and text.isprintable() and not (text.isascii() and text.isalnum())
    return bool(modifiers & CTRL) and bool(modifiers & SHIFT) and not (typed and text)


_CODES = frozenset(key.value for key in _KEYS)
