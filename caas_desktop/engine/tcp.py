"""TCP connections with a bound on every step, the look-up of the name included."""
from __future__ import annotations

import contextlib
import socket
import threading
import time

from caas_desktop.engine.guard import Guard

# A cut is noticed by unacknowledged data after this long, by an idle line after
# KEEPALIVE_IDLE_S + KEEPALIVE_PROBES * KEEPALIVE_INTERVAL_S; both within the promised 15 s.
USER_TIMEOUT_MS = 10_000
KEEPALIVE_IDLE_S, KEEPALIVE_INTERVAL_S, KEEPALIVE_PROBES = 6, 2, 3
MIN_PER_ADDRESS_S = 2.0

Address = tuple[socket.AddressFamily, tuple[object, ...]]


class KillableSocket:
    """Lets a guard end the waits on a socket without closing its descriptor."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def kill(self) -> None:
        shut(self._sock)


def shut(sock: socket.socket) -> None:
    """End both directions; a reader sees the end. Never raises."""
    # OSError: not connected (any more), so nothing waits on it.
    with contextlib.suppress(OSError):
        # Not sock.shutdown: SSLSocket's drops its TLS object under a reading thread.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def resolve(host: str, port: int, timeout_s: float) -> list[Address]:
    """Return the addresses of ``host``, in the system's order of preference.

    Raises:
        socket.gaierror: there is no such name. TimeoutError: DNS did not answer.
    """
    try:
        return _lookup(host, port, socket.AI_NUMERICHOST)
    except socket.gaierror:
        pass
    answer: list[Address] = []
    failure: list[OSError] = []

    def ask() -> None:
        try:
            answer.extend(_lookup(host, port, 0))
        except UnicodeError:  # a label of 64 and more characters
            failure.append(socket.gaierror(socket.EAI_NONAME, "not a host name"))
        except OSError as exc:
            failure.append(exc)

    # getaddrinfo takes no time-out and may block for a minute.
    thread = threading.Thread(target=ask, name=f"resolve {host[:40]}", daemon=True)
    thread.start()
    thread.join(timeout_s)
    if thread.is_alive():
        raise TimeoutError(f"looking up the name took more than {timeout_s:.0f} s")
    if failure:
        raise failure[0]
    return answer


def _lookup(host: str, port: int, flags: int) -> list[Address]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [(family, tuple(address)) for family, _, _, _, address in found]


def connect(
    addresses: list[Address], timeout_s: float, guard: Guard,
    kind: type[socket.socket] = socket.socket,
) -> socket.socket:
    """Connect to the first address that answers; the time is shared among them.

    Raises:
        OSError: that of the last address.
    """
    end = time.monotonic() + timeout_s
    failure: OSError = TimeoutError("no time left")
    for index, (family, address) in enumerate(addresses):
        left = end - time.monotonic()
        if left <= 0:
            break
        share = max(MIN_PER_ADDRESS_S, left / (len(addresses) - index))
        sock = kind(family, socket.SOCK_STREAM)
        watch = KillableSocket(sock)
        guard.add(watch)
        try:
            sock.settimeout(min(share, left))
            sock.connect(address)
            tune(sock)
            return sock
        except OSError as exc:
            failure = exc
            sock.close()
    raise failure


def tune(sock: socket.socket) -> None:
    """Send small requests at once and notice a silent cut."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in (
        ("TCP_KEEPIDLE", KEEPALIVE_IDLE_S), ("TCP_KEEPINTVL", KEEPALIVE_INTERVAL_S),
        ("TCP_KEEPCNT", KEEPALIVE_PROBES), ("TCP_USER_TIMEOUT", USER_TIMEOUT_MS),
    ):
        if hasattr(socket, option):  # Linux has all of them, macOS and Windows some
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)
