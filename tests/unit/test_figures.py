"""Live figures of rows: measured once a sample, and equal pictures are equal values."""
from __future__ import annotations

import math
from typing import Any

from caas_desktop.domain.refs import Ref, engine_scope
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.viewmodels.figures import LiveUsage, course

REF = Ref(engine_scope("e"), "container", "c")


class Hub:
    """Stands in for the statistics hub."""

    def __init__(self) -> None:
        self.sample: Sample | None = None
        self.asked = 0

    def latest(self, ref: Ref) -> Sample | None:
        return self.sample

    def recent(self, ref: Ref, count: int) -> list[float]:
        self.asked += 1
        return [1.0, 2.0]


def test_an_idle_container_draws_the_same_picture_however_long_it_is_watched() -> None:
    assert course([0.0] * 5) == course([0.01] * 40) == (0.0, 0.0)


def test_a_course_is_part_of_its_own_peak_but_noise_is_not_blown_up() -> None:
    assert course([0.0, 50.0, 100.0]) == (0.0, 0.5, 1.0)
    assert max(course([0.0, 1.0])) <= 0.12


def test_gaps_and_missing_samples_are_left_out() -> None:
    assert course([]) == ()
    assert course([math.nan, 100.0, math.nan, 0.0]) == (1.0, 0.0)


def test_the_course_is_read_once_for_each_sample() -> None:
    hub: Any = Hub()
    usage = LiveUsage(hub)
    assert usage(REF) is None
    hub.sample = Sample(1.0, cpu_percent=2.0, memory_bytes=3)
    first = usage(REF)
    assert first is usage(REF)
    assert hub.asked == 1
    hub.sample = Sample(2.0, cpu_percent=4.0, memory_bytes=3)
    second = usage(REF)
    assert second is not None
    assert second.cpu_percent == 4.0
