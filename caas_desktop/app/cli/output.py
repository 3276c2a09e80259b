"""Prints tables, notes and JSON; nothing that others wrote can act on the terminal."""
from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from caas_desktop.domain.errors import CaasError

# Compiled by who uses them: `re` keeps what it has compiled.
# C0 and C1 controls, lone surrogates, and what reorders or hides text.
_ACTS = ("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
         "\ud800-\udfff]")
# Valid JSON escapes these below 0x20 itself; the others stand in strings only.
_ACTS_IN_JSON = ("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
                 "\ud800-\udfff]")
# One column each; what lies between, and beyond, is left to a table that takes 30 ms to load.
_NARROW = "[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff]*\\Z"
CELL_LIMIT = 200
NOTE = "note"


def safe(text: str) -> str:
    """Return ``text`` with control characters written out (``\\x1b``)."""
    return re.sub(_ACTS, _escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def print_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows below their titles, the columns as wide as they need to be."""
    lines = [tuple(titles), *(tuple(safe(c[:CELL_LIMIT]) for c in row) for row in rows)]
    widths = [max(map(columns_of, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [c + " " * (w - columns_of(c)) for c, w in zip(line, widths, strict=True)]
        say("   ".join(cells).rstrip())


def columns_of(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    if re.match(_NARROW, text):
        return len(text)
    from wcwidth import wcswidth

    width: int = wcswidth(text)
    return width if width >= 0 else len(text)


def say(text: str) -> None:
    """Print one line of our own to standard output."""
    sys.stdout.write(text + "\n")


class Beside:
    """Tells on standard error what is no result: as text, or with ``as_json`` as JSON lines."""

    def __init__(self) -> None:
        self.as_json = False

    def tell(self, code: str, message: str, hint: str = "") -> None:
        """``code`` "note" is no error; of the others see ``domain.errors`` and the guide."""
        if self.as_json:
            self._write(json_text({"code": code, "message": message, "hint": hint or None}))
            return
        first, *more = message.split("\n")
        self._write(safe(first if code == NOTE else f"error: {first}"))
        for line in more:  # a list of mistakes; set in, so that none can look like another error
            self._write(safe(f"  {line}"))
        if hint:
            self._write(safe(f"  hint: {hint}"))

    @staticmethod
    def _write(line: str) -> None:
        sys.stdout.flush()
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


BESIDE = Beside()
"""The one of this process."""


def note(text: str) -> None:
    """Tell something beside the result: to standard error."""
    BESIDE.tell(NOTE, text)


def problem(error: BaseException, subject: str = "") -> None:
    """Print an error's sentence and hint to standard error, never a traceback."""
    what = str(error)
    if subject and not what.startswith(subject):
        what = f"{subject}: {what}"
    BESIDE.tell(getattr(error, "code", CaasError.code), what, getattr(error, "hint", ""))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean ps?`` where something is much alike, else nothing."""
    from difflib import get_close_matches

    found = get_close_matches(word, known)
    return f"; did you mean {' or '.join(found)}?" if found else ""


def error_fields(error: CaasError | None) -> dict[str, Any]:
    """Return the keys by which JSON results tell how something ended."""
    if error is None:
        return {"ok": True, "code": None, "error": None, "hint": None}
    return {"ok": False, "code": error.code, "error": str(error), "hint": error.hint or None}


def document(value: Any) -> None:
    """Print the one JSON document of a command."""
    say(_text(value, indent=2))


def json_line(value: Any) -> None:
    """Print one line of JSON lines, at once."""
    say(_text(value, indent=None))
    sys.stdout.flush()


def json_text(value: Any) -> str:
    """Return ``value`` on one line."""
    return _text(value, indent=None)


def _text(value: Any, indent: int | None) -> str:
    plain = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return re.sub(_ACTS_IN_JSON, lambda m: f"\\u{ord(m[0]):04x}", plain)
