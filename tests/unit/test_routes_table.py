"""All routes of the store, and which addresses are free in it."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from caas_desktop.domain.changes import Upserted
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.routes import Address, RouteSpec
from caas_desktop.domain.status import Status
from caas_desktop.kinds.service import parse
from caas_desktop.operations.routes.edge import EdgeSpec, labels
from caas_desktop.operations.routes.labels import labels_of
from caas_desktop.operations.routes.table import (
    edges_in,
    owner_name,
    owners_of,
    refuse_taken,
    routes_in,
    works,
)
from caas_desktop.operations.store import Store
from tests import factories

ADDRESS = Address("shop.example.org")
SPEC = RouteSpec(ADDRESS, 80)


def service(name: str, **marks: str) -> Upserted:
    raw: dict[str, Any] = {"ID": f"id-{name}", "Spec": {"Name": name, "Labels": marks},
                           "ServiceStatus": {"RunningTasks": 2, "DesiredTasks": 2}}
    return Upserted(Ref(factories.scope("c1"), "service", f"id-{name}"), parse(raw))


def compose(id_: str, host: str = "h1", **marks: str) -> Upserted:
    marks = {"com.docker.compose.project": "shop", "com.docker.compose.service": "web"} | marks
    return factories.container(id_, host_name=host, name=id_, labels=marks, state="running")


def store_of(*changes: Any) -> Store:
    store = Store()
    store.apply([*factories.online("h1", "h2"), *changes])
    return store


def test_containers_of_one_service_are_one_route() -> None:
    marks = labels_of(SPEC, "docker")
    store = store_of(compose("a", **marks), compose("b", **marks), compose("c", "h2"))
    (entry,) = routes_in(store)
    assert [ref.id for ref in entry.owners] == ["a", "b"]
    assert (entry.owner, entry.flavour, entry.route.spec) == ("shop/web", "docker", SPEC)
    ref = factories.ref("a")
    assert owners_of(store, ref) == entry.owners
    assert owner_name(store, ref) == "shop/web"


def test_a_service_of_a_cluster_has_its_routes_on_itself() -> None:
    store = store_of(service("web", **labels_of(SPEC, "swarm")))
    (entry,) = routes_in(store)
    assert (entry.owner, entry.flavour, entry.status) == ("web", "swarm", Status.RUNNING)


@pytest.mark.parametrize("taken", [True, False])
def test_an_address_leads_to_one_owner_in_the_whole_store(taken: bool) -> None:
    entries = routes_in(store_of(service("web", **labels_of(SPEC, "swarm"))))
    other = factories.scope("h2")
    if taken:
        with pytest.raises(FieldError, match="leads to web"):
            refuse_taken(entries, ADDRESS, other, "x", "")
        with pytest.raises(FieldError, match="another edge"):
            refuse_taken(entries, Address(ADDRESS.host, "/x"), other, "x", "")
    else:
        refuse_taken(entries, Address("free.example.org"), other, "x", "")
        # Another path on the same edge, and the route itself while it is edited.
        refuse_taken(entries, Address(ADDRESS.host, "/x"), entries[0].scope, "x", "")
        refuse_taken(entries, ADDRESS, entries[0].scope, "web", "", SPEC.router)


@pytest.mark.parametrize("wanted", [Address("shop.example.org", "/x"), Address("*.example.org")])
def test_a_name_of_another_tenant_is_out_of_reach(wanted: Address) -> None:
    entries = routes_in(store_of(service("web", **{"caas.tenant": "acme"},
                                         **labels_of(SPEC, "swarm"))))
    refuse_taken(entries, wanted, entries[0].scope, "x", "acme")
    with pytest.raises(FieldError):
        refuse_taken(entries, wanted, entries[0].scope, "x", "beta")


def test_the_wildcard_of_another_tenant_covers_its_names() -> None:
    wild = RouteSpec(Address("*.example.org"), 80)
    entries = routes_in(store_of(service("web", **{"caas.tenant": "acme"},
                                         **labels_of(wild, "swarm"))))
    with pytest.raises(FieldError, match="another tenant"):
        refuse_taken(entries, ADDRESS, entries[0].scope, "x", "")


def test_names_in_rules_that_are_not_understood_are_taken_too() -> None:
    marks = {"traefik.http.routers.x.rule": "Host(`shop.example.org`) && Method(`GET`)"}
    entries = routes_in(store_of(service("web", **marks)))
    with pytest.raises(FieldError):
        refuse_taken(entries, ADDRESS, entries[0].scope, "x", "")


@pytest.mark.parametrize("name", ["Shop.Example.ORG", "shop.example.org.", "SHOP.example.org."])
def test_another_spelling_of_another_tool_takes_the_name_too(name: str) -> None:
    marks = {"traefik.http.routers.x.rule": f"Host(`{name}`)"}
    entries = routes_in(store_of(service("web", **marks)))
    with pytest.raises(FieldError, match="leads to web"):
        refuse_taken(entries, ADDRESS, entries[0].scope, "x", "")


def test_a_route_without_an_edge_does_not_work() -> None:
    spec = EdgeSpec(domain="apps.example.org", certificates=("own-1",))
    route = service("web", **labels_of(SPEC, "swarm"))
    assert works(routes_in(store_of(route))[0], None) is Status.FAILED
    store = store_of(route, service("caas-edge", **labels("proxy", spec)))
    edge = edges_in(store)[route.ref.scope]
    assert edge.spec == spec
    entry = routes_in(store)[0]
    assert works(entry, edge) is Status.RUNNING
    assert works(entry, replace(edge, status=Status.STARTING)) is Status.DEGRADED
    assert works(replace(entry, status=Status.FAILED), edge) is Status.FAILED
