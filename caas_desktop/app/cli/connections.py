"""Engines of many hosts at once: nobody waits for a slow one longer than the time-out."""
from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from caas_desktop.domain.errors import CaasError, HostUnreachable
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Connector, Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.jobs import DaemonPool

log = logging.getLogger(__name__)

T = TypeVar("T")
AT_ONCE = 64
LEAST_S = 0.1


@frozen
class Answer(Generic[T]):
    """What one host answered, or why it did not."""

    spec: HostSpec
    value: T | None = None
    error: CaasError | None = None


class Connections:
    """Keeps the engines that were opened, until ``close``."""

    def __init__(self, connector: Connector, timeout_s: float) -> None:
        self._connector, self.timeout_s = connector, timeout_s
        self._lock = threading.Lock()
        self._engines: dict[HostId, Engine] = {}
        self._locks: dict[HostId, threading.Lock] = {}
        self._begun: dict[HostId, queue.SimpleQueue[Answer[Engine]]] = {}
        self._pools: list[DaemonPool] = []
        self._closed = False

    def ask(self, specs: Sequence[HostSpec], work: Callable[[Engine], T]) -> list[Answer[T]]:
        """Run ``work`` on each host, in parallel; return the answers in the order of ``specs``.

        A host that is not done in time is told as unreachable; its late answer is dropped.
        """
        answers: queue.SimpleQueue[Answer[T]] = queue.SimpleQueue()
        end = time.monotonic() + self.timeout_s
        pool = self._pool(len(specs))

        def asked(spec: HostSpec) -> None:
            answers.put(self._one(spec, lambda: work(
                self.engine(spec, max(LEAST_S, end - time.monotonic())))))

        for spec in specs:
            pool.submit(partial(asked, spec))
        found: dict[HostId, Answer[T]] = {}
        while len(found) < len(specs):
            try:
                answer = answers.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                break
            found[answer.spec.id] = answer
        return [found.get(s.id) or Answer(s, error=self._late(s)) for s in specs]

    def each(self, jobs: Sequence[Callable[[], T]]) -> list[T]:
        """Run ``jobs`` in parallel, however long they take; none may raise."""
        results: queue.SimpleQueue[tuple[int, T]] = queue.SimpleQueue()
        pool = self._pool(len(jobs))
        for number, job in enumerate(jobs):
            pool.submit(lambda n=number, j=job: results.put((n, j())))  # type: ignore[misc]
        found = dict(results.get() for _ in jobs)
        return [found[number] for number in range(len(jobs))]

    def begin(self, spec: HostSpec) -> None:
        """Connect to a host meanwhile; ``engine`` waits for it, and tells why it failed."""
        begun: queue.SimpleQueue[Answer[Engine]] = queue.SimpleQueue()
        self._begun[spec.id] = begun
        self._pool(1).submit(lambda: begun.put(
            self._one(spec, lambda: self._connected(spec, self.timeout_s))))

    def engine(self, spec: HostSpec, timeout_s: float | None = None) -> Engine:
        """Return the host's engine, connecting where needed; raises CaasError."""
        if (begun := self._begun.pop(spec.id, None)) is not None:
            error = begun.get().error
            if error is not None:
                raise error
        return self._connected(spec, timeout_s or self.timeout_s)

    def _connected(self, spec: HostSpec, timeout_s: float) -> Engine:
        with self._lock:
            turn = self._locks.setdefault(spec.id, threading.Lock())
        with turn:
            with self._lock:
                known = self._engines.get(spec.id)
            if known is not None:
                return known
            engine = self._connector.connect(spec, timeout_s=timeout_s)
            with self._lock:
                if not self._closed:
                    self._engines[spec.id] = engine
                    return engine
            engine.close()
            raise HostUnreachable(f"{spec.name} answered too late.")

    def close(self) -> None:
        """Close every engine; what is on its way ends by itself."""
        with self._lock:
            self._closed = True
            engines, self._engines = list(self._engines.values()), {}
            pools, self._pools = self._pools, []
        for pool in pools:
            pool.close()
        for engine in engines:
            engine.close()

    def _one(self, spec: HostSpec, work: Callable[[], T]) -> Answer[T]:
        try:
            return Answer(spec, work())
        except CaasError as exc:
            return Answer(spec, error=exc)
        except Exception as exc:
            log.exception("%s: the command failed inside the program", spec.name)
            return Answer(spec, error=CaasError(
                f"{spec.name}: internal error ({type(exc).__name__}).",
                hint="The program's log has the details."))

    def _late(self, spec: HostSpec) -> HostUnreachable:
        return HostUnreachable(
            f"{spec.name} did not answer within {self.timeout_s:g} s.",
            hint="It may be overloaded, frozen or cut off; --timeout allows more.")

    def _pool(self, jobs: int) -> DaemonPool:
        pool = DaemonPool("cli", max(1, min(AT_ONCE, jobs)))
        with self._lock:
            self._pools.append(pool)
        return pool
