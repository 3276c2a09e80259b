"""Arrays of samples: sums over groups, history and live joined, gaps made visible.

Silence is never zero. A row of NaN says that a member is known not to run; no row at all for
longer than ``hold_s`` says that we do not know, and then the sum of a group is not known either.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.distinct import distinct
from caas_desktop.operations.stats.ring import Columns

Floats = npt.NDArray[np.float64]

LIVE_HOLD_S = 3.5  # three missed seconds: the next samples will hardly come
LONGEST_HOLD_S = 15.0
NEAR_LIVE_S = 5.0


@frozen
class Track:
    """Samples in the order of time: epoch seconds, and a column per metric, NaN for gaps."""

    at: Floats
    values: Mapping[str, Floats]

    def __len__(self) -> int:
        return len(self.at)


def empty(metrics: Iterable[str]) -> Track:
    return Track(np.empty(0), {metric: np.empty(0) for metric in metrics})


def from_columns(columns: Columns) -> Track:
    return Track(
        np.array(columns.at, dtype=np.float64),
        {name: np.array(column, dtype=np.float64) for name, column in columns.values.items()},
    )


def from_series(series: Mapping[str, Sequence[tuple[float, float]]]) -> Track:
    """Align series that were stored one by one: NaN where one has no value at another's time."""
    pairs = {name: np.array(rows, dtype=np.float64).reshape(-1, 2) for name, rows in series.items()}
    at = distinct(np.concatenate([rows[:, 0] for rows in pairs.values()] or [np.empty(0)]))
    values: dict[str, Floats] = {}
    for name, rows in pairs.items():
        column = np.full(len(at), np.nan)
        column[np.searchsorted(at, rows[:, 0])] = rows[:, 1]
        values[name] = column
    return Track(at, values)


def total(
    tracks: Sequence[Track], metrics: Iterable[str], start: float, step_s: float, count: int,
    *, hold_s: float = LIVE_HOLD_S, ended: Sequence[bool] = (),
) -> Track:
    """Sum tracks in ``count`` buckets of ``step_s`` from ``start``; a bucket is their mean.

    Args:
        ended: Per track, whether its silence after its last row means that it is gone (removed,
            moved away) rather than not heard of. Default: gone for none.

    Returns:
        NaN in a bucket where some member is not heard of, or where no member runs. Before its
        first row a member did not exist.
    """
    names = list(metrics)
    sums = {name: np.zeros(count) for name in names}
    heard = {name: np.zeros(count, dtype=bool) for name in names}
    unknown = np.zeros(count, dtype=bool)
    hold = int(hold_s / step_s)
    for number, track in enumerate(tracks):
        source, lost = _presence(track, start, step_s, count, hold,
                                 gone=bool(ended) and ended[number])
        unknown |= lost
        for name in names:
            values = _bucket_means(track, name, start, step_s, count)
            held = np.where(source >= 0, values[source], np.nan)
            known = ~np.isnan(held)
            sums[name][known] += held[known]
            heard[name] |= known
    at: Floats = start + step_s * (np.arange(count, dtype=np.float64) + 0.5)
    return Track(at, {
        name: np.where(heard[name] & ~unknown, sums[name], np.nan) for name in names
    })


def joined(history: Track, live: Track, history_step_s: float) -> Track:
    """Return history where there is no live sample near, and live; gaps are rows of NaN."""
    live = _only(live, _known(live) | _silence_after_known(live))
    far = np.ones(len(history), dtype=bool)
    if len(live) and len(history):
        right = np.clip(np.searchsorted(live.at, history.at), 0, len(live) - 1)
        left = np.clip(right - 1, 0, len(live) - 1)
        near = np.minimum(abs(live.at[right] - history.at), abs(live.at[left] - history.at))
        far = near > NEAR_LIVE_S
    history = _only(history, far)
    names = list(live.values)
    at = np.concatenate([history.at, live.at])
    is_live = np.concatenate([np.zeros(len(history), bool), np.ones(len(live), bool)])
    order = np.argsort(at, kind="stable")
    merged = Track(at[order], {
        name: np.concatenate([_column(history, name), live.values[name]])[order] for name in names
    })
    return _with_gaps(merged, is_live[order], history_step_s, _live_hold(live))


def _live_hold(live: Track) -> float:
    """Return how long live samples may stay away: slow engines and machines send them seldom."""
    if len(live) < 3:
        return LIVE_HOLD_S
    usual = usual_distance(live.at[-120:])
    return min(max(LIVE_HOLD_S, 2.5 * usual), LONGEST_HOLD_S)


