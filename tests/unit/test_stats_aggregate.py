"""Sums over groups and joined history: silence is never zero."""
from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.stats.aggregate import (
    Track,
    empty,
    from_columns,
    from_series,
    joined,
    peaks,
    total,
)
from caas_desktop.operations.stats.ring import CAPACITY, Ring
from caas_desktop.operations.stats.sample import METRICS
from caas_desktop.operations.stats.side_by_side import side_by_side


def track(*rows: tuple[float, float]) -> Track:
    return Track(np.array([at for at, _ in rows], dtype=float),
                 {"cpu": np.array([value for _, value in rows], dtype=float)})


def every_second(start: int, end: int, value: float) -> Track:
    return track(*((float(at), value) for at in range(start, end)))


def sums(*tracks: Track, count: int = 10, ended: tuple[bool, ...] = ()) -> list[float]:
    return total(tracks, ["cpu"], 0.0, 1.0, count, ended=ended).values["cpu"].tolist()


def test_members_are_added_bucket_by_bucket() -> None:
    assert sums(every_second(0, 10, 1.0), every_second(0, 10, 2.0)) == [3.0] * 10


def test_one_missed_second_does_not_dent_the_sum() -> None:
    holed = track((0, 2), (1, 2), (3, 2), (4, 2))
    assert sums(every_second(0, 5, 1.0), holed, count=5) == [3.0] * 5


def test_a_member_not_heard_of_makes_a_gap_not_a_drop() -> None:
    lost = track((0, 2), (1, 2), (9, 2))
    found = sums(every_second(0, 10, 1.0), lost)
    assert found[:5] == [3.0] * 5
    assert all(math.isnan(value) for value in found[5:9])
    assert found[9] == 3.0


def test_a_stopped_member_counts_nothing() -> None:
    stopped = track((0, 2), (1, 2), (2, math.nan), (8, 2), (9, 2))
    assert sums(every_second(0, 10, 1.0), stopped) == [3, 3, 1, 1, 1, 1, 1, 1, 3, 3]


def test_a_removed_member_ends_and_a_new_one_begins() -> None:
    old, new = every_second(0, 4, 2.0), every_second(6, 10, 5.0)
    found = sums(every_second(0, 10, 1.0), old, new, ended=(False, True, False))
    assert found == [3, 3, 3, 3, 1, 1, 6, 6, 6, 6]


def test_nobody_running_is_a_gap() -> None:
    assert all(math.isnan(value) for value in sums(empty(["cpu"])))


@given(st.lists(st.lists(st.floats(0, 1e6), min_size=10, max_size=10), min_size=1, max_size=5))
def test_a_sum_of_complete_tracks_is_the_sum(columns: list[list[float]]) -> None:
    tracks = [track(*((float(n), value) for n, value in enumerate(column)))
              for column in columns]
    assert sums(*tracks) == pytest.approx([sum(row) for row in zip(*columns, strict=True)])


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 100)), max_size=20))
def test_a_sum_is_never_more_than_all_nor_below_zero(rows: list[tuple[float, float]]) -> None:
    found = sums(track(*sorted(rows)), every_second(0, 10, 1.0))
    highest = 1.0 + max((value for _, value in rows), default=0.0)
    assert all(math.isnan(value) or 0 <= value <= highest * 1.001 for value in found)


def test_live_samples_replace_the_stored_ones_near_them() -> None:
    stored = track((0, 1), (60, 1), (120, 1), (180, 9))
    live = every_second(178, 190, 5.0)
    found = joined(stored, live, 60.0)
    assert 9 not in found.values["cpu"].tolist()
    assert found.at.tolist()[:3] == [0.0, 60.0, 120.0]
    assert not np.isnan(found.values["cpu"]).any()


def test_missing_samples_are_gaps() -> None:
    live = joined(empty(["cpu"]), track((0, 1), (1, 1), (20, 1)), 60.0)
    assert np.isnan(live.values["cpu"]).tolist() == [False, False, True, False]
    stored = joined(track((0, 1), (60, 1), (600, 1)), empty(["cpu"]), 60.0)
    assert np.isnan(stored.values["cpu"]).tolist() == [False, False, True, False]


def test_a_slow_source_is_not_all_gaps() -> None:
    slow = joined(empty(["cpu"]), track(*((4.0 * n, 1) for n in range(9)), (90, 1)), 60.0)
    assert np.isnan(slow.values["cpu"]).tolist() == [False] * 9 + [True, False]


def test_series_stored_one_by_one_are_aligned() -> None:
    found = from_series({"cpu": [(2.0, 5.0)], "memory": [(1.0, 7.0), (2.0, 8.0)]})
    assert found.at.tolist() == [1.0, 2.0]
    assert math.isnan(found.values["cpu"][0])
    assert found.values["memory"].tolist() == [7.0, 8.0]


def test_a_ring_keeps_the_last_half_hour() -> None:
    ring = Ring()
    for second in range(3 * CAPACITY):
        ring.append(float(second), (float(second),) * len(METRICS))
    assert CAPACITY <= len(ring) < 1.3 * CAPACITY
    kept = from_columns(ring.since(3 * CAPACITY - 5))
    assert kept.values["rx"].tolist() == [3.0 * CAPACITY - n for n in range(5, 0, -1)]


def test_a_ring_takes_no_time_twice_and_marks_silence_once() -> None:
    ring = Ring(("cpu",))
    for at in (1.0, 1.0, 0.5):
        ring.append(at, (1.0,))
    ring.silence(2.0)
    ring.silence(3.0)
    assert len(ring) == 2
    assert math.isnan(ring.last("cpu", 5)[-1])


@given(st.lists(st.floats(0, 1e6) | st.just(math.nan), min_size=3, max_size=300),
       st.floats(0.5, 50.0))
def test_thinning_keeps_peaks_gaps_and_order(values: list[float], step_s: float) -> None:
    at, column = np.arange(len(values), dtype=float), np.array(values)
    times, thinned = peaks(at, column, step_s)
    assert len(thinned) <= 1.5 * len(values)
    assert (np.diff(times) >= 0).all()
    assert np.isnan(column).any() == np.isnan(thinned).any()
    if not np.isnan(column).all():
        assert (np.nanmax(thinned), np.nanmin(thinned)) == (np.nanmax(column), np.nanmin(column))


def test_a_moving_picture_keeps_its_thinned_points() -> None:
    at = np.arange(1000.0)
    column = np.sin(at)
    first, second = peaks(at, column, 10.0), peaks(at[20:], column[20:], 10.0)
    assert np.array_equal(first[1][4:], second[1])


def test_groups_side_by_side_hold_a_value_until_the_next_one() -> None:
    found = side_by_side({"a": track((0.1, 1), (1.1, 2)), "b": track((0.3, 5)), "c": track()},
                         ["cpu"], hold_s=0.9)
    assert found.at.tolist() == [0.0, 1.0]
    assert found.values["cpu a"].tolist() == [1.0, 2.0]
    assert found.values["cpu b"].tolist()[0] == 5.0
    assert all(math.isnan(value) for value in found.values["cpu c"])
    assert len(side_by_side({"a": track()}, ["cpu"], 1.0)) == 0
