"""A cluster is spoken for by a manager that gets answers, and said to be in trouble without one."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from caas_desktop.domain.changes import ClusterChanged, EventSeen, HostChanged, Snapshot
from caas_desktop.domain.errors import CaasError, EngineFault
from caas_desktop.domain.hosts import Phase, SwarmInfo
from caas_desktop.domain.refs import swarm_scope
from caas_desktop.operations import session as session_module
from caas_desktop.operations.clusters import Clusters
from caas_desktop.operations.swarm import follower, services
from caas_desktop.operations.swarm.follower import with_cluster
from tests.factories import engine, host
from tests.fakes import FakeEngine
from tests.qt.swarm_kit import raw_service
from tests.unit.stats_fakes import eventually
from tests.unit.test_session import WAIT_S, Bench

SCOPE = swarm_scope("C1")
NO_LEADER = CaasError("The swarm does not have a leader.")


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(session_module, "RETRY_DELAYS_S", (0.01,))
    monkeypatch.setattr(follower, "TROUBLED_EVERY_S", 0.05)
    monkeypatch.setattr(follower, "PAUSE_S", 0.01)
    made = Bench()
    yield made
    for one in made.sessions:
        one.stop()
        one.join(WAIT_S)


def manager(name: str, *, quorum: bool = True) -> FakeEngine:
    made = FakeEngine(host(name), engine(name, swarm=SwarmInfo("C1", f"N{name}", True, 3, 3)))
    made.answers["/services"] = [raw_service()]
    set_quorum(made, quorum)
    return made


def set_quorum(made: FakeEngine, quorum: bool) -> None:
    swarm = made.info.swarm
    assert swarm is not None
    made.info = replace(made.info, swarm=replace(
        swarm, cluster_id="C1" if quorum else "", error="" if quorum else "no leader"))
    made.answers["/services"] = [raw_service()] if quorum else NO_LEADER


def trouble(bench: Bench, words: str) -> None:
    bench.until(lambda c: isinstance(c, ClusterChanged) and words in str(c.trouble)
                and bool(str(c.trouble)) == bool(words))


def test_a_cluster_that_loses_its_leader_is_said_so_and_comes_back(bench: Bench) -> None:
    one = manager("h1")
    made = bench.start(one)
    bench.until_phase(Phase.READY)
    set_quorum(one, False)
    made.reread_tasks()
    trouble(bench, "no leader")
    set_quorum(one, True)
    trouble(bench, "")
    assert not [c for c in bench.seen if isinstance(c, Snapshot) and c.scope == SCOPE
                and not c.items and c.kind == "service"]


def test_a_manager_that_gets_no_answer_lets_the_next_one_speak(bench: Bench) -> None:
    one, two = manager("h1"), manager("h2")
    first = bench.start(one, name="h1")
    bench.until_phase(Phase.READY)
    second = bench.start(two, name="h2")
    bench.until_phase(Phase.READY)
    assert bench.clusters.speaker(SCOPE) is first
    set_quorum(one, False)
    first.reread_tasks()
    bench.until(lambda c: bench.clusters.speaker(SCOPE) is second)
    trouble(bench, "")
    assert not [c for c in bench.seen if isinstance(c, ClusterChanged) and str(c.trouble)]


def test_what_every_manager_tells_of_its_cluster_is_told_once(bench: Bench) -> None:
    both = manager("h1"), manager("h2")
    for one, name in zip(both, ("h1", "h2"), strict=True):
        bench.start(one, name=name)
        bench.until_phase(Phase.READY)
    for one in reversed(both):
        one.tell("update", "s1", "service", name="web")
        one.tell("start", "c1")  # what is a host's own is told by each
    heard: list[tuple[str, str]] = []
    while len(heard) < 3:
        found = bench.until(lambda c: isinstance(c, EventSeen))
        assert isinstance(found, EventSeen)
        heard.append((found.event.host, found.event.type))
    assert sorted(heard) == [("h1", "container"), ("h1", "service"), ("h2", "container")]


def test_tasks_are_counted_again_after_the_manager_heard_of_them(
        bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "ECHOES_S", (0.01, 0.01))
    one = manager("h1")
    made = bench.start(one)
    bench.until_phase(Phase.READY)
    before = one.log.count("GET /services")
    made.reread_tasks()
    eventually(lambda: one.log.count("GET /services") >= before + 3, 60)


def test_nodes_are_listed_again_although_no_event_tells_of_them(
        bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "TASKS_EVERY_S", 0.01)
    one = manager("h1")
    bench.start(one)
    bench.until_phase(Phase.READY)
    before = one.log.count("GET /nodes")
    eventually(lambda: one.log.count("GET /nodes") >= before + 2, 60)


def test_a_host_whose_cluster_has_no_leader_is_connected_all_the_same(bench: Bench) -> None:
    made = bench.start(manager("h1", quorum=False))
    bench.until_phase(Phase.READY)
    assert made.engine is not None


def test_a_locked_manager_is_looked_at_until_it_has_its_key(bench: Bench) -> None:
    one = manager("h1")
    open_ = one.info
    one.info = replace(open_, swarm=SwarmInfo("", "", False, error="locked", locked=True))
    bench.start(one)
    bench.until_phase(Phase.READY)
    one.info = open_  # no event tells of it
    bench.until(lambda c: isinstance(c, HostChanged) and c.status.info == open_)


def test_a_manager_without_a_leader_is_known_by_what_was_known() -> None:
    known = engine("h1", swarm=SwarmInfo("C1", "N1", True))
    now = engine("h1", swarm=SwarmInfo("", "N1", True, error="no leader"))
    assert with_cluster(now, known).cluster_scope == SCOPE
    other = engine("h1", swarm=SwarmInfo("", "N2", True))
    assert with_cluster(other, known).cluster_scope is None
    assert with_cluster(engine("h1"), known).swarm is None


class Speaker:
    engine = None

    def __init__(self) -> None:
        self.loads = 0

    def load_cluster(self) -> None:
        self.loads += 1

    def reread_tasks(self) -> None: ...


def test_a_cluster_is_passed_on_until_everybody_was_asked() -> None:
    clusters, line = Clusters(), [Speaker(), Speaker()]
    for one in line:
        clusters.ready(engine("h1", swarm=SwarmInfo("C1", "N1", True)), one)
    assert clusters.pass_on(SCOPE, line[0])
    assert (clusters.speaker(SCOPE), line[1].loads) == (line[1], 1)
    assert not clusters.pass_on(SCOPE, line[1])
    assert clusters.pass_on(SCOPE, line[1])  # and again from the start
    clusters.answered(SCOPE)
    clusters.gone(line[0])
    clusters.gone(line[1])
    assert not clusters.known(SCOPE)


def scripted(*specs: dict[str, Any]) -> FakeEngine:
    """Return an engine whose service "s1" is read as ``specs``, one after the other."""
    made = manager("h1")
    left = list(specs)

    def before(path: str) -> None:
        if path == "/services/s1":
            made.answers[path] = left.pop(0) if len(left) > 1 else left[0]

    made.before = before
    return made


def test_an_update_refused_for_good_is_not_tried_again() -> None:
    one = scripted(raw_service())
    one.answers["/services/s1/update"] = CaasError("invalid")
    with pytest.raises(CaasError, match="invalid"):
        services.scale(one, "s1", {"replicas": 4})
    assert one.log.count("POST /services/s1/update") == 1


def test_nodes_are_listed_again_in_a_cluster_that_is_never_quiet(
        bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "TASKS_EVERY_S", 0.01)
    monkeypatch.setattr(follower, "ECHOES_S", (600.0,))
    one = manager("h1")
    made = bench.start(one)
    bench.until_phase(Phase.READY)
    made.reread_tasks()
    before = one.log.count("GET /nodes")

    def listed() -> bool:
        made.reread_tasks()
        return one.log.count("GET /nodes") >= before + 3

    eventually(listed, 60)


def test_what_fails_while_a_leader_is_elected_is_tried_once_more() -> None:
    one = scripted(raw_service())
    answers: list[object] = [EngineFault("deadline"), {}]

    def before(path: str) -> None:
        one.answers["/services/s1"] = raw_service()
        if path == "/services/s1/update":
            one.answers[path] = answers.pop(0)

    one.before = before
    assert services.scale(one, "s1", {"replicas": 4})
    answers += [EngineFault("again")] * 9
    with pytest.raises(EngineFault):
        services.scale(one, "s1", {"replicas": 4})
    assert one.log.count("POST /services/s1/update") == 4


def test_a_write_keeps_first_what_a_rollback_needs() -> None:
    previous = raw_service()["Spec"] | {"TaskTemplate": {"ContainerSpec": {"Image": "shop/web:0"}}}
    one = scripted(raw_service() | {"PreviousSpec": previous})
    services.scale(one, "s1", {"replicas": 4})
    posts = [call for call in one.log if call.startswith("POST")]
    assert posts == ["POST /configs/create", "POST /services/s1/update"]


def test_going_back_keeps_how_the_service_is_scaled_now() -> None:
    now = raw_service()
    now["Spec"] = now["Spec"] | {"Labels": {"caas.scaling.max": "5", "team": "new"}}
    previous = raw_service()["Spec"] | {
        "Labels": {"caas.scaling.max": "2", "team": "old"},
        "TaskTemplate": {"ContainerSpec": {"Image": "shop/web:0"}}}
    one = scripted(now | {"PreviousSpec": previous})
    services.rollback(one, "s1", {})
    body = next(call[3] for call in one.calls if call[1] == "/services/s1/update")
    assert body["Labels"] == {"caas.scaling.max": "5", "team": "old"}  # type: ignore[index]
