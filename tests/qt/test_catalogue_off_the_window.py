"""The window never waits for the catalogue: whatever is done, other threads ask it."""
from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caas_desktop.domain.groups import app_group
from caas_desktop.domain.place import Place
from caas_desktop.domain.ports import Catalogue
from caas_desktop.operations.actions import action
from caas_desktop.operations.settings import COLUMNS, SETTINGS
from caas_desktop.operations.tasks import TaskState
from caas_desktop.viewmodels.targets import DASHBOARD, Target, list_of
from caas_desktop.views.dialogs.settings import SettingsDialog
from tests.factories import ref, scope
from tests.qt.desk import Desk

ASKED = [name for name in vars(Catalogue) if not name.startswith("_") and name != "close"]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()
    assert not made.bugs


@pytest.fixture
def on_the_window(desk: Desk) -> list[str]:
    """What of the catalogue was called on the GUI thread since."""
    found: list[str] = []

    def noted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                found.append(name)
            return real(*args, **named)
        return call

    for name in ASKED:
        setattr(desk.catalogue, name, noted(name, getattr(desk.catalogue, name)))
    return found


def test_pages_and_settings_ask_other_threads(desk: Desk, on_the_window: list[str]) -> None:
    app = app_group(Place("acme", "shop", "web"), scope())
    assert app is not None
    for target in (DASHBOARD, list_of("container"), list_of("image"), Target("group", app),
                   Target("object", ref=ref("c1"))):
        desk.visit(target, charts=False)
    settings = desk.services.context.settings
    for setting in SETTINGS:
        settings.get(setting)
    SettingsDialog(desk.window, settings).accept()
    settings.set(COLUMNS, {"image": ["id"]})
    desk.services.save().join(60)
    assert on_the_window == []
    assert desk.catalogue.setting(COLUMNS.key) == {"image": ["id"]}


def test_what_is_done_is_written_down_by_other_threads(
        desk: Desk, on_the_window: list[str]) -> None:
    context, apps = desk.services.context, desk.bench.apps.work
    context.commands.run(action("stop"), [ref("c1")])
    tasks = [context.creations.pull(desk.spec.id, "busybox:1"), apps.stop(scope(), "shop")]
    desk.qtbot.waitUntil(lambda: all(t.state is not TaskState.RUNNING for t in tasks))
    desk.qtbot.waitUntil(lambda: len(context.catalogue.audit()) == 3)
    asked = [name for name in on_the_window if name != "audit"]  # our own question
    assert asked == []
    assert {row[2] for row in context.catalogue.audit()} == {"stop", "pull", "stop app"}
