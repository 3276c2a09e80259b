"""A small pool of daemon threads; unlike ThreadPoolExecutor it never holds up quitting."""
from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


class Workers:
    """Runs jobs on at most ``count`` threads, started when there is work for them."""

    def __init__(self, name: str, count: int) -> None:
        self._name, self._count = name, count
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, job: Callable[[], None]) -> None:
        """Run ``job`` soon; after ``close`` it is dropped."""
        with self._lock:
            if self._closed:
                return
            self._jobs.put(job)
            if self._idle < self._jobs.qsize() and len(self._threads) < self._count:
                thread = threading.Thread(
                    target=self._run, name=f"{self._name}-{len(self._threads)}", daemon=True
                )
                self._threads.append(thread)
                thread.start()

    def close(self, timeout_s: float = 0.5) -> None:
        """Drop what waits and let the threads end; waits for them ``timeout_s`` altogether."""
        with self._lock:
            self._closed = True
            threads = list(self._threads)
        for _ in threads:
            self._jobs.put(None)
        for thread in threads:
            thread.join(timeout_s)
            timeout_s = 0.0 if thread.is_alive() else timeout_s

    def _run(self) -> None:
        while True:
            with self._lock:
                self._idle += 1
            job = self._jobs.get()
            with self._lock:
                self._idle -= 1
            if job is None or self._closed:
                return
            try:
                job()
            except Exception:  # a bug in one job must not end the others' thread
                log.exception("A job of %s failed", self._name)
