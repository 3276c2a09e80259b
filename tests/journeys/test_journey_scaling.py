"""A service scaled by the window itself: policy, real load, growth, shrinking, no policy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

from caas_desktop.app import services
from caas_desktop.domain.scaling import LEASE, PREFIX
from caas_desktop.operations.scaling.controller import ScalingController
from caas_desktop.operations.scaling.revision import SERVICE as REVISION_OF
from lab import images
from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, until
from tools.hands import Person

Cli = Callable[..., str]
LOOK_S = 2.0  # between two looks; a person waits 15 s
WAIT_S = 120.0

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(300)]


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the time between two looks is shorter here; rule and lease are as always."""
    monkeypatch.setattr(services, "ScalingController", partial(ScalingController, sync_s=LOOK_S))


class Web:
    """A service of one task that reserves nothing."""

    def __init__(self, lab: Lab, name: str, docker: Cli) -> None:
        self._hosts, self.name, self._docker = lab.swarm_managers, name, docker
        docker("lab1", "service", "create", "--detach", "--quiet", "--name", name, "--init",
               "--stop-grace-period", "1s", "--limit-memory", "64M", images.BUSYBOX,
               "sleep", "1000000")

    def labels(self) -> dict[str, str]:
        told = self._docker("lab1", "service", "inspect", "--format", "{{json .Spec.Labels}}",
                            self.name)
        return dict(json.loads(told) or {})

    def load(self, command: str) -> bool:
        """Run a command in every task that runs now; False while there is none."""
        done = False
        for host in self._hosts:
            for ident in self._docker(host, "ps", "-q", "--filter", f"name={self.name}.").split():
                self._docker(host, "exec", "-d", ident, "sh", "-c", command)
                done = True
        return done

    def forget(self) -> None:
        """Remove what scaling has left in the cluster."""
        for query in (f"name={LEASE}", f"label={REVISION_OF}"):
            for ident in self._docker("lab1", "config", "ls", "-q", "--filter", query).split():
                self._docker("lab1", "config", "rm", ident)


@pytest.fixture
def web(lab: Lab, scratch: Scratch, docker_cli: Cli, program: Program) -> Iterator[Web]:
    if len(lab.swarm_managers) < 3:
        pytest.skip("the lab has no Swarm")
    made = Web(lab, scratch.name("web"), docker_cli)
    yield made
    program.close()
    made.forget()


async def test_a_service_grows_under_load_and_shrinks_again_while_the_window_is_open(
    program: Program, person: Person, lab: Lab, web: Web
) -> None:
    await program.ready()
    for name in lab.swarm_managers:
        program.add(lab.hosts[name])
    await program.connected(*lab.swarm_managers)
    await person.menu("View", "All services")
    await until(lambda: person.cell(web.name, "Replicas") == "1/1", "its task runs", WAIT_S)
    assert person.cell(web.name, "Autoscale") == "–"
    await person.pick(web.name, double=True)
    await person.tab("Scaling")
    await _set_policy(person)
    await person.sees("1–3, CPU 80 %", WAIT_S)
    await person.sees("this window, since", WAIT_S)
    await person.sees("Now: 1: CPU 0 % of target 80 %", WAIT_S)

    assert web.load("exec yes > /dev/null")
    await person.sees("Last change: 1 → ", WAIT_S)
    await person.sees("3/3", WAIT_S)
    await person.tab("Events")
    grown = await until(lambda: _event(person, "scaled 1 → "), "the decision among the events")
    assert grown
    assert grown.startswith(f"{web.name}: CPU ")
    assert "% of target 80 %" in grown

    web.load("killall yes")
    await until(lambda: person.reads("1/1"), "it shrinks", WAIT_S)
    assert web.labels()["caas.scaling.last"].partition(" ")[2].split(":")[0].endswith("→ 1")
    await person.tab("Scaling")
    await person.click("Automatic scaling: Change policy")
    await person.click("Do not scale")
    await person.sees("Not scaled automatically", WAIT_S)
    assert not [label for label in web.labels() if label.startswith(PREFIX)]


async def _set_policy(person: Person) -> None:
    """Ask for 1 to 3 replicas by a CPU that nothing reserves yet: that is refused, then set."""
    await person.click("Set a policy")
    await _number(person, QSpinBox, "At most", "3")
    await _number(person, QSpinBox, "Cool-down", "4")
    await person.click("Scale while this window is open")
    await person.click("Apply")
    await person.sees("Nothing says how much CPU 100 % is")
    await _number(person, QDoubleSpinBox, "Reserve CPU", "0.02")
    await person.click("Apply")


async def _number(person: Person, kind: type[Any], field: str, value: str) -> None:
    box: QAbstractSpinBox = await person.find(kind, field)
    await person.press(box)
    box.selectAll()
    await person.write(value)


def _event(person: Person, words: str) -> str:
    """Return what an event whose name begins so is about, "" while there is none."""
    model = person.table().model()
    rows = [y for y in range(model.rowCount())
            if str(model.index(y, 1).data()).startswith(words)]
    return str(model.index(rows[0], 2).data()) if rows else ""
