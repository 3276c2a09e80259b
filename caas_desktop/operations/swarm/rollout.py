"""How far a rolling update is, slot by slot, and which node runs what."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import SWARM_SERVICE_ID
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.node import Node
from caas_desktop.kinds.service import Service
from caas_desktop.kinds.task import Task
from caas_desktop.operations.store import Store


@frozen
class Slot:
    """One place of a service: its newest task, and the one before it (None: none known).

    ``fresh``: the newest task was made by the update that is running or ended last.
    """

    key: str
    task: Task
    before: Task | None
    fresh: bool

    @property
    def done(self) -> bool:
        return self.fresh and self.task.state in ("running", "complete")

    @property
    def failed(self) -> Task | None:
        """The task that tells why the slot is in trouble, None when it is not."""
        for one in (self.task, self.before):
            if one is not None and one.state in ("failed", "rejected") and (
                    one is self.task or self.task.state != "running"):
                return one
        return None


@frozen
class Rollout:
    """``state`` is Swarm's UpdateStatus ("" without an update)."""

    state: str
    message: str
    slots: tuple[Slot, ...]

    @property
    def done(self) -> int:
        return sum(slot.done for slot in self.slots)

    @property
    def total(self) -> int:
        return len(self.slots)


def rollout(service: Service, tasks: Iterable[Task]) -> Rollout:
    """Return the progress of a service's last update from all its tasks, history included."""
    by_slot: dict[str, list[Task]] = {}
    for task in tasks:
        by_slot.setdefault(str(task.slot or task.node_id), []).append(task)
    since = service.update_started or 0.0
    slots = []
    for key, mine in by_slot.items():
        mine.sort(key=lambda t: t.created or 0.0, reverse=True)
        newest = mine[0]
        if not any(t.current for t in mine):
            continue  # scaled down: only history is left of this slot
        before = next((t for t in mine[1:]), None)
        slots.append(Slot(key, newest, before, (newest.created or 0.0) >= since - 1.0))
    slots.sort(key=lambda s: (s.task.slot, s.task.node_name))
    return Rollout(service.update_state, service.update_message, tuple(slots))


def tasks_of(store: Store, service: Ref) -> list[tuple[Ref, Task]]:
    """Return the tasks of a service, past ones included."""
    return [(ref, task) for ref in store.refs(service.scope, "task")
            if isinstance(task := store.get(ref), Task) and task.service_id == service.id]


def trouble_of(store: Store, service: Ref) -> str:
    """Return why the newest task of a service that failed did so, "" where none did."""
    failed = [task for _, task in tasks_of(store, service) if task.reason]
    return max(failed, key=lambda task: task.since or 0.0).reason if failed else ""


@frozen
class Placement:
    """``cells[node id, service id]`` counts (running, all wanted) tasks."""

    nodes: tuple[Node, ...]
    services: tuple[Service, ...]
    cells: dict[tuple[str, str], tuple[int, int]]
    waiting: dict[str, int]  # service id → tasks without a node


def placement(store: Store, cluster: ScopeId) -> Placement:
    """Return which node runs what."""
    nodes = [n for r in store.refs(cluster, "node") if isinstance(n := store.get(r), Node)]
    services = [s for r in store.refs(cluster, "service")
                if isinstance(s := store.get(r), Service)]
    cells: dict[tuple[str, str], tuple[int, int]] = {}
    waiting: dict[str, int] = {}
    for ref in store.refs(cluster, "task"):
        task = store.get(ref)
        if not isinstance(task, Task) or not task.current:
            continue
        if not task.node_id:
            waiting[task.service_id] = waiting.get(task.service_id, 0) + 1
            continue
        running, wanted = cells.get((task.node_id, task.service_id), (0, 0))
        cells[task.node_id, task.service_id] = (running + (task.state == "running"), wanted + 1)
    return Placement(tuple(sorted(nodes, key=lambda n: n.hostname.casefold())),
                     tuple(sorted(services, key=lambda s: s.name.casefold())), cells, waiting)


@frozen
class Health:
    """Nodes that are ready of all, managers that answer of all."""

    ready: int
    nodes: int
    reachable: int
    managers: int

    @property
    def spare(self) -> int:
        """How many more managers may be lost before nothing can be changed; -1: too many are."""
        return self.reachable - (self.managers // 2 + 1)


def health(store: Store, cluster: ScopeId) -> Health:
    """Return what the nodes of a cluster say of themselves."""
    nodes = [n for r in store.refs(cluster, "node") if isinstance(n := store.get(r), Node)]
    managers = [n for n in nodes if n.role == "manager"]
    return Health(sum(n.state == "ready" for n in nodes), len(nodes),
                  sum(n.reachability == "reachable" for n in managers), len(managers))


def uses(store: Store, ref: Ref) -> Callable[[Ref, Any], bool]:
    """Return a test for services that use a secret, config, network or volume."""
    item = store.get(ref)
    names = {ref.id, getattr(item, "name", ref.id)}
    part = {"secret": "secrets", "config": "configs", "network": "networks",
            "volume": "volumes"}.get(ref.kind, "")

    def test(other: Ref, service: Any) -> bool:
        return (isinstance(service, Service) and bool(part)
                and other.scope in (ref.scope, store.cluster_of(ref.scope))
                and not names.isdisjoint(getattr(service, part)))

    return test


def attached(store: Store, ref: Ref) -> Callable[[Ref, Any], bool]:
    """Return a test for containers in a network or with a volume, those of services left out."""
    name = getattr(store.get(ref), "name", ref.id)

    def test(other: Ref, item: Any) -> bool:
        if (not isinstance(item, Container) or SWARM_SERVICE_ID in item.labels
                or other.scope != ref.scope):
            return False
        if ref.kind == "network":
            return any(name == one for one, _ in item.networks)
        return ref.kind == "volume" and any(
            one.type == "volume" and one.source == name for one in item.mounts)

    return test
