"""How many requests a lane has on the way at once; the others wait, each lane by itself."""
from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

from caas_desktop.domain.ports import Lane
from caas_desktop.engine import errors

# Commands wait in the engine (a stop takes 10 s), so they get more; over an SSH server without
# stream-local forwarding their sum is what the transports must carry.
SLOTS = {Lane.REFRESH: 6, Lane.COMMAND: 16, Lane.BULK: 8, Lane.SAMPLING: 8}


class Slots:
    """A counted semaphore per lane that can be closed under its waiters."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._free = dict(SLOTS)
        self._closed = False
        self._changed = {lane: threading.Condition(threading.Lock()) for lane in Lane}

    @contextlib.contextmanager
    def taken(self, lane: Lane, timeout_s: float) -> Iterator[float]:
        """Wait for a slot of ``lane``; yields the seconds that are left.

        Raises:
            HostUnreachable: none became free in time, or the engine was closed.
        """
        end = time.monotonic() + timeout_s
        changed = self._changed[lane]
        with changed:
            free = changed.wait_for(lambda: self._closed or self._free[lane] > 0, timeout_s)
            if self._closed:
                raise errors.closed(self._host)
            if not free:
                raise errors.busy(self._host, timeout_s)
            self._free[lane] -= 1
        try:
            yield max(0.1, end - time.monotonic())
        finally:
            with changed:
                self._free[lane] += 1
                changed.notify()

    def close(self) -> None:
        self._closed = True
        for changed in self._changed.values():
            with changed:
                changed.notify_all()
