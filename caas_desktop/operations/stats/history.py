"""What the background sampler stored, as arrays."""
from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Sequence

import numpy as np

from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.ports import Catalogue, Post
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats.aggregate import (
    Track,
    empty,
    from_series,
    total,
    typical_step,
)
from caas_desktop.operations.stats.machine import MACHINE_METRICS
from caas_desktop.operations.stats.sample import METRICS
from caas_desktop.operations.stats.sampler import PERIOD_S
from caas_desktop.operations.stats.sweep import series
from caas_desktop.operations.stats.workers import Workers

log = logging.getLogger(__name__)

HELD_STEPS = 2.5


class History:
    """Reads the catalogue; its methods block (use ``fetch`` from the GUI thread)."""

    def __init__(self, catalogue: Catalogue, post: Post) -> None:
        self._catalogue, self._post = catalogue, post
        self._workers = Workers("stats-history", 2)

    def fetch(self, read: Callable[[], Track], done: Callable[[Track], None]) -> None:
        """Run ``read`` on a worker and give its result to ``done`` on the GUI thread."""

        def job() -> None:
            track = read()
            self._post(lambda: done(track))

        self._workers.submit(job)

    def close(self) -> None:
        self._workers.close()

    def container(self, ref: Ref, since: float, until: float | None = None) -> Track:
        """Return a container's samples; they outlive the container."""
        return self._read(ref.scope, "container", ref.id, METRICS, since, until)

    def machine(self, scope: ScopeId, engine_id: str, since: float,
                until: float | None = None) -> Track:
        return self._read(scope, "host", engine_id, MACHINE_METRICS, since, until)

    def group(
        self, key: str, scopes: Sequence[ScopeId], since: float, until: float | None = None,
        *, present: Collection[ScopeId] = (),
    ) -> Track:
        """Return the sum over the members that a group had at each time.

        Args:
            scopes: Engines where it may have run.
            present: Engines where it runs now: their silence is a gap, others' an end.
        """
        tracks = [(scope, self._read(scope, "group", key, METRICS, since, until))
                  for scope in scopes]
        tracks = [(scope, track) for scope, track in tracks if len(track)]
        if not tracks:
            return empty(METRICS)
        if len(tracks) == 1:
            return tracks[0][1]
        step = max(typical_step(track, PERIOD_S) for _, track in tracks)
        start = min(float(track.at[0]) for _, track in tracks)
        end = max(float(track.at[-1]) for _, track in tracks)
        return total(
            [track for _, track in tracks], METRICS, start, step, int((end - start) / step) + 1,
            hold_s=HELD_STEPS * step, ended=[scope not in present for scope, _ in tracks],
        )

    def _read(
        self, scope: ScopeId, kind: str, key: str, metrics: Sequence[str], since: float,
        until: float | None,
    ) -> Track:
        end = time.time() if until is None else until
        try:
            track = from_series({
                metric: self._catalogue.samples(series(scope, kind, key, metric), since, end)
                for metric in metrics
            })
        except CatalogueError as error:  # the sampler reports it; a chart shows what is live
            log.warning("No history of %s/%s/%s: %s", scope, kind, key, error)
            return empty(metrics)
        return _silenced(track)


def _silenced(track: Track) -> Track:
    """Turn the stored mark "memory is 0: does not run" into a row of NaN."""
    silent = track.values["memory"] == 0
    if not silent.any():
        return track
    return Track(track.at, {
        name: np.where(silent, np.nan, column) for name, column in track.values.items()
    })
