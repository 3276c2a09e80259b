"""Networks."""
from __future__ import annotations

from dataclasses import field

from caas_desktop.domain.clean import clean_labels, items, mapping, text
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import Place, place_of
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Json, Kind, short_id
from caas_desktop.kinds.memory import recaller, rememberer


@frozen
class Network:
    """``subnets`` are in CIDR form; ``created`` is epoch seconds."""

    id: str
    name: str
    driver: str
    scope: str
    internal: bool
    attachable: bool
    subnets: tuple[str, ...]
    created: float | None
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> Place:
        return place_of(self.labels)

    @property
    def predefined(self) -> bool:
        """True for the engine's own networks, which cannot be removed."""
        return self.name in ("bridge", "host", "none", "ingress", "docker_gwbridge", "podman")


def parse(raw: Json) -> Network:
    """Read one entry of ``GET /networks`` or the answer of ``GET /networks/{id}``."""
    pools = items(mapping(raw.get("IPAM")).get("Config"))
    return Network(
        id=text(raw["Id"], 64),
        name=text(raw.get("Name")),
        driver=text(raw.get("Driver"), 64),
        scope=text(raw.get("Scope"), 12),
        internal=raw.get("Internal") is True,
        attachable=raw.get("Attachable") is True,
        subnets=tuple(text(mapping(p).get("Subnet"), 64) for p in pools),
        created=epoch(raw.get("Created")),
        labels=clean_labels(raw.get("Labels")),
    )


NETWORK: Kind[Network] = Kind(
    key="network",
    title="Networks",
    singular="Network",
    icon="network",
    list_path="/networks",
    inspect_path="/networks/{id}",
    id_of=lambda raw: text(raw["Id"], 64),
    parse=parse,
    name=lambda n: n.name,
    place=lambda n: n.place,
    event_type="network",
    quiet=frozenset({"connect", "disconnect"}),
    recall=recaller(Network),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda n: n.name, lambda n: n.name.casefold(), "two_line",
               note=lambda n: short_id(n.id), width=260),
        Column("host", "Host", lambda n: "", lambda n: "", "host", width=130),
        Column("place", "App / service", lambda n: "", lambda n: n.place, "place", width=150),
        Column("driver", "Driver", lambda n: n.driver, lambda n: n.driver, width=90),
        Column("scope", "Scope", lambda n: n.scope, lambda n: n.scope, width=80),
        Column("subnet", "Subnet", lambda n: " ".join(n.subnets) or "–", lambda n: n.subnets,
               "mono", width=150),
    ),
)
