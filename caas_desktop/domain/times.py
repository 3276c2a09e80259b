"""Docker's timestamps."""
from __future__ import annotations

import re
from datetime import UTC, datetime

_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$"
)


def epoch(text: object) -> float | None:
    """Return RFC 3339 with up to nine decimals as epoch seconds; None for Docker's zero time.

    The engine writes ``0001-01-01T00:00:00Z`` for "never" (Go's zero time).
    """
    match = _RFC3339.match(text) if isinstance(text, str) else None
    if match is None or match[1] == "0001":
        return None
    try:
        zone = match[8].replace("Z", "+00:00")
        moment = datetime.fromisoformat(
            f"{match[1]}-{match[2]}-{match[3]}T{match[4]}:{match[5]}:{match[6]}{zone}"
        )
    except ValueError:
        return None
    return moment.timestamp() + float(f"0.{match[7] or 0}")


def clock_text(at: float | None) -> str:
    """Return the local time of day ("12:03:27"), "–" for None and for no time of this world."""
    return _local(at, "%H:%M:%S")


def date_text(at: float | None) -> str:
    """Return local date and time ("2025-06-09 08:02:11"), "–" as ``clock_text``."""
    return _local(at, "%Y-%m-%d %H:%M:%S")


def _local(at: float | None, form: str) -> str:
    try:
        return "–" if at is None else datetime.fromtimestamp(at, UTC).astimezone().strftime(form)
    except (ValueError, OverflowError, OSError):  # years before 1 and behind 9999
        return "–"
