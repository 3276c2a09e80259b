"""Whether a route works is told from what the edge, the name and the backends answer."""
from __future__ import annotations

import http.server
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from caas_desktop.domain.errors import HostUnreachable, ResourceGone
from caas_desktop.domain.routes import Address, RouteSpec
from caas_desktop.operations.routes import check
from caas_desktop.operations.routes.check import check_route, resolve
from caas_desktop.operations.routes.labels import labels_of, routes_of
from caas_desktop.operations.routes.outside import (
    Outside,
    Served,
    read_served,
    request_outside,
)
from caas_desktop.operations.routes.probe import run_in, write_in
from tests.certificates import made_for

(ROUTE,) = routes_of(labels_of(RouteSpec(Address("shop.lab.test"), 80), "swarm"))


class Stream:
    """Gives the frames of what was printed."""

    def __init__(self, *printed: tuple[int, bytes]) -> None:
        data = b"".join(struct.pack(">BxxxL", n, len(d)) + d for n, d in printed)
        self._socket, far = socket.socketpair()
        far.sendall(data)
        far.close()
        self.written = b""

    def fileno(self) -> int:
        return self._socket.fileno()

    def pending(self) -> bool:
        return False

    def read_into(self, buffer: memoryview) -> int:
        return self._socket.recv_into(buffer)

    def write(self, data: bytes) -> None:
        self.written += data

    def close(self) -> None:
        self._socket.close()


class Edge:
    """An engine whose container answers for Traefik's API and for the backends."""

    spec = type("Spec", (), {"name": "h1"})()

    def __init__(self, answers: dict[str, Any], backends: str = "") -> None:
        self.answers, self.backends, self.commands = answers, backends, []  # type: ignore[var-annotated]

    def request(self, method: str, path: str, *, body: Any = None, **_: Any) -> Any:
        if method == "POST":
            self.commands.append(body["Cmd"])
        return {"Id": "x", "Running": False, "ExitCode": 0}

    def hijack(self, path: str, *, body: Any = None) -> Stream:
        command = self.commands[-1]
        asked = [word for word in command if word.startswith("/api/http/")]
        if not asked:
            return Stream((2, b"noise"), (1, self.backends.encode()))
        found = self.answers.get(asked[0])
        if isinstance(found, Exception):
            raise found
        head = "HTTP/1.0 404 Not Found" if found is None else "HTTP/1.0 200 OK"
        return Stream((1, f"{head}\r\n\r\n{json.dumps(found)}".encode()))


def test_a_route_works_when_the_edge_has_it_and_a_backend_answers() -> None:
    name = ROUTE.router
    edge = Edge({
        f"/api/http/routers/{name}@swarm": {"status": "enabled", "service": name},
        f"/api/http/services/{name}@swarm": {
            "loadBalancer": {"servers": [{"url": "http://10.77.9.1:80"},
                                         {"url": "http://10.77.9.2:80"}]},
            "serverStatus": {"http://10.77.9.1:80": "UP", "http://10.77.9.2:80": "DOWN"}},
    }, "10.77.9.1 80 HTTP/1.1 200 OK\n10.77.9.2 80 \nnonsense\n")
    report = check_route(ROUTE, "swarm", (edge, "c"))  # type: ignore[arg-type]
    assert (report.known, report.works) == (True, True)
    assert [(b.url[-4:-3], b.up, b.answer) for b in report.backends] == [
        ("1", True, 200), ("2", False, 0)]
    assert report.addresses == ()
    assert report.answer == 0


def test_an_edge_without_the_route_or_without_an_answer_is_told_apart() -> None:
    report = check_route(ROUTE, "swarm", (Edge({}), "c"))  # type: ignore[arg-type]
    assert (report.known, report.works) == (False, False)
    lost = Edge({f"/api/http/routers/{ROUTE.router}@swarm": HostUnreachable("h1 went away.")})
    report = check_route(ROUTE, "swarm", (lost, "c"))  # type: ignore[arg-type]
    assert (report.known, str(report.edge_error)) == (None, "h1 went away.")
    assert check_route(ROUTE, "swarm", None).known is None


