"""What a host's tile tells of its load: nothing before it is known."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.domain.hosts import HostSpec, MachineLoad, SshEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.viewmodels.targets import DASHBOARD
from caas_desktop.views.look.cards import LoadTile
from caas_desktop.views.pages.dashboard import Dashboard
from tests.factories import ref, scope
from tests.qt.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SSH = HostSpec(HostId("h1"), "h1", SshEndpoint("h1.example", 22, "operator", ""))
FIRST = Sample(at=1.0, memory_bytes=2 << 30)  # rates are known from the second one on
LATER = Sample(at=2.0, cpu_percent=40.0, memory_bytes=2 << 30)


@pytest.fixture
def desk(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Desk]:
    made = Desk(qtbot, spec=getattr(request, "param", None))
    yield made
    made.close()
    assert not made.bugs


@pytest.fixture
def dashboard(desk: Desk) -> Iterator[Dashboard]:
    """One that nobody looks at: what it shows is what the test gives it."""
    parent = QWidget()
    made = Dashboard(desk.services.context, DASHBOARD, parent)
    yield made
    made.close_page()
    parent.deleteLater()


def measure(desk: Desk, dashboard: Dashboard, sample: Sample, monkeypatch: pytest.MonkeyPatch
            ) -> str:
    """Return what the tile tells when a container has this sample."""
    hub = desk.services.context.hub
    monkeypatch.setattr(hub, "watched", lambda: {ref("c0")})
    monkeypatch.setattr(hub, "latest", lambda _: sample)
    dashboard._figures({})
    return dashboard.findChildren(LoadTile)[0].accessibleName().partition("containers, ")[2]


def test_a_figure_that_was_not_measured_yet_is_not_told_as_0(
        desk: Desk, dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch) -> None:
    assert measure(desk, dashboard, FIRST, monkeypatch) == "CPU –, Mem 25%, Disk –"
    assert measure(desk, dashboard, Sample(at=1.0), monkeypatch) == "CPU –, Mem –, Disk –"
    assert measure(desk, dashboard, LATER, monkeypatch) == "CPU 10%, Mem 25%, Disk –"


@pytest.mark.parametrize("desk", [SSH], indirect=True)
def test_a_host_over_ssh_tells_its_machines_load_and_before_it_nothing(
        desk: Desk, dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch) -> None:
    machines = desk.services.context.overview_machines
    monkeypatch.setattr(machines, "latest", lambda _: None)
    monkeypatch.setattr(machines, "silent", lambda _: False)
    assert measure(desk, dashboard, LATER, monkeypatch) == "CPU –, Mem –, Disk –"
    load = MachineLoad(cpu_percent=50.0, memory_used=6 << 30, memory_total=8 << 30)
    monkeypatch.setattr(machines, "latest", lambda _: load)
    assert measure(desk, dashboard, LATER, monkeypatch) == "CPU 50%, Mem 75%, Disk –"


@pytest.mark.parametrize("desk", [SSH], indirect=True)
def test_of_a_machine_that_tells_nothing_its_containers_are_summed(
        desk: Desk, dashboard: Dashboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    machines = desk.services.context.overview_machines
    watch = machines.watch(scope(), lambda: None)
    qtbot.waitUntil(lambda: machines.silent(scope()))
    watch.close()
    assert measure(desk, dashboard, LATER, monkeypatch) == "CPU 10%, Mem 25%, Disk –"
