"""Background work: lanes of daemon threads per host, results posted home."""
from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.domain.ports import Lane, Post

T = TypeVar("T")
log = logging.getLogger(__name__)

# Four stops of ten seconds must leave room for a fifth command; a refresh is quick and must stay
# in order; bulk and sampling only ever wait for the line.
WORKERS = {Lane.REFRESH: 2, Lane.COMMAND: 8, Lane.BULK: 4, Lane.SAMPLING: 4}

# Idle workers end, so that twenty hosts do not keep 360 threads.
IDLE_S = 20.0


def expected(error: Exception) -> None:
    """Note an error of work that nobody waits for; anything but a CaasError is a bug, and raised.
    """
    if not isinstance(error, CaasError):
        raise error
    log.info("%s", error)


class CancelToken:
    """Tells a job to stop; ``on_cancel`` unblocks whatever it waits on."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._closers: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def on_cancel(self, close: Callable[[], None]) -> None:
        with self._lock:
            if not self._event.is_set():
                self._closers.append(close)
                return
        close()

    def cancel(self) -> None:
        with self._lock:
            if self._event.is_set():
                return
            self._event.set()
            closers, self._closers = self._closers, []
        for close in closers:
            close()

    def raise_if_cancelled(self) -> None:
        if self._event.is_set():
            raise Cancelled


class DaemonPool:
    """A few daemon threads over one queue.

    Not ThreadPoolExecutor: that joins its threads at interpreter exit, and a thread that waits
    for a frozen host would hold up quitting.
    """

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size = name, size
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads = self._idle = self._count = 0
        self._closed = False

    def submit(self, work: Callable[[], None]) -> None:
        """Run ``work`` soon; after ``close`` it is dropped."""
        with self._lock:
            if self._closed:
                return
            self._queue.put(work)
            if self._idle >= self._queue.qsize() or self._threads >= self._size:
                return
            self._threads += 1
            self._count += 1
            name = f"{self._name}-{self._count}"
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def close(self) -> None:
        """Drop what waits and end the threads as they come back; never waits for them."""
        with self._lock:
            self._closed = True
            while not self._queue.empty():
                self._queue.get_nowait()
            for _ in range(self._threads):
                self._queue.put(None)

    def _run(self) -> None:
        while (work := self._next()) is not None:
            try:
                work()
            except Exception:
                log.exception("job failed")

    def _next(self) -> Callable[[], None] | None:
        with self._lock:
            self._idle += 1
        try:
            work = self._queue.get(timeout=IDLE_S)
        except queue.Empty:
            work = None
        with self._lock:
            self._idle -= 1
            if work is None and not self._queue.empty() and not self._closed:
                work = self._queue.get_nowait()  # came between the time-out and the lock
            if work is None:
                self._threads -= 1
        return work


class JobRunner:
    """Runs blocking calls off the GUI thread, each key (a host) in lanes of its own."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._pools: dict[tuple[str, Lane], DaemonPool] = {}
        self._closed = False

    def submit(
        self,
        key: str,
        work: Callable[[CancelToken], T],
        *,
        lane: Lane = Lane.COMMAND,
        done: Callable[[T], None] = lambda _: None,
        failed: Callable[[Exception], None],
    ) -> CancelToken:
        """Run ``work`` on ``key``'s lane; ``done`` or ``failed`` run via ``post``.

        After ``cancel()`` neither callback runs. GUI thread only.
        """
        token = CancelToken()

        def run() -> None:
            result: Any = None
            error: Exception | None = None
            try:
                token.raise_if_cancelled()
                result = work(token)
            except Exception as exc:
                error = exc
            self._post(lambda: report(result, error))

        def report(result: T, error: Exception | None) -> None:
            if token.cancelled or isinstance(error, Cancelled):
                return
            if error is not None:
                failed(error)
            else:
                done(result)

        if not self._closed:
            self._pool(key, lane).submit(run)
        return token

    def forget(self, key: str) -> None:
        """End the lanes of a host that is gone."""
        for pool_key in [k for k in self._pools if k[0] == key]:
            self._pools.pop(pool_key).close()

    def close(self) -> None:
        self._closed = True
        for pool in self._pools.values():
            pool.close()

    def _pool(self, key: str, lane: Lane) -> DaemonPool:
        pool = self._pools.get((key, lane))
        if pool is None:
            pool = self._pools[key, lane] = DaemonPool(f"{lane}-{key}", WORKERS[lane])
        return pool
