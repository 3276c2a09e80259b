"""Times as people type them, and where they are in a log."""
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

import numpy as np
import numpy.typing as npt

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.lines import MARKER

_ago = re.compile(r"-?\s*(\d{1,6})\s*(s|m|min|h|d)(?:\s+ago)?", re.I)
_clock = re.compile(
    r"(?:(\d{4}-\d\d-\d\d)[T ]+)?(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z)?", re.I)
_day = re.compile(r"\d{4}-\d\d-\d\d")
_UNITS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400}


def read_moment(text: str, now: datetime, zone: tzinfo | None = None) -> int | None:
    """Return the time that a text names, in nanoseconds since the epoch; None for no time.

    "12:03", "12:03:27.118", "2026-01-31 12:03", "2026-01-31", "12:03Z", "15m" or "-2h" (ago).
    A time without a day is the latest one that is not in the future.

    Args:
        now: The present, with a zone.
        zone: What times without a zone are in; None for the computer's.
    """
    text = text.strip()
    try:
        if ago := _ago.fullmatch(text):
            moment = now - timedelta(seconds=int(ago[1]) * _UNITS[ago[2].lower()])
        elif _day.fullmatch(text):
            moment = _zoned(datetime.fromisoformat(text), zone)
        elif match := _clock.fullmatch(text):
            return _read_clock(match, now, zone)
        else:
            return None
        return int(moment.timestamp()) * 10**9
    except (ValueError, OverflowError, OSError):
        return None


def _zoned(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment.replace(tzinfo=zone) if zone else moment.astimezone()


def _read_clock(match: re.Match[str], now: datetime, zone: tzinfo | None) -> int:
    day, hour, minute, second, fraction, zulu = match.groups()
    zone = UTC if zulu else zone
    today = now.astimezone(zone).date() if zone else now.astimezone().date()
    date = datetime.fromisoformat(day).date() if day else today
    moment = _zoned(datetime(date.year, date.month, date.day, int(hour), int(minute),
                             int(second or 0)), zone)
    if not day and moment > now:
        moment -= timedelta(days=1)
    return int(moment.timestamp()) * 10**9 + int((fraction or "0").ljust(9, "0"))


def line_at(arena: Arena, ts: int, source: int | None = None) -> int | None:
    """Return the first line held that is not before ``ts`` (ns); None if all are.

    With ``source`` the one that this source wrote at just that time, if it is there.
    """
    if source is not None:
        for chunk in arena.chunks():
            same = np.flatnonzero((chunk.batch.ts == ts) & (chunk.batch.src == source))
            if len(same):
                return chunk.first + int(same[0])
    for chunk in arena.chunks():
        later = np.flatnonzero(chunk.batch.ts >= ts)
        if len(later):
            return chunk.first + int(later[0])
    return None


def ends_of_runs(arena: Arena) -> npt.NDArray[np.int64]:
    """Return the numbers of our notes that a container's main process ended, ascending."""
    found = []
    for chunk in arena.chunks():
        for row in np.flatnonzero(chunk.batch.flags & np.uint8(MARKER)).tolist():
            number = chunk.first + row
            if chunk.line(number).text.startswith(b"ended|"):
                found.append(number)
    return np.array(found, np.int64)


def reaches_back_to(arena: Arena, ts: int) -> bool:
    """Return whether the oldest line held is not after ``ts`` (ns)."""
    first = arena.line(arena.first)
    return first is not None and first.ts <= ts
