"""The slow sampler behind the history of charts: one sweep of every host each minute."""
from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterable, Sequence

from caas_desktop.domain.errors import CaasError, CatalogueError
from caas_desktop.domain.ports import Catalogue, Engine
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats.sample import Counters
from caas_desktop.operations.stats.sweep import HostSweep
from caas_desktop.operations.stats.workers import Workers

log = logging.getLogger(__name__)

PERIOD_S = 60.0
PRUNE_S = 3600.0
FIRST_WITHIN_S = 5.0  # the CPU use needs two sweeps: make the first one early
LOOK_S = 1.0
HOSTS_AT_ONCE = 16


class BackgroundSampler:
    """Sweeps the connected hosts in turn, each at its own moment, and fills the catalogue.

    Args:
        engines: The connected engines; called on the sampler's thread.
        groups_of: Keys of the groups (app, service, tenant) a container belongs to now.
        report: Told when the catalogue refuses, once until it works again; on a worker thread.
        streamed: The counters of a container that somebody watches: it is not asked again.
        period_s: Seconds between two sweeps of a host; None: off.
    """

    def __init__(
        self,
        engines: Callable[[], Sequence[Engine]],
        catalogue: Catalogue,
        groups_of: Callable[[Ref], Iterable[str]] = lambda ref: (),
        report: Callable[[CaasError], None] = lambda error: None,
        *,
        streamed: Callable[[Ref], Counters | None] = lambda ref: None,
        period_s: float | None = PERIOD_S,
    ) -> None:
        self._engines, self._catalogue = engines, catalogue
        self._groups_of, self._report, self._streamed = groups_of, report, streamed
        self._period_s = period_s
        self._sweeps: dict[ScopeId, HostSweep] = {}
        self._due: dict[ScopeId, float] = {}
        self._busy: set[ScopeId] = set()
        self._complained = False
        self._prune_at = time.monotonic() + PRUNE_S / 10
        self._lock = threading.Lock()
        self._stop, self._changed = threading.Event(), threading.Event()
        self._workers = Workers("stats-sweep", HOSTS_AT_ONCE)
        self._thread: threading.Thread | None = None

    @property
    def period_s(self) -> float | None:
        return self._period_s

    def set_period(self, period_s: float | None) -> None:
        """Change how often hosts are swept; None switches the sampler off."""
        self._period_s = period_s
        self._due.clear()
        self._changed.set()

    def start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="stats-sampler", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the threads; what a sweep has already learnt is dropped."""
        self._stop.set()
        self._changed.set()
        for sweep in list(self._sweeps.values()):
            sweep.cancel()
        self._workers.close()
        if self._thread is not None:
            self._thread.join(1.0)

    def sweep(self, engine: Engine) -> None:
        """Sample one host now and write what it says; blocks."""
        scope = engine.info.scope
        with self._lock:
            sweep = self._sweeps.setdefault(scope, HostSweep(scope, self._streamed))
        rows = sweep.run(engine, self._groups_of)
        if rows and not self._stop.is_set():
            self._write(rows)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._changed.wait(LOOK_S if self._period_s is not None else None)
            self._changed.clear()
            if self._stop.is_set() or self._period_s is None:
                continue
            now = time.monotonic()
            for engine in self._engines():
                self._consider(engine, self._period_s, now)
            if now >= self._prune_at:
                self._prune_at = now + PRUNE_S
                self._workers.submit(self._prune)

    def _consider(self, engine: Engine, period_s: float, now: float) -> None:
        scope = engine.info.scope
        due = self._due.get(scope)
        if due is None:
            self._due[scope] = now + random.uniform(0.0, min(FIRST_WITHIN_S, period_s))
        elif now >= due and scope not in self._busy:
            # Jitter: twenty hosts must not be swept in the same second for ever.
            self._due[scope] = now + period_s * random.uniform(0.95, 1.05)
            self._busy.add(scope)
            self._workers.submit(lambda: self._sweep_quietly(engine, scope))

    def _sweep_quietly(self, engine: Engine, scope: ScopeId) -> None:
        try:
            self.sweep(engine)
        except CaasError as error:  # the connection's own state tells the user
            log.debug("No sweep of %s: %s", scope, error)
        finally:
            self._busy.discard(scope)

    def _write(self, rows: Sequence[tuple[str, float, float]]) -> None:
        try:
            self._catalogue.add_samples(rows)
        except CatalogueError as error:
            self._complain(error)
        else:
            self._complained = False

    def _prune(self) -> None:
        try:
            self._catalogue.prune(time.time())
        except CatalogueError as error:
            self._complain(error)

    def _complain(self, error: CatalogueError) -> None:
        log.warning("The history of statistics cannot be kept: %s", error)
        if not self._complained:
            self._complained = True
            self._report(error)
