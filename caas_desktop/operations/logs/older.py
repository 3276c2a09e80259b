"""Lines from before those that a view holds, fetched when somebody scrolls to the top.

The engine is asked for more lines from the end (``tail``: it reads the file backwards) up to the
oldest one held (``until``), and what is held already is left out.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.fetch import fetch
from caas_desktop.operations.logs.lines import MARKER, Batch
from caas_desktop.operations.logs.merge import merge_batches
from caas_desktop.operations.logs.source import LogSource

MORE = 5000
"""Lines per source and portion."""


@dataclass(slots=True)
class Held:
    """What a view has of one source: the time of its oldest line, how many have just that time."""

    first: int
    same: int
    lines: int


@dataclass(slots=True)
class Older:
    """A portion: the lines before ``stop`` give way to ``batch``, which holds them too."""

    stop: int
    batch: Batch
    added: int
    complete: frozenset[int]
    """Sources whose log begins with this portion."""


def held_of(arena: Arena, source: int) -> Held | None:
    """Return what is held of a source, None for nothing."""
    first = same = lines = 0
    for chunk in arena.chunks():
        batch = chunk.batch
        mine = batch.ts[(batch.src == source) & ((batch.flags & np.uint8(MARKER)) == 0)]
        if len(mine) and not first:
            first = int(mine[0])
        same += int((mine == first).sum()) if first else 0
        lines += len(mine)
    return Held(first, same, lines) if lines else None


def load_older(arena: Arena, sources: Sequence[LogSource],
               stopped: Callable[[], bool] = lambda: False) -> Older:
    """Fetch a portion for those sources that may have older lines.

    Blocks; hosts that cannot be reached are passed over. Raises Cancelled.
    """
    parts: list[Batch] = []
    complete: set[int] = set()
    horizon = 0
    for source in sources:
        held = held_of(arena, source.index)
        if held is None:
            continue
        try:
            found = _before(source, held, stopped)
        except ResourceGone:
            complete.add(source.index)
            continue
        except CaasError:
            continue
        if len(found) < MORE // 2:  # the engine had no more
            complete.add(source.index)
        horizon = max(horizon, held.first)
        if len(found):
            parts.append(found)
    added = sum(map(len, parts))
    if not added:
        return Older(arena.first, Batch(b"", *_NOTHING), 0, frozenset(complete))
    stop, head = _head(arena, horizon)
    return Older(stop, merge_batches([*head, *parts]), added, frozenset(complete))


_NOTHING = (np.zeros(0, np.uint32), np.zeros(0, np.int64), np.zeros(0, np.uint8),
            np.zeros(0, np.uint16))


def _before(source: LogSource, held: Held, stopped: Callable[[], bool]) -> Batch:
    """Return the source's lines before those held."""
    query = {"tail": held.lines + MORE, "until": f"{held.first // 10**9}.{held.first % 10**9:09d}"}
    batches = list(fetch(source.target, query, stopped))
    if not batches:
        return Batch(b"", *_NOTHING)
    whole = merge_batches(batches) if len(batches) > 1 else batches[0]
    later = np.flatnonzero(whole.ts >= held.first)
    count = int(later[0]) if len(later) else len(whole)
    # Of lines of the very same time the last ones are held already.
    count += max(0, int((whole.ts == held.first).sum()) - held.same)
    found = whole.slice(0, min(count, len(whole)))
    found.src[:] = source.index
    return found


def _head(arena: Arena, horizon: int) -> tuple[int, list[Batch]]:
    """Return the lines held from before ``horizon`` (ns): sources that reach further back."""
    head: list[Batch] = []
    for chunk in arena.chunks():
        later = np.flatnonzero(chunk.batch.ts >= horizon)
        if len(later):
            count = int(later[0])
            return chunk.first + count, [*head, chunk.batch.slice(0, count)] if count else head
        head.append(chunk.batch)
    return arena.end, head
