"""Statistics of real engines: over every transport, of a new and an old engine."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.machine import MachineHub
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.operations.stats.sampler import BackgroundSampler
from caas_desktop.operations.stats.sweep import series
from caas_desktop.operations.streams import StreamReader
from caas_desktop.secrets.memory import MemoryStore
from lab.state import Host, Lab
from lab.testing import Scratch
from tests.unit.stats_fakes import FakeCatalogue, Gui, eventually

BUSY = ("sh", "-c", "while :; do :; done")
WAIT_S = 60.0


def endpoint(host: Host, transport: str) -> Endpoint:
    if transport == "unix":
        return UnixEndpoint(host.socket)
    if transport == "tls":
        name, _, port = host.tls.endpoint.removeprefix("tcp://").partition(":")
        return TlsEndpoint(name, int(port), host.tls.ca, host.tls.cert, host.tls.key)
    return SshEndpoint(host.ssh.address, host.ssh.port, host.ssh.user, host.ssh.key)


Connect = Callable[[str, str], Engine]


@pytest.fixture
def connect(lab: Lab, tmp_path: Path) -> Iterator[Connect]:
    engines: list[Engine] = []

    def call(name: str, transport: str) -> Engine:
        host = lab.hosts[name]
        own = tmp_path / "known_hosts"
        own.write_text(f"{host.ssh.address} {host.ssh.host_key}\n")
        connector = DockerConnector(MemoryStore(), own, home=tmp_path, env={})
        engine = connector.connect(HostSpec(HostId("t"), name, endpoint(host, transport)))
        engines.append(engine)
        return engine

    yield call
    for engine in engines:
        engine.close()


class Watching:
    """A hub on one engine, and what it told."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.gui, self.reader = engine, Gui(), StreamReader()
        self.hub = StatsHub(self.reader, lambda scope: engine, self.gui.post)
        self.seen: dict[Ref, list[Sample]] = {}

    def ref(self, ident: str) -> Ref:
        return Ref(self.engine.info.scope, "container", ident)

    def hear(self, batch: Mapping[Ref, Sample]) -> None:
        for found, sample in batch.items():
            self.seen.setdefault(found, []).append(sample)

    def until(self, condition: Callable[[], bool]) -> None:
        eventually(lambda: bool(self.gui.run() or condition()), WAIT_S)

    def cpu(self, ref: Ref) -> float:
        return max((s.cpu_percent or 0.0 for s in self.seen.get(ref, [])), default=0.0)

    def close(self) -> None:
        self.hub.close()
        self.reader.stop()


@pytest.mark.parametrize(("name", "transport"), [
    ("lab4", "unix"), ("lab4", "tls"), ("lab4", "ssh"), ("lab5", "unix"), ("lab5", "ssh"),
])
def test_a_busy_container_is_seen_working(
    connect: Connect, scratch: Scratch, name: str, transport: str
) -> None:
    busy = scratch.run(name, "busy", *BUSY, options=("--cpus", "0.3", "--memory", "64m"))
    idle = scratch.run(name, "idle")
    watching = Watching(connect(name, transport))
    try:
        working, sleeping = watching.ref(busy), watching.ref(idle)
        watching.hub.watch([working, sleeping], watching.hear)
        # The machine is shared: the limit of 0.3 is an upper bound, not what it gets.
        watching.until(lambda: watching.cpu(working) > 2.0 and len(watching.seen[working]) > 3)
        watching.until(lambda: len(watching.seen.get(sleeping, [])) > 1)
        last = watching.seen[working][-1]
        assert watching.engine.info.cgroup_version in ("1", "2")
        assert last.memory_limit == 64 * 2**20
        assert last.memory_bytes is not None
        assert 0 < last.memory_bytes < 64 * 2**20
        assert last.rx is not None
        assert (last.pids or 0) >= 1
        assert watching.cpu(sleeping) < watching.cpu(working)
    finally:
        watching.close()


def test_memory_is_what_docker_stats_says(
    connect: Connect, scratch: Scratch, docker_cli: Callable[..., str]
) -> None:
    ident = scratch.run("lab4", "memory")
    watching = Watching(connect("lab4", "unix"))
    try:
        ref = watching.ref(ident)
        watching.hub.watch([ref], watching.hear)
        watching.until(lambda: len(watching.seen.get(ref, [])) > 1)
        said = docker_cli("lab4", "stats", "--no-stream", "--format", "{{.MemUsage}}", ident)
        number = float(said.split("KiB")[0].split("MiB")[0])
        theirs = number * (1024 if "KiB" in said.split("/")[0] else 1024**2)
        assert watching.seen[ref][-1].memory_bytes == pytest.approx(theirs, rel=0.25)
    finally:
        watching.close()


def test_figures_come_back_after_a_restart(
    connect: Connect, scratch: Scratch, docker_cli: Callable[..., str]
) -> None:
    ident = scratch.run("lab4", "restarted")
    watching = Watching(connect("lab4", "unix"))
    try:
        ref = watching.ref(ident)
        watching.hub.watch([ref], watching.hear)
        watching.until(lambda: bool(watching.seen.get(ref)))
        docker_cli("lab4", "stop", "--time", "0", ident)
        watching.until(lambda: watching.hub.latest(ref) is None)
        before = len(watching.seen[ref])
        docker_cli("lab4", "start", ident)
        watching.hub.container_changed(ref)
        watching.until(lambda: len(watching.seen[ref]) > before + 1)
        figures = [s.cpu_percent for s in watching.seen[ref] if s.cpu_percent is not None]
        assert all(0 <= figure < 1000 for figure in figures)
    finally:
        watching.close()


@pytest.mark.parametrize("name", ["lab4", "lab5"])
def test_two_sweeps_fill_the_history(connect: Connect, scratch: Scratch, name: str) -> None:
    engine, catalogue = connect(name, "ssh"), FakeCatalogue()
    busy = scratch.run(name, "swept", *BUSY, options=("--cpus", "0.3"))
    sampler = BackgroundSampler(lambda: [engine], catalogue)  # type: ignore[arg-type]
    try:
        sampler.sweep(engine)
        time.sleep(1.0)  # two readings need some time between them to differ
        sampler.sweep(engine)
        scope = engine.info.scope
        cpu = catalogue.last(series(scope, "container", busy, "cpu"))
        assert cpu is not None
        assert cpu > 1.0
        assert (catalogue.last(series(scope, "group", "host", "memory")) or 0) > 0
        total = catalogue.last(series(scope, "host", engine.info.engine_id, "memory"))
        assert total is not None
        assert total > 1e8
    finally:
        sampler.close()


def test_a_machine_tells_its_load_over_ssh_only(connect: Connect) -> None:
    over_ssh, local = connect("lab4", "ssh"), connect("lab4", "unix")
    gui = Gui()
    machines = MachineHub(lambda scope: over_ssh, gui.post, poll_s=0.5)
    scope = over_ssh.info.scope
    told: list[float] = []  # the CPU use is known from the second reading on

    def hear() -> None:
        load = machines.latest(scope)
        told.extend([] if load is None or load.cpu_percent is None else [load.cpu_percent])

    watch = machines.watch(scope, hear)
    try:
        eventually(lambda: bool(gui.run() or told), WAIT_S)
        load = machines.latest(scope)
        assert load is not None
        assert 0 <= told[0] <= 100
        assert load.memory_total
        assert load.disk_total
        assert local.machine_load() is None
    finally:
        watch.close()
        machines.close()
