"""The edge of a cluster: requests spread, follow scaling, stay where they began, none is lost."""
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import pytest

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import ResourceConflict, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.routes import Canary, RouteSpec, parse_address
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.routes.apply import put_route, remove_route
from caas_desktop.operations.routes.change import change_service
from caas_desktop.operations.routes.check import Report, check_route
from caas_desktop.operations.routes.deploy import deploy_edge, edge_of, remove_edge, wait_service
from caas_desktop.operations.routes.labels import routes_of
from caas_desktop.operations.routes.probe import run_in
from lab import api, images
from lab.state import Lab
from lab.testing import Scratch
from tests.engine.routes_kit import (
    NAME,
    PORTS,
    SPEC,
    START,
    Load,
    answered,
    answers,
    ask,
    ask_all,
    connect,
    scale,
    servers,
    serves_own_certificate,
    tried,
    until,
)

__all__ = ["servers"]  # a fixture

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(300)]
Run = Callable[..., str]
STICKY = "other.apps.lab.test"


@pytest.fixture(scope="module")
def cluster(servers: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if len(servers.swarm_managers) < 3:
        pytest.skip("the lab has no Swarm")
    made = connect(servers, "lab1", tmp_path_factory.mktemp("cluster"))
    deploy_edge(made, SPEC)
    yield made
    remove_edge(made, data=True)
    for secret in made.request("GET", "/secrets"):
        if secret["Spec"]["Name"].startswith("caas-edge-"):
            made.request("DELETE", f"/secrets/{secret['ID']}")
    made.close()


def service(engine: Engine, name: str, word: str, replicas: int, tenant: str | None = None
            ) -> str:
    second = 1_000_000_000
    body = {
        "Name": name, "Mode": {"Replicated": {"Replicas": replicas}},
        "Labels": {"caas.tenant": tenant} if tenant else {},
        "TaskTemplate": {
            "ContainerSpec": {"Image": images.CADDY, "Command": ["sh", "-c", START],
                              "Env": [answers(word, 10 if tenant is None else 0)],
                              "StopGracePeriod": 30 * second},
            "Placement": {"Constraints": ["node.hostname!=lab1"],
                          "MaxReplicas": 3}},
        "UpdateConfig": {"Parallelism": 1, "Order": "start-first", "Monitor": second},
        "EndpointSpec": {"Mode": "dnsrr"}}
    made = engine.request("POST", "/services/create", body=body)["ID"]
    wait_service(engine, name, CancelToken())
    return str(made)


@pytest.fixture
def run(cluster: Engine, servers: Lab) -> Iterator[Run]:
    """Start a service; at the end its containers have gone, they drain for some seconds."""
    made: list[str] = []

    def start(name: str, word: str, replicas: int, tenant: str | None = None) -> str:
        made.append(name)
        return service(cluster, name, word, replicas, tenant)

    yield start
    for name in made:
        with suppress(ResourceGone):
            cluster.request("DELETE", f"/services/{name}")
    for name in made:
        query = quote(json.dumps({"name": [name]}))
        until(lambda q=query: not any(api.get(h.socket, f"/containers/json?all=1&filters={q}")
                                      for h in servers.hosts.values()))


def test_requests_spread_follow_scaling_and_none_is_lost_in_an_update(
        cluster: Engine, servers: Lab, scratch: Scratch, run: Run) -> None:
    address = servers.hosts["lab1"].address
    name = scratch.name("web")
    made = run(name, "one", 2)
    put_route(cluster, made, RouteSpec(parse_address(NAME), 8080))
    until(lambda: ask(address)[0] == 200)
    wait_service(cluster, name, CancelToken())
    until(lambda: len({ask(address)[1] for _ in range(20)}) == 2, 20)
    scale(cluster, made, 4)
    until(lambda: len({ask(address)[1] for _ in range(20)}) == 4, 20)
    nodes = {t["NodeID"] for t in cluster.request("GET", "/tasks", query={
        "filters": {"service": [name], "desired-state": ["running"]}})}
    assert len(nodes) == 2
    spread = Counter(ask(address)[1] for _ in range(100))
    assert min(spread.values()) >= 20
    # Tasks of a service with a label changed only are not replaced.
    before = _tasks(cluster, name)
    put_route(cluster, made, RouteSpec(parse_address(STICKY), 8080, sticky=True))
    assert _tasks(cluster, name) == before
    cookie = _stays_at_one(address, servers.hosts["lab2"].address)
    with Load(address) as load:
        def update(spec: dict[str, Any]) -> dict[str, Any]:
            spec["TaskTemplate"]["ContainerSpec"]["Env"] = [answers("two")]
            return spec

        until(lambda: tried(lambda: change_service(cluster, made, update)))
        until(lambda: load.seen["two"] > 0, 60)
        wait_service(cluster, name, CancelToken())
        until(lambda: ask(address)[1].startswith("two"))
        scale(cluster, made, 2)
        until(lambda: len({ask(address)[1] for _ in range(20)}) == 2, 30)
    assert load.seen["one"] > 0
    assert load.lost == []
    # Whose container has gone is led to another one.
    assert ask(address, STICKY, cookie=cookie)[0] == 200


def _stays_at_one(*addresses: str) -> str:
    """Ask with a cookie and without one, at several Traefiks; returns the cookie."""
    until(lambda: all(ask(one, STICKY)[0] == 200 for one in addresses))
    _, body, cookie = ask_all(addresses[0], STICKY)
    assert cookie
    found = {ask(one, STICKY, cookie=cookie)[1] for _ in range(15) for one in addresses}
    assert found == {body}
    assert len({ask(addresses[0], STICKY)[1] for _ in range(20)}) == 4
    return cookie


def _tasks(engine: Engine, name: str) -> set[str]:
    return {t["ID"] for t in engine.request("GET", "/tasks", query={
        "filters": {"service": [name], "desired-state": ["running"]}})}


def test_a_second_service_gets_its_share_and_leaves_no_trace(
        cluster: Engine, servers: Lab, scratch: Scratch, run: Run) -> None:
    address, host_name = servers.hosts["lab2"].address, "canary.apps.lab.test"
    main, other = (run(scratch.name(n), n, 1) for n in ("main", "canary"))
    where = parse_address(host_name)
    put_route(cluster, main, RouteSpec(
        where, 8080, canary=Canary(scratch.name("canary"), 8080, 25)))
    until(lambda: ask(address, host_name)[0] == 200)
    until(lambda: Counter(ask(address, host_name)[1].split()[0] for _ in range(40)) == {
        "main": 30, "canary": 10}, 60)
    with pytest.raises(ResourceConflict):
        put_route(cluster, other, RouteSpec(where, 8080))
    (route,) = routes_of(cluster.request("GET", f"/services/{main}")["Spec"]["Labels"])
    proxies = [c["Id"] for c in cluster.request("GET", "/containers/json")
               if c["Labels"].get("caas.edge") == "proxy"]
    report = until(lambda: _known(
        check_route(route, "swarm", (cluster, proxies[0]), [address], PORTS)))
    assert str(report.edge_error) == ""
    assert report.works
    assert [b.answer for b in report.backends] == [200, 200]
    assert (report.addresses, report.answer) == ((), 200)
    until(lambda: tried(lambda: remove_route(cluster, main, route.router)))
    labels = [cluster.request("GET", f"/services/{one}")["Spec"].get("Labels") or {}
              for one in (main, other)]
    assert labels == [{}, {}]
    until(lambda: ask(address, host_name)[0] == 404)


def _known(report: Report) -> Report | None:
    return report if report.known else None  # that manager's Traefik asks two seconds later


REFUSED = [
    ("POST", "/v1.44/services/create"), ("DELETE", "/v1.44/services/x"), ("PUT", "/_ping"),
    ("POST", "/_ping"), ("PATCH", "/version"), ("OPTIONS", "/_ping"), ("CONNECT", "/_ping"),
    ("GET", "/v1.44/secrets"), ("GET", "/v1.44/configs"), ("GET", "/containers/json"),
    ("GET", "/swarm"), ("GET", "/v1.44/swarm/unlockkey"), ("GET", "/services/../secrets"),
    ("GET", "/v1.44/services%2f..%2fsecrets"), ("GET", "/v1.44/%2e%2e/v1.44/secrets"),
    ("GET", "//v1.44/secrets"), ("GET", "/v1.41/../secrets"), ("GET", "/v1.44//services/x"),
    ("GET", "/v1.44/services/x/logs"), ("GET", "/containers/x/attach/ws"),
    ("POST", "/containers/x/exec"), ("POST", "/exec/x/start"), ("GET", "/v1.44/images/json"),
    ("GET", "/v1.44/services;x"), ("GET", "/v1.44/SECRETS"), ("GET", "/v1.44/services%00"),
    ("GET", "http://docker/v1.44/secrets"), ("GET", "/debug/pprof/"), ("GET", "/metrics"),
    ("POST", "/caas/dynamic"), ("GET", "/caas/dynamic/../../secrets"),
]


def test_the_filter_lets_reading_through_and_nothing_else(cluster: Engine) -> None:
    wait_service(cluster, "caas-edge-filter", CancelToken())
    (proxy,) = [c["Id"] for c in cluster.request("GET", "/containers/json")
                if c["Labels"].get("caas.edge") == "proxy"]
    script = ("{ printf \"$1\"; sleep 2 2>/dev/null & } | nc -w 3 caas-edge-filter 2375")

    def answers_to(request: str) -> list[str]:
        said = run_in(cluster, proxy, ["sh", "-c", script, "sh", request])
        return re.findall(r"HTTP/1\.[01] (\d{3})", said)

    def status(method: str, path: str, more: str = "") -> str:
        path = path.replace("%", "%%")  # printf's own sign
        return answers_to(f"{method} {path} HTTP/1.0\\r\\nHost: x\\r\\n{more}\\r\\n")[0]

    for path in ("/_ping", "/v1.44/services", "/version", "/v1.44/tasks?filters={}",
                 "/v1.44/networks"):
        assert status("GET", path) == "200", path
    for method, path in REFUSED:
        assert status(method, path) == "403", (method, path)
    # Nothing of the client but the query reaches the engine: no body, no change of protocol.
    assert status("GET", "/v1.44/services", "Connection: Upgrade\\r\\nUpgrade: tcp\\r\\n") == "200"
    assert status("GET", "/session", "Connection: Upgrade\\r\\nUpgrade: h2c\\r\\n") == "403"
    second = ("POST /v1.44/services/create HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 2\\r\\n"
              "\\r\\n{}")
    first = "GET /_ping HTTP/1.1\\r\\nHost: x\\r\\n"
    assert answers_to(f"{first}\\r\\n{second}") == ["200", "403"]
    # A body that is itself a request stays a body.
    hidden = answers_to(f"{first}Content-Length: {len(second.encode().decode('unicode_escape'))}"
                        f"\\r\\n\\r\\n{second}")
    assert hidden == ["200"]
    both = f"{first}Content-Length: 4\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n"
    assert "200" not in answers_to(f"{both}{second}")[1:]
    mounts = cluster.request("GET", f"/containers/{proxy}/json")["Mounts"]
    assert not any("docker.sock" in json.dumps(mount) for mount in mounts)


def test_deploying_again_changes_nothing(cluster: Engine) -> None:
    def versions() -> list[int]:
        return [cluster.request("GET", f"/services/{n}")["Version"]["Index"]
                for n in ("caas-edge", "caas-edge-filter")]

    wait_service(cluster, "caas-edge-filter", CancelToken())
    before = versions()
    deploy_edge(cluster, SPEC)
    assert versions() == before
    assert edge_of(cluster) == SPEC


def test_a_certificate_of_ones_own_is_served_and_its_key_is_nowhere_to_read(
        cluster: Engine, servers: Lab) -> None:
    pair = serves_own_certificate(cluster, servers.hosts["lab1"].address)
    shown = json.dumps(cluster.request("GET", "/services"))
    assert pair.key.decode().splitlines()[1] not in shown
    assert "PRIVATE KEY" not in shown


def test_a_tenant_of_a_cluster_has_a_network_with_the_edge_alone(
        cluster: Engine, servers: Lab, scratch: Scratch, run: Run) -> None:
    where = servers.hosts["lab1"].address
    names = {tenant: scratch.name(f"of{tenant}") for tenant in ("", "acme")}
    ids = {tenant: run(name, "web", 1, tenant) for tenant, name in names.items()}
    public = f"{names['']}.lab.test"
    put_route(cluster, ids[""], RouteSpec(parse_address(public), 8080))
    addresses = [servers.hosts[one].address for one in servers.swarm_managers]
    until(lambda: answered(lambda: {ask(one, public)[0] for one in addresses} == {200}))
    # The first route of a tenant replaces the Traefiks one by one: at any time one answers.
    with Load(*addresses, name=public) as load:
        put_route(cluster, ids["acme"], RouteSpec(parse_address(f"{names['acme']}.lab.test"), 8080))
    assert load.seen
    assert load.lost == []
    networks = {}
    for tenant, name in names.items():
        until(lambda n=name: answered(lambda: ask(where, f"{n}.lab.test")[0] == 200))
        task = cluster.request("GET", f"/services/{name}")["Spec"]["TaskTemplate"]
        networks[tenant] = {n["Target"] for n in task["Networks"]}
    assert not networks[""] & networks["acme"]
    # Another tenant's service cannot become the second of a route.
    with pytest.raises(FieldError):
        put_route(cluster, ids[""], RouteSpec(parse_address("mixed.lab.test"), 8080,
                                              canary=Canary(names["acme"], 8080, 10)))

    def settled() -> int | None:
        # Swarm counts a version more when the update that joined the network is over.
        found = cluster.request("GET", "/services/caas-edge")
        state = found.get("UpdateStatus", {}).get("State", "completed")
        return int(found["Version"]["Index"]) if state == "completed" else None

    before = until(settled, 180)
    deploy_edge(cluster, edge_of(cluster) or SPEC)
    assert cluster.request("GET", "/services/caas-edge")["Version"]["Index"] == before
