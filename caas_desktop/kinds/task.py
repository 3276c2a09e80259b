"""Tasks of Swarm services: one container's worth of work on one node, past ones included."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from caas_desktop.domain.clean import clean_labels, mapping, text, whole
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import Place, place_of
from caas_desktop.domain.status import Status
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Column, Find, Json, Kind, short_id
from caas_desktop.kinds.memory import recaller, rememberer

ENDED = frozenset({"complete", "shutdown", "failed", "rejected", "remove", "orphaned"})
BAD = frozenset({"failed", "rejected", "orphaned"})


@frozen
class Task:
    """``state`` and ``desired`` are Swarm's words; times are epoch seconds.

    ``slot`` 0 is a task of a global service. ``container`` is the full id, "" while there is
    none. ``labels`` are the service's, as far as it is known: a task itself has none.
    """

    id: str
    service_id: str
    slot: int
    node_id: str
    state: str
    desired: str
    error: str
    message: str
    image: str
    container: str
    exit_code: int | None
    tty: bool
    created: float | None
    since: float | None
    version: int
    service_name: str = ""
    node_name: str = ""
    labels: dict[str, str] = field(default_factory=dict, hash=False)
    service: str = ""

    @property
    def name(self) -> str:
        """As ``docker service ps`` calls it: "shop_web.2"; by node for a global service."""
        owner = self.service_name or short_id(self.service_id)
        return f"{owner}.{self.slot or short_id(self.node_id) or '?'}"

    @property
    def place(self) -> Place:
        found = place_of(self.labels)
        return Place(found.tenant, found.app, found.service or self.service, swarm=True)

    @property
    def current(self) -> bool:
        """False for history: a task that Swarm wants no more."""
        return self.desired in ("running", "ready", "complete") and self.state not in (
            "shutdown", "remove", "orphaned")

    @property
    def status(self) -> Status:
        if self.state == "running":
            return Status.RUNNING
        if self.state in BAD:
            return Status.FAILED
        return Status.EXITED if self.state in ENDED else Status.STARTING

    @property
    def reason(self) -> str:
        """Why it is as it is: the error, for a failed container with its exit code."""
        if self.exit_code and self.state in BAD and str(self.exit_code) not in self.error:
            return f"{self.error} ({self.exit_code})".strip()
        return self.error


def on_their_way(tasks: Iterable[Task]) -> bool:
    """Return whether what does not run yet of a service is only being prepared.

    So it is while it has no task at all, too. A task that cannot be placed tells an error, and
    one that follows a failed one is no beginning.
    """
    slots: dict[int | str, list[Task]] = {}
    for task in tasks:
        slots.setdefault(task.slot or task.node_id, []).append(task)
    waiting = 0
    for mine in slots.values():
        now, *before = sorted(mine, key=lambda t: t.created or 0.0, reverse=True)
        if not now.current or now.state == "running":
            continue
        if now.error or now.state in ENDED or (before and before[0].state in BAD):
            return False
        waiting += 1
    return bool(waiting) or not slots


def parse(raw: Json) -> Task:
    """Read one entry of ``GET /tasks`` or the answer of ``GET /tasks/{id}``."""
    status, spec = mapping(raw.get("Status")), mapping(raw.get("Spec"))
    container, run = mapping(spec.get("ContainerSpec")), mapping(status.get("ContainerStatus"))
    state = text(status.get("State"), 20)
    return Task(
        id=text(raw["ID"], 64),
        service_id=text(raw.get("ServiceID"), 64),
        slot=whole(raw.get("Slot")),
        node_id=text(raw.get("NodeID"), 64),
        state=state,
        desired=text(raw.get("DesiredState"), 20),
        error=text(status.get("Err"), 500),
        message=text(status.get("Message"), 200),
        image=text(container.get("Image"), 512).partition("@")[0],
        container=text(run.get("ContainerID"), 64),
        exit_code=whole(run.get("ExitCode")) if state in ENDED and run else None,
        tty=container.get("TTY") is True,
        created=epoch(raw.get("CreatedAt")),
        since=epoch(status.get("Timestamp")),
        version=whole(mapping(raw.get("Version")).get("Index")),
        labels=clean_labels(container.get("Labels")),
    )


def complete(task: Task, find: Find) -> Task:
    """Fill in what its service and its node are called."""
    service, node = find("service", task.service_id), find("node", task.node_id)
    if service is not None:
        task = replace(task, service_name=service.name, labels=service.labels,
                       service=service.place.service)
    return replace(task, node_name=node.hostname) if node is not None else task


TASK: Kind[Task] = Kind(
    key="task",
    title="Tasks",
    singular="Task",
    icon="task",
    scope="cluster",
    list_path="/tasks",
    inspect_path="/tasks/{id}",
    id_of=lambda raw: text(raw["ID"], 64),
    parse=parse,
    complete=complete,
    name=lambda t: t.name,
    status=lambda t: t.status,
    place=lambda t: t.place,
    event_type="task",  # no engine sends one: tasks are listed again when containers change
    recall=recaller(Task),
    remember=rememberer(),
    columns=(
        Column("name", "Name", lambda t: t.name, lambda t: (t.service_name.casefold(), t.slot,
                                                            -(t.created or 0)),
               "two_line", note=lambda t: t.image, width=240),
        Column("status", "Status", lambda t: t.status, lambda t: t.status, "status",
               note=lambda t: t.reason or t.message, width=250),
        Column("node", "Node", lambda t: t.node_name or short_id(t.node_id) or "–",
               lambda t: t.node_name.casefold(), width=120),
        Column("state", "State", lambda t: t.state, lambda t: t.state, width=90),
        Column("desired", "Wanted", lambda t: t.desired, lambda t: t.desired, width=90),
        Column("host", "Cluster", lambda t: "", lambda t: "", "host", width=110, hidden=True),
        Column("place", "App / service", lambda t: "", lambda t: t.place, "place", width=150,
               hidden=True),
        Column("container", "Container", lambda t: short_id(t.container) or "–",
               lambda t: t.container, "mono", width=120),
        Column("since", "Since", lambda t: "", lambda t: t.since, "age", width=80, right=True),
    ),
)
