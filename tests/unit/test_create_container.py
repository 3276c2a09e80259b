"""Creating and pulling: tasks show layers, can be stopped, and never leak the environment."""
from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from caas_desktop.domain.container_spec import ContainerSpec, MountSpec, PortSpec
from caas_desktop.domain.errors import (
    BadRequest,
    Cancelled,
    HostUnreachable,
    ResourceConflict,
    ResourceGone,
)
from caas_desktop.operations.containers.create import create_container
from caas_desktop.operations.containers.creations import Creations
from caas_desktop.operations.containers.duplicate import duplicate
from caas_desktop.operations.containers.pull import LAYERS_LIMIT, Layers, pull, split_reference
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.tasks import Tasks, TaskState

PULL = [
    {"status": "Pulling from library/nginx", "id": "1.27"},
    {"status": "Downloading", "id": "aa", "progressDetail": {"current": 50, "total": 100}},
    {"status": "Already exists", "id": "bb"},
    {"status": "Extracting", "id": "aa", "progressDetail": {"current": 1, "total": 100}},
    {"status": "Pull complete", "id": "aa"},
    {"status": "Status: Downloaded newer image for nginx:1.27"},
]


class FakeEngine:
    """Answers creation from memory; ``images`` are those on the host."""

    spec = SimpleNamespace(name="prod-1")

    def __init__(self, images: tuple[str, ...] = ("nginx",)) -> None:
        self.images, self.names, self.started = set(images), {"taken"}, []
        self.lines: list[dict[str, Any]] = PULL
        self.start_error: Exception | None = None
        self.pulled: list[dict[str, Any]] = []

    def request(self, method: str, path: str, *, query=None, body=None, timeout_s=0.0) -> Any:
        if path == "/containers/create":
            if body["Image"] not in self.images:
                raise ResourceGone("no such image")
            if (query or {}).get("name") in self.names:
                raise ResourceConflict("in use", detail="Conflict.")
            return {"Id": "c" * 64}
        if self.start_error:
            raise self.start_error
        self.started.append(path)
        return None

    def progress(self, path: str, *, query=None, body=None) -> Iterator[dict[str, Any]]:
        self.pulled.append(query)
        yield from self.lines
        self.images.add(query["fromImage"])


class Now:
    """A runner that works at once, in lanes that it notes; those of the catalogue it leaves out."""

    def __init__(self) -> None:
        self.lanes: list[str] = []

    def submit(self, key, work, *, lane="command", done=lambda _: None, failed) -> CancelToken:
        if key != "catalogue":
            self.lanes.append(str(lane))
        try:
            result = work(CancelToken())
        except Exception as exc:
            failed(exc)
        else:
            done(result)
        return CancelToken()


def creations(engine: FakeEngine | None) -> tuple[Creations, Tasks, Now, list[Any]]:
    tasks, jobs, audit = Tasks(), Now(), []
    catalogue = SimpleNamespace(add_audit=lambda *row: audit.append(row[2:]))
    fleet = SimpleNamespace(engine=lambda host: engine)
    made = Creations(jobs, tasks, fleet, catalogue, lambda call: call())
    return made, tasks, jobs, audit


def test_a_missing_image_is_pulled_in_the_bulk_lane_of_the_same_task() -> None:
    engine = FakeEngine(images=())
    made, tasks, jobs, audit = creations(engine)
    task = made.create("h1", ContainerSpec("nginx", name="web"))
    assert jobs.lanes == ["command", "bulk", "command"]
    assert (task.state, task.fraction, len(tasks.all)) == (TaskState.DONE, 1.0, 1)
    assert task.parts["aa"].status == "Pull complete"
    assert engine.started
    assert audit == [("create", "web", "ok")]


def test_a_present_image_is_not_pulled() -> None:
    engine = FakeEngine()
    made, _, jobs, _ = creations(engine)
    assert made.create("h1", ContainerSpec("nginx")).state is TaskState.DONE
    assert jobs.lanes == ["command"]
    assert not engine.pulled


def test_a_name_in_use_fails_with_a_hint_and_no_second_try() -> None:
    made, _, jobs, audit = creations(FakeEngine())
    task = made.create("h1", ContainerSpec("nginx", name="taken"))
    assert task.state is TaskState.FAILED
    assert "taken" in str(task.note)
    assert "another name" in str(task.hint)
    assert jobs.lanes == ["command"]
    assert audit[0][2] == "conflict"


def test_a_host_without_connection_fails_the_task_and_retry_makes_a_new_one() -> None:
    made, tasks, _, _ = creations(None)
    task = made.pull("h1", "nginx")
    assert task.state is TaskState.FAILED
    assert task.retry is not None
    task.retry()
    assert len(tasks.all) == 2


def test_created_but_not_started_says_so_and_keeps_the_kind_of_error() -> None:
    engine = FakeEngine()
    engine.start_error = HostUnreachable("gone", hint="Wait.")
    with pytest.raises(HostUnreachable) as caught:
        create_container(engine, ContainerSpec("nginx", name="web"))
    assert caught.value.hint == "The container web was created, but not started. Wait."


