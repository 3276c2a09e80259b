"""The nodes of the navigator: a sorted tree with a tally of container statuses in each node."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import count
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.groups import Group
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import ALIVE, TROUBLE


@frozen
class Step:
    """One step of the way to a node: who it is, where it sorts, what it shows by itself.

    ``key`` is unique among its siblings; ``rank`` sorts before the title. A step stands for a
    group, for the ``kind`` list of a group, for one resource, or is a mere heading.
    """

    key: Hashable
    title: str
    rank: int = 0
    icon: str = ""
    note: str = ""
    group: Group | None = None
    kind: str = ""
    ref: Ref | None = None
    section: bool = False


_ids = count(1)


def sort_key(step: Step) -> tuple[int, str, str]:
    """Return what siblings are ordered by."""
    return step.rank, step.title.casefold(), str(step.key)


class Node:
    """A node; ``tally`` counts the containers below by status (and by "stale")."""

    __slots__ = ("by_key", "children", "id", "parent", "ref", "sort", "step", "tally")

    def __init__(self, step: Step, parent: Node | None) -> None:
        self.step, self.parent = step, parent
        self.id = next(_ids)
        self.sort = sort_key(step)
        self.children: list[Node] = []
        self.by_key: dict[Hashable, Node] = {}
        self.tally: Counter[str] = Counter()
        self.ref: Ref | None = step.ref

    def row(self) -> int:
        """Return the place among the siblings."""
        assert self.parent is not None
        return self.parent.place(self.sort)

    def place(self, sort: tuple[int, str, str]) -> int:
        """Return where a child that sorts as ``sort`` is, or belongs."""
        return bisect_left(self.children, sort, key=lambda node: node.sort)

    def attach(self, child: Node) -> None:
        self.children.insert(self.place(child.sort), child)
        self.by_key[child.step.key] = child

    def detach(self, child: Node) -> None:
        del self.children[child.row()]
        del self.by_key[child.step.key]

    def add(self, status: str, by: int) -> Iterator[Node]:
        """Add to the tally here and in every ancestor; yields the nodes that changed."""
        node: Node | None = self
        while node is not None:
            node.tally[status] += by
            if not node.tally[status]:
                del node.tally[status]
            yield node
            node = node.parent

    @property
    def total(self) -> int:
        return sum(self.tally.values())

    @property
    def alive(self) -> int:
        return sum(self.tally[status] for status in ALIVE)

    @property
    def troubled(self) -> int:
        return sum(self.tally[status] for status in TROUBLE)

    def path(self) -> tuple[Any, ...]:
        """Return the keys from the top, for remembering what was expanded."""
        keys: list[Any] = []
        node: Node = self
        while node.parent is not None:
            keys.append(node.step.key)
            node = node.parent
        return tuple(reversed(keys))
