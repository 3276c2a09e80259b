"""What the rows of a list show of their hosts and clusters, to tell whether that changed."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.times import clock_text
from caas_desktop.kinds.base import Kind
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells


@frozen
class ScopeLook:
    """``place`` decides in which groups rows stand, how they are found and sorted by host."""

    place: tuple[object, ...]
    stale: bool
    shown: tuple[object, ...]


class ScopeLooks:
    """Remembers the looks of all scopes that entries lead to."""

    def __init__(self, kind: Kind[Any], store: Store, cells: Cells) -> None:
        self._kind, self._store, self._cells = kind, store, cells
        self._looks: dict[ScopeId, ScopeLook] = {}
        self._of_host: dict[HostId, set[ScopeId]] = {}
        self.remember()

    def remember(self) -> None:
        """Take all looks as they are now."""
        self._of_host = {host: self._store.leads(view.status.info)
                         for host, view in self._store.hosts.items()}
        self._looks = {scope: self._look(scope) for scopes in self._of_host.values()
                       for scope in scopes}

    def changed(self, host: HostId) -> tuple[bool, set[ScopeId], set[ScopeId]]:
        """Return what differs since the last time among the scopes of a host.

        Returns:
            Whether rows may stand elsewhere; the scopes that were lost or came back; and all whose
            rows look different.
        """
        view = self._store.hosts.get(host)
        scopes = self._store.leads(view.status.info) if view else set()
        before, self._of_host[host] = self._of_host.get(host, set()), scopes
        return self._compare(before | scopes, moved=before != scopes)

    def _compare(self, scopes: Iterable[ScopeId], *, moved: bool
                 ) -> tuple[bool, set[ScopeId], set[ScopeId]]:
        turned, other = set(), set()
        for scope in scopes:
            before, now = self._looks.get(scope), self._look(scope)
            self._looks[scope] = now
            if before == now:
                continue
            other.add(scope)
            moved = moved or before is None or before.place != now.place
            if before is None or before.stale != now.stale:
                turned.add(scope)
        return moved, turned, other

    def _look(self, scope: ScopeId) -> ScopeLook:
        store, stale = self._store, self._store.stale(scope)
        routes = store.routes(scope)
        name, environment = self._cells.host_name(Ref(scope, self._kind.key, ""))
        at = routes[0].status.seen_at if stale and routes else None
        place = (name, store.cluster_of(scope), *sorted(view.spec.id for view in routes))
        return ScopeLook(place, stale, (environment, scope in store.troubles,
                                        clock_text(at)[:5] if at else ""))
