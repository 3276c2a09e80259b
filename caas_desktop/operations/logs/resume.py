"""Goes on after a break without losing or repeating a line.

The engine is asked for everything since the last message's time. It sends the messages of that
very nanosecond again (``since`` is inclusive), so those already seen are counted off. After a
clock that was set back, the last few thousand times take the part of that one.
"""
from __future__ import annotations

from collections import Counter, deque

import numpy as np

from caas_desktop.operations.logs.lines import Mask, Times

REMEMBER = 4096


class Resume:
    """Remembers the times of the last messages; is the `demux.Guard` of a source."""

    def __init__(self) -> None:
        self._recent: deque[Times] = deque()
        self._count = 0
        self._highest = 0
        self._expected: Counter[int] = Counter()
        self._since = 0
        self._ordered = True
        self._matched = False
        self.gap = False
        """Set when the engine no longer has the message that we saw last (a rotated log)."""

    def reopen(self) -> int | None:
        """Return the time (ns) to ask from, None if nothing was seen yet."""
        self.gap = self._matched = False
        seen = np.concatenate(self._recent) if self._recent else np.zeros(0, np.int64)
        if not len(seen):
            return None
        seen = seen[-REMEMBER:]
        self._ordered = bool((np.diff(seen) >= 0).all()) and int(seen[-1]) == self._highest
        self._since = int(seen[-1] if self._ordered else seen.min())
        self._expected = Counter(seen[seen >= self._since].tolist())
        return self._since

    def __call__(self, times: Times) -> Mask | None:
        """Return which of these messages are new, None if all are."""
        keep: Mask | None = None
        if self._expected:
            keep = np.fromiter((self._is_new(at) for at in times.tolist()), np.bool_, len(times))
            self._remember(times[keep])
            return None if keep.all() else keep
        self._remember(times)
        return None

    def _is_new(self, at: int) -> bool:
        if not self._expected:
            return True
        if self._expected.get(at, 0) > 0:
            self._matched = True
            self._expected[at] -= 1
            if not self._expected[at]:
                del self._expected[at]
            return False
        if self._ordered and at > self._since:
            self.gap = not self._matched
            self._expected.clear()
            return True
        # After a clock was set back, older messages come before those we remember.
        return self._ordered or self._matched or at > self._highest

    def _remember(self, times: Times) -> None:
        times = times[times > 0]
        if not len(times):
            return
        self._highest = max(self._highest, int(times.max()))
        self._recent.append(times[-REMEMBER:].copy())
        self._count += len(self._recent[-1])
        while self._count - len(self._recent[0]) >= REMEMBER:
            self._count -= len(self._recent.popleft())
