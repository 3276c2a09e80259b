"""One connection to an engine, the same over a unix socket, TLS and an SSH channel."""
from __future__ import annotations

import contextlib
import select
import socket
import time
from typing import TYPE_CHECKING

from caas_desktop.domain.errors import HostError
from caas_desktop.engine import errors
from caas_desktop.engine.tcp import shut

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from paramiko import Channel

READ_SIZE = 64 * 1024


class Wire:
    """Bytes to and from an engine, with one deadline for a whole answer.

    A socket's own time-out starts anew with every byte, so a server that drips would hold a
    caller for ever. Raises HostError only.
    """

    def __init__(self, carrier: socket.socket | Channel, host: str) -> None:
        self.carrier = carrier
        self.host = host
        self.idle = False
        self._killed = False
        self._seconds: float | None = None
        self._deadline: float | None = None

    @property
    def plain(self) -> bool:
        """Whether it is a socket without TLS."""
        return type(self.carrier) is socket.socket

    def settimeout(self, seconds: float | None) -> None:
        """Give what follows ``seconds`` in all (each read and write, if ``idle``)."""
        self._seconds = seconds
        self._deadline = None if seconds is None else time.monotonic() + seconds

    def _arm(self) -> None:
        if self._seconds is None or self._deadline is None:
            self.carrier.settimeout(None)
            return
        left = self._seconds if self.idle else self._deadline - time.monotonic()
        if left <= 0:
            raise errors.silent(self.host, self._seconds)
        self.carrier.settimeout(left)

    def recv_into(self, buffer: memoryview) -> int:
        """Wait for bytes; 0 at the end."""
        try:
            self._arm()
            if isinstance(self.carrier, socket.socket):
                return self.carrier.recv_into(buffer)
            data = self.carrier.recv(len(buffer))
            buffer[: len(data)] = data
            return len(data)
        except OSError as exc:
            raise self._translated(exc) from exc

    def peek(self, limit: int) -> bytes:
        """Wait for bytes and leave them there (plain sockets only); empty at the end."""
        assert isinstance(self.carrier, socket.socket)
        try:
            self._arm()
            return self.carrier.recv(limit, socket.MSG_PEEK)
        except OSError as exc:
            raise self._translated(exc) from exc

    def sendall(self, data: ReadableBuffer) -> None:
        try:
            self._arm()
            if isinstance(self.carrier, socket.socket):
                self.carrier.sendall(data)
            else:
                self.carrier.sendall(bytes(data))
        except OSError as exc:
            raise self._translated(exc) from exc

    def _translated(self, exc: OSError) -> HostError:
        if self._killed:
            return errors.closed(self.host)
        if isinstance(exc, TimeoutError):
            return errors.silent(self.host, self._seconds or 0)
        if self.plain or not isinstance(self.carrier, socket.socket):
            return errors.broken(self.host, exc)
        from caas_desktop.engine import tls_errors  # what is on this machine needs no TLS

        return tls_errors.late(self.host, exc)

    def quiet(self) -> bool:
        """True while an unused connection is neither ended nor sending unasked."""
        if not isinstance(self.carrier, socket.socket):
            return not (self.carrier.closed or self.carrier.eof_received
                        or self.carrier.recv_ready())
        try:
            poll = select.poll()  # select itself knows no descriptor above 1023
            poll.register(self.carrier, select.POLLIN)
            return not poll.poll(0)
        except (OSError, ValueError):
            return False

    def kill(self) -> None:
        """End the waits of every thread on this, now."""
        self._killed = True
        end_carrier(self.carrier)

    def close(self) -> None:
        close_carrier(self.carrier)


def end_carrier(carrier: socket.socket | Channel) -> None:
    """Wake every thread that waits on ``carrier``; its descriptor stays reserved."""
    if isinstance(carrier, socket.socket):
        shut(carrier)
    else:
        close_carrier(carrier)


def close_carrier(carrier: socket.socket | Channel) -> None:
    # A channel says goodbye through its transport, which may be gone.
    with contextlib.suppress(OSError, EOFError):
        carrier.close()
