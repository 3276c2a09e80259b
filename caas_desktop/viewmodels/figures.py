"""Live usage for list rows, from the statistics of what is shown."""
from __future__ import annotations

import math

from caas_desktop.domain.refs import Ref
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.viewmodels.cells import Usage

POINTS = 48
# Heights that a drawing of 18 px can show at twice the density: less would be noise that makes
# two equal pictures differ.
STEPS = 36
KEPT = 4000


class LiveUsage:
    """Gives the newest figures of a container, None when it is not watched; GUI thread only.

    They are asked for by every cell at every paint, and change once a second.
    """

    def __init__(self, hub: StatsHub) -> None:
        self._hub = hub
        self._known: dict[Ref, tuple[Sample, Usage]] = {}

    def __call__(self, ref: Ref) -> Usage | None:
        sample = self._hub.latest(ref)
        if sample is None:
            self._known.pop(ref, None)
            return None
        known = self._known.get(ref)
        if known is not None and known[0] is sample:
            return known[1]
        usage = Usage(
            cpu_percent=sample.cpu_percent,
            cpu_limit=sample.cpu_limit_cores,
            memory=sample.memory_bytes,
            memory_limit=sample.memory_limit,
            course=course(self._hub.recent(ref, POINTS)),
        )
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[ref] = (sample, usage)
        return usage


def course(values: list[float]) -> tuple[float, ...]:
    """Return values as fractions of their own peak; gaps are dropped.

    A quiet container's noise must not look like load: the peak counts at least 10 %.
    """
    known = [value for value in values if not math.isnan(value)]
    scale = STEPS / max([*known, 10.0])
    heights = tuple([round(value * scale) / STEPS for value in known])
    # A flat line looks the same however long it is: an idle container's picture never changes.
    return heights if len(set(heights)) > 1 else heights[:2]
