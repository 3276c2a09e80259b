"""All routes and edges of the store, and which address is still free."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import SWARM_SERVICE_ID, Place, place_of, strip_namespace
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.routes import Address, Route
from caas_desktop.domain.status import ALIVE, Status, combined
from caas_desktop.domain.text import N_
from caas_desktop.operations.routes.edge import SPEC, EdgeSpec, read_spec
from caas_desktop.operations.routes.labels import Flavour, routes_of
from caas_desktop.operations.routes.networks import PART
from caas_desktop.operations.store import Store


@frozen
class RouteEntry:
    """A route with whom it leads to: one Swarm service, or the containers of a host's service."""

    scope: ScopeId
    owners: tuple[Ref, ...]
    owner: str
    place: Place
    route: Route
    status: Status

    @property
    def key(self) -> tuple[ScopeId, str, str]:
        """Names the route; two owners that claim one router are two entries."""
        return self.scope, self.owner, self.route.router

    @property
    def flavour(self) -> Flavour:
        return "swarm" if self.owners[0].kind == "service" else "docker"


@frozen
class EdgeEntry:
    """An edge of ours; ``proxies`` are its containers on engines that we are connected to."""

    scope: ScopeId
    spec: EdgeSpec
    status: Status
    proxies: tuple[Ref, ...]


def routes_in(store: Store) -> list[RouteEntry]:
    """Return every route that labels tell, by address."""
    found = [RouteEntry(ref.scope, (ref,), item.name, item.place, route, item.status)
             for ref, item in store.of_kind("service") for route in routes_of(item.labels)]
    grouped: dict[tuple[ScopeId, str, str], tuple[Route, list[Ref]]] = {}
    for ref, item in store.of_kind("container"):
        if SWARM_SERVICE_ID not in item.labels:
            for route in routes_of(item.labels):
                key = (ref.scope, route.router, _owner(item))
                grouped.setdefault(key, (route, []))[1].append(ref)
    for (scope, _, owner), (route, refs) in grouped.items():
        items = [store.get(ref) for ref in refs]
        found.append(RouteEntry(
            scope, tuple(sorted(refs)), owner, items[0].place, route,  # type: ignore[union-attr]
            combined(i.status for i in items if i is not None) or Status.EXITED))
    return sorted(found, key=lambda e: (e.route.title.casefold(), e.key))


def _owner(container: Any) -> str:
    """Return the name that containers of one Compose service share, else the container's own."""
    place = place_of(container.labels)
    return f"{place.app}/{place.service}" if place.app and place.service else str(container.name)


def owners_of(store: Store, ref: Ref) -> tuple[Ref, ...]:
    """Return what a route to ``ref`` has to be written on: all containers of its service."""
    item = store.get(ref)
    if ref.kind == "service" or item is None:
        return (ref,)
    if (service := item.labels.get(SWARM_SERVICE_ID)) is not None:
        scope = store.cluster_of(ref.scope)
        return (Ref(scope, "service", service),) if scope else ()
    name = _owner(item)
    return tuple(sorted(r for r in store.refs(ref.scope, "container")
                        if (other := store.get(r)) is not None and _owner(other) == name
                        and SWARM_SERVICE_ID not in other.labels))


def owner_name(store: Store, ref: Ref) -> str:
    """Return what routes to ``ref`` are shown as leading to."""
    item = store.get(ref)
    if item is None:
        return ref.id[:12]
    if ref.kind == "service":
        return strip_namespace(item.name, item.labels)
    return _owner(item)


def edges_in(store: Store) -> dict[ScopeId, EdgeEntry]:
    """Return the edges by the scope they serve."""
    found: dict[ScopeId, EdgeEntry] = {}
    proxies: dict[ScopeId, list[Ref]] = {}
    for ref, item in store.of_kind("container"):
        if item.labels.get(PART) != "proxy":
            continue
        swarm = SWARM_SERVICE_ID in item.labels
        scope = (store.cluster_of(ref.scope) if swarm else None) or ref.scope
        if item.state == "running":
            proxies.setdefault(scope, []).append(ref)
        if not swarm:
            found[scope] = EdgeEntry(scope, read_spec(item.labels.get(SPEC, "")), item.status, ())
    for ref, item in store.of_kind("service"):
        if item.labels.get(PART) == "proxy":
            found[ref.scope] = EdgeEntry(
                ref.scope, read_spec(item.labels.get(SPEC, "")), item.status, ())
    return {scope: replace(edge, proxies=tuple(sorted(proxies.get(scope, ()))))
            for scope, edge in found.items()}


def works(entry: RouteEntry, edge: EdgeEntry | None) -> Status:
    """Return what can be said of a route without asking anybody."""
    if edge is None or edge.status is Status.EXITED:
        return Status.FAILED
    if entry.status in ALIVE and edge.status not in ALIVE:
        return Status.DEGRADED
    return entry.status


def refuse_taken(entries: Iterable[RouteEntry], address: Address, scope: ScopeId, owner: str,
                 tenant: str, replaces: str = "") -> None:
    """Raise FieldError("host") where ``address`` cannot become a route of ``owner``.

    One address leads to one owner; a name belongs to one tenant and one edge, and a wildcard to
    the tenant of the names below it. ``replaces`` is the router that is being edited.
    """
    for entry in entries:
        if (entry.scope, entry.owner) == (scope, owner) and entry.route.router == replaces:
            continue
        for other in entry.route.addresses:
            _refuse(entry, other, address, scope, tenant)


def _refuse(entry: RouteEntry, other: Address, address: Address, scope: ScopeId, tenant: str
            ) -> None:
    foreign = entry.place.tenant != tenant
    if other.host == address.host:
        if other.path == address.path or foreign:
            raise FieldError("host", N_("{address} leads to {owner} already."),
                             address=other.text, owner=entry.owner[:80])
        if entry.scope != scope:
            raise FieldError("host", N_("{address} is served by another edge already."),
                             address=other.text)
    elif foreign and (other.covers(address) or address.covers(other)):
        raise FieldError("host", N_("{address} belongs to another tenant."), address=other.text)
