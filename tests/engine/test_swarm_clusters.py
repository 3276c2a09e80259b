"""Clusters made and unmade on engines of a lab of their own, and what is seen of them."""
from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.domain.changes import Change
from caas_desktop.domain.errors import BadRequest, CaasError
from caas_desktop.domain.hosts import Phase
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.service_spec import ServiceSpec
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.clusters import Clusters
from caas_desktop.operations.session import HostSession
from caas_desktop.operations.store import Store
from caas_desktop.operations.swarm import cluster, nodes, services
from lab import faults, images, lifecycle, swarm
from lab.images import BUSYBOX
from lab.paths import host_dir
from lab.state import Lab
from tests.engine.swarm_kit import connected, spec_of, wait
from tests.qt.dialogs_kit import FakeVault

NAME = "swarmtest"
pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(os.geteuid() != 0, reason="a lab of its own needs root")]


@pytest.fixture(scope="module")
def own() -> Iterator[Lab]:
    """Three hosts in one Swarm, all managers; every test leaves them so."""
    made = lifecycle.up(NAME, 3)
    try:
        images.load(made, {}, images.LOCAL)
        # A node that is gone is called down after three heartbeats.
        swarm.docker(made, "lab1", "swarm", "update", "--dispatcher-heartbeat", "1s")
        yield made
    finally:
        lifecycle.down(NAME)


@pytest.fixture
def engines(own: Lab, tmp_path: Path) -> Iterator[list[Engine]]:
    with connected(own, tmp_path, "lab1", "lab2", "lab3") as found:
        yield found


class Console:
    """A store that follows hosts as the program does; changes are applied by `until`."""

    def __init__(self, lab: Lab, folder: Path) -> None:
        self.lab, self.store, self.clusters = lab, Store(), Clusters()
        self._connector = DockerConnector(FakeVault(), folder, home=folder, env={})
        self._changes: list[Change] = []
        self.sessions: list[HostSession] = []

    def connect(self, *names: str) -> None:
        from caas_desktop.domain.changes import HostDefined

        for name in names:
            spec = spec_of(self.lab, name)
            self.store.apply([HostDefined(spec)])
            made = HostSession(spec, self._connector, self.clusters, self._changes.append,
                               lambda *_: None)
            self.sessions.append(made)
            made.start()

    def until(self, fits: Callable[[], Any], seconds: float = 60.0) -> Any:
        def look() -> Any:
            taken, self._changes[:] = list(self._changes), []
            self.store.apply(taken)
            return fits()
        return wait(look, seconds)

    def items(self, kind: str) -> list[Any]:
        return [item for _, item in self.store.of_kind(kind)]

    def phase(self, name: str) -> Phase:
        return self.store.hosts[spec_of(self.lab, name).id].status.phase

    def close(self) -> None:
        for session in self.sessions:
            session.stop()
            session.join(60)
        wait(lambda: not [t for t in threading.enumerate() if t.name == "closing"])


@pytest.fixture
def console(own: Lab, tmp_path: Path) -> Iterator[Console]:
    made = Console(own, tmp_path)
    yield made
    made.close()


def state(engine: Engine) -> str:
    return str(engine.request("GET", "/info")["Swarm"]["LocalNodeState"])


def node_of(engine: Engine) -> str:
    return str(engine.request("GET", "/info")["Swarm"]["NodeID"])


def keeps_a_locked_key(lab: Lab, host: str) -> bool:
    """Tell whether a node has locked its own key: it does so a moment after the cluster says so."""
    key = host_dir(lab.name, host) / "data/swarm/certificates/swarm-node.key"
    return "ENCRYPTED" in key.read_text("ascii")


def test_a_host_leaves_well_and_joins_again_without_anybody_seeing_a_token(
        engines: list[Engine], own: Lab, caplog: pytest.LogCaptureFixture) -> None:
    manager, other = engines[0], engines[2]
    token = manager.request("GET", "/swarm")["JoinTokens"]["Manager"]
    cluster.leave_well(other, manager, node_of(other))
    assert state(other) == "inactive"
    assert len(manager.request("GET", "/nodes")) == 2
    cluster.join(other, manager, "worker", own.hosts["lab3"].address)
    wait(lambda: len(manager.request("GET", "/nodes")) == 3)
    nodes.set_role("manager")(manager, node_of(other), {})
    wait(lambda: other.request("GET", "/info")["Swarm"]["ControlAvailable"])
    assert token not in caplog.text


