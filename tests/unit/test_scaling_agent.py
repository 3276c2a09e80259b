"""The agent: hosts come and go, what happens is kept, and it ends in time, without Qt."""
from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from caas_desktop.app.adapters import Adapters
from caas_desktop.app.agent import Agent
from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.catalogue.database import Database
from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets import Redactor
from caas_desktop.secrets.memory import MemoryStore
from tests.factories import engine as engine_info
from tests.factories import host
from tests.fakes import FakeEngine
from tests.unit.stats_fakes import eventually

ROOT = Path(__file__).resolve().parents[2]


class Connector:
    """Connects every host to a fake of its own; ``down`` are unreachable."""

    def __init__(self) -> None:
        self.engines: dict[str, FakeEngine] = {}
        self.down: set[str] = set()

    def connect(self, spec: HostSpec, *, timeout_s: float = 15.0) -> FakeEngine:
        if spec.name in self.down:
            raise HostUnreachable(f"{spec.name} is down.")
        made = self.engines[spec.name] = FakeEngine(spec, engine_info(spec.name))
        return made


class Run:
    """An agent on a thread; the store belongs to it."""

    def __init__(self, catalogue: Database) -> None:
        self.connector, self.catalogue = Connector(), catalogue
        self.specs = [host("h1")]
        redactor = Redactor()
        self.adapters = Adapters(catalogue, RunSecrets(MemoryStore(), redactor.remember),
                                 cast(Any, self.connector), redactor)
        self.thread = threading.Thread(target=self._work, name="agent-test")
        self.ready = threading.Event()

    def _work(self) -> None:
        self.agent = Agent(self.adapters, lambda: self.specs, name="test", sync_s=0.1)
        self.ready.set()
        self.agent.run()

    def __enter__(self) -> Run:
        self.thread.start()
        assert self.ready.wait(60)
        return self

    def __exit__(self, *_: object) -> None:
        self.agent.stop()
        self.thread.join(60)
        assert not self.thread.is_alive()


@pytest.fixture
def catalogue() -> Iterator[Database]:
    opened = open_catalogue(MEMORY)
    yield opened
    opened.close()


def test_hosts_are_connected_and_their_events_kept(catalogue: Database) -> None:
    with Run(catalogue) as run:
        eventually(lambda: bool(run.agent.fleet.engines()))
        run.connector.engines["h1"].tell("die", "c1", exitCode="3")
        eventually(lambda: seen(run) == ["c1"], 60)
    assert [(e.host, e.action, e.id) for e in catalogue.events()] == [(HostId("h1"), "die", "c1")]
    assert run.connector.engines["h1"].closed.is_set()


def seen(run: Run) -> list[str]:
    """Return the objects of which the agent has read an event, kept in the catalogue or not."""
    return [e.id for e in (*run.catalogue.events(), *run.agent._events)]


def test_renewing_a_lease_is_no_news(catalogue: Database) -> None:
    with Run(catalogue) as run:
        eventually(lambda: bool(run.agent.fleet.engines()))
        engine = run.connector.engines["h1"]
        engine.tell("update", "c1", type_="config", name="caas.scaling.lease")
        engine.tell("update", "c2", type_="config", name="mine")
        eventually(lambda: "c2" in seen(run), 60)
    assert [e.id for e in catalogue.events()] == ["c2"]


def test_a_host_added_or_removed_in_a_window_is_followed(
        catalogue: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caas_desktop.app.agent.HOSTS_EVERY_S", 0.05)
    monkeypatch.setattr("caas_desktop.app.agent.TURN_S", 0.05)
    with Run(catalogue) as run:
        run.specs = [host("h2")]
        eventually(lambda: [e.spec.name for e in run.agent.fleet.engines()] == ["h2"])


def test_one_look_does_not_wait_for_a_dead_host(catalogue: Database) -> None:
    run = Run(catalogue)
    run.specs = [host("h1"), host("h2")]
    run.connector.down = {"h2"}
    started = time.monotonic()
    agent = Agent(run.adapters, lambda: run.specs, name="test", sync_s=0.1)
    assert agent.once(30.0) == {}
    assert time.monotonic() - started < 20  # far below the patience: both had said how they are
    assert set(run.connector.engines) == {"h1"}


@pytest.mark.parametrize("wrong", ["0", "1000", "soon"])
def test_a_wrong_interval_is_told(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    from caas_desktop.app.cli.arguments import read

    with pytest.raises(SystemExit):
        read(["agent", "--interval", wrong])
    assert "from 1 to 300" in capsys.readouterr().err


def test_the_unit_runs_what_there_is_and_may_do_little() -> None:
    unit = (ROOT / "packaging" / "caas-desktop-agent.service").read_text(encoding="utf-8")
    lines = unit.splitlines()
    assert "ExecStart=/usr/bin/env caas-desktop agent" in lines
    for needed in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=",
                   "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6"):
        assert needed in lines
