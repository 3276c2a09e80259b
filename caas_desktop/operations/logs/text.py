"""Turns the bytes of a line into what may be shown: text and colours, nothing that acts.

Of all control sequences only SGR (colours, bold …) has an effect; the others are dropped, single
control characters become symbols. Characters that reorder or hide text become symbols too: a log
line is written by others, and must not look like what it is not.
"""
from __future__ import annotations

import re
from functools import lru_cache

from caas_desktop.domain.frozen import frozen

TAB = 8
# CSI, then OSC/DCS/PM/APC/SOS with their text, then two-byte escapes.
_SEQUENCE = rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[ -/]*[0-Z\\`-~])"
_sequence = re.compile(_SEQUENCE)
_sgr_or_other = re.compile(
    r"\x1b(?:\[([0-9;:]*)m|\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?"
    r"|[ -/]*[0-Z\\`-~])")
# C0 and C1 controls, soft hyphen, marks of direction and invisible characters.
_odd = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb]")
SUBSTITUTE = "\u2426"


@frozen
class Style:
    """Colours are None (default), 0–255 (xterm's palette) or 0x1RRGGBB."""

    fg: int | None = None
    bg: int | None = None
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    inverse: bool = False


PLAIN = Style()


def strip(data: bytes) -> bytes:
    """Remove all control sequences from one line or many; keeps every newline."""
    return _sequence.sub(b"", data) if b"\x1b" in data else data


def plain(raw: bytes) -> str:
    """Return a line's visible text."""
    return styled(raw)[0]


def only_colours(raw: bytes) -> str:
    """Return a line's visible text with its SGR sequences, and ended by a reset if it has any."""
    text = raw.decode("utf-8", "replace").removesuffix("\r")
    if "\x1b" not in text:
        return _visible(text, 0)
    out, at = [], 0
    for match in _sgr_or_other.finditer(text):
        out.append(_visible(text[at:match.start()], 0))
        out.append(match[0] if match[1] is not None else "")
        at = match.end()
    return "".join([*out, _visible(text[at:], 0), "\x1b[0m"])


def styled(raw: bytes) -> tuple[str, list[tuple[int, int, Style]]]:
    """Return a line's visible text and the spans (start, end, style) that are not plain."""
    text = raw.decode("utf-8", "replace").removesuffix("\r")
    if "\x1b" not in text:
        return _visible(text, 0), []
    out: list[str] = []
    spans: list[tuple[int, int, Style]] = []
    at = column = 0
    style = PLAIN
    for match in _sgr_or_other.finditer(text):
        column = _piece(text[at:match.start()], column, style, out, spans)
        at = match.end()
        if match[1] is not None:
            style = _sgr(style, match[1])
    _piece(text[at:], column, style, out, spans)
    return "".join(out), spans


def _piece(text: str, column: int, style: Style, out: list[str],
           spans: list[tuple[int, int, Style]]) -> int:
    if not text:
        return column
    piece = _visible(text, column)
    out.append(piece)
    end = column + len(piece)
    if style is not PLAIN and style != PLAIN:
        spans.append((column, end, style))
    return end


def _visible(text: str, column: int) -> str:
    """Expand tabs and show what cannot be seen; ``column`` is where the text begins."""
    if text.isprintable():
        return text
    if "\t" in text:
        parts = text.split("\t")
        done = parts[0]
        for part in parts[1:]:
            done += " " * (TAB - (column + len(done)) % TAB) + part
        text = done
    return _odd.sub(_symbol, text)


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else SUBSTITUTE


@lru_cache(maxsize=512)
def _sgr(style: Style, parameters: str) -> Style:
    """Return ``style`` after one SGR sequence. Source: ECMA-48 8.3.117, ITU T.416 colours."""
    values = [int(v) if v else 0 for v in re.split("[;:]", parameters)[:64] if len(v) < 6]
    fields = {name: getattr(style, name) for name in Style.__dataclass_fields__}
    at = 0
    while at < len(values):
        code = values[at]
        at += 1
        if code == 0:
            fields = {name: getattr(PLAIN, name) for name in fields}
        elif code in _ON:
            fields[_ON[code]] = True
        elif code in _OFF:
            for name in _OFF[code]:
                fields[name] = False
        elif code in (38, 48):
            colour, at = _extended(values, at)
            fields["fg" if code == 38 else "bg"] = colour
        elif code in (39, 49):
            fields["fg" if code == 39 else "bg"] = None
        else:
            for base, name, offset in _PALETTES:
                if base <= code < base + 8:
                    fields[name] = code - base + offset
    return Style(**fields)


_ON = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "inverse", 9: "strike"}
_OFF = {22: ("bold", "dim"), 23: ("italic",), 24: ("underline",), 27: ("inverse",),
        29: ("strike",)}
_PALETTES = ((30, "fg", 0), (40, "bg", 0), (90, "fg", 8), (100, "bg", 8))


def _extended(values: list[int], at: int) -> tuple[int | None, int]:
    """Read ``5;n`` or ``2;r;g;b`` at ``at``; return the colour and where to go on."""
    kind = values[at] if at < len(values) else 0
    if kind == 5 and at + 1 < len(values):
        return values[at + 1] & 0xFF, at + 2
    if kind == 2 and at + 3 < len(values):
        red, green, blue = (v & 0xFF for v in values[at + 1:at + 4])
        return 0x1000000 | red << 16 | green << 8 | blue, at + 4
    return None, len(values)
