"""Several groups in one chart: one metric of each, as columns of one track."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from caas_desktop.operations.distinct import distinct
from caas_desktop.operations.stats.aggregate import (
    LIVE_HOLD_S,
    Floats,
    Track,
    empty,
    typical_step,
)
from caas_desktop.operations.stats.source import ChartSource, Closable, Limits, Mark

STORED_STEP_S = 60.0  # the sampler's period


def column_name(metric: str, group: str) -> str:
    """Return the metric of one group: "cpu web"."""
    return f"{metric} {group}"


def side_by_side(tracks: Mapping[str, Track], metrics: Sequence[str], hold_s: float) -> Track:
    """Return the tracks' columns, named by ``column_name``, at the times of all of them.

    Rings and sweeps note the same second a little apart: a value holds for ``hold_s``.
    """
    names = [column_name(metric, name) for name in tracks for metric in metrics]
    known = [track.at for track in tracks.values() if len(track)]
    if not known:
        return empty(names)
    at: Floats = distinct(np.rint(np.concatenate(known)))
    values: dict[str, Floats] = {}
    for name, track in tracks.items():
        # Half a second later: what rounding put before its own sample finds it.
        last = np.searchsorted(track.at, at + 0.5, side="right") - 1
        old = (last < 0) if not len(track) else (last < 0) | (at - track.at[last] > hold_s)
        for metric in metrics:
            column = np.full(len(at), np.nan)
            if len(track):
                column[~old] = track.values[metric][last[~old]]
            values[column_name(metric, name)] = column
    return Track(at, values)


class SideBySide:
    """A ChartSource over others, by the name that each is shown under."""

    def __init__(self, sources: Mapping[str, ChartSource], metrics: Sequence[str]) -> None:
        self._sources, self._metrics = dict(sources), tuple(metrics)

    def limits(self) -> Limits:
        return Limits()

    def watch(self, changed: Callable[[], None]) -> Closable:
        # One is enough to draw anew: all are summed within the same second.
        watches = [source.watch(changed if n == 0 else _nothing)
                   for n, source in enumerate(self._sources.values())]
        return _All(watches)

    def live(self, since: float) -> Track:
        return side_by_side({name: source.live(since) for name, source in self._sources.items()},
                            self._metrics, LIVE_HOLD_S)

    def load(self, since: float, until: float, done: Callable[[Track], None]) -> None:
        found: dict[str, Track] = {}

        def keep(name: str, track: Track) -> None:
            found[name] = track
            if len(found) == len(self._sources):
                ordered = {name: found[name] for name in self._sources}
                step = max(typical_step(track, STORED_STEP_S) for track in ordered.values())
                done(side_by_side(ordered, self._metrics, 1.5 * step))

        for name, source in self._sources.items():
            source.load(since, until, lambda track, name=name: keep(name, track))  # type: ignore[misc]

    def marks(self, since: float) -> Sequence[Mark]:
        return ()


class _All:
    def __init__(self, watches: Sequence[Closable]) -> None:
        self._watches = watches

    def close(self) -> None:
        for watch in self._watches:
            watch.close()


def _nothing() -> None:
    """Somebody else draws."""
