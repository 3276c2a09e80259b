"""Looks after every connected cluster, in the agent and in the window alike."""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from caas_desktop.domain.errors import CaasError, CatalogueError, HostError
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.ports import Catalogue, Engine
from caas_desktop.domain.refs import HostId, ScopeId
from caas_desktop.domain.scaling import WHY
from caas_desktop.domain.scaling_rule import SYNC_S, USUAL_PACE, Pace
from caas_desktop.operations.scaling.cluster import ClusterScaler, View
from caas_desktop.operations.scaling.note import Note, rows_of
from caas_desktop.operations.scaling.rota import Rota
from caas_desktop.operations.stats.workers import Workers

log = logging.getLogger(__name__)

CLUSTERS_AT_ONCE = 8
CLOSE_S = 1.2

Heard = Callable[[ScopeId, View], None]


class ScalingController:
    """``start`` runs it on threads of its own; ``look`` does one round in the caller's.

    Args:
        engines: The connected engines; from any thread.
        tell: Gets each decision and each reason to do nothing as an event; from any thread.
        heard: Gets every look at a cluster; from any thread.
        name: Ours, shown to others while we hold a cluster's lease.
        active: False: only listens to what others say.
    """

    def __init__(self, engines: Callable[[], Sequence[Engine]], catalogue: Catalogue,
                 tell: Callable[[EngineEvent], None], heard: Heard = lambda scope, view: None, *,
                 name: str, active: bool = True, sync_s: float = SYNC_S, pace: Pace = USUAL_PACE
                 ) -> None:
        self._engines, self._catalogue, self._tell, self._heard = engines, catalogue, tell, heard
        self._name, self._active, self._sync_s, self._pace = name, active, sync_s, pace
        self._lock = threading.Lock()
        self._scalers: dict[ScopeId, ClusterScaler] = {}
        self._views: dict[ScopeId, View] = {}
        self._failed: dict[ScopeId, HostId] = {}
        self._wake, self._stopping = threading.Event(), threading.Event()
        self._rota = Rota(sync_s, self._wake.set)
        self._workers = Workers("scaling-look", CLUSTERS_AT_ONCE)
        self._thread: threading.Thread | None = None

    @property
    def active(self) -> bool:
        return self._active

    def set_active(self, active: bool) -> None:
        """Begin to scale, or leave it to others; takes effect at once."""
        if active != self._active:
            self._active = active
            self.look_soon()

    def look_soon(self) -> None:
        """Look now instead of at the next usual time: a policy was changed."""
        self._rota.all()

    def lease_written(self, scope: ScopeId) -> None:
        """Look at a cluster whose lease somebody else took, renewed, gave back or removed."""
        self._rota.lease_written(scope, ours=self.view(scope).ours)

    def view(self, scope: ScopeId) -> View:
        """Return what the last look at a cluster gave."""
        with self._lock:
            return self._views.get(scope, View())

    def note(self, scope: ScopeId, service: str) -> Note | None:
        """Return what was said last of a service, None while nothing was."""
        return self.view(scope).notes.get(service)

    def start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="scaling", daemon=True)
            self._thread.start()

    def look(self) -> dict[ScopeId, View]:
        """Look at every cluster once, one after the other; blocks."""
        for scope, managers in self._clusters().items():
            self._look(scope, managers)
        with self._lock:
            return dict(self._views)

    def close(self) -> None:
        """Give every lease back and end the threads; at most about 2 s."""
        self._stopping.set()
        self._wake.set()
        clusters = self._clusters()
        with self._lock:
            scalers = dict(self._scalers)
        threads = [threading.Thread(target=scaler.release, daemon=True, name="scaling-release",
                                    args=(self._manager(scope, clusters.get(scope, ())),))
                   for scope, scaler in scalers.items()]
        until = time.monotonic() + CLOSE_S
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._workers.close(0.3)
        if self._thread is not None:
            self._thread.join(0.2)

    # -- the threads

    def _run(self) -> None:
        while not self._stopping.is_set():
            clusters = self._clusters()
            for scope, managers in clusters.items():
                if self._rota.begin(scope):
                    self._workers.submit(lambda s=scope, m=managers: self._turn(s, m))  # type: ignore[misc]
            self._wake.wait(self._rota.pause_s(clusters))
            self._wake.clear()

    def _turn(self, scope: ScopeId, managers: Sequence[Engine]) -> None:
        try:
            self._look(scope, managers)
        finally:
            self._rota.end(scope, ours=self.view(scope).ours)

    def _clusters(self) -> dict[ScopeId, list[Engine]]:
        """Return the connected managers of each cluster."""
        found: dict[ScopeId, list[Engine]] = {}
        for engine in self._engines():
            if scope := engine.info.cluster_scope:
                found.setdefault(scope, []).append(engine)
        return found

    def _manager(self, scope: ScopeId, managers: Sequence[Engine]) -> Engine | None:
        """Return the manager to ask: one that may be written to, and not the one that failed."""
        bad = self._failed.get(scope)
        return min(managers, key=lambda e: (e.spec.id == bad, e.spec.read_only), default=None)

    def _look(self, scope: ScopeId, managers: Sequence[Engine]) -> None:
        manager = self._manager(scope, managers)
        if manager is None or self._stopping.is_set():
            return
        with self._lock:
            scaler = self._scalers.get(scope)
            if scaler is None:
                scaler = self._scalers[scope] = ClusterScaler(self._name, self._sync_s, self._pace)
        try:
            view = scaler.look(manager, self._nodes(),
                               active=self._active and not manager.spec.read_only)
            self._failed.pop(scope, None)
            if view.lapses_s > 0:  # 0: it has, and we did not get it; no need to try in a hurry
                self._rota.within(scope, view.lapses_s)
        except CaasError as error:
            if isinstance(error, HostError):
                self._failed[scope] = manager.spec.id
            log.warning("%s: scaling cannot look at the cluster: %s", manager.spec.name, error)
            view = replace(self.view(scope), ours=False, trouble=f"{error} {error.hint}".strip())
        self._learnt(scope, manager, view)  # also at the end: what was done has to be told

    def _nodes(self) -> dict[str, Engine]:
        return {engine.info.swarm.node_id: engine for engine in self._engines()
                if engine.info.swarm is not None}

    # -- what was learnt

    def _learnt(self, scope: ScopeId, manager: Engine, view: View) -> None:
        with self._lock:
            before = self._views.get(scope)
            self._views[scope] = view
        if view.holder != (before.holder if before is not None else ""):
            log.info("%s: its cluster is scaled by %s", manager.spec.name, view.holder or "nobody")
        known = before.notes if before is not None else {}
        for ident, note in view.notes.items():
            if worth_telling(note, known.get(ident), first=before is None and not view.ours):
                self._publish(manager.spec.id, ident, note, view)
        new = [(i, n) for i, n in view.notes.items()
               if i not in known or known[i].at != n.at]
        try:
            if rows := rows_of(scope, new):
                self._catalogue.add_samples(rows)
        except CatalogueError as error:
            log.warning("The history of scaling cannot be kept: %s", error)
        self._heard(scope, view)

    def _publish(self, host: HostId, ident: str, note: Note, view: View) -> None:
        scaled = note.state == "scaled" or note.state == "steady"
        what, _, why = note.done.partition(": ") if scaled else ("", "", note.text)
        at = note.done_at if scaled else note.at
        self._tell(EngineEvent(host, at, "service", f"scaled {what}" if scaled else "not scaled",
                               ident, {"name": note.name, WHY: why}))
        if view.ours and note.state in ("scaled", "failed"):
            result = "ok" if note.state == "scaled" else note.text
            try:
                self._catalogue.add_audit(at, host, f"scale {note.text}"[:200],
                                          f"service {note.name}", result)
            except CatalogueError as error:
                log.warning("The audit cannot be kept: %s", error)


def worth_telling(note: Note, before: Note | None, *, first: bool) -> bool:
    """Return True for a change of replicas, and for a new reason to leave a service alone.

    ``first``: we have only begun to listen to somebody else; what was before is no news.
    """
    if first:
        return False
    if note.state in ("skipped", "failed"):
        return before is None or (note.state, note.text) != (before.state, before.text)
    return note.done_at > (before.done_at if before is not None else note.at - 1.0)