def usual_distance(at: Floats) -> float:
    """Return the median distance of at least two times.

    Not np.median: its first call imports numpy.ma, which takes 20 ms of whoever draws.
    """
    distances = np.sort(np.diff(at))
    return float(distances[(len(distances) - 1) // 2] + distances[len(distances) // 2]) / 2


def peaks(at: Floats, column: Floats, step_s: float) -> tuple[Floats, Floats]:
    """Thin a column for drawing: the lowest and the highest value of each ``step_s`` seconds.

    Steps are those of the clock, so that a moving picture does not flicker. A NaN in a step stays
    one, behind its values.
    """
    if len(at) < 3 or step_s <= 0:
        return at, column
    steps = np.floor(at / step_s)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(steps)) + 1))
    if 2 * len(starts) >= len(at):
        return at, column
    low, high = np.fmin.reduceat(column, starts), np.fmax.reduceat(column, starts)
    ends = np.concatenate((starts[1:], [len(at)])) - 1
    rising = ~(column[ends] < column[starts])
    middle = (steps[starts] + 0.5) * step_s
    times = np.stack([middle - step_s / 4, middle + step_s / 4, middle + step_s / 2.5], axis=1)
    values = np.stack([np.where(rising, low, high), np.where(rising, high, low),
                       np.full(len(starts), np.nan)], axis=1)
    keep = np.ones(values.shape, dtype=bool)
    keep[:, 2] = np.logical_or.reduceat(np.isnan(column), starts)
    # Nothing may stand after the newest sample.
    return np.minimum(times, at[-1])[keep], values[keep]


def typical_step(track: Track, least_s: float) -> float:
    """Return the usual distance of stored samples in seconds."""
    if len(track) < 3:
        return least_s
    return max(least_s, usual_distance(track.at))


def _with_gaps(
    track: Track, is_live: npt.NDArray[np.bool_], step_s: float, live_hold_s: float
) -> Track:
    if len(track) < 2:
        return track
    both_live = is_live[1:] & is_live[:-1]
    allowed = np.where(both_live, live_hold_s, 2.5 * step_s)
    breaks = np.flatnonzero(np.diff(track.at) > allowed) + 1
    if not len(breaks):
        return track
    between = (track.at[breaks] + track.at[breaks - 1]) / 2
    return Track(
        np.insert(track.at, breaks, between),
        {name: np.insert(column, breaks, np.nan) for name, column in track.values.items()},
    )


def _known(track: Track) -> npt.NDArray[np.bool_]:
    known = np.zeros(len(track), dtype=bool)
    for column in track.values.values():
        known |= ~np.isnan(column)
    return known


def _silence_after_known(track: Track) -> npt.NDArray[np.bool_]:
    """Keep one row of NaN after values: it breaks the line; more of them say nothing."""
    known = _known(track)
    after = np.zeros(len(track), dtype=bool)
    after[1:] = known[:-1] & ~known[1:]
    return after


def _only(track: Track, rows: npt.NDArray[np.bool_]) -> Track:
    return Track(track.at[rows], {name: column[rows] for name, column in track.values.items()})


def _column(track: Track, name: str) -> Floats:
    column = track.values.get(name)
    return column if column is not None else np.full(len(track), np.nan)


def _bucket_means(
    track: Track, name: str, start: float, step_s: float, count: int
) -> Floats:
    column = _column(track, name)
    place = np.floor((track.at - start) / step_s).astype(np.int64)
    fits = (place >= 0) & (place < count) & ~np.isnan(column)
    weight = np.bincount(place[fits], weights=column[fits], minlength=count)
    number = np.bincount(place[fits], minlength=count)
    means = np.full(count, np.nan)
    np.divide(weight, number, out=means, where=number > 0)
    return means


def _presence(
    track: Track, start: float, step_s: float, count: int, hold: int, *, gone: bool
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return per bucket the bucket whose value counts (-1: none), and whether it is unknown."""
    place = np.floor((track.at - start) / step_s).astype(np.int64)
    fits = (place >= 0) & (place < count)
    has, silent = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    known = _known(track)
    has[place[fits]] = True
    silent[place[fits]] = ~known[fits]  # the last row of a bucket wins
    numbers = np.arange(count)
    last = np.maximum.accumulate(np.where(has, numbers, -1))
    began = last >= 0
    stopped = began & silent[last]
    fresh = began & ~stopped & (numbers - last <= hold)
    lost = began & ~stopped & ~fresh
    if gone and has.any():
        fresh &= numbers <= numbers[has][-1]
        lost &= numbers < numbers[has][-1]
    return np.where(fresh, last, -1), lost
