"""Placement, update progress, tasks and users: what the pages of a cluster show."""
from __future__ import annotations

from typing import Any

import pytest

from caas_desktop.domain.changes import ClusterChanged, Snapshot, Upserted
from caas_desktop.domain.place import SWARM_SERVICE_ID
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.container_parts import Mount
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.task import Task
from caas_desktop.operations.actions import action
from caas_desktop.operations.commands import Commands
from caas_desktop.operations.store import Store
from caas_desktop.operations.swarm.nodes import container_of
from caas_desktop.operations.swarm.rollout import placement, rollout, tasks_of
from caas_desktop.viewmodels.cell_table import CellTable
from caas_desktop.viewmodels.log_targets import log_targets
from caas_desktop.viewmodels.looks import CELL_ROLE, CellText
from caas_desktop.views.pages.cluster_objects import UsedByTab
from caas_desktop.views.pages.placement import PlacementTab
from caas_desktop.views.pages.service_facts import log_members
from caas_desktop.views.pages.service_tabs import RolloutTab
from tests import factories
from tests.qt.swarm_kit import SCOPE, cluster_store, context_of, raw_service, raw_task, upserted

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WEB = Ref(SCOPE, "service", "s1")


@pytest.fixture
def store() -> Store:
    made = cluster_store()
    made.apply([factories.container("c1")])
    return made


@pytest.fixture
def context(store: Store) -> Any:
    return context_of(store)


def tasks(store: Store, *raws: dict[str, Any]) -> None:
    store.apply([upserted("task", raw, store) for raw in raws])


def cells(model: CellTable) -> list[list[Any]]:
    return [[model.index(y, x).data(CELL_ROLE) for x in range(model.columnCount())]
            for y in range(model.rowCount())]


def test_a_task_knows_its_service_its_place_and_its_node(store: Store) -> None:
    tasks(store, raw_task("t1", 2))
    task = store.get(Ref(SCOPE, "task", "t1"))
    assert (task.name, task.node_name, task.place.app) == ("web.2", "lab1", "shop")


def test_a_task_is_reached_where_we_are_connected_and_else_said_why(store: Store) -> None:
    tasks(store, raw_task("t1", 1, container="c1"), raw_task("t2", 2, node="N2", container="c2"),
          raw_task("t3", 3, "preparing"), raw_task("t4", 4, container="c9"))

    def reached(id_: str) -> tuple[Ref | None, str]:
        found, why = container_of(store, store.get(Ref(SCOPE, "task", id_)))
        return found, str(why)

    assert reached("t1") == (factories.ref("c1"), "")
    assert "lab2" in reached("t2")[1]
    assert "no container" in reached("t3")[1]
    assert "gone" in reached("t4")[1]
    store.apply([factories.offline("h1")])
    assert container_of(store, store.get(Ref(SCOPE, "task", "t1")))[0] is None


def test_logs_of_a_service_come_from_containers_and_else_by_way_of_a_manager(
        store: Store, context: Any) -> None:
    tasks(store, raw_task("t1", 1, container="c1"), raw_task("t2", 2, node="N2", container="c2"),
          raw_task("t0", 2, "failed", node="N2", container="c0"))
    found = log_members(context, lambda: [factories.ref("c1")], WEB)()
    assert found == [factories.ref("c1"), Ref(SCOPE, "task", "t2")]
    context.fleet.ask = lambda ref: None
    by_manager = log_targets(context, found)[-1]
    assert (by_manager.of, by_manager.container_id, by_manager.name) == ("tasks", "t2", "web.2")


def update(state: str = "updating", at: str = "2026-01-01T00:00:10Z") -> dict[str, Any]:
    return raw_service() | {"UpdateStatus": {"State": state, "StartedAt": at,
                                             "Message": "update paused due to failure"}}


def test_a_rollout_is_told_slot_by_slot_with_the_reason(store: Store) -> None:
    store.apply([upserted("service", update("paused"))])
    tasks(store, raw_task("old1", 1, "shutdown", at=1), raw_task("new1", 1, at=12),
          raw_task("old2", 2, "shutdown", at=1),
          raw_task("bad2", 2, "failed", at=13, Err="task: non-zero exit (7)"),
          raw_task("new2", 2, "preparing", at=14), raw_task("gone3", 3, "shutdown", at=1))
    found = rollout(store.get(WEB), [t for _, t in tasks_of(store, WEB)])
    assert [(s.task.id, s.before and s.before.id, s.fresh, s.done) for s in found.slots] == [
        ("new1", "old1", True, True), ("new2", "bad2", True, False)]
    assert [s.failed and s.failed.reason for s in found.slots] == [
        None, "task: non-zero exit (7)"]
    assert (found.done, found.total) == (1, 2)


