"""The model behind the navigator: one tree over all hosts, kept by row signals."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

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
from caas_desktop.viewmodels.nodes import Node, Step, sort_key
from caas_desktop.viewmodels.places import Places, Way

Index = QModelIndex | QPersistentModelIndex
STEP_ROLE = Qt.ItemDataRole.UserRole + 2


class NavigatorModel(QAbstractItemModel):
    """Domains and hosts with everything below them.

    With ``accept`` it holds only the resources that it lets through: the view swaps to such a
    second model while the user filters, so that the first keeps its expansion.
    """

    def __init__(self, store: Store, accept: Callable[[Ref, Any], bool] | None = None,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._accept = store, accept
        self.places = Places(store)
        self._looks = NodeLooks(store)
        self._root = Node(Step("", ""), None)
        self._leaves: dict[Ref, list[Node]] = {}
        self._ways: dict[Ref, list[Way]] = {}
        self._counted: dict[Ref, str] = {}
        self._host_nodes: dict[HostId, Node] = {}
        self._favourites: dict[Ref, Node] = {}
        self._dirty: set[Node] = set()
        for step in (self.places.domains(), self.places.hosts()):
            self._root.attach(Node(step, self._root))
        if accept is None:
            self._ensure((self.places.domains(), self.places.domain_step("")))
        self._unsubscribe = store.subscribe(self._on_changes)
        for view in store.hosts.values():
            self._place_host(view)
        for ref, item in store.items().items():
            self._place(ref, item)
        self._dirty.clear()

    def close(self) -> None:
        self._unsubscribe()

    # -- Qt ------------------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index = QModelIndex()) -> QModelIndex:
        node = self._node(parent)
        if column == 0 and 0 <= row < len(node.children):
            return self.createIndex(row, 0, node.children[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        node = self._node(index)
        if node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self.createIndex(node.parent.row(), 0, node.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._node(index).step.section:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

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

    def path(self, index: Index) -> tuple[Any, ...]:
        return self._node(index).path()

    def find(self, path: Iterable[Any]) -> QModelIndex:
        """Return the index of a ``path``, an invalid one if it is not there (yet)."""
        node = self._root
        for key in path:
            child = node.by_key.get(key)
            if child is None:
                return QModelIndex()
            node = child
        return self._index(node)

    def indexes_of(self, ref: Ref) -> list[QModelIndex]:
        return [self._index(node) for node in self._leaves.get(ref, ())]

    def retranslate(self) -> None:
        """The language changed: build every title anew."""
        self.beginResetModel()
        self._root = Node(Step("", ""), None)
        self._leaves, self._ways, self._counted, self._host_nodes = {}, {}, {}, {}
        for step in (self.places.domains(), self.places.hosts()):
            self._root.attach(Node(step, self._root))
        if self._accept is None:
            self._attach_quietly((self.places.domains(), self.places.domain_step("")))
        self._quiet = True
        for view in self._store.hosts.values():
            self._place_host(view)
        for ref, item in self._store.items().items():
            self._place(ref, item)
        self._quiet = False
        self._dirty.clear()
        self.endResetModel()

    # -- changes -------------------------------------------------------------------------

    _quiet = False

    def _on_changes(self, changes: list[Change]) -> None:
        for change in changes:
            match change:
                case Upserted(ref, item):
                    self._place(ref, item)
                case Removed(ref):
                    self._displace(ref)
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
        for node in self._dirty:
            if node.parent is not None:
                index = self._index(node)
                self.dataChanged.emit(index, index)
        self._dirty.clear()

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
        status = "stale" if self._store.stale(ref.scope) else str(KINDS[ref.kind].status(item))
        before = self._counted.get(ref)
        if before == status:
            return
        for leaf in leaves:
            if before is not None:
                self._dirty.update(leaf.count(before, -1))
            self._dirty.update(leaf.count(status, 1))
        self._counted[ref] = status

    def _displace(self, ref: Ref) -> None:
        self._ways.pop(ref, None)
        status = self._counted.pop(ref, None)
        for leaf in self._leaves.pop(ref, []):
            if status is not None:
                self._dirty.update(leaf.count(status, -1))
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

    def _remove(self, node: Node) -> None:
        assert node.parent is not None
        row = node.row()
        if not self._quiet:
            self.beginRemoveRows(self._index(node.parent), row, row)
        node.parent.detach(node)
        if not self._quiet:
            self.endRemoveRows()
        self._dirty.discard(node)

    # -- hosts ---------------------------------------------------------------------------

    def _place_host(self, view: HostView) -> None:
        if self._accept is None:
            self._host_nodes[view.spec.id] = self._ensure(self.places.host_way(view))

    def _host_moved(self, host: HostId) -> None:
        view = self._store.hosts[host]
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
        self._retally(view.scopes)
        # A stale mark shows on every row of the host.
        for scope in view.scopes:
            for kind in KINDS:
                for ref in self._store.refs(scope, kind):
                    self._dirty.update(self._leaves.get(ref, ()))
        if host in self._host_nodes:
            self._dirty.add(self._host_nodes[host])

    @staticmethod
    def _same_way(node: Node, way: Way) -> bool:
        return node.path() == tuple(step.key for step in way)

    def _retally(self, scopes: Iterable[ScopeId]) -> None:
        for scope in scopes:
            for ref in self._store.refs(scope, "container"):
                self._tally(ref, self._store.get(ref))

    def _replace(self, scopes: Iterable[ScopeId]) -> None:
        for scope in scopes:
            for kind in KINDS:
                for ref in self._store.refs(scope, kind):
                    self._place(ref, self._store.get(ref))

    def _drop_host(self, host: HostId) -> None:
        node = self._host_nodes.get(host)
        if node is None:
            return
        for ref in [leaf.ref for leaf in _leaves_below(node) if leaf.ref]:
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
        title = self.places.cluster_title(cluster)
        for leaf in [n for r in self._store.refs(cluster, "node") for n in self._leaves.get(r, ())]:
            node: Node | None = leaf
            while node is not None and node.step.key != ("cluster", cluster):
                node = node.parent
            if node is not None and node.step.title != title:
                self._rename(node, replace(node.step, title=title))

    def _rename(self, node: Node, step: Step) -> None:
        """Give a node another title; it moves to where that sorts."""
        parent = node.parent
        assert parent is not None
        old = node.row()
        rest = [child for child in parent.children if child is not node]
        sort = sort_key(step)
        new = bisect_left(rest, sort, key=lambda child: child.sort)
        moves = new != old and not self._quiet
        if moves:
            above = self._index(parent)
            self.beginMoveRows(above, old, old, above, new + (new > old))
        node.step, node.sort = step, sort
        parent.children = [*rest[:new], node, *rest[new:]]
        if moves:
            self.endMoveRows()
        self._dirty.add(node)

    # -- nodes ---------------------------------------------------------------------------

    def _ensure(self, way: Way, ref: Ref | None = None) -> Node:
        """Return the node at the end of ``way``, made with what is missing above it.

        What is missing is built aside and inserted as one row.
        """
        node = self._root
        for place, step in enumerate(way):
            child = node.by_key.get(step.key)
            if child is None:
                node = self._insert(node, way[place:])
                break
            node = child
        if ref is not None:
            node.ref = ref
        return node

    def _attach_quietly(self, way: Way) -> None:
        self._quiet = True
        self._ensure(way)
        self._quiet = False

    def _insert(self, parent: Node, steps: Way) -> Node:
        top = leaf = Node(steps[0], parent)
        for step in steps[1:]:
            child = Node(step, leaf)
            leaf.attach(child)
            leaf = child
        row = parent.place(top.sort)
        if not self._quiet:
            self.beginInsertRows(self._index(parent), row, row)
        parent.attach(top)
        if not self._quiet:
            self.endInsertRows()
        return leaf

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node.parent is None else self.createIndex(node.row(), 0, node)

    def _node(self, index: Index) -> Node:
        if not index.isValid():
            return self._root
        found = index.internalPointer()
        assert isinstance(found, Node)
        return found


def _leaves_below(node: Node) -> list[Node]:
    found, waiting = [], [node]
    while waiting:
        one = waiting.pop()
        waiting += one.children
        if one.ref is not None:
            found.append(one)
    return found
