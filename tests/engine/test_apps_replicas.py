"""Replicas of a Compose project's service on a standalone host."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest
from tests.engine.apps_kit import Commands, commands
from tests.engine.test_apps_projects import HOST, SHOP, ids
from tests.engine.test_compose_reader_config import compose

ONE_OF = """
name: {name}
services:
  a:
    image: caas/busybox:latest
    command: sleep 1000
    init: true
    stop_grace_period: 1s
    KEY
"""


@pytest.fixture
def cli(lab: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Commands]:
    with commands(lab, tmp_path, capsys, HOST) as one:
        yield one


def write(folder: Path, name: str, text: str = SHOP) -> str:
    (folder / ".env").write_text("WORD=hush\n")
    file = folder / "compose.yaml"
    file.write_text(text.format(name=name, version="1"))
    return str(file)


def volume(docker_cli: Any, container: str) -> str:
    told = json.loads(docker_cli(HOST, "inspect", "-f", "{{json .Mounts}}", container))
    return next(str(m["Name"]) for m in told if m.get("Destination") == "/anonymous")


def test_what_docker_compose_made_is_scaled_as_it_would_scale_it(
        lab: Any, docker_cli: Any, scratch: Any, cli: Commands, tmp_path: Path) -> None:
    name = scratch.name("many")
    write(tmp_path, name)
    made = compose(lab, tmp_path, "up", "-d", host=HOST)
    assert made.returncode == 0, made.stderr
    before = ids(docker_cli, name)
    assert cli.json("scale", f"{name}/web=3", f"{HOST}/{name}/db=2") == [
        {"host": HOST, "service": f"{name}/web", "replicas": 3, "changed": True},
        {"host": HOST, "service": f"{name}/db", "replicas": 2, "changed": True}]
    after = ids(docker_cli, name)
    assert {n.removeprefix(f"{name}-") for n in after.keys() - before} == {"web-3", "db-2"}
    assert before.items() <= after.items()
    assert volume(docker_cli, f"{name}-db-1") != volume(docker_cli, f"{name}-db-2")
    told = compose(lab, tmp_path, "ps", "-a", "-q", host=HOST)
    assert set(told.stdout.split()) == set(after.values())
    again = compose(lab, tmp_path, "up", "-d", "--scale", "web=3", "--scale", "db=2", host=HOST)
    assert again.returncode == 0, again.stderr
    assert ids(docker_cli, name) == after
    docker_cli(HOST, "exec", f"{name}-web-1", "nslookup", f"{name}-web-3")
    cli.call("scale", f"{name}/web=1", f"{name}/db=1")
    assert {n.removeprefix(f"{name}-") for n in ids(docker_cli, name)} == {
        "db-1", "once-1", "web-1"}
    assert "has 1 already" in cli.call("scale", f"{name}/web=1")
    with pytest.raises(BadRequest, match="one container at least"):
        cli.call("scale", f"{name}/web=0")


def test_what_was_deployed_here_is_scaled_with_the_files_that_were_put_into_it(
        docker_cli: Any, scratch: Any, cli: Commands, tmp_path: Path) -> None:
    name = scratch.name("own")
    file = write(tmp_path, name)
    cli.call("deploy", file, "--to", HOST)
    cli.call("scale", f"{name}/db=2")
    assert docker_cli(HOST, "exec", f"{name}-db-2", "cat", "/run/secrets/word", "/etc/text"
                      ) == "hushhello"
    made = cli.json("deploy", file, "--to", HOST)
    assert [row["name"] for row in made["done"]] == [f"{name}-db-2"]  # as the file says again


@pytest.mark.parametrize(("key", "why"), [
    ("container_name: {name}", "a container name of its own"),
    ("ports: ['127.0.0.1:18643:80']", "publishes port 18643"),
    ("networks: {{default: {{ipv4_address: 10.251.7.9}}}}\nnetworks:\n  default: "
     "{{ipam: {{config: [{{subnet: 10.251.7.0/24}}]}}}}", "a fixed address")])
def test_what_there_can_be_once_only_is_not_scaled(
        docker_cli: Any, scratch: Any, cli: Commands, tmp_path: Path, key: str, why: str) -> None:
    name = scratch.name("once")
    text = ONE_OF.replace("KEY", key)
    cli.call("deploy", write(tmp_path, name, text), "--to", HOST)
    before = ids(docker_cli, name)
    with pytest.raises(BadRequest, match=why):
        cli.call("scale", f"{name}/a=2")
    assert ids(docker_cli, name) == before
