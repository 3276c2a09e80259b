"""Certificates of an ACME authority: got, shown, kept over restarts and upgrades; or why not."""
from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from caas_desktop.domain.ports import Engine
from caas_desktop.domain.routes import RouteSpec, parse_address
from caas_desktop.operations.routes.apply import put_route
from caas_desktop.operations.routes.certificates import check_authority
from caas_desktop.operations.routes.check import Report, check_route
from caas_desktop.operations.routes.deploy import deploy_edge, edge_of, remove_edge
from caas_desktop.operations.routes.edge import ACME_VOLUME, EdgeSpec
from caas_desktop.operations.routes.labels import Flavour, routes_of
from caas_desktop.operations.routes.networks import PART, remove_left
from caas_desktop.operations.routes.runner import deploy_with
from lab import authority, images
from lab.run import LabError
from lab.state import Lab
from lab.testing import Scratch, without_lab
from tests.engine.routes_kit import (
    PORTS,
    SPEC,
    START,
    answered,
    answers,
    ask,
    connect,
    served,
    servers,
    until,
)

__all__ = ["servers"]  # a fixture

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(300)]


@contextmanager
def _edge(lab: Lab, host: str, issuing: str, folder: Path
          ) -> Iterator[tuple[Engine, Engine, authority.Authority]]:
    """Give both engines and an authority on ``issuing``; what was made is removed afterwards."""
    try:
        issuer = authority.start(lab, issuing, *PORTS)
    except LabError as error:
        without_lab(str(error))
    engine, there = (connect(lab, one, folder) for one in (host, issuing))
    try:
        # Of an authority that was here before: this one would not know that account.
        assert remove_left(there, f"/volumes/{ACME_VOLUME}")
        yield engine, there, issuer
    finally:
        authority.stop(lab, issuing)
        remove_edge(engine, data=True)
        assert remove_left(there, f"/volumes/{ACME_VOLUME}")
        engine.close()
        there.close()


def _spec(of: authority.Authority, **more: str) -> EdgeSpec:
    return replace(SPEC, acme_email="ops@lab.test", acme_server=of.directory,
                   acme_ca=check_authority(of.ca.encode()).name, **more)  # type: ignore[arg-type]


def _trusting(root: str, address: str, name: str) -> bool:
    """Tell whether ``name`` answers over HTTPS with a chain that ends at ``root`` alone."""
    context = ssl.create_default_context(cadata=root)
    line = http.client.HTTPConnection(address, PORTS[1], timeout=10)
    line.connect()
    line.sock = context.wrap_socket(line.sock, server_hostname=name)
    try:
        line.request("GET", "/", headers={"Host": name})
        return line.getresponse().status == http.client.OK
    finally:
        line.close()


def _serves(root: str, address: str, name: str) -> None:
    until(lambda: answered(lambda: _trusting(root, address, name)))


def _still(address: str, name: str, certificate: bytes) -> None:
    until(lambda: answered(lambda: served(address, name) == certificate))


def _proxy(at: Engine) -> str:
    """Return the id of the edge's container that runs on ``at``."""
    return str(until(lambda: [c["Id"] for c in at.request("GET", "/containers/json")
                              if c["Labels"].get(PART) == "proxy"])[0])


def _report(at: Engine, flavour: Flavour, labels: dict[str, str], router: str, address: str
            ) -> Report:
    """Return what is told of a route of ``labels`` by the edge's container on ``at``."""
    route = next(r for r in routes_of(labels) if r.router == router)
    return check_route(route, flavour, (at, _proxy(at)), [address], PORTS)


def _tells_its_certificate(report: Report) -> None:
    assert report.served is not None
    assert report.served.issuer.startswith("Pebble")
    assert report.served.good(time.time())
    assert (report.works, report.answer, report.acme_error) == (True, 200, "")
    assert report.certificate  # this machine does not know that authority


