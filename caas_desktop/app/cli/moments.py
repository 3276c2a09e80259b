"""Moments as they are typed: "5m" ago, a date, seconds of the epoch."""
from __future__ import annotations

import argparse
import re
import time
from datetime import UTC, datetime

_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def moment(text: str) -> float:
    """Return epoch seconds of "1h30m" (ago), RFC 3339 (local time without a zone) or seconds.

    Raises argparse.ArgumentTypeError.
    """
    if re.fullmatch(r"\d{1,11}(\.\d{1,9})?", text):
        return float(text)
    if re.fullmatch(f"({_PART.pattern})+", text):
        return time.time() - sum(float(m[1]) * _SECONDS[m[2]] for m in _PART.finditer(text))
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time: write 5m, 1h30m, 2025-06-09T12:00:00 or seconds") from None


def stamp_of(ns: int) -> str:
    """Return nanoseconds since the epoch as Docker prints them (RFC 3339, UTC)."""
    seconds, rest = divmod(ns, 10**9)
    moment_of = datetime.fromtimestamp(seconds, UTC)
    return f"{moment_of:%Y-%m-%dT%H:%M:%S}.{rest:09d}Z"
