"""The edge of a standalone host: containers get routes, sick ones nothing, tenants stay apart."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.routes import RouteSpec, parse_address
from caas_desktop.operations.routes.apply import put_route, remove_route
from caas_desktop.operations.routes.check import Report, check_route
from caas_desktop.operations.routes.deploy import deploy_edge, edge_of, remove_edge
from caas_desktop.operations.routes.labels import routes_of
from caas_desktop.operations.routes.probe import run_in
from lab import images
from lab.state import Lab
from lab.testing import Scratch
from tests.engine.routes_kit import (
    PORTS,
    SPEC,
    START,
    answered,
    answers,
    ask,
    connect,
    servers,
    serves_own_certificate,
    until,
)

__all__ = ["servers"]  # a fixture

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def host(servers: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if "lab4" not in servers.hosts:
        pytest.skip("the lab has no standalone host")
    made = connect(servers, "lab4", tmp_path_factory.mktemp("host"))
    deploy_edge(made, SPEC)
    yield made
    remove_edge(made, data=True)
    made.close()


def test_a_container_gets_a_route_and_keeps_what_it_has(
        host: Engine, servers: Lab, scratch: Scratch) -> None:
    address, name = servers.hosts["lab4"].address, scratch.name("web")
    volume = scratch.name("data")
    old = host.request("POST", "/containers/create", query={"name": name}, body={
        "Image": images.CADDY, "Cmd": ["sh", "-c", START], "Env": [answers("alone", 0)],
        "Labels": {"mine": "1"}, "HostConfig": {"Binds": [f"{volume}:/data"]}})["Id"]
    host.request("POST", f"/containers/{old}/start")
    volumes = {m["Name"] for m in host.request("GET", f"/containers/{old}/json")["Mounts"]}
    assert len(volumes) == 2  # the named one, and the image's own
    spec = RouteSpec(parse_address("one.lab.test", "/api"), 8080, strip=True)
    put_route(host, [old], spec)
    until(lambda: ask(address, "one.lab.test", path="/api/x")[0] == 200)
    assert ask(address, "one.lab.test", path="/apix")[0] == 404
    new = host.request("GET", f"/containers/{name}/json")
    assert new["Id"] != old
    assert {m["Name"] for m in new["Mounts"]} == volumes
    assert new["Config"]["Labels"]["mine"] == "1"
    assert routes_of(new["Config"]["Labels"])[0].spec == spec
    remove_route(host, [new["Id"]], spec.router)
    last = host.request("GET", f"/containers/{name}/json")
    assert last["Config"]["Labels"] == {"mine": "1"}
    assert {m["Name"] for m in last["Mounts"]} == volumes
    until(lambda: ask(address, "one.lab.test", path="/api")[0] == 404)


def test_replicas_of_a_host_share_the_load_and_a_sick_one_gets_nothing(
        host: Engine, servers: Lab, scratch: Scratch) -> None:
    address, app = servers.hosts["lab4"].address, scratch.name("app")
    name, made = f"{app}.lab.test", []
    second = 1_000_000_000
    for number in ("1", "2"):
        made.append(host.request("POST", "/containers/create", query={"name": f"{app}-{number}"},
                                 body={
            "Image": images.CADDY, "Cmd": ["sh", "-c", START], "Env": [answers("x", 0)],
            "Hostname": number, "HostConfig": {"Init": True},
            "Labels": {"com.docker.compose.project": app, "com.docker.compose.service": "web"},
            "Healthcheck": {"Test": ["CMD-SHELL", "! test -e /tmp/ill"], "Interval": second,
                            "Timeout": 20 * second, "Retries": 1}})["Id"])
        host.request("POST", f"/containers/{made[-1]}/start")
    put_route(host, made, RouteSpec(parse_address(name), 8080, health="/health"))

    def who() -> set[str]:
        return {ask(address, name)[1] for _ in range(10)}

    until(lambda: who() == {"x 1", "x 2"})
    # By the route's own health check, then by Docker's.
    for sign in ("/tmp/sick", "/tmp/ill"):
        run_in(host, f"{app}-2", ["touch", sign])
        until(lambda: who() == {"x 1"})
        run_in(host, f"{app}-2", ["rm", sign])
        until(lambda: who() == {"x 1", "x 2"})


def _can_reach(engine: Engine, container: str, address: str) -> bool:
    """Tell whether a program in ``container`` gets an answer of a server at ``address``."""
    script = "{ printf 'GET / HTTP/1.0\\r\\n\\r\\n'; sleep 1 2>/dev/null & } | nc -w 1 \"$1\" 8080"
    return "200 OK" in run_in(engine, container, ["sh", "-c", script, "sh", address])


def test_tenants_of_a_host_meet_the_edge_but_not_each_other(
        host: Engine, servers: Lab, scratch: Scratch) -> None:
    where = servers.hosts["lab4"].address
    deploy_edge(host, SPEC)
    begun = host.request("GET", "/containers/caas-edge/json")["State"]["StartedAt"]
    addresses, boxes = {}, {}
    for tenant in ("", "acme", "beta"):
        name = scratch.name(f"web{tenant}")
        host.request("POST", "/networks/create", body={"Name": name})
        made = host.request("POST", "/containers/create", query={"name": name}, body={
            "Image": images.CADDY, "Cmd": ["sh", "-c", START], "Env": [answers(f"of-{tenant}", 0)],
            "Labels": {"caas.tenant": tenant} if tenant else {},
            "HostConfig": {"NetworkMode": name}})["Id"]
        host.request("POST", f"/containers/{made}/start")
        put_route(host, [made], RouteSpec(parse_address(f"{name}.lab.test"), 8080))
        until(lambda n=name: ask(where, f"{n}.lab.test")[0] == 200)
        now = host.request("GET", f"/containers/{name}/json")
        network = "caas-edge" + (f"--{tenant}" if tenant else "")
        joined = now["NetworkSettings"]["Networks"]
        assert set(joined) == {name, network}
        boxes[tenant], addresses[tenant] = now["Id"], joined[network]["IPAddress"]
    for one, box in boxes.items():
        for other, address in addresses.items():
            assert _can_reach(host, box, address) is (one == other), (one, other)
    # Joining a network interrupts nothing on a host, and setting it up again loses none.
    deploy_edge(host, SPEC)
    edge = host.request("GET", "/containers/caas-edge/json")
    assert edge["State"]["StartedAt"] == begun
    deploy_edge(host, replace(SPEC, domain="new.lab.test"))
    for tenant in boxes:
        name = f"{scratch.name('web' + tenant)}.lab.test"
        until(lambda n=name: answered(lambda: ask(where, n)[0] == 200))


def test_a_certificate_of_ones_own_is_served_and_its_key_is_nowhere_to_read(
        host: Engine, servers: Lab) -> None:
    pair = serves_own_certificate(host, servers.hosts["lab4"].address)
    shown = json.dumps(host.request("GET", "/containers/caas-edge/json"))
    assert pair.key.decode().splitlines()[1] not in shown
    assert "PRIVATE KEY" not in shown


def test_an_acme_authority_that_does_not_answer_is_told_with_the_route(
        host: Engine, servers: Lab, scratch: Scratch) -> None:
    where, name = servers.hosts["lab4"].address, scratch.name("acme")
    deploy_edge(host, replace(SPEC, acme_email="ops@lab.test",
                              acme_server="https://127.0.0.1:9/directory"))
    made = host.request("POST", "/containers/create", query={"name": name}, body={
        "Image": images.CADDY, "Cmd": ["sh", "-c", START], "Env": [answers("x", 0)]})["Id"]
    host.request("POST", f"/containers/{made}/start")
    put_route(host, [made], RouteSpec(parse_address(f"{name}.lab.test"), 8080, "acme", True))
    (route,) = routes_of(host.request("GET", f"/containers/{name}/json")["Config"]["Labels"])
    edge = host.request("GET", "/containers/caas-edge/json")["Id"]

    def told() -> Report | None:
        found = check_route(route, "docker", (host, edge), [where], PORTS)
        return found if found.acme_error else None

    report = until(told)
    assert (report.known, report.answer, report.works) == (True, 200, True)
    assert "127.0.0.1:9" in report.acme_error
    assert report.certificate
    # Plain HTTP is sent to HTTPS meanwhile.
    assert ask(where, f"{name}.lab.test")[0] == 302


def test_without_an_edge_a_route_is_refused(servers: Lab, tmp_path: Path) -> None:
    other = "lab5" if "lab5" in servers.hosts else "lab4"
    engine = connect(servers, other, tmp_path)
    try:
        if edge_of(engine) is None:
            with pytest.raises(ResourceGone):
                put_route(engine, ["nothing"], RouteSpec(parse_address("a.b"), 80))
        else:
            with pytest.raises(CaasError):
                put_route(engine, ["nothing"], RouteSpec(parse_address("a.b"), 80))
    finally:
        engine.close()
