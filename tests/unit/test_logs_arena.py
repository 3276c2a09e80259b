from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs import arena as arena_module
from caas_desktop.operations.logs.arena import CHUNK, Arena, Budget
from caas_desktop.operations.logs.lines import Batch, Level, make_batch

LINES = st.lists(st.binary(max_size=40).map(lambda b: b.replace(b"\n", b"_")), max_size=40)


def batch(texts: list[bytes], source: int = 0, level: int = 0) -> Batch:
    return make_batch(texts, list(range(1, len(texts) + 1)), [level] * len(texts), source)


@given(st.lists(LINES, max_size=8))
def test_lines_come_back_as_they_went_in(groups):
    arena = Arena()
    for group in groups:
        arena.append(batch(group))
    expected = [text for group in groups for text in group]
    assert [line.text for line in arena.lines(0, 10_000)] == expected
    assert [line.number for line in arena.lines(0, 10_000)] == list(range(len(expected)))
    assert [t for chunk in arena.chunks() for t in chunk.batch.data.split(b"\n")[:-1]] == expected


def big(first: int, source: int = 0, level: int = 0) -> Batch:
    return batch([b"%08d" % n + b"x" * 92 for n in range(first, first + 4000)], source, level)


def test_the_cap_drops_the_oldest_and_numbers_stay():
    arena = Arena(cap=4 * CHUNK)
    for first in range(0, 60_000, 4000):
        arena.append(big(first))
    assert arena.nbytes <= 4 * CHUNK
    assert arena.end == 60_000
    assert 0 < arena.first < arena.end
    for number in (arena.first, 50_001, 59_999):
        line = arena.line(number)
        assert line is not None
        assert line.text.startswith(b"%08d" % number)
    assert arena.line(arena.first - 1) is None
    assert arena.line(60_000) is None


def test_views_share_one_budget():
    budget = Budget(limit=4 * CHUNK)
    one, two = Arena(budget=budget), Arena(budget=budget)
    for first in range(0, 40_000, 4000):
        one.append(big(first))
        two.append(big(first))
    assert one.nbytes + two.nbytes <= 4 * CHUNK + 2 * 500_000


def test_memory_is_at_most_15_percent_above_the_text():
    arena = Arena()
    texts = [b"y" * 150] * 4000
    for _ in range(25):
        arena.append(make_batch(texts, [1] * 4000, [0] * 4000))
    assert arena.nbytes < 1.15 * 25 * 4000 * 151


def test_errors_are_indexed_and_counted_and_leave_with_their_lines():
    arena = Arena(cap=4 * CHUNK)
    for first in range(0, 60_000, 4000):
        arena.append(big(first))
        arena.append(batch([b"boom"], level=int(Level.ERROR)))
    errors = arena.errors()
    assert arena.counts[Level.ERROR] == 15
    assert 0 < len(errors) < 15
    assert (np.diff(errors) > 0).all()
    assert all(arena.line(n).text == b"boom" for n in errors.tolist())
    assert arena.pick([int(errors[0]), 10**9])[0].level is Level.ERROR


def test_chunks_from_the_middle_begin_with_that_line():
    arena = Arena()
    arena.append(big(0))
    arena.append(batch([b"a", b"b", b"c"]))
    chunks = list(arena.chunks(4001))
    assert chunks[0].first == 4001
    assert chunks[0].batch.data == b"b\nc\n"
    assert chunks[0].batch.ts.tolist() == [2, 3]


def test_a_small_batch_costs_no_chunk_of_its_own():
    arena = Arena()
    for _ in range(1000):
        arena.append(batch([b"tick"]))
    assert len(list(arena.chunks())) == 1
    assert arena.nbytes < 1000 * 5 + 2 * arena_module._FIRST_LINES * 15 + 1000
