"""Apps on a cluster are `docker stack`'s own, and its are ours; the commands do both."""
from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.app.cli import codes
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps import stack_running
from caas_desktop.operations.apps.app import deploy_app, plan_app
from caas_desktop.operations.apps.listed import find_app
from caas_desktop.operations.apps.operating import remove_app
from caas_desktop.operations.compose import Project, Source, load
from lab.run import LabError
from tests.engine.apps_kit import commands
from tests.engine.swarm_kit import connected, wait

pytestmark = pytest.mark.cluster
HOST = "lab1"
STACK = """
version: "3.13"
services:
  web:
    image: caas/busybox:latest
    command: sleep 100000
    environment: {{A: "{version}"}}
    labels: {{c.l: "1"}}
    init: true
    stop_grace_period: 1s
    cap_add: [NET_ADMIN]
    extra_hosts: ["a:1.2.3.4"]
    ulimits: {{nofile: 1000}}
    logging: {{driver: json-file, options: {{max-size: 1m}}}}
    healthcheck: {{test: "true", interval: 5s, retries: 2}}
    networks: {{back: {{aliases: [w]}}}}
    secrets: [word, {{source: word, target: other, uid: "1", mode: 0400}}]
    configs: [{{source: text, target: /etc/text, mode: 0440}}]
    volumes: ["data:/data", {{type: tmpfs, target: /t, tmpfs: {{size: 1000000}}}}]
    deploy:
      replicas: 2
      endpoint_mode: dnsrr
      labels: {{s.l: "2"}}
      update_config: {{parallelism: 2, delay: 1s, order: start-first, failure_action: rollback}}
      rollback_config: {{parallelism: 0}}
      restart_policy: {{condition: any, delay: 2s, max_attempts: 3, window: 20s}}
      placement: {{constraints: [node.platform.os == linux], max_replicas_per_node: 3}}
      resources: {{limits: {{cpus: "0.5", memory: 64m}}, reservations: {{memory: 8m}}}}
  plain:
    image: docker.io/caas/busybox
    command: ["sleep", "100000"]
    init: true
    networks: [back]
    configs: [text]
    deploy: {{endpoint_mode: dnsrr}}
networks: {{back: {{attachable: true, labels: {{q: r}}}}}}
volumes: {{data: {{labels: {{v: l}}}}}}
secrets: {{word: {{file: ./word}}}}
configs: {{text: {{file: ./text}}}}
"""

PLAIN = """
services:
  web:
    image: caas/busybox:latest
    command: {command}
    init: true
    stop_grace_period: 1s
    environment: {{A: "{version}"}}
    deploy:
      replicas: 2
      update_config: {{failure_action: rollback, monitor: 2s, parallelism: 0}}
"""

FAILING = """
services:
  web: {image: caas/busybox:latest, command: /nowhere}
  well: {image: caas/busybox:latest, command: "true", deploy: {restart_policy: {condition: none}}}
  badly:
    image: caas/busybox:latest
    command: sh -c 'exit 3'
    deploy: {restart_policy: {condition: none}}
  off: {image: caas/busybox:latest, deploy: {replicas: 0}}
"""


@pytest.fixture
def engine(lab: Any, tmp_path: Path) -> Iterator[Engine]:
    if not lab.swarm_managers:
        pytest.skip("this lab has no Swarm")
    with connected(lab, tmp_path, HOST) as (one,):
        yield one


@pytest.fixture
def name(lab: Any, engine: Engine, scratch: Any, docker_cli: Any) -> Iterator[str]:
    made: str = scratch.name("stack")
    yield made

    def removed() -> bool:
        """A network that is just going is still listed, and then not found."""
        try:
            docker_cli(HOST, "stack", "rm", made)
        except LabError:
            return False
        return True

    wait(removed)
    # Nodes let go of the network one after the other.
    for host in lab.swarm_managers:
        wait(lambda h=host: made not in docker_cli(  # type: ignore[misc]
            h, "network", "ls", "--format", "{{.Name}}"), seconds=120)


def project(folder: Path, name: str, version: str = "1") -> Project:
    (folder / "stack.yaml").write_text(STACK.format(version=version))
    (folder / "word").write_text("hush")
    (folder / "text").write_text("hello")
    return load(Source(files=(folder / "stack.yaml",), name=name))


