"""Routes as labels: what is written is read back, and others' labels are shown, never broken."""
from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.clean import clean_labels
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.routes import Address, Canary, RouteSpec, router_name
from caas_desktop.operations.routes.labels import labels_of, routes_of, with_route, without
from caas_desktop.operations.routes.networks import edge_network
from caas_desktop.operations.routes.rule import priority_of, read_rule, rule_of

names = st.from_regex(r"[a-z][a-z0-9-]{0,10}[a-z0-9](\.[a-z][a-z0-9]{0,8}){1,3}", fullmatch=True)
hosts = names | names.map(lambda name: f"*.{name}")
paths = st.just("") | st.from_regex(r"(/[a-z0-9_.~-]{1,8}[a-z]){1,3}", fullmatch=True)
specs = st.builds(
    RouteSpec, address=st.builds(Address, hosts, paths), port=st.integers(1, 65535),
    tls=st.sampled_from(["none", "acme", "own"]), redirect=st.booleans(), sticky=st.booleans(),
    strip=st.booleans(), health=st.just("") | paths.filter(bool),
    canary=st.none() | st.builds(Canary, st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True),
                                 st.integers(1, 65535), st.integers(1, 99)))


@given(specs, st.sampled_from(["swarm", "docker"]))
def test_what_is_written_is_read_back(spec: RouteSpec, flavour: str) -> None:
    labels = clean_labels({"a": "1", **labels_of(spec, flavour)})  # type: ignore[arg-type]
    (route,) = routes_of(labels)
    assert route.spec == spec
    assert route.addresses == (spec.address,)
    assert without(labels, spec.router) == {"a": "1"}


@given(specs)
def test_a_tenants_route_goes_over_the_tenants_network(spec: RouteSpec) -> None:
    labels = with_route({"caas.tenant": "acme"}, spec, "swarm", edge_network("acme"))
    assert labels["traefik.swarm.network"] == "caas-edge--acme"
    assert routes_of(labels)[0].spec == spec


def test_a_route_of_an_earlier_version_is_ours_still() -> None:
    spec = RouteSpec(Address("a.b"), 80)
    labels = labels_of(spec, "swarm")
    key = f"traefik.http.middlewares.{spec.router}-retry.retry.attempts"
    assert routes_of({**labels, key: "4"})[0].spec == spec


def test_removing_one_route_leaves_the_other() -> None:
    first, second = RouteSpec(Address("a.b"), 80), RouteSpec(Address("a.b", "/x"), 81, "own", True)
    labels = with_route(with_route({}, first, "swarm"), second, "swarm")
    assert {r.spec for r in routes_of(labels)} == {first, second}
    assert [r.spec for r in routes_of(without(labels, second.router))] == [first]


def test_an_edited_route_leaves_nothing_of_its_former_self() -> None:
    old = RouteSpec(Address("a.b"), 80, "own", True, True, health="/h")
    new = RouteSpec(Address("a.b"), 81)
    assert with_route(labels_of(old, "swarm"), new, "swarm") == labels_of(new, "swarm")


def test_labels_of_another_tool_are_shown_and_not_ours_to_edit() -> None:
    labels = {"Traefik.Enable": "true",
              "traefik.http.routers.auth.rule": "Host(`a.b`) || Host(`c.d`) && PathPrefix(`/x`)",
              "traefik.http.routers.auth.tls.certresolver": "le",
              "traefik.http.services.anything.loadbalancer.server.port": "9000",
              "traefik.http.middlewares.m.basicauth.users": "me:secret"}
    kept = clean_labels(labels)
    assert "traefik.http.middlewares.m.basicauth.users" not in kept
    (route,) = routes_of(kept)
    assert (route.router, route.port, route.tls, route.managed) == ("auth", 9000, "acme", False)
    assert route.addresses == (Address("a.b"), Address("c.d", "/x"))


def test_a_changed_label_makes_a_route_of_ours_read_only() -> None:
    spec = RouteSpec(Address("a.b"), 80)
    labels = labels_of(spec, "swarm")
    labels[f"traefik.http.routers.{spec.router}.middlewares"] += ",mine@file"
    assert routes_of(labels)[0].spec is None
    assert routes_of({**labels, "traefik.enable": "false"}) == ()


