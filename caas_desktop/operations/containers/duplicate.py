"""Reads an existing container into the form of a new one."""
from __future__ import annotations

import re
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.container_spec import ContainerSpec, MountSpec, PortSpec, RestartName
from caas_desktop.domain.place import APP, SERVICE, TENANT, place_of
from caas_desktop.kinds.base import Json

# Compose and Swarm would take a copy with their labels for one of their own, and remove it.
_THEIRS = ("com.docker.compose.", "com.docker.swarm.", "com.docker.stack.", "desktop.docker.")
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
_RESTARTS: dict[str, RestartName] = {
    "always": "always", "unless-stopped": "unless-stopped", "on-failure": "on-failure"}


def duplicate(raw: Json) -> ContainerSpec:
    """Return what ``GET /containers/{id}/json`` tells as a specification for a copy.

    Host ports are left to the engine, as the original has its own; an anonymous volume becomes a
    new one; a named volume is shared. The environment goes to the form only.
    """
    config, host = mapping(raw.get("Config")), mapping(raw.get("HostConfig"))
    policy = mapping(host.get("RestartPolicy"))
    nano, quota = whole(host.get("NanoCpus")), whole(host.get("CpuQuota"))
    period = whole(host.get("CpuPeriod")) or 100_000
    network = text(host.get("NetworkMode"))
    name = text(raw.get("Name"), 120).lstrip("/")
    return ContainerSpec(
        image=text(config.get("Image"), 512),
        name=f"{name}-copy" if name else "",
        command=_words(config.get("Cmd")),
        entrypoint=_words(config.get("Entrypoint")),
        env=tuple(_pair(line) for line in items(config.get("Env")) if isinstance(line, str)),
        ports=_ports(config.get("ExposedPorts"), host.get("PortBindings")),
        mounts=tuple(m for m in map(_mount, items(raw.get("Mounts"))) if m),
        network="" if network in ("default", "bridge") else network,
        cpus=nano / 1e9 if nano else max(0, quota) / period,
        memory=whole(host.get("Memory")),
        pids=max(0, whole(host.get("PidsLimit"))),
        restart=_RESTARTS.get(text(policy.get("Name")), "no"),
        restart_tries=whole(policy.get("MaximumRetryCount")),
        labels=_labels(config.get("Labels")),
        tty=config.get("Tty") is True,
        auto_remove=host.get("AutoRemove") is True,
    )


def _words(raw: object) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (raw,)
    return tuple(word for word in items(raw) if isinstance(word, str))


def _pair(line: str) -> tuple[str, str]:
    key, _, value = line.partition("=")
    return key, value


def _ports(exposed: object, bindings: object) -> tuple[PortSpec, ...]:
    bound = mapping(bindings)
    found = []
    for key in sorted({*mapping(exposed), *bound}):
        private, _, protocol = str(key).partition("/")
        if private.isdigit():
            found.append(PortSpec(int(private), protocol or "tcp", published=bool(bound.get(key))))
    return tuple(found)


def _mount(raw: Any) -> MountSpec | None:
    mount = mapping(raw)
    target, read_only = text(mount.get("Destination"), 1024), mount.get("RW") is False
    match mount.get("Type"):
        case "volume":
            name = text(mount.get("Name"))
            shared = "" if _ANONYMOUS.fullmatch(name) else name
            return MountSpec("volume", shared, target, read_only)
        case "bind":
            return MountSpec("bind", text(mount.get("Source"), 1024), target, read_only)
        case "tmpfs":
            return MountSpec("tmpfs", "", target, read_only)
    return None


def _labels(raw: object) -> tuple[tuple[str, str], ...]:
    given = {str(k): v for k, v in mapping(raw).items() if isinstance(v, str)}
    place = place_of(given)
    kept = {k: v for k, v in given.items() if not k.startswith(_THEIRS)}
    for key, value in ((TENANT, place.tenant), (APP, place.app), (SERVICE, place.service)):
        if value:
            kept[key] = value
    return tuple(sorted(kept.items()))
