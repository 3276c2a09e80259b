"""The Protocols that adapters fulfil and everything above them uses."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Any, Protocol

from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import EngineInfo, HostSpec, MachineLoad
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.domain.text import Words


class Lane(StrEnum):
    """What a request is for; lanes never queue behind each other."""

    REFRESH = "refresh"
    COMMAND = "command"
    BULK = "bulk"  # over SSH: the second transport
    SAMPLING = "sampling"


class ByteStream(Protocol):
    """A non-blocking stream of bytes from an engine, HTTP head already eaten.

    ``close`` may be called from any thread and ends a wait of the reader.
    """

    def fileno(self) -> int:
        """A descriptor for select/selectors; readable also when the stream has ended."""

    def read_into(self, buffer: memoryview) -> int | None:
        """Read what is there: count, 0 at the end, None when it would block.

        Raises HostUnreachable when the line broke.
        """

    def pending(self) -> bool:
        """True when bytes are buffered above the descriptor (TLS), so select may not fire."""

    def write(self, data: bytes) -> None:
        """Send all of ``data`` (hijacked streams only).

        Blocks while the program does not read; ``close`` ends the wait with HostUnreachable.
        """

    def end_input(self) -> None:
        """Tell the program that no more input comes; its output can be read on."""

    def close(self) -> None: ...


class HostShell(Protocol):
    """A login shell on the host itself, with a terminal of its own."""

    @property
    def stream(self) -> ByteStream: ...

    def resize(self, columns: int, rows: int) -> None: ...

    def exit_code(self) -> int | None:
        """Return how it ended, None while it runs; raises HostUnreachable when the line broke."""


class EventStream(Protocol):
    """``GET /events`` as an iterator; blocks; ends or raises HostError when the line breaks."""

    def __iter__(self) -> Iterator[EngineEvent]: ...
    def close(self) -> None: ...


class Engine(Protocol):
    """A connected Docker Engine.

    Methods block, may be called from any thread and raise CaasError only.
    """

    @property
    def spec(self) -> HostSpec: ...

    @property
    def info(self) -> EngineInfo:
        """As of the connection (``refresh_info`` asks again)."""

    def refresh_info(self) -> EngineInfo: ...

    def ping(self, timeout_s: float = 5.0) -> None: ...

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        body: object = None,
        timeout_s: float = 30.0,
        lane: Lane = Lane.COMMAND,
    ) -> Any:
        """Return the parsed JSON answer (None for 204 and 304, text where it is no JSON).

        ``path`` starts with "/" and has no version. Query values: bool becomes 1/0, a Mapping
        becomes JSON (as Docker's ``filters``). 404 → ResourceGone, 409 → ResourceConflict,
        400 → BadRequest.
        """

    def progress(
        self, path: str, *, query: Mapping[str, object] | None = None, body: object = None
    ) -> Iterator[Mapping[str, Any]]:
        """POST and yield the JSON lines of the answer (pull, push); an ``error`` line raises.

        Closing the generator closes the connection.
        """

    def stream(
        self, path: str, *, query: Mapping[str, object] | None = None, lane: Lane = Lane.BULK
    ) -> ByteStream:
        """GET (HTTP/1.0: no chunk layer) and return the endless body: logs, stats."""

    def hijack(self, path: str, *, query: Mapping[str, object] | None = None,
               body: object = None) -> ByteStream:
        """POST with ``Upgrade: tcp`` and return the raw duplex: exec start, attach."""

    def host_shell(self, columns: int, rows: int) -> HostShell:
        """Open a shell as the user of the SSH connection.

        Raises CaasError where there is none: on other transports, or refused by the server.
        """

    def events(self, since: float | None) -> EventStream:
        """Follow events from ``since`` (the daemon's clock, seconds; None: from now)."""

    def bridge(self) -> AbstractContextManager[str]:
        """Lend another program the way to the engine: the path of a socket that leads there.

        It is there as long as the context, and for this account alone.
        """

    def machine_load(self) -> MachineLoad | None:
        """The machine's own load over SSH; None on other transports."""

    def close(self) -> None:
        """Close every stream and connection; waiting callers get HostUnreachable."""


class StepReport(Protocol):
    """Receives the steps of "Test connection" as they end; ``step`` is marked with ``N_``."""

    def __call__(self, step: str, ok: bool, text: Words, hint: Words = "") -> None: ...


class Connector(Protocol):
    """Opens engines."""

    def connect(self, spec: HostSpec, *, timeout_s: float = 15.0) -> Engine: ...

    def test(self, spec: HostSpec, report: StepReport) -> EngineInfo | None:
        """Try name, TCP, SSH/TLS, socket, API in turn; None after the step that failed."""

    def accept_host_key(self, hostname: str, key: str, *, save: bool) -> None:
        """Trust a key of HostKeyUnknown: for this run, or saved in our own known_hosts."""

    def discover(self) -> Sequence[HostSpec]:
        """Docker contexts, DOCKER_HOST, local sockets (rootless, Podman), hosts of ssh config."""


class Vault(Protocol):
    """Keeps secrets. Keys are like ``host/<id>/passphrase``; raises VaultError."""

    @property
    def kind(self) -> str:
        """"keyring", "file" or "memory", for display."""

    @property
    def locked(self) -> bool: ...

    def unlock(self, master_password: str) -> None:
        """Open (or, the first time, create) the vault file; no-op for the others."""

    def get(self, key: str) -> str | None: ...
    def set(self, key: str, secret: str) -> None: ...
    def delete(self, key: str) -> None: ...


class Catalogue(Protocol):
    """The local database. Thread-safe; raises CatalogueError."""

    def hosts(self) -> list[HostSpec]: ...
    def save_host(self, spec: HostSpec) -> None: ...
    def delete_host(self, host: HostId) -> None: ...

    def setting(self, key: str) -> Any:
        """Return the stored JSON value, None if unset."""

    def settings(self) -> dict[str, Any]:
        """Return all stored values by their keys."""

    def save_setting(self, key: str, value: Any) -> None: ...

    def last_known(
        self, host: HostId
    ) -> tuple[float, EngineInfo, dict[Ref, Mapping[str, Any]]] | None:
        """Return when it was seen (epoch s), the engine, and each resource as remembered JSON."""

    def save_last_known(
        self, host: HostId, seen_at: float, info: EngineInfo, items: Mapping[Ref, Mapping[str, Any]]
    ) -> None: ...

    def add_events(self, events: Sequence[EngineEvent]) -> None: ...

    def events(self, *, host: HostId | None = None, object_id: str | None = None,
               since: float = 0.0, limit: int = 500) -> list[EngineEvent]:
        """Newest first."""

    def add_audit(
        self, at: float, host: HostId | None, action: str, target: str, result: str
    ) -> None:
        """Log what somebody did (or tried); ``result`` is "ok" or the error's code."""

    def audit(self, *, limit: int = 500) -> list[tuple[float, HostId | None, str, str, str]]: ...

    def add_samples(self, rows: Sequence[tuple[str, float, float]]) -> None:
        """Append (series, epoch s, value). Series: ``<scope>/<kind>/<id>/<metric>``."""

    def samples(self, series: str, since: float, until: float) -> list[tuple[float, float]]:
        """Return (epoch s, value) in order, at the finest resolution kept for that span."""

    def add_revision(self, revision: Revision, sealed: bytes, keep: int) -> Revision:
        """Append to an app's history and return it with its number; the newest ``keep`` stay.

        ``sealed`` is what was deployed, encrypted by the caller.
        """

    def revisions(self, app: AppKey) -> list[Revision]:
        """Newest first."""

    def sealed_revision(self, app: AppKey, number: int) -> bytes | None: ...

    def adoptions(self) -> list[Adoption]: ...
    def save_adoption(self, adoption: Adoption) -> None: ...
    def delete_adoption(self, app: AppKey) -> None: ...

    def prune(self, now: float) -> None:
        """Roll up and drop old samples and events."""

    def close(self) -> None: ...


Post = Callable[[Callable[[], None]], None]
"""Runs a callable on the GUI thread (any thread may call it)."""
