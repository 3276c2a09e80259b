"""The store tells its listeners what differs, and nothing else."""
from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.changes import (
    Change,
    HostChanged,
    HostDefined,
    HostForgotten,
    Pending,
    Removed,
    Snapshot,
    Upserted,
)
from caas_desktop.domain.hosts import SwarmInfo
from caas_desktop.domain.refs import Ref, swarm_scope
from caas_desktop.kinds.node import parse
from caas_desktop.operations.store import Store
from tests.factories import container, host, offline, online, ready, ref, scope


def listening(store: Store) -> list[Change]:
    seen: list[Change] = []
    store.subscribe(seen.extend)
    return seen


def test_the_same_again_is_told_to_nobody() -> None:
    store = Store()
    store.apply([container("a")])
    seen = listening(store)
    store.apply([container("a")])
    assert seen == []


def test_a_snapshot_removes_what_it_lacks() -> None:
    store = Store()
    store.apply([container("a"), container("b")])
    kept = container("a")
    store.apply([Snapshot(scope(), "container", {kept.ref: kept.item})])
    assert store.refs(scope(), "container") == {ref("a")}


def test_a_remembered_snapshot_removes_nothing() -> None:
    store = Store()
    store.apply([container("a")])
    other = container("b")
    store.apply([Snapshot(scope(), "container", {other.ref: other.item}, complete=False)])
    assert store.refs(scope(), "container") == {ref("a"), ref("b")}


def test_content_of_an_unreachable_host_is_stale_and_stays() -> None:
    store = Store()
    store.apply([*online("h1"), container("a"), offline("h1")])
    assert store.stale(scope())
    assert store.get(ref("a")) is not None
    store.apply([ready("h1")])
    assert not store.stale(scope())


def test_one_engine_reached_two_ways_is_live_while_one_way_is() -> None:
    store = Store()
    other = host("h1b")
    store.apply([*online("h1"), HostDefined(other)])
    again = ready("h1")
    store.apply([type(again)(other.id, again.status), offline("h1")])
    assert not store.stale(scope())
    best = store.host_of(scope())
    assert best is not None
    assert best.spec == other


def test_content_of_an_engine_goes_with_the_last_entry_that_led_to_it() -> None:
    store = Store()
    store.apply([*online("h1"), HostDefined(host("other")), container("a")])
    moved = HostChanged(host("h1").id, ready("h2").status)
    store.apply([HostChanged(host("other").id, ready("h1").status), moved])
    assert store.get(ref("a")) is not None
    seen = listening(store)
    store.apply([HostForgotten(host("other").id)])
    assert store.get(ref("a")) is None
    assert seen[0] == Removed(ref("a"))


def test_a_lost_connection_does_not_make_another_engine_of_it() -> None:
    store = Store()
    store.apply([*online("h1"), container("a"), offline("h1")])
    assert store.hosts[host("h1").id].status.info == ready("h1").status.info
    assert store.get(ref("a")) is not None


def test_content_of_a_cluster_stays_while_a_worker_of_it_has_an_entry() -> None:
    store = Store()
    manager, worker = (SwarmInfo("C1", "N1", True, 1, 2), SwarmInfo("", "N2", False, 0, 0))
    node = Upserted(Ref(swarm_scope("C1"), "node", "N2"), parse({"ID": "N2"}))
    store.apply([*online("h1", "h2"), ready("h1", swarm=manager), ready("h2", swarm=worker), node])
    store.apply([HostForgotten(host("h1").id)])
    assert store.get(node.ref) is not None
    assert store.stale(node.ref.scope)
    store.apply([ready("h2")])  # it has left its cluster
    assert store.get(node.ref) is None


def test_pending_is_forgotten_with_its_object() -> None:
    store = Store()
    store.apply([container("a"), Pending(ref("a"), "stopping")])
    store.apply([Removed(ref("a"))])
    assert store.pending == {}


def test_nobody_else_may_write() -> None:
    store, errors = Store(), []

    def write() -> None:
        try:
            store.apply([])
        except AssertionError as exc:
            errors.append(exc)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert errors


IDS = st.sampled_from("abcde")
STATES = st.sampled_from(["running", "exited"])


@given(st.lists(st.tuples(IDS, st.one_of(st.none(), STATES)), max_size=30))
def test_listeners_that_replay_end_with_the_same_content(steps: list[tuple[str, str | None]]
                                                         ) -> None:
    store, copy = Store(), Store()
    store.subscribe(copy.apply)
    for id_, state in steps:
        store.apply([Removed(ref(id_)) if state is None else container(id_, state=state)])
    assert dict(store.items()) == dict(copy.items())


def test_a_listener_that_fails_leaves_no_other_behind() -> None:
    store = Store()

    def fail(_: list[Change]) -> None:
        raise RuntimeError("a bug")

    store.subscribe(fail)
    seen = listening(store)
    with pytest.raises(RuntimeError, match="a bug"):
        store.apply([container("a")])
    assert len(seen) == 1
