"""Names and paths of routes: what cannot be a DNS name never gets into a rule."""
from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.routes import (
    Address,
    Canary,
    RouteSpec,
    check,
    parse_address,
    parse_health,
    parse_host,
    parse_path,
    parse_port,
    readable,
)
from caas_desktop.operations.routes.networks import edge_network, is_edge_network, network_of


@pytest.mark.parametrize(("typed", "name"), [
    ("Shop.Example.ORG.", "shop.example.org"), ("bücher.example", "xn--bcher-kva.example"),
    ("*.example.org", "*.example.org"), ("wiki", "wiki"), ("a.b-c.d1", "a.b-c.d1"),
])
def test_a_name_is_kept_in_ascii(typed: str, name: str) -> None:
    assert parse_host(typed) == name


def test_a_name_is_shown_in_its_own_script() -> None:
    assert readable(parse_host("商店.example")) == "商店.example"
    assert Address(parse_host("商店.example"), "/api").text == "商店.example/api"


@pytest.mark.parametrize("typed", [
    "", " ", "a..b", "-a.b", "a-.b", "a_b.c", "1.2.3.4", "*.org", "a.*.b", "*a.b.c", "a b.c",
    "x" * 64 + ".org", ".".join(["abcdefgh"] * 30), "a`) || Host(`b", "a\nb.c", "a.b:80", "a/b",
    "straße.de", "xn--zzzzzzzz.e", "a.b\x00", "[::1]", "*", "*.", "http://a.example",
])
def test_what_is_no_dns_name_is_refused(typed: str) -> None:
    with pytest.raises(FieldError) as refused:
        parse_host(typed)
    assert refused.value.field == "host"


@pytest.mark.parametrize("typed", ["/a//b", "/a/../b", "/./a", "/a`b", "/ü", "/a b", "/%2e", "/$x",
                                   '/a"', "/" + "x" * 300, "/a\\b", "/{x}"])
def test_a_path_of_other_signs_is_refused(typed: str) -> None:
    with pytest.raises(FieldError):
        parse_path(typed)


def test_paths_lose_their_last_slash_and_get_a_first() -> None:
    assert [parse_path(p) for p in ("/api/", "api", "/", "", " /a/b ")] == [
        "/api", "/api", "", "", "/a/b"]
    assert parse_health("") == ""
    assert parse_health("/") == "/"


@pytest.mark.parametrize("typed", ["0", "65536", "-1", "a", "8080x", "٣", "", "999999"])
def test_ports_are_numbers_of_tcp(typed: str) -> None:
    with pytest.raises(FieldError):
        parse_port(typed)
    assert parse_port(" 8080 ") == 8080


@given(st.text(max_size=80))
def test_no_text_gets_out_of_the_alphabet(typed: str) -> None:
    try:
        host = parse_host(typed)
    except FieldError:
        return
    assert set(host) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.*")
    assert parse_host(host) == host
    assert parse_host(readable(host)) == host


def test_each_tenant_meets_the_edge_in_a_network_of_its_own() -> None:
    tenants = ["", "acme", "Acme", "api", "filter", "x", "a.b", "-x", "x-", "a b", "../..",
               "商店", "a" * 128]
    names = [edge_network(one) for one in tenants]
    assert len({*names, "caas-edge-api", "caas-edge-filter"}) == len(tenants) + 2
    assert all(is_edge_network(one) for one in names)
    assert all(re.fullmatch(r"[a-z0-9](?:[-_]*[a-z0-9]+)*", one) for one in names)
    assert not is_edge_network("caas-edge-api")
    assert network_of({"caas.tenant": "acme"}) == "caas-edge--acme"


def test_a_wildcard_covers_one_level() -> None:
    wild = Address("*.example.org")
    assert wild.covers(Address("a.example.org"))
    assert not wild.covers(Address("a.b.example.org"))
    assert not wild.covers(Address("example.org"))
    assert not wild.covers(wild)


@pytest.mark.parametrize(("spec", "field"), [
    (RouteSpec(Address("a.b"), 80, redirect=True), "tls"),
    (RouteSpec(Address("*.a.b"), 80, "acme"), "tls"),
    (RouteSpec(Address("a.b"), 80, strip=True), "path"),
    (RouteSpec(Address("a.b"), 80, canary=Canary("x", 80, 100)), "percent"),
])
def test_parts_that_do_not_go_together_are_refused(spec: RouteSpec, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        check(spec)
    assert refused.value.field == field


def test_each_address_has_a_router_of_its_own() -> None:
    names = {RouteSpec(parse_address(h, p), 80).router
             for h, p in (("a.b", ""), ("a.b", "/x"), ("b.a", ""), ("*.a.b", ""))}
    assert len(names) == 4
    assert RouteSpec(Address("a.b"), 80).router == RouteSpec(Address("a.b"), 81, "own").router
