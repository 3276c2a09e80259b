"""Arranges a graph in layers from left to right, as Sugiyama, Tagawa and Toda (1981) do.

Edges that close a circle are turned round, every node gets a layer behind those that lead to it,
crossings are lessened by the mean place of the neighbours, and long edges bend between nodes.
"""
from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from caas_desktop.domain.frozen import frozen

Edge = tuple[str, str]
Point = tuple[float, float]
Size = tuple[float, float]

GAP_X, GAP_Y = 56.0, 18.0
BEND = 10.0  # height kept free where an edge passes a layer
LOWEST_CAP = 6  # nodes of a layer; more only where the whole is large
WIDE = 2.5  # rows for each column, so that many nodes fill a screen
SWEEPS = 6
LIGHT = 0.01  # weight of what has no neighbour: it gives way


@frozen
class Layout:
    """``places`` are top left corners; ``bends`` the points of an edge between its ends."""

    places: dict[str, Point]
    bends: dict[Edge, tuple[Point, ...]]


@dataclass(slots=True)
class _Work:
    sizes: dict[str, Size]
    layers: list[list[str]] = field(default_factory=list)
    before: dict[str, list[str]] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=dict)
    chains: dict[Edge, list[str]] = field(default_factory=dict)
    middles: dict[str, float] = field(default_factory=dict)

    def link(self, start: str, end: str) -> None:
        self.after.setdefault(start, []).append(end)
        self.before.setdefault(end, []).append(start)


def arrange(sizes: Mapping[str, Size], edges: Sequence[Edge], first: Collection[str] = ()
            ) -> Layout:
    """Return where everything stands; ``first`` are the nodes of the leftmost layer.

    Edges to nodes without a size are left out, as are edges of a node to itself.
    """
    known = [e for e in dict.fromkeys(edges) if e[0] in sizes and e[1] in sizes and e[0] != e[1]]
    forward = _without_circles(list(sizes), known)
    ranks = _ranks(list(sizes), list(forward.values()), set(first))
    work = _Work(dict(sizes))
    work.layers = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for name, rank in ranks.items():
        work.layers[rank].append(name)
    for edge, (start, end) in forward.items():
        _chain(work, edge, start, end, ranks)
    _order(work)
    _place(work)
    return _layout(work, forward)


def _without_circles(names: Sequence[str], edges: Sequence[Edge]) -> dict[Edge, Edge]:
    """Return each edge as it is laid out: turned round where it would close a circle."""
    after: dict[str, list[str]] = {name: [] for name in names}
    for start, end in edges:
        after[start].append(end)
    state: dict[str, int] = {}  # 1: on the way, 2: done
    back: set[Edge] = set()
    for root in names:
        stack = [(root, iter(after[root]))] if root not in state else []
        state.setdefault(root, 1)
        while stack:
            name, rest = stack[-1]
            for other in rest:
                if state.get(other) == 1:
                    back.add((name, other))
                elif other not in state:
                    state[other] = 1
                    stack.append((other, iter(after[other])))
                    break
            else:
                state[name] = 2
                stack.pop()
    return {edge: edge[::-1] if edge in back else edge for edge in edges}


def _ranks(names: Sequence[str], edges: Sequence[Edge], first: set[str]) -> dict[str, int]:
    """Give each node the first layer behind its predecessors that has room."""
    cap = max(LOWEST_CAP, math.ceil(math.sqrt(WIDE * len(names))))
    after: dict[str, list[str]] = {name: [] for name in names}
    open_ = dict.fromkeys(names, 0)
    for start, end in edges:
        after[start].append(end)
        open_[end] += 1
    linked = {name for edge in edges for name in edge}
    lowest = {name: 0 if name in first or not first else 1 for name in names}
    alone = [name for name in names if name not in linked]
    ready = [name for name in names if not open_[name] and name in linked]
    ready.sort(key=lambda name: name not in first)
    ranks: dict[str, int] = {}
    used: dict[int, int] = {}
    for name in _then(ready, alone):
        rank = lowest[name]
        while used.get(rank, 0) >= cap:
            rank += 1
        ranks[name] = rank
        used[rank] = used.get(rank, 0) + 1
        for other in after[name]:
            lowest[other] = max(lowest[other], rank + 1)
            open_[other] -= 1
            if not open_[other]:
                ready.append(other)
    return ranks


