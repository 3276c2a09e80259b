"""The navigator shows what the store holds, whatever way it came there."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import Change, HostDefined, HostForgotten, Removed, Upserted
from caas_desktop.domain.hosts import SwarmInfo
from caas_desktop.domain.refs import HostId, Ref, swarm_scope
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.looks import NODE_ROLE, NodeLook
from caas_desktop.viewmodels.navigator import STEP_ROLE, NavigatorModel
from caas_desktop.views.window.navigator import Navigator
from tests.factories import container, host, offline, online, ready, ref, volume
from tests.qt.swarm_kit import raw_node

LABELS = st.sampled_from([
    {},
    {"caas.tenant": "acme"},
    {"caas.tenant": "acme", "caas.app": "shop", "caas.service": "web"},
    {"caas.tenant": "beta", "caas.app": "crm"},
    {"com.docker.compose.project": "site", "com.docker.compose.service": "db"},
    {"com.docker.stack.namespace": "blog", "com.docker.swarm.service.id": "s1",
     "com.docker.swarm.service.name": "blog_web"},
])
STATES = st.sampled_from(["running", "exited", "restarting", "paused"])
HOSTS = ("h1", "h2", "h3")
IDS = st.sampled_from([f"c{n}" for n in range(8)])


@st.composite
def changes(draw: Any) -> list[Change]:
    name = draw(st.sampled_from(HOSTS))
    match draw(st.integers(0, 9)):
        case 0 | 1 | 2 | 3:
            return [container(draw(IDS), host_name=name, state=draw(STATES), labels=draw(LABELS))]
        case 4:
            return [volume(draw(IDS), host_name=name, **draw(LABELS))]
        case 5 | 6:
            return [Removed(ref(draw(IDS), host_name=name))]
        case 7:
            return [Removed(ref(draw(IDS), host_name=name, kind="volume"))]
        case 8:
            return [draw(st.sampled_from([ready(name), offline(name), ready(
                name, swarm=SwarmInfo("K", f"n{name}", manager=True))]))]
        case _:
            folder = draw(st.sampled_from(["", "eu"]))
            return [HostDefined(host(name, folder=folder))]


def shape(model: NavigatorModel) -> list[Any]:
    def below(parent: Any) -> list[Any]:
        rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
        return [(model.path(i), model.data(i, NODE_ROLE), below(i)) for i in rows]

    return below(QModelIndex())


@settings(max_examples=150, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(changes(), min_size=1, max_size=5), max_size=12))
def test_any_history_leads_to_the_tree_that_a_fresh_start_would_show(
        batches: list[list[list[Change]]], qtbot: QtBot) -> None:
    store = Store()
    store.apply(online(*HOSTS))
    lived = NavigatorModel(store)
    for batch in batches:
        store.apply([change for part in batch for change in part])
    fresh = NavigatorModel(store)
    assert shape(lived) == shape(fresh)
    lived.close()
    fresh.close()


def test_the_model_obeys_qt_while_it_changes(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    store = Store()
    model = NavigatorModel(store)
    qtmodeltester.check(model)
    store.apply(online("h1", "h2"))
    labels = {"caas.tenant": "acme", "caas.app": "shop", "caas.service": "web"}
    store.apply([container(f"c{n}", labels=labels) for n in range(5)])
    store.apply([container("c2", state="exited", labels=labels), Removed(ref("c3"))])
    store.apply([HostForgotten(HostId("h2"))])
    qtmodeltester.check(model)
    model.close()


def test_a_service_shows_how_many_of_its_containers_are_alive(qtbot: QtBot) -> None:
    store = Store()
    store.apply(online("h1"))
    model = NavigatorModel(store)
    labels = {"caas.tenant": "acme", "caas.app": "shop", "caas.service": "web"}
    store.apply([container("a", labels=labels), container("b", labels=labels)])
    leaf = _leaves(model, ref("a"))
    service = next(i.parent() for i in leaf if model.path(i)[0] == "domains")
    assert _look(model, service).count == "2/2"
    store.apply([container("b", state="exited", exit_code=1, labels=labels)])
    assert _look(model, service).badges == (("1/2", "restarting"),)
    assert _look(model, service).status == "degraded"
    model.close()


def test_an_unreachable_host_keeps_its_content_as_stale(qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1"), container("a")])
    model = NavigatorModel(store)
    store.apply([offline("h1")])
    leaves = _leaves(model, ref("a"))
    assert len(leaves) == 2
    assert all(_look(model, leaf).stale for leaf in leaves)
    model.close()


def test_the_cursor_stays_on_a_host_that_joins_a_cluster_and_on_what_it_runs(
        qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1", "h2"), container("a")])
    navigator = Navigator(store)
    qtbot.addWidget(navigator)
    model = navigator.tree.model()
    assert isinstance(model, NavigatorModel)
    swarm = SwarmInfo("K", "n1", manager=True)
    under_hosts = next(i for i in _leaves(model, ref("a")) if model.path(i)[0] == "hosts")
    host_of_it = next(i for i in _above(under_hosts) if model.path(i)[-1] == ("host", "h1"))

    navigator.tree.setCurrentIndex(host_of_it)
    store.apply([ready("h1", swarm=swarm)])
    qtbot.waitUntil(lambda: navigator.host() == HostId("h1"))
    assert len(model.path(navigator.tree.currentIndex())) > len(("hosts", "h1"))

    navigator.tree.setCurrentIndex(
        next(i for i in _leaves(model, ref("a")) if model.path(i)[0] == "hosts"))
    store.apply([ready("h1")])
    qtbot.waitUntil(lambda: navigator.refs() == [ref("a")])
    assert model.path(navigator.tree.currentIndex())[0] == "hosts"

    store.apply([Removed(ref("a"))])
    qtbot.waitUntil(lambda: navigator.refs() == [])


def test_tenants_open_themselves_also_after_a_change_of_the_language(qtbot: QtBot) -> None:
    store = Store()
    navigator = Navigator(store)
    qtbot.addWidget(navigator)
    navigator.retranslate()
    store.apply([*online("h1"), container("a", labels={"caas.tenant": "acme",
                                                       "caas.app": "shop"})])
    model = navigator.tree.model()
    assert isinstance(model, NavigatorModel)
    app = next(i for i in _leaves(model, ref("a")) if model.path(i)[0] == "domains")
    tenant = next(i for i in _above(app) if len(model.path(i)) == 2)
    assert navigator.tree.isExpanded(tenant)


def _leaves(model: NavigatorModel, wanted: Ref) -> list[QModelIndex]:
    """Return where the tree shows a resource."""
    return [index for index in _below(model, QModelIndex()) if index.data(STEP_ROLE).ref == wanted]


def _below(model: NavigatorModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for y in range(model.rowCount(parent)):
        index = model.index(y, 0, parent)
        yield index
        yield from _below(model, index)


def _above(index: QModelIndex) -> Iterator[QModelIndex]:
    while index.isValid():
        yield index
        index = index.parent()


def _look(model: NavigatorModel, index: Any) -> NodeLook:
    look = model.data(index, NODE_ROLE)
    assert isinstance(look, NodeLook)
    return look


def test_a_host_that_changes_and_goes_in_one_batch_is_gone(qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1"), container("a")])
    model = NavigatorModel(store)
    gone = HostId("h1")
    store.apply([offline("h1"), HostDefined(host("h1", folder="attic")), HostForgotten(gone)])
    assert not [node for node in model._host_nodes if node == gone]
    model.close()


def test_two_clusters_of_one_name_are_told_apart_and_called_anew_when_nodes_go() -> None:
    store = Store()
    model = NavigatorModel(store)

    def joined(cluster: str, name: str) -> Change:
        raw = raw_node(f"N{name}", name)
        return Upserted(Ref(swarm_scope(cluster), "node", raw["ID"]), KINDS["node"].parse(raw))

    for cluster, name in (("A", "lab1"), ("B", "lab3")):
        store.apply([HostDefined(host(name)), ready(
            name, swarm=SwarmInfo(cluster, f"N{name}", manager=True))])
        store.apply([joined(cluster, name)])

    def titles() -> list[str]:
        return [title for title in _titles(model, QModelIndex()) if title.startswith("lab")]

    assert titles().count("lab1") == 3  # the cluster of one node, its host and its node
    store.apply([joined("A", "lab2"), joined("B", "lab4")])
    assert {"lab (lab1)", "lab (lab3)"} <= set(titles())
    store.apply([Removed(Ref(swarm_scope("B"), "node", "Nlab4"))])
    assert "lab" in titles()
    assert not [title for title in titles() if "(" in title]


def _titles(model: NavigatorModel, parent: QModelIndex) -> Iterator[str]:
    for y in range(model.rowCount(parent)):
        index = model.index(y, 0, parent)
        yield _look(model, index).text
        yield from _titles(model, index)
