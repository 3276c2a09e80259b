"""The load of machines themselves (over SSH), polled while somebody looks."""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import partial

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import MachineLoad
from caas_desktop.domain.ports import Engine, Post
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.stats.ring import Columns, Ring
from caas_desktop.operations.stats.sample import Row
from caas_desktop.operations.stats.workers import Workers

log = logging.getLogger(__name__)

MACHINE_METRICS = ("cpu", "memory", "disk", "load1")
"""Percent of the whole machine (0-100), bytes used, bytes used, load average of a minute."""

POLL_S = 2.0


def machine_row(load: MachineLoad) -> Row:
    return (load.cpu_percent, load.memory_used, load.disk_used, load.load1)


class MachineWatch:
    """A view's wish to see a machine."""

    def __init__(self, hub: MachineHub, scope: ScopeId, listener: Callable[[], None]) -> None:
        self._hub, self.scope, self.listener = hub, scope, listener
        self.closed = False

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self._hub._forget(self)


class MachineHub:
    """Polls the machines that are watched; a slow one delays no other."""

    def __init__(
        self, engine_of: Callable[[ScopeId], Engine | None], post: Post, poll_s: float = POLL_S
    ) -> None:
        self._engine_of, self._post, self._poll_s = engine_of, post, poll_s
        self._lock = threading.Lock()
        self._wake, self._stop = threading.Event(), threading.Event()
        self._watches: list[MachineWatch] = []
        self._rings: dict[ScopeId, Ring] = {}
        self._loads: dict[ScopeId, MachineLoad] = {}
        self._asking: set[ScopeId] = set()
        self._asked: set[ScopeId] = set()
        self._workers = Workers("stats-machine-ask", 8)
        self._thread: threading.Thread | None = None

    def watch(self, scope: ScopeId, listener: Callable[[], None]) -> MachineWatch:
        """Call ``listener`` on the GUI thread after each new figure of the machine."""
        watch = MachineWatch(self, scope, listener)
        with self._lock:
            self._watches.append(watch)
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(target=self._run, name="stats-machine", daemon=True)
                self._thread.start()
        self._wake.set()
        self._ask_at_once(scope)
        return watch

    def host_ready(self, scope: ScopeId) -> None:
        """Ask a machine that is watched, now that its host is connected."""
        with self._lock:
            watched = any(watch.scope == scope for watch in self._watches)
        if watched:
            self._ask_at_once(scope)

    def latest(self, scope: ScopeId) -> MachineLoad | None:
        with self._lock:
            return self._loads.get(scope)

    def silent(self, scope: ScopeId) -> bool:
        """Return whether the machine was asked and has never told anything."""
        with self._lock:
            return scope in self._asked and scope not in self._loads

    def columns(self, scope: ScopeId, since: float) -> Columns | None:
        with self._lock:
            ring = self._rings.get(scope)
            return ring.since(since) if ring is not None else None

    def close(self) -> None:
        self._stop.set()
        self._wake.set()
        self._workers.close()
        if self._thread is not None:
            self._thread.join(1.0)

    def _forget(self, watch: MachineWatch) -> None:
        with self._lock:
            self._watches.remove(watch)

    def _run(self) -> None:
        while not self._stop.is_set():
            with self._lock:
                scopes = {watch.scope for watch in self._watches} - self._asking
                nobody = not self._watches
                self._asking |= scopes
            if nobody:
                self._wake.wait()  # costs nothing while nobody looks
                self._wake.clear()
                continue
            for scope in scopes:
                self._workers.submit(partial(self._ask, scope))
            self._stop.wait(self._poll_s)

    def _ask_at_once(self, scope: ScopeId) -> None:
        """Ask out of turn: who has just begun to look does not wait for the next round."""
        with self._lock:
            if scope in self._asking:
                return
            self._asking.add(scope)
        self._workers.submit(partial(self._ask, scope))

    def _ask(self, scope: ScopeId) -> None:
        load: MachineLoad | None = None
        engine: Engine | None = None
        try:
            engine = self._engine_of(scope)
            load = engine.machine_load() if engine is not None else None
        except CaasError as error:
            log.debug("No load of %s: %s", scope, error)
        finally:
            with self._lock:
                self._asking.discard(scope)
                if engine is not None:
                    self._asked.add(scope)
                if load is not None:
                    self._loads[scope] = load
                    ring = self._rings.setdefault(scope, Ring(MACHINE_METRICS))
                    ring.append(time.time(), machine_row(load))
        if load is not None:
            self._post(lambda: self._tell(scope))

    def _tell(self, scope: ScopeId) -> None:
        with self._lock:
            watches = [watch for watch in self._watches if watch.scope == scope]
        for watch in watches:
            if not watch.closed:
                watch.listener()
