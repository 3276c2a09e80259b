"""The edge on real engines: requests spread, follow scaling, and none is lost in an update."""
from __future__ import annotations

import http.client
import json
import re
import shutil
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.routes import Canary, RouteSpec, parse_address
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.routes.apply import put_route, remove_route
from caas_desktop.operations.routes.certificates import Pair, check_pair
from caas_desktop.operations.routes.change import change_service
from caas_desktop.operations.routes.check import Report, check_route
from caas_desktop.operations.routes.deploy import deploy_edge, edge_of, remove_edge, wait_service
from caas_desktop.operations.routes.edge import EdgeSpec, with_certificate
from caas_desktop.operations.routes.labels import routes_of
from caas_desktop.operations.routes.probe import run_in
from caas_desktop.operations.routes.runner import deploy_with
from lab import api, images
from lab.state import Lab
from lab.testing import Scratch

PORTS = (8088, 8448)
SPEC = EdgeSpec(images.TRAEFIK, images.CADDY, *PORTS)
NAME = "shop.apps.lab.test"
START = 'printf %s "$C" >/tmp/c.json && exec caddy run --config /tmp/c.json'

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(300)]


def until(condition: Callable[[], Any], patience_s: float = 60) -> Any:
    end = time.monotonic() + patience_s
    while not (found := condition()):
        assert time.monotonic() < end, "not seen in time"
        time.sleep(0.1)
    return found


def connect(lab: Lab, host: str, folder: Path) -> Engine:
    shutil.copy(lab.known_hosts, folder / "known_hosts")
    connector = DockerConnector(None, folder / "own", home=folder, env={})  # type: ignore[arg-type]
    found = lab.hosts[host]
    return connector.connect(HostSpec(HostId(host), host, UnixEndpoint(found.socket)))


@pytest.fixture(scope="module")
def servers(lab: Lab) -> Lab:
    if not {images.TRAEFIK, images.CADDY} <= images.load(lab, {}, images.IMAGES):
        pytest.skip("the lab has no Traefik or no Caddy")
    return lab


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


@pytest.fixture(scope="module")
def host(servers: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if "lab4" not in servers.hosts:
        pytest.skip("the lab has no standalone host")
    made = connect(servers, "lab4", tmp_path_factory.mktemp("host"))
    deploy_edge(made, SPEC)
    yield made
    remove_edge(made, data=True)
    made.close()


def answers(word: str, drain_s: int = 10) -> str:
    """Return a server's configuration: it says its name, and drains when it ends."""
    route = {"handle": [{"handler": "static_response", "body": word + " {system.hostname}"}]}
    server = {"listen": [":8080"], "automatic_https": {"disable": True}, "routes": [route]}
    return "C=" + json.dumps({"admin": {"disabled": True}, "apps": {"http": {
        "grace_period": "5s", "shutdown_delay": f"{drain_s}s", "servers": {"a": server}}}})


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


Run = Callable[..., str]


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


def ask(address: str, name: str = NAME, method: str = "GET", path: str = "/") -> tuple[int, str]:
    line = http.client.HTTPConnection(address, PORTS[0], timeout=30)
    try:
        line.request(method, path, headers={"Host": name})
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def scale(engine: Engine, service_id: str, replicas: int) -> None:
    def change(spec: dict[str, Any]) -> dict[str, Any]:
        spec["Mode"]["Replicated"]["Replicas"] = replicas
        return spec

    until(lambda: _tried(lambda: change_service(engine, service_id, change)))


def _tried(call: Callable[[], object]) -> bool:
    with suppress(ResourceConflict):  # an update is on its way still
        call()
        return True
    return False


class Load:
    """Asks all the time, reading and writing; keeps what came instead of 200."""

    def __init__(self, address: str) -> None:
        self._address, self._stop = address, threading.Event()
        self.seen: Counter[str] = Counter()
        self.lost: list[object] = []
        self._threads = [threading.Thread(target=self._run, name=f"load-{n}") for n in range(3)]

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def _run(self) -> None:
        while not self._stop.is_set():
            for method in ("GET", "POST"):
                try:
                    status, word = ask(self._address, method=method)
                except OSError as error:
                    self.lost.append(error)
                    continue
                self.seen[word.split()[0]] += 1
                if status != 200:
                    self.lost.append((status, word))
            time.sleep(0.01)


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
    put_route(cluster, made, RouteSpec(parse_address("other.apps.lab.test"), 8080, sticky=True))
    assert _tasks(cluster, name) == before
    with Load(address) as load:
        def update(spec: dict[str, Any]) -> dict[str, Any]:
            spec["TaskTemplate"]["ContainerSpec"]["Env"] = [answers("two")]
            return spec

        until(lambda: _tried(lambda: change_service(cluster, made, update)))
        until(lambda: load.seen["two"] > 0, 60)
        wait_service(cluster, name, CancelToken())
        until(lambda: ask(address)[1].startswith("two"))
        scale(cluster, made, 2)
        until(lambda: len({ask(address)[1] for _ in range(20)}) == 2, 30)
    assert load.seen["one"] > 0
    assert load.lost == []


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
    until(lambda: _tried(lambda: remove_route(cluster, main, route.router)))
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


def pair_for(name: str) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (x509.CertificateBuilder().subject_name(subject).issuer_name(subject)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .sign(key, hashes.SHA256()))
    pem = made.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                               serialization.NoEncryption())
    return Pair(check_pair(pem, secret), pem, secret)


def served(address: str, name: str) -> bytes:
    """Return the certificate, as DER, that the edge shows for ``name``."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    line = http.client.HTTPConnection(address, PORTS[1], timeout=10)
    line.connect()
    with context.wrap_socket(line.sock, server_hostname=name) as secure:
        return secure.getpeercert(binary_form=True) or b""


@pytest.mark.parametrize("place", ["cluster", "host"])
def test_a_certificate_of_ones_own_is_served_and_its_key_is_nowhere_to_read(
        place: str, servers: Lab, request: pytest.FixtureRequest) -> None:
    engine: Engine = request.getfixturevalue(place)
    address = servers.hosts["lab1" if place == "cluster" else "lab4"].address
    pair = pair_for("own.lab.test")
    deploy_with(engine, with_certificate(SPEC, pair.name), pair)
    expected = ssl.PEM_cert_to_DER_cert(pair.certificate.decode())
    until(lambda: _same(lambda: served(address, "own.lab.test") == expected))
    if place == "host":
        shown = json.dumps(engine.request("GET", "/containers/caas-edge/json"))
    else:
        shown = json.dumps(engine.request("GET", "/services"))
    assert pair.key.decode().splitlines()[1] not in shown
    assert "PRIVATE KEY" not in shown


def _same(call: Callable[[], bool]) -> bool:
    with suppress(OSError):  # the edge is being replaced
        return call()
    return False


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
        until(lambda n=name: _same(lambda: ask(where, n)[0] == 200))


def test_a_tenant_of_a_cluster_has_a_network_with_the_edge_alone(
        cluster: Engine, servers: Lab, scratch: Scratch, run: Run) -> None:
    where = servers.hosts["lab1"].address
    names = {tenant: scratch.name(f"of{tenant}") for tenant in ("", "acme")}
    ids = {tenant: run(name, "web", 1, tenant) for tenant, name in names.items()}
    for tenant, name in names.items():
        put_route(cluster, ids[tenant], RouteSpec(parse_address(f"{name}.lab.test"), 8080))
    networks = {}
    for tenant, name in names.items():
        until(lambda n=name: _same(lambda: ask(where, f"{n}.lab.test")[0] == 200))
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
