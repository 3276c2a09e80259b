"""An installed Docker Compose deploys over our own connection, and is told nothing else."""
from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest, CaasError, Cancelled
from caas_desktop.operations.apps.app import plan_app
from caas_desktop.operations.apps.docker_compose import compose_up
from caas_desktop.operations.apps.listed import find_app
from caas_desktop.operations.apps.operating import remove_app
from caas_desktop.operations.compose import Project, Source, load
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.tasks import Part
from tests.engine.test_apps_projects import HOST, SHOP, acts, ids
from tests.engine.test_connection_transports import Open, connector, opened

__all__ = ["connector", "opened"]


@pytest.fixture(autouse=True)
def config(lab: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_CONFIG", str(lab.docker_config))
    monkeypatch.setenv("WORD", "of the console")


def program(lab: Any) -> list[str]:
    return [str(lab.docker_cli), "compose"]


def read(folder: Path, name: str, text: str = SHOP) -> Project:
    folder.mkdir(exist_ok=True)
    (folder / "compose.yaml").write_text(text.format(name=name, version="1"))
    (folder / ".env").write_text("WORD=hush\n")
    return load(Source(files=(folder / "compose.yaml",)))


@pytest.mark.parametrize("transport", ["unix", "tls", "ssh"])
def test_docker_compose_deploys_what_we_would_deploy(
        transport: str, lab: Any, docker_cli: Any, scratch: Any, opened: Open,
        monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    name, folder = scratch.name(f"exec-{transport}"), tmp_path / "lent"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    engine, project, said = opened(HOST, transport), read(tmp_path / "app", name), list[Part]()
    compose_up(engine, project, said.append, CancelToken(), program=program(lab))
    assert len(ids(docker_cli, name)) == 4
    assert set(acts(plan_app(engine, project)).values()) == {"keep"}
    assert docker_cli(HOST, "exec", f"{name}-db-1", "cat", "/run/secrets/word") == "hush"
    assert said
    assert "hush" not in " ".join(part.status for part in said)
    assert not os.listdir(folder)  # the socket is gone
    assert not [t for t in threading.enumerate() if t.name.startswith("bridge")]
    remove_app(engine, find_app(engine, name), volumes=True)


def test_what_docker_compose_refuses_is_told_in_its_words(
        lab: Any, scratch: Any, opened: Open, tmp_path: Path) -> None:
    name = scratch.name("exec-bad")
    project = read(tmp_path / "app", name,
                   "name: {name}\nservices: {{a: {{image: 'caas/no-such-image:{version}'}}}}\n")
    with pytest.raises(CaasError, match="docker compose ended with code") as raised:
        compose_up(opened(HOST, "unix"), project, lambda _: None, CancelToken(),
                   program=program(lab))
    assert "a Pulling" in raised.value.detail


def test_a_cluster_is_refused_and_a_cancelled_run_is_ended(
        lab: Any, docker_cli: Any, scratch: Any, opened: Open, tmp_path: Path) -> None:
    project = read(tmp_path / "app", scratch.name("exec-end"))
    with pytest.raises(BadRequest, match="cluster"):
        compose_up(opened("lab1", "unix"), project, lambda _: None, CancelToken())
    token = CancelToken()
    with pytest.raises(Cancelled):
        compose_up(opened(HOST, "unix"), project, lambda _: token.cancel(), token,
                   program=program(lab))
    engine = opened(HOST, "unix")
    if ids(docker_cli, project.name):
        remove_app(engine, find_app(engine, project.name), volumes=True)
