"""Volumes: the whole feature, bar widgets, in one file."""
from __future__ import annotations

from dataclasses import field

from caas_desktop.domain.clean import clean_labels, text
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import Place, place_of
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Json, Kind, as_list
from caas_desktop.kinds.memory import recaller, rememberer


@frozen
class Volume:
    """``created`` is epoch seconds, None where the driver does not tell."""

    name: str
    driver: str
    mountpoint: str
    scope: str
    created: float | None
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> Place:
        return place_of(self.labels)


def parse(raw: Json) -> Volume:
    """Read one entry of ``GET /volumes`` or the answer of ``GET /volumes/{name}``.

    ``Options`` may hold a password (of an NFS or CIFS mount) and is not kept.
    """
    return Volume(
        name=text(raw["Name"]),
        driver=text(raw.get("Driver"), 64),
        mountpoint=text(raw.get("Mountpoint")),
        scope=text(raw.get("Scope"), 12),
        created=epoch(raw.get("CreatedAt")),
        labels=clean_labels(raw.get("Labels")),
    )


VOLUME: Kind[Volume] = Kind(
    key="volume",
    title="Volumes",
    singular="Volume",
    icon="volume",
    list_path="/volumes",
    listing=lambda answer: as_list(answer.get("Volumes")) if isinstance(answer, dict) else None,
    inspect_path="/volumes/{id}",
    id_of=lambda raw: text(raw["Name"]),
    parse=parse,
    name=lambda v: v.name,
    place=lambda v: v.place,
    event_type="volume",
    quiet=frozenset({"mount", "unmount"}),
    recall=recaller(Volume),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda v: v.name, lambda v: v.name.casefold(), "two_line",
               note=lambda v: v.mountpoint, width=300),
        Column("host", "Host", lambda v: "", lambda v: "", "host", width=130),
        Column("place", "App / service", lambda v: "", lambda v: v.place, "place", width=150),
        Column("driver", "Driver", lambda v: v.driver, lambda v: v.driver, width=90),
        Column("created", "Created", lambda v: "", lambda v: v.created, "age", width=90,
               right=True),
    ),
)
