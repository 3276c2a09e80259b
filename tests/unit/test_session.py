"""A host's session tells what the engine has, loses nothing, and comes back by itself."""
from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from caas_desktop.domain.changes import Change, EventSeen, HostChanged, Removed, Snapshot, Upserted
from caas_desktop.domain.errors import AuthRefused, HostUnreachable, ProtocolGarbage
from caas_desktop.domain.hosts import EngineInfo, HostSpec, Phase, SwarmInfo
from caas_desktop.domain.refs import ScopeId, swarm_scope
from caas_desktop.domain.scaling import LEASE
from caas_desktop.operations import session as session_module
from caas_desktop.operations.clusters import Clusters
from caas_desktop.operations.session import HostSession
from tests.factories import engine, host, ref
from tests.fakes import FakeEngine

WAIT_S = 30.0


class Bench:
    """Sessions over scripted engines; ``seen`` has every change in order."""

    def __init__(self) -> None:
        self.engines: list[FakeEngine] = []
        self.script: list[FakeEngine | Exception] = []
        self.seen: list[Change] = []
        self._new: queue.Queue[Change] = queue.Queue()
        self.sessions: list[HostSession] = []
        self.clusters = Clusters()

    def connect(self, spec: HostSpec, *, timeout_s: float = 15.0) -> Any:
        step = self.script.pop(0) if self.script else HostUnreachable("nobody there")
        if isinstance(step, Exception):
            raise step
        return step

    def start(self, *script: FakeEngine | Exception, name: str = "h1") -> HostSession:
        self.script += script
        made = HostSession(host(name), self, self.clusters, self._emit,  # type: ignore[arg-type]
                           lambda spec, eng, is_open: None)
        self.sessions.append(made)
        made.start()
        return made

    def _emit(self, change: Change) -> None:
        self.seen.append(change)
        self._new.put(change)

    def until(self, fits: Callable[[Change], bool]) -> Change:
        end = time.monotonic() + WAIT_S
        while True:
            change = self._new.get(timeout=max(0.01, end - time.monotonic()))
            if fits(change):
                return change

    def until_phase(self, phase: Phase) -> HostChanged:
        found = self.until(lambda c: isinstance(c, HostChanged) and c.status.phase is phase)
        assert isinstance(found, HostChanged)
        return found


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(session_module, "RETRY_DELAYS_S", (0.01,))
    made = Bench()
    yield made
    for one in made.sessions:
        one.stop()
        one.join(WAIT_S)


def fake(*, swarm: SwarmInfo | None = None, name: str = "h1",
         **containers: str) -> FakeEngine:
    info: EngineInfo = engine(name, swarm=swarm)
    return FakeEngine(host(name), info, containers)


def test_it_listens_before_it_lists(bench: Bench) -> None:
    one = fake(a="running")
    bench.start(one)
    bench.until_phase(Phase.READY)
    assert one.log[0] == "events"
    assert "GET /containers/json" in one.log[1:]


def test_an_event_rereads_only_its_object(bench: Bench) -> None:
    one = fake(a="running", b="running")
    bench.start(one)
    bench.until_phase(Phase.READY)
    bench.until(lambda c: (isinstance(c, Upserted) and c.ref.id == "b") or isinstance(c, Upserted))
    time.sleep(0.1)
    one.log.clear()
    one.containers["a"] = "exited"
    one.tell("die", "a")
    found = bench.until(lambda c: isinstance(c, Upserted) and c.item.state == "exited")  # type: ignore[attr-defined]
    assert isinstance(found, Upserted)
    assert found.ref == ref("a")
    assert one.log == ["GET /containers/a/json"]


def test_a_burst_becomes_one_filtered_list(bench: Bench) -> None:
    many = {f"c{n}": "running" for n in range(40)}
    one = fake(**many)
    bench.start(one)
    bench.until_phase(Phase.READY)
    for _ in many:
        bench.until(lambda c: isinstance(c, Upserted))  # what the list told only half
    one.log.clear()
    for id_ in many:
        one.tell("die", id_)
    bench.until(lambda c: isinstance(c, Upserted))
    assert "GET /containers/json" in one.log


def test_what_vanished_while_the_line_was_cut_is_removed(bench: Bench) -> None:
    first, second = fake(a="running", b="running"), fake(a="running")
    bench.start(first, second)
    bench.until_phase(Phase.READY)
    first.break_line()
    lost = bench.until(lambda c: isinstance(c, HostChanged) and not c.status.live)
    assert isinstance(lost, HostChanged)
    assert "went away" in lost.status.reason
    again = bench.until(lambda c: isinstance(c, Snapshot) and c.kind == "container")
    assert isinstance(again, Snapshot)
    assert set(again.items) == {ref("a")}
    bench.until_phase(Phase.READY)


def test_what_inspects_told_is_not_forgotten_with_the_connection(bench: Bench) -> None:
    """An open log asks whether a container has a terminal: not to know would close it."""
    first, second = fake(a="running"), fake(a="running")
    bench.start(first, second)
    bench.until(lambda c: isinstance(c, Upserted) and c.item.tty is False)
    first.break_line()
    bench.until_phase(Phase.OFFLINE)
    again = bench.until(lambda c: isinstance(c, Snapshot) and c.kind == "container")
    assert isinstance(again, Snapshot)
    assert again.items[ref("a")].tty is False
    bench.until_phase(Phase.READY)


