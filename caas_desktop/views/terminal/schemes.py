"""Colour schemes of terminals: the window's own, or well-known ones.

Sources: Ethan Schoonover, Solarized; morhetz/gruvbox; nordtheme/nord; xterm, XTerm-col.ad.
"""

from __future__ import annotations

from dataclasses import replace

from caas_desktop.views.look.tokens import DARK, LIGHT, Theme, Tokens

_SOLARIZED = (
    "#073642 #DC322F #859900 #B58900 #268BD2 #D33682 #2AA198 #EEE8D5 "
    "#002B36 #CB4B16 #586E75 #657B83 #839496 #6C71C4 #93A1A1 #FDF6E3"
)


def _made(tokens: Tokens, text: str, ground: str, cursor: str, ansi: str) -> Tokens:
    return replace(tokens, text=text, sunken=ground, focus=cursor, ansi=tuple(ansi.split()))


_SCHEMES = {
    "dark": DARK,
    "light": LIGHT,
    "gruvbox": _made(
        DARK, "#EBDBB2", "#282828", "#EBDBB2",
        "#282828 #CC241D #98971A #D79921 #458588 #B16286 #689D6A #A89984 "
        "#928374 #FB4934 #B8BB26 #FABD2F #83A598 #D3869B #8EC07C #EBDBB2"),
    "nord": _made(
        DARK, "#D8DEE9", "#2E3440", "#D8DEE9",
        "#3B4252 #BF616A #A3BE8C #EBCB8B #81A1C1 #B48EAD #88C0D0 #E5E9F0 "
        "#4C566A #BF616A #A3BE8C #EBCB8B #81A1C1 #B48EAD #8FBCBB #ECEFF4"),
    "solarized-dark": _made(DARK, "#839496", "#002B36", "#93A1A1", _SOLARIZED),
    "solarized-light": _made(LIGHT, "#657B83", "#FDF6E3", "#586E75", _SOLARIZED),
    "xterm": _made(
        DARK, "#E5E5E5", "#000000", "#E5E5E5",
        "#000000 #CD0000 #00CD00 #CDCD00 #0000EE #CD00CD #00CDCD #E5E5E5 "
        "#7F7F7F #FF0000 #00FF00 #FFFF00 #5C5CFF #FF00FF #00FFFF #FFFFFF"),
}  # fmt: skip


def tokens_of(scheme: str) -> Tokens:
    """Return the colours of a scheme; those of the window for "window" and unknown names."""
    return _SCHEMES.get(scheme) or Theme.current()
