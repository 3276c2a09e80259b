"""Containers: the smallest unit."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field, replace
from typing import Any

from caas_desktop.domain.clean import clean_labels, items, mapping, number, text, whole
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import Place, place_of
from caas_desktop.domain.status import Status
from caas_desktop.domain.text import N_
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Json, Kind, short_id
from caas_desktop.kinds.container_parts import Mount, Port, ports_text, read_mounts, read_ports
from caas_desktop.kinds.memory import recaller, rememberer


@frozen
class Container:
    """A container as shown; None means "the list does not tell, not inspected yet".

    Times are epoch seconds, memory is bytes, CPU is cores. Neither environment nor arguments nor
    health checks are here: they may hold secrets and are only ever read for one open page.
    """

    id: str
    name: str
    image: str
    image_id: str
    state: str
    health: str = ""
    created: float = 0.0
    ports: tuple[Port, ...] = ()
    mounts: tuple[Mount, ...] = ()
    networks: tuple[tuple[str, str], ...] = ()
    labels: dict[str, str] = field(default_factory=dict, hash=False)
    exit_code: int | None = None
    oom_killed: bool = False
    started_at: float | None = None
    finished_at: float | None = None
    restarts: int | None = None
    restart_policy: str = ""
    cpu_limit: float | None = None
    memory_limit: int | None = None
    pids_limit: int | None = None
    tty: bool | None = None
    error: str = ""

    @property
    def place(self) -> Place:
        return place_of(self.labels)

    @property
    def status(self) -> Status:
        return _status(self)

    @property
    def active(self) -> bool:
        """True while it has processes, so it can be stopped and measured."""
        return self.state in ("running", "paused", "restarting")


# 128 + SIGINT, SIGKILL, SIGTERM: what "docker stop" leaves of a program that does not catch them.
STOPPED = (130, 137, 143)


def _status(c: Container) -> Status:
    match c.state:
        case "running" if c.health == "healthy":
            return Status.HEALTHY
        case "running" if c.health == "unhealthy":
            return Status.UNHEALTHY
        case "running" if c.health == "starting":
            return Status.STARTING
        case "running":
            return Status.RUNNING
        case "restarting":
            return Status.RESTARTING
        case "paused":
            return Status.PAUSED
        case "created":
            return Status.FAILED if c.error else Status.CREATED
        case "dead":
            return Status.FAILED
        case _:
            ended_well = not c.exit_code or (c.exit_code in STOPPED and not c.oom_killed)
            return Status.EXITED if ended_well else Status.FAILED


_EXIT = re.compile(r"\((\d+)\)")
_HEALTH = re.compile(r"\((healthy|unhealthy|health: starting)\)")


def parse(raw: Json) -> Container:
    """Read one entry of ``GET /containers/json`` (Engine API 1.41 and newer).

    Health and exit code are only in the ``Status`` text there ("Exited (3) 2 hours ago",
    "Up 5 minutes (unhealthy)"); Docker does not translate it.
    """
    line = text(raw.get("Status"))
    state = text(raw.get("State"), 20)
    left, health = _EXIT.search(line), _HEALTH.search(line)
    names = [text(n).lstrip("/") for n in items(raw.get("Names"))]
    networks = mapping(mapping(raw.get("NetworkSettings")).get("Networks"))
    return Container(
        id=text(raw["Id"], 64),
        # Links add names of the form /other/alias; the container's own has no slash inside.
        name=next((n for n in names if "/" not in n), short_id(raw["Id"])),
        image=text(raw.get("Image")),
        image_id=text(raw.get("ImageID"), 80),
        state=state,
        health=health[1].removeprefix("health: ") if health else "",
        created=number(raw.get("Created")) or 0.0,
        ports=read_ports(raw.get("Ports")),
        mounts=read_mounts(raw.get("Mounts")),
        networks=_networks(networks),
        labels=clean_labels(raw.get("Labels")),
        exit_code=int(left[1][:6]) if left and state in ("exited", "restarting", "dead") else None,
    )


def parse_inspect(raw: Json) -> Container:
    """Read ``GET /containers/{id}/json``."""
    config, host = mapping(raw.get("Config")), mapping(raw.get("HostConfig"))
    state, net = mapping(raw.get("State")), mapping(raw.get("NetworkSettings"))
    status = text(state.get("Status"), 20)
    nano, quota, period = (whole(host.get(k)) for k in ("NanoCpus", "CpuQuota", "CpuPeriod"))
    cpu = nano / 1e9 if nano else (quota / (period or 100_000) if quota > 0 else 0.0)
    pids = whole(host.get("PidsLimit"))
    health = text(mapping(state.get("Health")).get("Status"), 20)
    ended = status in ("exited", "restarting", "dead")
    policy = mapping(host.get("RestartPolicy"))
    tries = whole(policy.get("MaximumRetryCount"))
    return Container(
        id=text(raw["Id"], 64),
        name=text(raw.get("Name")).lstrip("/"),
        image=text(config.get("Image")),
        image_id=text(raw.get("Image"), 80),
        state=status,
        health="" if health == "none" or status != "running" else health,
        created=epoch(raw.get("Created")) or 0.0,
        ports=read_ports(net.get("Ports")),
        mounts=read_mounts(raw.get("Mounts")),
        networks=_networks(mapping(net.get("Networks"))),
        labels=clean_labels(config.get("Labels")),
        exit_code=whole(state.get("ExitCode")) if ended else None,
        oom_killed=state.get("OOMKilled") is True,
        started_at=epoch(state.get("StartedAt")),
        finished_at=epoch(state.get("FinishedAt")),
        restarts=whole(raw.get("RestartCount")),
        restart_policy=text(policy.get("Name"), 20) + (f":{tries}" if tries else ""),
        cpu_limit=cpu,
        memory_limit=whole(host.get("Memory")),
        pids_limit=max(0, pids),
        tty=config.get("Tty") is True,
        error=text(state.get("Error"), 400) if status != "running" else "",
    )


def _networks(raw: Json) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((text(n), text(mapping(v).get("IPAddress"), 45)) for n, v in raw.items()))


# What a list cannot tell and a state change does not alter.
_SETTLED = ("restarts", "restart_policy", "cpu_limit", "memory_limit", "pids_limit", "tty")


def merge(old: Container, new: Container) -> Container:
    """Keep what an inspect told when ``new`` comes from a list."""
    if new.tty is not None:
        return new
    kept: dict[str, Any] = {name: getattr(old, name) for name in _SETTLED}
    if old.state == new.state:
        kept |= {n: getattr(old, n) for n in ("started_at", "finished_at", "oom_killed", "error")}
    return replace(new, **kept)


EXIT, MEMORY_KILL = N_("exit {code}"), N_("out of memory")


def status_note(c: Container, tr: Callable[[str], str] = lambda text: text) -> str:
    """Return what the status leaves unsaid: exit code, restarts, memory kill; may be ""."""
    parts = []
    if c.state == "restarting" and c.restarts:
        parts.append(f"{c.restarts}×")
    if c.exit_code is not None and (c.exit_code or c.state != "restarting"):
        parts.append(tr(EXIT).format(code=c.exit_code))
    if c.oom_killed:
        parts.append(tr(MEMORY_KILL))
    if c.error:
        parts.append(c.error)
    return " · ".join(parts)


CONTAINER: Kind[Container] = Kind(
    key="container",
    title="Containers",
    singular="Container",
    icon="container",
    list_path="/containers/json",
    list_query={"all": True},
    inspect_path="/containers/{id}/json",
    id_of=lambda raw: text(raw["Id"], 64),
    parse=parse,
    parse_inspect=parse_inspect,
    merge=merge,
    name=lambda c: c.name,
    status=lambda c: c.status,
    place=lambda c: c.place,
    event_type="container",
    removed_by=frozenset({"destroy"}),
    quiet=frozenset({"top", "resize", "attach", "detach", "copy", "export", "archive-path",
                     "extract-to-dir", "commit", "exec_create", "exec_start", "exec_die",
                     "exec_detach"}),
    recall=recaller(Container, ports=Port, mounts=Mount),
    remember=rememberer(exclude=("error",)),
    columns=(
        Column("name", "Name", lambda c: c.name, lambda c: c.name.casefold(), "two_line",
               note=lambda c: c.image, width=216),
        Column("status", "Status", lambda c: c.status, lambda c: c.status, "status",
               note=status_note, width=172),
        Column("host", "Host", lambda c: "", lambda c: "", "host", width=92),
        Column("place", "App / service", lambda c: "", lambda c: c.place, "place", width=130),
        Column("cpu", "CPU", lambda c: "", lambda c: 0, "cpu", width=120, right=True),
        Column("memory", "Memory", lambda c: "", lambda c: 0, "memory", width=110, right=True),
        Column("ports", "Ports", lambda c: ports_text(c.ports), lambda c: c.ports, "mono",
               width=100),
        Column("uptime", "Uptime", lambda c: "", lambda c: c.started_at if c.active else None,
               "age", width=70, right=True),
        Column("created", "Created", lambda c: "", lambda c: c.created, "age", width=80,
               right=True, hidden=True),
    ),
)
