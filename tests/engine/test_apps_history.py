"""What was deployed can be listed, compared, gone back to, adopted and taken elsewhere."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.app.cli import codes
from caas_desktop.domain.errors import CaasError, ResourceConflict
from tests.engine.apps_kit import Commands, commands
from tests.engine.test_apps_projects import ids
from tests.engine.test_compose_reader_config import compose

HOST, OTHER = "lab4", "lab5"
FILE = """
name: {name}
services:
  web:
    image: {image}
    command: {command}
    init: true
    stop_grace_period: 1s
    environment: {{V: "{version}"}}
    volumes: ["data:/data"]
    deploy: {{replicas: {replicas}}}
  db: {{image: caas/busybox:latest, command: sleep 100000, init: true, stop_grace_period: 1s}}
volumes: {{data: {{}}}}
"""


@pytest.fixture
def cli(lab: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Commands]:
    with commands(lab, tmp_path, capsys, HOST, OTHER) as one:
        yield one


def write(folder: Path, name: str, version: str = "1", **values: Any) -> str:
    file = folder / "compose.yaml"
    file.write_text(FILE.format(**{
        "name": name, "version": version, "replicas": 1, "image": "caas/busybox:latest",
        "command": "sleep 100000", **values}))
    return str(file)


def environment(docker_cli: Any, container: str) -> list[str]:
    found: list[str] = json.loads(docker_cli(HOST, "inspect", "-f", "{{json .Config.Env}}",
                                             container))
    return found


def test_revisions_are_compared_and_gone_back_to_at_the_present_replicas(
        docker_cli: Any, scratch: Any, cli: Commands, tmp_path: Path) -> None:
    name = scratch.name("hist")
    cli.call("deploy", write(tmp_path, name), "--to", HOST)
    cli.call("deploy", write(tmp_path, name), "--to", HOST)
    made = cli.json("deploy", write(tmp_path, name, "2", replicas=2), "--to", HOST)
    assert made["revision"]["number"] == 2  # one deployment changed nothing, and left none
    told = cli.json("apps", "diff", name, "1", "2")
    assert {"-      V: \"1\"", "+      V: \"2\""} <= set(told["diff"])
    assert cli.json("apps", "diff", name, "--on", HOST)["equal"]
    db = ids(docker_cli, name)[f"{name}-db-1"]
    cli.call("apps", "rollback", name)
    after = ids(docker_cli, name)
    assert set(after) == {f"{name}-{one}" for one in ("db-1", "web-1", "web-2")}
    assert after[f"{name}-db-1"] == db
    assert "V=1" in environment(docker_cli, f"{name}-web-2")
    docker_cli(HOST, "rm", "-f", f"{name}-web-2")
    assert "-    scale: 2" in cli.json("apps", "diff", name)["diff"]
    assert [(one["number"], one["made"], one["of"]) for one in cli.json(
        "apps", "history", name)] == [(3, "roll back", 1), (2, "deploy", None),
                                      (1, "deploy", None)]
    cli.call("apps", "rm", name, "-y")
    cli.call("apps", "rollback", name, "--to", "2", "--on", HOST)  # also once it is gone
    assert set(ids(docker_cli, name)) == {f"{name}-{one}" for one in ("db-1", "web-1", "web-2")}


def test_going_back_brings_the_image_back_that_the_name_meant(
        docker_cli: Any, scratch: Any, cli: Commands, tmp_path: Path) -> None:
    name = scratch.name("tag")
    docker_cli(HOST, "tag", "caas/busybox:latest", f"{name}:1")
    before = docker_cli(HOST, "image", "inspect", "-f", "{{.Id}}", f"{name}:1").strip()
    file = write(tmp_path, name, image=f"{name}:1")
    cli.call("deploy", file, "--to", HOST)
    made = docker_cli(HOST, "commit", "-c", "LABEL a=b", f"{name}-db-1", f"{name}:1").strip()
    try:
        cli.call("deploy", file, "--to", HOST)
        running = docker_cli(HOST, "inspect", "-f", "{{.Image}}", f"{name}-web-1").strip()
        assert running == made != before
        cli.call("apps", "rollback", name)
        assert docker_cli(HOST, "inspect", "-f", "{{.Image}}", f"{name}-web-1").strip() == before
    finally:
        cli.call("apps", "rm", name, "-y", "--volumes")
        docker_cli(HOST, "rmi", "-f", f"{name}:1", made)


def test_a_deployment_that_stops_half_way_says_what_is_done_and_offers_both_ways(
        docker_cli: Any, scratch: Any, cli: Commands, tmp_path: Path) -> None:
    name = scratch.name("stop")
    cli.call("deploy", write(tmp_path, name), "--to", HOST)
    broken = write(tmp_path, name, command="[nowhere]").replace("init: true\n    stop", "stop")
    text = Path(broken).read_text().replace("    init: true\n", "", 1)
    Path(broken).write_text(text.replace("command: sleep 100000,", "command: sleep 99999,"))
    told = cli.json("deploy", broken, "--to", HOST, code=codes.PARTLY)
    assert {row["name"] for row in told["done"]} == {f"{name}-db-1"}
    assert {row["name"] for row in told["left"]} == {f"{name}-web-1"}
    assert (told["back"], told["known"], told["ok"]) == (1, True, False)
    assert f"rollback {name} --to 1" in cli.said
    cli.call("apps", "rollback", name, "--to", str(told["back"]))
    assert cli.json("apps", "diff", name, "1")["equal"]
    newest, stopped, first = cli.json("apps", "history", name)
    assert (newest["of"], first["result"]) == (1, "ok")
    assert stopped["result"] != "ok"


def test_an_app_of_docker_compose_is_adopted_as_it_is_and_taken_elsewhere(
        lab: Any, docker_cli: Any, scratch: Any, cli: Commands, tmp_path: Path) -> None:
    name = scratch.name("adopt")
    write(tmp_path, name, replicas=2)
    made = compose(lab, tmp_path, "up", "-d", host=HOST)
    assert made.returncode == 0, made.stderr
    before = ids(docker_cli, name)
    told = cli.json("apps", "adopt", name, "--tenant", "acme")
    assert told["unknown"]
    assert told["revision"]["made"] == "adopt"
    assert ids(docker_cli, name) == before
    with pytest.raises(ResourceConflict):
        cli.call("apps", "adopt", name)
    (one,) = [app for app in cli.json("apps") if app["name"] == name]
    assert (one["adopted"], one["tenant"], one["revisions"]) == (True, "acme", 1)
    assert {box["name"] for box in cli.json("ps", "--tenant", "acme", "--app", name)} == set(before)
    exported = cli.call("apps", "export", name)
    (tmp_path / "compose.yaml").write_text(exported)
    again = compose(lab, tmp_path, "config", "--format", "json", host=HOST)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["services"]["web"]["environment"] == {"V": "1"}
    assert cli.json("apps", "duplicate", name, "--to", OTHER, "--plan")["changes"] == 5
    cli.call("apps", "duplicate", name, "--to", OTHER, "-y")
    assert "not copied" in cli.said
    copy = ids(docker_cli, name, OTHER)
    assert set(copy) == set(before)
    cli.call("apps", "rm", name, "--on", OTHER, "-y", "--volumes")
    cli.call("apps", "adopt", name, "--tenant", "zeta")
    (domain,) = cli.json("tree", "--app", name)["domains"]
    assert (domain["name"], domain["apps"][0]["name"]) == ("zeta", name)
    cli.call("apps", "release", name)
    assert cli.json("tree", "--app", name)["domains"][0]["name"] == ""
    assert ids(docker_cli, name) == before
    assert cli.json("apps", "adopt", name)["revision"]["number"] == 2


def test_nobody_is_taken_to_have_agreed_to_what_an_adopted_app_mounts(
        docker_cli: Any, scratch: Any, cli: Commands) -> None:
    name = scratch.name("mount")
    docker_cli(HOST, "run", "-d", "--init", "--name", name, "-v", "/etc/hosts:/there:ro",
               "--label", f"com.docker.compose.project={name}",
               "--label", "com.docker.compose.service=web", "--label", "caas.tenant=acme",
               "caas/busybox:latest", "sleep", "100000")
    with pytest.raises(ResourceConflict, match="its labels say"):
        cli.call("apps", "adopt", name, "--tenant", "zeta")
    assert cli.json("apps", "adopt", name)["tenant"] == "acme"
    cli.call("apps", "rollback", name, "--to", "1", "--plan")
    assert "gets /etc/hosts" in cli.said
    with pytest.raises(CaasError, match="only a person may allow"):
        cli.call("apps", "rollback", name, "--to", "1")
