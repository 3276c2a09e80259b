from __future__ import annotations

import heapq
from itertools import count, pairwise
from types import SimpleNamespace

import pytest

from caas_desktop.operations.logs import gathering
from caas_desktop.operations.logs.gathering import ENOUGH, FLOOD_S, GATHER_S, LOOK_S, Gathering


class Bench:
    """A `Gathering` whose time passes when told; ``worked`` has (when, bytes)."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.worked: list[tuple[float, int]] = []
        self._numbers = count()
        self._calls: list[tuple[float, int, object]] = []
        self.gathering = Gathering(self._later, self._work)

    def _later(self, wait_s, call) -> None:
        heapq.heappush(self._calls, (self.now + wait_s, next(self._numbers), call))

    def _work(self) -> None:
        self.worked.append((self.now, sum(map(len, self.gathering.take()))))

    def pass_time(self, seconds: float) -> None:
        end = self.now + seconds
        while self._calls and self._calls[0][0] <= end:
            self.now, _, call = heapq.heappop(self._calls)
            call()  # type: ignore[operator]
        self.now = end


@pytest.fixture
def bench(monkeypatch):
    made = Bench()
    monkeypatch.setattr(gathering, "time", SimpleNamespace(monotonic=lambda: made.now))
    return made


def test_the_first_bytes_after_a_silence_are_worked_on_at_once(bench):
    bench.gathering.add(b"line")
    bench.pass_time(0)
    assert bench.worked == [(1000.0, 4)]


def test_a_trickle_waits_a_moment_for_company(bench):
    bench.gathering.add(b"line")
    bench.pass_time(0)
    for _ in range(5):
        bench.gathering.add(b"line")
        bench.pass_time(0.01)
    assert bench.worked[1] == (pytest.approx(1000 + GATHER_S), 12)


def test_a_flood_gathers_until_there_is_enough(bench):
    for _ in range(3 * ENOUGH // 40_000):
        bench.gathering.add(bytes(40_000))
        bench.pass_time(0.001)
    sizes = [size for _, size in bench.worked]
    assert sizes[0] == 40_000
    assert min(sizes[1:]) >= ENOUGH


def test_a_slower_flood_waits_no_longer_than_it_may(bench):
    bench.gathering.add(b"line")
    bench.pass_time(0)
    for _ in range(300):
        bench.gathering.add(bytes(2000))
        bench.pass_time(0.001)
    times = [at for at, _ in bench.worked]
    waits = [after - before for before, after in pairwise(times)]
    assert GATHER_S < max(waits) <= FLOOD_S + 0.002


def test_the_end_of_a_flood_does_not_wait(bench):
    bench.gathering.add(b"line")
    bench.pass_time(0)
    for _ in range(50):
        bench.gathering.add(bytes(2000))
        bench.pass_time(0.001)
    done = bench.now
    bench.pass_time(1)
    assert bench.worked[-1][0] - done <= 2 * LOOK_S
    assert sum(size for _, size in bench.worked) == 4 + 100_000
