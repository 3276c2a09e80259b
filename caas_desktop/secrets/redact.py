"""Blanks known secrets in log records and crash reports; standard library only."""
from __future__ import annotations

import base64
import json
import logging
import re
import threading
import traceback
from urllib.parse import quote, quote_plus

BLANK = "•••"
_SHORT = 6
"""A secret below this length is blanked only where it stands alone: "the" is also in "other"."""
_NO_SECRET = 3
"""Below this length nothing is blanked: logs would become unreadable for no protection."""
_LINE = 8
_NEVER = re.compile(r"(?!)")


class Redactor(logging.Filter):
    """Remembers secrets and blanks them, in the spellings they are likely to be written in.

    Put it on every handler (``handler.addFilter(redactor)``): a filter on a logger does not see
    the records of its children. Thread-safe.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._spellings: set[str] = set()
        self._pattern = _NEVER

    def remember(self, secret: str) -> None:
        """Blank ``secret`` from now on; there is no forgetting, old log lines may still come."""
        spellings = _spellings(secret)
        with self._lock:
            if spellings <= self._spellings:
                return
            self._spellings |= spellings
            # Longest first: of a password and its first half the whole one must win.
            parts = sorted(self._spellings, key=lambda s: (-len(s), s))
            self._pattern = re.compile("|".join(map(_alone_if_short, parts)))

    def clean(self, text: str) -> str:
        """Return ``text`` with every known secret blanked; for crash reports and the like."""
        return self._pattern.sub(BLANK, text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Blank the secrets in message, traceback and stack; lets every record pass."""
        try:
            message = record.getMessage()
        except Exception:  # as logging itself: a bad format string must not stop the program
            message = f"{record.msg} {record.args}"
        record.msg, record.args = self.clean(message), ()
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip("\n")
            # A handler that formats the traceback itself would bring the secrets back.
            record.exc_info = None
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True


def _spellings(secret: str) -> set[str]:
    if len(secret.strip()) < _NO_SECRET:
        return set()
    lines = [line for line in secret.splitlines() if len(line) >= _LINE]
    raw = secret.encode("utf-8", "surrogatepass")
    found = {base64.b64encode(raw).decode()}
    for text in {secret, secret.strip(), *lines}:  # a key is often logged line by line
        found |= {
            text,
            repr(text)[1:-1],
            json.dumps(text)[1:-1],
            json.dumps(text, ensure_ascii=False)[1:-1],
            quote(text, errors="replace"),
            quote(text, safe="", errors="replace"),
            quote_plus(text, errors="replace"),
        }
    return found


def _alone_if_short(spelling: str) -> str:
    escaped = re.escape(spelling)
    return escaped if len(spelling) >= _SHORT else rf"(?<!\w){escaped}(?!\w)"
