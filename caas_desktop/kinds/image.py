"""Images."""
from __future__ import annotations

from dataclasses import field

from caas_desktop.domain.clean import clean_labels, items, mapping, number, text, whole
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.times import epoch
from caas_desktop.domain.units import bytes_text
from caas_desktop.kinds.base import Column, Json, Kind, short_id
from caas_desktop.kinds.memory import recaller, rememberer


@frozen
class Image:
    """``size`` is bytes with all layers; ``created`` is epoch seconds."""

    id: str
    tags: tuple[str, ...]
    digests: tuple[str, ...]
    size: int
    created: float
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        return self.tags[0] if self.tags else short_id(self.id)


def parse(raw: Json) -> Image:
    """Read one entry of ``GET /images/json`` or the answer of ``GET /images/{id}/json``."""
    labels = raw.get("Labels") or mapping(raw.get("Config")).get("Labels")
    created = raw.get("Created")
    return Image(
        id=text(raw["Id"], 80),
        # Old engines write <none>:<none> for an untagged image.
        tags=tuple(sorted(text(t) for t in items(raw.get("RepoTags")) if t != "<none>:<none>")),
        digests=tuple(text(d) for d in items(raw.get("RepoDigests"))),
        size=whole(raw.get("Size")),
        created=number(created) or epoch(created) or 0.0,
        labels=clean_labels(labels),
    )


IMAGE: Kind[Image] = Kind(
    key="image",
    title="Images",
    singular="Image",
    icon="image",
    list_path="/images/json",
    inspect_path="/images/{id}/json",
    id_of=lambda raw: text(raw["Id"], 80),
    parse=parse,
    name=lambda i: i.name,
    event_type="image",
    # "untag" leaves the image; "delete" takes it.
    removed_by=frozenset({"delete"}),
    recall=recaller(Image),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda i: i.name, lambda i: i.name.casefold(), "two_line",
               note=lambda i: " ".join(i.tags[1:]) or short_id(i.id), width=320),
        Column("host", "Host", lambda i: "", lambda i: "", "host", width=130),
        Column("id", "Image ID", lambda i: short_id(i.id), lambda i: i.id, "mono", width=120),
        Column("size", "Size", lambda i: bytes_text(i.size), lambda i: i.size, width=100,
               right=True),
        Column("created", "Created", lambda i: "", lambda i: i.created, "age", width=90,
               right=True),
    ),
)
