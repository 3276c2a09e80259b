"""Pulling on real engines, from a registry of our own: layers, cancelling, pull before create."""
from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from caas_desktop.domain.container_spec import ContainerSpec
from caas_desktop.domain.errors import CaasError, Cancelled, ResourceGone
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.containers.creations import Creations
from caas_desktop.operations.containers.pull import Layers, pull
from caas_desktop.operations.jobs import CancelToken, JobRunner
from caas_desktop.operations.tasks import Tasks, TaskState
from lab.state import Lab
from lab.testing import Scratch

PORT = 5099
IMAGE = f"127.0.0.1:{PORT}/caas/layers"

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="enters a host's network")


@pytest.fixture(params=["lab1", "lab5"])
def engine(request, lab: Lab, tmp_path: Path) -> Iterator[Engine]:
    """An engine whose 127.0.0.1 has the registry."""
    host = lab.hosts[request.param]
    script = Path(__file__).with_name("create_registry.py")
    inside = ["nsenter", "--net", "--target", str(host.pids["init"])]
    process = subprocess.Popen([*inside, sys.executable, str(script), str(PORT)],
                               stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    connector = DockerConnector(None, tmp_path / "own", home=tmp_path, env={})  # type: ignore[arg-type]
    made = connector.connect(HostSpec(HostId(host.name), host.name, UnixEndpoint(host.socket)))
    yield made
    for tag in ("fast", "slow"):
        with suppress(CaasError):
            made.request("DELETE", f"/images/{IMAGE}:{tag}", query={"force": True})
    made.close()
    process.terminate()
    process.wait(60)
    process.stdout.close()


def test_layers_tell_their_bytes_and_end_complete(engine: Engine) -> None:
    seen: list[float] = []
    last: list[Layers] = []

    def note(layers: Layers) -> None:
        seen.append(layers.fraction or 0.0)
        last[:] = [layers]

    pull(engine, f"{IMAGE}:slow", note)
    assert seen[-1] == 1.0
    assert len([s for s in seen if 0 < s < 1]) > 3
    assert len(last[0].parts) == 3
    assert all(part.total > 1_000_000 for part in last[0].parts.values())
    assert engine.request("GET", f"/images/{IMAGE}:slow/json")["RepoTags"]


def test_a_cancelled_pull_stops_the_engine_too(engine: Engine) -> None:
    token = CancelToken()

    def stop(layers: Layers) -> None:
        if layers.fraction:
            token.cancel()

    with pytest.raises(Cancelled):
        pull(engine, f"{IMAGE}:slow", stop, token)
    with pytest.raises(ResourceGone):
        engine.request("GET", f"/images/{IMAGE}:slow/json")


def test_a_tag_that_is_not_there_is_an_error_with_the_reason(engine: Engine) -> None:
    with pytest.raises(CaasError, match="manifest"):
        pull(engine, f"{IMAGE}:nowhere")


def test_creating_pulls_what_is_missing_in_the_same_task(engine: Engine, scratch: Scratch) -> None:
    jobs, tasks = JobRunner(lambda call: call()), Tasks()
    ended = threading.Event()
    tasks.subscribe(lambda t: ended.set() if t.state is not TaskState.RUNNING else None)
    fleet = SimpleNamespace(engine=lambda host: engine)
    catalogue = SimpleNamespace(add_audit=lambda *row: None)
    creations = Creations(jobs, tasks, fleet, catalogue, lambda call: call())
    spec = ContainerSpec(f"{IMAGE}:fast", scratch.name("pulled"), command=("x",), start=False)
    task = creations.create(HostId("h"), spec)
    assert ended.wait(60)
    jobs.close()
    assert (task.state, task.fraction, len(task.parts)) == (TaskState.DONE, 1.0, 3), task.note
    raw = engine.request("GET", f"/containers/{spec.name}/json")
    assert raw["Config"]["Image"] == spec.image
