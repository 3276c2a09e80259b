"""What a new container is to be, and the body that asks an engine for it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from typing import Any, Literal

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text

MountType = Literal["volume", "bind", "tmpfs"]
RestartName = Literal["no", "always", "unless-stopped", "on-failure"]
RESTART_NAMES: tuple[RestartName, ...] = ("no", "always", "unless-stopped", "on-failure")

MEMORY_MINIMUM = 6 * 1024 * 1024  # bytes; engines refuse less


class FieldError(ValueError):
    """A value the user has to correct.

    ``field`` names it ("ports", "memory"); ``row`` counts from 0 in a table, None elsewhere.
    ``text`` is translated where it is shown; ``str`` is the English.
    """

    def __init__(self, field: str, template: str, *, row: int | None = None, **values: object
                 ) -> None:
        self.field, self.row, self.text = field, row, Text(template, **values)
        super().__init__(str(self.text))

    def at(self, row: int | None) -> FieldError:
        """Return the same error, said of one row of a table."""
        return FieldError(self.field, self.text.template, row=row, **self.text.values)

    def about(self, field: str) -> FieldError:
        """Return the same error, said of another field."""
        return FieldError(field, self.text.template, row=self.row, **self.text.values)


@frozen
class PortSpec:
    """``published`` False: reachable inside only. ``public`` 0: the engine chooses one."""

    private: int
    protocol: str = "tcp"
    public: int = 0
    ip: str = ""
    published: bool = True

    @property
    def key(self) -> str:
        return f"{self.private}/{self.protocol}"


@frozen
class MountSpec:
    """``source`` is a volume's name ("": a new anonymous one) or a path of the host."""

    type: MountType
    source: str
    target: str
    read_only: bool = False


@frozen
class ContainerSpec:
    """Empty, 0 and "no" mean what the image or the engine has by itself.

    CPU is in cores, memory in bytes. Environment and arguments may hold secrets: they stay out
    of ``repr``, so out of logs and crash reports.
    """

    image: str
    name: str = ""
    command: tuple[str, ...] = field(default=(), repr=False)
    entrypoint: tuple[str, ...] = field(default=(), repr=False)
    env: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    ports: tuple[PortSpec, ...] = ()
    mounts: tuple[MountSpec, ...] = ()
    network: str = ""
    cpus: float = 0.0
    memory: int = 0
    pids: int = 0
    restart: RestartName = "no"
    restart_tries: int = 0
    labels: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    tty: bool = False
    auto_remove: bool = False
    start: bool = True


def to_body(spec: ContainerSpec) -> dict[str, Any]:
    """Return the body of ``POST /containers/create``; what is not set is left to the engine.

    Source: Docker Engine API 1.41, ContainerCreate.
    """
    body: dict[str, Any] = {"Image": spec.image, "HostConfig": _host_config(spec)}
    if spec.command:
        body["Cmd"] = list(spec.command)
    if spec.entrypoint:
        body["Entrypoint"] = list(spec.entrypoint)
    if spec.env:
        body["Env"] = [f"{key}={value}" for key, value in spec.env]
    if spec.labels:
        body["Labels"] = dict(spec.labels)
    if spec.ports:
        body["ExposedPorts"] = {port.key: {} for port in spec.ports}
    if spec.tty:
        # Without an open standard input a shell in a terminal ends at once.
        body |= {"Tty": True, "OpenStdin": True}
    return body


def _host_config(spec: ContainerSpec) -> dict[str, Any]:
    host: dict[str, Any] = {}
    bindings: dict[str, list[dict[str, str]]] = {}
    for port in spec.ports:
        if port.published:
            public = str(port.public) if port.public else ""
            bindings.setdefault(port.key, []).append({"HostIp": port.ip, "HostPort": public})
    if bindings:
        host["PortBindings"] = bindings
    if spec.mounts:
        host["Mounts"] = [_mount(mount) for mount in spec.mounts]
    if spec.network:
        host["NetworkMode"] = spec.network
    if spec.cpus:
        host["NanoCpus"] = round(spec.cpus * 1e9)
    if spec.memory:
        host["Memory"] = spec.memory
    if spec.pids:
        host["PidsLimit"] = spec.pids
    if spec.restart != "no":
        host["RestartPolicy"] = restart_body(spec.restart, spec.restart_tries)
    if spec.auto_remove:
        host["AutoRemove"] = True
    return host


def restart_body(name: RestartName, tries: int) -> dict[str, Any]:
    """Return the engine's RestartPolicy; only "on-failure" may have a number of tries."""
    return {"Name": name, "MaximumRetryCount": tries if name == "on-failure" else 0}


def _mount(mount: MountSpec) -> dict[str, Any]:
    body: dict[str, Any] = {"Type": mount.type, "Target": mount.target}
    if mount.source and mount.type != "tmpfs":
        body["Source"] = mount.source
    if mount.read_only:
        body["ReadOnly"] = True
    return body


def contradictions(spec: ContainerSpec) -> list[FieldError]:
    """Return what single fields cannot tell: values that do not go together."""
    found = [*_twice_published(spec.ports), *_twice_mounted(spec.mounts)]
    if spec.network in ("host", "none") and any(p.published for p in spec.ports):
        found.append(FieldError("network", N_("Ports cannot be published on the network {name}."),
                                name=spec.network))
    if spec.network.startswith("container:") and spec.ports:
        found.append(FieldError("network", N_("Ports belong to the container whose network is "
                                              "shared.")))
    if spec.auto_remove and spec.restart != "no":
        found.append(FieldError("restart", N_("A container that is removed at its end cannot be "
                                              "restarted.")))
    return found + _names_twice("env", (key for key, _ in spec.env)) + _names_twice(
        "labels", (key for key, _ in spec.labels))


def _twice_published(ports: tuple[PortSpec, ...]) -> list[FieldError]:
    found: list[FieldError] = []
    seen: list[PortSpec] = []
    for row, port in enumerate(ports):
        if not (port.published and port.public):
            continue
        # Every address ("") collides with each single one.
        if any(p.public == port.public and p.protocol == port.protocol
               and (p.ip == port.ip or not p.ip or not port.ip) for p in seen):
            found.append(FieldError("ports", N_("Port {port} of the host is used twice."), row=row,
                                    port=port.public))
        seen.append(port)
    return found


def _twice_mounted(mounts: tuple[MountSpec, ...]) -> list[FieldError]:
    count = Counter(m.target.rstrip("/") for m in mounts)
    return [FieldError("mounts", N_("{path} is mounted twice."), row=row, path=m.target)
            for row, m in enumerate(mounts) if count[m.target.rstrip("/")] > 1]


def _names_twice(field_name: str, names: Iterable[str]) -> list[FieldError]:
    listed = list(names)
    count = Counter(listed)
    return [FieldError(field_name, N_("{name} stands here twice."), row=row, name=name)
            for row, name in enumerate(listed) if count[name] > 1]
