"""A lock whose bulk user lets the others go first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

PATIENCE_S = 0.1  # a stuck reader must not stop the program's output for ever


class TurnLock:
    """A mutex between a thread that feeds without pause and readers that need short looks.

    A plain lock is not fair: the feeder would take it again before a waiting reader wakes.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._count_lock = Lock()
        self._readers = 0
        self._calm = Event()
        self._calm.set()

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._count_lock:
            self._readers += 1
            self._calm.clear()
        try:
            with self._lock:
                yield
        finally:
            with self._count_lock:
                self._readers -= 1
                if not self._readers:
                    self._calm.set()

    @contextmanager
    def feeding(self) -> Iterator[None]:
        self._calm.wait(PATIENCE_S)
        with self._lock:
            yield
