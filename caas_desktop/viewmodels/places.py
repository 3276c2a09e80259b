"""Where each resource stands in the navigator: the ways from the top to it."""
from __future__ import annotations

from itertools import takewhile
from typing import Any

from caas_desktop.domain.groups import (
    ALL,
    Group,
    app_group,
    cluster_group,
    domain_group,
    host_group,
    service_group,
)
from caas_desktop.domain.place import Place
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import HostView, Store
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.nodes import Step

Way = tuple[Step, ...]

# Shorter than this a shared beginning says nothing.
SHARED = 3

# The order below one node: services before loose containers, then what belongs to them.
RANK_GROUP, RANK_LEAF, RANK_LIST = 0, 1, 2
KIND_RANK = {key: rank for rank, key in enumerate(KINDS)}


class Places:
    """Knows the shape of the navigator."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def favourites(self) -> Step:
        return Step("favourites", tr("Favourites"), 0, section=True)

    def domains(self) -> Step:
        return Step("domains", tr("Domains"), 1, section=True, group=ALL)

    def hosts(self) -> Step:
        return Step("hosts", tr("Hosts"), 2, section=True, group=ALL)

    def ways(self, ref: Ref, item: Any) -> list[Way]:
        """Return the ways to a resource: by domain, and by host or cluster."""
        kind = KINDS[ref.kind]
        if kind.key == "task":
            return []  # its container stands there; past tasks would only crowd the tree
        found = [self._by_host(ref, kind, item)]
        if ref.kind in ("container", "service", "volume"):
            found.append(self._by_domain(ref, kind, item))
        return [way for way in found if way]

    def host_way(self, view: HostView) -> Way:
        """Return the way to a host: folder, cluster, host."""
        way = [self.hosts()]
        spec = view.spec
        if spec.folder:
            way.append(Step(("folder", spec.folder), spec.folder, 0, "folder",
                            group=Group("folder", folder=spec.folder)))
        cluster = self._cluster_of(view)
        if cluster is not None:
            way.append(self._cluster_step(cluster))
        info = view.status.info
        scope = info.scope if info else ""
        way.append(Step(("host", spec.id), spec.name, 1, "host",
                        group=host_group(spec.id, scope)))
        return tuple(way)

    def _cluster_of(self, view: HostView) -> ScopeId | None:
        info = view.status.info
        return self._store.cluster_of(info.scope) if info else None

    def _cluster_step(self, scope: ScopeId) -> Step:
        return Step(("cluster", scope), self.cluster_title(scope), 0, "cluster",
                    note=tr("cluster"), group=cluster_group(scope))

    def cluster_title(self, scope: ScopeId) -> str:
        """Return a short name, as Swarm gives its clusters none: what its nodes' names share.

        Of two clusters with one name each is told by its first node, too.
        """
        names: dict[ScopeId, list[str]] = {scope: []}
        for ref, item in self._store.of_kind("node"):
            names.setdefault(ref.scope, []).append(item.hostname)
        title, own = _shared(names[scope]), names.pop(scope)
        if not own:
            return scope.removeprefix("swarm:")[:8]
        same = any(_shared(others) == title for others in names.values())
        return f"{title} ({min(own)})" if same else title

    def _by_host(self, ref: Ref, kind: Kind[Any], item: Any) -> Way:
        name = kind.name(item)
        view = self.home(ref.scope)
        if kind.scope == "cluster":
            if view is None:
                return ()
            way: Way = (*self.host_way(view)[:-1],)
            if not way or way[-1].key != ("cluster", ref.scope):
                way = (*way, self._cluster_step(ref.scope))
            group = cluster_group(ref.scope)
        else:
            if view is None:
                return ()
            way, group = self.host_way(view), host_group(view.spec.id, ref.scope)
        rank = 10 + KIND_RANK[kind.key]
        listing = Step(("kind", kind.key), tr(kind.title), rank, kind.icon, group=group,
                       kind=kind.key)
        return (*way, listing, Step(ref, name, RANK_LEAF, kind.icon, ref=ref))

    def home(self, scope: ScopeId) -> HostView | None:
        """Return the entry under which a scope's content stands: the first that leads there."""
        return next((v for v in self._store.hosts.values() if scope in v.scopes), None)

    def _by_domain(self, ref: Ref, kind: Kind[Any], item: Any) -> Way:
        place: Place = kind.place(item)
        if self.home(ref.scope) is None:
            return ()
        home = self._store.home_of(ref, place)
        way: list[Step] = [self.domains(), self.domain_step(place.tenant)]
        app, service = app_group(place, home), service_group(place, home)
        if app is not None:
            way.append(Step(app, place.app, RANK_GROUP, "app", note=tr("app"), group=app))
        if kind.key == "volume":
            group = app or domain_group(place.tenant)
            way.append(Step(("kind", "volume"), tr(kind.title), RANK_LIST, kind.icon,
                            group=group, kind="volume"))
        elif service is not None:
            way.append(Step(service, place.service, RANK_GROUP, "service", group=service))
        if kind.key == "service":
            # The service is its group: nothing stands below it but its containers.
            return tuple(way)
        return (*way, Step(ref, kind.name(item), RANK_LEAF, kind.icon, ref=ref))

    def domain_step(self, tenant: str) -> Step:
        title = tenant or tr("Public domain")
        icon = "tenant" if tenant else "globe"
        return Step(("domain", tenant), title, 1 if tenant else 0, icon,
                    group=domain_group(tenant))


def _shared(names: list[str]) -> str:
    """Return what all names begin with, else the first; "" for none."""
    if len(names) > 1:
        # What the first and the last share, all share.
        pairs = zip(min(names), max(names), strict=False)
        same = takewhile(lambda pair: pair[0] == pair[1], pairs)
        shared = "".join(one for one, _ in same).rstrip("-_.0123456789")
        if len(shared) >= SHARED:
            return shared
    return min(names, default="")
