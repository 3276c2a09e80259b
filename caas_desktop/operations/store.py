"""The one copy of what we believe about the hosts."""
from __future__ import annotations

import logging
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from caas_desktop.domain.changes import (
    AppsAdopted,
    Change,
    ClusterChanged,
    EventSeen,
    HostChanged,
    HostDefined,
    HostForgotten,
    Pending,
    Removed,
    Snapshot,
    Upserted,
)
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import EngineInfo, HostSpec, HostStatus
from caas_desktop.domain.place import Place
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.text import Words
from caas_desktop.operations.adoptions import Tenants, owned

log = logging.getLogger(__name__)

Listener = Callable[[list[Change]], None]

EVENTS_KEPT = 2000  # of all hosts, newest last; the catalogue has the rest


@dataclass(slots=True)
class HostView:
    """One host entry with its connection's state. Mutated by the store only."""

    spec: HostSpec
    status: HostStatus = field(default_factory=HostStatus)

    @property
    def scopes(self) -> tuple[ScopeId, ...]:
        """The engine's scope and, on a manager, the cluster's; empty before the first contact."""
        info = self.status.info
        if info is None:
            return ()
        return (info.scope, info.cluster_scope) if info.cluster_scope else (info.scope,)

    @property
    def awaited(self) -> bool:
        """Whether its first answer is still to come: until then nobody knows what it has."""
        return self.spec.enabled and not self.status.live and not self.status.reason


