"""Before a host has answered for the first time, nothing of it is called missing or removed."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import HostChanged, HostDefined
from caas_desktop.domain.groups import cluster_group, host_group
from caas_desktop.domain.hosts import HostStatus, Phase, SwarmInfo
from caas_desktop.domain.refs import HostId, swarm_scope
from caas_desktop.operations.store import HostView
from caas_desktop.viewmodels.overview import calm_words
from caas_desktop.viewmodels.targets import Target, list_of
from caas_desktop.views.look.notices import EmptyState, LoadingRows
from caas_desktop.views.pages.list_page import ListPage
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.window.consoles import LogPanel
from tests.factories import container, host, offline, ready, scope
from tests.qt.desk import Desk, seen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONNECTING = HostChanged(HostId("h2"), HostStatus(Phase.CONNECTING, since=1.0))
LATE = host_group(HostId("h2"), scope("h2"))
SWARM = swarm_scope("K")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    made.store.apply([HostDefined(host("h2")), CONNECTING])
    yield made
    made.close()
    assert not made.bugs


def on_screen(page: QWidget, kind: type[QWidget]) -> bool:
    return any(one.isVisible() for one in page.findChildren(kind))


def test_a_host_is_awaited_until_it_answered_or_could_not_be_reached() -> None:
    assert HostView(host(), HostStatus()).awaited
    assert HostView(host(), CONNECTING.status).awaited
    assert not HostView(host(enabled=False), HostStatus()).awaited
    assert not HostView(host(), ready().status).awaited
    assert not HostView(host(), offline().status).awaited
    again = HostStatus(Phase.CONNECTING, reason=offline().status.reason)
    assert not HostView(host(), again).awaited


def test_a_list_is_loading_until_its_host_answered_and_only_then_empty(
        desk: Desk, qtbot: QtBot) -> None:
    page = desk.bench.open(list_of("container", LATE))
    qtbot.waitUntil(lambda: on_screen(page, LoadingRows))
    assert not on_screen(page, EmptyState)

    desk.store.apply([ready("h2")])

    qtbot.waitUntil(lambda: on_screen(page, EmptyState))
    assert not on_screen(page, LoadingRows)


def test_a_list_is_empty_at_once_where_no_host_is_awaited(desk: Desk, qtbot: QtBot) -> None:
    page = desk.bench.open(list_of("secret", host_group(HostId("h1"), scope())))
    qtbot.waitUntil(lambda: on_screen(page, EmptyState))
    assert not on_screen(page, LoadingRows)


def test_a_cluster_is_called_removed_only_once_every_host_has_answered(
        desk: Desk, qtbot: QtBot) -> None:
    pages = [desk.bench.open(list_of("service", cluster_group(SWARM))),
             desk.bench.open(Target("group", cluster_group(SWARM)))]

    def titles() -> list[str]:
        bar = desk.bench.centre.bar
        return [bar.look(n).text for n in range(1, bar.count())]

    assert titles() == ["Cluster: services", "Cluster"]
    assert all(page.crumbs()[0].text == "Cluster" for page in pages)

    desk.store.apply([offline("h2")])

    qtbot.waitUntil(lambda: titles() == ["Removed cluster: services", "Removed cluster"])


def test_a_cluster_gets_its_name_on_every_tab_once_a_manager_answered(
        desk: Desk, qtbot: QtBot) -> None:
    desk.bench.open(list_of("service", cluster_group(SWARM)))
    desk.bench.open(Target("group", cluster_group(SWARM)))
    desk.bench.open(list_of("image"))

    desk.store.apply([ready("h2", swarm=SwarmInfo("K", "n1", manager=True))])

    name = SWARM.removeprefix("swarm:")[:8]
    bar = desk.bench.centre.bar
    assert [bar.look(n).text for n in (1, 2)] == [f"{name}: services", name]


def test_a_dashboard_does_not_say_that_no_host_is_connected_before_one_was_tried(
        desk: Desk) -> None:
    store = desk.store
    assert calm_words(store) == "Everything that should run does."
    store.apply([offline("h1")])
    assert calm_words(store) == "Connecting…"
    store.apply([offline("h2")])
    assert calm_words(store).startswith("No host is connected")


def test_a_log_tab_says_that_there_is_no_container_only_once_its_host_answered(
        desk: Desk, qtbot: QtBot) -> None:
    page = desk.bench.open(Target("group", LATE))
    assert isinstance(page, TabbedPage)
    page.show_tab("logs")
    qtbot.waitUntil(lambda: seen(page, "logs"))
    panel = page.made_tab("logs")
    assert isinstance(panel, LogPanel)
    panel.console.refresh()
    assert not on_screen(panel, EmptyState)

    desk.store.apply([ready("h2")])

    qtbot.waitUntil(lambda: on_screen(panel, EmptyState))


def test_the_keyboard_goes_from_a_loading_list_to_its_rows(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    page = desk.bench.centre.enter(list_of("container", LATE))
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: page._list._loading.hasFocus())

    desk.store.apply([ready("h2"), container("late", host_name="h2")])

    qtbot.waitUntil(lambda: page._list.table.hasFocus())