def specs(engine: Engine, name: str) -> dict[str, Any]:
    return {s: engine.request("GET", f"/services/{name}_{s}")["Spec"] for s in ("web", "plain")}


def stack_deploy(lab: Any, folder: Path, name: str) -> None:
    told = subprocess.run(
        [str(lab.docker_cli), "stack", "deploy", "--detach=true", "-c", "stack.yaml", name],
        cwd=folder, text=True, capture_output=True, timeout=60, check=False,
        env={**os.environ, "DOCKER_HOST": f"unix://{lab.hosts[HOST].socket}",
             "DOCKER_CONFIG": str(lab.docker_config)})
    assert told.returncode == 0, told.stderr


def test_docker_stack_takes_our_app_as_its_own_and_writes_the_same_specs(
        lab: Any, docker_cli: Any, engine: Engine, name: str, tmp_path: Path) -> None:
    app = project(tmp_path, name)
    deploy_app(engine, app)
    assert all(row.act == "keep" for row in plan_app(engine, app).rows)
    assert name in docker_cli(HOST, "stack", "ls", "--format", "{{.Name}}").split()
    tasks = docker_cli(HOST, "stack", "ps", name, "--format", "{{.Name}} {{.CurrentState}}",
                       "--filter", "desired-state=running")
    assert tasks.count("Running") == 3
    ours = specs(engine, name)
    stack_deploy(lab, tmp_path, name)
    theirs = specs(engine, name)
    for one in ours:
        box = theirs[one]["TaskTemplate"]["ContainerSpec"]
        box["Privileges"] = ours[one]["TaskTemplate"]["ContainerSpec"].get("Privileges")
    assert [row for row in plan_app(engine, app).rows if row.act != "keep"] == []
    for one, spec in ours.items():
        kept = json.loads(json.dumps(theirs[one]))
        for key in ("Labels", "Mode", "UpdateConfig", "RollbackConfig", "EndpointSpec"):
            assert spec.get(key) == kept.get(key), key
        for key, value in spec["TaskTemplate"]["ContainerSpec"].items():
            found = kept["TaskTemplate"]["ContainerSpec"].get(key)
            # Two targets of one secret come from a map of Go's, in either order.
            assert sorted(map(str, found)) == sorted(map(str, value)) if key == "Secrets" \
                else found == value, key


def test_a_stack_of_docker_is_kept_and_only_the_changed_service_is_updated(
        lab: Any, engine: Engine, name: str, tmp_path: Path) -> None:
    app = project(tmp_path, name)
    stack_deploy(lab, tmp_path, name)
    assert all(row.act == "keep" for row in plan_app(engine, app).rows)
    versions = {s: engine.request("GET", f"/services/{name}_{s}")["Version"]
                for s in ("web", "plain")}
    changed = project(tmp_path, name, "2")
    assert {r.name for r in plan_app(engine, changed).rows if r.act == "change"} == {f"{name}_web"}
    assert deploy_app(engine, changed) == 1
    assert engine.request("GET", f"/services/{name}_plain")["Version"] == versions["plain"]
    assert specs(engine, name)["web"]["TaskTemplate"]["ContainerSpec"]["Env"] == ["A=2"]


def test_another_content_of_a_secret_or_config_is_refused_and_removal_leaves_nothing(
        engine: Engine, name: str, tmp_path: Path) -> None:
    app = project(tmp_path, name)
    deploy_app(engine, app)
    (tmp_path / "text").write_text("other")
    assert plan_app(engine, app).refused
    (tmp_path / "text").write_text("hello")
    (tmp_path / "word").write_text("other")
    with pytest.raises(BadRequest, match="another `name`"):
        deploy_app(engine, app)
    remove_app(engine, find_app(engine, name))
    left = engine.request("GET", "/services", query={
        "filters": {"label": [f"com.docker.stack.namespace={name}"]}})
    assert left == []


