"""An app's life in one window: deployed, named, loaded, grown, updated, rolled back, removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from caas_desktop.app import services
from caas_desktop.domain.scaling import LEASE, PREFIX
from caas_desktop.operations.scaling.controller import ScalingController
from lab import images
from lab.state import Lab
from lab.testing import Scratch
from tests.journeys.conftest import OUT
from tools.app_walk import NEXT, PORTS, AppWalk
from tools.drive import Program
from tools.hands import Person
from tools.heartbeat import LOOKING
from tools.visitors import Visitors

Cli = Callable[..., str]
LOOK_S = 2.0  # between two looks of the scaling; a person waits 15 s
MANAGERS = ("lab1", "lab2", "lab3")

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the time between two looks is shorter here; rule and lease are as always."""
    monkeypatch.setattr(services, "ScalingController", partial(ScalingController, sync_s=LOOK_S))


@pytest.fixture
def servers(lab: Lab, docker_cli: Cli, program: Program) -> Iterator[Lab]:
    """A lab whose engines have Traefik and Caddy, the latter under two names."""
    if len(lab.swarm_managers) < len(MANAGERS):
        pytest.skip("the lab has no Swarm")
    if not {images.TRAEFIK, images.CADDY} <= images.load(lab, {images.CADDY: (NEXT,)}):
        pytest.skip("the lab has no Traefik or no Caddy")
    yield lab
    program.close()
    for kind, name in (("service", "caas-edge"), ("config", LEASE)):
        for ident in docker_cli("lab1", kind, "ls", "-q", "--filter", f"name={name}").split():
            docker_cli("lab1", kind, "rm", ident)


async def test_an_app_is_deployed_named_loaded_until_it_grows_updated_rolled_back_and_removed(
    program: Program, person: Person, servers: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    app, host = scratch.name("shop"), f"{scratch.name('shop')}.apps.lab.test"
    visitors = Visitors(servers.hosts["lab1"].address, PORTS[0], host)
    walk = AppWalk(person, app, host, visitors, _Pictures(program).take)
    before = docker_cli("lab1", "config", "ls", "-q").split()
    await program.ready()
    for name in MANAGERS:
        program.add(servers.hosts[name])
    await program.connected(*MANAGERS)

    await walk.begin()
    with visitors:
        await walk.live()
    assert visitors.lost == []
    assert set(visitors.versions) == {"v1", "v2"}
    await walk.shrink()
    assert PREFIX not in docker_cli("lab1", "service", "inspect", f"{app}_web", "--format",
                                    "{{json .Spec.Labels}}")
    await walk.remove()

    assert "caas-edge" not in docker_cli("lab1", "service", "ls")
    assert app not in docker_cli("lab1", "stack", "ls")
    assert not docker_cli("lab1", "network", "ls", "-q", "--filter", f"name={app}").strip()
    left = docker_cli("lab1", "config", "ls", "--format", "{{.ID}} {{.Name}}").splitlines()
    assert {name for ident, name in map(str.split, left) if ident not in before} <= {LEASE}


class _Pictures:
    """Pictures of each step, beside what else journeys leave behind."""

    def __init__(self, program: Program) -> None:
        self._program, self._count = program, 0

    async def take(self, name: str) -> None:
        OUT.mkdir(parents=True, exist_ok=True)
        self._count += 1
        with LOOKING:
            shown = QApplication.activeModalWidget() or self._program.window
            shown.grab().save(str(OUT / f"apps-{self._count:02}-{name}.png"))
