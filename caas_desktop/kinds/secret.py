"""Secrets of a Swarm cluster: their names and labels; no engine ever tells what is in one."""
from __future__ import annotations

from dataclasses import dataclass, field

from caas_desktop.domain.clean import clean_labels, mapping, text, whole
from caas_desktop.domain.place import Place, place_of
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Json, Kind, short_id
from caas_desktop.kinds.memory import recaller, rememberer


@dataclass(frozen=True, slots=True)
class Secret:
    """``driver`` "" keeps it in the cluster itself; times are epoch seconds."""

    id: str
    name: str
    driver: str
    created: float | None
    updated: float | None
    version: int
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> Place:
        found = place_of(self.labels)
        return Place(found.tenant, found.app, found.service, swarm=True)


def parse(raw: Json) -> Secret:
    """Read one entry of ``GET /secrets`` or the answer of ``GET /secrets/{id}``."""
    spec = mapping(raw.get("Spec"))
    return Secret(
        id=text(raw["ID"], 64),
        name=text(spec.get("Name")),
        driver=text(mapping(spec.get("Driver")).get("Name"), 64),
        created=epoch(raw.get("CreatedAt")),
        updated=epoch(raw.get("UpdatedAt")),
        version=whole(mapping(raw.get("Version")).get("Index")),
        labels=clean_labels(spec.get("Labels")),
    )


SECRET: Kind[Secret] = Kind(
    key="secret",
    title="Secrets",
    singular="Secret",
    icon="secret",
    scope="cluster",
    list_path="/secrets",
    inspect_path="/secrets/{id}",
    id_of=lambda raw: text(raw["ID"], 64),
    parse=parse,
    name=lambda s: s.name,
    place=lambda s: s.place,
    event_type="secret",
    recall=recaller(Secret),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda s: s.name, lambda s: s.name.casefold(), "two_line",
               note=lambda s: short_id(s.id), width=280),
        Column("host", "Cluster", lambda s: "", lambda s: "", "host", width=130),
        Column("place", "App / service", lambda s: "", lambda s: s.place, "place", width=150),
        Column("driver", "Driver", lambda s: s.driver or "–", lambda s: s.driver, width=90),
        Column("created", "Created", lambda s: "", lambda s: s.created, "age", width=90,
               right=True),
    ),
)