def _then(ready: list[str], alone: Sequence[str]) -> Iterator[str]:
    """Yield what is ready, also what is added meanwhile, and then what nothing is linked to."""
    yield from ready
    yield from alone


def _chain(work: _Work, edge: Edge, start: str, end: str, ranks: Mapping[str, int]) -> None:
    """Link two nodes, by way of a bend in each layer between them."""
    chain = [start]
    for rank in range(ranks[start] + 1, ranks[end]):
        bend = f"\0{edge[0]}\0{edge[1]}\0{rank}"
        work.sizes[bend] = (0.0, BEND)
        work.layers[rank].append(bend)
        chain.append(bend)
    chain.append(end)
    for one, other in pairwise(chain):
        work.link(one, other)
    work.chains[edge] = chain


def _order(work: _Work) -> None:
    for sweep in range(SWEEPS):
        ahead = sweep % 2 == 0
        layers = work.layers if ahead else work.layers[::-1]
        near = work.before if ahead else work.after
        at: dict[str, float] = {name: n for n, name in enumerate(layers[0])} if layers else {}
        for layer in layers[1:]:
            here = {name: n for n, name in enumerate(layer)}
            layer.sort(key=lambda name: _mean([at[o] for o in near.get(name, ()) if o in at],
                                              here[name]))
            at = {name: n for n, name in enumerate(layer)}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _place(work: _Work) -> None:
    """Find the middle of each node: near its neighbours', without touching the next one."""
    for layer in work.layers:
        _settle(work, layer, [0.0] * len(layer), [1.0] * len(layer))
    for sweep in range(SWEEPS):
        ahead = sweep % 2 == 0
        near = work.before if ahead else work.after
        for layer in work.layers if ahead else work.layers[::-1]:
            some = [[work.middles[o] for o in near.get(name, ())] for name in layer]
            _settle(work, layer, [_mean(s, 0.0) for s in some],
                    [1.0 if s else LIGHT for s in some])


def _settle(work: _Work, layer: Sequence[str], wanted: Sequence[float], weights: Sequence[float]
            ) -> None:
    """Put a layer as near to ``wanted`` as its order and the gaps allow (least squares).

    Neighbours that would touch become one block, which stands at their mean (the pool of
    adjacent violators).
    """
    offsets = [0.0]
    for above, below in pairwise(layer):
        offsets.append(offsets[-1] + (work.sizes[above][1] + work.sizes[below][1]) / 2 + GAP_Y)
    blocks: list[tuple[float, float, int]] = []  # mean, weight, number of nodes
    for n in range(len(layer)):
        mean, weight, count = wanted[n] - offsets[n], weights[n], 1
        while blocks and blocks[-1][0] >= mean:
            other, heavy, more = blocks.pop()
            mean = (mean * weight + other * heavy) / (weight + heavy)
            weight, count = weight + heavy, count + more
        blocks.append((mean, weight, count))
    means = [mean for mean, _, count in blocks for _ in range(count)]
    for name, mean, offset in zip(layer, means, offsets, strict=True):
        work.middles[name] = mean + offset


def _layout(work: _Work, forward: Mapping[Edge, Edge]) -> Layout:
    places: dict[str, Point] = {}
    centres: dict[str, Point] = {}
    x = 0.0
    for layer in work.layers:
        width = max((work.sizes[name][0] for name in layer), default=0.0)
        for name in layer:
            w, h = work.sizes[name]
            places[name] = (x + (width - w) / 2, work.middles[name] - h / 2)
            centres[name] = (x + width / 2, work.middles[name])
        x += width + GAP_X
    bends: dict[Edge, tuple[Point, ...]] = {}
    for edge, chain in work.chains.items():
        points = tuple(centres[name] for name in chain[1:-1])
        bends[edge] = points if forward[edge] == edge else points[::-1]
    return Layout({n: p for n, p in places.items() if not n.startswith("\0")}, bends)
