"""One container's figures, from what ``/containers/{id}/stats`` says.

The engine reports counters; a figure is the difference of two of them. cgroup v1 and v2
name memory differently, and old engines leave zeros out.

Source: docker/cli, cli/command/container/stats_helpers.go.
"""
from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.units import cpu_percent

METRICS = ("cpu", "memory", "rx", "tx", "read", "write", "pids")
"""The columns of rings and series, in order: percent of one core, bytes, bytes/s, count."""

Row = tuple[float | None, ...]
"""Values in the order of METRICS."""

LARGEST_ANSWER = 256 * 1024  # real ones have 2-6 kB, 20 kB on machines of 256 CPUs
_LARGEST_COUNT = 2**64


@frozen
class Sample:
    """What one container used at a moment; a figure is None where it is not known.

    ``at`` is in seconds since the epoch. CPU is in percent of one core (4 busy: 400.0), its
    limit in cores. Rates are bytes per second since the sample before: None for the first,
    after a restart, where the container shares the host's network (no network of its own), and
    where the kernel accounts for no block I/O.
    """

    at: float
    cpu_percent: float | None = None
    cpu_limit_cores: float | None = None
    memory_bytes: int | None = None
    memory_limit: int | None = None
    rx: float | None = None
    tx: float | None = None
    read: float | None = None
    write: float | None = None
    pids: int | None = None

    @property
    def cpu_of_limit(self) -> float | None:
        """CPU in percent of the limit, None without a limit."""
        if self.cpu_percent is None or not self.cpu_limit_cores:
            return None
        return self.cpu_percent / self.cpu_limit_cores

    def row(self) -> Row:
        return (self.cpu_percent, self.memory_bytes, self.rx, self.tx, self.read, self.write,
                self.pids)


@frozen
class Counters:
    """The engine's counters at its own time ``at``: nanoseconds and bytes since the start."""

    at: float
    cpu_ns: int
    system_ns: int
    cpus: int
    memory: int | None
    memory_limit: int | None
    rx: int | None
    tx: int | None
    read: int | None
    write: int | None
    pids: int | None
    before_cpu_ns: int = 0  # ``precpu_stats``: lets a single answer tell the CPU use
    before_system_ns: int = 0


def parse(answer: bytes) -> Counters | None:
    """Read one answer of the engine.

    Returns:
        None where the container does not run (the engine then sends zeros).

    Raises:
        ValueError: The answer is no statistics at all.
    """
    if len(answer) > LARGEST_ANSWER:
        raise ValueError("too long")
    try:
        raw = json.loads(answer)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return counters(raw)


def counters(raw: object) -> Counters | None:
    """Read one answer that is parsed already; as ``parse``."""
    if not isinstance(raw, dict):
        raise ValueError("no object")
    at = _time(raw.get("read"))
    cpu, before = _part(raw, "cpu_stats"), _part(raw, "precpu_stats")
    memory = _part(raw, "memory_stats")
    if at is None or not (cpu.get("system_cpu_usage") or memory):
        return None
    rx, tx = _network(raw.get("networks"))
    read, write = _blocks(_part(raw, "blkio_stats").get("io_service_bytes_recursive"))
    return Counters(
        at=at,
        cpu_ns=_count(_part(cpu, "cpu_usage").get("total_usage")) or 0,
        system_ns=_count(cpu.get("system_cpu_usage")) or 0,
        cpus=_cpus(cpu),
        memory=_memory(memory),
        memory_limit=_count(memory.get("limit")) or None,
        rx=rx, tx=tx, read=read, write=write,
        pids=_count(_part(raw, "pids_stats").get("current")),
        before_cpu_ns=_count(_part(before, "cpu_usage").get("total_usage")) or 0,
        before_system_ns=_count(before.get("system_cpu_usage")) or 0,
    )


def difference(
    before: Counters | None, now: Counters, cpu_limit_cores: float | None = None
) -> Sample:
    """Return the figures at ``now``; without a usable ``before`` the rates are None."""
    seconds = now.at - before.at if before is not None else 0.0
    if before is not None and (seconds <= 0 or now.cpu_ns < before.cpu_ns):
        before = None  # the container was started anew: its counters began at zero
    return Sample(
        at=now.at,
        cpu_percent=_cpu(before, now, seconds),
        cpu_limit_cores=cpu_limit_cores,
        memory_bytes=now.memory,
        memory_limit=now.memory_limit,
        rx=_rate(before.rx if before else None, now.rx, seconds),
        tx=_rate(before.tx if before else None, now.tx, seconds),
        read=_rate(before.read if before else None, now.read, seconds),
        write=_rate(before.write if before else None, now.write, seconds),
        pids=now.pids,
    )


def _cpu(before: Counters | None, now: Counters, seconds: float) -> float | None:
    if before is None:
        if not now.before_system_ns:
            return None
        used = now.cpu_ns - now.before_cpu_ns
        return cpu_percent(used, now.system_ns - now.before_system_ns, now.cpus)
    used = now.cpu_ns - before.cpu_ns
    if now.system_ns and before.system_ns:
        return cpu_percent(used, now.system_ns - before.system_ns, now.cpus)
    return used / (seconds * 1e9) * 100.0  # Windows containers know no system time


def _rate(before: int | None, now: int | None, seconds: float) -> float | None:
    if before is None or now is None or now < before:
        return None
    return (now - before) / seconds


def _part(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = raw.get(key)
    return value if isinstance(value, dict) else {}


def _count(value: object) -> int | None:
    """Return a counter, None for anything else (the answer is somebody else's text)."""
    if type(value) is int and 0 <= value < _LARGEST_COUNT:
        return value
    return None


def _time(text: object) -> float | None:
    """Return seconds since the epoch, None for Go's zero time (the year 1)."""
    if not isinstance(text, str):
        raise ValueError("no time")
    try:
        moment = datetime.fromisoformat(text)
        return moment.timestamp() if moment.year > 1 and moment.tzinfo else None
    except OverflowError as error:
        raise ValueError("no time") from error


def _cpus(cpu: Mapping[str, Any]) -> int:
    online = _count(cpu.get("online_cpus"))
    if online:
        return min(online, 1 << 16)
    each = _part(cpu, "cpu_usage").get("percpu_usage")
    return max(1, len(each)) if isinstance(each, list) else 1


def _memory(memory: Mapping[str, Any]) -> int | None:
    """Return memory without the page cache that can be dropped, as ``docker stats`` does."""
    usage = _count(memory.get("usage"))
    if usage is None:
        return _count(memory.get("privateworkingset"))
    stats = _part(memory, "stats")
    for key in ("total_inactive_file", "inactive_file"):  # cgroup v1, v2
        cache = _count(stats.get(key))
        if cache is not None and cache < usage:
            return usage - cache
    return usage


def _network(networks: object) -> tuple[int | None, int | None]:
    if not isinstance(networks, dict):
        return None, None
    cards = [card for card in networks.values() if isinstance(card, dict)]
    return (sum(_count(card.get("rx_bytes")) or 0 for card in cards),
            sum(_count(card.get("tx_bytes")) or 0 for card in cards))


def _blocks(entries: object) -> tuple[int | None, int | None]:
    """Return bytes read and written; v1 writes "Read", v2 "read", both list other sums too.

    Without a single entry the kernel may account for nothing at all: that is not zero.
    """
    if not isinstance(entries, list) or not entries:
        return None, None
    read = write = 0
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        word, value = entry.get("op"), _count(entry.get("value")) or 0
        if word in ("read", "Read"):
            read += value
        elif word in ("write", "Write"):
            write += value
    return read, write
