"""Go to anything: what the palette offers follows the store while it is open."""
from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import HostForgotten, Removed
from caas_desktop.operations.store import Store
from caas_desktop.views.window.palette import Goals, go_to
from tests.factories import container, host, online, ref

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LABELS = {"caas.tenant": "acme", "caas.app": "shop"}


def titles(goals: Goals) -> set[str]:
    return {entry.title for entry in goals.entries()}


def test_goals_are_the_same_whether_things_were_there_or_came_and_go_with_the_last_member() -> None:
    store = Store()
    goals = Goals(store, lambda _: None)
    store.subscribe(lambda changes: goals.follow(changes))
    store.apply([*online("h1"), container("a", labels=LABELS), container("b", labels=LABELS)])
    assert titles(goals) == titles(Goals(store, lambda _: None)) >= {"h1", "a", "b", "shop"}
    store.apply([Removed(ref("a"))])
    assert "shop" in titles(goals)
    store.apply([HostForgotten(host("h1").id)])
    assert titles(goals) == set()


def test_what_looks_the_same_in_the_palette_is_no_news() -> None:
    store = Store()
    goals = Goals(store, lambda _: None)
    assert goals.follow([container("a")])
    assert not goals.follow([container("a", state="exited")])


def test_an_open_palette_keeps_its_cursor_while_things_come(qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1"), container("web-b")])
    opened: list[Any] = []
    window = QWidget()
    qtbot.addWidget(window)
    palette = go_to(window, store, opened.append)
    palette._field.setText("web")
    found = palette.findChild(QListWidget)
    assert found is not None
    assert found.count() == 1
    store.apply([container("web-a")])
    qtbot.waitUntil(lambda: found.count() == 2)
    assert found.currentItem().text().startswith("web-b")
    qtbot.keyClicks(palette._field, "\r")
    store.apply([container("web-c")])  # a closed palette follows no more
    assert [target.ref for target in opened] == [ref("web-b")]
