"""What the dialogs of routes offer: where a route may lead, where an edge may stand."""
from __future__ import annotations

from collections.abc import Collection

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import SWARM_SERVICE_ID
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.routes.networks import EDGE_NETWORK, PART, edge_network
from caas_desktop.operations.routes.table import owner_name, owners_of
from caas_desktop.operations.store import HostView, Store
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr


@frozen
class Owner:
    """A service that a route may lead to. ``warning`` tells what giving it one does."""

    refs: tuple[Ref, ...]
    name: str
    title: str
    tenant: str
    port: int
    warning: str

    @property
    def swarm(self) -> bool:
        return self.refs[0].kind == "service"


@frozen
class EdgePlace:
    scope: ScopeId
    title: str
    swarm: bool


def owners(context: Context) -> list[Owner]:
    """Return every service on a connected, writable cluster or host, by name."""
    store = context.store
    found: dict[tuple[Ref, ...], Owner] = {}
    for kind in ("service", "container"):
        for ref, item in store.of_kind(kind):
            if PART in item.labels or not _writable(store, ref.scope):
                continue
            if kind == "container" and SWARM_SERVICE_ID in item.labels:
                continue
            refs = owners_of(store, ref)
            if refs and refs not in found:
                found[refs] = _owner(context, refs)
    return sorted(found.values(), key=lambda owner: owner.title.casefold())


def _owner(context: Context, refs: tuple[Ref, ...]) -> Owner:
    store, first = context.store, refs[0]
    item = store.get(first)
    assert item is not None
    place = KINDS[first.kind].place(item)
    name = item.name if first.kind == "service" else owner_name(store, first)
    where = context.cells.host_name(first)[0]
    if first.kind == "container":
        warning = tr("Labels cannot be changed: {count} containers are replaced one by one. What "
                     "they wrote outside volumes is lost.").format(count=len(refs))
    else:
        warning = _joining(store, first.scope, edge_network(place.tenant), item.networks)
    return Owner(refs, name, f"{name}  ·  {where}", place.tenant, _port(item), warning)


def _joining(store: Store, scope: ScopeId, name: str, joined: Collection[str]) -> str:
    """Return what it takes to get a Swarm service, by its ``joined`` networks, to the edge."""
    known = {ref.id for view in store.routes(scope) for view_scope in view.scopes
             for ref in store.refs(view_scope, "network")
             if (found := store.get(ref)) is not None and found.name == name}
    if known.intersection(joined) or name in joined:
        return ""
    words = tr("It joins the network {name}: its tasks are replaced by its update "
               "policy.").format(name=name)
    if not known and name != EDGE_NETWORK:
        words += " " + tr("So does the edge: the managers' ports answer nothing for some seconds, "
                          "one after the other.")
    return words


def _port(item: object) -> int:
    """Return the first inner port that is known, 0 for none."""
    for port in getattr(item, "ports", ()):
        private = getattr(port, "private", None)
        if private is None and isinstance(port, str):
            word = port.rpartition("→")[2]
            private = int(word) if word.isdigit() else 0
        if private:
            return int(private)
    return 0


def places(context: Context) -> list[EdgePlace]:
    """Return where an edge can be set up: clusters, and hosts outside of any."""
    store = context.store
    found: dict[ScopeId, EdgePlace] = {}
    for view in store.hosts.values():
        info = view.status.info
        if info is None or not _may(view) or (info.swarm and not info.cluster_scope):
            continue
        scope = info.cluster_scope or info.scope
        ref = Ref(scope, "service" if info.cluster_scope else "container", "")
        found.setdefault(scope, EdgePlace(scope, context.cells.host_name(ref)[0],
                                          info.cluster_scope is not None))
    return sorted(found.values(), key=lambda place: place.title.casefold())


def managers(context: Context, scope: ScopeId) -> list[tuple[str, str]]:
    """Return name and id of each manager of a cluster, that which we are connected to first."""
    store = context.store
    here = [info.swarm.node_id for view in store.routes(scope)
            if (info := view.status.info) is not None and info.swarm is not None]
    nodes = [node for ref in store.refs(scope, "node")
             if (node := store.get(ref)) is not None and node.role == "manager"]
    return [(node.hostname, node.id) for node in sorted(
        nodes, key=lambda node: (node.id not in here[:1], node.hostname))]


def _writable(store: Store, scope: ScopeId) -> bool:
    return any(_may(view) for view in store.routes(scope))


def _may(view: HostView) -> bool:
    return view.status.live and not view.spec.read_only
