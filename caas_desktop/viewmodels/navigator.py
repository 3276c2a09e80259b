"""The model behind the navigator: one tree over all hosts, kept by row signals."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt

from caas_desktop.domain.changes import (
    Change,
    HostChanged,
    HostDefined,
    HostForgotten,
    Pending,
    Removed,
    Upserted,
)
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import HostView, Store
from caas_desktop.viewmodels.looks import NODE_ROLE, node_text
from caas_desktop.viewmodels.node_looks import NodeLooks
from caas_desktop.viewmodels.node_tree import Index, NodeTree, below
from caas_desktop.viewmodels.nodes import Node, Step
from caas_desktop.viewmodels.places import Places, Way

STEP_ROLE = Qt.ItemDataRole.UserRole + 2


class NavigatorModel(NodeTree):
    """Domains and hosts with everything below them.

    With ``accept`` it holds only the resources that it lets through: the view swaps to such a
    second model while the user filters, so that the first keeps its expansion.
    """

    def __init__(self, store: Store, accept: Callable[[Ref, Any], bool] | None = None,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._accept = store, accept
        self.places = Places(store)
        self._looks = NodeLooks(store, self._group_node)
        self._leaves: dict[Ref, list[Node]] = {}
        self._ways: dict[Ref, list[Way]] = {}
        self._counted: dict[Ref, str] = {}
        self._host_nodes: dict[HostId, Node] = {}
        self._stale = store.stale_scopes()
        self._favourites: list[Step] = []
        self._begin()
        self._unsubscribe = store.subscribe(self._on_changes)
        for view in store.hosts.values():
            self._place_host(view)
        for ref, item in store.items().items():
            if accept is None or (ref.kind in KINDS and accept(ref, item)):
                self._place(ref, item)
        self._dirty.clear()

    def close(self) -> None:
        self._unsubscribe()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.step.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return node_text(self._looks.look(node))
            case _ if role == NODE_ROLE:
                return self._looks.look(node)
            case _ if role == STEP_ROLE:
                return node.step
        return None

    # -- for views -----------------------------------------------------------------------

    def set_favourites(self, steps: list[Step]) -> None:
        """Show these above everything else, in this order; none hides the heading."""
        if steps != self._favourites:
            self._favourites = steps
            self._place_favourites()

    def _place_favourites(self) -> None:
        head = self._root.by_key.get(self.places.favourites().key)
        if head is not None:
            self._remove(head)
        for rank, step in enumerate(self._favourites):
            self._ensure((self.places.favourites(), replace(
                step, key=("favourite", step.key), rank=rank)))

    def retranslate(self) -> None:
        """The language changed: build every title anew."""
        self.beginResetModel()
        self._clear()
        self._leaves, self._ways, self._counted, self._host_nodes = {}, {}, {}, {}
        self._stale = self._store.stale_scopes()
        self._quiet = True
        self._begin()
        for view in self._store.hosts.values():
            self._place_host(view)
        for ref, item in self._store.items().items():
            self._place(ref, item)
        self._place_favourites()
        self._quiet = False
        self._dirty.clear()
        self.endResetModel()

    # -- changes -------------------------------------------------------------------------

    def _begin(self) -> None:
        """Set up what is always there."""
        for step in (self.places.domains(), self.places.hosts()):
            self._ensure((step,))
        if self._accept is None:
            self._ensure((self.places.domains(), self.places.domain_step("")))

    def _on_changes(self, changes: list[Change]) -> None:
        for change in changes:
            match change:
                case Upserted(ref, item):
                    self._place(ref, item)
                case Removed(ref):
                    self._displace(ref)
                    if ref.kind == "node":
                        self._retitle(ref.scope)
                case Pending(ref):
                    self._dirty.update(self._leaves.get(ref, ()))
                case HostDefined(spec):
                    self._host_moved(spec.id)
                case HostChanged(host):
                    self._host_moved(host)
                case HostForgotten(host):
                    self._drop_host(host)
                case _:
                    pass
        self._mark_stale()
        favourites = self._root.by_key.get("favourites")
        if favourites is not None and self._dirty:
            self._dirty.update(favourites.children)
        self._tell_dirty()

    def _place(self, ref: Ref, item: Any) -> None:
        if ref.kind not in KINDS:
            return
        if self._accept is not None and not self._accept(ref, item):
            self._displace(ref)
            return
        ways = self.places.ways(ref, item)
        if self._ways.get(ref) != ways:
            self._displace(ref)
            self._ways[ref] = ways
            self._leaves[ref] = [self._ensure(way, ref) for way in ways]
            if ref.kind == "node":
                self._node_joined(ref)
        self._tally(ref, item)

    def _tally(self, ref: Ref, item: Any) -> None:
        leaves = self._leaves.get(ref, [])
        self._dirty.update(leaves)
        if ref.kind != "container":
            return
        status = self._status(ref, item)
        before = self._counted.get(ref)
        if before == status:
            return
        for leaf in leaves:
            if before is not None:
                self._dirty.update(leaf.add(before, -1))
            self._dirty.update(leaf.add(status, 1))
        self._counted[ref] = status

    def _displace(self, ref: Ref) -> None:
        self._ways.pop(ref, None)
        status = self._counted.pop(ref, None)
        for leaf in self._leaves.pop(ref, []):
            if status is not None:
                self._dirty.update(leaf.add(status, -1))
            self._prune(leaf, ref)

    def _prune(self, node: Node, ref: Ref) -> None:
        """Remove a leaf, and every group above it that this leaves empty."""
        if node.ref == ref:
            node.ref = None  # a service's group stays while it has containers
        going: Node | None = None
        while (node.parent is not None and node.ref is None and not self._kept(node)
               and len(node.children) == (going is not None)):
            going, node = node, node.parent
        if going is not None:
            self._remove(going)  # with the chain below it that it was the last to hold

    def _kept(self, node: Node) -> bool:
        return node.step.section or (self._accept is None and (
            node.step.key == ("domain", "") or node in self._host_nodes.values()))

    # -- hosts ---------------------------------------------------------------------------

    def _place_host(self, view: HostView) -> None:
        if self._accept is None:
            self._host_nodes[view.spec.id] = self._ensure(self.places.host_way(view))

    def _host_moved(self, host: HostId) -> None:
        view = self._store.hosts.get(host)
        if view is None:
            return  # forgotten in the same batch
        node = self._host_nodes.get(host)
        way = self.places.host_way(view)
        if node is None:
            self._place_host(view)
        elif self._same_way(node, way):
            if node.step != way[-1]:
                self._rename(node, way[-1])
        else:
            scopes = view.scopes
            self._drop_host(host)
            self._place_host(view)
            self._replace(scopes)
        if host in self._host_nodes:
            self._dirty.add(self._host_nodes[host])

    @staticmethod
    def _same_way(node: Node, way: Way) -> bool:
        return node.path() == tuple(step.key for step in way)

    def _mark_stale(self) -> None:
        """Follow hosts that were lost or came back; nothing else of a host shows on its rows."""
        before, self._stale = self._stale, self._store.stale_scopes()
        for scope in before ^ self._stale:
            self._retally(scope)
            for kind in KINDS:
                for ref in self._store.refs(scope, kind):
                    self._dirty.update(self._leaves.get(ref, ()))

    def _retally(self, scope: ScopeId) -> None:
        """Count all containers of a host anew; what is above them adds up once, not for each."""
        sums: Counter[tuple[Node, str]] = Counter()
        for ref in self._store.refs(scope, "container"):
            status, before = self._status(ref, self._store.get(ref)), self._counted.get(ref)
            if before is None or before == status:
                continue
            self._counted[ref] = status
            for leaf in self._leaves.get(ref, ()):
                leaf.tally.clear()
                leaf.tally[status] = 1
                assert leaf.parent is not None
                sums[leaf.parent, before] -= 1
                sums[leaf.parent, status] += 1
        for (node, status), by in sums.items():
            if by:
                self._dirty.update(node.add(status, by))

    def _status(self, ref: Ref, item: Any) -> str:
        return "stale" if ref.scope in self._stale else str(KINDS[ref.kind].status(item))

    def _replace(self, scopes: Iterable[ScopeId]) -> None:
        for scope in scopes:
            for kind in KINDS:
                for ref in self._store.refs(scope, kind):
                    self._place(ref, self._store.get(ref))

    def _drop_host(self, host: HostId) -> None:
        node = self._host_nodes.get(host)
        if node is None:
            return
        for ref in [leaf.ref for leaf in below(node) if leaf.ref]:
            self._displace(ref)
        del self._host_nodes[host]
        parent = node.parent
        assert parent is not None
        self._remove(node)
        while parent.parent is not None and not parent.children and not self._kept(parent):
            node, parent = parent, parent.parent
            self._remove(node)

    def _node_joined(self, ref: Ref) -> None:
        """A node became known: its cluster may be called otherwise, its worker moves there."""
        self._retitle(ref.scope)
        for view in self._store.hosts.values():
            info = view.status.info
            if info and info.swarm and info.swarm.node_id == ref.id:
                node = self._host_nodes.get(view.spec.id)
                if node and not self._same_way(node, self.places.host_way(view)):
                    self._host_moved(view.spec.id)

    def _retitle(self, cluster: ScopeId) -> None:
        """Its nodes' names changed; another cluster may have been told apart by its name."""
        if self._titled(cluster):
            for other in {ref.scope for ref, _ in self._store.of_kind("node")} - {cluster}:
                self._titled(other)

    def _titled(self, cluster: ScopeId) -> bool:
        """Write the title of a cluster anew, True where that changed something."""
        title = self.places.cluster_title(cluster)
        for leaf in [n for r in self._store.refs(cluster, "node") for n in self._leaves.get(r, ())]:
            node: Node | None = leaf
            while node is not None and node.step.key != ("cluster", cluster):
                node = node.parent
            if node is not None and node.step.title != title:
                self._rename(node, replace(node.step, title=title))
                return True
        return False
