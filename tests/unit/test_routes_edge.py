"""The edge as it is described: nothing gets the socket but the filter, and that only reads."""
from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.routes import Address, Canary, RouteSpec, Tls
from caas_desktop.operations.routes.certificates import check_authority, check_pair, read_authority
from caas_desktop.operations.routes.deploy import covers
from caas_desktop.operations.routes.edge import (
    SOCKET,
    EdgeSpec,
    arguments,
    check_tls,
    edge_container,
    edge_service,
    files_of,
    filter_container,
    filter_service,
    read_edge,
    read_spec,
    with_certificate,
    write_spec,
)
from caas_desktop.operations.routes.filter import dynamic_config, filter_config
from tests.certificates import made_for

SPEC = EdgeSpec(acme_email="ops@example.org", node="n1", certificates=("own-1",))


@pytest.mark.parametrize("body", [edge_container(SPEC), edge_service(SPEC, [{"Target": "a"}])])
def test_traefik_never_gets_the_socket(body: dict) -> None:
    assert SOCKET not in json.dumps(body)
    assert "tcp://caas-edge-filter:2375" in json.dumps(body)


@pytest.mark.parametrize("body", [filter_container(SPEC, {}), filter_service(SPEC, "a", {})])
def test_the_filter_stands_in_its_internal_network_only(body: dict) -> None:
    text = json.dumps(body)
    assert text.count(SOCKET) >= 2
    assert "PortBindings" not in text
    assert '"Ports"' not in text
    host = body.get("HostConfig")
    networks = [host["NetworkMode"]] if host else [
        n["Target"] for n in body["TaskTemplate"]["Networks"]]
    assert networks in (["caas-edge-api"], ["a"])


@pytest.mark.parametrize(("flavour", "path", "passes"), [
    ("swarm", "/v1.44/services", True), ("swarm", "/v1.44/tasks", True),
    ("swarm", "/networks", True), ("swarm", "/v1.44/nodes/abc", True), ("swarm", "/_ping", True),
    ("swarm", "/v1.44/secrets", False), ("swarm", "/v1.44/configs", False),
    ("swarm", "/v1.44/services/abc", False), ("swarm", "/v1.44/containers/json", False),
    ("swarm", "/v1.44/services/create", False), ("swarm", "/swarm/unlockkey", False),
    ("swarm", "/v1.44//services", False), ("swarm", "/services/", False),
    ("swarm", "/x/services", False), ("swarm", "/services\n", False),
    ("docker", "/v1.44/containers/json", True), ("docker", "/containers/a1/json", True),
    ("docker", "/containers/a1/logs", False), ("docker", "/containers/a1/archive", False),
    ("docker", "/containers/a/../b/json", False), ("docker", "/services", False),
    ("docker", "/containers/a1/attach/ws", False), ("docker", "/images/json", False),
])
def test_the_filter_knows_a_short_list_of_paths(flavour: str, path: str, passes: bool) -> None:
    config = json.loads(filter_config(flavour, {}))  # type: ignore[arg-type]
    routes = config["apps"]["http"]["servers"]["api"]["routes"]
    (engine,) = [r for r in routes if r["handle"][-1]["handler"] == "reverse_proxy"]
    assert engine["match"][0]["method"] == ["GET", "HEAD"]
    pattern = engine["match"][0]["path_regexp"]["pattern"]
    assert (re.search(pattern.replace("$", r"\Z"), path) is not None) is passes
    assert routes[-1]["handle"][0]["status_code"] == 403


def test_weights_and_certificates_are_told_beside_the_labels() -> None:
    told = dynamic_config("swarm", {"caas-1": Canary("v2", 80, 10)}, ["own-1"])
    assert told["http"]["services"]["caas-1-main"]["weighted"]["services"] == [
        {"name": "caas-1@swarm", "weight": 90}, {"name": "caas-1-canary@swarm", "weight": 10}]
    assert told["tls"]["certificates"][0]["keyFile"] == "/run/secrets/own-1.key"
    assert dynamic_config("docker", {}, []) == {}


def test_the_specification_comes_back_from_its_label() -> None:
    assert read_spec(write_spec(SPEC)) == SPEC
    assert read_spec(write_spec(EdgeSpec())) == EdgeSpec()
    for other in ("", "[]", "{", '{"image": 1}', '{"nope": 2}', "null"):
        assert read_spec(other) == EdgeSpec()
    assert with_certificate(SPEC, "own-2").certificates == ("own-1", "own-2")


def test_only_an_engine_that_knows_it_is_told_how_often_to_ask_while_it_starts() -> None:
    assert "StartInterval" not in json.dumps([edge_container(SPEC), edge_service(SPEC, [])])
    for body in (edge_container(SPEC, quick=True), edge_service(SPEC, [], quick=True)):
        assert '"StartInterval": 500000000' in json.dumps(body)


