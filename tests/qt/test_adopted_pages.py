"""Pages follow an app to the tenant that it is given to; their buttons mean them."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.changes import AppsAdopted, Removed
from caas_desktop.domain.groups import Group
from caas_desktop.viewmodels.targets import DASHBOARD, Stop, Target
from caas_desktop.views.pages.app_page import AppPage
from tests.factories import container, ref, scope
from tests.qt.desk import Desk

WIKI = Group("app", app="wiki", home=scope())
WEB = Group("service", app="wiki", service="web", home=scope())


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    labels = {"com.docker.compose.project": "wiki", "com.docker.compose.service": "web"}
    made.store.apply([container("w1", labels=labels)])
    yield made
    made.close()
    assert not made.bugs


def adopted(tenant: str) -> AppsAdopted:
    return AppsAdopted({AppKey(scope(), "wiki"): tenant} if tenant else {})


def test_open_pages_follow_an_app_to_its_tenant_and_back(desk: Desk) -> None:
    for target in (Target("group", WIKI), Target("group", WEB), DASHBOARD):
        desk.bench.open(target)
    desk.store.apply([adopted("acme")])
    theirs = [Group("app", tenant="acme", app="wiki"),
              Group("service", tenant="acme", app="wiki", service="web")]
    groups = [page.target.group for page in desk.bench.centre.pages()]
    assert [one for one in groups if one.type in ("app", "service")] == theirs
    front = desk.bench.centre.page()
    assert front is not None
    assert front.target == DASHBOARD
    desk.store.apply([adopted("")])
    groups = [page.target.group for page in desk.bench.centre.pages()]
    assert [one for one in groups if one.type in ("app", "service")] == [WIKI, WEB]


def test_a_preview_that_follows_an_app_stays_a_preview(desk: Desk) -> None:
    desk.bench.open(DASHBOARD)
    desk.bench.open(Target("group", WIKI), pin=False)
    desk.store.apply([adopted("acme")])
    assert desk.bench.centre.stops() == [Stop(DASHBOARD)]  # what is pinned
    page = desk.bench.centre.page()
    assert page is not None
    assert page.target.group == Group("app", tenant="acme", app="wiki")
    desk.bench.open(Target("group", Group("host", host="h1")), pin=False)
    assert len(desk.bench.centre.pages()) == 2


def test_a_page_does_not_go_to_another_host_s_app_of_its_name(desk: Desk) -> None:
    desk.bench.open(Target("group", WIKI))
    labels = {"com.docker.compose.project": "wiki", "com.docker.compose.service": "web"}
    desk.store.apply([Removed(ref("w1")), container("w2", host_name="h2", labels=labels)])
    desk.store.apply([AppsAdopted({AppKey(scope("h2"), "wiki"): "acme"})])
    assert WIKI in [page.target.group for page in desk.bench.centre.pages()]


def test_a_page_s_button_means_the_page_though_the_navigator_has_the_keyboard(
        desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(desk.bench.menus, "popup", lambda refs, **more: asked.append(more))
    page = desk.bench.open(Target("group", WIKI))
    assert isinstance(page, AppPage)
    desk.qtbot.waitUntil(page.isVisible)
    tree = desk.window.navigator.tree
    desk.window.activateWindow()

    def has_keyboard() -> bool:
        tree.setFocus()
        return bool(tree.hasFocus())

    desk.qtbot.waitUntil(has_keyboard)
    page._head.menu_asked.emit(QPoint(7, 9))
    assert asked[0]["at"] == QPoint(7, 9)
    assert "adopt-app" in asked[0]["commands"]
