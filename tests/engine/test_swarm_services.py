"""Services on a real Swarm: what is done to one, and what is left alone."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest, CaasError, ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.service_spec import FileUse, ServiceSpec, UpdatePolicy
from caas_desktop.operations.logs.lines import MARKER, STDERR
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import LogTarget, State
from caas_desktop.operations.streams import StreamReader
from caas_desktop.operations.swarm import objects, services
from lab.images import BUSYBOX
from lab.state import Lab
from lab.testing import Scratch
from tests.engine.swarm_kit import connected, wait

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def manager(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with connected(lab, tmp_path_factory.mktemp("home"), lab.swarm_managers[0]) as engines:
        yield engines[0]


@pytest.fixture
def spec(scratch: Scratch) -> ServiceSpec:
    """A service without a virtual address: the lab's kernel may lack IPVS."""
    return ServiceSpec(image=BUSYBOX, name=scratch.name("web"), command=("sleep", "100000"),
                       replicas=2, endpoint_mode="dnsrr", stop_grace_s=0.2,
                       update=UpdatePolicy(parallelism=1, monitor_s=0.5))


def tasks(engine: Engine, service: str) -> list[dict[str, Any]]:
    return list(engine.request("GET", "/tasks", query={"filters": {"service": [service]}}))


def alive(engine: Engine, service: str) -> set[str]:
    return {t["ID"] for t in tasks(engine, service)
            if t["Status"]["State"] == "running" and t["DesiredState"] == "running"}


def running(engine: Engine, service: str, count: int) -> set[str]:
    return set(wait(lambda: (now := alive(engine, service)) and len(now) == count and now))


def updated(engine: Engine, service: str) -> None:
    wait(lambda: (services.inspect(engine, service).get("UpdateStatus") or {}).get(
        "State", "completed") in ("completed", "rollback_completed"))


