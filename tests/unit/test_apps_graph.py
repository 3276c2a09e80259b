"""An app as a graph: what it shows, and how it is arranged."""
from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.groups import Group
from caas_desktop.domain.status import Status
from caas_desktop.viewmodels.app_graph import Edge, Graph, app_graph
from caas_desktop.viewmodels.app_services import AppService
from caas_desktop.viewmodels.graph_layout import GAP_Y, arrange

names = st.sampled_from([f"n{n}" for n in range(14)])


def service(name: str, *networks: str, home: str = "h", **more: Any) -> AppService:
    return AppService(name, Group("service", app="shop", service=name, home=home), f"x/{name}:1",
                      Status.RUNNING, 1, 1, None, (), networks=networks, **more)


def links(graph: Graph, link: str) -> set[tuple[str, str]]:
    title = {node.key: node.title for node in graph.nodes}
    return {(title[e.start], title[e.end]) for e in graph.edges if e.link == link}


@given(st.lists(names, unique=True), st.lists(st.tuples(names, names), max_size=40))
def test_no_node_covers_another_whatever_is_linked(nodes: list[str], edges: list[Any]) -> None:
    found = arrange(dict.fromkeys(nodes, (100.0, 40.0)), edges)
    assert set(found.places) == set(nodes)
    by_layer: dict[float, list[float]] = {}
    for x, y in found.places.values():
        by_layer.setdefault(x, []).append(y)
    for column in by_layer.values():
        column.sort()
        assert all(b - a >= 40 + GAP_Y - 0.01 for a, b in pairwise(column))


@given(st.lists(st.tuples(names, names), max_size=40))
def test_lines_lead_to_the_right_but_for_those_that_close_a_circle(edges: list[Any]) -> None:
    found = arrange({name: (100.0, 40.0) for edge in edges for name in edge}, edges)
    back = [e for e in found.bends if found.places[e[0]][0] >= found.places[e[1]][0]]
    forward = [e for e in found.bends if e not in back]
    assert not back or _has_circle([*forward, *back])


def _has_circle(edges: list[tuple[str, str]]) -> bool:
    after: dict[str, set[str]] = {}
    for start, end in edges:
        after.setdefault(start, set()).add(end)
    def reaches(start: str, end: str, seen: set[str]) -> bool:
        return start == end or any(reaches(o, end, seen | {o})
                                   for o in after.get(start, set()) - seen)
    return any(reaches(end, start, {end}) for start, end in edges)


def test_requests_come_in_at_the_left() -> None:
    found = arrange(dict.fromkeys(("db", "web", "port", "lone"), (100.0, 40.0)),
                    [("web", "db"), ("port", "web")], first=["port"])
    x = {name: place[0] for name, place in found.places.items()}
    assert x["port"] < x["web"] < x["db"]
    assert x["lone"] > x["port"]


def test_fifty_services_become_a_picture_of_a_screens_shape() -> None:
    found = arrange({f"s{n}": (164.0, 50.0) for n in range(50)}, [])
    width = max(x for x, _ in found.places.values()) + 164
    height = (max(y for _, y in found.places.values()) + 50
              - min(y for _, y in found.places.values()))
    assert 0.8 < width / height < 2.5


def test_needs_ports_and_volumes_are_shown() -> None:
    found = app_graph([service("web", ports=("8080→80",), depends_on=("db", "elsewhere")),
                       service("db", volumes=("data",))])
    assert links(found, "needs") == {("web", "db")}
    assert links(found, "leads") == {("Port 8080", "web")}
    assert links(found, "keeps") == {("db", "data")}
    assert not links(app_graph([service("db", volumes=("data",))], volumes=False), "keeps")


def test_a_service_needs_those_beside_it_not_those_of_another_host() -> None:
    found = app_graph([service(name, home=home, depends_on=("db",) if name == "web" else ())
                       for home in ("one", "two") for name in ("web", "db")])
    home = {node.key: node.group.home for node in found.nodes if node.group}
    assert {(home[edge.start], home[edge.end]) for edge in found.edges} == {
        ("one", "one"), ("two", "two")}


def test_a_network_is_shown_only_where_it_tells_something_new() -> None:
    tied = app_graph([service("a", "n", depends_on=("b",)), service("b", "n")])
    assert not links(tied, "shares")
    assert tied.networks == (("n", "series0", 2),)
    two = app_graph([service("a", "n"), service("b", "n"), service("c")])
    assert links(two, "shares") == {("a", "b")}
    three = app_graph([service("a", "n"), service("b", "n", ports=("1→2",)), service("c", "n")])
    assert links(three, "shares") == {("b", "n"), ("n", "a"), ("n", "c")}
    many = app_graph([service(f"s{n}", "n") for n in range(30)])
    assert not links(many, "shares")
    assert all(node.dots for node in many.nodes)


def test_around_a_service_stand_its_neighbours_only() -> None:
    whole = app_graph([service("web", depends_on=("api",)), service("api", depends_on=("db",)),
                       service("db"), service("mail")])
    key = next(node.key for node in whole.nodes if node.title == "api")
    near = whole.around({key})
    assert {node.title for node in near.nodes} == {"web", "api", "db"}
    assert isinstance(near.edges[0], Edge)