@pytest.mark.parametrize(("rule", "addresses", "whole"), [
    ("Host(`A.b`)", [("a.b", "")], True), ("Host(`a.B.`)", [("a.b", "")], True),
    ("Host(`Bücher.example`)", [("xn--bcher-kva.example", "")], True),
    ("Host(`bücher.example.`) && Method(`GET`)", [("xn--bcher-kva.example", "")], False),
    ("Host(`a`, `b`)", [("a", ""), ("b", "")], True),
    ("(Host(`a`) || Host(`b`)) && PathPrefix(`/x/`)", [("a", "/x"), ("b", "/x")], True),
    ('Host("a") && Path("/x")', [("a", "/x")], True),
    ("Host(`a`) && Headers(`x`, `y`)", [("a", "")], False),
    ("!Host(`a`)", [("a", "")], False),
    ("HostRegexp(`.+`)", [], False),
    ("PathPrefix(`/x`)", [], False),
    ("Host(`a`", [], False), ("", [], False), ("(" * 500, [], False),
    (" || ".join(["Host(`a`)"] * 1000), [("a", "")], False),
    (" && ".join(["(Path(`/a`) || Path(`/b`))"] * 30), [], False),
])
def test_rules_are_read_as_far_as_they_are_understood(
        rule: str, addresses: list[tuple[str, str]], whole: bool) -> None:
    found, understood = read_rule(rule)
    assert [(a.host, a.path) for a in found] == addresses
    assert understood is whole


@given(st.text(max_size=200))
def test_no_rule_breaks_the_reader(rule: str) -> None:
    found, _ = read_rule(rule)
    assert len(found) <= 32


wild = st.text(max_size=40) | st.text("`\"'\\|&()!*. ab/\n$", max_size=40)


@given(st.builds(Address, wild | names | wild.map(lambda text: f"*.{text}"), wild | paths))
def test_no_name_and_no_path_gets_out_of_its_quotes(address: Address) -> None:
    try:
        rule = rule_of(address)
    except BadRequest:
        return
    assert re.sub(r"`[^`]*`", "Q", rule) in {
        f"{host}{path}" for host in ("Host(Q)", "HostRegexp(Q)")
        for path in ("", " && (Path(Q) || PathPrefix(Q))")}
    assert read_rule(rule) == ((address,), True)


@given(wild, wild, st.sampled_from(["swarm", "docker"]), st.dictionaries(wild, wild, max_size=3))
def test_labels_under_the_name_of_a_route_of_ours_break_nothing(
        host: str, path: str, flavour: str, more: dict[str, str]) -> None:
    name = router_name(Address(host, path))
    for quote in "`\"":
        rule = f"Host({quote}{host}{quote}) && Path({quote}{path}{quote})"
        labels = {f"traefik.http.routers.{name}.rule": rule,
                  f"traefik.{flavour}.network": host, f"caas.canary.{name}": path,
                  **{f"traefik.http.services.{name}.{key}": value for key, value in more.items()}}
        assert all(route.spec is None for route in routes_of(labels))
    assert all(route.spec is None for route in routes_of(
        {f"traefik.http.routers.{router_name(Address(host))}.rule": f"Host(`{host}`)"}))


@pytest.mark.parametrize("address", [Address("a`b"), Address("a", "/`"), Address("a b"),
                                     Address("a", '/"'), Address("a\\")])
def test_nothing_leaves_its_quotes_even_unchecked(address: Address) -> None:
    with pytest.raises(BadRequest):
        rule_of(address)


def test_a_path_matches_whole_parts_only_and_the_closer_route_wins() -> None:
    assert rule_of(Address("a.b", "/api")) == (
        "Host(`a.b`) && (Path(`/api`) || PathPrefix(`/api/`))")
    order = [Address("a.b", "/api/v1"), Address("a.b", "/api"), Address("a.b"),
             Address("*.b.c", "/api"), Address("*.b.c")]
    ranks = [priority_of(a) for a in order]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
    assert all("$" not in rule_of(a) for a in order)