def test_the_api_is_for_the_inside_only() -> None:
    said = arguments(SPEC, "swarm")
    assert "--entrypoints.traefik.address=127.0.0.1:8080" in said
    assert any("acme.email=ops@example.org" in word for word in said)
    assert not any("acme" in word for word in arguments(EdgeSpec(), "swarm"))


@pytest.mark.parametrize(("field", "values"), [
    ("image", ("a b", "caddy:2", "80", "443", "", "")),
    ("filter_image", ("t", "", "80", "443", "", "")),
    ("http_port", ("t", "c", "x", "443", "", "")),
    ("https_port", ("t", "c", "80", "80", "", "")),
    ("domain", ("t", "c", "80", "443", "a`b", "")),
    ("acme_email", ("t", "c", "80", "443", "", "me")),
])
def test_what_cannot_be_an_edge_is_refused(field: str, values: tuple[str, ...]) -> None:
    with pytest.raises(FieldError) as refused:
        read_edge(*values)
    assert refused.value.field == field


@pytest.mark.parametrize(("tls", "edge", "good"), [
    ("none", EdgeSpec(), True), ("acme", EdgeSpec(), False), ("own", EdgeSpec(), False),
    ("acme", SPEC, True), ("own", SPEC, True), ("own", EdgeSpec(acme_email="a@b.c"), False),
])
def test_a_route_with_tls_needs_an_edge_that_has_a_certificate(
        tls: Tls, edge: EdgeSpec, good: bool) -> None:
    spec = RouteSpec(Address("a.b"), 80, tls)
    if good:
        check_tls(edge, spec)
    else:
        with pytest.raises(FieldError):
            check_tls(edge, spec)


def test_only_pem_is_taken_as_a_certificate() -> None:
    good = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    key = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    assert check_pair(good, key).startswith("own-")
    for pair, field in (((b"x", key), "certificate"), ((good, good), "key"),
                        ((good, b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA\n-----END "), "key")):
        with pytest.raises(FieldError) as refused:
            check_pair(*pair)
        assert refused.value.field == field


def test_of_an_authoritys_file_only_its_certificates_are_taken() -> None:
    authority, key = made_for("Our CA", authority=True)
    leaf, _ = made_for("shop.lab.test")
    found = check_authority(b"\xc3\xa9 words" + leaf + key + authority)
    assert found.pem == check_authority(authority).pem
    assert b"PRIVATE" not in found.pem
    assert found.pem.count(b"BEGIN CERTIFICATE") == 1
    assert list(found.files) == [f"{found.name}.pem"]
    for wrong in (b"", b"x", leaf, key, b"A" * 600_000, authority[:-60]):
        with pytest.raises(FieldError) as refused:
            check_authority(wrong)
        assert refused.value.field == "acme_ca"


def test_an_authority_stays_by_its_name_and_goes_with_an_empty_line(tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(made_for("Our CA", authority=True)[0])
    name, found = read_authority(f" {file} ", "acme-ca-1")
    assert found is not None
    assert name == found.name
    assert read_authority(name, name) == (name, None)
    assert read_authority("", name) == ("", None)
    with pytest.raises(FieldError):
        read_authority("acme-ca-2", name)


def test_an_acme_server_of_ones_own_has_its_own_authority_and_storage() -> None:
    spec = replace(SPEC, acme_server="https://ca.lab.test/dir", acme_ca="acme-ca-1")
    said = " ".join(arguments(spec, "docker"))
    assert ".acme.cacertificates=/run/secrets/acme-ca-1.pem" in said
    assert ".acme.storage=/acme/acme.json" not in said
    assert ".acme.storage=/acme/acme.json" in " ".join(arguments(SPEC, "docker"))
    assert files_of(spec) == ["own-1.crt", "own-1.key", "acme-ca-1.pem"]
    assert files_of(replace(spec, acme_email="")) == ["own-1.crt", "own-1.key"]


def test_acme_keeps_the_mode_of_the_service_and_binds_it_to_one_node() -> None:
    plain, acme = edge_service(EdgeSpec(), []), edge_service(SPEC, [])
    assert plain["Mode"] == acme["Mode"] == {"Global": {}}
    assert "node.id==n1" in acme["TaskTemplate"]["Placement"]["Constraints"]


def test_an_inspected_service_with_the_engines_defaults_counts_as_the_same() -> None:
    wanted = filter_service(SPEC, "net", {})
    there = json.loads(json.dumps(wanted))
    there["TaskTemplate"]["ContainerSpec"]["Image"] += "@sha256:" + "0" * 64
    there["TaskTemplate"]["ContainerSpec"]["Isolation"] = "default"
    there["UpdateConfig"]["MaxFailureRatio"] = 0
    assert covers(there, wanted)
    there["Labels"]["caas.old"] = "1"
    assert not covers(there, wanted)
    del there["Labels"]["caas.old"]
    there["TaskTemplate"]["ContainerSpec"]["Env"] = ["CAAS_FILTER=x"]
    assert not covers(there, wanted)
