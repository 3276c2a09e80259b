"""Configs of a Swarm cluster: their names and labels. What is in one is shown on demand only."""
from __future__ import annotations

from dataclasses import dataclass, field

from caas_desktop.domain.clean import clean_labels, mapping, text, whole
from caas_desktop.domain.place import Place, place_of
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Json, Kind, short_id
from caas_desktop.kinds.memory import recaller, rememberer

REVISION_OF = "caas.revision.service"
"""Label of a config that holds an earlier specification of the service with that id."""


@dataclass(frozen=True, slots=True)
class Config:
    """Times are epoch seconds. The data is never part of it: people keep passwords there."""

    id: str
    name: str
    templated: bool
    created: float | None
    updated: float | None
    version: int
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> Place:
        found = place_of(self.labels)
        return Place(found.tenant, found.app, found.service, swarm=True)

    @property
    def revision_of(self) -> str:
        """The id of the service whose earlier specification it holds; "" for an ordinary one."""
        return self.labels.get(REVISION_OF, "")


def parse(raw: Json) -> Config:
    """Read one entry of ``GET /configs`` or the answer of ``GET /configs/{id}``."""
    spec = mapping(raw.get("Spec"))
    return Config(
        id=text(raw["ID"], 64),
        name=text(spec.get("Name")),
        templated=bool(mapping(spec.get("Templating")).get("Name")),
        created=epoch(raw.get("CreatedAt")),
        updated=epoch(raw.get("UpdatedAt")),
        version=whole(mapping(raw.get("Version")).get("Index")),
        labels=clean_labels(spec.get("Labels")),
    )


CONFIG: Kind[Config] = Kind(
    key="config",
    title="Configs",
    singular="Config",
    icon="config",
    scope="cluster",
    list_path="/configs",
    inspect_path="/configs/{id}",
    id_of=lambda raw: text(raw["ID"], 64),
    parse=parse,
    name=lambda c: c.name,
    place=lambda c: c.place,
    event_type="config",
    recall=recaller(Config),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda c: c.name, lambda c: c.name.casefold(), "two_line",
               note=lambda c: short_id(c.id), width=280),
        Column("host", "Cluster", lambda c: "", lambda c: "", "host", width=130),
        Column("place", "App / service", lambda c: "", lambda c: c.place, "place", width=150),
        Column("use", "Use", lambda c: "revision" if c.revision_of else "file",
               lambda c: c.revision_of, width=90),
        Column("created", "Created", lambda c: "", lambda c: c.created, "age", width=90,
               right=True),
    ),
)
