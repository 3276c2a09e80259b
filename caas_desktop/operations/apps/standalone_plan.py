"""Compares a Compose project with what a standalone host has, object by object."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import COMPOSE_PROJECT
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.kinds.container import STOPPED
from caas_desktop.operations.apps.container_body import HASH, container_name
from caas_desktop.operations.apps.found import Container, Found, find
from caas_desktop.operations.apps.listed import labels_of
from caas_desktop.operations.apps.rows import (
    Plan,
    Row,
    refused_builds,
    refused_keys,
)
from caas_desktop.operations.compose import (
    NetworkSpec,
    Project,
    ServiceSpec,
    config_hash,
    network_hash,
    start_order,
    used_only,
    warnings,
)

_REFERENCES = ("network_mode", "pid", "ipc")
_SERVICE = "service:"


@frozen
class Slot:
    """One container that is wanted; ``now`` is what stands there, ``keep``: as it is.

    ``extra`` are others in its place, left by a deployment that was broken off.
    """

    service: str
    number: int
    name: str
    now: Container | None = None
    keep: bool = False
    start: bool = False
    reason: Words = ""
    extra: tuple[Container, ...] = ()

    @property
    def misnamed(self) -> bool:
        """True for a replacement that was never given its name."""
        return self.now is not None and self.now.name != self.name

    @property
    def changes(self) -> bool:
        return not self.keep or self.start or bool(self.extra) or self.misnamed


@dataclass(slots=True)
class Work:
    """What the converger goes by: the plan in the engine's own terms."""

    project: Project
    found: Found
    slots: list[Slot] = field(default_factory=list)
    surplus: list[Container] = field(default_factory=list)
    orphans: list[Container] = field(default_factory=list)
    stale_networks: set[str] = field(default_factory=set)


def asks_registry(service: ServiceSpec) -> bool:
    """Tell whether a deployment looks for a newer image, which no plan can know."""
    return service.build is None and service.pull_policy in ("always", "daily", "weekly")


def plan_standalone(engine: Engine, project: Project, *, prune: bool = False) -> Plan:
    """Return what ``converge`` would do; nothing is changed."""
    found = find(engine, project)
    api = tuple(int(p) for p in engine.info.api_version.split(".")[:2] if p.isdigit())
    warned = warnings(project, "engine", (api[0], api[1]) if len(api) == 2 else None)
    work = compare(project, found)
    refused = [*refused_keys(warned), *_refused(project, found)]
    return Plan(project.name, False, tuple(_rows(work, prune)), warned, tuple(refused))


def compare(project: Project, found: Found) -> Work:
    """Find what stands, what is stale and what is missing."""
    work = Work(project, found)
    used = used_only(project)
    for one in used.networks.values():
        raw = found.networks.get(one.name)
        if raw is not None and not one.external and _is_other(one, labels_of(raw).get(HASH, "")):
            work.stale_networks.add(one.name)
    replaced: set[str] = set()
    for group in start_order(project):
        for name in group:
            _compare_service(work, project.services[name], replaced)
    for container in found.containers:
        if container.service not in project.services:
            work.orphans.append(container)
    return work


def _is_other(network: NetworkSpec, found: str) -> bool:
    # Docker Compose before 2.30 wrote no hash.
    return bool(found) and found != network_hash(network)


def references(service: ServiceSpec) -> dict[str, str]:
    """Return the services whose containers are named in keys of this one, by key."""
    found = {key: value.removeprefix(_SERVICE) for key in _REFERENCES
             if (value := str(getattr(service, key))).startswith(_SERVICE)}
    for number, word in enumerate(service.volumes_from or ()):
        if not word.startswith("container:"):
            found[f"volumes_from {number}"] = word.partition(":")[0]
    return found


def resolved(service: ServiceSpec, ids: dict[str, str]) -> ServiceSpec:
    """Return the service with other services replaced by their containers (name → id)."""
    changes: dict[str, object] = {
        key: f"container:{ids[other]}" for key, other in references(service).items()
        if key in _REFERENCES}
    if service.volumes_from:
        words = []
        for word in service.volumes_from:
            name, colon, mode = word.partition(":")
            words.append(word.removeprefix("container:") if name == "container"
                         else f"{ids[name]}{colon}{mode}")
        changes["volumes_from"] = tuple(words)
    return replace(service, **changes)  # type: ignore[arg-type]


def _compare_service(work: Work, service: ServiceSpec, replaced: set[str]) -> None:
    found = work.found
    others = set(references(service).values())
    ids = {other: next((c.id for c in found.of(other)), "") for other in others}
    lost = bool(others & replaced) or not all(ids.values())
    wanted = "" if lost else config_hash(resolved(service, ids))
    numbers: dict[int, list[Container]] = {}
    for one in found.of(service.name):
        numbers.setdefault(one.number, []).append(one)
    kept = sorted(numbers)[:service.replicas]
    free = (n for n in range(1, 10**6) if n not in numbers)
    places = kept + [next(free) for _ in range(service.replicas - len(kept))]
    for number in places:
        stand = numbers.get(number, [])
        # After a broken deployment old and new may stand side by side: the new one counts.
        stand.sort(key=lambda c: (c.hash != wanted, c.name))
        slot = _slot(work, service, number, stand, wanted, lost)
        if not slot.keep:
            replaced.add(service.name)
        work.slots.append(slot)
    work.surplus += [c for n in sorted(numbers)[service.replicas:] for c in numbers[n]]


