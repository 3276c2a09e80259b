"""The three non-blocking streams of bytes: unix socket, TLS and SSH channel.

``close`` only ends the stream: its descriptor is freed with the object, so that a selector that
still holds the number never meets a stranger under it.
"""
from __future__ import annotations

import contextlib
import select
import socket
import ssl
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from caas_desktop.domain.ports import ByteStream
from caas_desktop.engine import errors
from caas_desktop.engine.guard import Guard
from caas_desktop.engine.half_close import close_notify
from caas_desktop.engine.tcp import shut
from caas_desktop.engine.wire import Wire, close_carrier

if TYPE_CHECKING:
    from paramiko import Channel

WAIT_S = 1.0  # how long a writer waits without looking whether the stream was closed
_EVERYTHING = 1 << 26  # more than any channel's window


def hand_over(wire: Wire, rest: bytes, guard: Guard) -> ByteStream:
    """Turn a wire whose head was read into a stream; ``rest`` came together with the head."""
    carrier = wire.carrier
    stream: SocketStream | TlsStream | ChannelStream
    if isinstance(carrier, ssl.SSLSocket):
        stream = TlsStream(carrier, wire.host, rest)
    elif isinstance(carrier, socket.socket):
        stream = SocketStream(carrier, wire.host, rest)
    else:
        stream = ChannelStream(carrier, wire.host, rest)
    guard.add(stream)
    return stream


class SocketStream:
    """A plain socket (unix, or tcp without TLS)."""

    def __init__(self, sock: socket.socket, host: str, rest: bytes = b"") -> None:
        self._sock = sock
        self._host = host
        self._rest = rest
        self._closed = False
        sock.setblocking(False)

    def fileno(self) -> int:
        return self._sock.fileno()

    def pending(self) -> bool:
        return bool(self._rest)

    def read_into(self, buffer: memoryview) -> int | None:
        if self._closed:
            return 0
        if self._rest:
            return self._take_rest(buffer)
        try:
            return self._receive(buffer)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return None
        except OSError as exc:
            if self._closed:
                return 0
            raise errors.broken(self._host, exc) from exc

    def _take_rest(self, buffer: memoryview) -> int:
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _receive(self, buffer: memoryview) -> int:
        return self._sock.recv_into(buffer)

    def _send(self, data: memoryview) -> int:
        return self._sock.send(data)

    def write(self, data: bytes) -> None:
        self._send_all(data, self._send)

    def _send_all(self, data: bytes, send: Callable[[memoryview], int]) -> None:
        left = memoryview(data)
        while left:
            if self._closed:
                raise errors.closed(self._host)
            try:
                left = left[send(left):]
            except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError) as exc:
                self._wait(isinstance(exc, ssl.SSLWantReadError))
            except OSError as exc:
                raise errors.closed(self._host) if self._closed else errors.broken(
                    self._host, exc) from exc

    def _wait(self, for_read: bool) -> None:
        reads, writes = ([self._sock], []) if for_read else ([], [self._sock])
        if hasattr(select, "poll"):  # select stops at descriptor 1023
            poll = select.poll()
            poll.register(self._sock, select.POLLIN if for_read else select.POLLOUT)
            poll.poll(WAIT_S * 1000)
        else:
            select.select(reads, writes, [], WAIT_S)

    def end_input(self) -> None:
        try:
            self._sock.shutdown(socket.SHUT_WR)
        except OSError as exc:
            raise errors.broken(self._host, exc) from exc

    def kill(self) -> None:
        self.close()

    def close(self) -> None:
        self._closed = True
        shut(self._sock)

    def __del__(self) -> None:
        self._sock.close()


