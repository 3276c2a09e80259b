"""Live statistics: one stream per container, only of what is shown and runs."""
from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats import feed as feed_module
from caas_desktop.operations.stats import hub as hub_module
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.operations.stats.skew import Skew
from caas_desktop.operations.streams import StreamReader
from tests.unit.stats_fakes import SCOPE, FakeEngine, Gui, answer, eventually, ref


@dataclass
class Bench:
    engine: FakeEngine = field(default_factory=FakeEngine)
    gui: Gui = field(default_factory=Gui)
    reader: StreamReader = field(default_factory=StreamReader)
    ready: bool = True
    stopped: set[Ref] = field(default_factory=set)
    seen: list[tuple[str, float | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hub = StatsHub(
            self.reader, self.engine_of, self.gui.post,
            running=lambda wanted: wanted not in self.stopped, cpu_limit=lambda wanted: 0.5,
        )

    def engine_of(self, scope: ScopeId) -> Engine | None:
        return self.engine if self.ready and scope == SCOPE else None  # type: ignore[return-value]

    def hear(self, batch: Mapping[Ref, Sample]) -> None:
        self.seen += [(found.id, sample.cpu_percent) for found, sample in batch.items()]

    def open_streams(self) -> int:
        return sum(feed.handle is not None for feed in list(self.hub._feeds.values()))

    def heard(self, ident: str) -> bool:
        self.gui.run()
        return any(found == ident for found, _ in self.seen)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    for name, value in (("GATHER_S", 0.01), ("PAUSE_S", 0.02), ("LINGER_S", 0.05)):
        monkeypatch.setattr(hub_module, name, value)
    made = Bench()
    yield made
    made.hub.close()
    made.reader.stop()
    made.engine.close()
    assert not [t.name for t in threading.enumerate() if t.name.startswith("stats")]


def test_a_watched_container_is_told_on_the_gui_thread(bench: Bench) -> None:
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    now = time.time()
    stream = bench.engine.live("a")
    stream.send(answer(now))
    eventually(lambda: bench.heard("a"))
    assert bench.seen == [("a", None)]
    stream.send(answer(now + 1, cpu_s=0.25))
    eventually(lambda: len(bench.seen) > 1 or bool(bench.gui.run()))
    assert bench.seen[-1] == ("a", pytest.approx(25.0))
    latest = bench.hub.latest(ref("a"))
    assert latest is not None
    assert latest.cpu_of_limit == pytest.approx(50.0)
    assert bench.hub.recent(ref("a"))[-1] == pytest.approx(25.0)


def test_streams_rest_while_figures_are_wanted_seldom(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "WAKING_S", 4.9)
    bench.hub.watch([ref("a")], bench.hear, rate_s=5.0)
    now = time.time()
    stream = bench.engine.live("a")
    stream.send(answer(now))
    eventually(lambda: bench.hub.latest(ref("a")) is not None)
    feed = bench.hub._feeds[ref("a")]
    first = feed.sample
    for second in range(1, 4):
        stream.send(answer(now + second, cpu_s=0.25 * second))
    # It is read again after its rest, and the newest of what waited counts.
    eventually(lambda: feed.sample is not None and feed.sample is not first
               and feed.counters is not None and feed.counters.cpu_ns == int(0.75e9))


def test_an_eager_view_wakes_a_resting_stream(bench: Bench) -> None:
    bench.hub.watch([ref("a")], lambda _: None, rate_s=5.0)
    now = time.time()
    stream = bench.engine.live("a")
    stream.send(answer(now))
    feed = bench.hub._feeds[ref("a")]
    eventually(lambda: feed.handle is not None and feed.handle.paused)
    eager = bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    stream.send(answer(now + 1, cpu_s=0.25))
    eventually(lambda: bench.heard("a"))
    assert feed.handle is not None
    assert not feed.handle.paused
    eager.close()
    stream.send(answer(now + 2, cpu_s=0.5))
    eventually(lambda: feed.handle is not None and feed.handle.paused)


def test_two_views_share_one_stream_and_the_last_one_closes_it(bench: Bench) -> None:
    first = bench.hub.watch([ref("a")], bench.hear)
    second = bench.hub.watch([ref("a"), ref("b")], bench.hear)
    stream = bench.engine.live("a")
    eventually(lambda: bench.open_streams() == 2)
    first.close()
    second.set_refs([ref("a")])
    eventually(lambda: bench.open_streams() == 1)
    assert not stream.closed
    second.close()
    eventually(lambda: stream.closed)
    assert len(bench.engine.streams["a"]) == 1


def test_a_stopped_container_has_no_stream_until_it_starts(bench: Bench) -> None:
    bench.stopped.add(ref("a"))
    bench.hub.watch([ref("a"), ref("b")], bench.hear)
    bench.engine.live("b")
    assert "a" not in bench.engine.streams
    bench.stopped.clear()
    bench.hub.container_changed(ref("a"))
    stream = bench.engine.live("a")
    bench.stopped.add(ref("a"))
    bench.hub.container_changed(ref("a"))
    eventually(lambda: stream.closed)
    assert bench.hub.latest(ref("a")) is None


def test_streams_wait_for_the_host_and_come_back_with_it(bench: Bench) -> None:
    bench.ready = False
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    bench.ready = True
    bench.hub.host_ready(SCOPE)
    bench.engine.live("a").end()
    eventually(lambda: bench.open_streams() == 0)
    bench.hub.host_ready(SCOPE)
    bench.engine.live("a").send(answer(time.time()))
    eventually(lambda: bench.heard("a"))


def test_a_broken_stream_is_tried_again_by_itself(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caas_desktop.operations.stats.feed.RETRY_S", (0.05,))
    bench.engine.broken = True
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    bench.engine.broken = False
    bench.engine.live("a").end()
    eventually(lambda: len(bench.engine.streams["a"]) == 2)


def test_a_removed_container_is_not_tried_again(bench: Bench) -> None:
    bench.hub.watch([ref("gone"), ref("b")], bench.hear)
    bench.engine.live("b")
    eventually(lambda: all(not feed.opening for feed in bench.hub._feeds.values()))
    assert bench.hub._feeds[ref("gone")].retry_at is None


def test_only_the_newest_of_several_answers_is_parsed(bench: Bench) -> None:
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    now = time.time()
    stream = bench.engine.live("a")
    stream.send(answer(now))
    eventually(lambda: bench.heard("a"))
    for second in range(1, 5):
        stream.send(answer(now + second, cpu_s=second * 0.5))
    eventually(lambda: bench.seen[-1][1] is not None or bool(bench.gui.run()))
    assert bench.seen[-1][1] == pytest.approx(50.0)


def test_garbage_is_dropped_and_the_stream_goes_on(bench: Bench) -> None:
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    stream = bench.engine.live("a")
    stream.far.sendall(b"<b>no</b>\n")
    eventually(lambda: bench.hub._feeds[ref("a")].dropped == 1)
    stream.send(answer(time.time()))
    eventually(lambda: bench.heard("a"))


def test_an_endless_line_takes_no_endless_memory(bench: Bench) -> None:
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    stream = bench.engine.live("a")
    for _ in range(12):
        stream.far.sendall(b"x" * 50_000)
    eventually(lambda: bench.hub._feeds[ref("a")].dropped >= 1)
    assert len(bench.hub._feeds[ref("a")]._buffer) <= 300_000 + (1 << 20)


def test_a_closed_watch_is_not_called_any_more(bench: Bench) -> None:
    watch = bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    bench.engine.live("a").send(answer(time.time()))
    eventually(lambda: bool(bench.gui.calls))
    watch.close()
    bench.gui.run()
    assert bench.seen == []


def test_a_busy_gui_thread_is_asked_once(bench: Bench) -> None:
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    stream, now = bench.engine.live("a"), time.time() - 1.0
    for second in range(5):
        stream.send(answer(now + second / 10))
        eventually(lambda s=second: len(bench.hub.recent(ref("a"))) > s)  # type: ignore[misc]
    assert len(bench.gui.calls) == 1


def test_nothing_watched_wakes_nobody(bench: Bench) -> None:
    bench.hub.watch([ref("a")], bench.hear).close()
    eventually(lambda: bench.open_streams() == 0)
    assert bench.hub._patience() is None


def test_a_clock_far_from_ours_is_put_right(bench: Bench) -> None:
    bench.hub.watch([ref("a")], bench.hear, rate_s=0.0)
    bench.engine.live("a").send(answer(time.time() - 7200))
    eventually(lambda: bench.heard("a"))
    latest = bench.hub.latest(ref("a"))
    assert latest is not None
    assert abs(latest.at - time.time()) < 60


def test_a_clock_that_is_set_back_goes_on() -> None:
    skew, now = Skew(), time.time()
    assert skew.local(now, now + 0.1) == now
    assert skew.local(now - 3600, now + 1) == pytest.approx(now + 1)
    assert skew.local(now - 3599, now + 2.4) == pytest.approx(now + 2, abs=0.1)
