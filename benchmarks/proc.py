"""What processes use, read from /proc: processor seconds and memory of whole trees."""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
_PARENT, _CPU = 1, slice(11, 15)  # fields behind the name: ppid; utime … cstime


def _stat(pid: int) -> list[str]:
    """Return the fields behind the name in ``/proc/PID/stat``; [] for one that is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def tree(root: int) -> list[int]:
    """Return a process and everything below it."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (fields := _stat(int(entry.name))):
            children[int(fields[_PARENT])].append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children[pid]
    return found


def cpu_seconds(pids: Iterable[int]) -> float:
    """Return the processor time of processes, and of their children that ended."""
    return sum(sum(map(int, fields[_CPU])) for pid in pids if (fields := _stat(pid))) / TICKS


def thread_cpu_seconds() -> dict[str, float]:
    """Return the processor time of each of this process's Python threads, by name; kernel's ns."""
    found: defaultdict[str, float] = defaultdict(float)
    for thread in threading.enumerate():
        with suppress(OSError):
            text = Path(f"/proc/self/task/{thread.native_id}/schedstat").read_text("ascii")
            found[thread.name] += int(text.split()[0]) / 1e9
    return dict(found)


def memory_mb(pids: Iterable[int]) -> float:
    """Return resident memory, pages shared with others counted by share where the kernel tells."""
    total = 0
    for pid in pids:
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
            total += int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return total / 1024


def resident_mb(pid: int) -> float:
    """Return resident memory as ``top`` shows it; 0.0 for a process that is gone."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024
    return 0.0


@dataclass(frozen=True, slots=True)
class Use:
    """Processor time in percent of one core, memory in MB."""

    client_cpu: float
    daemon_cpu: float
    memory: float

    @property
    def cpu(self) -> float:
        return self.client_cpu + self.daemon_cpu


def measure(client: int, daemons: Iterable[int], seconds: float) -> Use:
    """Watch a client's process tree, and those of ``daemons``, for a while."""
    ours = tree(client)
    theirs = {pid for daemon in daemons for pid in tree(daemon)}
    started, before, daemon_before = time.monotonic(), cpu_seconds(ours), cpu_seconds(theirs)
    time.sleep(seconds)
    took = time.monotonic() - started
    return Use(100 * (cpu_seconds(ours) - before) / took,
               100 * (cpu_seconds(theirs) - daemon_before) / took, memory_mb(ours))  # fmt: skip
