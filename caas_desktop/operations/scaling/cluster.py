"""Scales the services of one cluster, or reads what somebody else says who does."""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from math import inf

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError, HostError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.scaling_rule import (
    SYNC_S,
    USUAL_PACE,
    Decision,
    Measure,
    Pace,
    Past,
    decide,
)
from caas_desktop.operations.scaling.gauge import (
    Gauge,
    Nodes,
    Task,
    measures,
    running_tasks,
    unreachable,
)
from caas_desktop.operations.scaling.lease import Lease, LeaseState, read_lease
from caas_desktop.operations.scaling.note import Note, labels_of, notes_of
from caas_desktop.operations.scaling.scaled import Scaled, scaled_services
from caas_desktop.operations.scaling.write import scale
from caas_desktop.operations.stats.sample import Sample

log = logging.getLogger(__name__)

# A holder that is silent for three looks is gone; one on a busy machine is silent for seconds.
TTL_LOOKS = 3
LEAST_TTL_S = 15.0
RELEASE_PATIENCE_S = 0.5
_NODES_NAMED = 5


@frozen
class View:
    """Who scales a cluster, and what was said of each service (by id) at the last look.

    ``holder`` is a name for display, "" when nobody scales, ``since`` when it began (epoch seconds,
    0.0: not known); ``trouble`` says why nothing is known. ``lapses_s``: so many seconds later we
    may take it from a holder that was silent all the while.
    """

    holder: str = ""
    ours: bool = False
    notes: Mapping[str, Note] = field(default_factory=dict)
    trouble: str = ""
    since: float = 0.0
    lapses_s: float = inf


class ClusterScaler:
    """One look after the other; only ``release`` may come from another thread.

    Args:
        name: Ours, shown to others as the holder of the lease.
        sync_s: Seconds between two looks.
    """

    def __init__(self, name: str, sync_s: float = SYNC_S, pace: Pace = USUAL_PACE,
                 clock: Callable[[], float] = time.monotonic,
                 wall: Callable[[], float] = time.time) -> None:
        self._clock, self._wall, self._sync_s, self._pace = clock, wall, sync_s, pace
        self._lease = Lease(name, max(LEAST_TTL_S, TTL_LOOKS * sync_s), clock, wall)
        self._gauge = Gauge(clock, sync_s / 4)
        self._past: dict[str, Past] = {}
        self._notes: dict[str, Note] = {}
        self._turn = threading.Lock()
        self._ended = False

    def look(self, manager: Engine, nodes: Nodes, *, active: bool) -> View:
        """Look once, and scale where it is due and ours to do; raises CaasError."""
        with self._turn:
            if self._ended:
                return View()
            if not active:
                self._lease.release(manager)
                return self._observe(manager)
            services = scaled_services(manager)
            if not services:
                self._lease.release(manager, notes=False)
                self._notes, self._past = {}, {}
                return View()
            held = self._lease.holds()
            if not self._lease.look(manager):
                self._past = {}
                return replace(_view(self._lease.state), lapses_s=self._lease.lapses_s())
            if not held and self._lease.state is not None:
                self._notes = notes_of(self._lease.state.labels)
            self._notes = self._judge(manager, nodes, services)
            ours = self._lease.renew(manager, labels_of(self._notes))
            return View(self._lease.name, ours, dict(self._notes), since=self._since())

    def release(self, manager: Engine | None) -> None:
        """Give the lease back and do nothing more; at most about 1.5 s."""
        self._ended = True
        if self._turn.acquire(timeout=RELEASE_PATIENCE_S):
            try:
                if manager is not None:
                    self._lease.release(manager)
            finally:
                self._turn.release()

    # -- somebody else scales

    def _observe(self, manager: Engine) -> View:
        return _view(read_lease(manager))

    def _since(self) -> float:
        return self._lease.state.since if self._lease.state is not None else 0.0

    # -- we scale

    def _judge(self, manager: Engine, nodes: Nodes, services: Sequence[Scaled]
               ) -> dict[str, Note]:
        watched = [s.id for s in services if not s.skip]
        tasks = running_tasks(manager, watched) if watched else {}
        samples = self._gauge.samples([t for some in tasks.values() for t in some], nodes,
                                      within_s=max(2.0, self._sync_s / 2))
        self._past = {ident: past for ident, past in self._past.items() if ident in watched}
        names = _NodeNames(manager)
        notes = {}
        for service in services:
            if service.skip:
                note = self._note(service, "skipped", service.skip, service.replicas)
            else:
                note = self._one(manager, service, tasks[service.id], samples, nodes, names)
            notes[service.id] = note.after(self._notes.get(service.id))
        return notes

    def _one(self, manager: Engine, service: Scaled, tasks: Sequence[Task],
             samples: Mapping[str, Sample], nodes: Nodes, names: _NodeNames) -> Note:
        policy = service.policy
        assert policy is not None
        now = self._clock()
        past = self._past.get(service.id, Past())
        decision, past = decide(policy, service.replicas, measures(service, tasks, samples), past,
                                now, self._pace)
        self._past[service.id] = past
        lacking = unreachable(tasks, nodes)
        words = decision.text + (f" (not connected to {names.of(lacking)})" if lacking else "")
        if not decision.change:
            return self._decided(service, decision, "steady", words)
        if not self._lease.holds() or self._ended:
            return self._decided(service, decision, "failed", f"{words}: the lease has run out")
        try:
            scale(manager, service.raw, decision.desired, f"{_stamp(self._wall())} {words}")
        except HostError:
            raise
        except CaasError as error:
            log.warning("%s not scaled: %s: %s", service.name, words, error)
            return self._decided(service, decision, "failed", f"{words}: {error}")
        self._past[service.id] = past.stepped(now, decision.change)
        return replace(self._decided(service, decision, "scaled", words),
                       replicas=decision.desired)

    def _decided(self, service: Scaled, decision: Decision, state: str, words: str) -> Note:
        until = self._wall() + decision.waits_s if decision.waits_s else 0.0
        note = replace(self._note(service, state, words, decision.wish), until=until)
        for measure in decision.measures:
            note = _with_measure(note, measure)
        return note

    def _note(self, service: Scaled, state: str, words: str, wish: int) -> Note:
        return Note(at=self._wall(), name=service.name, state=state, text=words,
                    replicas=service.replicas, wish=wish)


def _view(state: LeaseState | None) -> View:
    """Return what somebody else's lease says."""
    if state is None:
        return View()
    holder = state.holder_name if state.holder else ""
    return View(holder, False, notes_of(state.labels), since=state.since if holder else 0.0)


def _with_measure(note: Note, measure: Measure) -> Note:
    if measure.metric == "cpu":
        return replace(note, cpu=measure.average, cpu_target=measure.target)
    return replace(note, memory=measure.average, memory_target=measure.target)


def _stamp(at: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))


class _NodeNames:
    """The nodes' names, asked for only when one is to be told."""

    def __init__(self, manager: Engine) -> None:
        self._manager = manager
        self._known: dict[str, str] | None = None

    def of(self, nodes: set[str]) -> str:
        if self._known is None:
            self._known = {}
            for raw in items(self._manager.request("GET", "/nodes", lane=Lane.SAMPLING)):
                about = mapping(mapping(raw).get("Description"))
                self._known[text(mapping(raw).get("ID"), 64)] = text(about.get("Hostname"), 60)
        found = sorted(self._known.get(node) or node[:12] for node in nodes)
        more = f" and {len(found) - _NODES_NAMED} more" if len(found) > _NODES_NAMED else ""
        return ", ".join(found[:_NODES_NAMED]) + more