def test_a_created_service_is_what_was_asked_for(manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    assert services.current(services.inspect(manager, made)) == spec
    running(manager, made, 2)


def test_a_label_restarts_no_task(manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    before = running(manager, made, 2)
    raw = services.inspect(manager, made)
    services.edit(manager, raw, replace(spec, labels=(("caas.category", "data"),)))
    services.scale(manager, made, {"replicas": 3})
    # Tasks that the label replaced would be gone before the third one, asked for later, runs.
    assert before < running(manager, made, 3)
    assert services.inspect(manager, made)["Spec"]["Labels"] == {"caas.category": "data"}


def test_scaling_restarts_no_task_and_an_equal_number_is_no_write(
        manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    before = running(manager, made, 2)
    services.scale(manager, made, {"replicas": 3})
    assert before < running(manager, made, 3)
    version = services.inspect(manager, made)["Version"]["Index"]
    assert services.scale(manager, made, {"replicas": 3}) is False
    assert services.inspect(manager, made)["Version"]["Index"] == version


def test_stop_remembers_and_start_brings_back(manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    services.stop(manager, made, {})
    wait(lambda: not alive(manager, made))
    assert services.inspect(manager, made)["Spec"]["Labels"] == {"caas.replicas": "2"}
    services.start(manager, made, {})
    running(manager, made, 2)
    assert not services.inspect(manager, made)["Spec"].get("Labels")


def test_restart_replaces_every_task(manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    before = running(manager, made, 2)
    services.restart(manager, made, {})
    wait(lambda: len(alive(manager, made)) == 2 and not alive(manager, made) & before)


def test_rollback_brings_back_what_ran_at_todays_replicas(
        manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    running(manager, made, 2)
    raw = services.inspect(manager, made)
    services.edit(manager, raw, replace(spec, command=("sleep", "200000")))
    updated(manager, made)
    # The engine's own memory holds one write only: after this it knows no earlier command.
    services.scale(manager, made, {"replicas": 3})
    services.rollback(manager, made, {})
    now = services.current(services.inspect(manager, made))
    assert (now.command, now.replicas) == (("sleep", "100000"), 3)
    services.remove(manager, made, {})
    left = manager.request("GET", "/configs", query={
        "filters": {"label": [f"caas.revision.service={made}"]}})
    assert not left


def test_the_engines_own_rollback_is_used_where_it_knows_enough(
        manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    running(manager, made, 2)
    services.set_image(manager, made, {"image": "caas/sample:1"})
    services.rollback(manager, made, {})
    raw = services.inspect(manager, made)
    assert raw["UpdateStatus"]["State"].startswith("rollback")
    assert services.current(raw).image == BUSYBOX


def test_nothing_to_go_back_to_is_said(manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    with pytest.raises(BadRequest, match="no earlier version"):
        services.rollback(manager, made, {})


def test_an_edit_of_an_old_state_is_a_conflict_and_loses_nothing(
        manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    raw = services.inspect(manager, made)
    services.scale(manager, made, {"replicas": 1})
    wanted = replace(spec, labels=(("a", "b"),))
    with pytest.raises(ResourceConflict):
        services.edit(manager, raw, wanted)
    fresh = services.inspect(manager, made)
    services.edit(manager, fresh, services.merged(spec, wanted, services.current(fresh)))
    now = services.current(services.inspect(manager, made))
    assert (now.replicas, now.labels) == (1, (("a", "b"),))


def test_a_change_that_meets_another_one_is_made_again_on_the_fresh_spec(
        manager: Engine, spec: ServiceSpec) -> None:
    made = services.create(manager, spec)
    calls = []

    def make(found: dict[str, Any]) -> dict[str, Any]:
        if not calls:
            services.scale(manager, made, {"replicas": 1})  # somebody else, just now
        calls.append(found["Mode"]["Replicated"]["Replicas"])
        return found | {"Labels": {"mine": "1"}}

    assert services.change(manager, made, make)
    assert calls == [2, 1]
    now = services.current(services.inspect(manager, made))
    assert (now.replicas, now.labels) == (1, (("mine", "1"),))


def test_secrets_and_configs_are_given_to_tasks_and_kept_while_used(
        manager: Engine, spec: ServiceSpec, scratch: Scratch) -> None:
    secret = objects.create_secret(manager, objects.NewData(scratch.name("s"), b"hunter2"))
    config = objects.create_config(manager, objects.NewData(scratch.name("c"), b"a: 1"))
    made = ""
    try:
        made = services.create(manager, replace(
            spec, replicas=1, command=("sh", "-c", "cat /run/secrets/pw /conf; sleep 1000"),
            secrets=(FileUse(secret, scratch.name("s"), "pw"),),
            configs=(FileUse(config, scratch.name("c"), "/conf"),)))
        running(manager, made, 1)
        assert objects.config_data(manager, config) == b"a: 1"
        with pytest.raises(CaasError) as refusal:
            manager.request("DELETE", f"/secrets/{secret}")
        assert scratch.name("web") in str(refusal.value)
        with pytest.raises(ResourceConflict, match="in use"):
            objects.create_secret(manager, objects.NewData(scratch.name("s"), b"again"))
    finally:
        if made:
            services.remove(manager, made, {})
        for path in (f"/secrets/{secret}", f"/configs/{config}"):
            wait(lambda path=path: _gone(manager, path))


def _gone(engine: Engine, path: str) -> bool:
    try:
        engine.request("DELETE", path)
    except CaasError:
        return False
    return True


def test_networks_are_created_as_asked(manager: Engine, scratch: Scratch) -> None:
    made = objects.create_network(manager, objects.NewNetwork(
        scratch.name("net"), "overlay", "10.199.0.0/24", "10.199.0.1", attachable=True))
    # Swarm hands a network on to its driver a moment later.
    raw = wait(lambda: (found := manager.request("GET", f"/networks/{made}"))["Driver"] and found)
    assert (raw["Driver"], raw["Attachable"]) == ("overlay", True)
    assert raw["IPAM"]["Config"] == [{"Subnet": "10.199.0.0/24", "Gateway": "10.199.0.1"}]


def test_the_log_of_a_task_on_another_node_is_read_by_way_of_the_manager(
        manager: Engine, spec: ServiceSpec) -> None:
    own = manager.info.swarm
    assert own is not None
    made = services.create(manager, replace(
        spec, replicas=1, constraints=(f"node.id!={own.node_id}",),
        command=("sh", "-c", "echo from afar; echo trouble >&2; sleep 100000")))
    task = running(manager, made, 1).pop()
    reader = StreamReader()
    session = LogSession(reader, [LogTarget("lab", task, lambda: manager, "web.1", of="tasks")])
    try:
        def read() -> set[tuple[str, bool]]:
            return {(line.text.decode(), bool(line.flags & STDERR))
                    for line in session.arena.lines(0, 100) if not line.flags & MARKER}
        assert wait(lambda: len(read()) > 1 and read()) == {
            ("from afar", False), ("trouble", True)}
    finally:
        session.close()
        wait(lambda: all(source.state is State.CLOSED for source in session.sources))
        reader.stop()