def test_a_stopped_update_says_why_and_offers_to_roll_back(qtbot, store, context) -> None:
    store.apply([upserted("service", update("paused"))])
    tasks(store, raw_task("old1", 1, "shutdown", at=1),
          raw_task("bad1", 1, "failed", at=12, Err="task: non-zero exit (7)"),
          raw_task("new1", 1, "preparing", at=14, node="N2"))
    tab = RolloutTab(context, WEB)
    qtbot.addWidget(tab)
    tab.show()
    assert tab._banner.banner is not None
    assert tab._banner.banner._body.text() == "task: non-zero exit (7)"
    row = cells(tab.model)[0]
    assert row[1].subtitle == "not connected"
    assert row[4] == CellText("task: non-zero exit (7)", "unhealthy")
    with qtbot.waitSignal(tab.asked) as asked:
        tab._banner.banner.buttons()[0].click()
    assert asked.args == ["rollback"]
    store.apply([upserted("service", update("completed"))])
    qtbot.waitUntil(lambda: tab._banner.banner is None)
    tab.close_tab()


def test_an_update_that_goes_on_is_asked_for_while_it_is_seen(qtbot, store, context) -> None:
    store.apply([upserted("service", update())])
    tab = RolloutTab(context, WEB)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: "task" in context.fleet.relisted)
    tab.hide()
    assert not tab._asking.isActive()
    tab.close_tab()


def test_placement_counts_what_runs_where_and_what_waits(qtbot, store, context) -> None:
    store.apply([upserted("service", raw_service("s2", "api"))])
    tasks(store, raw_task("t1", 1), raw_task("t2", 2), raw_task("t3", 3, "preparing", node="N2"),
          raw_task("t4", 1, "preparing", node="", service="s2"),
          raw_task("t5", 4, "shutdown"))
    found = placement(store, SCOPE)
    assert found.cells == {("N1", "s1"): (2, 2), ("N2", "s1"): (0, 1)}
    assert found.waiting == {"s2": 1}
    tab = PlacementTab(context, SCOPE)
    qtbot.addWidget(tab)
    rows = cells(tab.model)
    assert [r[0].title for r in rows] == ["lab1", "lab2", "Waiting for a node"]
    assert "h1" in rows[0][0].subtitle
    assert "not among your hosts" in rows[1][0].subtitle
    assert [tab.model.headerData(x, tab.table.horizontalHeader().orientation())
            for x in range(3)] == ["Node", "api", "web"]
    assert rows[0][2].word == "2"
    with qtbot.waitSignal(tab.activated) as opened:
        tab.table.activated.emit(tab.model.index(0, 2))
    assert opened.args[0] == WEB
    tab.close_tab()


def test_who_uses_a_secret_is_found(qtbot, store: Store, context: Any) -> None:
    store.apply([upserted("secret", {"ID": "x1", "Spec": {"Name": "pw"}})])
    tab = UsedByTab(context, Ref(SCOPE, "secret", "x1"))
    qtbot.addWidget(tab)
    assert tab.models["service"].rowCount() == 0
    raw = raw_service()
    raw["Spec"]["TaskTemplate"]["ContainerSpec"]["Secrets"] = [{"SecretID": "x1"}]
    store.apply([upserted("service", raw)])
    assert tab.models["service"].refs() == [WEB]
    tab.close_tab()


def test_which_containers_are_in_a_network_or_have_a_volume_is_found(
        qtbot, store: Store, context: Any) -> None:
    net = {"Id": "n1", "Name": "back", "Scope": "local"}
    store.apply([
        Upserted(factories.ref("n1", kind="network"), KINDS["network"].parse(net)),
        factories.volume("data"),
        factories.container("a", networks=(("back", ""),)),
        factories.container("b", mounts=(Mount("volume", "data", "/d"),)),
        factories.container("c", networks=(("back", ""),), labels={SWARM_SERVICE_ID: "s1"})])
    for ref, user in ((factories.ref("n1", kind="network"), "a"),
                      (factories.ref("data", kind="volume"), "b")):
        tab = UsedByTab(context, ref)
        qtbot.addWidget(tab)
        assert tab.models["container"].refs() == [factories.ref(user)]
        assert tab._empty.isHidden()
        tab.close_tab()


def test_a_cluster_without_a_leader_is_stale_and_read_only(store: Store, context: Any) -> None:
    commands = Commands(store, context.fleet, context.jobs, context.catalogue)
    assert commands.applicable(action("scale"), [WEB]) == [WEB]
    store.apply([ClusterChanged(SCOPE, "no leader")])
    assert store.stale(SCOPE)
    assert not store.stale(factories.scope("h1"))
    assert commands.applicable(action("scale"), [WEB]) == []
    store.apply([ClusterChanged(SCOPE, "")])
    assert commands.applicable(action("scale"), [WEB]) == [WEB]


def test_a_small_table_repaints_what_differs_and_resets_nothing(qtbot, qtmodeltester) -> None:
    model = CellTable(["A", "B"])
    model.set_rows([(n, (CellText(str(n)), CellText("x"))) for n in range(3)])
    qtmodeltester.check(model)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as caught:
        model.set_rows([(0, (CellText("0"), CellText("x"))), (1, (CellText("one"), CellText("x")))])
    assert caught.args[0].row() == 1
    assert (model.rowCount(), model.key(1)) == (2, 1)


def test_history_goes_with_the_next_list(store: Store) -> None:
    tasks(store, raw_task("t1", 1), raw_task("t2", 2))
    kept = Ref(SCOPE, "task", "t1")
    store.apply([Snapshot(SCOPE, "task", {kept: store.get(kept)})])
    assert [t.id for _, t in tasks_of(store, WEB) if isinstance(t, Task)] == ["t1"]
