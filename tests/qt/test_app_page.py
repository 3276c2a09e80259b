"""The page of an app: its services, their replicas, its graph."""
from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import Removed, Upserted
from caas_desktop.domain.groups import Group
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.container_parts import Mount, Port
from caas_desktop.kinds.volume import Volume
from caas_desktop.operations.commands import Commands
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.app_facts import deployed, source_words
from caas_desktop.viewmodels.app_services import services_of
from caas_desktop.viewmodels.looks import CellStatus
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.graph.tab import GraphTab
from caas_desktop.views.look.notices import EmptyState
from caas_desktop.views.pages.app_page import AppPage
from caas_desktop.views.pages.app_services import ServicesTab
from caas_desktop.views.pages.tools import Tools
from tests import factories
from tests.qt.desk import seen
from tests.qt.swarm_kit import SCOPE, cluster_store, context_of, raw_service, upserted

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WAIT_MS = 60_000
COMPOSE = {"com.docker.compose.project": "shop"}
APP = Group("app", app="shop", home=factories.scope())


def compose(service: str, depends_on: str = "", **more: Any) -> Any:
    labels = COMPOSE | {"com.docker.compose.service": service,
                        "com.docker.compose.depends_on": depends_on}
    return factories.container(f"shop-{service}-1", labels=labels, **more)


@pytest.fixture
def store() -> Store:
    store = cluster_store()
    store.apply([
        compose("web", "db:service_healthy:true", networks=(("shop_default", ""),),
                ports=(Port(80, "tcp", 8080),)),
        compose("db", networks=(("shop_default", ""),), state="exited", exit_code=1,
                mounts=(Mount("volume", "shop_data", "/data"),))])
    return store


@pytest.fixture
def context(store: Store) -> Any:
    made = context_of(store)
    made.commands = Commands(store, made.fleet, made.jobs, made.catalogue)
    made.hub = SimpleNamespace(watch=lambda refs, heard: SimpleNamespace(
        set_refs=lambda refs: None, close=lambda: None))
    return made


def test_services_of_a_hosts_project_are_read_from_its_containers(
        store: Store, context: Any) -> None:
    db, web = services_of(store, context.membership, APP)
    assert (web.name, web.ports, web.depends_on, web.networks) == (
        "web", ("8080→80",), ("db",), ("shop_default",))
    assert (db.status, db.replicas_text, db.volumes) == ("failed", "0/1", ("shop_data",))
    made = deployed(store, [db, web])
    assert [(one.name, one.source) for one in made] == [("shop", "compose")]
    assert source_words(made) == "Compose project"


def test_the_list_shows_services_and_opens_them(
        qtbot: QtBot, store: Store, context: Any) -> None:
    tab = ServicesTab(context, APP)
    qtbot.addWidget(tab)
    tab.show()
    assert [tab.model.key(y).service for y in range(tab.model.rowCount())] == ["db", "web"]
    tab.table.selectRow(1)
    assert tab.refs() == [factories.ref("shop-web-1")]
    with qtbot.waitSignal(tab.activated) as opened:
        tab.table.activated.emit(tab.model.index(1, 0))
    assert opened.args is not None
    assert opened.args[0].group.service == "web"
    store.apply([compose("web", networks=(("shop_default", ""),), state="exited", exit_code=0)])
    qtbot.waitUntil(lambda: isinstance(tab._row(tab._shown(1))[1], CellStatus)
                    and tab._row(tab._shown(1))[1].word == "Exited")
    tab.close_tab()


def test_a_number_typed_on_a_service_of_a_swarm_scales_it(
        qtbot: QtBot, store: Store, context: Any) -> None:
    store.apply([upserted("service", raw_service(Labels={"com.docker.stack.namespace": "shop"}))])
    ran: list[Any] = []
    context.commands.run = lambda action, refs, params=None: ran.append((action.key, refs, params))
    tab = ServicesTab(context, Group("app", app="shop", home=SCOPE))
    qtbot.addWidget(tab)
    tab.show()
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    for key, wanted in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 1)):
        QTest.keyClick(tab.table, Qt.Key.Key_1)
        field = tab.findChildren(QSpinBox)[-1]
        QTest.keyClicks(field, "2")
        assert field.value() == 12
        QTest.keyClick(field, key)
        assert len(ran) == wanted
    assert ran == [("scale", [Ref(SCOPE, "service", "s1")], {"replicas": 12})]
    tab.close_tab()


