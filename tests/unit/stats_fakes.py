"""An engine made of socket pairs, for tests of statistics."""
from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from caas_desktop.domain.errors import HostUnreachable, ResourceGone
from caas_desktop.domain.hosts import EngineInfo, MachineLoad
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import Ref, ScopeId

SCOPE = ScopeId("engine:E1")


def ref(ident: str, scope: ScopeId = SCOPE) -> Ref:
    return Ref(scope, "container", ident)


def answer(at: float, *, cpu_s: float = 0.0, memory: int = 1000, rx: int = 0) -> dict[str, Any]:
    """Return what an engine with one CPU says at ``at``."""
    return {
        "read": datetime.fromtimestamp(at, UTC).isoformat(),
        "cpu_stats": {"cpu_usage": {"total_usage": int(cpu_s * 1e9)}, "online_cpus": 1,
                      "system_cpu_usage": int(at * 1e9)},
        "memory_stats": {"usage": memory, "limit": 10_000, "stats": {}},
        "networks": {"eth0": {"rx_bytes": rx, "tx_bytes": 0}},
        "blkio_stats": {"io_service_bytes_recursive": [{"op": "read", "value": 0}]},
        "pids_stats": {"current": 1},
    }


class FakeStream:
    """A ByteStream over one end of a socket pair."""

    def __init__(self) -> None:
        self._ours, self.far = socket.socketpair()
        self._ours.setblocking(False)
        self.closed = False

    def fileno(self) -> int:
        return self._ours.fileno()

    def read_into(self, buffer: memoryview) -> int | None:
        try:
            return self._ours.recv_into(buffer)
        except BlockingIOError:
            return None

    def pending(self) -> bool:
        return False

    def write(self, data: bytes) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self.closed = True
        self._ours.close()

    def send(self, raw: Mapping[str, Any]) -> None:
        self.far.sendall(json.dumps(raw).encode() + b"\n")

    def end(self) -> None:
        self.far.close()


@dataclass
class FakeEngine:
    info: EngineInfo = field(default_factory=lambda: EngineInfo("E1", "fake", "28", "1.51"))
    containers: dict[str, Any] = field(default_factory=dict)
    streams: dict[str, list[FakeStream]] = field(default_factory=dict)
    queries: list[Mapping[str, object]] = field(default_factory=list)
    broken: bool = False
    load: MachineLoad | None = None
    loads: int = 0
    busiest: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stream(self, path: str, *, query: Mapping[str, object] | None = None,
               lane: Lane = Lane.BULK) -> FakeStream:
        ident = path.split("/")[2]
        if self.broken:
            raise HostUnreachable("cut")
        if ident == "gone":
            raise ResourceGone("gone")
        stream = FakeStream()
        self.streams.setdefault(ident, []).append(stream)
        return stream

    def request(self, method: str, path: str, *, query: Mapping[str, object] | None = None,
                body: object = None, timeout_s: float = 30.0, lane: Lane = Lane.COMMAND) -> Any:
        if self.broken:
            raise HostUnreachable("cut")
        if path == "/containers/json":
            return [{"Id": ident} for ident in self.containers]
        with self._lock:
            self._now += 1
            self.busiest = max(self.busiest, self._now)
            self.queries.append(query or {})
        try:
            found = self.containers.get(path.split("/")[2])
            if isinstance(found, Exception):
                raise found
            if found is None:
                raise ResourceGone("gone")
            return found
        finally:
            with self._lock:
                self._now -= 1

    def machine_load(self) -> MachineLoad | None:
        self.loads += 1
        return self.load

    def live(self, ident: str) -> FakeStream:
        """Return the open stream of a container; waits for it."""
        eventually(lambda: any(not s.closed for s in self.streams.get(ident, [])))
        return next(s for s in self.streams[ident] if not s.closed)

    def close(self) -> None:
        for streams in self.streams.values():
            for stream in streams:
                stream.far.close()
                with contextlib.suppress(OSError):
                    stream.close()


class FakeCatalogue:
    """Series in memory."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, float]] = []
        self.error: Exception | None = None
        self.pruned = 0

    def add_samples(self, rows: Sequence[tuple[str, float, float]]) -> None:
        if self.error is not None:
            raise self.error
        self.rows += rows

    def samples(self, series: str, since: float, until: float) -> list[tuple[float, float]]:
        if self.error is not None:
            raise self.error
        return sorted((at, value) for name, at, value in self.rows
                      if name == series and since <= at <= until)

    def prune(self, now: float) -> None:
        self.pruned += 1

    def last(self, series: str) -> float | None:
        found = self.samples(series, 0, float("inf"))
        return found[-1][1] if found else None


class Gui:
    """Stands for the GUI thread: what is posted runs when the test says so."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []

    def post(self, call: Callable[[], None]) -> None:
        self.calls.append(call)

    def run(self) -> None:
        while self.calls:
            self.calls.pop(0)()


def eventually(condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
    """Wait until ``condition`` holds."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


@contextlib.contextmanager
def closing_all(*things: Any) -> Iterator[None]:
    try:
        yield
    finally:
        for thing in things:
            (thing.stop if hasattr(thing, "stop") else thing.close)()
