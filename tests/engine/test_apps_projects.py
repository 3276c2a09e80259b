"""Apps on a standalone host are Docker Compose's own, and its are ours."""
from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest, CaasError
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.routes import Address, RouteSpec
from caas_desktop.operations.apps.app import deploy_app, plan_app
from caas_desktop.operations.apps.listed import apps_of, find_app
from caas_desktop.operations.apps.operating import remove_app, start_app, stop_app
from caas_desktop.operations.apps.rows import Plan
from caas_desktop.operations.compose import Project, RisksNotConfirmed, Source, load
from caas_desktop.operations.routes.labels import labels_of
from caas_desktop.operations.routes.networks import EDGE_NETWORK
from caas_desktop.operations.routes.recreate import recreate
from tests.engine.swarm_kit import connected, wait
from tests.engine.test_compose_reader_config import compose

HOST, OLD = "lab4", "lab5"
SHOP = """
name: {name}
services:
  db:
    image: caas/busybox:latest
    command: sleep 100000
    init: true
    environment: {{A: "1", GONE: }}
    volumes: ["data:/data", "/anonymous"]
    healthcheck: {{test: ["CMD", "true"], interval: 1s}}
    secrets: [word]
    configs: [{{source: text, target: /etc/text, mode: 0440}}]
    ulimits: {{nofile: 1000}}
    stop_grace_period: 1s
  once:
    image: caas/busybox:latest
    command: "true"
    pid: "service:db"
  web:
    image: caas/busybox:latest
    command: ["sleep", "100000"]
    init: true
    depends_on:
      db: {{condition: service_healthy}}
      once: {{condition: service_completed_successfully}}
    networks: {{front: {{aliases: [w]}}, default: }}
    deploy: {{replicas: 2, resources: {{limits: {{cpus: "0.5", memory: 64m}}}}}}
    labels: {{version: "{version}"}}
    stop_grace_period: 1s
networks: {{front: {{}}}}
volumes: {{data: {{}}}}
secrets: {{word: {{environment: WORD}}}}
configs: {{text: {{content: hello}}}}
"""


@pytest.fixture
def engine(lab: Any, tmp_path: Path) -> Iterator[Engine]:
    with connected(lab, tmp_path, HOST) as (one,):
        yield one


def project(folder: Path, name: str, version: str = "1", text: str = SHOP) -> Project:
    (folder / "compose.yaml").write_text(text.format(name=name, version=version))
    (folder / ".env").write_text("WORD=hush\n")
    return load(Source(files=(folder / "compose.yaml",)))


def acts(plan: Plan) -> dict[str, str]:
    return {row.name: row.act for row in plan.rows}


def ids(docker_cli: Any, name: str, host: str = HOST) -> dict[str, str]:
    told = docker_cli(host, "ps", "-a", "--no-trunc", "--format", "{{.Names}} {{.ID}}",
                      "--filter", f"label=com.docker.compose.project={name}")
    return dict(line.split() for line in told.splitlines())


def test_docker_compose_takes_our_app_as_its_own(
        lab: Any, docker_cli: Any, scratch: Any, engine: Engine, tmp_path: Path) -> None:
    name = scratch.name("shop")
    app = project(tmp_path, name)
    assert set(acts(plan_app(engine, app)).values()) == {"create"}
    deploy_app(engine, app)
    before = ids(docker_cli, name)
    assert {n.removeprefix(f"{name}-") for n in before} == {"db-1", "once-1", "web-1", "web-2"}
    told = compose(lab, tmp_path, "ls", "--all", "--format", "json", host=HOST)
    assert name in {one["Name"] for one in json.loads(told.stdout)}
    told = compose(lab, tmp_path, "ps", "-a", "-q", host=HOST)
    assert set(told.stdout.split()) == set(before.values())
    again = compose(lab, tmp_path, "up", "-d", host=HOST)
    assert again.returncode == 0, again.stderr
    assert ids(docker_cli, name) == before
    assert docker_cli(HOST, "exec", f"{name}-db-1", "cat", "/run/secrets/word", "/etc/text"
                      ) == "hushhello"
    down = compose(lab, tmp_path, "down", "-v", "-t", "1", host=HOST)
    assert down.returncode == 0, down.stderr
    assert not ids(docker_cli, name)
    assert set(acts(plan_app(engine, app)).values()) == {"create"}


