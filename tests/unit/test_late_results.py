"""What comes too late is dropped: of removed objects, of stopped sessions, of replaced ones."""
from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from caas_desktop.domain.changes import Change, HostChanged, Pending, Removed, Snapshot, Upserted
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.hosts import HostSpec, Phase
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.refresh import Refresher
from caas_desktop.operations.store import Store
from tests.factories import container, engine, host, online, ref, scope
from tests.fakes import FakeEngine

WAIT_S = 30.0


class Gate:
    """Holds an engine's requests for one path until it is opened."""

    def __init__(self, one: FakeEngine, path: str) -> None:
        self.path, self.reached, self._open = path, threading.Event(), threading.Event()
        one.before = self._wait

    def _wait(self, path: str) -> None:
        if path == self.path:
            self.reached.set()
            assert self._open.wait(WAIT_S)

    def open(self) -> None:
        self._open.set()


class Seen:
    """Changes in order; ``until`` waits for one."""

    def __init__(self) -> None:
        self.all: list[Change] = []
        self._came = threading.Condition()

    def __call__(self, change: Change) -> None:
        with self._came:
            self.all.append(change)
            self._came.notify_all()

    def until(self, fits: Callable[[Change], bool]) -> None:
        with self._came:
            assert self._came.wait_for(lambda: any(map(fits, self.all)), WAIT_S), self.all


@pytest.fixture
def one() -> FakeEngine:
    return FakeEngine(host("h1"), engine("h1"), {"a": "running"})


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def refresher(one: FakeEngine, seen: Seen) -> Iterator[Refresher]:
    made = Refresher(one, seen, lambda error: None)
    yield made
    made.close()


def test_an_object_removed_while_it_is_inspected_does_not_come_back(
        one: FakeEngine, refresher: Refresher, seen: Seen) -> None:
    gate = Gate(one, "/containers/a/json")
    refresher.ask(ref("a"), CONTAINER, settle=True)
    assert gate.reached.wait(WAIT_S)
    refresher.removed(ref("a"))
    gate.open()
    seen.until(lambda c: c == Pending(ref("a"), None))
    assert Removed(ref("a")) in seen.all
    assert not any(isinstance(c, Upserted) for c in seen.all)


def test_an_object_removed_while_it_is_listed_does_not_come_back(
        one: FakeEngine, refresher: Refresher, seen: Seen) -> None:
    gate = Gate(one, "/containers/json")
    refresher.relist(scope(), CONTAINER)
    assert gate.reached.wait(WAIT_S)
    refresher.removed(ref("a"))
    gate.open()
    seen.until(lambda c: isinstance(c, Snapshot))
    assert seen.all[-1] == Snapshot(scope(), "container", {})


def test_an_object_made_anew_under_the_same_id_is_told(
        one: FakeEngine, refresher: Refresher, seen: Seen) -> None:
    refresher.removed(ref("a"))
    refresher.ask(ref("a"), CONTAINER)
    seen.until(lambda c: isinstance(c, Upserted))


def test_a_pending_mark_ends_though_the_refresh_fails(
        one: FakeEngine, refresher: Refresher, seen: Seen) -> None:
    def fail(path: str) -> None:
        raise RuntimeError("a bug")

    one.before = fail
    refresher.ask(ref("a"), CONTAINER, settle=True)
    seen.until(lambda c: c == Pending(ref("a"), None))


def test_a_refused_list_of_many_ends_their_pending_marks(one: FakeEngine, seen: Seen) -> None:
    refused: list[object] = []
    made = Refresher(one, seen, lambda error: None, lambda *what: refused.append(what))
    one.answers["/containers/json"] = BadRequest("no such filter")
    many = [ref(f"c{n}") for n in range(30)]
    with made._wake:  # all in one go
        for each in many:
            made.ask(each, CONTAINER, settle=True)
    for each in many:
        seen.until(lambda c, each=each: c == Pending(each, None))  # type: ignore[misc]
    assert len(refused) == 1
    made.close()