class Store:
    """Holds every known resource; written by one thread only.

    Not locked: engine threads post changes, the owner thread applies them.
    """

    def __init__(self) -> None:
        self._owner = threading.get_ident()
        self._items: dict[Ref, Any] = {}
        self._by_group: dict[tuple[ScopeId, str], set[Ref]] = defaultdict(set)
        self._listeners: list[Listener] = []
        self.version = 0  # counts the batches that changed something: answers may be kept so long
        self.hosts: dict[HostId, HostView] = {}
        self.pending: dict[Ref, str] = {}
        self.events: deque[EngineEvent] = deque(maxlen=EVENTS_KEPT)
        self.troubles: dict[ScopeId, Words] = {}  # clusters that do not answer, with the reason
        self._stale: set[ScopeId] = set()
        self._cluster_of_node: dict[str, ScopeId] = {}
        self._views: dict[ScopeId, list[HostView]] = {}
        self._tenants: Tenants = {}
        self._clusters: dict[ScopeId, ScopeId | None] = {}
        self._owners_moved = False

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each batch; returns the unsubscribe function."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def get(self, ref: Ref) -> Any | None:
        return self._items.get(ref)

    def refs(self, scope: ScopeId, kind: str) -> frozenset[Ref]:
        return frozenset(self._by_group.get((scope, kind), ()))

    def count(self, kind: str, scope: ScopeId | None = None) -> int:
        """Return how many resources of a kind there are, in one scope or in all."""
        return sum(len(refs) for (group_scope, group_kind), refs in self._by_group.items()
                   if group_kind == kind and scope in (None, group_scope))

    def of_kind(self, kind: str) -> Iterator[tuple[Ref, Any]]:
        """Yield all resources of a kind; do not apply changes meanwhile."""
        for (_, group_kind), refs in self._by_group.items():
            if group_kind == kind:
                for ref in refs:
                    yield ref, self._items[ref]

    def refs_of_kind(self, kind: str) -> list[Ref]:
        """Return all resources of a kind, without a look at any of them."""
        found: list[Ref] = []
        for (_, group_kind), refs in self._by_group.items():
            if group_kind == kind:
                found += refs
        return found

    def items(self) -> Mapping[Ref, Any]:
        return self._items

    def routes(self, scope: ScopeId) -> list[HostView]:
        """Return the host entries that lead to ``scope``, live ones first."""
        return sorted(self._views.get(scope, ()), key=lambda v: not v.status.live)

    def host_of(self, scope: ScopeId) -> HostView | None:
        """Return the best entry for ``scope``; None if no entry leads there any more."""
        return next(iter(self.routes(scope)), None)

    def cluster_of(self, scope: ScopeId) -> ScopeId | None:
        """Return the cluster whose node the engine ``scope`` is; None outside, or not known.

        A worker does not know its cluster's id: it is found by its node id in the managers' lists.
        """
        infos = (view.status.info for view in self._views.get(scope, ()))
        return next((self._cluster(info) for info in infos if info and info.swarm), None)

    def home_of(self, ref: Ref, place: Place) -> ScopeId:
        """Return where an app at ``place`` lives: the cluster if Swarm runs it, else the engine."""
        return (self.cluster_of(ref.scope) or ref.scope) if place.swarm else ref.scope

    def stale(self, scope: ScopeId) -> bool:
        """True when what we show of ``scope`` is the last known content, not live."""
        return scope in self._stale or scope in self.troubles

    def stale_scopes(self) -> frozenset[ScopeId]:
        """Return every scope that ``stale`` is true of."""
        return frozenset(self._stale.union(self.troubles))

    def expand(self, change: Change) -> list[Change]:
        """Return the single changes that a snapshot means, or a host that moved or went.

        So that the caller can spread thousands of them over several turns.
        """
        if isinstance(change, HostChanged | HostForgotten):
            # The change itself comes last: to expand it again then adds nothing.
            return [*self._left_behind(change), change]
        if isinstance(change, Upserted):
            return [self._owned(change)]
        if not isinstance(change, Snapshot):
            return [change]
        gone: list[Change] = []
        if change.complete:
            known = self._by_group.get((change.scope, change.kind), set())
            gone = [Removed(ref) for ref in known - change.items.keys()]
        found = (self._owned(Upserted(ref, item)) for ref, item in change.items.items())
        return gone + [one for one in found if self._items.get(one.ref) != one.item]

    def _left_behind(self, change: HostChanged | HostForgotten) -> list[Change]:
        """Remove what no entry leads to once ``change`` is applied.

        The entry was removed or points at another engine now, or that has left its cluster. A
        cluster's content stays while any of its members has an entry, be it a worker's.
        """
        view = self.hosts.get(change.host)
        if view is None:
            return []
        lost = self.leads(view.status.info)
        if isinstance(change, HostChanged):
            lost -= self.leads(change.status.info or view.status.info)
        for other in self.hosts.values() if lost else ():
            if other is not view:
                lost -= self.leads(other.status.info)
        return [Removed(ref) for (scope, _), refs in self._by_group.items()
                if scope in lost for ref in refs]

    def leads(self, info: EngineInfo | None) -> set[ScopeId]:
        """Return the scopes of an engine: its own, and its cluster's, be it a worker's."""
        if info is None:
            return set()
        cluster = self._cluster(info)
        return {info.scope, cluster} if cluster else {info.scope}

    def _cluster(self, info: EngineInfo) -> ScopeId | None:
        if info.swarm is None:
            return None
        return info.cluster_scope or self._cluster_of_node.get(info.swarm.node_id)

    def apply(self, batch: Iterable[Change]) -> None:
        assert threading.get_ident() == self._owner, "Store.apply off its thread"
        effective = [c for change in batch for c in self.expand(change) if self._apply_one(c)]
        if self._owners_moved:
            self._owners_moved = False
            effective += self._own_again()
        if effective:
            self.version += 1
            self._tell(effective)

    def _owned(self, change: Upserted) -> Upserted:
        """Lay over an item what adoptions tell; one that it does not touch stays the same."""
        scope = change.ref.scope
        item = owned(change.item, self._tenants,
                     lambda swarm: (swarm and self.cluster_of(scope)) or scope)
        return change if item is change.item else Upserted(change.ref, item)

    def _own_again(self) -> list[Change]:
        """Give everything to the tenants of now; a worker's cluster may have become known, too."""
        found = [self._owned(Upserted(ref, item)) for ref, item in self._items.items()]
        return [one for one in found if self._apply_one(one)]

    def _tell(self, effective: list[Change]) -> None:
        """Tell everybody; a bug of one view, raised afterwards, leaves no other one behind."""
        failed: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(effective)
            except Exception as exc:
                if failed is not None:
                    log.exception("another listener failed")
                failed = failed or exc
        if failed is not None:
            raise failed

    def _apply_one(self, change: Change) -> bool:
        """Apply ``change``; False if nothing differed (so nobody repaints)."""
        match change:
            case Upserted(ref, item):
                if self._items.get(ref) == item:
                    return False
                self._items[ref] = item
                self._by_group[ref.scope, ref.kind].add(ref)
                if ref.kind == "node" and self._cluster_of_node.get(ref.id) != ref.scope:
                    self._cluster_of_node[ref.id] = ref.scope
                    self._index_clusters()
                return True
            case Removed(ref):
                self.pending.pop(ref, None)
                if self._items.pop(ref, None) is None:
                    return False
                self._by_group[ref.scope, ref.kind].discard(ref)
                return True
            case Pending(ref, word):
                return self._apply_pending(ref, word)
            case AppsAdopted(tenants):
                if self._tenants == tenants:
                    return False
                self._tenants, self._owners_moved = tenants, True
                return True
            case EventSeen(event):
                self.events.append(event)
                return True
            case ClusterChanged(scope, trouble):
                before = self.troubles.get(scope, "")
                if trouble:
                    self.troubles[scope] = trouble
                else:
                    self.troubles.pop(scope, None)
                return trouble != before
            case HostDefined() | HostForgotten() | HostChanged():
                return self._apply_host(change)
            case Snapshot():
                raise AssertionError("snapshots are expanded first")

    def _apply_pending(self, ref: Ref, word: str | None) -> bool:
        before = self.pending.get(ref)
        if word is None:
            self.pending.pop(ref, None)
        elif ref in self._items:
            self.pending[ref] = word
        return self.pending.get(ref) != before

    def _apply_host(self, change: HostDefined | HostForgotten | HostChanged) -> bool:
        match change:
            case HostDefined(spec):
                view = self.hosts.get(spec.id)
                if view is None:
                    self.hosts[spec.id] = HostView(spec)
                elif view.spec == spec:
                    return False
                else:
                    view.spec = spec
            case HostChanged(host, status):
                view = self.hosts.get(host)
                if view is None:
                    return False
                if status.info is None:  # says nothing of the engine: it is still the same
                    status = replace(status, info=view.status.info)
                if view.status == status:
                    return False
                view.status = status
            case HostForgotten(host):
                if self.hosts.pop(host, None) is None:
                    return False
        self._index_hosts()
        return True

    def _index_hosts(self) -> None:
        # Replaced at once: the sampler's thread looks groups up meanwhile.
        views: dict[ScopeId, list[HostView]] = {}
        for view in self.hosts.values():
            for scope in view.scopes:
                views.setdefault(scope, []).append(view)
        self._views = views
        live = {s for v in self.hosts.values() if v.status.live for s in v.scopes}
        known = {s for v in self.hosts.values() for s in self.leads(v.status.info)}
        self._stale = known - live
        self._index_clusters()

    def _index_clusters(self) -> None:
        """Note when an engine is found to be a node of a cluster, whose stacks may be adopted."""
        found = {info.scope: self._cluster(info) for view in self.hosts.values()
                 if (info := view.status.info) is not None and info.swarm}
        self._owners_moved |= bool(self._tenants) and found != self._clusters
        self._clusters = found
