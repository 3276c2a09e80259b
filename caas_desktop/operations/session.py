"""One host's connection: kept up, followed, and told as changes."""
from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from typing import Any

from caas_desktop.domain.changes import Change, EventSeen, HostChanged, Pending
from caas_desktop.domain.errors import (
    AuthRefused,
    CaasError,
    CertificateRefused,
    EngineTooOld,
    HostError,
    HostKeyChanged,
    HostKeyUnknown,
    HostUnreachable,
    SocketDenied,
)
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import EngineInfo, HostSpec, HostStatus, Phase
from caas_desktop.domain.place import SWARM_SERVICE_ID
from caas_desktop.domain.ports import Connector, Engine, EventStream
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.scaling import LEASE
from caas_desktop.domain.text import N_
from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.registry import BY_EVENT, KINDS
from caas_desktop.operations.clusters import Clusters
from caas_desktop.operations.refresh import Refresher, listed
from caas_desktop.operations.swarm.follower import ClusterFollower, with_cluster

log = logging.getLogger(__name__)

RETRY_DELAYS_S = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)

# These need the user: trying again by itself would only lock an account or repeat the alarm.
NEEDS_USER = (HostKeyUnknown, HostKeyChanged, AuthRefused, CertificateRefused, EngineTooOld,
              SocketDenied)

DOUBT_S = 8.0  # as patient as the watchdog of the events: a busy host is no dead one

# Listening starts a little before listing; the daemon keeps 256 events.
OVERLAP_S = 2.0


