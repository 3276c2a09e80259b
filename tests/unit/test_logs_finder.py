from __future__ import annotations

import pytest

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.finder import Finder
from caas_desktop.operations.logs.lines import make_batch
from caas_desktop.operations.logs.search import Matcher, Query
from tests.logs_fakes import wait_for


@pytest.fixture
def finder():
    made = Finder()
    yield made
    made.close()


def add(arena: Arena, *texts: bytes) -> None:
    arena.append(make_batch(list(texts), [1] * len(texts), [0] * len(texts)))


def test_a_search_goes_on_as_lines_come(finder):
    arena = Arena()
    add(arena, b"hit 1", b"miss")
    scan = finder.start(arena, Matcher(Query("hit")).rows, lambda: None)
    wait_for(lambda: scan.complete)
    add(arena, b"miss", b"hit 2")
    finder.poke()
    wait_for(lambda: scan.complete)
    assert scan.found.numbers.tolist() == [0, 3]


def test_results_stream_in_portions(finder):
    arena = Arena()
    for n in range(4):
        add(arena, *[b"%d " % n + b"x" * 100] * 4000)
    told = []
    scan = finder.start(arena, Matcher(Query("x")).rows, lambda: told.append(1))
    wait_for(lambda: scan.complete)
    assert len(scan.found.numbers) == 16_000
    assert len(told) >= 4


def test_two_scans_run_side_by_side_and_one_can_end(finder):
    arena = Arena()
    add(arena, b"a", b"b")
    one = finder.start(arena, Matcher(Query("a")).rows, lambda: None)
    two = finder.start(arena, Matcher(Query("b")).rows, lambda: None)
    wait_for(lambda: one.complete and two.complete)
    finder.stop(one)
    add(arena, b"a", b"b")
    finder.poke()
    wait_for(lambda: two.complete)
    assert one.found.numbers.tolist() == [0]
    assert two.found.numbers.tolist() == [1, 3]


def test_a_scan_that_fails_ends_alone(finder, caplog):
    arena = Arena()
    add(arena, b"a")

    def explode(batch):
        raise ZeroDivisionError

    bad = finder.start(arena, explode, lambda: None)
    good = finder.start(arena, Matcher(Query("a")).rows, lambda: None)
    wait_for(lambda: good.complete and bad.stopped)
    assert "ZeroDivisionError" in caplog.text