def test_a_host_gets_a_certificate_keeps_it_and_says_why_another_is_refused(
        servers: Lab, scratch: Scratch, tmp_path: Path) -> None:
    address, web = servers.hosts["lab4"].address, scratch.name("web")
    name = f"{web}.lab.test"
    good = RouteSpec(parse_address(name), 8080, "acme", True)
    bad = RouteSpec(parse_address(authority.REFUSED), 8080, "acme")
    with _edge(servers, "lab4", "lab4", tmp_path) as (engine, _, issuer):
        deploy_with(engine, _spec(issuer), [check_authority(issuer.ca.encode())])
        made = engine.request("POST", "/containers/create", query={"name": web}, body={
            "Image": images.CADDY, "Cmd": ["sh", "-c", START], "Env": [answers("safe", 0)]})["Id"]
        engine.request("POST", f"/containers/{made}/start")

        def report(router: str) -> Report:
            labels = engine.request("GET", f"/containers/{web}/json")["Config"]["Labels"]
            return _report(engine, "docker", labels, router, address)

        put_route(engine, [made], good)
        _serves(issuer.root, address, name)
        assert ask(address, name)[0] == 302  # plain HTTP is sent to HTTPS
        _tells_its_certificate(report(good.router))
        put_route(engine, [engine.request("GET", f"/containers/{web}/json")["Id"]], bad)
        told = until(lambda: found if (found := report(bad.router)).acme_error else None)
        assert "forbidden by policy" in told.acme_error
        assert told.served is None or not told.served.fits
        # It lies in a volume: nobody is asked again after a restart, nor after an upgrade.
        authority.stop(servers, "lab4")
        kept = served(address, name)
        engine.request("POST", "/containers/caas-edge/restart", timeout_s=60)
        _still(address, name, kept)
        deploy_edge(engine, _spec(issuer, domain="apps.lab.test"))
        _still(address, name, kept)
        _serves(issuer.root, address, name)
        engine.request("DELETE", f"/containers/{web}", query={"force": True})


def test_a_cluster_gets_certificates_on_the_one_manager_that_keeps_them(
        servers: Lab, scratch: Scratch, tmp_path: Path) -> None:
    if len(servers.swarm_managers) < 3:
        pytest.skip("the lab has no Swarm")
    address, web = servers.hosts["lab2"].address, scratch.name("web")
    spec = RouteSpec(parse_address(f"{web}.lab.test"), 8080, "acme")
    with _edge(servers, "lab1", "lab2", tmp_path) as (engine, other, issuer):
        deploy_edge(engine, SPEC)
        assert other.info.swarm is not None
        # ACME on an edge that runs on each manager: it goes on running on one of them, by choice.
        ca = check_authority(issuer.ca.encode())
        deploy_with(engine, _spec(issuer, node=other.info.swarm.node_id), [ca])
        assert edge_of(engine) == _spec(issuer, node=other.info.swarm.node_id)
        made = engine.request("POST", "/services/create", body={
            "Name": web, "EndpointSpec": {"Mode": "dnsrr"}, "TaskTemplate": {"ContainerSpec": {
                "Image": images.CADDY, "Command": ["sh", "-c", START],
                "Env": [answers("safe", 0)]}}})["ID"]
        put_route(engine, made, spec)
        _serves(issuer.root, address, spec.address.host)
        for host in ("lab1", "lab3"):
            with pytest.raises(OSError, match="refused"):
                ask(servers.hosts[host].address, spec.address.host)
        labels = engine.request("GET", f"/services/{web}")["Spec"]["Labels"]
        _tells_its_certificate(_report(other, "swarm", labels, spec.router, address))
        authority.stop(servers, "lab2")
        kept = served(address, spec.address.host)
        proxy = _proxy(other)
        other.request("POST", f"/containers/{proxy}/kill")
        until(lambda: _proxy(other) != proxy)
        _still(address, spec.address.host, kept)
        # Set up anew from elsewhere it stays where its certificates are.
        deploy_edge(engine, _spec(issuer, domain="apps.lab.test"))
        _still(address, spec.address.host, kept)
        engine.request("DELETE", f"/services/{web}")
        assert remove_edge(engine, data=True) == [ACME_VOLUME]
        assert not [s for s in engine.request("GET", "/secrets") if PART in s["Spec"]["Labels"]]