def test_an_app_of_docker_compose_is_kept_and_only_what_differs_is_replaced(
        lab: Any, docker_cli: Any, scratch: Any, engine: Engine, tmp_path: Path) -> None:
    name = scratch.name("kept")
    app = project(tmp_path, name)
    made = compose(lab, tmp_path, "up", "-d", host=HOST)
    assert made.returncode == 0, made.stderr
    assert set(acts(plan_app(engine, app)).values()) == {"keep"}
    before = ids(docker_cli, name)
    assert deploy_app(engine, app) == 0
    assert ids(docker_cli, name) == before
    app = project(tmp_path, name, version="2")
    changed = {n for n, act in acts(plan_app(engine, app)).items() if act == "change"}
    assert changed == {f"{name}-web-1", f"{name}-web-2"}
    deploy_app(engine, app)
    after = ids(docker_cli, name)
    assert {n for n in after if after[n] != before[n]} == changed
    again = compose(lab, tmp_path, "up", "-d", host=HOST)
    assert again.returncode == 0, again.stderr
    assert ids(docker_cli, name) == after


def test_an_app_is_stopped_started_scaled_and_removed_but_its_volumes_stay(
        docker_cli: Any, scratch: Any, engine: Engine, tmp_path: Path) -> None:
    name = scratch.name("life")
    deploy_app(engine, project(tmp_path, name))
    app = find_app(engine, name)
    assert (app.services, app.running, app.wanted) == (3, 3, 4)
    stop_app(engine, app)
    assert find_app(engine, name).running == 0
    start_app(engine, app)
    assert find_app(engine, name).running >= 3
    smaller = project(tmp_path, name, text=SHOP.replace("replicas: 2", "replicas: 1"))
    assert acts(plan_app(engine, smaller))[f"{name}-web-2"] == "remove"
    deploy_app(engine, smaller)
    assert f"{name}-web-2" not in ids(docker_cli, name)
    assert remove_app(engine, find_app(engine, name)) == []
    assert not [one for one in apps_of(engine) if one.name == name]
    assert f"{name}_data" in docker_cli(HOST, "volume", "ls", "-q")


def test_what_broke_half_way_goes_on(
        docker_cli: Any, scratch: Any, engine: Engine, tmp_path: Path) -> None:
    name = scratch.name("half")
    broken = project(tmp_path, name, text=SHOP.replace(
        '["CMD", "true"], interval: 1s', '["CMD", "false"], interval: 1s, retries: 1'))
    with pytest.raises(BadRequest, match="unhealthy"):
        deploy_app(engine, broken)
    assert f"{name}-once-1" in ids(docker_cli, name) or f"{name}-db-1" in ids(docker_cli, name)
    app = project(tmp_path, name)
    deploy_app(engine, app)
    assert set(acts(plan_app(engine, app)).values()) == {"keep"}


def test_what_does_not_stay_up_is_told_by_each_deployment(
        docker_cli: Any, scratch: Any, engine: Engine, tmp_path: Path) -> None:
    name = scratch.name("down")
    text = """
name: {name}
services:
  bad: {{image: caas/busybox:latest, command: sh -c 'exit 3'}}
  once: {{image: caas/busybox:latest, command: "true"}}
"""
    app = project(tmp_path, name, text=text)
    with suppress(CaasError):  # as quick as it was
        deploy_app(engine, app)
    wait(lambda: acts(plan_app(engine, app))[f"{name}-bad-1"] == "change")  # it has ended
    with pytest.raises(CaasError, match="bad-1 does not stay up: it ended with code 3"):
        deploy_app(engine, app)
    again = project(tmp_path, name, text=text.replace("bad: {{", "bad: {{restart: always, "))
    with suppress(CaasError):
        deploy_app(engine, again)

    def failing() -> Plan | None:
        plan = plan_app(engine, again)
        return plan if any(row.failing for row in plan.rows) else None

    plan = wait(failing)
    assert set(acts(plan).values()) == {"keep"}
    assert "again and again" in str(plan.rows)
    with pytest.raises(CaasError, match="bad-1 does not stay up"):
        deploy_app(engine, again, plan=plan)


