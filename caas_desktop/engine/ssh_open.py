"""Opens an authenticated SSH transport through its jump hosts."""
from __future__ import annotations

import logging
import socket
import sys
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from caas_desktop.domain.errors import HostError, HostKeyChanged, HostKeyUnknown, HostUnreachable
from caas_desktop.domain.text import N_, Text
from caas_desktop.engine import errors, tcp
from caas_desktop.engine.guard import Guard
from caas_desktop.engine.known_hosts import KnownKey, TrustStore, Verdict, fingerprint
from caas_desktop.engine.links import Begin, Secrets
from caas_desktop.engine.paced import PacedSocket
from caas_desktop.engine.ssh_auth import log_in
from caas_desktop.engine.ssh_config import Hop
from caas_desktop.engine.ssh_library import paramiko

if TYPE_CHECKING:
    from paramiko.channel import Channel

KEEPALIVE_S = 10
# paramiko wakes ten times a second a transport to see whether it was closed; we wake it instead.
IDLE_WAKE_S = 2.0
PACKET = 32 * 1024
# The fastest first: one pass instead of cipher and MAC.
_CIPHERS_FIRST = ("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr")


def _without_trace(record: logging.LogRecord) -> bool:
    """Keep the line that says what broke a connection: our error says what that means.

    paramiko also logs where in its code it noticed; that is kept of its own failures alone.
    """
    broke = isinstance(sys.exception(), paramiko.SSHException | OSError)
    return not broke or record.getMessage().startswith(("Exception (", "Socket exception: "))


logging.getLogger("paramiko.transport").addFilter(_without_trace)


class SshLine:
    """A chain of transports; the last one is the host's. Closing it closes the chain."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._chain: list[paramiko.Transport] = []

    @property
    def transport(self) -> paramiko.Transport:
        return self._chain[-1]

    @property
    def alive(self) -> bool:
        return bool(self._chain) and all(t.is_active() for t in self._chain)

    def add(self, transport: paramiko.Transport) -> None:
        self._chain.append(transport)

    def kill(self) -> None:
        """Wake every reader; the transports' threads end by themselves."""
        tcp.shut(self._sock)

    def close(self) -> None:
        tcp.shut(self._sock)
        for transport in reversed(self._chain):
            if transport is not threading.current_thread() and transport.is_alive():
                transport.join(1.0)  # it tells its waiters, which close() would not
            transport.close()
        self._sock.close()


def open_line(
    hops: Sequence[Hop], trust: TrustStore, secrets: Secrets, host: str, *,
    window: int, paced: bool, timeout_s: float, guard: Guard, begin: Begin,
) -> SshLine:
    """Connect, verify every key, log in; ``paced`` leaves others on the line their turn.

    Raises:
        HostError: which tells the hop and the step that failed.
    """
    end = time.monotonic() + timeout_s
    kind = PacedSocket if paced else socket.socket
    line = SshLine(_first_socket(hops[0], host, timeout_s, guard, begin, kind))
    guard.add(line)
    sock: socket.socket | Channel = line._sock
    try:
        for index, hop in enumerate(hops):
            left = max(1.0, end - time.monotonic())
            if index:
                sock = _through(line.transport, hop, host, left)
            _secure(line, sock, hop, trust, host, window, left, begin)
            begin("login", f"{hop.user}@{hop.where}")
            _log_in(line.transport, hop, secrets, host, max(1.0, end - time.monotonic()))
            line.transport.set_keepalive(KEEPALIVE_S)
            sock.settimeout(IDLE_WAKE_S)
        return line
    except BaseException:
        line.close()
        raise


def _first_socket(
    hop: Hop, host: str, timeout_s: float, guard: Guard, begin: Begin, kind: type[socket.socket]
) -> socket.socket:
    end = time.monotonic() + timeout_s
    try:
        begin("name", hop.host)
        addresses = tcp.resolve(hop.host, hop.port, timeout_s)
        begin("tcp", hop.where)
        return tcp.connect(addresses, max(1.0, end - time.monotonic()), guard, kind)
    except OSError as exc:
        if guard.closed:
            raise errors.closed(host) from exc
        raise errors.from_tcp(host, hop.where, exc) from exc


