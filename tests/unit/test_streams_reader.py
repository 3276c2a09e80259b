from __future__ import annotations

import socket
import threading

import pytest

from caas_desktop.domain.errors import CaasError, HostUnreachable
from caas_desktop.operations.streams import StreamReader


class Sock:
    """A ByteStream over one end of a socket pair; the other end is ``peer``."""

    def __init__(self) -> None:
        self.sock, self.peer = socket.socketpair()
        self.sock.setblocking(False)
        self.closed = threading.Event()
        self.buffered = b""  # as TLS: decrypted above the descriptor
        self.fail: CaasError | None = None

    def fileno(self) -> int:
        return self.sock.fileno()

    def read_into(self, buffer: memoryview) -> int | None:
        if self.fail:
            raise self.fail
        if self.buffered:
            count = min(len(self.buffered), len(buffer), 10)
            buffer[:count], self.buffered = self.buffered[:count], self.buffered[count:]
            return count
        try:
            return self.sock.recv_into(buffer)
        except BlockingIOError:
            return None

    def pending(self) -> bool:
        return bool(self.buffered)

    def write(self, data: bytes) -> None:
        self.sock.sendall(data)

    def close(self) -> None:
        self.sock.close()
        self.closed.set()

    def done(self) -> None:
        self.sock.close()
        self.peer.close()


class Sink:
    def __init__(self) -> None:
        self.data = bytearray()
        self.errors: list[CaasError | None] = []
        self.changed = threading.Condition()

    def on_data(self, view: memoryview) -> None:
        with self.changed:
            self.data += view
            self.changed.notify_all()

    def on_end(self, error: CaasError | None) -> None:
        with self.changed:
            self.errors.append(error)
            self.changed.notify_all()

    def wait_data(self, data: bytes) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: bytes(self.data) == data, 5), bytes(self.data)

    def wait_end(self) -> CaasError | None:
        with self.changed:
            assert self.changed.wait_for(lambda: bool(self.errors), 5)
            return self.errors[0]


@pytest.fixture
def reader():
    made = StreamReader()
    yield made
    made.stop()


@pytest.fixture
def sock():
    made: list[Sock] = []

    def make() -> Sock:
        made.append(Sock())
        return made[-1]

    yield make
    for each in made:
        each.done()


def test_bytes_arrive_in_order_and_a_clean_end_has_no_error(reader, sock):
    stream, sink = sock(), Sink()
    reader.add(stream, sink.on_data, sink.on_end)
    stream.peer.sendall(b"one ")
    sink.wait_data(b"one ")
    stream.peer.sendall(b"two")
    stream.peer.close()
    assert sink.wait_end() is None
    assert bytes(sink.data) == b"one two"
    assert stream.closed.is_set()


def test_bytes_buffered_above_the_descriptor_are_read_without_an_event(reader, sock):
    stream, sink = sock(), Sink()
    stream.buffered = b"x" * 95
    reader.add(stream, sink.on_data, sink.on_end)
    sink.wait_data(b"x" * 95)


def test_a_broken_line_is_reported_as_the_stream_told_it(reader, sock):
    stream, sink = sock(), Sink()
    stream.fail = HostUnreachable("The line to web-1 broke.")
    reader.add(stream, sink.on_data, sink.on_end)
    stream.peer.sendall(b"x")
    assert sink.wait_end() is stream.fail


def test_a_raising_reader_ends_only_its_own_stream(reader, sock, caplog):
    bad, good, bad_sink, sink = sock(), sock(), Sink(), Sink()

    def explode(view: memoryview) -> None:
        raise ZeroDivisionError

    reader.add(bad, explode, bad_sink.on_end)
    reader.add(good, sink.on_data, sink.on_end)
    bad.peer.sendall(b"x")
    assert isinstance(bad_sink.wait_end(), CaasError)
    assert "ZeroDivisionError" in caplog.text
    good.peer.sendall(b"still here")
    sink.wait_data(b"still here")


def test_close_closes_the_stream_and_says_nothing_more(reader, sock):
    stream, sink = sock(), Sink()
    handle = reader.add(stream, sink.on_data, sink.on_end)
    handle.close()
    assert stream.closed.wait(60)
    assert sink.errors == []


def test_a_paused_stream_loses_nothing(reader, sock):
    stream, other, sink, other_sink = sock(), sock(), Sink(), Sink()
    handle = reader.add(stream, sink.on_data, sink.on_end)
    handle.pause()
    reader.add(other, other_sink.on_data, other_sink.on_end)
    stream.peer.sendall(b"later")
    other.peer.sendall(b"now")
    other_sink.wait_data(b"now")
    other.peer.sendall(b"!")
    other_sink.wait_data(b"now!")
    assert bytes(sink.data) == b""
    handle.resume()
    sink.wait_data(b"later")


def test_a_stream_closed_by_its_owner_is_noticed(reader, sock):
    stream, sink = sock(), Sink()
    reader.add(stream, sink.on_data, sink.on_end)
    stream.peer.sendall(b"x")
    sink.wait_data(b"x")
    stream.close()
    assert isinstance(sink.wait_end(), HostUnreachable)


def test_a_descriptor_number_used_again_goes_to_the_new_stream(reader, sock):
    old, old_sink, sink = sock(), Sink(), Sink()
    reader.add(old, old_sink.on_data, old_sink.on_end)
    old.peer.sendall(b"x")
    old_sink.wait_data(b"x")
    number = old.fileno()
    old.close()
    new = sock()
    assert number in (new.sock.fileno(), new.peer.fileno())
    if new.sock.fileno() != number:
        new.sock, new.peer = new.peer, new.sock
        new.sock.setblocking(False)
    reader.add(new, sink.on_data, sink.on_end)
    new.peer.sendall(b"mine")
    sink.wait_data(b"mine")
    assert isinstance(old_sink.wait_end(), HostUnreachable)


def test_stop_closes_all_and_later_streams_at_once(sock):
    reader, first, late, sink = StreamReader(), sock(), sock(), Sink()
    reader.add(first, sink.on_data, sink.on_end)
    reader.stop()
    assert first.closed.is_set()
    reader.add(late, sink.on_data, sink.on_end)
    assert late.closed.is_set()
    assert sink.errors == []
    assert not any(t.name == "streams" for t in threading.enumerate())


def test_a_flood_larger_than_the_buffer_arrives_whole(reader, sock):
    stream, sink = sock(), Sink()
    payload = bytes(range(256)) * 12_000
    reader.add(stream, sink.on_data, sink.on_end)
    stream.peer.sendall(payload)
    stream.peer.close()
    assert sink.wait_end() is None
    assert bytes(sink.data) == payload