def test_the_commands_plan_deploy_list_export_and_remove(
        lab: Any, engine: Engine, name: str, tmp_path: Path,
        capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path, name)
    file = str(tmp_path / "stack.yaml")
    deployment = ("deploy", file, "--to", HOST, "--name", name)
    with commands(lab, tmp_path, capsys, HOST) as cli:
        assert cli.json(*deployment, "--plan")["changes"] == 5
        cli.call(*deployment)
        assert "as it should be" in cli.call(*deployment)
        (one,) = [app for app in cli.json("apps", "list") if app["name"] == name]
        assert (one["swarm"], one["revisions"]) == (True, 1)
        assert cli.call("apps", "export", name).startswith(f"name: {name}")
        cli.call("apps", "stop", name)
        assert specs(engine, name)["web"]["Mode"]["Replicated"]["Replicas"] == 0
        cli.call("apps", "start", name)
        assert specs(engine, name)["web"]["Mode"]["Replicated"]["Replicas"] == 2
        cli.call("apps", "rm", name, "-y")


def test_an_update_that_the_cluster_takes_back_is_told_and_can_be_left_for_an_earlier_revision(
        lab: Any, engine: Engine, name: str, tmp_path: Path,
        capsys: pytest.CaptureFixture[str]) -> None:
    with commands(lab, tmp_path, capsys, HOST) as cli:
        def deploy(text: str, code: int = 0) -> Any:
            (tmp_path / "app.yaml").write_text(text)
            return cli.json("deploy", str(tmp_path / "app.yaml"), "--to", HOST, "--name", name,
                            code=code)

        deploy(PLAIN.format(version="1", command="sleep 100000"))
        cli.call("scale", f"{name}_web=3")
        deploy(PLAIN.format(version="2", command="sleep 100000").replace("replicas: 2",
                                                                         "replicas: 3"))
        told = deploy(PLAIN.format(version="3", command="/nowhere"), codes.FAILED)
        assert "rolled" in told["error"]
        assert "exit (127)" in told["error"]
        assert told["done"] == []
        assert told["back"] == 2
        cli.call("apps", "rollback", name, "--to", "1")
        spec = engine.request("GET", f"/services/{name}_web")["Spec"]
        assert spec["TaskTemplate"]["ContainerSpec"]["Env"] == ["A=1"]
        assert spec["Mode"]["Replicated"]["Replicas"] == 3
        assert cli.json("apps", "diff", name)["equal"]


def test_what_was_deployed_and_never_came_up_is_told_by_each_deployment(
        lab: Any, engine: Engine, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack_running, "AGAIN_S", 0.0)
    (tmp_path / "stack.yaml").write_text(FAILING)
    stack_deploy(lab, tmp_path, name)
    with commands(lab, tmp_path, capsys, HOST) as cli:
        words = ("deploy", str(tmp_path / "stack.yaml"), "--to", HOST, "--name", name)

        def failing() -> dict[str, str]:
            rows = cli.json(*words, "--plan")["rows"]
            assert {row["act"] for row in rows} == {"keep"}
            return {row["service"]: row["reason"] for row in rows if row["reason"]}

        wait(lambda: failing().keys() == {"web", "badly"} and "nowhere" in failing()["web"])
        assert "exit (3)" in failing()["badly"]
        told = cli.json(*words, code=codes.FAILED)
        assert told["changed"] == 0
        assert "exit (3)" in told["error"] or "nowhere" in told["error"]
        assert cli.json("apps", "history", name)[0]["result"] == "error"
        cli.call(*words, code=codes.FAILED)
        assert f"{name}_web: Does not run" in cli.said
        assert f"{name}_badly: Does not run" in cli.said


def test_a_stack_of_docker_is_adopted_and_its_own_file_changes_nothing(
        lab: Any, engine: Engine, name: str, tmp_path: Path,
        capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path, name)
    stack_deploy(lab, tmp_path, name)
    with commands(lab, tmp_path, capsys, HOST) as cli:
        assert any("secrets" in words for words in cli.json("apps", "adopt", name)["unknown"])
        assert cli.json("apps", "diff", name)["equal"]
        (tmp_path / "own.yaml").write_text(cli.call("apps", "export", name))
        own = cli.json("deploy", str(tmp_path / "own.yaml"), "--to", HOST, "--plan")
        assert own["changes"] == 0, own