def test_the_graph_is_walked_by_arrows_and_opens_a_service(
        qtbot: QtBot, store: Store, context: Any) -> None:
    tab = GraphTab(context, APP)
    qtbot.addWidget(tab)
    tab.resize(800, 500)
    tab.show()
    view = tab.view
    titles = {node.title for node in view.graph().nodes}
    assert titles == {"web", "db", "Port 8080", "data"}
    assert view.accessibleDescription().startswith("db")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription().startswith("web")
    with qtbot.waitSignal(tab.activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args is not None
    assert (opened.args[0].group.service, opened.args[1]) == ("web", True)
    before = view.transform().m11()
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.transform().m11() < before
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.transform().m11() == before
    tab.close_tab()


def test_a_graph_keeps_its_places_while_only_states_change(
        qtbot: QtBot, store: Store, context: Any) -> None:
    tab = GraphTab(context, APP)
    qtbot.addWidget(tab)
    tab.show()
    items = dict(tab.view._nodes)
    store.apply([compose("web", "db:service_healthy:true", networks=(("shop_default", ""),),
                         ports=(Port(80, "tcp", 8080),), state="paused")])
    qtbot.waitUntil(lambda: any(node.status == "paused" for node in tab.view.graph().nodes))
    assert tab.view._nodes == items
    tab.close_tab()


def test_a_click_on_a_node_previews_its_service(
        qtbot: QtBot, store: Store, context: Any) -> None:
    tab = GraphTab(context, APP)
    qtbot.addWidget(tab)
    tab.resize(800, 500)
    tab.show()
    view = tab.view
    item = next(i for i in view._nodes.values() if i.node.title == "web")
    at = view.mapFromScene(item.centre())
    with qtbot.waitSignal(tab.activated) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args is not None
    assert (opened.args[0].group.service, opened.args[1]) == ("web", False)
    tab.close_tab()


def test_a_number_typed_on_a_service_of_a_project_scales_its_containers(
        store: Store, context: Any, qtbot: QtBot) -> None:
    ran: list[Any] = []
    context.commands.run = lambda *given: ran.append(given)
    context.revisions = object()
    tab = ServicesTab(context, APP)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.table.selectRow(1)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_3)
    field = tab.table.findChild(QSpinBox)
    assert field is not None
    assert field.minimum() == 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    wanted, refs, params = ran[0]
    assert wanted.key == "scale-containers"
    assert [store.get(ref).name for ref in refs] == ["shop-web-1"]  # type: ignore[union-attr]
    assert params == {"replicas": 3, "revisions": context.revisions}


def test_an_app_that_kept_only_its_volumes_says_so(
        store: Store, context: Any, qtbot: QtBot) -> None:
    ref = Ref(factories.scope(), "volume", "shop_data")
    store.apply([Removed(one) for one in context.membership.members(APP)])
    tab = ServicesTab(context, APP)
    qtbot.addWidget(tab)
    seen = {one.accessibleName() for one in tab.findChildren(EmptyState) if not one.isHidden()}
    assert seen == {"No services yet"}
    store.apply([Upserted(ref, Volume("shop_data", "local", "", "local", None, COMPOSE))])
    tab.refresh()
    seen = {one.accessibleName() for one in tab.findChildren(EmptyState) if not one.isHidden()}
    assert seen == {"Only its volumes are left"}


def test_a_removed_apps_page_says_so_and_counts_nothing(
        qtbot: QtBot, store: Store, context: Any) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    page = AppPage(context, Target("group", APP), cast(Tools, SimpleNamespace()), place)
    place.show()
    page.show()
    qtbot.waitUntil(lambda: seen(page, "services"), timeout=WAIT_MS)
    assert "Running: 1 of 2 services" in told(page)
    assert page.tab_keys()[-1] == "compose"
    store.apply([Removed(one) for one in context.membership.members(APP)])
    gone = next(one for one in page.findChildren(EmptyState)
                if one.accessibleName() == "The app was removed")
    qtbot.waitUntil(lambda: not gone.isHidden(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not any("of 2 services" in words for words in told(page)),
                    timeout=WAIT_MS)
    page.close_page()


def test_a_page_that_was_opened_before_its_app_stood_gets_the_tab_of_its_file(
        qtbot: QtBot, store: Store, context: Any) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    members = context.membership.members(APP)
    known = [Upserted(ref, store.get(ref)) for ref in members]
    store.apply([Removed(ref) for ref in members])
    page = AppPage(context, Target("group", APP), cast(Tools, SimpleNamespace()), place)
    place.show()
    page.show()
    assert "compose" not in page.tab_keys()
    store.apply(known)
    qtbot.waitUntil(lambda: "compose" in page.tab_keys(), timeout=WAIT_MS)
    page.close_page()


def test_a_silent_apps_head_counts_what_its_rows_say(
        qtbot: QtBot, store: Store, context: Any) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    page = AppPage(context, Target("group", APP), cast(Tools, SimpleNamespace()), place)
    place.show()
    store.apply([factories.offline()])
    qtbot.waitUntil(lambda: "Stale" in told(page), timeout=WAIT_MS)
    assert "Running: 1 of 2 services" in told(page)
    page.close_page()


def told(widget: QWidget) -> set[str]:
    return {child.accessibleName() for child in widget.findChildren(QWidget)}
