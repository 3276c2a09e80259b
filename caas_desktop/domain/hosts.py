"""Hosts: how they are reached, what we know about them, in which state they are."""
from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Literal

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import HostId, ScopeId, engine_scope, swarm_scope

Environment = Literal["production", "staging", "test", "development"]
ENVIRONMENTS: tuple[Environment, ...] = ("production", "staging", "test", "development")


@frozen
class UnixEndpoint:
    """A socket of this machine, e.g. ``/var/run/docker.sock``."""

    path: str

    def __str__(self) -> str:
        return f"unix://{self.path}"


@frozen
class TlsEndpoint:
    """Docker over TCP; without ``cert`` and ``key`` only the server proves itself."""

    host: str
    port: int = 2376
    ca: str = ""
    cert: str = ""
    key: str = ""
    plain: bool = False  # DOCKER_HOST=tcp:// without TLS: only ever by import, shown as unsafe

    def __str__(self) -> str:
        return f"tcp://{self.host}:{self.port}"


@frozen
class SshEndpoint:
    """Docker's socket behind SSH.

    Empty fields are filled from ``~/.ssh/config``, then by ssh's defaults.
    ``socket`` is the Docker socket on the server; ``jump`` is as in ProxyJump.
    """

    host: str
    port: int = 0
    user: str = ""
    key_file: str = ""
    jump: str = ""
    socket: str = "/var/run/docker.sock"

    def __str__(self) -> str:
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"ssh://{user}{self.host}{port}"


Endpoint = UnixEndpoint | TlsEndpoint | SshEndpoint


@frozen
class HostSpec:
    """What the user told us about a host; kept in the catalogue, never a secret."""

    id: HostId
    name: str
    endpoint: Endpoint
    folder: str = ""
    colour: str = ""
    environment: Environment = "development"
    read_only: bool = False
    enabled: bool = True  # connect at start


@frozen
class SwarmInfo:
    """This node's view of its cluster (``/info`` Swarm); ``locked``: a manager that wants its key.
    """

    cluster_id: str
    node_id: str
    manager: bool
    managers: int = 0
    nodes: int = 0
    error: str = ""
    locked: bool = False


@frozen
class EngineInfo:
    """The parts of ``/info`` and ``/version`` that we show; bytes and whole CPUs."""

    engine_id: str
    name: str
    version: str
    api_version: str
    os: str = ""
    kernel: str = ""
    arch: str = ""
    cpus: int = 0
    memory_bytes: int = 0
    storage_driver: str = ""
    cgroup_version: str = ""
    root_dir: str = ""
    rootless: bool = False
    podman: bool = False
    swarm: SwarmInfo | None = None
    # How far the daemon's clock is ahead of ours, seconds, to within a request's time.
    clock_ahead_s: float = field(default=0.0, compare=False)

    @property
    def scope(self) -> ScopeId:
        return engine_scope(self.engine_id)

    @property
    def cluster_scope(self) -> ScopeId | None:
        """The Swarm's scope, None outside a Swarm or on a worker (which cannot list it)."""
        if self.swarm is None or not self.swarm.manager or not self.swarm.cluster_id:
            return None
        return swarm_scope(self.swarm.cluster_id)


class Phase(StrEnum):
    """The four states of a connection."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    READY = "ready"
    ERROR = "error"


@frozen
class HostStatus:
    """A host's connection as shown: the state, since when, why, and what happens next.

    Times are seconds since the epoch. ``seen_at`` dates the last known content (None: never).
    """

    phase: Phase = Phase.OFFLINE
    since: float = 0.0
    reason: str = ""
    hint: str = ""
    detail: str = ""
    next_try_at: float | None = None
    seen_at: float | None = None
    info: EngineInfo | None = None
    error: Exception | None = field(default=None, compare=False)

    @property
    def live(self) -> bool:
        return self.phase is Phase.READY

    @property
    def lost(self) -> bool:
        """Whether nobody wanted it so: without an error it was the user who disconnected."""
        return self.phase is Phase.ERROR or (
            self.phase is Phase.OFFLINE and self.error is not None)


@frozen
class MachineLoad:
    """The machine's own load, read over SSH from /proc; None where it could not be read."""

    load1: float | None = None
    memory_used: int | None = None
    memory_total: int | None = None
    disk_used: int | None = None
    disk_total: int | None = None
    cpu_percent: float | None = None  # of the whole machine, 0-100
