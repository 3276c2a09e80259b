"""A container that takes its time to end can be killed; menus come in groups."""
from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import Removed
from caas_desktop.domain.refs import Ref
from caas_desktop.operations.actions import action
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.window import object_commands
from caas_desktop.views.window.menus import ON_HOST
from tests.factories import ref
from tests.qt.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()
    assert not made.bugs


@pytest.fixture
def slow(desk: Desk) -> Iterator[Ref]:
    """A container that is asked to end and does not."""
    killed, engine, slow = threading.Event(), desk.connector.engine, ref("c0")

    def wait(path: str) -> None:
        if path.endswith("/c0/kill"):
            killed.set()
        if path.endswith("/c0/stop"):
            assert killed.wait(60.0)

    engine.before = wait
    yield slow
    killed.set()
    desk.qtbot.waitUntil(lambda: not desk.store.pending)


def test_who_does_not_end_can_be_killed_from_its_page_its_menu_and_a_notice(
        desk: Desk, slow: Ref, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_commands, "LONG_MS", 0)
    monkeypatch.setattr(object_commands, "confirm", lambda *_: True)
    page = desk.bench.open(Target("object", ref=slow))
    desk.bench.run("stop")
    assert desk.store.pending == {slow: "stopping"}
    desk.qtbot.waitUntil(lambda: "Kill" in _words(page.findChildren(QPushButton)))
    menu = QMenu()
    desk.qtbot.addWidget(menu)
    desk.bench.objects.fill_menu(menu, desk.window.keys)
    assert [one.text() for one in menu.actions()] == ["Kill"]
    desk.qtbot.waitUntil(lambda: bool(desk.bench.toasts.toasts()))
    (toast,) = desk.bench.toasts.toasts()
    assert "c0 does not end yet" in toast.accessibleName()
    next(b for b in toast.findChildren(QPushButton) if b.text() == "Kill").click()
    desk.qtbot.waitUntil(lambda: "POST /containers/c0/kill" in desk.connector.engine.log)
    desk.qtbot.waitUntil(lambda: slow not in desk.store.pending)


def test_the_notice_goes_once_nobody_is_waited_for(
        desk: Desk, slow: Ref, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_commands, "LONG_MS", 0)
    desk.bench.open(Target("object", ref=slow))
    desk.bench.run("stop")
    desk.qtbot.waitUntil(lambda: bool(desk.bench.toasts.toasts()))
    desk.store.apply([Removed(slow)])
    assert not desk.bench.toasts.toasts()


def test_who_has_ended_meanwhile_is_told_nothing_of(desk: Desk, slow: Ref) -> None:
    desk.bench.objects._context.commands.run(action("stop"), [slow])
    desk.store.apply([Removed(slow)])
    desk.bench.objects._offer_to_cut_short(action("stop"), [slow])
    assert not desk.bench.toasts.toasts()


def test_a_menu_s_entries_stand_in_groups(desk: Desk) -> None:
    menu = QMenu()
    desk.qtbot.addWidget(menu)
    desk.bench.open(Target("object", ref=ref("c0")))
    desk.bench.objects.fill_menu(menu, desk.window.keys)
    assert [one.text() or "-" for one in menu.actions()] == [
        "Stop", "Restart", "Pause", "Kill", "-", "Rename…", "Limits…", "-", "Remove…"]
    assert max(map(len, ON_HOST)) <= 4
    assert all(key in desk.window.keys.actions for group in ON_HOST for key in group)


def _words(buttons: list[QPushButton]) -> list[str]:
    return [one.text().strip() for one in buttons if one.isVisible()]
