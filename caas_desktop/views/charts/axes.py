"""Axes of a chart: local time below, at most four round values at the left."""
from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]

from caas_desktop.views.charts.specs import Unit
from caas_desktop.views.look.fonts import px

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_TIME_STEPS = (_MINUTE, 2 * _MINUTE, 5 * _MINUTE, 10 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE, _HOUR,
               2 * _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY, 2 * _DAY, 7 * _DAY)
Levels = list[tuple[float, list[float]]]

_LABEL_WIDTH = 62  # of "00:00", with air
_LABEL_HALF = 17
_LOW_CHART = 90


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Labels at round local times."""

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Levels:
        span = maxVal - minVal
        if span <= 0 or size <= 0:
            return []
        step = next((s for s in _TIME_STEPS if span / s * _LABEL_WIDTH <= size), _TIME_STEPS[-1])
        zone = time.localtime(maxVal).tm_gmtoff
        first = np.ceil((minVal + zone) / step) * step - zone
        whole = maxVal - span * px(_LABEL_HALF) / size  # later ones would be cut at the edge
        return [(step, list(np.arange(first, whole, step)))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        form = "%d.%m." if spacing >= _DAY else "%H:%M"
        return [time.strftime(form, time.localtime(value)) for value in values]


class UnitAxis(pg.AxisItem):  # type: ignore[misc]
    """Labels in the unit of the card."""

    def __init__(self, unit: Unit) -> None:
        super().__init__("left")
        self.unit = unit

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Levels:
        if maxVal <= 0:
            return []
        # One label alone gives no scale: rather one more than there is room for at ease.
        steps = [self.unit.step(maxVal, count) for count in range(2 if size < _LOW_CHART else 4, 6)]
        step = next((one for one in steps if maxVal >= 2 * one), steps[0])
        return [(step, list(np.arange(0.0, maxVal + step * 0.01, step)))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        # Nothing at zero: it would collide with the times, and everything here begins there.
        return [self.unit.text(value) if value > 0 else "" for value in values]
