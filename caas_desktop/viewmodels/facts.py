"""What the overview and the properties say of an object, as titled groups of name and value."""
from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import given_to
from caas_desktop.domain.times import date_text
from caas_desktop.domain.units import bytes_text
from caas_desktop.kinds.base import Json, short_id
from caas_desktop.kinds.config import Config
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.container_parts import ports_text
from caas_desktop.kinds.image import Image
from caas_desktop.kinds.network import Network
from caas_desktop.kinds.node import Node
from caas_desktop.kinds.secret import Secret
from caas_desktop.kinds.service import Service, replicas_text
from caas_desktop.kinds.task import Task
from caas_desktop.kinds.volume import Volume
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.words import task_word


@frozen
class Fact:
    name: str
    value: str
    mono: bool = False


@frozen
class Facts:
    title: str
    facts: tuple[Fact, ...]


def facts_of(item: Any) -> list[Facts]:
    """Return what the store knows of a resource; [] for an unknown type."""
    maker = MAKERS.get(type(item))
    found = maker(item) if maker else []
    labels = given_to(getattr(item, "labels", None) or {}, "")  # those that the engine has
    if labels:
        facts = tuple(Fact(name, value, True) for name, value in sorted(labels.items()))
        found.append(Facts(tr("Labels"), facts))
    return [group for group in found if group.facts]


def started_with(raw: Json) -> Facts:
    """Return how a container was started, from its inspect answer; shown, never kept."""
    config = mapping(raw.get("Config"))
    words = [text(w, 2000) for w in (*items(config.get("Entrypoint")), *items(config.get("Cmd")))]
    return Facts(tr("Process"), (
        # Quoted as a shell would need it: where an argument ends is seen, and it can be copied.
        Fact(tr("Command"), shlex.join(words) or "–", True),
        Fact(tr("Working directory"), text(config.get("WorkingDir")) or "/", True),
        Fact(tr("User"), text(config.get("User")) or "root", True),
        Fact(tr("Host name"), text(config.get("Hostname")), True),
    ))


def _container(c: Container) -> list[Facts]:
    cores = tr("{count} cores").format(count=f"{c.cpu_limit:g}") if c.cpu_limit else tr("no limit")
    memory = bytes_text(c.memory_limit) if c.memory_limit else tr("no limit")
    known = c.tty is not None
    general = [
        Fact(tr("ID"), short_id(c.id), True),
        Fact(tr("Image"), c.image, True),
        Fact(tr("Created"), date_text(c.created)),
        Fact(tr("Started"), date_text(c.started_at)),
    ]
    if not c.active:
        general.append(Fact(tr("Ended"), date_text(c.finished_at)))
    if c.exit_code is not None:
        general.append(Fact(tr("Exit code"), str(c.exit_code)))
    if known:
        general += [Fact(tr("Restart policy"), c.restart_policy or "no"),
                    Fact(tr("Restarts"), str(c.restarts))]
    limits = (Fact(tr("CPU"), cores), Fact(tr("Memory"), memory),
              Fact(tr("Processes"), str(c.pids_limit) if c.pids_limit else tr("no limit")))
    mounts = tuple(Fact(m.target, f"{m.source or m.type}{' (ro)' if m.read_only else ''}", True)
                   for m in c.mounts)
    return [
        Facts(tr("Container"), tuple(general)),
        Facts(tr("Limits"), limits if known else ()),
        Facts(tr("Ports"), (Fact(tr("Ports"), ports_text(c.ports), True),) if c.ports else ()),
        Facts(tr("Networks"), tuple(Fact(name, ip or "–", True) for name, ip in c.networks)),
        Facts(tr("Mounts"), mounts),
    ]


def _image(i: Image) -> list[Facts]:
    return [
        Facts(tr("Image"), (Fact(tr("ID"), short_id(i.id), True),
                            Fact(tr("Size"), bytes_text(i.size)),
                            Fact(tr("Created"), date_text(i.created)))),
        Facts(tr("Tags"), tuple(Fact(str(n + 1), tag, True) for n, tag in enumerate(i.tags))),
        Facts(tr("Digests"), tuple(Fact(str(n + 1), d, True) for n, d in enumerate(i.digests))),
    ]


def _volume(v: Volume) -> list[Facts]:
    return [Facts(tr("Volume"), (
        Fact(tr("Driver"), v.driver), Fact(tr("Mount point"), v.mountpoint, True),
        Fact(tr("Scope"), v.scope), Fact(tr("Created"), date_text(v.created))))]


def _network(n: Network) -> list[Facts]:
    yes, no = tr("yes"), tr("no")
    return [Facts(tr("Network"), (
        Fact(tr("ID"), short_id(n.id), True), Fact(tr("Driver"), n.driver),
        Fact(tr("Scope"), n.scope), Fact(tr("Subnet"), " ".join(n.subnets) or "–", True),
        Fact(tr("Internal"), yes if n.internal else no),
        Fact(tr("Attachable"), yes if n.attachable else no)))]


def _service(s: Service) -> list[Facts]:
    return [Facts(tr("Service"), (
        Fact(tr("ID"), short_id(s.id), True), Fact(tr("Image"), s.image, True),
        Fact(tr("Mode"), s.mode), Fact(tr("Replicas"), replicas_text(s)),
        Fact(tr("Ports"), " ".join(s.ports) or "–", True),
        Fact(tr("Created"), date_text(s.created)), Fact(tr("Updated"), date_text(s.updated))))]


def _node(n: Node) -> list[Facts]:
    return [Facts(tr("Node"), (
        Fact(tr("ID"), short_id(n.id), True), Fact(tr("Role"), n.role),
        Fact(tr("Availability"), n.availability), Fact(tr("Address"), n.address, True),
        Fact(tr("Engine"), n.engine_version), Fact(tr("CPUs"), f"{n.cpus:g}"),
        Fact(tr("Memory"), bytes_text(n.memory))))]


def _task(t: Task) -> list[Facts]:
    code = "–" if t.exit_code is None else str(t.exit_code)
    return [Facts(tr("Task"), (
        Fact(tr("ID"), short_id(t.id), True), Fact(tr("Service"), t.service_name),
        Fact(tr("State"), task_word(t.state)), Fact(tr("Wanted"), task_word(t.desired)),
        Fact(tr("Since"), date_text(t.since)), Fact(tr("Created"), date_text(t.created)))),
        Facts(tr("Result"), (Fact(tr("Why"), t.reason or t.message or "–"),
                             Fact(tr("Exit code"), code))),
        Facts(tr("Place"), (
            Fact(tr("Node"), t.node_name or short_id(t.node_id) or "–"),
            Fact(tr("Container"), short_id(t.container) or "–", True),
            Fact(tr("Image"), t.image, True)))]


def _secret(s: Secret) -> list[Facts]:
    return [Facts(tr("Secret"), (
        Fact(tr("ID"), short_id(s.id), True), Fact(tr("Driver"), s.driver or "–"),
        Fact(tr("Created"), date_text(s.created)), Fact(tr("Updated"), date_text(s.updated))))]


def _config(c: Config) -> list[Facts]:
    return [Facts(tr("Config"), (
        Fact(tr("ID"), short_id(c.id), True),
        Fact(tr("Templated"), tr("yes") if c.templated else tr("no")),
        Fact(tr("Created"), date_text(c.created)), Fact(tr("Updated"), date_text(c.updated))))]


MAKERS: dict[type, Callable[[Any], list[Facts]]] = {
    Container: _container, Image: _image, Volume: _volume, Network: _network, Service: _service,
    Node: _node, Task: _task, Secret: _secret, Config: _config,
}
