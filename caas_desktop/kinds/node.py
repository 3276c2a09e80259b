"""Nodes of a Swarm cluster."""
from __future__ import annotations

from dataclasses import field

from caas_desktop.domain.clean import clean_labels, mapping, text, whole
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.status import Status
from caas_desktop.domain.text import N_
from caas_desktop.domain.times import epoch
from caas_desktop.domain.units import bytes_text
from caas_desktop.kinds.base import Column, Json, Kind
from caas_desktop.kinds.memory import recaller, rememberer


@frozen
class Node:
    """``reachability`` is "" for a worker; ``memory`` is bytes, ``cpus`` is cores."""

    id: str
    hostname: str
    role: str
    availability: str
    state: str
    message: str
    leader: bool
    reachability: str
    address: str
    engine_version: str
    cpus: float
    memory: int
    created: float | None
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def status(self) -> Status:
        if self.state != "ready" or self.reachability == "unreachable":
            return Status.FAILED if self.state == "down" else Status.UNHEALTHY
        match self.availability:
            case "drain" | "pause":
                return Status.PAUSED  # it takes no new task
            case _:
                return Status.RUNNING


def parse(raw: Json) -> Node:
    """Read one entry of ``GET /nodes`` or the answer of ``GET /nodes/{id}``."""
    spec, about = mapping(raw.get("Spec")), mapping(raw.get("Description"))
    status, manager = mapping(raw.get("Status")), mapping(raw.get("ManagerStatus"))
    resources = mapping(about.get("Resources"))
    return Node(
        id=text(raw["ID"], 64),
        hostname=text(about.get("Hostname")),
        role=text(spec.get("Role"), 12),
        availability=text(spec.get("Availability"), 12),
        state=text(status.get("State"), 20),
        message=text(status.get("Message")),
        leader=manager.get("Leader") is True,
        reachability=text(manager.get("Reachability"), 20),
        address=text(status.get("Addr"), 64),
        engine_version=text(mapping(about.get("Engine")).get("EngineVersion"), 40),
        cpus=whole(resources.get("NanoCPUs")) / 1e9,
        memory=whole(resources.get("MemoryBytes")),
        created=epoch(raw.get("CreatedAt")),
        labels=clean_labels(spec.get("Labels")),
    )


# What a node is open for, as Docker says it; the first goes without saying.
AVAILABILITY = (N_("active"), N_("pause"), N_("drain"))


def role_text(n: Node) -> str:
    """Return "leader", "manager" or "worker", translatable."""
    return N_("leader") if n.leader else n.role


NODE: Kind[Node] = Kind(
    key="node",
    title="Nodes",
    singular="Node",
    icon="node",
    scope="cluster",
    list_path="/nodes",
    inspect_path="/nodes/{id}",
    id_of=lambda raw: text(raw["ID"], 64),
    parse=parse,
    name=lambda n: n.hostname,
    status=lambda n: n.status,
    event_type="node",
    recall=recaller(Node),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda n: n.hostname, lambda n: n.hostname.casefold(), "two_line",
               note=lambda n: n.address, width=220),
        Column("status", "Status", lambda n: n.status, lambda n: n.status, "status",
               note=lambda n: n.message, width=210),
        Column("host", "Cluster", lambda n: "", lambda n: "", "host", width=130),
        Column("role", "Role", role_text, role_text, width=90),
        Column("availability", "Availability", lambda n: n.availability,
               lambda n: n.availability, width=100),
        Column("version", "Engine", lambda n: n.engine_version, lambda n: n.engine_version,
               width=110),
        Column("cpus", "CPUs", lambda n: f"{n.cpus:g}", lambda n: n.cpus, width=70, right=True),
        Column("size", "Memory", lambda n: bytes_text(n.memory), lambda n: n.memory, width=90,
               right=True),
    ),
)