def test_the_newest_trouble_with_an_acme_certificate_is_told(
        monkeypatch: pytest.MonkeyPatch) -> None:
    (route,) = routes_of(labels_of(RouteSpec(Address("shop.lab.test"), 80, "acme"), "swarm"))
    found = Outside(200, "", "self-signed certificate", Served("TRAEFIK", time.time() + 9, False))
    monkeypatch.setattr(check, "request_outside", lambda *_: found)
    edge = Edge({})
    lines = [b'ERR Unable to obtain ACME certificate for domains error="old" ACME shop.lab.test\n',
             b'\x1b[31mERR\x1b[0m acme: "shop.lab.test" \x1b[36merror=\x1b[0m"no such host"\n',
             b'ERR acme other.lab.test error="theirs"\n', b"ERR shop.lab.test is slow\n"]
    edge.stream = lambda *_, **__: Stream(*((1, one) for one in lines))  # type: ignore[attr-defined]
    assert check_route(route, "swarm", (edge, "c")).acme_error == "no such host"  # type: ignore[arg-type]
    assert check_route(ROUTE, "swarm", (edge, "c")).acme_error == ""  # type: ignore[arg-type]
    # It was got since, from an authority that this machine need not know; it has expired.
    for until, error in ((time.time() + 9, ""), (time.time() - 9, "no such host")):
        found = replace(found, served=Served("Ours", until, True))
        assert check_route(route, "swarm", (edge, "c")).acme_error == error  # type: ignore[arg-type]


def test_names_and_paths_go_to_the_shell_as_arguments_only() -> None:
    (other,) = routes_of({"traefik.http.routers.x'; reboot #.rule": "Host(`a'; reboot #`)",
                          "traefik.http.services.s.loadbalancer.server.port": "80"})
    edge = Edge({})
    check_route(other, "docker", (edge, "c"))  # type: ignore[arg-type]
    for command in edge.commands:
        assert command[:2] == ["sh", "-c"]
        assert "reboot" not in command[2]


def test_a_program_that_ends_gives_its_output_and_a_lost_container_its_error() -> None:
    edge = Edge({}, "hello")
    assert run_in(edge, "c", ["true"]) == "hello"  # type: ignore[arg-type]
    write_in(edge, "c", "/x/key", b"secret")  # type: ignore[arg-type]
    assert not any("secret" in word for word in edge.commands[-1])

    def gone(*_: Any, **__: Any) -> Any:
        raise ResourceGone("gone")

    edge.request = gone  # type: ignore[method-assign]
    with pytest.raises(ResourceGone):
        run_in(edge, "c", ["true"])  # type: ignore[arg-type]


@pytest.fixture
def server() -> Iterator[int]:
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.headers["Host"] == "shop.lab.test" else 421)
            self.end_headers()

        def log_message(self, *args: Any) -> None: ...

    made = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=made.serve_forever, name="server")
    thread.start()
    yield made.server_port
    made.shutdown()
    thread.join()
    made.server_close()


def test_a_request_from_here_carries_the_name(server: int) -> None:
    assert request_outside("shop.lab.test", "/", False, server, ["127.0.0.1"]) == Outside(200)
    refused = request_outside("shop.lab.test", "/", True, server, ["127.0.0.1"])
    assert refused.answer == 0
    assert refused.error
    assert request_outside("a\nb", "/ x", False, server, ["127.0.0.1"]).answer == 0
    assert request_outside("shop.lab.test", "/", False, server, []) == Outside()


def test_names_are_resolved_on_this_machine() -> None:
    assert "127.0.0.1" in resolve("localhost")
    assert resolve("nothing.invalid", 2.0) == ()


@pytest.mark.parametrize(("asked", "days", "fits", "good"), [
    ("shop.lab.test", 9, True, True), ("Shop.Lab.Test", -9, True, False),
    ("other.lab.test", 9, False, False),
])
def test_what_a_certificate_says_is_read(asked: str, days: int, fits: bool, good: bool) -> None:
    pem, _ = made_for("shop.lab.test", days=days)
    der = ssl.PEM_cert_to_DER_cert(pem.decode())
    found = read_served(der, asked)
    assert found is not None
    assert (found.issuer, found.fits, found.good(time.time())) == ("shop.lab.test", fits, good)
    assert read_served(der[:-30], asked) is None
    assert read_served(b"", asked) is None


def test_a_wildcard_is_for_one_level_of_names() -> None:
    der = ssl.PEM_cert_to_DER_cert(made_for("*.lab.test")[0].decode())
    fits = [found.fits for name in ("a.lab.test", "lab.test", "a.b.lab.test")
            if (found := read_served(der, name)) is not None]
    assert fits == [True, False, False]
