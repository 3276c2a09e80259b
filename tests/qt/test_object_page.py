"""The page of one object: what its head says, where its keys lead."""
from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import HostDefined
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.logs.find_bar import FindField
from caas_desktop.views.look.labels import StatusLabel
from caas_desktop.views.look.notices import Banner
from caas_desktop.views.pages import object_page
from caas_desktop.views.pages.object_page import ObjectPage
from tests.factories import container, host, ready, ref
from tests.qt.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()


def open_page(desk: Desk) -> ObjectPage:
    desk.bench.open(Target("object", ref=ref("c1")), pin=True)
    page = desk.bench.centre.page()
    assert isinstance(page, ObjectPage)
    return page


def test_the_running_time_goes_on_without_an_event(
        desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_page, "AGES_MS", 20)
    desk.store.apply([container("c1", started_at=time.time() - 30)])
    page = open_page(desk)

    def uptime() -> str:
        return next(label.text() for label in page.findChildren(QLabel)
                    if label.accessibleName().startswith("Running time"))

    at_first = uptime()
    qtbot.waitUntil(lambda: uptime() != at_first, timeout=60_000)


def test_what_a_host_has_not_told_yet_is_not_called_removed(desk: Desk, qtbot: QtBot) -> None:
    desk.store.apply([HostDefined(host("h9"))])
    desk.bench.open(Target("object", ref=ref("c9", host_name="h9")), pin=True)
    page = desk.bench.centre.page()
    assert isinstance(page, ObjectPage)
    assert not page.findChildren(Banner)
    assert "Removed" not in words(page)
    desk.store.apply([ready("h9")])
    qtbot.waitUntil(lambda: bool(page.findChildren(Banner)), timeout=60_000)
    assert "Removed" in words(page)


def words(page: ObjectPage) -> set[str]:
    return {one.accessibleName() for one in page.findChildren(StatusLabel)}


def test_the_key_of_the_filter_leads_to_the_search_of_the_log_in_front(
        desk: Desk, qtbot: QtBot) -> None:
    page = open_page(desk)
    desk.window.navigator.tree.setFocus()
    tab = page.bar.tabRect(list(page.tab_keys()).index("logs")).center()
    qtbot.mouseClick(page.bar, Qt.MouseButton.LeftButton, pos=tab)
    assert page.current_tab() == "logs"
    desk.bench.run("filter")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), FindField), timeout=60_000)


def test_a_bottom_panel_that_was_left_open_shows_what_its_tab_says(
        desk: Desk, qtbot: QtBot) -> None:
    bottom = desk.window.bottom
    bottom.panel("tasks")
    desk.window.show_dock(desk.window.bottom_dock)
    qtbot.waitUntil(bottom.isVisible, timeout=60_000)
    assert bottom.panel(bottom.current()).isVisible()
    assert not bottom.panel("tasks").isVisible()
