"""Menus open where they were asked for; the keyboard goes where one looks."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from caas_desktop.domain.groups import host_group
from caas_desktop.viewmodels.targets import Target, list_of
from caas_desktop.views.look.clicks import RowMenus
from caas_desktop.views.pages.list_page import ListPage
from caas_desktop.views.window import workbench
from caas_desktop.views.window.badges import LOGS
from tests.factories import host, ref, scope
from tests.qt.desk import Desk

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    made.window.activateWindow()
    yield made
    made.close()
    assert not made.bugs


@pytest.fixture
def places(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[QPoint]:
    """Where menus were opened."""
    found: list[QPoint] = []
    monkeypatch.setattr(desk.bench.menus, "popup", lambda refs, **more: found.append(more["at"]))
    return found


@pytest.mark.parametrize("target", [Target("object", ref=ref("c0")),
                                    Target("group", host_group(host("h1").id, scope()))])
def test_the_menu_of_a_page_opens_below_its_button(
        desk: Desk, places: list[QPoint], target: Target) -> None:
    page = desk.bench.open(target)
    desk.qtbot.waitUntil(page.isVisible)
    more = next(made for made in page.findChildren(QToolButton)
                if made.accessibleName() == "More actions")
    more.click()
    assert places == [more.mapToGlobal(more.rect().bottomLeft())]


def test_a_menu_asked_for_by_keyboard_opens_at_its_row_and_by_mouse_at_the_mouse(
        desk: Desk, places: list[QPoint]) -> None:
    page = desk.bench.open(list_of("container"))
    assert isinstance(page, ListPage)
    desk.qtbot.waitUntil(page.isVisible)
    desk.qtbot.waitUntil(lambda: page._list.table.model().rowCount() == 8)
    tree = desk.window.navigator.tree
    for view in (page._list.table, tree):
        places.clear()
        index = view.model().index(1, 0)
        view.setCurrentIndex(index)
        below = view.viewport().mapToGlobal(view.visualRect(index).bottomLeft())
        QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        _ask(view, QContextMenuEvent.Reason.Keyboard, QPoint(400, 400))
        assert places == [below, below]
        _ask(view, QContextMenuEvent.Reason.Mouse, QPoint(5, 6))
        assert places[2] == view.viewport().mapToGlobal(QPoint(5, 6))


def _ask(view: RowMenus, reason: QContextMenuEvent.Reason, at: QPoint) -> None:
    event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at), NO_KEYS)
    QApplication.sendEvent(view.viewport() if reason is QContextMenuEvent.Reason.Mouse else view,
                           event)


def test_a_list_that_go_to_opens_has_the_keyboard_and_down_leaves_its_filter(
        desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    class Silent:
        def show(self) -> None:
            opened[0](list_of("container"))

    monkeypatch.setattr(workbench, "go_to", lambda *given: opened.append(given[-1]) or Silent())
    desk.window.navigator.tree.setFocus()
    desk.qtbot.waitUntil(desk.window.navigator.tree.hasFocus)
    desk.bench.run("go-to")
    page = desk.bench.centre.page()
    assert isinstance(page, ListPage)
    table = page._list.table
    desk.qtbot.waitUntil(table.hasFocus)
    desk.qtbot.waitUntil(lambda: table.model().rowCount() == 8)
    page.focus_filter()
    QTest.keyClick(page._list._filter, Qt.Key.Key_Down)
    assert table.hasFocus()
    assert len(page.refs()) == 1


def test_a_page_with_tabs_that_go_to_opens_has_the_keyboard(desk: Desk) -> None:
    desk.window.navigator.tree.setFocus()
    page = desk.bench.centre.enter(Target("object", ref=ref("c0")))
    desk.qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget() or desk.window))
    desk.window.navigator.tree.setFocus()
    desk.bench.centre.enter(Target("object", ref=ref("c0")))  # it is in front
    desk.qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget() or desk.window))


@pytest.mark.parametrize("kind", ["container", "service"])
def test_a_list_of_the_view_menu_has_the_keyboard_also_an_empty_one(
        desk: Desk, kind: str) -> None:
    desk.bench.show_panel(LOGS)
    panel = desk.bench.consoles.logs
    desk.qtbot.waitUntil(lambda: panel.isAncestorOf(QApplication.focusWidget() or desk.window))

    desk.bench.run(f"list-{kind}")

    page = desk.bench.centre.page()
    assert isinstance(page, ListPage)
    desk.qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget() or desk.window))
