"""Deploying an app anew keeps the routes that were given to its services."""
from __future__ import annotations

from caas_desktop.domain.routes import Address, Canary, RouteSpec
from caas_desktop.operations.routes.keep import kept_labels
from caas_desktop.operations.routes.labels import canary_labels, labels_of, routes_of, with_route

ROUTE = RouteSpec(Address("a.b"), 80, "own", redirect=True, canary=Canary("v2", 80, 10))


def test_routes_outlive_a_deployment_that_does_not_know_them() -> None:
    old = {"app": "1", "gone": "1", **labels_of(ROUTE, "swarm")}
    new = kept_labels(old, {"app": "2"})
    assert new == {"app": "2", **labels_of(ROUTE, "swarm")}
    second = canary_labels(ROUTE.router, Canary("v2", 80, 10), "swarm")
    assert kept_labels(second, {}) == second
    assert kept_labels({"app": "1", "traefik.enable": "true"}, {"app": "2"}) == {"app": "2"}


def test_what_the_file_says_of_the_same_address_wins() -> None:
    theirs = {"traefik.http.routers.web.rule": "Host(`a.b`)"}
    assert kept_labels(labels_of(ROUTE, "swarm"), theirs) == theirs
    ours = labels_of(RouteSpec(Address("a.b"), 81), "swarm")
    assert kept_labels(labels_of(ROUTE, "swarm"), ours) == ours
    other = RouteSpec(Address("c.d"), 80)
    both = kept_labels(with_route(labels_of(ROUTE, "swarm"), other, "swarm"), ours)
    assert {route.spec for route in routes_of(both)} == {other, RouteSpec(Address("a.b"), 81)}
