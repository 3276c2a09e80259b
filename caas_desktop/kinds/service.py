"""Swarm services: several containers of one image that share the load."""
from __future__ import annotations

from dataclasses import field, replace

from caas_desktop.domain.clean import clean_labels, items, mapping, text, whole
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import Place, place_of, strip_namespace
from caas_desktop.domain.scaling import MAXIMUM
from caas_desktop.domain.status import Status
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Json, Kind, Parts
from caas_desktop.kinds.memory import recaller, rememberer
from caas_desktop.kinds.task import on_their_way

CATEGORY = "caas.category"
KEPT_REPLICAS = "caas.replicas"


@frozen
class Service:
    """``running`` and ``desired`` count tasks, None where the engine does not tell.

    ``networks`` holds ids (or names, as they were given), ``secrets`` and ``configs`` ids,
    ``volumes`` names. ``update_started`` is epoch seconds. ``preparing``: what does not run yet
    is on its way, and nothing has failed.
    """

    id: str
    name: str
    image: str
    mode: str
    replicas: int | None
    running: int | None
    desired: int | None
    update_state: str
    ports: tuple[str, ...]
    created: float | None
    updated: float | None
    version: int
    update_message: str = ""
    update_started: float | None = None
    networks: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    configs: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict, hash=False)
    preparing: bool = False

    @property
    def place(self) -> Place:
        found = place_of(self.labels)
        return Place(found.tenant, found.app,
                     found.service or strip_namespace(self.name, self.labels), swarm=True)

    @property
    def category(self) -> str:
        """"application", "data", "tool", "disk"; "" where nobody said."""
        return self.labels.get(CATEGORY, "")

    @property
    def replicated(self) -> bool:
        """True where a number of replicas can be asked for (no global service, no job)."""
        return self.mode == "replicated"

    @property
    def updating(self) -> bool:
        """True while an update or a roll-back is on its way."""
        return self.update_state in ("updating", "rollback_started")

    @property
    def status(self) -> Status:
        if self.update_state in ("updating", "rollback_started"):
            return Status.STARTING
        if self.replicas == 0 or self.desired == 0:
            return Status.EXITED
        if self.preparing:
            return Status.STARTING
        if self.running is None or self.desired is None or self.running >= self.desired:
            return Status.RUNNING
        return Status.DEGRADED if self.running else Status.FAILED


def parse(raw: Json) -> Service:
    """Read one entry of ``GET /services?status=true`` or ``GET /services/{id}``."""
    spec = mapping(raw.get("Spec"))
    mode = mapping(spec.get("Mode"))
    task = mapping(spec.get("TaskTemplate"))
    container = mapping(task.get("ContainerSpec"))
    update = mapping(raw.get("UpdateStatus"))
    counts = raw.get("ServiceStatus")
    replicated = mapping(mode.get("Replicated"))
    return Service(
        id=text(raw["ID"], 64),
        name=text(spec.get("Name")),
        image=text(container.get("Image"), 512).partition("@")[0],
        mode=next(iter(text(m, 20) for m in mode), "Replicated").lower(),
        replicas=whole(replicated.get("Replicas")) if "Replicas" in replicated else None,
        running=whole(mapping(counts).get("RunningTasks")) if counts else None,
        desired=whole(mapping(counts).get("DesiredTasks")) if counts else None,
        update_state=text(update.get("State"), 30),
        ports=tuple(_port(mapping(p)) for p in items(mapping(raw.get("Endpoint")).get("Ports"))),
        created=epoch(raw.get("CreatedAt")),
        updated=epoch(raw.get("UpdatedAt")),
        version=whole(mapping(raw.get("Version")).get("Index")),
        update_message=text(update.get("Message"), 500),
        update_started=epoch(update.get("StartedAt")),
        networks=_named(task.get("Networks"), "Target"),
        secrets=_named(container.get("Secrets"), "SecretID"),
        configs=_named(container.get("Configs"), "ConfigID"),
        volumes=tuple(text(m.get("Source")) for m in map(mapping, items(container.get("Mounts")))
                      if m.get("Type") == "volume" and m.get("Source")),
        labels=clean_labels(spec.get("Labels")),
    )


def _named(parts: object, key: str) -> tuple[str, ...]:
    return tuple(text(mapping(part).get(key), 128) for part in items(parts))


def _port(raw: Json) -> str:
    return f"{whole(raw.get('PublishedPort'))}→{whole(raw.get('TargetPort'))}"


def replicas_text(s: Service) -> str:
    """Return "2/3"; without counts only the wish."""
    if s.running is None or s.desired is None:
        return "–" if s.replicas is None else str(s.replicas)
    return f"{s.running}/{s.desired}"


def merge(old: Service, new: Service) -> Service:
    """An inspect has no task counts: keep the list's."""
    if new.running is not None:
        return new
    return replace(new, running=old.running, desired=old.desired)


def judge(service: Service, tasks: Parts) -> Service:
    """Tell a service that has just begun from one that fails."""
    whole_ = service.running is not None and service.running >= (service.desired or 0)
    preparing = not whole_ and on_their_way(t for t in tasks() if t.service_id == service.id)
    return replace(service, preparing=preparing)


SERVICE: Kind[Service] = Kind(
    key="service",
    title="Services",
    singular="Service",
    icon="service",
    scope="cluster",
    list_path="/services",
    list_query={"status": True},
    inspect_path="/services/{id}",
    id_of=lambda raw: text(raw["ID"], 64),
    parse=parse,
    merge=merge,
    parts="task",
    judge=judge,
    name=lambda s: s.name,
    status=lambda s: s.status,
    place=lambda s: s.place,
    event_type="service",
    recall=recaller(Service),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda s: s.name, lambda s: s.name.casefold(), "two_line",
               note=lambda s: s.image, width=200),
        Column("status", "Status", lambda s: s.status, lambda s: s.status, "status",
               note=lambda s: "" if s.update_state == "completed" else s.update_state, width=150),
        Column("host", "Cluster", lambda s: "", lambda s: "", "host", width=92),
        Column("place", "App / service", lambda s: "", lambda s: s.place, "place", width=130),
        Column("category", "Category", lambda s: s.category or "–", lambda s: s.category, width=100,
               hidden=True),
        Column("replicas", "Replicas", replicas_text, lambda s: s.desired or 0, width=80,
               right=True),
        Column("scaling", "Autoscale", lambda s: "", lambda s: s.labels.get(MAXIMUM, "").rjust(6),
               "scaling", width=90, right=True),
        Column("mode", "Mode", lambda s: s.mode, lambda s: s.mode, width=96),
        Column("ports", "Ports", lambda s: " ".join(s.ports) or "–", lambda s: s.ports, "mono",
               width=100),
        Column("updated", "Updated", lambda s: "", lambda s: s.updated, "age", width=80,
               right=True),
    ),
)
