"""RFC 3339 time stamps that Docker writes before each message (``timestamps=1``), in bulk.

Docker writes exactly 30 bytes and a space (jsonmessage.RFC3339NanoFixed, always UTC, "Z"); other
engines may write fewer digits or an offset: those take the slow way, message by message.
"""
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import numpy.typing as npt

from caas_desktop.operations.logs.lines import Times

WIDTH = 31
"""``2025-06-09T12:03:27.118123456Z`` and a space."""

_LOOSE = re.compile(
    rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?(?:(Z)|([+-])(\d\d):?(\d\d)) "
)
_LOOSE_MAX = 48
MINUTE = 16
"""``2025-06-09T12:03``: what is the same in most stamps of a portion."""

_STAMP = np.frombuffer(b"0000-00-00T00:00:00.000000000Z ", np.uint8)
_SPAN = np.where(ord("0") == _STAMP, 9, 0).astype(np.uint8)
"""By how much a character of a stamp may be above that of `_STAMP`."""
_SECONDS = slice(MINUTE + 1, WIDTH - 2)
_WEIGHTS = np.array([10**10, 10**9, 0, *(10**k for k in range(8, -1, -1))], np.int64)
"""Nanoseconds of each digit in `_SECONDS`."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parse_many(data: bytes, starts: npt.NDArray[np.int64],
               ends: npt.NDArray[np.int64]) -> tuple[Times, npt.NDArray[np.int64]]:
    """Return the time (ns since the epoch) and the width of the stamp of each message.

    A message without a stamp has time 0 and width 0.
    """
    count = len(starts)
    if not count:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    if int((ends - starts).min()) >= WIDTH:
        times = _by_minutes(data, starts)
        if times is not None:
            return times, np.full(count, WIDTH, np.int64)
    parsed = [parse_one(data[a:min(b, a + _LOOSE_MAX)])
              for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    return (np.array([p[0] for p in parsed], np.int64), np.array([p[1] for p in parsed], np.int64))


def _by_minutes(data: bytes, starts: npt.NDArray[np.int64]) -> Times | None:
    """Parse stamps of Docker's width, minute by minute; None if one of them is not."""
    stamps = _texts(data, starts, WIDTH).view(np.uint8).reshape(-1, WIDTH)
    digits = stamps - _STAMP  # below "0" wraps to a large number
    if (digits > _SPAN).any():
        return None
    times: Times = digits[:, _SECONDS].astype(np.int64) @ _WEIGHTS
    minutes = _texts(data, starts, MINUTE)
    first = 0
    while first < len(times):
        same = minutes[first:] == minutes[first]
        last = len(times) if same.all() else first + int(np.argmin(same))
        base, width = parse_one(minutes[first].tobytes() + b":00Z ")
        if not width:
            return None
        times[first:last] += base
        first = last
    return times


def _texts(data: bytes, starts: npt.NDArray[np.int64], width: int) -> npt.NDArray[np.void]:
    """Return ``width`` bytes from each of these positions on."""
    everywhere = np.ndarray(len(data) - width + 1, f"V{width}", data, strides=(1,))
    return everywhere[starts]


def parse_one(text: bytes) -> tuple[int, int]:
    """Return (ns since the epoch, width with the space), (0, 0) if ``text`` has no stamp."""
    match = _LOOSE.match(text)
    if not match:
        return 0, 0
    whole, fraction, zulu, sign, hours, minutes = match.groups()
    try:
        moment = datetime.fromisoformat(whole.decode()).replace(tzinfo=UTC)
        if not zulu:
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            moment = moment.replace(tzinfo=timezone(-offset if sign == b"-" else offset))
        seconds = (moment - _EPOCH) // timedelta(seconds=1)
    except (ValueError, OverflowError):
        return 0, 0
    if not -9_000_000_000 < seconds < 9_000_000_000:
        return 0, 0  # beyond what 64 bits of nanoseconds hold
    return seconds * 10**9 + int((fraction or b"0").ljust(9, b"0")), match.end()
