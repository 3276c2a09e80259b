"""The ways to engines, and the one on this machine; others: ``tls_link`` and ``ssh_link``."""
from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Protocol

from caas_desktop.domain.hosts import UnixEndpoint
from caas_desktop.domain.ports import HostShell, Lane
from caas_desktop.domain.text import Words
from caas_desktop.engine import errors
from caas_desktop.engine.guard import Guard
from caas_desktop.engine.wire import Wire


class Begin(Protocol):
    """Told each step of a first connection as it begins, and what it is about."""

    def __call__(self, step: str, about: Words = "") -> None: ...


Secrets = Callable[[str], str | None]
"""Returns a secret of this host ("passphrase" or "password"), None if there is none."""


class Link(Protocol):
    """Opens connections to one engine; thread-safe."""

    @property
    def guard(self) -> Guard: ...

    def open(self, timeout_s: float, begin: Begin) -> None:
        """Reach the Docker socket a first time, telling the steps."""

    def dial(self, lane: Lane, timeout_s: float, *, terminal: bool = False) -> Wire:
        """Return a new connection; one for a ``terminal`` shares no line with bulk or control."""

    def suspect(self) -> None:
        """The engine went silent: build what is shared anew before it is used again."""

    def shell(self, columns: int, rows: int, timeout_s: float) -> HostShell:
        """Open a login shell on the host; CaasError where there is no way to."""

    def execute(self, command: str, timeout_s: float, limit: int) -> bytes | None:
        """Run a constant command on the host; None where there is no way to."""

    def close(self) -> None: ...


class Direct:
    """What links without anything shared have in common."""

    def __init__(self, host: str) -> None:
        self.guard = Guard()
        self._host = host

    def shell(self, columns: int, rows: int, timeout_s: float) -> HostShell:
        raise errors.no_shell(self._host)

    def suspect(self) -> None:
        """Nothing is shared."""

    def execute(self, command: str, timeout_s: float, limit: int) -> bytes | None:
        return None

    def close(self) -> None:
        self.guard.close()


class UnixLink(Direct):
    def __init__(self, endpoint: UnixEndpoint, host: str) -> None:
        super().__init__(host)
        self._path = endpoint.path

    def open(self, timeout_s: float, begin: Begin) -> None:
        begin("socket", self._path)
        self.dial(Lane.REFRESH, timeout_s).close()

    def dial(self, lane: Lane, timeout_s: float, *, terminal: bool = False) -> Wire:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.settimeout(timeout_s)
        try:
            sock.connect(self._path)
        except (OSError, ValueError) as exc:  # ValueError: a NUL in the path
            sock.close()
            cause = exc if isinstance(exc, OSError) else FileNotFoundError(str(exc))
            raise errors.from_unix(self._host, self._path, cause) from exc
        wire = Wire(sock, self._host)
        self.guard.add(wire)
        return wire
