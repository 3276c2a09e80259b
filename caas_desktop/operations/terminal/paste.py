"""Makes pasted text safe to send."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n|\n")
# Control characters would act as typed keys: a pasted ESC could leave an editor's insert mode
# or forge the end of a bracketed paste.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")


def is_multiline(text: str) -> bool:
    """Return whether sending the text would press Enter."""
    return "\n" in text or "\r" in text


def encode(text: str, *, bracketed: bool) -> bytes:
    """Return the bytes to send: Enter for every line end, no other control characters."""
    data = _CONTROLS.sub("", _LINE_ENDS.sub("\r", text)).encode("utf-8", "replace")
    return b"\x1b[200~" + data + b"\x1b[201~" if bracketed else data
