"""A host that waits for its user says for what, wherever it stands, and one click asks."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import HostChanged, HostDefined
from caas_desktop.domain.errors import (
    AuthRefused,
    CaasError,
    HostKeyUnknown,
    HostUnreachable,
    VaultError,
)
from caas_desktop.domain.hosts import HostStatus, Phase
from caas_desktop.domain.refs import HostId
from caas_desktop.viewmodels.errors import wanted
from caas_desktop.viewmodels.looks import NODE_ROLE
from caas_desktop.viewmodels.navigator import STEP_ROLE
from caas_desktop.viewmodels.targets import DASHBOARD
from caas_desktop.views.look.cards import LoadTile
from caas_desktop.views.window import host_commands
from tests.factories import host, ready
from tests.qt.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = HostKeyUnknown("h2", "ssh-ed25519 AAAA", "SHA256:abc")


def waiting(name: str, error: CaasError) -> list[Any]:
    status = HostStatus(Phase.ERROR, since=1.0, reason=str(error), error=error)
    return [HostDefined(host(name)), HostChanged(HostId(name), status)]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    made.store.apply(waiting("h2", KEY))
    yield made
    made.close()
    assert not made.bugs


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose question was opened."""
    found: list[str] = []
    monkeypatch.setattr(host_commands, "resolve_host_error",
                        lambda window, fleet, spec, *_: found.append(spec.name))
    return found


def test_only_what_an_answer_helps_is_asked_for() -> None:
    for error, words in ((KEY, "Unknown key: review…"),
                         (AuthRefused("no", needs="password"), "Password: type it…"),
                         (VaultError("locked"), "Vault locked: open it…"),
                         (AuthRefused("no"), ""), (HostUnreachable("gone"), "")):
        assert wanted(HostStatus(Phase.ERROR, error=error)) == words
    assert wanted(HostStatus(Phase.READY)) == ""


def test_the_navigator_says_it_in_row_and_tool_tip_and_asks_when_the_row_is_opened(
        desk: Desk, asked: list[str]) -> None:
    tree = desk.window.navigator.tree
    index = next(i for i in _below(tree.model(), QModelIndex())
                 if i.data(STEP_ROLE).group and i.data(STEP_ROLE).group.host == "h2")
    assert index.data(NODE_ROLE).note == "Unknown key: review…"
    tree.expandAll()
    at = tree.visualRect(index).center()
    QApplication.sendEvent(tree.viewport(), QHelpEvent(
        QHelpEvent.Type.ToolTip, at, tree.viewport().mapToGlobal(at)))
    assert "The SSH key of h2 is not known yet." in QToolTip.text()
    QToolTip.hideText()
    tree.setCurrentIndex(index)
    tree.setFocus()
    tree.activated.emit(index)
    assert asked == ["h2"]


def test_the_dashboard_says_it_on_the_tile_and_above_and_both_ask(
        desk: Desk, asked: list[str]) -> None:
    dashboard = desk.bench.open(DASHBOARD)
    desk.qtbot.waitUntil(dashboard.isVisible)

    def offers() -> list[QPushButton]:
        return [b for b in dashboard.findChildren(QPushButton)
                if b.text() == "Review…" and b.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(offers()))
    tile = next(t for t in dashboard.findChildren(LoadTile) if "h2" in t.accessibleName())
    assert "Unknown key: review…" in tile.accessibleName()
    offers()[0].click()
    desk.bench.open(DASHBOARD)
    tile.activated.emit()
    assert asked == ["h2", "h2"]
    desk.bench.open(DASHBOARD)
    desk.store.apply([ready("h2")])
    desk.qtbot.waitUntil(lambda: not offers())


def test_many_hosts_that_wait_are_one_notice(desk: Desk) -> None:
    dashboard = desk.bench.open(DASHBOARD)
    desk.store.apply([change for n in range(3, 9) for change in waiting(f"h{n}", KEY)])
    place = dashboard._wanted._place  # type: ignore[attr-defined]
    desk.qtbot.waitUntil(lambda: place.banner is not None
                         and place.banner.accessibleName() == "7 hosts wait for an answer from you")
    assert place.banner._body.text() == "h2, h3, h4, h5, …"


def _below(model: Any, parent: QModelIndex) -> Iterator[QModelIndex]:
    for y in range(model.rowCount(parent)):
        index = model.index(y, 0, parent)
        yield index
        yield from _below(model, index)
