"""Automatic scaling on a real Swarm: by real load, by real agents, one of which is killed."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.catalogue import open_catalogue
from caas_desktop.catalogue.database import Database
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.scaling import WHY, Policy, with_policy
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.scaling.lease import LeaseState, read_lease
from caas_desktop.operations.scaling.note import Note, notes_of, series
from caas_desktop.operations.scaling.revision import SERVICE, recorded
from caas_desktop.operations.scaling.write import scale, set_policy
from caas_desktop.operations.settings import SCALE_HERE, Settings
from caas_desktop.secrets.memory import MemoryStore
from lab import images
from lab.state import Lab
from lab.testing import Fault, Scratch
from tests.unit.stats_fakes import eventually

WAIT_S = 90.0
LOOK_S = 2
SELDOM = ("--interval", "300")  # who looks so seldom hears of a lease that is free by an event
# Only the time between two looks and the cool-down are shorter here; the rule is as always.
POLICY = Policy(1, 4, 80, None, cooldown_s=8)


class Place:
    """One service in the lab's Swarm, and agents that look after it."""

    def __init__(self, lab: Lab, scratch: Scratch, folder: Path, docker: Callable[..., str],
                 engine: Engine) -> None:
        self.lab, self.folder, self.docker, self.engine = lab, folder, docker, engine
        self.name = scratch.name("web")
        self.started: list[subprocess.Popen[bytes]] = []
        self.ident = str(engine.request("POST", "/services/create", body=self._spec())["ID"])

    def _spec(self) -> dict[str, Any]:
        return {
            "Name": self.name, "Labels": with_policy({"own": "label"}, POLICY),
            "Mode": {"Replicated": {"Replicas": 1}},
            "TaskTemplate": {
                "ContainerSpec": {"Image": images.BUSYBOX, "Command": ["sleep", "1000000"],
                                  "StopGracePeriod": 1_000_000_000, "Init": True},
                "Resources": {"Reservations": {"NanoCPUs": 50_000_000},
                              "Limits": {"NanoCPUs": 150_000_000}}}}

    def raw(self) -> dict[str, Any]:
        found: dict[str, Any] = self.engine.request("GET", f"/services/{self.ident}")
        return found

    def replicas(self) -> int:
        return int(self.raw()["Spec"]["Mode"]["Replicated"]["Replicas"])

    def containers(self) -> dict[str, str]:
        """Return the host of each running container of the service."""
        wanted = f"label=com.docker.swarm.service.id={self.ident}"
        return {ident: host for host in self.lab.swarm_managers
                for ident in self.docker(host, "ps", "-q", "--filter", wanted).split()}

    def burn(self) -> str:
        """Keep the first task busy; returns its container."""
        eventually(lambda: bool(self.containers()), WAIT_S)
        ident, host = next(iter(self.containers().items()))
        self.docker(host, "exec", "-d", ident, "sh", "-c", "exec yes > /dev/null")
        return ident

    def rest(self) -> None:
        for ident, host in self.containers().items():
            self.docker(host, "exec", ident, "sh", "-c", "killall yes; true")

    def catalogue(self, who: str) -> Database:
        folder = self.folder / who
        folder.mkdir(mode=0o700, exist_ok=True)
        return open_catalogue(folder / "catalogue.sqlite3")

    def agent(self, who: str, *words: str) -> subprocess.Popen[bytes]:
        """Start an agent with folders of its own, which knows every manager of the lab."""
        return self._start(who, "agent", "--interval", str(LOOK_S), *words)

    def window(self) -> subprocess.Popen[bytes]:
        """Start a window that scales, as ``agent`` does."""
        known = self.catalogue("window")
        Settings(known).set(SCALE_HERE, True)
        known.close()
        return self._start("window")

    def _start(self, who: str, *words: str) -> subprocess.Popen[bytes]:
        known = self.catalogue(who)
        for name in self.lab.swarm_managers:
            known.save_host(HostSpec(HostId(f"id-{name}"), name,
                                     UnixEndpoint(self.lab.hosts[name].socket)))
        known.close()
        env = {**os.environ, "CAAS_DATA_DIR": str(self.folder / who), "PYTHONUNBUFFERED": "1",
               "QT_QPA_PLATFORM": "offscreen"}
        with (self.folder / f"{who}.out").open("wb") as out:
            made = subprocess.Popen([sys.executable, "-m", "caas_desktop", *words],
                                    env=env, stdout=out, stderr=subprocess.STDOUT)
        self.started.append(made)
        return made

    def said(self, who: str) -> str:
        """Return what is in the logs of a program that was started."""
        logs = [self.folder / f"{who}.out", *(self.folder / who).rglob("*.log")]
        return "".join(log.read_text("utf-8", "replace") for log in logs)

    def lease(self) -> LeaseState | None:
        return read_lease(self.engine)

    def holder(self) -> int:
        """Return the process that holds the lease, 0 while none does."""
        name = self.holder_name()
        return next((a.pid for a in self.started if name.endswith(f"({a.pid})")), 0)

    def holder_name(self) -> str:
        state = self.lease()
        return state.holder_name if state else ""

    def note(self) -> Note | None:
        state = self.lease()
        return notes_of(state.labels).get(self.ident) if state else None

    def close(self) -> None:
        for agent in self.started:
            if agent.poll() is None:
                agent.kill()
            agent.wait()
        for config in self.engine.request("GET", "/configs"):
            labels = config["Spec"].get("Labels") or {}
            if labels.get(SERVICE) == self.ident or config["Spec"]["Name"].endswith(".lease"):
                self.engine.request("DELETE", f"/configs/{config['ID']}")


