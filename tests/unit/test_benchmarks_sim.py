"""The simulated engine is one for the console: it connects, lists and follows events."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.sim import Engine, Server
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.refresh import inspected, listed
from caas_desktop.operations.stats.sample import counters
from caas_desktop.secrets.memory import MemoryStore

COUNT = 12


@pytest.fixture
def simulated(tmp_path: Path) -> Iterator[tuple[Engine, Path]]:
    engine, path = Engine(1, COUNT), tmp_path / "sim.sock"
    with Server(path, engine) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield engine, path
        server.shutdown()
        thread.join()


def test_the_console_reads_a_simulated_host_like_a_real_one(
    simulated: tuple[Engine, Path], tmp_path: Path
) -> None:
    engine, path = simulated
    connector = DockerConnector(MemoryStore(), tmp_path / "known_hosts", home=tmp_path, env={})
    docker = connector.connect(HostSpec(HostId("sim"), "sim", UnixEndpoint(str(path))))
    try:
        kind = KINDS["container"]
        found = listed(docker, kind, docker.info.scope)
        assert len(found) == COUNT
        one = next(iter(found))
        assert inspected(docker, kind, one.id).state == "running"
        answer = docker.request("GET", f"/containers/{one.id}/stats", lane=Lane.SAMPLING)
        assert counters(answer) is not None
        events = docker.events(None)
        engine.change(one.id)
        assert next(iter(events)).action == "die"
        assert inspected(docker, kind, one.id).state == "exited"
        events.close()
    finally:
        docker.close()
        engine.change(one.id)  # wakes the server's thread of the closed event stream
