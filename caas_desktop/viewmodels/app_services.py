"""The services of an app, as its page shows them: of a stack or of a host's containers."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.groups import Group, service_group
from caas_desktop.domain.place import (
    COMPOSE_NUMBER,
    COMPOSE_ONE_OFF,
    COMPOSE_PROJECT,
    COMPOSE_SERVICE,
    Place,
)
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import ALIVE, Status, combined
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.container_parts import Port
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import Service
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.membership import Membership

DEPENDS_ON = "com.docker.compose.depends_on"
"""Label that Compose writes: ``db:service_healthy:false,cache:service_started:true``."""
# Every swarm task on a published port is in it: it links nothing.
COMMON_NETWORKS = frozenset({"ingress", "bridge", "host", "none", "docker_gwbridge"})


@frozen
class AppService:
    """``service`` is the Swarm service, None on a standalone host.

    ``containers`` are those of hosts that we are connected to. ``running`` of ``wanted`` counts
    tasks of a Swarm, else containers. ``depends_on`` names other services of the app.
    """

    name: str
    group: Group
    image: str
    status: Status
    running: int
    wanted: int
    service: Ref | None
    containers: tuple[Ref, ...]
    ports: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    stale: bool = False

    @property
    def replicas_text(self) -> str:
        return f"{self.running}/{self.wanted}"


def services_of(store: Store, membership: Membership, group: Group) -> list[AppService]:
    """Return the services of an app by name; containers without a service stand for themselves."""
    swarm: dict[Group, tuple[Ref, Service]] = {}
    boxes: dict[Group, list[tuple[Ref, Container]]] = {}
    for ref in membership.members(group, "service"):
        item = store.get(ref)
        if isinstance(item, Service):
            swarm[_group(store, ref, item)] = (ref, item)
    for ref in membership.members(group):
        item = store.get(ref)
        if isinstance(item, Container):
            boxes.setdefault(_group(store, ref, item), []).append((ref, item))
    names = _network_names(store)
    found = [_of_swarm(store, key, *one, boxes.pop(key, []), names) for key, one in swarm.items()]
    found += [_of_host(store, key, some) for key, some in boxes.items()]
    return sorted(found, key=lambda s: (s.name.casefold(), s.group))


def siblings(store: Store, container: Ref) -> list[Ref]:
    """Return the containers of the same Compose project's service, by number."""
    def mine(item: Any) -> tuple[str | None, ...]:
        return tuple(item.labels.get(key) for key in (COMPOSE_PROJECT, COMPOSE_SERVICE))

    wanted = mine(store.get(container))
    found = [(item.labels.get(COMPOSE_NUMBER, ""), ref) for ref, item in
             store.of_kind("container") if ref.scope == container.scope and mine(item) == wanted
             and item.labels.get(COMPOSE_ONE_OFF) != "True"]
    return [ref for _, ref in sorted(found, key=lambda one: (len(one[0]), *one))]


def _group(store: Store, ref: Ref, item: Any) -> Group:
    place: Place = KINDS[ref.kind].place(item)
    home = store.home_of(ref, place)
    found = service_group(place, home)
    return found or Group("service", place.tenant, place.app, item.name,
                          "" if place.tenant else home)


def _of_swarm(store: Store, group: Group, ref: Ref, item: Service,
              boxes: list[tuple[Ref, Container]], names: dict[str, str]) -> AppService:
    networks = [names.get(one, one) for one in item.networks]
    return AppService(
        group.service, group, item.image, item.status, item.running or 0,
        item.desired if item.desired is not None else item.replicas or 0, ref,
        tuple(sorted(r for r, one in boxes if one.active)), item.ports, _links(networks),
        tuple(sorted(set(item.volumes))), _depends(one for _, one in boxes),
        store.stale(ref.scope))


def _of_host(store: Store, group: Group, boxes: list[tuple[Ref, Container]]) -> AppService:
    items = [item for _, item in boxes]
    refs = tuple(sorted(ref for ref, _ in boxes))
    ports = {_port(port) for item in items for port in item.ports if port.public}
    volumes = {m.source for item in items for m in item.mounts if m.type == "volume"}
    return AppService(
        group.service, group, items[0].image, combined(i.status for i in items) or Status.EXITED,
        sum(i.status in ALIVE for i in items), len(items), None, refs, tuple(sorted(ports)),
        _links(name for item in items for name, _ in item.networks), tuple(sorted(volumes)),
        _depends(items), all(store.stale(ref.scope) for ref in refs))


def _port(port: Port) -> str:
    return f"{port.public}→{port.private}"


def _links(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names) - COMMON_NETWORKS))


def _depends(items: Iterable[Container]) -> tuple[str, ...]:
    words = {word.partition(":")[0] for item in items
             for word in item.labels.get(DEPENDS_ON, "").split(",")}
    return tuple(sorted(words - {""}))


def _network_names(store: Store) -> dict[str, str]:
    """Return the name of each network: a service's specification tells the id."""
    return {ref.id: item.name for ref, item in store.of_kind("network")}