@pytest.fixture
def place(lab: Lab, scratch: Scratch, docker_cli: Callable[..., str], tmp_path: Path
          ) -> Iterator[Place]:
    if len(lab.swarm_managers) < 3:
        pytest.skip("needs a Swarm of three hosts")
    first = lab.swarm_managers[0]
    connector = DockerConnector(MemoryStore(), tmp_path / "known", home=tmp_path, env={})
    engine = connector.connect(HostSpec(HostId("t"), first, UnixEndpoint(lab.hosts[first].socket)))
    made = Place(lab, scratch, tmp_path, docker_cli, engine)
    yield made
    made.close()
    engine.close()


def test_a_real_load_makes_a_service_grow_and_its_end_shrinks_it(place: Place) -> None:
    busy = place.burn()
    agent = place.agent("one")
    eventually(lambda: place.replicas() >= 3, WAIT_S)
    eventually(lambda: len(place.containers()) >= 3, WAIT_S)
    assert busy in place.containers()  # no task was restarted
    spec = place.raw()["Spec"]
    assert spec["Labels"]["own"] == "label"
    assert "% of target 80 %" in spec["Labels"]["caas.scaling.last"]
    place.rest()
    eventually(lambda: place.replicas() == 1, WAIT_S)
    agent.send_signal(signal.SIGTERM)
    assert agent.wait(60) == 0
    state = place.lease()
    assert state is not None
    assert state.holder == ""  # given back
    known = place.catalogue("one")
    told = [(e.action, e.attributes[WHY]) for e in known.events(object_id=place.ident)
            if e.action.startswith("scaled")]
    assert told[-1][0].startswith("scaled 1 → ")
    assert told[0][0].endswith(" → 1")
    assert told[0][1].startswith("CPU 0 % of target 80 %")
    assert [row[2] for row in known.audit()][-1].startswith("scale 1 → ")
    scope = place.engine.info.cluster_scope
    assert scope is not None
    values = {v for _, v in known.samples(series(scope, place.ident, "replicas"), 0, 1e12)}
    assert {1.0} < values
    known.close()


