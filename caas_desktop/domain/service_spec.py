"""What a Swarm service is to be, in the words of its form."""
from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import Literal

from caas_desktop.domain.container_spec import FieldError, MountSpec
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

Mode = Literal["replicated", "global"]
EndpointMode = Literal["vip", "dnsrr"]
PublishMode = Literal["ingress", "host"]
Condition = Literal["any", "on-failure", "none"]
Order = Literal["stop-first", "start-first"]
FailureAction = Literal["pause", "continue", "rollback"]


@frozen
class HealthCheck:
    """``test`` as Docker has it: ("CMD-SHELL", "…"), ("CMD", …), ("NONE",); () the image's own.

    Times are seconds, 0 what the engine has by itself.
    """

    test: tuple[str, ...] = field(default=(), repr=False)
    interval_s: float = 0.0
    timeout_s: float = 0.0
    retries: int = 0
    start_period_s: float = 0.0


@frozen
class UpdatePolicy:
    """How tasks are replaced: ``parallelism`` at once (0: all), ``delay_s`` between them.

    ``monitor_s`` is how long a new task must live; ``ratio`` of them may fail (0 to 1).
    """

    parallelism: int = 1
    delay_s: float = 0.0
    failure_action: FailureAction = "pause"
    monitor_s: float = 0.0
    ratio: float = 0.0
    order: Order = "stop-first"


@frozen
class NetworkUse:
    """``target`` is the network's id or name."""

    target: str
    aliases: tuple[str, ...] = ()


@frozen
class FileUse:
    """A secret or config (``id``, ``name``) as the file ``target`` inside."""

    id: str
    name: str
    target: str


@frozen
class PublishedPort:
    """``published`` 0: the engine chooses. ``host``: only where a task runs, past the mesh."""

    target: int
    protocol: str = "tcp"
    published: int = 0
    mode: PublishMode = "ingress"


@frozen
class ServiceSpec:
    """CPU is in cores, memory in bytes; 0, () and "" mean what image or engine have by themselves.

    ``command`` and ``entrypoint`` are a container's words (Swarm says Args and Command).
    """

    image: str = ""
    name: str = ""
    command: tuple[str, ...] = field(default=(), repr=False)
    entrypoint: tuple[str, ...] = field(default=(), repr=False)
    user: str = ""
    env: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    mode: Mode = "replicated"
    replicas: int = 1
    endpoint_mode: EndpointMode = "vip"
    cpu_limit: float = 0.0
    memory_limit: int = 0
    cpu_reservation: float = 0.0
    memory_reservation: int = 0
    health: HealthCheck = HealthCheck()
    restart: Condition = "any"
    restart_delay_s: float = 5.0
    restart_attempts: int = 0
    stop_grace_s: float = 0.0
    update: UpdatePolicy = UpdatePolicy()
    rollback: UpdatePolicy = UpdatePolicy()
    constraints: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    max_per_node: int = 0
    networks: tuple[NetworkUse, ...] = ()
    mounts: tuple[MountSpec, ...] = ()
    secrets: tuple[FileUse, ...] = ()
    configs: tuple[FileUse, ...] = ()
    ports: tuple[PublishedPort, ...] = ()
    labels: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def contradictions(spec: ServiceSpec) -> list[FieldError]:
    """Return what single fields cannot tell: values that do not go together."""
    found = _twice("env", [key for key, _ in spec.env])
    found += _twice("labels", [key for key, _ in spec.labels])
    found += _twice("mounts", [m.target.rstrip("/") for m in spec.mounts])
    found += _twice("ports", [f"{p.published}/{p.protocol}" for p in spec.ports if p.published])
    found += _twice("secrets", [s.target for s in spec.secrets])
    found += _twice("configs", [c.target for c in spec.configs])
    found += _twice("networks", [n.target for n in spec.networks])
    if spec.endpoint_mode == "dnsrr" and any(p.mode == "ingress" for p in spec.ports):
        found.append(FieldError("endpointMode", N_(
            "Ports of the routing mesh need the virtual address; publish them on the host.")))
    for kind in ("cpu", "memory"):
        limit = getattr(spec, f"{kind}_limit")
        if 0 < limit < getattr(spec, f"{kind}_reservation"):
            found.append(FieldError(f"{kind}Reservation", N_(
                "It must not be more than the limit.")))
    if spec.max_per_node and spec.mode == "global":
        found.append(FieldError("maxPerNode", N_("A global service has one task on each node.")))
    return found


def _twice(field_name: str, names: list[str]) -> list[FieldError]:
    count = Counter(names)
    return [FieldError(field_name, N_("{name} stands here twice."), row=row, name=name)
            for row, name in enumerate(names) if count[name] > 1]