class TlsStream(SocketStream):
    """TLS; one thread may read while another writes, but never inside OpenSSL at once."""

    _sock: ssl.SSLSocket

    def __init__(self, sock: ssl.SSLSocket, host: str, rest: bytes = b"") -> None:
        super().__init__(sock, host, rest)
        self._lock = threading.Lock()

    def pending(self) -> bool:
        with self._lock:
            return bool(self._rest) or (not self._closed and self._sock.pending() > 0)

    def _take_rest(self, buffer: memoryview) -> int:
        with self._lock:
            return super()._take_rest(buffer)

    def _receive(self, buffer: memoryview) -> int:
        """Read as many records as there are: an engine sends one for each line of a log."""
        with self._lock:
            if self._rest:  # the end of the input, on another thread, met bytes that came before
                return super()._take_rest(buffer)
            try:
                size = count = self._sock.recv_into(buffer)
            except ssl.SSLZeroReturnError:
                return 0  # the peer's close_notify, told so only after our own
            with contextlib.suppress(OSError):  # would block; an error comes again next time
                while count and size < len(buffer):
                    count = self._sock.recv_into(buffer[size:])
                    size += count
            return size

    def _send(self, data: memoryview) -> int:
        with self._lock:
            return self._sock.send(data)

    def end_input(self) -> None:
        try:
            with self._lock:
                rest, alert = close_notify(self._sock)
                self._rest += rest
        except OSError as exc:
            raise errors.broken(self._host, exc) from exc
        # Past OpenSSL, which would encrypt it.
        self._send_all(alert, lambda data: socket.socket.send(self._sock, data))


class ChannelStream:
    """An SSH channel, which has no descriptor: a socket pair stands in for select."""

    def __init__(self, channel: Channel, host: str, rest: bytes = b"") -> None:
        self._channel = channel
        self._host = host
        self._rest = memoryview(rest)
        self._closed = False
        self._signal = _Signal()
        channel.settimeout(None)
        channel.in_buffer.set_event(cast("threading.Event", self._signal))
        if rest:
            self._signal.set()

    def fileno(self) -> int:
        return self._signal.fileno()

    def pending(self) -> bool:
        return bool(self._rest)

    def read_into(self, buffer: memoryview) -> int | None:
        if self._closed:
            return 0
        if not self._rest:
            # paramiko shifts its whole buffer at each partial read, so take all of it.
            ended = self._channel.closed or self._channel.eof_received
            if not self._channel.recv_ready():
                return self._end() if ended or self._channel.closed else None
            self._rest = memoryview(self._channel.recv(_EVERYTHING))
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        if self._rest:
            self._signal.set()  # recv cleared it, though there is more to read
        return count

    def _end(self) -> int | None:
        if self._channel.recv_ready():
            return None  # came in between: the descriptor says so
        transport = self._channel.transport
        if self._closed or self._channel.eof_received or transport is None:
            return 0
        if transport.is_active():
            return 0
        raise errors.broken(self._host, transport.saved_exception)

    def write(self, data: bytes) -> None:
        if self._closed:
            raise errors.closed(self._host)
        try:
            self._channel.sendall(data)
        except (OSError, EOFError) as exc:
            raise errors.closed(self._host) if self._closed else errors.broken(
                self._host, exc) from exc

    def end_input(self) -> None:
        try:
            self._channel.shutdown_write()
        except (OSError, EOFError) as exc:
            raise errors.broken(self._host, exc) from exc

    def kill(self) -> None:
        self.close()

    def close(self) -> None:
        self._closed = True
        self._signal.hold()
        close_carrier(self._channel)

    def __del__(self) -> None:
        close_carrier(self._channel)
        self._signal.close()


class _End(socket.socket):
    """Closes itself: in a cycle of garbage it may go before what owns it."""

    def __del__(self) -> None:
        self.close()


class _Signal:
    """A descriptor that is readable while set; what paramiko's buffers call an event."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read, self._write = (_End(fileno=end.detach()) for end in socket.socketpair())
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._set = self._held = False

    def fileno(self) -> int:
        return self._read.fileno()

    def set(self) -> None:
        with self._lock:
            if not self._set:
                self._set = True
                with contextlib.suppress(OSError):
                    self._write.send(b"*")

    def clear(self) -> None:
        with self._lock:
            if self._set and not self._held:
                self._set = False
                with contextlib.suppress(OSError):
                    self._read.recv(1)

    def hold(self) -> None:
        """Stay readable for good."""
        self._held = True
        self.set()

    def close(self) -> None:
        with self._lock:
            self._set = self._held = True
            self._read.close()
            self._write.close()
