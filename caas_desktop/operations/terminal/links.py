"""Finds web addresses in a line of text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\x00-\x1f\x7f-\x9f]+", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "["}


def spans(text: str) -> list[tuple[int, int]]:
    """Return where addresses begin and end in the text."""
    found = []
    for match in _ADDRESS.finditer(text):
        found.append((match.start(), match.start() + len(_trim(match.group()))))
    return found


def is_safe(address: str) -> bool:
    """Return whether an address may be given to the browser: http or https with a host."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _trim(address: str) -> str:
    """Drop what belongs to the sentence around the address."""
    while address:
        last = address[-1]
        opener = _CLOSERS.get(last)
        unbalanced = opener is not None and address.count(last) > address.count(opener)
        if last not in ".,;:!?" and not unbalanced:
            break
        address = address[:-1]
    return address
