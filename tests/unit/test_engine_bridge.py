"""The socket for programs that speak to Docker themselves."""
from __future__ import annotations

import os
import socket
import stat
import threading

import pytest

from caas_desktop.engine.bridge import bridge

WAIT_S = 20.0


class Engine:
    """A stream that echoes; what is readable first brings nothing, as a TLS session ticket."""

    def __init__(self, *, reads: bool = True) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.ours.setblocking(False)
        self.theirs.send(b"ticket")
        self.reads, self.waits = reads, threading.Event()
        self.closed = threading.Event()

    def fileno(self) -> int:
        return self.ours.fileno()

    def pending(self) -> bool:
        return False

    def read_into(self, buffer: memoryview) -> int | None:
        try:
            data = self.ours.recv(len(buffer))
        except BlockingIOError:
            return None
        data = data.removeprefix(b"ticket")
        buffer[:len(data)] = data
        return len(data) or None

    def write(self, data: bytes) -> None:
        if self.reads:
            self.theirs.sendall(data)
            return
        self.waits.set()
        assert self.closed.wait(WAIT_S)

    def end_input(self) -> None:
        """Nothing ends it but ``close``."""

    def close(self) -> None:
        self.closed.set()

    def __del__(self) -> None:
        self.ours.close()
        self.theirs.close()


def connected(path: str) -> socket.socket:
    client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    client.settimeout(WAIT_S)
    client.connect(path)
    return client


@pytest.fixture
def no_thread_left() -> object:
    yield
    assert not [t for t in threading.enumerate() if t.name.startswith("bridge")]


@pytest.mark.usefixtures("no_thread_left")
def test_a_program_is_heard_though_the_line_was_readable_and_said_nothing() -> None:
    with bridge(Engine, "x") as path, connected(path) as client:
        for word in (b"first", b"second"):
            client.sendall(word)
            assert client.recv(100) == word


@pytest.mark.usefixtures("no_thread_left")
def test_taking_it_down_ends_what_waits_for_an_engine_that_does_not_read() -> None:
    engine = Engine(reads=False)
    with bridge(lambda: engine, "x") as path, connected(path) as client:
        client.sendall(b"hello")
        assert engine.waits.wait(WAIT_S)
    assert engine.closed.is_set()
    assert not os.path.exists(os.path.dirname(path))


def test_nobody_else_reaches_the_socket() -> None:
    with bridge(Engine, "x") as path:
        assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700
