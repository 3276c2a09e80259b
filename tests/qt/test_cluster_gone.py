"""The page of a cluster says when it is gone; what is confirmed names the cluster."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import HostDefined, HostForgotten
from caas_desktop.domain.groups import cluster_group
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.operations.actions import action
from caas_desktop.viewmodels.confirming import confirm_target
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.dialogs.confirm import ConfirmDialog
from caas_desktop.views.look.labels import StatusLabel
from caas_desktop.views.look.notices import Banner
from caas_desktop.views.pages.cluster_page import ClusterPage
from tests import factories
from tests.qt.desk import Desk
from tests.qt.swarm_kit import SCOPE, SWARM, cluster_store, raw_node, upserted

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
OTHER = HostId("h2")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()


def page(desk: Desk) -> ClusterPage:
    desk.bench.open(Target("group", cluster_group(SCOPE)))
    desk.qtbot.waitUntil(lambda: bool(pages(desk)), timeout=60_000)
    return pages(desk)[0]


def pages(desk: Desk) -> list[ClusterPage]:
    return desk.window.findChildren(ClusterPage)


def banners(shown: ClusterPage) -> list[str]:
    return [label.text() for one in shown.findChildren(Banner) for label in
            one.findChildren(QLabel) if label.text()]


def test_a_cluster_that_loses_its_last_host_keeps_its_name_and_says_so(desk: Desk) -> None:
    store = desk.store
    store.apply([HostDefined(factories.host("h2")), factories.ready("h2", swarm=SWARM),
                 upserted("node", raw_node("N1", "lab1")),
                 upserted("node", raw_node("N2", "lab2"))])
    shown = page(desk)
    assert shown.title() == "lab"
    assert not banners(shown)
    assert shown.commands()
    store.apply([HostForgotten(OTHER)])
    desk.qtbot.waitUntil(lambda: bool(banners(shown)), timeout=60_000)
    assert "No host here belongs to this cluster any more." in banners(shown)
    assert "Removed" in {one.accessibleName() for one in shown.findChildren(StatusLabel)}
    assert shown.title() == "lab"
    assert not shown.commands()


def test_a_cluster_that_was_gone_before_is_called_removed(desk: Desk) -> None:
    assert page(desk).title() == "Removed cluster"


@pytest.mark.parametrize(("kind", "name", "chosen"), [
    ("node", "lab2", "remove-node"), ("service", "web", "remove-service")])
def test_a_confirmation_names_the_cluster(
        qtbot: QtBot, kind: str, name: str, chosen: str) -> None:
    store = cluster_store()
    target = confirm_target(store, SCOPE, name)
    assert (target.host_name, target.cluster) == ("lab", True)
    dialog = ConfirmDialog(None, action(chosen), [target])
    qtbot.addWidget(dialog)
    assert "cluster lab" in {label.text() for label in dialog.findChildren(QLabel)}
    assert confirm_target(store, factories.scope(), "c1").host_name == "h1"


def test_a_cluster_is_as_dangerous_as_its_most_dangerous_host(qtbot: QtBot) -> None:
    store = cluster_store()
    spec: Any = factories.host("h2", environment="production")
    assert isinstance(spec, HostSpec)
    store.apply([HostDefined(spec), factories.ready("h2", swarm=SWARM)])
    targets = [confirm_target(store, ref.scope, ref.id) for ref in (
        Ref(SCOPE, "node", "N1"), Ref(SCOPE, "node", "N2"))]
    dialog = ConfirmDialog(None, action("remove-node"), targets)
    qtbot.addWidget(dialog)
    assert dialog.field is not None
    assert "the cluster's name, lab," in dialog.field.accessibleName().replace("\u200b", "")