class HostSession(threading.Thread):
    """Follows one host until ``stop()``; ``emit`` and ``engine_changed`` are called from here.

    Listens before it lists: an event between the two is seen twice, not never.
    ``engine_changed`` gets the connection, and whether it is open now (True) or was closed.
    """

    def __init__(self, spec: HostSpec, connector: Connector, clusters: Clusters,
                 emit: Callable[[Change], None],
                 engine_changed: Callable[[HostSpec, Engine, bool], None],
                 known: HostStatus | None = None) -> None:
        # A stuck socket must not hold up exit.
        super().__init__(name=f"host-{spec.name}", daemon=True)
        self.spec = spec
        self._connector, self._clusters, self._post = connector, clusters, emit
        self._engine_changed = engine_changed
        self._status = known or HostStatus()
        self._engine: Engine | None = None
        self._events: EventStream | None = None
        self._refresher: Refresher | None = None
        self._known: dict[Ref, Any] = {}  # to the connection before
        self._cluster: ClusterFollower | None = None
        self._stopping = threading.Event()
        self._telling = threading.Lock()
        self._retry = threading.Event()
        self._lost: HostError | None = None

    # -- called from other threads -------------------------------------------------------

    @property
    def engine(self) -> Engine | None:
        """The open connection, None while there is none."""
        return self._engine

    @property
    def given_up(self) -> bool:
        """Whether nothing is tried again before the user does something."""
        return self._status.phase is Phase.ERROR and self._status.next_try_at is None

    def retry_now(self) -> None:
        self._retry.set()

    def doubt(self) -> bool:
        """Ask the engine whether it lives; False: it does not, and is connected anew.

        For who met a broken line before the watchdog of the events did. Takes up to
        ``DOUBT_S`` seconds.
        """
        engine = self._engine
        if engine is None:
            return False
        try:
            engine.ping(DOUBT_S)
            return True
        except HostError as error:
            if engine is self._engine:
                self._on_lost(error)
            return False

    def ask(self, ref: Ref, *, settle: bool = False) -> bool:
        """Read one object again (after a command, without waiting for its event).

        ``settle`` ends its pending mark behind the answer. False: not connected.
        """
        refresher, kind = self._refresher, KINDS.get(ref.kind)
        if refresher is None or kind is None:
            return False
        return refresher.ask(ref, kind, settle=settle)

    def refresh_all(self) -> None:
        """List everything again (F5)."""
        refresher, engine = self._refresher, self._engine
        if refresher and engine:
            for kind in _engine_kinds():
                refresher.relist(engine.info.scope, kind)
        if self._cluster and self._cluster.speaks:
            self._cluster.relist()

    def look_again(self) -> None:
        """Read the host's part in its cluster again: it was changed."""
        if self._cluster:
            self._cluster.look_again()

    def relist(self, scope: ScopeId, kind: Kind[Any]) -> None:
        """List one kind again."""
        if self._refresher:
            self._refresher.relist(scope, kind)

    def stop(self) -> None:
        """End soon; never waits for the host. Nothing is told any more once this returns."""
        with self._telling:
            self._stopping.set()
        self._retry.set()
        # Closing a frozen connection may itself take a moment.
        threading.Thread(target=self._close_engine, name="closing", daemon=True).start()

    # -- the thread ----------------------------------------------------------------------

    def run(self) -> None:
        attempt = 0
        while not self._stopping.is_set():
            self._retry.clear()
            self._tell(Phase.CONNECTING)
            was_ready = False
            try:
                self._lost = None
                self._open()
                was_ready = True
                self._follow()
                error: Exception = self._lost or HostUnreachable(
                    N_("{host} closed the connection."), host=self.spec.name,
                    hint=N_("The engine was stopped or restarted; trying again."))
            except CaasError as exc:
                error = self._lost or exc
            except Exception as exc:
                log.exception("%s: session failed", self.spec.name)
                error = CaasError(
                    N_("{host}: internal error ({name})."), host=self.spec.name,
                    name=type(exc).__name__, hint=N_("The log has the details."))
            self._close_engine()
            if self._stopping.is_set():
                break
            attempt = 1 if was_ready else attempt + 1
            self._wait_after(error, attempt)
        self._close_engine()

    def _open(self) -> None:
        engine = self._connector.connect(self.spec)
        self._engine = engine
        if self._stopping.is_set():
            raise HostUnreachable(N_("Stopped."))
        known = self._status.info
        refresher = self._refresher = Refresher(
            engine, self._emit, self._on_lost,
            lambda scope, error: self._cluster.refused(scope, error) if self._cluster else None,
            self._known)
        # The daemon's clock, not ours, dates events.
        self._events = engine.events(time.time() + engine.info.clock_ahead_s - OVERLAP_S)
        info = with_cluster(engine.info, known)
        # Told before the content: rows ask the store for the host of their scope.
        self._tell(Phase.CONNECTING, info=info)
        cluster = self._cluster = ClusterFollower(self, engine, info, refresher, self._clusters,
                                                  self._emit, self._told)
        for kind in _engine_kinds():
            self._load(engine, refresher, kind, info.scope)
        cluster.load()
        self._tell(Phase.READY, info=cluster.info)
        with self._telling:
            if self._stopping.is_set():
                raise HostUnreachable(N_("Stopped."))
            self._engine_changed(self.spec, engine, True)
        cluster.start()

    def _emit(self, change: Change) -> None:
        """Hand on what was seen; after ``stop`` only that nothing is pending any more."""
        with self._telling:
            if not self._stopping.is_set() or isinstance(change, Pending):
                self._post(change)

    def _told(self, info: EngineInfo) -> None:
        if not self._stopping.is_set() and self._status.phase is Phase.READY:
            self._tell(Phase.READY, info=info)

    @staticmethod
    def _load(engine: Engine, refresher: Refresher, kind: Kind[Any], scope: ScopeId) -> None:
        asked_at = time.monotonic()
        found = listed(engine, kind, scope)
        refresher.tell_list(scope, kind, found, asked_at)
        if kind.parse_inspect:
            refresher.enrich(found, kind)

    def load_cluster(self) -> None:
        """Become the one that speaks for its cluster (called by ``Clusters``, any thread)."""
        if self._cluster:
            self._cluster.take_over()

    def reread_tasks(self) -> None:
        """A task started or ended somewhere: count again."""
        if self._cluster:
            self._cluster.relist_tasks()

    def _follow(self) -> None:
        events = self._events
        if events is None:
            return  # stopped in the moment it became ready
        for event in events:
            if self._stopping.is_set() or self._lost:
                return
            self._on_event(event)

    def _on_event(self, event: EngineEvent) -> None:
        engine, refresher = self._engine, self._refresher
        kind = BY_EVENT.get(event.type)
        if engine is None or refresher is None:
            return
        # An exec's events carry its command line, which may hold a secret.
        if event.action.startswith("exec_") or (kind and event.action in kind.quiet):
            return
        cluster = self._cluster
        scope: ScopeId | None = engine.info.scope
        if kind is not None and kind.scope == "cluster":
            if kind.key == "node" and cluster:
                cluster.look_again()
            scope = cluster.scope if cluster else None
            # Every manager tells of it: the one that speaks for the cluster is enough.
            if scope is not None and not self._clusters.speaks_for(scope, self):
                return
        if event.type == "config" and event.name == LEASE:
            if scope is not None:
                self._clusters.lease_written(scope)
            # Every 15 s, as long as anything is scaled: nobody reads "still here" as news.
            if event.action == "update":
                return
        self._emit(EventSeen(event))
        if kind is None or scope is None or not event.id:
            return
        ref = Ref(scope, kind.key, event.id)
        if event.action in kind.removed_by:
            refresher.removed(ref)
        elif kind.key == "image":
            # The id of an image's event may be a name; a list is cheap and always right.
            refresher.relist(scope, kind)
        else:
            refresher.ask(ref, kind)
        service = event.attributes.get(SWARM_SERVICE_ID)
        moved = service and event.action in ("start", "die", "destroy")
        if moved or (kind.key == "service" and event.action in ("create", "update")):
            self._clusters.task_changed(cluster.info if cluster else engine.info)

    def _on_lost(self, error: HostError) -> None:
        self._lost = error
        events = self._events
        if events:
            events.close()

    def _wait_after(self, error: Exception, attempt: int) -> None:
        needs_user = isinstance(error, NEEDS_USER)
        base = RETRY_DELAYS_S[min(attempt, len(RETRY_DELAYS_S)) - 1]
        # Jitter: twenty hosts behind one switch must not come back in one moment.
        delay = base * random.uniform(0.8, 1.2)
        phase = Phase.OFFLINE if isinstance(error, HostUnreachable) else Phase.ERROR
        self._tell(phase, error=error, next_try_at=None if needs_user else time.time() + delay)
        self._retry.wait(None if needs_user else delay)

    def _tell(self, phase: Phase, *, info: Any = None, error: Exception | None = None,
              next_try_at: float | None = None) -> None:
        now = time.time()
        was = self._status
        seen_at = now if was.phase is Phase.READY or phase is Phase.READY else was.seen_at
        # While trying again the reason of the last failure stays readable.
        keep = phase is Phase.CONNECTING
        self._status = HostStatus(
            phase=phase,
            since=now,
            reason=str(error) if error else (was.reason if keep else ""),
            hint=getattr(error, "hint", "") if error else (was.hint if keep else ""),
            detail=getattr(error, "detail", "") if error else (was.detail if keep else ""),
            next_try_at=next_try_at,
            seen_at=seen_at,
            info=info or was.info,
            error=error or (was.error if keep else None),
        )
        self._emit(HostChanged(self.spec.id, self._status))

    def _close_engine(self) -> None:
        engine, self._engine = self._engine, None
        events, self._events = self._events, None
        refresher, self._refresher = self._refresher, None
        cluster, self._cluster = self._cluster, None
        if cluster:
            cluster.close()
        self._clusters.gone(self)
        if refresher:
            self._known = refresher.known
            refresher.close()
        if events:
            events.close()
        if engine:
            self._engine_changed(self.spec, engine, False)
            engine.close()


def _engine_kinds() -> list[Kind[Any]]:
    return [kind for kind in KINDS.values() if kind.scope == "engine"]
