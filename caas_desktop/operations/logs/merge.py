"""Orders the lines of several sources by time, as they come.

A line is passed on when every other source has shown something later, is known to have nothing
earlier, or has been quiet for a moment. Within one source the order of arrival is kept, also when
its clock is set back.
"""
from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from caas_desktop.operations.distinct import distinct
from caas_desktop.operations.logs.ends import End
from caas_desktop.operations.logs.lines import Batch, Times, gather

WINDOW_S = 0.15
"""A source that was quiet for so long is not waited for; a lonely line waits no longer."""
HOT_HOLD_S = 2.0
"""The same for a source with a backlog: its order matters more than a moment."""
HOT_BYTES = 64 << 10
BEHIND_S = 0.5
"""The same for a source whose log is known to go on."""
EXPECT_S = 1.0
"""How long the others wait for a source that is being opened."""
PATIENCE_S = 60.0
"""All three, where nothing is live and order is all that matters: sources end, or fail."""

_LATEST = np.iinfo(np.int64).max


@dataclass(slots=True)
class _Queue:
    parts: deque[tuple[Batch, Times, float]] = field(default_factory=deque)  # batch, keys, arrival
    last_key: int = 0
    size: int = 0
    wait_until: float = 0.0  # the others wait for it until then
    end: End | None = None  # of its log, when it was asked

    @property
    def behind(self) -> bool:
        """Return whether there is more to come, as far as known."""
        return self.end is not None and self.last_key < self.end.last

    @property
    def reach(self) -> int:
        """Return the time up to which nothing more comes."""
        if self.end is None or self.behind:
            return self.last_key
        return max(self.last_key, self.end.asked)

    def limit(self, now: float, hold: float) -> int:
        """Return up to which key its own age forces lines out."""
        hold = max(HOT_HOLD_S, hold) if self.size >= HOT_BYTES else hold
        limit = 0
        for _, keys, arrival in self.parts:
            if now - arrival < hold:
                break
            limit = int(keys[-1])
        return limit

    def pop(self, limit: int) -> list[tuple[Batch, Times]]:
        """Take the lines up to key ``limit``."""
        taken: list[tuple[Batch, Times]] = []
        while self.parts:
            batch, keys, arrival = self.parts[0]
            if keys[-1] <= limit:
                self.parts.popleft()
                taken.append((batch, keys))
            else:
                count = int(np.searchsorted(keys, limit, "right"))
                if count:
                    taken.append((batch.slice(0, count), keys[:count]))
                    rest = batch.slice(count, len(batch))
                    self.parts[0] = (rest, keys[count:], arrival)
                break
        self.size -= sum(len(batch.data) for batch, _ in taken)
        return taken


class Merger:
    """Holds lines back until their order is known. Times ``now`` are monotonic seconds.

    ``patient``: every source is a part of a log that ends; wait for them.
    """

    def __init__(self, patient: bool = False) -> None:
        self._window = PATIENCE_S if patient else WINDOW_S
        self._expect = PATIENCE_S if patient else EXPECT_S
        self._queues: dict[int, _Queue] = {}

    @property
    def size(self) -> int:
        """Return the bytes held back."""
        return sum(queue.size for queue in self._queues.values())

    def size_of(self, source: int) -> int:
        """Return the bytes held back of one source."""
        queue = self._queues.get(source)
        return queue.size if queue else 0

    def expect(self, source: int, now: float) -> None:
        """Say that a source is being opened: its lines may be older than all others."""
        queue = self._queues.setdefault(source, _Queue())
        queue.wait_until = now + self._expect

    def opened(self, source: int, now: float) -> None:
        """Say that it is open: from now on it is waited for like any other."""
        self._queues.setdefault(source, _Queue()).wait_until = now + self._window

    def done(self, source: int) -> None:
        """Say that nothing comes from it for now: no one waits for it."""
        if source in self._queues:
            self._queues[source].wait_until = 0.0

    def ends(self, source: int, end: End) -> None:
        """Say where its log ends: then it has caught up."""
        self._queues.setdefault(source, _Queue()).end = end

    def push(self, batch: Batch, now: float) -> None:
        """Add lines of one source (``batch.src`` is the same for all)."""
        queue = self._queues.setdefault(int(batch.src[0]), _Queue())
        keys = np.maximum.accumulate(np.maximum(batch.ts, queue.last_key))
        queue.parts.append((batch, keys, now))
        queue.last_key = int(keys[-1])
        queue.size += len(batch.data)
        queue.wait_until = now + max(self._window, BEHIND_S if queue.behind else 0.0)

    def take(self, now: float) -> list[Batch]:
        """Return the lines whose order is settled."""
        queues = list(self._queues.values())
        awaited = [q for q in queues if q.wait_until > now]
        hold = self._window
        if any(q.behind for q in awaited):
            hold = max(hold, BEHIND_S)
        if any(not q.reach for q in awaited):
            hold = max(hold, self._expect)
        limit = min((q.reach for q in awaited), default=_LATEST)
        limit = max([limit, *(q.limit(now, hold) for q in queues)])
        groups = [group for group in (q.pop(limit) for q in queues) if group]
        if len(groups) == 1:
            return [batch for batch, _ in groups[0]]
        return [_merged([part for group in groups for part in group])] if groups else []


def _merged(parts: list[tuple[Batch, Times]]) -> Batch:
    """Merge by key; equal keys keep the order of the sources.

    Programs write in bursts: lines that stay neighbours are copied in one piece.
    """
    batches = [batch for batch, _ in parts]
    order = np.argsort(np.concatenate([keys for _, keys in parts]), kind="stable")
    data = b"".join([batch.data for batch in batches])
    bases = np.cumsum([0, *(len(batch.data) for batch in batches[:-1])])
    ends = np.concatenate([b.ends + base for b, base in zip(batches, bases, strict=True)]) + 1
    begins = np.concatenate(([0], ends[:-1]))
    cuts = np.flatnonzero(np.diff(order, prepend=-2, append=-2) != 1)
    first, last = order[cuts[:-1]], order[cuts[1:] - 1]
    return Batch(
        gather(data, begins[first], ends[last]),
        (np.cumsum((ends - begins)[order]) - 1).astype(np.uint32),
        np.concatenate([b.ts for b in batches])[order],
        np.concatenate([b.flags for b in batches])[order],
        np.concatenate([b.src for b in batches])[order],
    )


def merge_batches(batches: list[Batch]) -> Batch:
    """Merge whole logs, or parts of one in their order, by time.

    As everywhere a source keeps its order, also when its clock is set back.
    """
    latest: dict[int, int] = {}
    parts = []
    for batch in batches:
        keys = batch.ts.copy()
        for source in distinct(batch.src).tolist():
            mine = batch.src == source
            keys[mine] = np.maximum.accumulate(np.maximum(batch.ts[mine], latest.get(source, 0)))
            latest[source] = int(keys[mine][-1])
        parts.append((batch, keys))
    return _merged(parts)