def test_a_refused_join_says_why_and_not_the_token(engines: list[Engine]) -> None:
    token = engines[0].request("GET", "/swarm")["JoinTokens"]["Worker"]
    with pytest.raises(CaasError) as refusal:
        cluster.join(engines[1], engines[0], "worker")
    assert token not in f"{refusal.value} {refusal.value.hint} {refusal.value.detail}"
    assert "already" in str(refusal.value)


def test_tokens_are_made_anew(engines: list[Engine]) -> None:
    before = engines[0].request("GET", "/swarm")["JoinTokens"]
    cluster.rotate_tokens(engines[0], ["worker"])
    after = engines[0].request("GET", "/swarm")["JoinTokens"]
    assert before["Worker"] != after["Worker"]
    assert before["Manager"] == after["Manager"]


def test_a_locked_cluster_has_a_key(engines: list[Engine]) -> None:
    cluster.set_autolock(engines[0], True)
    key = wait(lambda: cluster.unlock_key(engines[0]))
    assert key.startswith("SWMKEY")
    cluster.rotate_unlock_key(engines[0])
    assert cluster.unlock_key(engines[0]) != key
    cluster.set_autolock(engines[0], False)
    wait(lambda: not cluster.unlock_key(engines[0]))


def test_a_restarted_manager_of_a_locked_cluster_asks_for_the_key(
        engines: list[Engine], own: Lab, tmp_path: Path) -> None:
    wait(lambda: not keeps_a_locked_key(own, "lab3"))
    cluster.set_autolock(engines[0], True)
    try:
        key = wait(lambda: cluster.unlock_key(engines[0]))
        wait(lambda: keeps_a_locked_key(own, "lab3"))
        faults.apply(own.name, "kill", "lab3")
        faults.apply(own.name, "revive", "lab3")
        with connected(own, tmp_path / "again", "lab3") as (locked,):
            assert wait(lambda: state(locked)) == "locked"
            wrong = key[:-4] + ("AAAA" if key[-4:] != "AAAA" else "BBBB")
            with pytest.raises(CaasError) as refusal:
                cluster.unlock(locked, wrong)
            assert wrong not in f"{refusal.value} {refusal.value.detail}"
            cluster.unlock(locked, key)
            wait(lambda: state(locked) == "active")
    finally:
        cluster.set_autolock(engines[0], False)
        faults.heal_all(own.name)


def test_a_drained_node_runs_nothing_and_labels_place_tasks(engines: list[Engine]) -> None:
    manager, drained = engines[0], node_of(engines[1])
    nodes.set_availability("drain")(manager, drained, {})
    nodes.set_labels(manager, node_of(engines[2]), {"labels": {"disk": "ssd"}})
    made = services.create(manager, ServiceSpec(
        image=BUSYBOX, name="placed", command=("sleep", "100000"), replicas=2,
        endpoint_mode="dnsrr", stop_grace_s=0.2, constraints=("node.labels.disk==ssd",)))
    try:
        def placed() -> set[str]:
            found = manager.request("GET", "/tasks", query={"filters": {"service": [made]}})
            return {t["NodeID"] for t in found if t["Status"]["State"] == "running"}
        assert wait(placed) == {node_of(engines[2])}
    finally:
        services.remove(manager, made, {})
        nodes.set_availability("active")(manager, drained, {})
    assert manager.request("GET", f"/nodes/{drained}")["Spec"]["Availability"] == "active"


def test_a_new_cluster_is_seen_without_connecting_anew(
        engines: list[Engine], own: Lab, console: Console) -> None:
    third = engines[2]
    console.connect("lab3")
    console.until(lambda: console.phase("lab3") is Phase.READY and console.items("node"))
    cluster.leave_well(third, engines[0], node_of(third))
    console.sessions[0].look_again()
    console.until(lambda: not console.items("node"))
    cluster.init(third, cluster.NewCluster(own.hosts["lab3"].address, ("10.55.0.0/16",)))
    console.sessions[0].look_again()
    console.until(lambda: len(console.items("node")) == 1)
    assert third.request("GET", "/swarm")["DefaultAddrPool"] == ["10.55.0.0/16"]
    cluster.leave_well(third, None, node_of(third))
    cluster.join(third, engines[0], "manager", own.hosts["lab3"].address)
    console.sessions[0].look_again()
    console.until(lambda: len(console.items("node")) == 3)


