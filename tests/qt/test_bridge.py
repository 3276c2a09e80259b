"""Changes reach the store on the GUI thread, in order, in small helpings."""
from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import Change, Removed, Snapshot
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.bridge import SLICE, Bridge
from tests.factories import container, online, ref, scope


def test_changes_of_any_thread_arrive_in_order(qtbot: QtBot) -> None:
    store = Store()
    bridge = Bridge(store)

    def work() -> None:
        for change in (*online("h1"), container("a"), container("a", state="exited"),
                       container("b"), Removed(ref("b"))):
            bridge.push(change)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: store.get(ref("a")) is not None)
    assert store.get(ref("a")).state == "exited"  # type: ignore[union-attr]
    assert store.get(ref("b")) is None


def test_a_posted_call_sees_what_was_pushed_before_it(qtbot: QtBot) -> None:
    store, seen = Store(), []
    bridge = Bridge(store)
    bridge.push(container("a"))
    bridge.post(lambda: seen.append(store.get(ref("a")) is not None))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]


def test_a_first_load_is_spread_over_turns(qtbot: QtBot) -> None:
    store = Store()
    batches: list[int] = []
    store.subscribe(lambda changes: batches.append(len(changes)))
    bridge = Bridge(store)
    many: list[Change] = [container(f"c{n}") for n in range(1000)]
    items = {c.ref: c.item for c in many}  # type: ignore[union-attr]
    bridge.push(Snapshot(scope(), "container", items))
    qtbot.waitUntil(lambda: len(store.items()) == 1000)
    assert max(batches) <= SLICE


def test_a_call_that_fails_does_not_stop_the_bridge(qtbot: QtBot) -> None:
    store = Store()
    bridge = Bridge(store)

    def fail() -> None:
        raise RuntimeError("a bug")

    with qtbot.captureExceptions() as caught:
        bridge.post(fail)
        bridge.push(container("a"))
        qtbot.waitUntil(lambda: store.get(ref("a")) is not None)
    assert len(caught) == 1


def test_after_closing_nothing_arrives_any_more(qtbot: QtBot) -> None:
    store, seen = Store(), []
    bridge = Bridge(store)
    bridge.post(lambda: seen.append("waits"))
    bridge.close()
    bridge.post(lambda: seen.append("late"))
    qtbot.wait(50)
    assert seen == []


def test_a_snapshot_removes_what_was_pushed_a_moment_before_it(qtbot: QtBot) -> None:
    """Both may be applied in one helping: what the snapshot lacks is gone all the same."""
    store = Store()
    store.apply(online("h1"))
    bridge = Bridge(store)
    seen: list[bool] = []
    for change in (container("a"), container("b"),
                   Snapshot(scope(), "container", {ref("b"): container("b").item})):
        bridge.push(change)
    bridge.post(lambda: seen.append(True))
    qtbot.waitUntil(lambda: bool(seen))
    assert set(store.items()) == {ref("b")}