def test_a_stream_that_ends_cleanly_counts_as_a_break(bench: Bench) -> None:
    first = fake(a="running")
    bench.start(first, fake(a="running"))
    bench.until_phase(Phase.READY)
    first.stream_of_events.close()
    bench.until(lambda c: isinstance(c, HostChanged) and c.status.phase is Phase.OFFLINE)
    bench.until_phase(Phase.READY)


def test_an_error_only_the_user_can_mend_is_not_tried_again(bench: Bench) -> None:
    session = bench.start(AuthRefused("Wrong passphrase.", needs="passphrase"), fake())
    status = bench.until_phase(Phase.ERROR).status
    assert status.next_try_at is None
    assert isinstance(status.error, AuthRefused)
    assert len(bench.script) == 1
    session.retry_now()
    bench.until_phase(Phase.READY)


def test_an_unexpected_error_does_not_end_the_session(bench: Bench) -> None:
    bench.start(RuntimeError("a bug"), fake())
    bench.until_phase(Phase.ERROR)
    bench.until_phase(Phase.READY)


def test_an_exec_is_neither_told_nor_reread(bench: Bench) -> None:
    one = fake(a="running")
    bench.start(one)
    bench.until_phase(Phase.READY)
    one.tell("exec_start: sh -c 'export TOKEN=hunter2'", "a")
    one.tell("die", "a")
    bench.until(lambda c: isinstance(c, EventSeen))
    told = [c.event.action for c in bench.seen if isinstance(c, EventSeen)]
    assert told == ["die"]


def test_a_removed_object_is_gone_at_once(bench: Bench) -> None:
    one = fake(a="running")
    bench.start(one)
    bench.until_phase(Phase.READY)
    del one.containers["a"]
    one.tell("destroy", "a")
    assert bench.until(lambda c: isinstance(c, Removed)) == Removed(ref("a"))


def test_an_unreadable_object_hides_no_other(bench: Bench) -> None:
    one = fake(a="running")
    one.answers["/volumes"] = {"Volumes": [{"no": "name"}, {"Name": "good", "Driver": "local"}]}
    bench.start(one)
    found = bench.until(lambda c: isinstance(c, Snapshot) and c.kind == "volume")
    assert isinstance(found, Snapshot)
    assert [r.id for r in found.items] == ["good"]


@pytest.mark.parametrize("answer", [{"message": "hello"}, "<html>"])
def test_an_answer_that_lists_nothing_is_trouble_and_not_an_empty_host(
    bench: Bench, answer: Any
) -> None:
    one = fake()
    one.answers["/containers/json"] = answer
    bench.start(one)
    told = bench.until_phase(Phase.ERROR).status.error
    assert isinstance(told, ProtocolGarbage)
    assert str(told).startswith("h1 does not answer like a Docker Engine: ")
    assert "/containers/json" in str(told)
    assert told.hint


def test_an_empty_list_may_be_written_as_null(bench: Bench) -> None:
    one = fake()
    one.answers |= {"/images/json": None, "/volumes": {"Volumes": None}}
    bench.start(one)
    bench.until_phase(Phase.READY)


def test_the_next_manager_speaks_when_the_first_is_lost(bench: Bench) -> None:
    def manager(name: str) -> FakeEngine:
        made = fake(swarm=SwarmInfo("K", f"n-{name}", manager=True), name=name)
        made.answers["/nodes"] = [{"ID": "n-h1", "Description": {"Hostname": "h1"}}]
        return made

    first, second = manager("h1"), manager("h2")
    bench.start(first, name="h1")
    bench.until_phase(Phase.READY)
    bench.start(second, name="h2")
    bench.until(lambda c: isinstance(c, HostChanged) and c.host == "h2" and c.status.live)
    assert "GET /nodes" not in second.log
    first.break_line()
    bench.until(lambda c: isinstance(c, Snapshot) and c.kind == "node")
    assert "GET /nodes" in second.log


def test_a_renewal_of_the_scaling_lease_is_heeded_but_no_news(bench: Bench) -> None:
    written: list[ScopeId] = []
    bench.clusters.lease_written = written.append
    one = fake(swarm=SwarmInfo("K", "n-h1", manager=True))
    one.answers["/nodes"] = [{"ID": "n-h1", "Description": {"Hostname": "h1"}}]
    bench.start(one)
    bench.until_phase(Phase.READY)
    one.tell("update", "c1", "config", name=LEASE)
    one.tell("update", "c2", "config", name="other")
    one.tell("remove", "c1", "config", name=LEASE)
    bench.until(lambda c: isinstance(c, EventSeen) and c.event.action == "remove")
    assert written == [swarm_scope("K")] * 2
    told = [c.event for c in bench.seen if isinstance(c, EventSeen)]
    assert [(e.action, e.name) for e in told] == [("update", "other"), ("remove", LEASE)]


def test_stopping_never_waits_for_the_host(bench: Bench) -> None:
    one = fake(a="running")
    session = bench.start(one)
    bench.until_phase(Phase.READY)
    session.stop()
    session.join(1.0)
    assert not session.is_alive()
    assert one.closed.wait(WAIT_S)
