"""The machine's own load, read over SSH from /proc by one short command."""
from __future__ import annotations

import contextlib
import threading
import time

from caas_desktop.domain.hosts import MachineLoad
from caas_desktop.engine.links import Link

# Constant, so nothing can be injected; works in any POSIX shell.
COMMAND = ("export LC_ALL=C; cat /proc/loadavg; echo =; head -n 40 /proc/meminfo; echo =; "
           "head -n 1 /proc/stat; echo =; df -Pk / | tail -n 1")
OUTPUT_LIMIT = 16 * 1024
TIMEOUT_S = 5.0
MIN_INTERVAL_S = 1.0  # callers that ask more often get the last answer
REST_S = 120.0  # after no answer: a gate has no shell, and will not have one soon

CpuTimes = tuple[int, int]
"""Busy and total time of all CPUs since boot, in clock ticks."""


class MachineMeter:
    def __init__(self, link: Link) -> None:
        self._link = link
        self._lock = threading.Lock()
        self._last: MachineLoad | None = None
        self._next_at = float("-inf")
        self._cpu: CpuTimes | None = None

    def read(self) -> MachineLoad | None:
        """Return the present load; None where there is no shell (other links, a gate)."""
        with self._lock:
            if time.monotonic() < self._next_at:
                return self._last
            output = self._link.execute(COMMAND, TIMEOUT_S, OUTPUT_LIMIT)
            self._last = None
            if output is not None:
                self._last, self._cpu = parse_load(output, self._cpu)
            pause = REST_S if self._last is None else MIN_INTERVAL_S
            self._next_at = time.monotonic() + pause
            return self._last


def parse_load(
    output: bytes, before: CpuTimes | None
) -> tuple[MachineLoad | None, CpuTimes | None]:
    """Read what COMMAND printed; the CPU's use is that since ``before``."""
    parts = output.decode("ascii", "replace").split("=\n")
    if len(parts) != 4:
        return None, None
    now = _cpu_times(parts[2])
    total, used = _memory(parts[1])
    disk_total, disk_used = _disk(parts[3])
    return MachineLoad(
        load1=_number(parts[0].split()[:1]), memory_used=used, memory_total=total,
        disk_used=disk_used, disk_total=disk_total, cpu_percent=_percent(before, now),
    ), now


def _number(words: list[str]) -> float | None:
    with contextlib.suppress(ValueError, IndexError):
        return float(words[0])
    return None


def _memory(text: str) -> tuple[int | None, int | None]:
    """Return total and used bytes; used as `free` counts it (total - available)."""
    kib: dict[str, int] = {}
    for line in text.splitlines():
        name, _, value = line.partition(":")
        words = value.split()
        if words and words[0].isdigit():
            kib[name] = int(words[0])
    total, available = kib.get("MemTotal"), kib.get("MemAvailable")
    if total is None:
        return None, None
    return total * 1024, None if available is None else max(0, total - available) * 1024


def _disk(text: str) -> tuple[int | None, int | None]:
    words = text.split()
    with contextlib.suppress(ValueError, IndexError):
        return int(words[1]) * 1024, int(words[2]) * 1024
    return None, None


def _cpu_times(text: str) -> CpuTimes | None:
    """Source: proc_stat(5): user nice system idle iowait irq softirq steal; guests are in user."""
    words = text.split()
    if len(words) < 5 or words[0] != "cpu":
        return None
    with contextlib.suppress(ValueError):
        ticks = [int(word) for word in words[1:9]]
        idle = ticks[3] + (ticks[4] if len(ticks) > 4 else 0)
        return sum(ticks) - idle, sum(ticks)
    return None


def _percent(before: CpuTimes | None, now: CpuTimes | None) -> float | None:
    if before is None or now is None or now[1] <= before[1]:
        return None
    return max(0.0, min(100.0, 100.0 * (now[0] - before[0]) / (now[1] - before[1])))
