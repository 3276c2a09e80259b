from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs.ends import End
from caas_desktop.operations.logs.lines import Batch, make_batch
from caas_desktop.operations.logs.merge import BEHIND_S, HOT_HOLD_S, WINDOW_S, Merger


def batch(source: int, times: list[int]) -> Batch:
    return make_batch([b"%d:%d" % (source, at) for at in times], times, [0] * len(times), source)


def rows(batches: list[Batch]) -> list[bytes]:
    for one in batches:
        texts = one.data.split(b"\n")[:-1]
        assert texts == [b"%d:%d" % pair for pair in zip(one.src, one.ts, strict=True)]
    return [text for one in batches for text in one.data.split(b"\n")[:-1]]


PUSHES = st.lists(st.tuples(st.integers(0, 3), st.lists(st.integers(1, 50), min_size=1, max_size=6),
                            st.floats(0, 0.3)), max_size=25)


@given(PUSHES)
def test_each_source_keeps_its_order_and_nothing_is_lost(pushes):
    merger, now, out, expected = Merger(), 0.0, [], {}
    for source, times, pause in pushes:
        now += pause
        merger.push(batch(source, times), now)
        expected.setdefault(source, []).extend(b"%d:%d" % (source, at) for at in times)
        out += rows(merger.take(now))
    out += rows(merger.take(float("inf")))
    assert merger.size == 0
    for source, texts in expected.items():
        assert [t for t in out if t.startswith(b"%d:" % source)] == texts


@given(st.lists(st.lists(st.integers(1, 1000), min_size=1).map(sorted), min_size=2, max_size=5),
       st.randoms())
def test_sources_that_keep_coming_are_merged_in_order_of_time(logs, random):
    merger, now, out = Merger(), 0.0, []
    for source in range(len(logs)):
        merger.expect(source, now)
    queues = {source: list(times) for source, times in enumerate(logs)}
    while queues:
        source = random.choice(sorted(queues))
        count = random.randint(1, 3)
        part, queues[source] = queues[source][:count], queues[source][count:]
        merger.push(batch(source, part), now)
        if not queues[source]:
            del queues[source]
        out += rows(merger.take(now))
    out += rows(merger.take(float("inf")))
    times = [int(text.split(b":")[1]) for text in out]
    assert times == sorted(t for log in logs for t in log)


def test_a_quiet_source_is_waited_for_only_a_moment():
    merger = Merger()
    merger.push(batch(0, [1]), 0.0)
    merger.push(batch(1, [5, 9]), 0.0)
    assert rows(merger.take(0.0)) == [b"0:1"]
    assert rows(merger.take(WINDOW_S + 0.01)) == [b"1:5", b"1:9"]


def test_a_clock_ahead_of_the_others_delays_its_lines_only_a_moment():
    merger, now, out = Merger(), 0.0, []
    for step in range(20):
        merger.push(batch(0, [step + 1]), now)
        if step == 0:
            merger.push(batch(1, [10**6]), now)
        out += rows(merger.take(now))
        now += 0.05
    assert b"1:1000000" in out


def test_a_backlog_keeps_its_order_longer_than_a_lonely_line():
    merger = Merger()
    big = make_batch([b"x" * 1000] * 100, list(range(100, 200)), [0] * 100, 1)
    merger.push(big, 0.0)
    merger.push(batch(0, [50]), 0.0)
    now = 0.0
    while now < HOT_HOLD_S - 0.1:
        now += 0.1
        merger.push(batch(0, [50]), now)
        assert all(text.startswith(b"0:") for text in rows(merger.take(now)))
    assert len(merger.take(HOT_HOLD_S + 0.05)) == 1


def test_a_clock_set_back_keeps_the_order_of_arrival():
    merger = Merger()
    merger.push(batch(0, [100, 200, 50, 60]), 0.0)
    merger.push(batch(1, [150, 300]), 0.0)
    out = rows(merger.take(0.0)) + rows(merger.take(float("inf")))
    assert out == [b"0:100", b"1:150", b"0:200", b"0:50", b"0:60", b"1:300"]


def test_a_source_that_is_done_is_not_waited_for():
    merger = Merger()
    merger.expect(0, 0.0)
    merger.push(batch(1, [5]), 0.0)
    assert merger.take(0.0) == []
    merger.done(0)
    assert rows(merger.take(0.0)) == [b"1:5"]


def test_a_log_that_has_caught_up_is_not_waited_for():
    merger = Merger()
    merger.ends(0, End(10, 100))
    merger.ends(1, End(50, 101))
    merger.ends(2, End(0, 102))  # empty
    for source in range(3):
        merger.opened(source, 0.0)
    merger.push(batch(0, [5, 10]), 0.0)
    merger.push(batch(1, [7]), 0.0)
    assert rows(merger.take(0.0)) == [b"0:5", b"1:7"]
    merger.push(batch(1, [50, 200]), 0.0)
    # What came after it was asked is as fresh as what others may still send.
    assert rows(merger.take(0.0)) == [b"0:10", b"1:50"]
    assert rows(merger.take(WINDOW_S + 0.01)) == [b"1:200"]


def test_a_log_that_is_known_to_go_on_is_waited_for_longer():
    merger = Merger()
    merger.ends(0, End(10, 100))
    merger.push(batch(0, [1]), 0.0)
    merger.push(batch(1, [5]), 0.0)
    assert rows(merger.take(WINDOW_S + 0.01)) == [b"0:1"]
    assert rows(merger.take(BEHIND_S + 0.01)) == [b"1:5"]


@given(st.lists(st.lists(st.integers(1, 50), max_size=8).map(sorted), min_size=1, max_size=4),
       st.randoms())
def test_parts_of_logs_that_end_are_in_order_however_slowly_they_come(logs, random):
    merger, out, now = Merger(patient=True), [], 0.0
    left = {source: list(times) for source, times in enumerate(logs)}
    for source in left:
        merger.expect(source, now)
    while left:
        source = random.choice(list(left))
        now += 5.0 / sum(map(len, logs)) if any(logs) else 1.0
        if left[source]:
            merger.push(batch(source, [left[source].pop(0)]), now)
        else:
            merger.done(source)
            del left[source]
        out += rows(merger.take(now))
    out += rows(merger.take(float("inf")))
    times = [int(text.split(b":")[1]) for text in out]
    assert times == sorted(t for log in logs for t in log)
