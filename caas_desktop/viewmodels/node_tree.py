"""A tree of nodes as an item model: rows come, go and move one by one, never by a reset."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caas_desktop.domain.groups import Group
from caas_desktop.domain.refs import Ref
from caas_desktop.viewmodels.nodes import Node, Step, sort_key

Index = QModelIndex | QPersistentModelIndex
Way = tuple[Step, ...]

# So many changed rows below one parent are told as one range: a view looks at what it shows of it,
# while each signal of a row costs it a way up through the model.
MANY = 8


class NodeTree(QAbstractItemModel):
    """Holds the nodes; subclasses say what stands where and how it looks.

    ``_dirty`` gathers nodes whose look changed until ``_tell_dirty``; while ``_quiet`` nothing is
    told at all (during a reset).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(Step("", ""), None)
        self._nodes: dict[int, Node] = {}
        self._by_group: dict[Group, Node] = {}
        self._dirty: set[Node] = set()
        self._quiet = False

    def _clear(self) -> None:
        self._root = Node(Step("", ""), None)
        self._by_group, self._nodes = {}, {}
        self._dirty.clear()

    def _group_node(self, group: Group) -> Node | None:
        return self._by_group.get(group)

    # -- Qt ------------------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index = QModelIndex()) -> QModelIndex:
        node = self._node(parent)
        if column == 0 and 0 <= row < len(node.children):
            return self.createIndex(row, 0, node.children[row].id)
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        node = self._node(index)
        if node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self.createIndex(node.parent.row(), 0, node.parent.id)

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

    def again(self, path: Sequence[Hashable], step: Step) -> QModelIndex:
        """Return where the resource or group of ``step`` is now below the head of ``path``.

        It is an invalid index where it is gone, and for steps that are neither.
        """
        head = self._root.by_key.get(path[0])
        if head is None or (step.ref is None and step.group is None):
            return QModelIndex()
        who = (step.ref, step.group, step.kind)
        return next((self._index(node) for node in below(head)
                     if (node.step.ref, node.step.group, node.step.kind) == who), QModelIndex())

    # -- changing ------------------------------------------------------------------------

    def _tell_dirty(self) -> None:
        families: dict[Node, list[Node]] = {}
        for node in self._dirty:
            if node.parent is not None:
                families.setdefault(node.parent, []).append(node)
        self._dirty.clear()
        for nodes in families.values():
            if len(nodes) > MANY:
                ends = min(nodes, key=_sort), max(nodes, key=_sort)
                self.dataChanged.emit(*map(self._index, ends))
            else:
                for node in nodes:
                    index = self._index(node)
                    self.dataChanged.emit(index, index)

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
        for one in [top, *below(top)]:
            self._note(one)
        if not self._quiet:
            self.endInsertRows()
        return leaf

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node.parent is None else self.createIndex(node.row(), 0, node.id)

    def _node(self, index: Index) -> Node:
        """Return the node of an index; the root for none, and for one of a node that is gone.

        An index holds a number, not the node: Qt would not keep a Python object alive.
        """
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def _remove(self, node: Node) -> None:
        assert node.parent is not None
        row = node.row()
        if not self._quiet:
            self.beginRemoveRows(self._index(node.parent), row, row)
        node.parent.detach(node)
        for one in [node, *below(node)]:
            self._forget(one)
        if not self._quiet:
            self.endRemoveRows()

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
        self._forget(node)
        node.step, node.sort = step, sort
        self._note(node)
        parent.children = [*rest[:new], node, *rest[new:]]
        if moves:
            self.endMoveRows()
        self._dirty.add(node)

    def _forget(self, node: Node) -> None:
        self._dirty.discard(node)
        self._nodes.pop(node.id, None)
        if node.step.group is not None and self._by_group.get(node.step.group) is node:
            del self._by_group[node.step.group]

    def _note(self, node: Node) -> None:
        self._nodes[node.id] = node
        step = node.step
        if step.group is not None and not step.kind and not is_favourite(step):
            self._by_group[step.group] = node


def _sort(node: Node) -> tuple[int, str, str]:
    return node.sort


def below(node: Node) -> list[Node]:
    found, waiting = [], list(node.children)
    while waiting:
        one = waiting.pop()
        waiting += one.children
        found.append(one)
    return found


def is_favourite(step: Step) -> bool:
    return isinstance(step.key, tuple) and step.key[0] == "favourite"
