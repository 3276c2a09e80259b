"""Commands run on the host, mark what is pending, and tell how they ended."""
from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from caas_desktop.domain.changes import Change, HostDefined, Pending, Upserted
from caas_desktop.domain.errors import BadRequest, ResourceConflict
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.operations.actions import ACTIONS, Later, action
from caas_desktop.operations.commands import Commands, Outcome
from caas_desktop.operations.jobs import WORKERS, JobRunner
from caas_desktop.operations.refresh import Refresher
from caas_desktop.operations.store import Store
from tests.factories import container, engine, host, online, ref
from tests.fakes import FakeEngine

WAIT_S = 30.0


class FakeFleet:
    """One connection; ``ask`` goes to a real refresher."""

    def __init__(self, one: FakeEngine, emit: Callable[[Change], None]) -> None:
        self.one = one
        self.refresher = Refresher(one, emit, lambda error: None)

    def engine_of(self, scope: str) -> FakeEngine | None:
        return self.one

    def ask(self, asked: Ref, *, settle: bool = False) -> bool:
        from caas_desktop.kinds.container import CONTAINER

        self.refresher.ask(asked, CONTAINER, settle=settle)
        return True


class FakeCatalogue:
    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []

    def add_audit(self, *row: Any) -> None:
        self.rows.append(row)


class Bench:
    def __init__(self) -> None:
        self.calls: queue.Queue[Callable[[], None]] = queue.Queue()
        self.store = Store()
        self.engine = FakeEngine(host("h1"), engine("h1"), {"a": "running", "b": "exited"})
        self.fleet = FakeFleet(self.engine, self.emit)
        self.jobs = JobRunner(self.calls.put)
        self.catalogue = FakeCatalogue()
        self.commands = Commands(self.store, self.fleet, self.jobs,  # type: ignore[arg-type]
                                 self.catalogue)  # type: ignore[arg-type]
        self.outcomes: list[Outcome] = []
        self.commands.subscribe(self.outcomes.append)
        self.store.apply([*online("h1"), container("a"), container("b", state="exited")])

    def emit(self, change: Change) -> None:
        self.calls.put(lambda: self.store.apply([change]))

    def until(self, fits: Callable[[], bool]) -> None:
        while not fits():
            self.calls.get(timeout=WAIT_S)()


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.jobs.close()
    made.fleet.refresher.close()


def test_a_mixed_selection_touches_only_what_it_fits(bench: Bench) -> None:
    assert bench.commands.applicable(action("stop"), [ref("a"), ref("b")]) == [ref("a")]
    bench.commands.run(action("stop"), [ref("a"), ref("b")])
    assert bench.store.pending == {ref("a"): "stopping"}
    bench.until(lambda: bool(bench.outcomes))
    assert "POST /containers/a/stop" in bench.engine.log
    assert not any("/b/" in line for line in bench.engine.log)


def test_the_pending_mark_goes_only_after_the_new_state_came(bench: Bench) -> None:
    seen: list[str] = []

    def note(changes: list[Change]) -> None:
        for change in changes:
            match change:
                case Upserted(_, item):
                    seen.append(item.state)  # type: ignore[attr-defined]
                case Pending(_, word):
                    seen.append(word or "settled")

    bench.store.subscribe(note)
    bench.engine.before = lambda path: bench.engine.containers.update(
        {"a": "exited"} if path.endswith("/stop") else {})
    bench.commands.run(action("stop"), [ref("a")])
    bench.until(lambda: "settled" in seen)
    assert seen == ["stopping", "exited", "settled"]


def test_failures_are_told_by_name_and_audited(bench: Bench) -> None:
    bench.engine.answers["/containers/a/rename"] = ResourceConflict("The name is in use.")
    bench.commands.run(action("rename"), [ref("a")], {"name": "b"})
    bench.until(lambda: bool(bench.outcomes))
    (name, error), = bench.outcomes[0].failures
    assert name == "a"
    assert isinstance(error, ResourceConflict)
    # Its words may quote what it was given.
    assert bench.catalogue.rows[0][2:] == ("rename", "container a", "conflict")
    bench.until(lambda: not bench.store.pending)


def test_a_read_only_host_offers_nothing(bench: Bench) -> None:
    spec: HostSpec = replace(host("h1"), read_only=True)
    bench.store.apply([HostDefined(spec)])
    assert bench.commands.applicable(action("stop"), [ref("a")]) == []


def test_what_is_pending_is_not_started_twice(bench: Bench) -> None:
    gate = threading.Event()
    bench.engine.before = lambda path: void(gate.wait(WAIT_S)) if "stop" in path else None
    bench.commands.run(action("stop"), [ref("a")])
    bench.commands.run(action("stop"), [ref("a")])
    gate.set()
    bench.until(lambda: bool(bench.outcomes))
    assert bench.engine.log.count("POST /containers/a/stop") == 1


def test_a_kill_cuts_short_a_stop_though_stops_have_every_place_of_their_lane(bench: Bench
                                                                             ) -> None:
    many = [ref(f"s{n}") for n in range(WORKERS[Lane.COMMAND] + 1)]
    for one in many:
        bench.engine.containers[one.id] = "running"
        bench.store.apply([container(one.id)])
    gate = threading.Event()
    bench.engine.before = lambda path: void(gate.wait(WAIT_S)) if "stop" in path else None
    bench.commands.run(action("stop"), many)
    assert bench.commands.applicable(action("kill"), many) == many
    assert bench.commands.applicable(action("restart"), many) == []
    bench.commands.run(action("kill"), many[-1:])
    bench.until(lambda: [one.action.key for one in bench.outcomes] == ["kill"])
    assert f"POST /containers/{many[-1].id}/kill" in bench.engine.log
    gate.set()
    bench.until(lambda: len(bench.outcomes) == 2 and not bench.store.pending)


def test_one_refusal_does_not_stop_the_others(bench: Bench) -> None:
    bench.store.apply([container("c")])
    bench.engine.containers["c"] = "running"
    bench.engine.answers["/containers/a/stop"] = BadRequest("No.")
    bench.commands.run(action("stop"), [ref("a"), ref("c")])
    bench.until(lambda: bool(bench.outcomes))
    assert [name for name, _ in bench.outcomes[0].failures] == ["a"]
    assert bench.outcomes[0].total == 2


def void(_: object) -> None:
    """Drop a result."""


@pytest.mark.parametrize("run", [one.run for one in ACTIONS if isinstance(one.run, Later)], ids=str)
def test_what_is_imported_later_is_there(run: Later) -> None:
    assert callable(run.found())
