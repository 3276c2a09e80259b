"""RFC 3339 time stamps that Docker writes before each message (``timestamps=1``), in bulk.

Docker writes exactly 30 bytes and a space (jsonmessage.RFC3339NanoFixed, always UTC, "Z"); other
engines may write fewer digits or an offset: those take the slow way, message by message.
"""
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import numpy.typing as npt

from caas_desktop.operations.logs.lines import Bytes, Times

WIDTH = 31
"""``2025-06-09T12:03:27.118123456Z`` and a space."""

_LOOSE = re.compile(
    rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?(?:(Z)|([+-])(\d\d):?(\d\d)) "
)
_LOOSE_MAX = 48
_DIGITS = np.array([17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28])
_WEIGHTS = np.array([10**10, 10**9, *(10**k for k in range(8, -1, -1))], np.int64)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parse_many(data: bytes, array: Bytes, starts: npt.NDArray[np.int64],
               ends: npt.NDArray[np.int64]) -> tuple[Times, npt.NDArray[np.int64]]:
    """Return the time (ns since the epoch) and the width of the stamp of each message.

    ``array`` is ``data`` as numbers. A message without a stamp has time 0 and width 0.
    """
    count = len(starts)
    if not count:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    if int((ends - starts).min()) >= WIDTH:
        times = _same_minute(data, array, starts)
        if times is not None:
            return times, np.full(count, WIDTH, np.int64)
    parsed = [parse_one(data[a:min(b, a + _LOOSE_MAX)])
              for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    return (np.array([p[0] for p in parsed], np.int64), np.array([p[1] for p in parsed], np.int64))


def _same_minute(data: bytes, array: Bytes, starts: npt.NDArray[np.int64]) -> Times | None:
    """Parse stamps of Docker's width, minute by minute; None if one of them is not."""
    rows = np.lib.stride_tricks.sliding_window_view(array, WIDTH)[starts]
    digits = rows[:, _DIGITS] - np.uint8(48)  # below "0" wraps to a large number
    shape = (rows[:, 19] == 0x2E) & (rows[:, 29] == 0x5A) & (rows[:, 30] == 0x20)
    if not shape.all() or int(digits.max()) > 9:
        return None
    times: Times = digits.astype(np.int64) @ _WEIGHTS
    first = 0
    while first < len(rows):
        same = (rows[first:, :17] == rows[first, :17]).all(axis=1)
        last = len(rows) if same.all() else first + int(np.argmin(same))
        at = int(starts[first])
        base, width = parse_one(data[at:at + 17] + b"00Z ")
        if not width:
            return None
        times[first:last] += base
        first = last
    return times


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
