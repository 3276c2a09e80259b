"""Threads that open streams: a few per host, so that a frozen host delays only itself."""
from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from caas_desktop.domain.errors import Cancelled

log = logging.getLogger(__name__)

PER_HOST = 2


class Openers:
    """Runs blocking calls, those of one host in at most two daemon threads that end when idle."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Callable[[], None]]] = {}
        self._threads: dict[str, int] = {}
        self._closed = False

    def submit(self, host: str, call: Callable[[], None]) -> None:
        """Run ``call`` soon; after `close` never."""
        with self._lock:
            if self._closed:
                return
            self._waiting.setdefault(host, deque()).append(call)
            if self._threads.get(host, 0) >= PER_HOST:
                return
            self._threads[host] = self._threads.get(host, 0) + 1
        threading.Thread(target=self._run, args=(host,), name="log-opener", daemon=True).start()

    def close(self) -> None:
        """Drop what waits; a call on its way ends by its own time-out."""
        with self._lock:
            self._closed = True
            self._waiting.clear()

    def _run(self, host: str) -> None:
        while True:
            with self._lock:
                waiting = self._waiting.get(host)
                if not waiting:
                    self._threads[host] -= 1
                    return
                call = waiting.popleft()
            try:
                with suppress(Cancelled):  # the log was closed meanwhile
                    call()
            except Exception:
                log.exception("Opening a log failed inside the console")
