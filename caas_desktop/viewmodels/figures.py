"""Live usage for list rows, from the statistics of what is shown."""
from __future__ import annotations

import math

from caas_desktop.domain.refs import Ref
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.viewmodels.cells import Usage

POINTS = 48


def usage_of(hub: StatsHub, ref: Ref) -> Usage | None:
    """Return the newest figures of a container, None when it is not watched."""
    sample = hub.latest(ref)
    if sample is None:
        return None
    return Usage(
        cpu_percent=sample.cpu_percent,
        cpu_limit=sample.cpu_limit_cores,
        memory=sample.memory_bytes,
        memory_limit=sample.memory_limit,
        course=course(hub.recent(ref, POINTS)),
    )


def course(values: list[float]) -> tuple[float, ...]:
    """Return values as fractions of their own peak; gaps are dropped.

    A quiet container's noise must not look like load: the peak counts at least 10 %.
    """
    known = [value for value in values if not math.isnan(value)]
    top = max([*known, 10.0])
    return tuple(value / top for value in known)
