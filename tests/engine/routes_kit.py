"""What the tests of the edge share: an edge on the lab, servers behind it, those who ask them."""
from __future__ import annotations

import http.client
import json
import shutil
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.domain.errors import ResourceConflict
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.routes.certificates import Pair, check_pair
from caas_desktop.operations.routes.change import change_service
from caas_desktop.operations.routes.edge import EdgeSpec, with_certificate
from caas_desktop.operations.routes.runner import deploy_with
from lab import images
from lab.state import Lab
from tests.certificates import made_for

PORTS = (8088, 8448)
SPEC = EdgeSpec(images.TRAEFIK, images.CADDY, *PORTS)
NAME = "shop.apps.lab.test"
START = 'printf %s "$C" >/tmp/c.json && exec caddy run --config /tmp/c.json'
PATIENCE_S = 90.0


@pytest.fixture(scope="module")
def servers(lab: Lab) -> Lab:
    if not {images.TRAEFIK, images.CADDY} <= images.load(lab, {}, images.IMAGES):
        pytest.skip("the lab has no Traefik or no Caddy")
    return lab


def until(condition: Callable[[], Any], patience_s: float = PATIENCE_S) -> Any:
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


def answers(word: str, drain_s: int = 10) -> str:
    """Return a server's configuration: it says its name, and drains when it ends.

    It says 503 to ``/health`` while there is a file ``/tmp/sick``.
    """
    sick = {"match": [{"path": ["/health"], "file": {"root": "/tmp", "try_files": ["/sick"]}}],
            "handle": [{"handler": "static_response", "status_code": "503"}], "terminal": True}
    route = {"handle": [{"handler": "static_response", "body": word + " {system.hostname}"}]}
    server = {"listen": [":8080"], "automatic_https": {"disable": True}, "routes": [sick, route]}
    return "C=" + json.dumps({"admin": {"disabled": True}, "apps": {"http": {
        "grace_period": "5s", "shutdown_delay": f"{drain_s}s", "servers": {"a": server}}}})


def ask(address: str, name: str = NAME, method: str = "GET", path: str = "/", cookie: str = ""
        ) -> tuple[int, str]:
    status, body, _ = ask_all(address, name, method, path, cookie)
    return status, body


def ask_all(address: str, name: str, method: str = "GET", path: str = "/", cookie: str = ""
            ) -> tuple[int, str, str]:
    """Return status, body and the cookie that is to be sent from now on."""
    line = http.client.HTTPConnection(address, PORTS[0], timeout=30)
    try:
        line.request(method, path, headers={"Host": name, **({"Cookie": cookie} if cookie else {})})
        answer = line.getresponse()
        given = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        return answer.status, answer.read().decode(), given
    finally:
        line.close()


def answered(call: Callable[[], bool]) -> bool:
    with suppress(OSError):  # the edge is being replaced
        return call()
    return False


def scale(engine: Engine, service_id: str, replicas: int) -> None:
    def change(spec: dict[str, Any]) -> dict[str, Any]:
        spec["Mode"]["Replicated"]["Replicas"] = replicas
        return spec

    until(lambda: tried(lambda: change_service(engine, service_id, change)))


def tried(call: Callable[[], object]) -> bool:
    with suppress(ResourceConflict):  # an update is on its way still
        call()
        return True
    return False


class Load:
    """Asks all the time, reading and writing; keeps what came instead of 200.

    Who is refused at one address, or told that it knows no such name or reaches no server yet (404,
    504), takes the next one.
    """

    def __init__(self, *addresses: str, name: str = NAME) -> None:
        self._addresses, self._name, self._stop = addresses, name, threading.Event()
        self.seen: Counter[str] = Counter()
        self.lost: list[object] = []
        self._threads = [threading.Thread(target=self._run, args=(n,), name=f"load-{n}")
                         for n in range(3)]

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def _run(self, number: int) -> None:
        while not self._stop.is_set():
            for method in ("GET", "POST"):
                self._ask(method, number)
            time.sleep(0.01)

    def _ask(self, method: str, number: int) -> None:
        came: list[object] = []
        for step in range(len(self._addresses)):
            at = self._addresses[(number + step) % len(self._addresses)]
            try:
                status, word = ask(at, self._name, method)
            except OSError as error:
                came.append(error)
                continue
            if status == 200:
                self.seen[word.split()[0]] += 1
                return
            came.append((at, status, word))
            if status not in (404, 504):
                break
        self.lost.append(came)


def pair_for(name: str) -> Pair:
    certificate, key = made_for(name)
    return Pair(check_pair(certificate, key), certificate, key)


def served(address: str, name: str) -> bytes:
    """Return the certificate, as DER, that the edge shows for ``name``."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    line = http.client.HTTPConnection(address, PORTS[1], timeout=10)
    line.connect()
    with context.wrap_socket(line.sock, server_hostname=name) as secure:
        return secure.getpeercert(binary_form=True) or b""


def serves_own_certificate(engine: Engine, address: str) -> Pair:
    """Give the edge a certificate; returns once it is served."""
    pair = pair_for("own.lab.test")
    deploy_with(engine, with_certificate(SPEC, pair.name), [pair])
    expected = ssl.PEM_cert_to_DER_cert(pair.certificate.decode())
    until(lambda: answered(lambda: served(address, "own.lab.test") == expected))
    return pair
