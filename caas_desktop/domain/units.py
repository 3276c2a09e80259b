"""Quantities and how we print them."""
from __future__ import annotations


def cpu_percent(used_ns: int, total_ns: int, cpus: int) -> float | None:
    """Return CPU use between two samples, in percent of one core (4 busy: 400.0).

    Returns:
        None without a usable pair: first sample, or a stopped container.

    Source: docker/cli, cli/command/container/stats_helpers.go.
    """
    if total_ns <= 0 or used_ns < 0:
        return None
    return used_ns / total_ns * cpus * 100.0


def bytes_text(count: float | None) -> str:
    """Return ``count`` bytes in binary units ("412 MiB"), "–" for None."""
    if count is None:
        return "–"
    for unit in ("B", "KiB", "MiB", "GiB"):
        if abs(count) < 1024:
            return f"{count:.0f} {unit}" if count >= 10 or unit == "B" else f"{count:.1f} {unit}"
        count /= 1024
    return f"{count:.1f} TiB"


def rate_text(per_second: float | None) -> str:
    """Return bytes per second in decimal units ("3.3 MB/s"), "–" for None."""
    if per_second is None:
        return "–"
    for unit in ("B/s", "kB/s", "MB/s"):
        if abs(per_second) < 1000:
            small = per_second >= 10 or unit == "B/s"
            return f"{per_second:.0f} {unit}" if small else f"{per_second:.1f} {unit}"
        per_second /= 1000
    return f"{per_second:.1f} GB/s"


def percent_text(value: float | None) -> str:
    """Return "9.8 %" (one decimal below 100), "–" for None."""
    if value is None:
        return "–"
    return f"{value:.1f} %" if value < 99.95 else f"{value:.0f} %"


def span_text(seconds: float | None) -> str:
    """Return the two largest units of a duration ("3d 4h", "12s"), "–" for None."""
    if seconds is None:
        return "–"
    rest = max(0, int(seconds))
    days, rest = divmod(rest, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, secs = divmod(rest, 60)
    if days:
        return f"{days}d {hours}h" if hours and days < 10 else f"{days}d"
    if hours:
        return f"{hours}h {minutes}m" if minutes and hours < 10 else f"{hours}h"
    if minutes:
        return f"{minutes}m"
    return f"{secs}s"
