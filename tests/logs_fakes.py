"""A fake engine whose log streams a test writes to, for tests of the log console."""
from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest, CaasError
from caas_desktop.domain.hosts import EngineInfo
from caas_desktop.operations.logs.source import LogTarget
from caas_desktop.operations.streams import StreamReader

PATIENCE_S = 60.0
BASE = 1_749_470_607_000_000_000  # 2025-06-09 12:03:27 UTC


def stamp(ns: int) -> bytes:
    """Return a time as Docker writes it before a message."""
    whole = datetime.fromtimestamp(ns // 10**9, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.{ns % 10**9:09d}Z ".encode()


def frame(stream: int, payload: bytes) -> bytes:
    """Return one frame of Docker's multiplexed stream."""
    return struct.pack(">BxxxL", stream, len(payload)) + payload


def message(ns: int, text: bytes, stream: int = 1) -> bytes:
    """Return one whole log message."""
    return frame(stream, stamp(ns) + text + b"\n")


class FakeStream:
    """The engine's end is ``peer``; `cut` breaks the line, `finish` ends it cleanly."""

    def __init__(self) -> None:
        self._sock, self.peer = socket.socketpair()
        self._sock.setblocking(False)
        self._error: CaasError | None = None
        self.closed = False

    def fileno(self) -> int:
        return self._sock.fileno()

    def pending(self) -> bool:
        return False

    def read_into(self, buffer: memoryview) -> int | None:
        try:
            count = self._sock.recv_into(buffer)
        except BlockingIOError:
            return None
        if not count and self._error:
            raise self._error
        return count

    def write(self, data: bytes) -> None:
        raise AssertionError("logs are not written to")

    def close(self) -> None:
        self.closed = True
        self._sock.close()
        self.peer.close()

    def send(self, *messages: bytes) -> None:
        """Let the container write."""
        self.peer.sendall(b"".join(messages))

    def finish(self) -> None:
        """End the log cleanly."""
        self.peer.close()

    def cut(self, error: CaasError) -> None:
        """Break the line."""
        self._error = error
        self.peer.close()


class FakeEngine:
    """Hands out streams; `refuse` and `states` say how it answers."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, dict[str, Any], FakeStream]] = []
        self.refuse: CaasError | None = None
        self.info = EngineInfo("E1", "lab1", "28.5.2", "1.51")
        self.states: dict[str, list[dict[str, object] | CaasError]] = {}
        """What is answered about a container, one after the other; the last one stays."""
        self.last_lines: dict[str, bytes] = {}
        """What ``tail=1`` answers (b"" for an empty log); where nothing is said, it is refused."""
        self.on_open: Callable[[str, dict[str, Any], FakeStream], None] = lambda *_: None
        self._changed = threading.Condition()

    def stream(self, path: str, *, query: dict[str, Any], lane: object) -> FakeStream:
        if self.refuse:
            raise self.refuse
        made = FakeStream()
        if query.get("tail") == 1:
            return self._last_line(path.split("/")[2], made)
        with self._changed:
            container = path.split("/")[2]
            self.opened.append((container, query, made))
            self.on_open(container, query, made)
            self._changed.notify_all()
        return made

    def _last_line(self, container: str, stream: FakeStream) -> FakeStream:
        if container not in self.last_lines:
            stream.close()
            raise BadRequest("This engine cannot read from the end.")
        stream.send(self.last_lines[container])
        stream.finish()
        return stream

    def request(self, method: str, path: str, *, lane: object) -> dict[str, object]:
        if self.refuse:
            raise self.refuse
        answers = self.states.get(path.split("/")[2], [{"Status": "exited", "ExitCode": 3}])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, CaasError):
            raise answer
        return {"State": answer}

    def wait_opened(self, count: int) -> FakeStream:
        """Return the stream of the ``count``-th opening."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.opened) >= count, PATIENCE_S)
            return self.opened[count - 1][2]

    def target(self, name: str, **more: Any) -> LogTarget:
        """Return a target on this engine."""
        return LogTarget("h1", name, lambda: self, name, host_name="lab1", **more)  # type: ignore[arg-type, return-value]

    def close(self) -> None:
        """Close what is open."""
        for _, _, stream in self.opened:
            stream.close()


@pytest.fixture(name="engine")
def log_engine():
    """A `FakeEngine`, for modules that import this."""
    made = FakeEngine()
    yield made
    made.close()


@pytest.fixture(name="reader")
def stream_reader():
    """The one reader of all streams, for modules that import this."""
    made = StreamReader()
    yield made
    made.stop()


def wait_for(condition: Callable[[], bool], what: str = "") -> None:
    """Wait up to 5 s until ``condition`` holds."""
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until, what or "waited in vain"
        time.sleep(0.005)