def test_of_two_agents_one_works_and_the_other_takes_over_when_it_is_killed(place: Place) -> None:
    first = place.agent("one")
    eventually(lambda: place.holder() == first.pid, WAIT_S)
    second = place.agent("two")
    eventually(lambda: f"scaled by {place.holder_name()}\n" in place.said("two"), WAIT_S)
    assert place.holder() == first.pid  # the second only listens
    first.kill()
    eventually(lambda: place.holder() == second.pid, WAIT_S)
    place.burn()
    eventually(lambda: place.replicas() >= 3, WAIT_S)
    place.rest()


def test_a_window_and_an_agent_hand_over_to_each_other_at_once(place: Place) -> None:
    agent = place.agent("one", *SELDOM)
    eventually(lambda: place.holder() == agent.pid, WAIT_S)
    window = place.window()
    eventually(lambda: "scaled by agent on" in place.said("window"), WAIT_S)
    agent.send_signal(signal.SIGTERM)
    eventually(lambda: place.holder_name().startswith("a window on"), WAIT_S)
    assert agent.wait(WAIT_S) == 0
    agent = place.agent("two", *SELDOM)
    eventually(lambda: "scaled by a window on" in place.said("two"), WAIT_S)
    window.send_signal(signal.SIGTERM)
    eventually(lambda: place.holder() == agent.pid, WAIT_S)
    assert window.wait(WAIT_S) == 0


def test_one_look_tells_what_it_thinks(place: Place) -> None:
    eventually(lambda: bool(place.containers()), WAIT_S)
    assert place.agent("one", "--once", "--json").wait(60) == 0
    answer = json.loads((place.folder / "one.out").read_text())
    found = {s["name"]: s for cluster in answer for s in cluster["services"]}
    assert found[place.name]["why"].startswith("1: CPU 0 % of target 80 %")


def test_what_a_rollback_needs_survives_scaling(place: Place) -> None:
    eventually(lambda: bool(place.containers()), WAIT_S)
    raw = place.raw()
    spec = json.loads(json.dumps(raw["Spec"]))
    spec["TaskTemplate"]["ContainerSpec"]["Env"] = ["NEW=1"]
    place.engine.request("POST", f"/services/{place.ident}/update", body=spec,
                         query={"version": raw["Version"]["Index"]})
    eventually(lambda: (place.raw().get("UpdateStatus") or {}).get("State") == "completed", WAIT_S)
    before = place.raw()["PreviousSpec"]
    scale(place.engine, place.raw(), 2, "because")
    assert recorded(place.engine, place.ident) == before
    scale(place.engine, place.raw(), 3, "because")
    assert recorded(place.engine, place.ident) == before


def test_a_policy_is_written_without_restarting_a_task(place: Place) -> None:
    eventually(lambda: bool(place.containers()), WAIT_S)
    before = place.containers()
    template = place.raw()["Spec"]["TaskTemplate"]
    set_policy(place.engine, place.ident, Policy(1, 3, 50))
    set_policy(place.engine, place.ident, None)
    assert place.raw()["Spec"]["Labels"] == {"own": "label"}
    assert place.raw()["Spec"]["TaskTemplate"] == template
    assert place.containers() == before


def test_a_frozen_manager_is_passed_over_and_does_not_hold_up_the_end(
        place: Place, fault: Fault) -> None:
    agent = place.agent("one")
    eventually(lambda: place.note() is not None, WAIT_S)
    assert place.holder() == agent.pid
    before = place.note()
    fault("freeze", place.lab.swarm_managers[1])
    # Its own tasks may be missing; the others are looked after as before.
    eventually(lambda: _later(place.note(), before, 10.0), WAIT_S)
    agent.send_signal(signal.SIGTERM)
    assert agent.wait(60) == 0


def _later(note: Note | None, before: Note | None, seconds: float) -> bool:
    return note is not None and before is not None and note.at > before.at + seconds
