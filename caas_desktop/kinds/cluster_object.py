"""What secrets and configs of a Swarm cluster share: names, labels and dates, never the data."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar

from caas_desktop.domain.clean import clean_labels, mapping, text, whole
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import Place, place_of
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Json, Kind, short_id
from caas_desktop.kinds.memory import recaller, rememberer


@frozen
class ClusterObject:
    """Times are epoch seconds."""

    id: str
    name: str
    created: float | None
    updated: float | None
    version: int
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> Place:
        found = place_of(self.labels)
        return Place(found.tenant, found.app, found.service, swarm=True)


T = TypeVar("T", bound=ClusterObject)


def parser(cls: type[T], own: Callable[[Json], dict[str, Any]]) -> Callable[[Json], T]:
    """Return what reads one entry of a list, or an inspect answer.

    ``own`` reads the fields that only this type has out of the ``Spec``.
    """
    def parse(raw: Json) -> T:
        spec = mapping(raw.get("Spec"))
        return cls(
            id=text(raw["ID"], 64), name=text(spec.get("Name")),
            created=epoch(raw.get("CreatedAt")), updated=epoch(raw.get("UpdatedAt")),
            version=whole(mapping(raw.get("Version")).get("Index")),
            labels=clean_labels(spec.get("Labels")), **own(spec))

    return parse


def kind_of(cls: type[T], key: str, titles: tuple[str, str], parse: Callable[[Json], T],
            column: Column[T]) -> Kind[T]:
    """Return the kind; ``titles`` are of many and of one, ``column`` is its own."""
    return Kind(
        key=key, title=titles[0], singular=titles[1], icon=key, scope="cluster",
        list_path=f"/{key}s", inspect_path=f"/{key}s/{{id}}",
        id_of=lambda raw: text(raw["ID"], 64), parse=parse, name=lambda one: one.name,
        place=lambda one: one.place, event_type=key, recall=recaller(cls), remember=rememberer(),
        columns=(
            Column("name", "Name", lambda one: one.name, lambda one: one.name.casefold(),
                   "two_line", note=lambda one: short_id(one.id), width=280),
            Column("host", "Cluster", lambda one: "", lambda one: "", "host", width=130),
            Column("place", "App / service", lambda one: "", lambda one: one.place, "place",
                   width=150),
            column,
            Column("created", "Created", lambda one: "", lambda one: one.created, "age", width=90,
                   right=True),
        ))