def test_a_closed_refresher_takes_no_wishes(refresher: Refresher) -> None:
    refresher.close()
    assert not refresher.ask(ref("a"), CONTAINER, settle=True)


class Slow:
    """A connector whose first connection takes until it is let go."""

    def __init__(self, *engines: FakeEngine) -> None:
        self._engines = list(engines)
        self.begun, self.go = threading.Event(), threading.Event()

    def connect(self, spec: Any, *, timeout_s: float = 15.0) -> FakeEngine:
        first = not self.begun.is_set()
        self.begun.set()
        mine = self._engines.pop(0)
        if first:
            assert self.go.wait(WAIT_S)
        return mine


class Stored:
    """The part of a catalogue and a vault that a fleet asks."""

    def hosts(self) -> list[Any]:
        return []

    def save_host(self, spec: Any) -> None: ...
    def delete_host(self, host_id: Any) -> None: ...
    def delete(self, key: str) -> None: ...


def fleet_of(connector: Any, store: Store, emit: Callable[[Change], None]) -> Fleet:
    return Fleet(store, connector, Stored(), Stored(), emit)  # type: ignore[arg-type]


def keep(fleet: Fleet, spec: HostSpec) -> None:
    fleet.keep([spec])
    fleet.show(spec)


def test_a_late_connection_does_not_take_the_place_of_the_next(seen: Seen) -> None:
    late, new = (FakeEngine(host("h1"), engine("h1"), {}) for _ in range(2))
    connector, store = Slow(late, new), Store()
    fleet = fleet_of(connector, store, seen)
    keep(fleet, host("h1"))
    assert connector.begun.wait(WAIT_S)
    keep(fleet, host("h1", folder="elsewhere"))
    seen.until(lambda c: isinstance(c, HostChanged) and c.status.live)
    connector.go.set()
    assert late.closed.wait(WAIT_S)
    assert fleet.engine(host("h1").id) is new
    fleet.close(WAIT_S)


def test_disconnected_is_the_last_word(seen: Seen) -> None:
    late = FakeEngine(host("h1"), engine("h1"), {"a": "running"})
    connector, store = Slow(late), Store()
    fleet = fleet_of(connector, store, seen)
    keep(fleet, host("h1"))
    assert connector.begun.wait(WAIT_S)
    fleet.disconnect(host("h1").id)
    connector.go.set()
    assert late.closed.wait(WAIT_S)
    fleet.close(WAIT_S)
    last = seen.all[-1]
    assert isinstance(last, HostChanged)
    assert (last.status.phase, last.status.reason) == (Phase.OFFLINE, "Disconnected.")


def test_a_forgotten_host_leaves_nothing_behind_what_was_told_before() -> None:
    """Changes wait in the bridge for a moment: the last ones must come behind them."""
    waiting: list[Change] = []
    store = Store()
    store.apply([*online("h1"), container("a")])
    fleet = fleet_of(Slow(), store, waiting.append)
    waiting.append(container("b"))
    fleet.erase(host("h1").id)
    fleet.hide(host("h1").id)
    store.apply(waiting)
    assert not store.hosts
    assert not dict(store.items())


def test_disconnecting_does_not_wait_for_a_frozen_connection(seen: Seen) -> None:
    one = FakeEngine(host("h1"), engine("h1"), {})
    melted = threading.Event()
    close = one.close

    def freeze() -> None:
        melted.wait(WAIT_S)
        close()

    one.close = freeze  # type: ignore[method-assign]
    connector, store = Slow(one), Store()
    connector.go.set()
    fleet = fleet_of(connector, store, seen)
    keep(fleet, replace(host("h1")))
    seen.until(lambda c: isinstance(c, HostChanged) and c.status.live)
    fleet.disconnect(host("h1").id)
    assert not one.closed.is_set()
    melted.set()
    assert one.closed.wait(WAIT_S)
