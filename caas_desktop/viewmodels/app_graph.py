"""An app as a graph: who answers under which name or port, who needs whom, who keeps what."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.groups import Group
from caas_desktop.operations.routes.table import RouteEntry
from caas_desktop.viewmodels.app_services import AppService
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.words import status_word

Sort = Literal["route", "port", "service", "network", "volume"]
Link = Literal["leads", "needs", "shares", "keeps"]
"""A name or port leads to a service, which needs another, shares a network, keeps a volume."""

# In a larger app networks of many would only cover the rest with lines: dots tell them.
FEW = 12
COLOURS = 10  # of series
FAR = 10_000


@frozen
class Node:
    """``note`` is the second line, ``badge`` short words at the right ("2/3").

    ``dots`` are the colours of the networks that a service is in. ``group`` is a service's.
    """

    key: str
    sort: Sort
    title: str
    note: str = ""
    status: str = ""
    badge: str = ""
    dots: tuple[str, ...] = ()
    colour: str = ""
    group: Group | None = None

    @property
    def spoken(self) -> str:
        words = status_word(self.status) if self.status else ""
        return ", ".join(part for part in (self.title, self.note, words, self.badge) if part)


@frozen
class Edge:
    start: str
    end: str
    link: Link
    colour: str = "text3"
    words: str = ""


@frozen
class Graph:
    """``networks`` are (name, colour, number of services) for the legend."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    networks: tuple[tuple[str, str, int], ...] = ()

    @property
    def entries(self) -> list[str]:
        """What stands at the left: names and ports."""
        return [node.key for node in self.nodes if node.sort in ("route", "port")]

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides where everything stands; the rest may change in place."""
        return tuple((n.key, n.title) for n in self.nodes), self.edges

    def around(self, keys: Collection[str]) -> Graph:
        """Return these nodes, what they are linked to, and over a network whom they meet."""
        joints = {node.key for node in self.nodes if node.sort == "network"}
        near = set(keys) | {key for e in self.edges for key in (e.start, e.end)
                            if e.start in keys or e.end in keys}
        met = near & joints
        near |= {key for e in self.edges for key in (e.start, e.end)
                 if e.start in met or e.end in met}
        dots = {dot for node in self.nodes if node.key in keys for dot in node.dots}
        return Graph(tuple(node for node in self.nodes if node.key in near),
                     tuple(e for e in self.edges if e.start in near and e.end in near),
                     tuple(one for one in self.networks if one[1] in dots))


def app_graph(services: Sequence[AppService], routes: Iterable[RouteEntry] = (), *,
              volumes: bool = True) -> Graph:
    """Return the graph of an app's services; ``routes`` may be those of others, too."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    by_name = {(one.group.home, one.name): one for one in services}
    members = _members(services)
    colours = {name: f"series{n % COLOURS}" for n, name in enumerate(members)}
    for entry in routes:
        _add_route(nodes, edges, by_name, entry)
    for one in services:
        nodes.append(_service(one, tuple(colours[n] for n in one.networks if n in colours)))
        for port in one.ports:
            key = f"port {port}"
            outside, _, inside = port.partition("→")
            nodes.append(Node(key, "port", tr("Port {port}").format(port=outside), f"→ {inside}"))
            edges.append(Edge(key, _key(one), "leads", "accent_text"))
        edges += [Edge(_key(one), _key(other), "needs", "text2",
                       tr("{one} needs {other}").format(one=one.name, other=other.name))
                  for name in one.depends_on if (other := by_name.get((one.group.home, name)))]
        for name in one.volumes if volumes else ():
            if all(node.key != f"volume {name}" for node in nodes):
                nodes.append(Node(f"volume {name}", "volume", _bare(one, name)))
            edges.append(Edge(_key(one), f"volume {name}", "keeps"))
    _add_networks(nodes, edges, members, colours, len(services))
    legend = tuple((_bare(some[0], name), colours[name], len(some))
                   for name, some in members.items())
    return Graph(tuple({node.key: node for node in nodes}.values()), tuple(edges), legend)


