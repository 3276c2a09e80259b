"""Remembers what is open, so that one call from any thread can end every wait on it."""
from __future__ import annotations

import threading
import weakref
from typing import Protocol


class Killable(Protocol):
    def kill(self) -> None:
        """End the waits of every thread on this, now; never blocks, never raises."""


class Guard:
    """The open connections of one host; ``close`` kills them, and those that come later."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: weakref.WeakSet[Killable] = weakref.WeakSet()
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    def add(self, item: Killable) -> None:
        """Watch ``item`` while it lives; kills it at once when already closed."""
        with self._lock:
            self._open.add(item)
            late = self._closed
        if late:
            item.kill()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            items = list(self._open)
        for item in items:
            item.kill()
