"""The background sampler: history of containers, groups and machines."""
from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from caas_desktop.domain.errors import CaasError, CatalogueError, HostUnreachable
from caas_desktop.domain.hosts import EngineInfo, MachineLoad
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats import sampler as sampler_module
from caas_desktop.operations.stats.history import History
from caas_desktop.operations.stats.sample import counters
from caas_desktop.operations.stats.sampler import BackgroundSampler
from tests.unit.stats_fakes import SCOPE, FakeCatalogue, FakeEngine, Gui, answer, eventually, ref

GROUPS = {"a": ["app:shop"], "b": ["app:shop", "service:web"]}
C = f"{SCOPE}/container"
G = f"{SCOPE}/group"


@pytest.fixture
def engine() -> FakeEngine:
    now = time.time()
    return FakeEngine(containers={
        "a": answer(now, cpu_s=1.0, memory=100), "b": answer(now, cpu_s=1.0, memory=30),
    })


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return FakeCatalogue()


@pytest.fixture
def errors() -> list[CaasError]:
    return []


@pytest.fixture
def sampler(
    engine: FakeEngine, catalogue: FakeCatalogue, errors: list[CaasError]
) -> Iterator[BackgroundSampler]:
    made = BackgroundSampler(
        lambda: [engine], catalogue,  # type: ignore[list-item, arg-type]
        lambda found: GROUPS.get(found.id, ()), errors.append, period_s=0.05,
    )
    yield made
    made.close()
    assert not [t.name for t in threading.enumerate() if t.name.startswith("stats")]


def minute(engine: FakeEngine, ident: str, **more: float) -> None:
    raw = engine.containers[ident]
    was = raw["cpu_stats"]["system_cpu_usage"] / 1e9
    used = raw["cpu_stats"]["cpu_usage"]["total_usage"] / 1e9
    engine.containers[ident] = answer(
        was + 60, cpu_s=used + more.get("cpu_s", 0.0),
        memory=int(more.get("memory", raw["memory_stats"]["usage"])),
    )


def test_the_second_sweep_knows_the_cpu_use(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert catalogue.last(f"{C}/a/memory") == 100
    assert catalogue.last(f"{C}/a/cpu") is None
    minute(engine, "a", cpu_s=30.0)
    minute(engine, "b")
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert catalogue.last(f"{C}/a/cpu") == pytest.approx(50.0)
    assert engine.queries[-1] == {"stream": False, "one-shot": True}


def test_what_is_streamed_is_not_asked_again(
    engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    streamed = {ref("a"): counters(engine.containers["a"])}
    made = BackgroundSampler(lambda: [], catalogue, streamed=streamed.get)  # type: ignore[arg-type]
    made.sweep(engine)  # type: ignore[arg-type]
    assert catalogue.last(f"{C}/a/memory") == 100
    assert catalogue.last(f"{C}/b/memory") == 30
    assert len(engine.queries) == 1
    made.close()


def test_groups_are_summed_with_their_members_of_that_time(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert catalogue.last(f"{G}/app:shop/memory") == 130
    assert catalogue.last(f"{G}/service:web/memory") == 30
    assert catalogue.last(f"{G}/host/memory") == 130


def test_a_group_with_a_member_that_did_not_answer_has_a_gap(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    engine.containers["b"] = CaasError("garbage")
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert catalogue.last(f"{C}/a/memory") == 100
    assert catalogue.last(f"{G}/app:shop/memory") is None
    assert catalogue.last(f"{G}/host/memory") is None


def test_a_container_that_ended_is_marked_and_no_gap_is_invented(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    sampler.sweep(engine)  # type: ignore[arg-type]
    del engine.containers["b"]
    sampler.sweep(engine)  # type: ignore[arg-type]
    sampler.sweep(engine)  # type: ignore[arg-type]
    marks = catalogue.samples(f"{C}/b/memory", 0, float("inf"))
    assert [value for _, value in marks] == [30.0, 0.0]
    assert catalogue.last(f"{G}/app:shop/memory") == 100
    history = History(catalogue, Gui().post)  # type: ignore[arg-type]
    track = history.container(ref("b"), 0.0)
    assert track.values["memory"].tolist() == [30.0, pytest.approx(float("nan"), nan_ok=True)]


def test_an_old_engine_is_not_asked_for_one_shot(
    sampler: BackgroundSampler, engine: FakeEngine
) -> None:
    engine.info = EngineInfo("E1", "old", "19.03", "1.40")
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert engine.queries[-1] == {"stream": False}


def test_a_host_is_asked_by_eight_threads_at_most(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    engine.containers = {f"c{n}": answer(time.time()) for n in range(60)}
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert engine.busiest <= 8
    assert len([name for name, _, _ in catalogue.rows if name.startswith(C)]) >= 60


def test_a_host_that_breaks_ends_its_sweep(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    engine.containers = {f"c{n}": HostUnreachable("cut") for n in range(60)}
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert len(engine.queries) <= 8
    assert catalogue.rows == []


def test_the_machine_is_kept_too(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue
) -> None:
    engine.load = MachineLoad(load1=0.5, memory_used=7, disk_used=8, cpu_percent=9.0)
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert catalogue.last(f"{SCOPE}/host/E1/cpu") == 9.0
    assert catalogue.last(f"{SCOPE}/host/E1/disk") == 8


def test_a_full_disk_is_reported_once_and_sampling_goes_on(
    sampler: BackgroundSampler, engine: FakeEngine, catalogue: FakeCatalogue,
    errors: list[CaasError],
) -> None:
    catalogue.error = CatalogueError("The disk is full.")
    for _ in range(3):
        sampler.sweep(engine)  # type: ignore[arg-type]
    assert len(errors) == 1
    catalogue.error = None
    sampler.sweep(engine)  # type: ignore[arg-type]
    assert catalogue.rows


def test_it_sweeps_by_itself_until_switched_off(
    sampler: BackgroundSampler, catalogue: FakeCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampler_module, "LOOK_S", 0.01)
    sampler.start()
    eventually(lambda: len(catalogue.samples(f"{C}/a/memory", 0, float("inf"))) >= 2)
    sampler.set_period(None)
    eventually(lambda: not sampler._busy)
    assert sampler.period_s is None


def test_a_group_over_two_engines_is_the_sum_of_both(catalogue: FakeCatalogue) -> None:
    other = ScopeId("engine:E2")
    for n in range(10):
        catalogue.rows += [(f"{SCOPE}/group/app:shop/memory", 60.0 * n, 100.0),
                           (f"{other}/group/app:shop/memory", 60.0 * n + 20, 5.0)]
    history = History(catalogue, Gui().post)  # type: ignore[arg-type]
    track = history.group("app:shop", [SCOPE, other], 0.0, present=[SCOPE, other])
    assert track.values["memory"].tolist()[1:-1] == [105.0] * (len(track) - 2)


def test_history_is_read_elsewhere_and_given_to_the_gui(catalogue: FakeCatalogue) -> None:
    catalogue.rows = [(f"{C}/a/cpu", 5.0, 12.0)]
    gui, got = Gui(), []
    history = History(catalogue, gui.post)  # type: ignore[arg-type]
    wanted = Ref(SCOPE, "container", "a")
    history.fetch(lambda: history.container(wanted, 0.0), got.append)
    eventually(lambda: bool(gui.calls))
    gui.run()
    assert got[0].values["cpu"].tolist() == [12.0]
    history.close()
