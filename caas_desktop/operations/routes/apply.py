"""Writes routes onto services and containers: the labels are the only place where they live."""
from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from caas_desktop.domain.clean import items, mapping
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import ResourceConflict, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.routes import RouteSpec, check
from caas_desktop.domain.text import N_
from caas_desktop.operations.adoptions import Tenants, home_on, owned_labels
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.routes.change import change_service
from caas_desktop.operations.routes.deploy import (
    canaries_of,
    edge_of,
    flavour_of,
    join_edge,
    tell_filter,
    wait_service,
)
from caas_desktop.operations.routes.edge import FILTER, check_tls
from caas_desktop.operations.routes.labels import (
    canary_labels,
    routes_of,
    with_route,
    without,
)
from caas_desktop.operations.routes.networks import edge_networks, network_of
from caas_desktop.operations.routes.recreate import recreate

# Traefik asks for weights every 2 s and takes them up within half a second.
ASKED_EVERY_S = 3.0


def put_route(engine: Engine, owner: str | Sequence[str], spec: RouteSpec, replaces: str = "",
              *, tenants: Tenants = MappingProxyType({})) -> None:
    """Give a route to a Swarm service (by id), or to the containers of a service on a host.

    ``replaces`` is the router of an earlier form of it; ``tenants`` tells whose adopted apps are.
    Containers are replaced one after the other, as labels cannot be changed; see ``recreate``
    for what that loses.

    Raises:
        FieldError: Parts do not go together, or the edge has no certificate for it.
        ResourceGone: There is no edge here.
        ResourceConflict: The address leads to another owner.
    """
    check(spec)
    edge = edge_of(engine)
    if edge is None:
        raise ResourceGone(N_("There is no edge here to serve a route."),
                           hint=N_("Set one up first."))
    check_tls(edge, spec)
    _refuse_taken(engine, owner, spec)
    if flavour_of(engine) == "swarm":
        assert isinstance(owner, str)
        _put_on_service(engine, owner, spec, replaces, tenants)
        return
    if spec.canary is not None:
        raise FieldError("canary", N_("Shares of two services need a cluster."))
    for container in [owner] if isinstance(owner, str) else owner:
        labels = _container_labels(engine, container)
        if replaces:
            labels = without(labels, replaces)
        network = _network_of(engine, labels, tenants)
        join_edge(engine, network)
        recreate(engine, container, with_route(labels, spec, "docker", network), network)


def remove_route(engine: Engine, owner: str | Sequence[str], router: str) -> None:
    """Take a route of ours away; its owner goes on running."""
    if flavour_of(engine) == "swarm":
        assert isinstance(owner, str)
        _remove_from_service(engine, owner, router)
        return
    for container in [owner] if isinstance(owner, str) else owner:
        recreate(engine, container, without(_container_labels(engine, container), router))


def _refuse_taken(engine: Engine, owner: str | Sequence[str], spec: RouteSpec) -> None:
    """Ask the engine itself: another console may have given the address away just now."""
    swarm = flavour_of(engine) == "swarm"
    ours = {owner} if isinstance(owner, str) else set(owner)
    for raw in items(engine.request("GET", "/services" if swarm else "/containers/json",
                                    query=None if swarm else {"all": True})):
        one = mapping(raw)
        if str(one.get("ID" if swarm else "Id")) in ours:
            continue
        marks = mapping(mapping(one.get("Spec")).get("Labels") if swarm else one.get("Labels"))
        if any(spec.address in route.addresses for route in routes_of(marks)):
            raise ResourceConflict(
                N_("{address} leads to another service already."), address=spec.address.text,
                hint=N_("Remove that route first, or take another name."))


def _put_on_service(engine: Engine, service: str, spec: RouteSpec, replaces: str,
                    tenants: Tenants) -> None:
    name = _network_of(engine, _service_labels(engine, service), tenants)
    if spec.canary and name != _network_of(
            engine, _service_labels(engine, spec.canary.service), tenants):
        raise FieldError("canary", N_("The second service belongs to another tenant."))
    network = join_edge(engine, name)
    others = {key for pair in edge_networks(engine).items() for key in pair} - {name, network}
    before = _canary_of(engine, service, replaces or spec.router)
    # The weights are told first: a router that names a service not there yet answers 404.
    if spec.canary is not None:
        other = canary_labels(spec.router, spec.canary, "swarm", name)
        change_service(engine, spec.canary.service, lambda old: joined(old, network, {
            **mapping(old.get("Labels")), **other}, others))
        if tell_filter(engine, {**canaries_of(engine), spec.router: spec.canary}):
            wait_service(engine, FILTER, CancelToken())
            time.sleep(ASKED_EVERY_S)

    def change(old: dict[str, Any]) -> dict[str, Any]:
        labels = dict(mapping(old.get("Labels")))
        labels = without(labels, replaces) if replaces else labels
        return joined(old, network, with_route(labels, spec, "swarm", name), others)

    change_service(engine, service, change)
    if before and (spec.canary is None or before != spec.canary.service
                   or replaces not in ("", spec.router)):
        _end_canary(engine, before, replaces or spec.router)


def _remove_from_service(engine: Engine, service: str, router: str) -> None:
    canary = _canary_of(engine, service, router)

    def change(old: dict[str, Any]) -> dict[str, Any]:
        # It stays in the edge's network: leaving it would replace every task.
        return {**old, "Labels": without(mapping(old.get("Labels")), router)}

    change_service(engine, service, change)
    if canary:
        _end_canary(engine, canary, router)


def _end_canary(engine: Engine, service: str, router: str) -> None:
    with suppress(ResourceGone):  # somebody removed the second service
        change_service(engine, service, lambda old: {
            **old, "Labels": without(mapping(old.get("Labels")), router)})
    tell_filter(engine, canaries_of(engine))


def _canary_of(engine: Engine, service: str, router: str) -> str:
    """Return the second service of a route, "" where it has none."""
    marks = _service_labels(engine, service)
    return next((route.spec.canary.service for route in routes_of(marks)
                 if route.router == router and route.spec and route.spec.canary), "")


def joined(spec: dict[str, Any], network: str, labels: Mapping[str, str],
           others: Collection[str] = ()) -> dict[str, Any]:
    """Return ``spec`` with other labels, in ``network`` and in none of ``others``.

    Only a service that was not in the network yet gets new tasks.
    """
    task = spec["TaskTemplate"]
    there = items(task.get("Networks")) or items(spec.get("Networks"))
    networks = [n for n in there if isinstance(n, Mapping)]
    if not any(n.get("Target") == network for n in networks):
        networks = [n for n in networks if n.get("Target") not in others]
        # The outer field is the old place of networks; an engine refuses both.
        spec.pop("Networks", None)
        spec["TaskTemplate"] = {**task, "Networks": [*networks, {"Target": network}]}
    return {**spec, "Labels": dict(labels)}


def _network_of(engine: Engine, labels: Mapping[str, str], tenants: Tenants) -> str:
    return network_of(owned_labels(labels, tenants, lambda swarm: home_on(engine, swarm=swarm)))


def _service_labels(engine: Engine, service: str) -> dict[str, str]:
    raw = mapping(engine.request("GET", f"/services/{service}"))
    return dict(mapping(mapping(raw.get("Spec")).get("Labels")))


def _container_labels(engine: Engine, container: str) -> dict[str, str]:
    raw = mapping(engine.request("GET", f"/containers/{container}/json"))
    return dict(mapping(mapping(raw.get("Config")).get("Labels")))
