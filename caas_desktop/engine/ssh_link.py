"""The way to an engine over SSH: a control and a bulk group of transports."""
from __future__ import annotations

import shlex
from collections.abc import Sequence
from functools import partial

from caas_desktop.domain.errors import CaasError, HostError, HostUnreachable
from caas_desktop.domain.hosts import SshEndpoint
from caas_desktop.domain.ports import HostShell, Lane
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.engine import errors, raw
from caas_desktop.engine.guard import Guard
from caas_desktop.engine.host_shell import SshShell, open_shell
from caas_desktop.engine.known_hosts import TrustStore
from caas_desktop.engine.links import Begin, Secrets
from caas_desktop.engine.ssh_channels import open_stdio, open_streamlocal, run
from caas_desktop.engine.ssh_config import Hop
from caas_desktop.engine.ssh_group import MAX_SESSIONS, LineGroup
from caas_desktop.engine.ssh_library import Channel, paramiko
from caas_desktop.engine.ssh_open import SshLine, open_line
from caas_desktop.engine.wire import Wire

# A full log stream on a 20 Mbit/s line delays a request on the same SSH connection by 430 ms,
# on a second one by 5 ms: control and bulk part. A terminal may do either harm or be
# harmed, so a third is built when the first one opens. Only without stream-local forwarding
# does MaxSessions ask for more than one transport each.
MAX_CONTROL_LINES, MAX_BULK_LINES = 5, 12
CONTROL_WINDOW = 2 << 20
BULK_WINDOW = 16 << 20


def _unheard(step: str, about: Words = "") -> None:
    """Later connections tell nobody their steps."""


class SshLink:
    def __init__(
        self, endpoint: SshEndpoint, host: str, hops: Sequence[Hop], trust: TrustStore,
        secrets: Secrets,
    ) -> None:
        self.guard = Guard()
        self._endpoint, self._host = endpoint, host
        self._hops, self._trust, self._secrets = hops, trust, secrets
        self._stdio = False
        self._begin: Begin = _unheard
        self._control = LineGroup(
            host, partial(self._build, CONTROL_WINDOW, False), MAX_CONTROL_LINES, self.guard)
        self._bulk = LineGroup(
            host, partial(self._build, BULK_WINDOW, True), MAX_BULK_LINES, self.guard)
        self._terminals = LineGroup(
            host, partial(self._build, CONTROL_WINDOW, True), MAX_CONTROL_LINES, self.guard)
        self._groups = (self._control, self._bulk, self._terminals)

    def _build(self, window: int, paced: bool, timeout_s: float) -> SshLine:
        return open_line(self._hops, self._trust, self._secrets, self._host, window=window,
                         paced=paced, timeout_s=timeout_s, guard=self.guard, begin=self._begin)

    def open(self, timeout_s: float, begin: Begin) -> None:
        self._begin = begin
        try:
            self._find_way(timeout_s, begin)
        finally:
            self._begin = _unheard

    def _find_way(self, timeout_s: float, begin: Begin) -> None:
        try:
            self._control.channel(self._streamlocal, timeout_s).close()
            begin("socket", self._endpoint.socket)
            return
        except paramiko.ChannelException:
            # sshd gives the same reason for a forbidden forwarding, a missing socket and a
            # denied one (serverloop.c): try the other way, then look.
            begin("socket", Text(N_("{path}, through docker system dial-stdio"),
                                 path=self._endpoint.socket))
        self._stdio = True
        for group in self._groups:
            group.adopt(MAX_SESSIONS)
        try:
            wire = self.dial(Lane.REFRESH, timeout_s)
            try:
                raw.exchange(wire, raw.get_head("/_ping", "1.1"), timeout_s, lambda status: True)
            finally:
                wire.close()
        except HostError as exc:
            raise self._diagnosis(timeout_s, exc) from exc

    def _diagnosis(self, timeout_s: float, exc: HostError) -> HostError:
        path = self._endpoint.socket
        quoted = shlex.quote(path)
        command = (f"if [ ! -S {quoted} ]; then echo missing; elif [ -r {quoted} ] && "
                   f"[ -w {quoted} ]; then echo usable; else echo denied; fi")
        found = (self.execute(command, timeout_s, 64) or b"").strip()
        if found == b"denied":
            return errors.socket_denied(self._host, path)
        if found == b"missing":
            return errors.from_unix(self._host, path, FileNotFoundError(path))
        return HostUnreachable(
            N_("{host}: no answer from the Docker socket {path} over SSH."),
            hint=N_("Check that Docker runs there, and that sshd allows stream-local forwarding "
                    "(AllowStreamLocalForwarding yes) or the docker command is installed."),
            detail=str(exc), host=self._host, path=path)

    def _streamlocal(self, transport: paramiko.Transport, timeout_s: float) -> Channel:
        return open_streamlocal(transport, self._endpoint.socket, timeout_s)

    def _session(self, transport: paramiko.Transport, timeout_s: float) -> Channel:
        return open_stdio(transport, self._endpoint, timeout_s)

    def dial(self, lane: Lane, timeout_s: float, *, terminal: bool = False) -> Wire:
        group = self._bulk if lane is Lane.BULK else self._control
        group = self._terminals if terminal else group
        way = self._session if self._stdio else self._streamlocal
        try:
            channel = group.channel(way, timeout_s)
        except paramiko.ChannelException as exc:
            raise HostUnreachable(
                N_("{host}: the Docker socket {socket} does not accept connections any more."),
                hint=N_("Check that Docker runs on the host."), detail=errors.plain(str(exc)),
                host=self._host, socket=self._endpoint.socket) from exc
        wire = Wire(channel, self._host)
        self.guard.add(wire)
        return wire

    def shell(self, columns: int, rows: int, timeout_s: float) -> HostShell:
        def way(transport: paramiko.Transport, left_s: float) -> Channel:
            return open_shell(transport, columns, rows, left_s)

        try:
            channel = self._terminals.channel(way, timeout_s)
        except paramiko.ChannelException as exc:
            raise CaasError(
                N_("{host}: the SSH server gives no shell."),
                hint=N_("Its sshd may allow this user nothing but the Docker socket."),
                detail=errors.plain(str(exc)), host=self._host) from exc
        return SshShell(channel, self._host, self.guard)

    def suspect(self) -> None:
        self._control.close()

    def execute(self, command: str, timeout_s: float, limit: int) -> bytes | None:
        """Run ``command`` beside the channels; None when that fails."""
        try:
            line = self._control.line(timeout_s)
            return run(line.transport, command, timeout_s, limit)
        except (HostError, paramiko.SSHException, EOFError, OSError):
            return None

    def close(self) -> None:
        # Cut the lines before the channels say goodbye: that could wait for a dead one.
        for group in self._groups:
            group.kill()
        self.guard.close()
        for group in self._groups:
            group.close()