def _key(one: AppService) -> str:
    return f"service {one.group.home} {one.name}"


def _bare(one: AppService, name: str) -> str:
    """Return the name of a network or volume as the app's file has it."""
    return name.removeprefix(f"{one.group.app}_") or name


def _service(one: AppService, dots: tuple[str, ...]) -> Node:
    return Node(_key(one), "service", one.name, one.image.rpartition("/")[2],
                "stale" if one.stale else one.status, one.replicas_text, dots, group=one.group)


def _members(services: Sequence[AppService]) -> dict[str, list[AppService]]:
    """Return the networks with whom they link, those of fewest services first."""
    found: dict[str, list[AppService]] = {}
    for one in services:
        for name in one.networks:
            found.setdefault(name, []).append(one)
    return dict(sorted(found.items(), key=lambda item: (len(item[1]), item[0])))


def _add_route(nodes: list[Node], edges: list[Edge],
               by_name: dict[tuple[str, str], AppService], entry: RouteEntry) -> None:
    one = next((some for (_, name), some in by_name.items() if name == entry.place.service
                and set(entry.owners) & {some.service, *some.containers}), None)
    if one is None:
        return
    port = f":{entry.route.port}" if entry.route.port else ""
    key = f"route {entry.route.router}"
    nodes.append(Node(key, "route", entry.route.title, port))
    edges.append(Edge(key, _key(one), "leads", "accent_text"))
    canary = entry.route.spec.canary if entry.route.spec else None
    other = by_name.get((one.group.home, canary.service)) if canary else None
    if canary and other is not None:
        edges.append(Edge(key, _key(other), "leads", "accent_text", f"{canary.percent} %"))


def _add_networks(nodes: list[Node], edges: list[Edge], members: dict[str, list[AppService]],
                  colours: dict[str, str], total: int) -> None:
    """Link who shares a network: two by a line, more by way of a node of the network.

    Lines go away from where requests come in, so that the graph reads from left to right.
    """
    needed = [(e.start, e.end) for e in edges if e.link == "needs"]
    far = _distances(edges, members)
    for name, some in members.items():
        keys = sorted(map(_key, some), key=lambda key: (far.get(key, FAR), key))
        if len(keys) < 2 or _linked(keys, needed):
            continue
        if len(keys) == 2:
            edges.append(Edge(keys[0], keys[1], "shares", colours[name], name))
        elif total <= FEW:
            joint = f"network {name}"
            nodes.append(Node(joint, "network", _bare(some[0], name), colour=colours[name]))
            nearest = far.get(keys[0], FAR)
            for key in keys:
                ends = (key, joint) if far.get(key, FAR) == nearest else (joint, key)
                edges.append(Edge(*ends, "shares", colours[name], name))


def _linked(keys: Sequence[str], edges: Sequence[tuple[str, str]]) -> bool:
    """Tell whether edges among ``keys`` connect all of them: then a network says nothing new."""
    near: dict[str, set[str]] = {key: set() for key in keys}
    for start, end in edges:
        if start in near and end in near:
            near[start].add(end)
            near[end].add(start)
    ready = [keys[0]]
    for key in ready:  # grows while it is read
        ready += near[key].difference(ready)
    return len(ready) == len(keys)


def _distances(edges: Sequence[Edge], members: dict[str, list[AppService]]) -> dict[str, int]:
    """Return over how many links a request comes to each service; the unreached are missing."""
    found = {edge.end: 0 for edge in edges if edge.link == "leads"}
    needs: dict[str, set[str]] = {}
    for edge in edges:
        if edge.link == "needs":
            needs.setdefault(edge.start, set()).add(edge.end)
    for some in members.values():
        for one in some:
            needs.setdefault(_key(one), set()).update(map(_key, some))
    ready = list(found)
    for key in ready:  # grows while it is read
        for other in sorted(needs.get(key, ())):
            if other not in found:
                found[other] = found[key] + 1
                ready.append(other)
    return found
