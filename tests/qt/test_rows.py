"""A list page's rows follow the store by single row signals."""
from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import HostForgotten, Pending, Removed, Upserted
from caas_desktop.domain.hosts import SwarmInfo
from caas_desktop.domain.refs import HostId, Ref, swarm_scope
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.kinds.node import NODE, parse
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels import gathering, rows
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.looks import CELL_ROLE, CellStatus
from caas_desktop.viewmodels.rows import KindTable
from tests.factories import container, offline, online, ready, ref


def table(store: Store) -> KindTable:
    return KindTable(CONTAINER, store, Cells(store))


def column(key: str) -> int:
    return next(i for i, c in enumerate(CONTAINER.columns) if c.key == key)


def test_an_update_repaints_only_its_row(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    store = Store()
    store.apply([*online("h1"), container("a"), container("b")])
    model = table(store)
    qtmodeltester.check(model)
    with (qtbot.waitSignal(model.dataChanged) as caught,
          qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.layoutChanged)):
        store.apply([container("b", state="exited")])
    assert caught.args is not None
    assert caught.args[0].row() == 1
    model.close()


def test_turning_the_order_round_keeps_what_is_selected(
        qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    store = Store()
    store.apply([*online("h1"), *(container(f"c{n}") for n in range(5))])
    model = table(store)
    qtmodeltester.check(model)
    before = model.refs()
    held = QPersistentModelIndex(model.index(1, 0))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.refs() == before[::-1]
    assert model.ref(held.row()) == before[1]
    with qtbot.assertNotEmitted(model.layoutChanged):
        model.sort(0, Qt.SortOrder.DescendingOrder)
    model.close()


def test_statuses_are_counted_anew_when_a_host_comes_or_goes(qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1"), container("a"), container("b", host_name="h2"), *online("h2")])
    model = table(store)
    model.set_filter(status="running")
    assert model.tally() == {"running": 2}
    store.apply([offline("h1")])
    assert model.tally() == {"running": 1, "stale": 1}
    assert [model.ref(y) for y in range(model.rowCount())] == [ref("b", host_name="h2")]
    store.apply([ready("h1")])
    assert (model.tally(), model.rowCount()) == ({"running": 2}, 2)
    model.close()


def test_pending_is_shown_beside_what_the_engine_said(qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1"), container("a")])
    model = table(store)
    store.apply([Pending(ref("a"), "stopping")])
    cell = model.index(0, column("status")).data(CELL_ROLE)
    assert isinstance(cell, CellStatus)
    assert cell.word == "Stopping…"
    store.apply([Pending(ref("a"), None)])
    assert model.index(0, column("status")).data(CELL_ROLE).word == "Running"
    model.close()


def test_a_clusters_rows_are_dated_once_its_last_manager_is_removed_from_the_list(
        qtbot: QtBot) -> None:
    store = Store()
    manager, worker = SwarmInfo("C1", "N1", True, 1, 2), SwarmInfo("", "N2", False)
    node = Upserted(Ref(swarm_scope("C1"), "node", "N2"), parse({"ID": "N2"}))
    store.apply([*online("h1", "h2"), ready("h1", swarm=manager), ready("h2", swarm=worker), node])
    model = KindTable(NODE, store, Cells(store))
    assert "stale" not in model.tally()
    with qtbot.waitSignal(model.dataChanged):
        store.apply([HostForgotten(HostId("h1"))])
    assert model.tally() == {"stale": 1}
    model.close()


def test_rows_of_an_unreachable_host_stay_and_are_dated(qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1"), container("a"), offline("h1")])
    model = table(store)
    cell = model.index(0, column("status")).data(CELL_ROLE)
    assert cell.stale
    assert cell.note.startswith("as of")
    model.close()


@settings(max_examples=100, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_of_changes_sorts_and_filters_as_a_fresh_table(
        data: st.DataObject, qtbot: QtBot) -> None:
    store = Store()
    store.apply(online("h1", "h2"))
    model = table(store)
    order = data.draw(st.sampled_from([Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder]))
    by = data.draw(st.sampled_from([column("name"), column("status"), column("host")]))
    model.sort(by, order)
    ids = st.sampled_from([f"c{n}" for n in range(6)])
    for _ in range(data.draw(st.integers(0, 15))):
        id_, name = data.draw(ids), data.draw(st.sampled_from(["x", "Y", "z"]))
        step: Any = data.draw(st.sampled_from(["put", "remove", "filter"]))
        if step == "put":
            state = data.draw(st.sampled_from(["running", "exited"]))
            store.apply([container(id_, name=name, state=state)])
        elif step == "remove":
            store.apply([Removed(ref(id_))])
        else:
            model.set_filter(data.draw(st.sampled_from(["", "x", "h1 y"])))
    fresh = table(store)
    fresh.sort(by, order)
    fresh.set_filter(model._wanted.text)
    assert model.refs() == fresh.refs()
    assert [model.row_of(r) for r in model.refs()] == list(range(model.rowCount()))
    model.close()
    fresh.close()


@settings(max_examples=100, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_rows_gathered_over_many_turns_are_those_of_one(
        data: st.DataObject, qtbot: QtBot, qtmodeltester: ModelTester,
        monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever changes between two turns, and whatever is asked for meanwhile."""
    store = Store()
    store.apply([*online("h1", "h2"), *(container(f"c{n}", name=f"c{n}") for n in range(5))])
    with monkeypatch.context() as patch:
        patch.setattr(gathering, "AT_ONCE", 2)
        patch.setattr(rows, "AT_ONCE", 2)
        patch.setattr(rows, "RANGES", data.draw(st.integers(0, 9)))
        model = table(store)
        qtmodeltester.check(model)
        for _ in range(data.draw(st.integers(0, 25))):
            one_of_many(data, store, model)
        model.tally()  # a host came or went: this counts anew
        while model.gathering():
            model._step()
    fresh = table(store)
    fresh.sort(model._wanted.column, Qt.SortOrder(int(model._wanted.descending)))
    fresh.set_filter(model._wanted.text, model._wanted.status)
    assert (model.refs(), model.tally()) == (fresh.refs(), fresh.tally())
    assert [model.row_of(r) for r in model.refs()] == list(range(model.rowCount()))
    model.close()
    fresh.close()


def one_of_many(data: st.DataObject, store: Store, model: KindTable) -> None:
    id_ = data.draw(st.sampled_from([f"c{n}" for n in range(8)]))
    match data.draw(st.sampled_from(("turn", "put", "remove", "filter", "sort", "host"))):
        case "turn":
            model._step()
        case "put":
            store.apply([container(id_, name=data.draw(st.sampled_from(["x", "Y", "z"])),
                                   state=data.draw(st.sampled_from(["running", "exited"])))])
        case "remove":
            store.apply([Removed(ref(id_))])
        case "filter":
            model.set_filter(data.draw(st.sampled_from(["", "x", "h1 y"])),
                             data.draw(st.sampled_from(["", "running", "stale"])))
        case "sort":
            model.sort(data.draw(st.sampled_from([column("name"), column("status")])),
                       Qt.SortOrder(data.draw(st.integers(0, 1))))
        case "host":
            store.apply([data.draw(st.sampled_from([offline("h1"), ready("h1")]))])
