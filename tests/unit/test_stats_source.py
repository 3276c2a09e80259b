"""Sources of charts: groups are summed as their samples come."""
from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from caas_desktop.domain.hosts import MachineLoad
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats import hub as hub_module
from caas_desktop.operations.stats.history import History
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.machine import MachineHub
from caas_desktop.operations.stats.source import ContainerSource, GroupSource, MachineSource
from caas_desktop.operations.streams import StreamReader
from tests.unit.stats_fakes import SCOPE, FakeCatalogue, FakeEngine, Gui, answer, eventually, ref


class Bench:
    def __init__(self) -> None:
        self.engine, self.gui, self.reader = FakeEngine(), Gui(), StreamReader()
        self.catalogue = FakeCatalogue()
        self.stopped: set[Ref] = set()
        self.hub = StatsHub(
            self.reader, lambda scope: self.engine, self.gui.post,  # type: ignore[arg-type, return-value]
            running=lambda found: found not in self.stopped,
        )
        self.history = History(self.catalogue, self.gui.post)  # type: ignore[arg-type]
        self.machines = MachineHub(
            lambda scope: self.engine, self.gui.post, poll_s=0.01,  # type: ignore[arg-type, return-value]
        )
        self.told = 0

    def changed(self) -> None:
        self.told += 1

    def send(self, **memory: int) -> None:
        for ident, value in memory.items():
            self.engine.live(ident).send(answer(time.time(), memory=value))

    def close(self) -> None:
        for part in (self.hub, self.history, self.machines):
            part.close()
        self.reader.stop()
        self.engine.close()


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    for name, value in (("GATHER_S", 0.01), ("PAUSE_S", 0.01), ("LINGER_S", 0.0)):
        monkeypatch.setattr(hub_module, name, value)
    monkeypatch.setattr("caas_desktop.operations.stats.hub.StatsHub._due",
                        staticmethod(lambda watch, now: bool(watch.pending)))
    made = Bench()
    yield made
    made.close()


def memory_of(source: ContainerSource | GroupSource) -> list[float]:
    return source.live(0.0).values["memory"].tolist()


def test_a_container_shows_its_own_samples(bench: Bench) -> None:
    source = ContainerSource(ref("a"), bench.hub, bench.history)
    assert len(source.live(0.0)) == 0
    watch = source.watch(bench.changed)
    bench.send(a=7)
    eventually(lambda: bench.gui.run() or bench.told > 0)
    assert memory_of(source) == [7.0]
    watch.close()


def test_a_group_waits_for_every_running_member(bench: Bench) -> None:
    bench.stopped.add(ref("c"))
    source = GroupSource("app:shop", lambda: [ref("a"), ref("b"), ref("c")],
                         bench.hub, bench.history)
    source.watch(bench.changed)
    bench.send(a=7)
    eventually(lambda: bench.hub.latest(ref("a")) is not None)
    bench.gui.run()
    assert memory_of(source) == []
    bench.send(b=5)
    eventually(lambda: bench.gui.run() or bench.told > 0)
    assert memory_of(source) == [12.0]


def test_a_member_that_is_gone_does_not_hold_up_the_sum(bench: Bench) -> None:
    source = GroupSource("app:shop", lambda: [ref("a"), ref("gone")], bench.hub, bench.history)
    source.watch(bench.changed)
    eventually(lambda: not bench.hub.runs(ref("gone")))
    bench.send(a=7)
    eventually(lambda: bench.gui.run() or bench.told > 0)
    assert memory_of(source) == [7.0]


def test_a_group_follows_its_members(bench: Bench) -> None:
    members = [ref("a")]
    source = GroupSource("app:shop", lambda: members, bench.hub, bench.history)
    source.watch(bench.changed)
    members.append(ref("b"))
    bench.send(a=7)
    eventually(lambda: bench.gui.run() or ref("b") in bench.hub.watched())
    bench.send(a=7, b=1)
    eventually(lambda: bench.gui.run() or 8.0 in memory_of(source))


def test_a_machine_is_asked_when_somebody_begins_to_look_and_when_its_host_connects() -> None:
    engine, other, gui = FakeEngine(), ScopeId("other"), Gui()
    engine.load = MachineLoad(memory_used=5, memory_total=10)
    connected = {other: engine}
    machines = MachineHub(connected.get, gui.post, poll_s=1e6)  # type: ignore[arg-type]
    try:
        machines.watch(SCOPE, lambda: None)  # not connected yet: no answer, and no silence
        eventually(lambda: not machines._asking)
        machines.watch(other, lambda: None)
        eventually(lambda: machines.latest(other) is not None)
        assert machines.latest(SCOPE) is None
        assert not machines.silent(SCOPE)
        connected[SCOPE] = engine
        machines.host_ready(SCOPE)
        eventually(lambda: machines.latest(SCOPE) is not None)
        engine.load = None
        connected[ScopeId("mute")] = engine
        machines.watch(ScopeId("mute"), lambda: None)
        eventually(lambda: machines.silent(ScopeId("mute")))
    finally:
        machines.close()
        engine.close()


def test_a_machine_is_polled_only_while_it_is_watched(bench: Bench) -> None:
    bench.engine.load = MachineLoad(memory_used=5, memory_total=10, cpu_percent=3.0)
    source = MachineSource(SCOPE, "E1", bench.machines, bench.history)
    assert bench.engine.loads == 0
    watch = source.watch(bench.changed)
    eventually(lambda: bench.gui.run() or bench.told > 1)
    assert source.live(0.0).values["cpu"][0] == 3.0
    assert source.limits().memory_bytes == 10
    watch.close()
    eventually(lambda: not bench.machines._asking)
    loads = bench.engine.loads
    bench.gui.run()
    assert bench.engine.loads <= loads + 1