def _slot(work: Work, service: ServiceSpec, number: int, stand: list[Container], wanted: str,
          lost: bool) -> Slot:
    name = container_name(work.project, service, number)
    if not stand:
        return Slot(service.name, number, name, reason=Text(N_("There is none yet.")))
    now, extra = stand[0], tuple(stand[1:])
    reason = _why(work, service, now, wanted, lost)
    if reason is not None:
        return Slot(service.name, number, name, now, reason=reason, extra=extra)
    start = not _is_fine(now)
    told: Words = Text(N_("It is not running.")) if start else (
        Text(N_("It ends with code {code} again and again."), code=now.code)
        if now.state == "restarting" else "")
    return Slot(service.name, number, name, now, True, start, told, extra)


def _is_fine(one: Container) -> bool:
    """Tell whether a container is as it should be; a job that has ended well is."""
    return one.state in ("running", "restarting") or (
        one.state == "exited" and one.code == 0 and not one.restarts)


def _has_failed(one: Container) -> bool:
    return one.failing and one.code not in STOPPED


def _why(work: Work, service: ServiceSpec, now: Container, wanted: str, lost: bool
         ) -> Words | None:
    """Return why a container must be replaced, None if it may stay."""
    found, project = work.found, work.project
    if lost:
        return Text(N_("A container that it is tied to is new."))
    if now.hash != wanted:
        return Text(N_("Its settings differ."))
    image = found.images.get(project.image_of(service.name), "")
    if image and now.image_id and now.image_id != image:
        return Text(N_("Its image is newer."))
    for key in service.networks or ():
        name = project.networks[key].name
        raw = found.networks.get(name)
        if name in work.stale_networks or raw is None:
            return Text(N_("Its network is new."))
        if now.state == "running" and raw.get("Id") not in now.networks:
            return Text(N_("It is not in the network {name}."), name=name)
    return None


def _rows(work: Work, prune: bool) -> Iterator[Row]:
    project, found, used = work.project, work.found, used_only(work.project)
    for network in sorted(used.networks.values(), key=lambda n: n.name):
        if network.name in work.stale_networks:
            yield Row("network", network.name, "change", Text(N_("Its settings differ.")))
        else:
            yield Row("network", network.name,
                      "keep" if network.name in found.networks else "create")
    for volume in sorted(used.volumes.values(), key=lambda v: v.name):
        yield Row("volume", volume.name, "keep" if volume.name in found.volumes else "create")
    for slot in work.slots:
        act = "create" if slot.now is None else (
            "change" if slot.changes else "keep")
        yield Row("container", slot.name, act, slot.reason, slot.service,  # type: ignore[arg-type]
                  failing=slot.keep and slot.now is not None and _has_failed(slot.now))
    for one in work.surplus:
        yield Row("container", one.name, "remove", Text(N_("Fewer are wanted.")), one.service)
    for one in work.orphans:
        why = Text(N_("Its service is not in the file, or its profile is off."))
        remove = prune and one.service not in project.disabled
        yield Row("container", one.name, "remove" if remove else "keep", why, one.service)


def _refused(project: Project, found: Found) -> Iterator[Words]:
    yield from refused_builds(project, lambda image: not found.images.get(image))
    for name in sorted(project.services):
        service = project.services[name]
        image = project.image_of(name)
        if service.pull_policy == "never" and not found.images.get(image) and not service.build:
            yield Text(N_("The image {image} is missing, and must not be pulled."), image=image)
    used = used_only(project)
    for network in used.networks.values():
        raw = found.networks.get(network.name)
        if network.external and raw is None and network.name not in ("host", "none", "bridge"):
            yield Text(N_("The network {name} does not exist."), name=network.name)
        elif not network.external and raw is not None and (
                labels_of(raw).get(COMPOSE_PROJECT) != project.name):
            yield Text(N_("The network {name} belongs to something else; write `external: true` "
                          "to use it."), name=network.name)
    for volume in used.volumes.values():
        if volume.external and volume.name not in found.volumes:
            yield Text(N_("The volume {name} does not exist."), name=volume.name)
    for kind in ("secrets", "configs"):
        for name, one in sorted(getattr(used, kind).items()):
            if one.external:
                yield Text(N_("{name} is external; only a cluster keeps such objects."), name=name)
            elif not one.file and one.environment and one.value is None:
                yield Text(N_("The variable {variable} of {name} is not set."),
                           variable=one.environment, name=name)
