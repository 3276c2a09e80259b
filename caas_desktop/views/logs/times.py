"""Times of lines and the spans between them, in the few characters that a column has."""
from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

TIME_CELLS = len("12:03:27.118")

Times = str
"""Which time to show: "local", "utc", "delta" (since the line above) or "off"."""


def delta_text(ts: int, before: int) -> str:
    """Return the time between two lines in up to 12 characters, "" where one has none."""
    return f"{span_text(ts - before):>{TIME_CELLS}}" if ts and before else ""


def span_text(ns: int) -> str:
    """Return a span of time: "+0.118 s", "−2:03.5", "+3 h 07 m", "+2 d 03 h"."""
    sign, seconds = ("+" if ns >= 0 else "−"), abs(ns) / 1e9
    if seconds < 60:
        return f"{sign}{seconds:.3f} s"
    if seconds < 3600:
        return f"{sign}{int(seconds // 60)}:{seconds % 60:04.1f}"
    if seconds < 86_400:
        return f"{sign}{int(seconds // 3600)} h {int(seconds % 3600 // 60):02d} m"
    return f"{sign}{int(seconds // 86_400)} d {int(seconds % 86_400 // 3600):02d} h"


def time_text(ts: int, times: Times) -> str:
    """Return the time of day with milliseconds."""
    if not ts:
        return ""
    clock = _clock(ts // 10**9, times == "utc")
    return f"{clock}.{ts // 10**6 % 1000:03d}" if clock else "?"


@lru_cache(maxsize=4096)
def _clock(second: int, utc: bool) -> str:
    """Return the time of day of a second since the epoch, "" for one that no calendar has."""
    try:
        return f"{datetime.fromtimestamp(second, UTC if utc else None):%H:%M:%S}"
    except (ValueError, OverflowError, OSError):
        return ""
