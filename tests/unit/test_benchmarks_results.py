"""Benchmarks: what is printed, what counts as met, and that every name leads somewhere."""

from __future__ import annotations

import importlib
import json
import os
from typing import Any

import pytest

from benchmarks.__main__ import BENCHMARKS
from benchmarks.effect import latencies
from benchmarks.proc import cpu_seconds, memory_mb, resident_mb, tree
from benchmarks.result import FIELDS, Result, percentile, table, tidy


def test_a_line_is_json_that_begins_with_the_promised_fields() -> None:
    line = Result("start", 300.0, 200.0, "ms", 2.0, extra={"runs": 9}).line()
    assert "\n" not in line
    fields = json.loads(line)
    assert tuple(fields)[: len(FIELDS)] == FIELDS
    assert fields["ratio"] == 1.5
    assert fields["runs"] == 9
    assert "load_average" in fields


@pytest.mark.parametrize(
    ("ours", "theirs", "goal", "goal_of", "met"),
    [(3.0, 2.0, 1.5, "ratio", True), (3.1, 2.0, 1.5, "ratio", False),
     (3.0, None, 1.5, "ratio", False), (150.0, 1.0, 200.0, "ours", True),
     (201.0, 900.0, 200.0, "ours", False)],
)  # fmt: skip
def test_a_goal_is_met_at_most_at_its_value(
    ours: float, theirs: float | None, goal: float, goal_of: Any, met: bool
) -> None:
    assert Result("x", ours, theirs, "ms", goal, goal_of).met is met


def test_a_rate_is_met_at_least_at_its_goal() -> None:
    assert Result("logs", 2.0, 2.0, "lines/s", 1.0, goal_is="least").met
    assert not Result("logs", 1.9, 2.0, "lines/s", 1.0, goal_is="least").met
    assert "≥ 1 ×" in table([Result("logs", 2.0, 2.0, "lines/s", 1.0, goal_is="least").fields()])


def test_the_table_names_every_result_and_shouts_about_a_missed_goal() -> None:
    shown = table([Result("start", 1.0, 2.0, "ms", 2.0).fields(),
                   Result("cut", 20.0, None, "s", 15.0, "ours").fields()])  # fmt: skip
    first, second = shown.splitlines()[1:]
    assert first.split()[-1] == "yes"
    assert second.split()[-1] == "NO"
    assert "–" in second


def test_numbers_are_short_everywhere() -> None:
    assert tidy({"a": [1.23456789, {"b": 0.000123456}], "c": 3}) == {
        "a": [1.235, {"b": 0.0001235}], "c": 3}  # fmt: skip


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(n) for n in range(1, 21)]
    assert percentile(values, 50) == 10
    assert percentile(values, 95) == 19
    assert percentile([7.0], 95) == 7
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


def test_an_effect_counts_from_its_event_to_the_first_picture_of_that_state() -> None:
    events = [("exited", 10.0, 10.001), ("running", 20.0, 20.001), ("exited", 30.0, 30.001)]
    seen = [("running", 5.0), ("exited", 10.05), ("running", 20.1)]
    assert latencies(seen, events) == [pytest.approx(50.0), pytest.approx(100.0)]


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_name_is_a_function_of_a_module(name: str) -> None:
    module = importlib.import_module(f"benchmarks.{BENCHMARKS[name]}")
    assert callable(getattr(module, BENCHMARKS[name]))


def test_processes_are_read_from_the_kernel() -> None:
    own = os.getpid()
    assert own in tree(os.getppid())
    assert cpu_seconds([own]) > 0
    assert resident_mb(own) > 1
    assert memory_mb([own]) > 1


def test_a_process_that_is_gone_used_nothing() -> None:
    assert cpu_seconds([2**30]) == 0
    assert memory_mb([2**30]) == resident_mb(2**30) == 0
