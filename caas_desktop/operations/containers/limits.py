"""New limits for an existing container: what the engine accepts, and the body that asks for it."""
from __future__ import annotations

from typing import Any

from caas_desktop.domain.clean import mapping, whole
from caas_desktop.domain.container_fields import (
    parse_count,
    parse_cpus,
    parse_memory,
    parse_restart,
)
from caas_desktop.domain.container_spec import FieldError, RestartName, restart_body
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_
from caas_desktop.kinds.base import Json

UNLIMITED_SWAP = -1


@frozen
class Limits:
    """CPU in cores, sizes in bytes; 0 is no limit. ``swap`` counts memory and swap together."""

    cpus: float = 0.0
    memory: int = 0
    swap: int = 0
    pids: int = 0
    restart: RestartName = "no"
    tries: int = 0


def limits_of(raw: Json) -> Limits:
    """Read the limits out of ``GET /containers/{id}/json``."""
    host = mapping(raw.get("HostConfig"))
    policy = mapping(host.get("RestartPolicy"))
    nano, quota = whole(host.get("NanoCpus")), whole(host.get("CpuQuota"))
    cpus = nano / 1e9 if nano else max(0, quota) / (whole(host.get("CpuPeriod")) or 100_000)
    name = str(policy.get("Name") or "no")
    restart: RestartName = parse_restart(name)[0] if name in (
        "always", "unless-stopped", "on-failure") else "no"
    return Limits(cpus, max(0, whole(host.get("Memory"))), whole(host.get("MemorySwap")),
                  max(0, whole(host.get("PidsLimit"))), restart,
                  whole(policy.get("MaximumRetryCount")))


def read_limits(cpus: str, memory: str, swap: str, pids: str, restart: RestartName, tries: str
                ) -> tuple[Limits, list[FieldError]]:
    """Read the form; wrong fields are told together and count as not set."""
    errors: list[FieldError] = []

    def read(parse: Any, *args: str) -> Any:
        try:
            return parse(*args)
        except FieldError as error:
            errors.append(error)
            return 0

    free = swap.strip() == str(UNLIMITED_SWAP)
    found = Limits(
        read(parse_cpus, cpus), read(parse_memory, memory),
        UNLIMITED_SWAP if free else read(parse_memory, swap, "swap"),
        read(parse_count, pids, "pids"), restart,
        read(parse_count, tries, "tries") if restart == "on-failure" else 0)
    return found, errors


def refused(old: Limits, new: Limits) -> list[FieldError]:
    """Return what an engine would refuse, or would pass over without a word.

    Source: moby, daemon/daemon_unix.go (verifyPlatformContainerResources) and
    container/container_unix.go (UpdateContainer: 0 leaves the old value).
    """
    found = []
    cannot = N_("An engine cannot take this limit away; raise it, or make a new container.")
    if old.cpus and not new.cpus:
        found.append(FieldError("cpus", cannot))
    if old.memory and not new.memory:
        found.append(FieldError("memory", cannot))
    if new.swap > 0 and not new.memory:
        found.append(FieldError("swap", N_("It needs a memory limit.")))
    elif 0 < new.swap < new.memory:
        found.append(FieldError("swap", N_("It must not be less than the memory limit.")))
    return found


def update_body(old: Limits, new: Limits) -> dict[str, Any]:
    """Return the body of ``POST /containers/{id}/update``: only what changes; {} for nothing."""
    body: dict[str, Any] = {}
    if new.cpus != old.cpus:
        body["NanoCpus"] = round(new.cpus * 1e9)
    if new.memory != old.memory or (new.swap and new.swap != old.swap):
        # The engine refuses memory above the present sum, so both always go together.
        body["Memory"] = new.memory
        body["MemorySwap"] = _swap(old, new)
    if new.pids != old.pids:
        body["PidsLimit"] = new.pids or -1
    if (new.restart, new.tries) != (old.restart, old.tries):
        body["RestartPolicy"] = restart_body(new.restart, new.tries)
    return body


def _swap(old: Limits, new: Limits) -> int:
    """Return the sum to ask for: what the user said, else as much swap as before."""
    if new.swap and new.swap != old.swap:
        return new.swap
    if old.swap == UNLIMITED_SWAP:
        return UNLIMITED_SWAP
    if old.memory and old.swap >= old.memory:
        return new.memory + (old.swap - old.memory)
    return 2 * new.memory  # what engines do at creation
