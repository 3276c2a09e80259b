"""The last half hour of one series of samples, small and cheap to append to."""
from __future__ import annotations

import math
from array import array
from bisect import bisect_left

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.stats.sample import METRICS, Row

CAPACITY = 1800  # 30 min at one sample a second
_SLACK = CAPACITY // 4  # drop many at once: dropping each second would copy each second


@frozen
class Columns:
    """Samples in the order of time: seconds since the epoch, and one column per metric.

    A value is NaN where it is not known. A row that is NaN altogether says that the container
    is known to be silent from there on (stopped); silence without such a row is not knowing.
    """

    at: array[float]
    values: dict[str, array[float]]


class Ring:
    """Keeps the newest CAPACITY rows or a few more. Not thread-safe: its owner locks."""

    def __init__(self, metrics: tuple[str, ...] = METRICS) -> None:
        self._metrics = metrics
        self._at: array[float] = array("d")
        # Single precision: 7 digits are enough for a chart and halve the memory.
        self._columns: list[array[float]] = [array("f") for _ in metrics]

    def __len__(self) -> int:
        return len(self._at)

    def append(self, at: float, row: Row) -> None:
        """Add the newest row; one that is not newer than the last is dropped."""
        if self._at and at <= self._at[-1]:
            return
        self._at.append(at)
        for column, value in zip(self._columns, row, strict=True):
            column.append(math.nan if value is None else value)
        if len(self._at) > CAPACITY + _SLACK:
            del self._at[:_SLACK]
            for column in self._columns:
                del column[:_SLACK]

    def silence(self, at: float) -> None:
        """Note that nothing is used from ``at`` on, because nothing runs."""
        if self._at and not all(math.isnan(column[-1]) for column in self._columns):
            self.append(at, (None,) * len(self._metrics))

    def since(self, moment: float) -> Columns:
        """Return a copy of what is not older than ``moment``."""
        first = bisect_left(self._at, moment)
        return Columns(self._at[first:], {
            name: column[first:]
            for name, column in zip(self._metrics, self._columns, strict=True)
        })

    def last(self, metric: str, count: int) -> list[float]:
        """Return the newest ``count`` values of one metric, oldest first."""
        return self._columns[self._metrics.index(metric)][-count:].tolist()
