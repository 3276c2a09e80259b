"""Removing a host: on a worker, and only once it is erased nothing of it is shown any more."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.hosts import EngineInfo, HostSpec
from caas_desktop.domain.ports import StepReport
from caas_desktop.views.dialogs.check import CheckDialog
from caas_desktop.views.window import host_commands
from tests.factories import engine, host
from tests.qt.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Agreed:
    """A confirmation whose answer is yes."""

    def __init__(self, *_: Any) -> None: ...

    def exec(self) -> int:
        return 1


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(qtbot)
    monkeypatch.setattr(host_commands, "ConfirmDialog", Agreed)
    monkeypatch.setattr(made.bench.hosts, "_current", lambda: host("h1").id)
    yield made
    made.close()
    assert not made.bugs


def test_a_removed_host_leaves_the_window_and_the_catalogue(desk: Desk) -> None:
    threads: list[threading.Thread] = []
    erase: Any = desk.catalogue.delete_host

    def noting(host_id: Any) -> None:
        threads.append(threading.current_thread())
        erase(host_id)

    desk.catalogue.delete_host = noting  # type: ignore[method-assign]
    desk.bench.run("forget-host")
    desk.qtbot.waitUntil(lambda: not desk.store.hosts)
    desk.qtbot.waitUntil(lambda: not desk.store.items())
    assert desk.catalogue.hosts() == []
    assert threading.main_thread() not in threads
    assert desk.connector.engine.closed.wait(5.0)


def test_a_host_that_cannot_be_erased_stays_and_the_reason_is_told(desk: Desk) -> None:
    def refuse(_: Any) -> None:
        raise CatalogueError("There is no space left.")

    desk.catalogue.delete_host = refuse  # type: ignore[method-assign]
    desk.bench.run("forget-host")
    desk.qtbot.waitUntil(lambda: bool(desk.bench.toasts.toasts()))
    assert [t.accessibleName() for t in desk.bench.toasts.toasts()] == ["There is no space left."]
    assert desk.store.hosts[host("h1").id].status.live


def test_of_a_host_without_trouble_the_connection_is_tested_step_by_step(
        desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def test(spec: HostSpec, report: StepReport) -> EngineInfo:
        report("Docker socket", True, spec.name)
        return engine("h1")

    def look(dialog: CheckDialog) -> int:
        dialog.show()
        desk.qtbot.waitUntil(lambda: dialog.test.summary.text().startswith("It works"))
        told.extend(w.text() for w in dialog.test.findChildren(QLabel))
        dialog.reject()
        return 0

    told: list[str] = []
    desk.connector.test = test  # type: ignore[attr-defined]
    monkeypatch.setattr(CheckDialog, "exec", look)
    desk.bench.run("resolve-host")
    assert "Docker socket" in told