def test_builds_risks_and_foreign_networks_are_refused(
        docker_cli: Any, scratch: Any, engine: Engine, tmp_path: Path) -> None:
    name = scratch.name("no")
    built = project(tmp_path, name, text="name: {name}\nservices: {{a: {{build: .}}}}\n")
    assert plan_app(engine, built).refused
    with pytest.raises(BadRequest, match="built"):
        deploy_app(engine, built)
    risky = project(tmp_path, name, text=(
        "name: {name}\nservices: {{a: {{image: caas/busybox:latest, volumes: ['/etc:/e']}}}}\n"))
    with pytest.raises(RisksNotConfirmed):
        deploy_app(engine, risky)
    docker_cli(HOST, "network", "create", f"{name}_default")
    plain = project(tmp_path, name, text=(
        "name: {name}\nservices: {{a: {{image: caas/busybox:latest}}}}\n"))
    with pytest.raises(CaasError, match="belongs to something else"):
        deploy_app(engine, plain)
    assert not ids(docker_cli, name)


@pytest.fixture
def edge(docker_cli: Any) -> Iterator[None]:
    """The network of the edge; the lab's own is left alone."""
    there = docker_cli(HOST, "network", "ls", "-q", "--filter", f"name=^{EDGE_NETWORK}$").strip()
    if not there:
        docker_cli(HOST, "network", "create", EDGE_NETWORK)
    yield
    if not there:
        docker_cli(HOST, "network", "rm", EDGE_NETWORK)


def test_a_route_outlives_a_deployment_whose_file_does_not_know_it(
        edge: None, docker_cli: Any, scratch: Any, engine: Engine, tmp_path: Path) -> None:
    name = scratch.name("route")
    text = SHOP.replace("replicas: 2", "replicas: {replicas}")
    one, two = (text.replace("{replicas}", count) for count in "12")
    deploy_app(engine, project(tmp_path, name, text=one))
    route = labels_of(RouteSpec(Address(f"{name}.example.org"), 80), "docker")
    web = engine.request("GET", f"/containers/{name}-web-1/json")
    recreate(engine, web["Id"], {**web["Config"]["Labels"], **route}, EDGE_NETWORK)
    again = project(tmp_path, name, version="2", text=two)
    deploy_app(engine, again)
    for number in (1, 2):
        now = engine.request("GET", f"/containers/{name}-web-{number}/json")
        assert now["Config"]["Labels"].items() >= {**route, "version": "2"}.items()
        assert set(now["NetworkSettings"]["Networks"]) == {
            f"{name}_default", f"{name}_front", EDGE_NETWORK}
    assert set(acts(plan_app(engine, again)).values()) == {"keep"}
    remove_app(engine, find_app(engine, name), volumes=True)


def test_an_old_engine_gets_all_networks(
        lab: Any, docker_cli: Any, scratch: Any, tmp_path: Path) -> None:
    name = scratch.name("old")
    app = project(tmp_path, name)
    with connected(lab, tmp_path, OLD) as (engine,):
        deploy_app(engine, app)
        before = ids(docker_cli, name, OLD)
        assert set(acts(plan_app(engine, app)).values()) == {"keep"}
    joined = docker_cli(OLD, "inspect", "-f", "{{json .NetworkSettings.Networks}}",
                        f"{name}-web-1")
    assert set(json.loads(joined)) == {f"{name}_default", f"{name}_front"}
    again = compose(lab, tmp_path, "up", "-d", host=OLD)
    assert again.returncode == 0, again.stderr
    assert ids(docker_cli, name, OLD) == before