def test_without_start_nothing_is_started() -> None:
    engine = FakeEngine()
    create_container(engine, ContainerSpec("nginx", start=False))
    assert engine.started == []


def test_an_answer_without_id_is_refused() -> None:
    engine = FakeEngine()
    engine.request = lambda *a, **k: {"Warnings": []}  # type: ignore[method-assign]
    with pytest.raises(BadRequest):
        create_container(engine, ContainerSpec("nginx"))


def test_environment_is_in_no_log_no_task_and_no_audit(caplog) -> None:
    caplog.set_level(logging.DEBUG)
    made, tasks, _, audit = creations(FakeEngine(images=()))
    made.create("h1", ContainerSpec("nginx", name="taken", env=(("PW", "hunter2"),)))
    assert "hunter2" not in caplog.text + repr(tasks.all) + repr(audit)


def test_cancelling_a_pull_closes_the_stream_and_raises_cancelled() -> None:
    engine, token, closed = FakeEngine(), CancelToken(), threading.Event()

    def endless() -> Iterator[dict[str, Any]]:
        try:
            while True:
                yield PULL[1]
        finally:
            closed.set()

    engine.progress = lambda *a, **k: endless()  # type: ignore[method-assign]
    with pytest.raises(Cancelled):
        pull(engine, "nginx", lambda _: token.cancel(), token)
    assert closed.is_set()


def test_a_pull_refused_by_the_registry_raises_its_error() -> None:
    engine = FakeEngine()

    def refused() -> Iterator[dict[str, Any]]:
        yield PULL[0]
        raise ResourceGone("manifest unknown")

    engine.progress = lambda *a, **k: refused()  # type: ignore[method-assign]
    with pytest.raises(ResourceGone) as caught:
        pull(engine, "nginx:none")
    assert "registry" in caught.value.hint


def test_progress_of_layers_never_runs_backwards() -> None:
    layers, seen = Layers(), []
    for line in PULL:
        layers.feed(line)
        seen.append(layers.fraction or 0.0)
    # A new layer adds to the whole, so it may lower the share; known ones only grow.
    assert seen[2:] == sorted(seen[2:])
    assert seen[-1] == 1.0


def test_nonsense_of_a_registry_is_bounded() -> None:
    layers = Layers()
    for n in range(LAYERS_LIMIT * 2):
        layers.feed({"id": f"x{n}", "status": "s" * 5000, "progressDetail": "?"})
    layers.feed({"id": 4, "status": None})
    assert len(layers.parts) == LAYERS_LIMIT
    assert max(len(p.status) for p in layers.parts.values()) <= 200


@pytest.mark.parametrize(("reference", "split"), [
    ("nginx", ("nginx", "latest")), ("nginx:1", ("nginx", "1")),
    ("reg:5000/a", ("reg:5000/a", "latest")), ("reg:5000/a:2", ("reg:5000/a", "2")),
    ("a@sha256:00", ("a", "sha256:00")), ("a:1@sha256:00", ("a", "sha256:00"))])
def test_a_reference_without_tag_means_latest_and_not_every_tag(reference, split) -> None:
    assert split_reference(reference) == split


def test_a_copy_belongs_to_the_same_app_but_to_no_compose_project() -> None:
    spec = duplicate({
        "Name": "/shop-web-1",
        "Config": {"Image": "nginx", "Cmd": ["a", "b"], "Env": ["A=1=2", "B"], "Tty": True,
                   "ExposedPorts": {"443/tcp": {}},
                   "Labels": {"com.docker.compose.project": "shop", "x": "y",
                              "com.docker.compose.service": "web"}},
        "HostConfig": {"PortBindings": {"80/tcp": [{"HostPort": "8080"}]}, "NanoCpus": 500_000_000,
                       "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3},
                       "NetworkMode": "bridge", "PidsLimit": None},
        "Mounts": [{"Type": "volume", "Name": "f" * 64, "Destination": "/a", "RW": True},
                   {"Type": "bind", "Source": "/srv", "Destination": "/b", "RW": False}],
    })
    assert spec.name == "shop-web-1-copy"
    assert dict(spec.labels) == {"caas.app": "shop", "caas.service": "web", "x": "y"}
    assert spec.env == (("A", "1=2"), ("B", ""))
    assert spec.ports == (PortSpec(443, published=False), PortSpec(80))
    assert spec.mounts == (MountSpec("volume", "", "/a"), MountSpec("bind", "/srv", "/b", True))
    assert (spec.cpus, spec.restart, spec.restart_tries, spec.network) == (0.5, "on-failure", 3, "")


def test_a_copy_of_nonsense_is_an_empty_form() -> None:
    assert duplicate({"Config": [], "HostConfig": "x", "Mounts": {"a": 1}}).image == ""