def _through(jump: paramiko.Transport, hop: Hop, host: str, timeout_s: float) -> Channel:
    try:
        return jump.open_channel(
            "direct-tcpip", (hop.host, hop.port), ("127.0.0.1", 0), timeout=timeout_s)
    except (paramiko.SSHException, EOFError, OSError) as exc:
        raise HostUnreachable(
            N_("{host}: the jump host cannot reach {where}."),
            hint=N_("Check the name as the jump host sees it, and that it allows TCP forwarding."),
            detail=errors.plain(str(exc)), host=host, where=hop.where) from exc


def _secure(
    line: SshLine, sock: socket.socket | Channel, hop: Hop, trust: TrustStore, host: str,
    window: int, timeout_s: float, begin: Begin,
) -> None:
    begin("ssh", hop.where)
    known = trust.entries(hop.known_hosts, hop.known_name)
    transport = paramiko.Transport(
        sock, default_window_size=window, default_max_packet_size=PACKET)
    line.add(transport)
    transport.name = f"ssh {hop.where}"
    transport.daemon = True
    # A little more than ours: paramiko ends these as if the server had hung up.
    transport.banner_timeout = transport.handshake_timeout = timeout_s + 2
    transport.auth_timeout = transport.channel_timeout = timeout_s
    options = transport.get_security_options()
    options.ciphers = tuple(_first(options.ciphers, _CIPHERS_FIRST))
    kinds = [kind for key in known if not key.marker for kind in _algorithms(key.kind)]
    options.key_types = tuple(_first(options.key_types, kinds))
    try:
        transport.start_client(timeout=timeout_s)
        if not transport.initial_kex_done:
            raise TimeoutError
        key = transport.get_remote_server_key()
    except (paramiko.SSHException, EOFError, OSError) as exc:
        raise _no_ssh(transport, hop, host, exc, timeout_s) from exc
    _verify(key, hop, trust, known, host)


def _first(available: Sequence[str], wanted: Sequence[str]) -> list[str]:
    chosen = [name for name in dict.fromkeys(wanted) if name in available]
    return chosen + [name for name in available if name not in chosen]


def _algorithms(kind: str) -> tuple[str, ...]:
    return ("rsa-sha2-512", "rsa-sha2-256") if kind == "ssh-rsa" else (kind,)


def _verify(
    key: paramiko.PKey, hop: Hop, trust: TrustStore, known: list[KnownKey], host: str
) -> None:
    blob = key.asbytes()
    verdict, origin = trust.judge(known, blob)
    if verdict is Verdict.UNKNOWN:
        raise HostKeyUnknown(hop.known_name, f"{key.get_name()} {key.get_base64()}",
                             fingerprint(blob))
    if verdict is Verdict.REVOKED:
        raise HostKeyChanged(
            N_("{host}: the SSH key of {server} is revoked."),
            hint=N_("Do not connect. The key is marked @revoked in {origin}; ask who did that."),
            detail=fingerprint(blob), host=host, server=hop.known_name, origin=origin)
    if verdict is Verdict.CHANGED:
        raise HostKeyChanged(
            N_("{host}: {server} shows another SSH key than the known one."),
            hint=N_("Somebody may be in between, or the host was installed anew. Only if you are "
                    "sure of the latter, remove the old key ({origin}) and connect again."),
            detail=fingerprint(blob), host=host, server=hop.known_name, origin=origin)


def _no_ssh(
    transport: paramiko.Transport, hop: Hop, host: str, exc: BaseException, timeout_s: float
) -> HostError:
    cause = exc.__context__
    if isinstance(exc, TimeoutError) or isinstance(cause, TimeoutError):
        return errors.silent(host, timeout_s)
    if isinstance(exc, EOFError | OSError) or isinstance(cause, EOFError | OSError):
        ended = errors.broken(host, exc)
        if not transport.remote_version:
            ended.advice = Text(N_("Check that this port speaks SSH."))
        return ended
    if not transport.remote_version:
        return errors.garbage(host, N_("{where} does not speak SSH"), exc, where=hop.where)
    return errors.garbage(host, N_("no common SSH algorithm with {where}"), exc, where=hop.where)


def _log_in(
    transport: paramiko.Transport, hop: Hop, secrets: Secrets, host: str, timeout_s: float
) -> None:
    transport.auth_timeout = timeout_s
    try:
        log_in(transport, hop, secrets, host)
    except (paramiko.SSHException, EOFError, OSError) as exc:
        raise errors.broken(host, exc) from exc