def test_the_last_managers_that_answer_cannot_be_demoted(
        engines: list[Engine], own: Lab) -> None:
    wait(lambda: len([n for n in engines[0].request("GET", "/nodes")
                      if (n.get("ManagerStatus") or {}).get("Reachability") == "reachable"]) == 3)
    faults.apply(own.name, "kill", "lab3")
    try:
        wait(lambda: [n for n in engines[0].request("GET", "/nodes")
                      if (n.get("ManagerStatus") or {}).get("Reachability") == "unreachable"])
        with pytest.raises(BadRequest, match="no leader"):
            nodes.set_role("worker")(engines[0], node_of(engines[1]), {})
    finally:
        faults.heal_all(own.name)


def test_a_dead_manager_is_removed_and_may_join_anew(
        engines: list[Engine], own: Lab, tmp_path: Path) -> None:
    dead = node_of(engines[2])
    faults.apply(own.name, "kill", "lab3")
    try:
        wait(lambda: engines[0].request("GET", f"/nodes/{dead}")["Status"]["State"] == "down")
        nodes.remove_dead(engines[0], dead, {})
        assert dead not in [n["ID"] for n in engines[0].request("GET", "/nodes")]
    finally:
        faults.heal_all(own.name)
    with connected(own, tmp_path / "again", "lab3") as (third,):
        cluster.leave(third, force=True)
        cluster.join(third, engines[0], "manager", own.hosts["lab3"].address)
        wait(lambda: third.request("GET", "/info")["Swarm"]["ControlAvailable"])


def test_when_a_manager_is_lost_the_next_one_speaks(own: Lab, console: Console) -> None:
    console.connect("lab1")
    console.until(lambda: console.phase("lab1") is Phase.READY)
    console.connect("lab2")
    console.until(lambda: console.phase("lab2") is Phase.READY)
    scope = console.store.hosts[spec_of(own, "lab1").id].status.info.cluster_scope
    faults.apply(own.name, "kill", "lab1")
    try:
        console.until(lambda: console.phase("lab1") is not Phase.READY)
        assert not console.store.stale(scope)
        with connected(own, Path("/nonexistent"), "lab2") as (second,):
            made = wait(lambda: _created(second))
            console.until(lambda: console.store.get(Ref(scope, "service", made)))
            services.remove(second, made, {})
    finally:
        faults.heal_all(own.name)


def _created(engine: Engine) -> str:
    """Return a new service's id; "" while the managers choose a leader."""
    try:
        return services.create(engine, ServiceSpec(image=BUSYBOX, name="after", replicas=0,
                                                   endpoint_mode="dnsrr"))
    except CaasError:
        return ""


def test_a_cluster_without_a_leader_is_said_to_be_so_and_comes_back(
        own: Lab, console: Console) -> None:
    console.connect("lab1")
    console.until(lambda: console.phase("lab1") is Phase.READY and console.items("node"))
    scope: ScopeId = console.store.hosts[spec_of(own, "lab1").id].status.info.cluster_scope
    faults.apply(own.name, "kill", "lab2")
    faults.apply(own.name, "kill", "lab3")
    try:
        console.until(lambda: console.store.troubles.get(scope), 90)
        assert "no leader" in str(console.store.troubles[scope])
        assert console.store.stale(scope)
        assert console.phase("lab1") is Phase.READY
        assert len(console.items("node")) == 3
        # A console that comes now knows the cluster only by what it remembers: the host is live.
        console.sessions[0].stop()
    finally:
        faults.heal_all(own.name)
    again = Console(own, Path("/nonexistent"))
    again.connect("lab1")
    again.until(lambda: len(again.items("node")) == 3 and not again.store.troubles, 90)
    again.close()
