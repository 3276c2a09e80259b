"""What the tasks of scaled services use, asked of every node that we are connected to."""
from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.scaling_rule import Measure
from caas_desktop.kinds.base import Json
from caas_desktop.operations.jobs import DaemonPool
from caas_desktop.operations.scaling.scaled import Scaled
from caas_desktop.operations.stats.sample import Counters, Sample, counters, difference

log = logging.getLogger(__name__)

AT_ONCE = 16
REQUEST_S = 8.0
# Counters older than this would give the average of a time that is long over.
OLDEST_S = 90.0

Nodes = Mapping[str, Engine]
"""Connected engines by the id of their node."""


@frozen
class Task:
    """A task that should run; ``container`` is "" until it does."""

    service: str
    node: str
    container: str


def running_tasks(manager: Engine, services: Iterable[str]) -> dict[str, list[Task]]:
    """Return the tasks that should run, by service id."""
    wanted = list(services)
    found: dict[str, list[Task]] = {ident: [] for ident in wanted}
    query = {"filters": {"service": wanted, "desired-state": ["running"]}}
    for raw in items(manager.request("GET", "/tasks", query=query, timeout_s=REQUEST_S,
                                     lane=Lane.SAMPLING)):
        task = _task(mapping(raw))
        if task.service in found:
            found[task.service].append(task)
    return found


def _task(raw: Json) -> Task:
    status = mapping(raw.get("Status"))
    container = mapping(status.get("ContainerStatus")).get("ContainerID")
    runs = status.get("State") == "running"
    return Task(text(raw.get("ServiceID"), 64), text(raw.get("NodeID"), 64),
                text(container, 64) if runs else "")


class Gauge:
    """Asks for figures again and again; the CPU use is what was used since the last time.

    Over less than ``least_s`` seconds it would be chance: then it is not known.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, least_s: float = 0.0) -> None:
        self._clock, self._least_s = clock, least_s
        self._before: dict[str, tuple[float, Counters]] = {}

    def samples(self, tasks: Iterable[Task], nodes: Nodes, within_s: float) -> dict[str, Sample]:
        """Return what containers use, by container id; who does not answer in time is missing."""
        reachable = [task for task in tasks if task.container and task.node in nodes]
        answers = self._ask([(t.container, nodes[t.node]) for t in reachable], within_s)
        now = self._clock()
        found = {}
        for ident, current in answers.items():
            at, before = self._before.get(ident, (0.0, None))
            if before is not None and now - at < self._least_s:
                found[ident] = difference(None, current)
                continue
            found[ident] = difference(before if now - at <= OLDEST_S else None, current)
            self._before[ident] = (now, current)
        self._before = {i: kept for i, kept in self._before.items() if now - kept[0] <= OLDEST_S}
        return found

    def _ask(self, wanted: Sequence[tuple[str, Engine]], within_s: float) -> dict[str, Counters]:
        done: queue.SimpleQueue[tuple[str, Counters | None]] = queue.SimpleQueue()
        pool = DaemonPool("scaling", max(1, min(AT_ONCE, len(wanted))))
        end = self._clock() + within_s
        for ident, engine in wanted:
            pool.submit(lambda i=ident, e=engine: done.put((i, _counters(e, i))))  # type: ignore[misc]
        found: dict[str, Counters] = {}
        try:
            for _ in wanted:
                ident, current = done.get(timeout=max(0.0, end - self._clock()))
                if current is not None:
                    found[ident] = current
        except queue.Empty:
            log.info("Some tasks were not measured in time")
        finally:
            pool.close()
        return found


def _counters(engine: Engine, ident: str) -> Counters | None:
    try:
        return counters(engine.request(
            "GET", f"/containers/{ident}/stats", query={"stream": False, "one-shot": True},
            timeout_s=REQUEST_S, lane=Lane.SAMPLING))
    except (CaasError, ValueError) as error:
        log.debug("No statistics of %s: %s", ident, error)
        return None


def measures(service: Scaled, tasks: Sequence[Task], samples: Mapping[str, Sample]
             ) -> list[Measure]:
    """Return a service's figures in percent of its bases, one value for each wished replica."""
    policy, bases = service.policy, service.bases
    if policy is None:
        return []
    seen = [samples.get(task.container) for task in tasks]
    # A replica that has no task yet counts like one that cannot be measured.
    seen += [None] * (service.replicas - len(seen))
    found = []
    if policy.cpu is not None and bases.cpu_cores:
        found.append(Measure("cpu", policy.cpu, tuple(
            None if s is None or s.cpu_percent is None else s.cpu_percent / bases.cpu_cores
            for s in seen)))
    if policy.memory is not None and bases.memory_bytes:
        found.append(Measure("memory", policy.memory, tuple(
            None if s is None or s.memory_bytes is None
            else s.memory_bytes / bases.memory_bytes * 100 for s in seen)))
    return found


def unreachable(tasks: Iterable[Task], nodes: Nodes) -> set[str]:
    """Return the ids of nodes that run one of ``tasks``, but that we are not connected to."""
    return {task.node for task in tasks if task.container and task.node not in nodes}
