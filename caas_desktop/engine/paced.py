"""A socket that keeps the line's queue short while it receives as much as the line carries.

A sender fills whatever the line can queue, so one log at full rate delays every other answer of
that host, those on other connections too: on 20 Mbit/s by the 100 ms that routers commonly hold.
Here the receiver offers no larger window than the line needs to stay busy, and watches the time of
the way there and back for what waits beyond that. (LEDBAT, RFC 6817, does it at the sender.)
"""
from __future__ import annotations

import contextlib
import socket
import struct
import time

from caas_desktop.domain.frozen import frozen

LOOK_S = 0.1
QUEUE_S = 0.015  # what may wait in the line's queue
FLOOR, CEILING = 32 << 10, 16 << 20  # bytes; others may fill the queue, so never less
GROWTH = 1.25
_TCP_INFO = struct.Struct("=92xI32xQ12xI")  # linux/tcp.h: rcv_rtt, bytes_received, min_rtt


@frozen
class Look:
    """What the kernel says of a connection; seconds and bytes."""

    at: float
    received: int  # ever
    round_trip: float  # now; 0 while unknown
    shortest: float  # ever


def next_window(window: int, before: Look, now: Look) -> int:
    """Return the bytes to allow on their way from now on."""
    if not now.round_trip or now.at <= before.at:
        return window
    waiting = now.round_trip - now.shortest
    if waiting <= QUEUE_S / 2:
        return min(round(window * GROWTH), CEILING)
    if waiting <= QUEUE_S:
        return window
    rate = (now.received - before.received) / (now.at - before.at)
    # A step of a half at most: a line that was just full says little about what it carries.
    return max(FLOOR, min(window, max(window // 2, round(rate * (now.shortest + QUEUE_S)))))


class PacedSocket(socket.socket):
    """For connections that carry logs and terminals. Elsewhere than on Linux a plain socket."""

    _window = CEILING
    _before: Look | None = None
    _next_look = 0.0

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        data = super().recv(size, flags)
        if time.monotonic() >= self._next_look:
            with contextlib.suppress(OSError):  # closed meanwhile
                self._look()
        return data

    def _look(self) -> None:
        now = self._ask()
        self._next_look = now.at + LOOK_S if now else float("inf")
        if now and self._before:
            self._window = next_window(self._window, self._before, now)
            # Again each time: the kernel raises it along with its buffer.
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_WINDOW_CLAMP, self._window)
        self._before = now

    def _ask(self) -> Look | None:
        """Ask the kernel; None where it does not tell."""
        if not hasattr(socket, "TCP_INFO") or not hasattr(socket, "TCP_WINDOW_CLAMP"):
            return None
        raw = self.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO.size)
        if len(raw) < _TCP_INFO.size:
            return None
        round_trip_us, received, shortest_us = _TCP_INFO.unpack(raw)
        shortest = shortest_us / 1e6
        if self._before:  # the kernel forgets it after five minutes of a full line
            shortest = min(shortest, self._before.shortest)
        return Look(time.monotonic(), received, round_trip_us / 1e6, shortest)
