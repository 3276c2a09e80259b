"""What a page of charts draws from: a container, a group of them, or a machine."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats.aggregate import Track, empty, from_columns
from caas_desktop.operations.stats.history import History
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.machine import MACHINE_METRICS, MachineHub
from caas_desktop.operations.stats.ring import Ring
from caas_desktop.operations.stats.sample import METRICS, Sample
from caas_desktop.operations.stats.sweep import WHOLE_HOST, total_row

Mark = tuple[float, str]
"""Epoch seconds and a word: a restart, a deployment, a scaling."""


@frozen
class Limits:
    """The dashed lines; None where there is no limit."""

    cpu_cores: float | None = None
    memory_bytes: float | None = None
    disk_bytes: float | None = None


class Closable(Protocol):
    def close(self) -> None: ...


class ChartSource(Protocol):
    """Everything is called on the GUI thread and returns at once."""

    def limits(self) -> Limits: ...

    def watch(self, changed: Callable[[], None]) -> Closable:
        """Begin to fetch live figures and call ``changed`` after each; costs until closed."""

    def live(self, since: float) -> Track:
        """Return live samples not older than ``since``, at about one a second."""

    def load(self, since: float, until: float, done: Callable[[Track], None]) -> None:
        """Read stored samples elsewhere and hand them to ``done`` on the GUI thread."""

    def marks(self, since: float) -> Sequence[Mark]: ...


def no_marks(since: float) -> Sequence[Mark]:
    return ()


class ContainerSource:
    """One container."""

    def __init__(
        self, ref: Ref, hub: StatsHub, history: History, *,
        limits: Callable[[], Limits] = Limits, marks: Callable[[float], Sequence[Mark]] = no_marks,
    ) -> None:
        self._ref, self._hub, self._history = ref, hub, history
        self.limits, self.marks = limits, marks

    def watch(self, changed: Callable[[], None]) -> Closable:
        return self._hub.watch((self._ref,), lambda batch: changed())

    def live(self, since: float) -> Track:
        columns = self._hub.columns(self._ref, since)
        return empty(METRICS) if columns is None else from_columns(columns)

    def load(self, since: float, until: float, done: Callable[[Track], None]) -> None:
        self._history.fetch(lambda: self._history.container(self._ref, since, until), done)


class GroupSource:
    """The sum of a service's, an app's or a host's containers.

    Args:
        key: The key that the sampler's ``groups_of`` gives for the members.
        members: Who belongs to it now, stopped ones included.
        scopes: Engines whose history counts; default: those of the members.
    """

    def __init__(
        self, key: str, members: Callable[[], Iterable[Ref]], hub: StatsHub, history: History, *,
        limits: Callable[[], Limits] = Limits, marks: Callable[[float], Sequence[Mark]] = no_marks,
        scopes: Callable[[], Iterable[ScopeId]] | None = None,
    ) -> None:
        self._key, self._members, self._hub, self._history = key, members, hub, history
        self._scopes = scopes
        self.limits, self.marks = limits, marks
        # Summed as it comes, so that the past keeps the members it had.
        self._ring = Ring()

    def watch(self, changed: Callable[[], None]) -> Closable:
        return _GroupWatch(self, self._hub, changed)

    def live(self, since: float) -> Track:
        return from_columns(self._ring.since(since))

    def load(self, since: float, until: float, done: Callable[[Track], None]) -> None:
        present = {ref.scope for ref in self._members()}
        scopes = sorted(present.union(self._scopes() if self._scopes is not None else ()))
        self._history.fetch(
            lambda: self._history.group(self._key, scopes, since, until, present=present), done
        )

    def members(self) -> frozenset[Ref]:
        return frozenset(self._members())

    def add(self, refs: Iterable[Ref]) -> bool:
        """Append the present sum; False while a running member has not been heard of."""
        rows = []
        for ref in refs:
            if not self._hub.runs(ref):
                continue
            sample = self._hub.latest(ref)
            if sample is None:
                return False  # a partial sum would show as a drop
            rows.append(sample.row())
        if rows:
            self._ring.append(time.time(), total_row(rows))
        else:
            self._ring.silence(time.time())
        return True


class _GroupWatch:
    def __init__(self, source: GroupSource, hub: StatsHub, changed: Callable[[], None]) -> None:
        self._source, self._changed = source, changed
        self._refs = source.members()
        self._watch = hub.watch(self._refs, self._heard)

    def _heard(self, batch: Mapping[Ref, Sample]) -> None:
        refs = self._source.members()
        if refs != self._refs:
            self._refs = refs
            self._watch.set_refs(refs)
        if self._source.add(refs):
            self._changed()

    def close(self) -> None:
        self._watch.close()


class MachineSource:
    """A machine's own load; only hosts reached over SSH tell it."""

    def __init__(
        self, scope: ScopeId, engine_id: str, machines: MachineHub, history: History, *,
        marks: Callable[[float], Sequence[Mark]] = no_marks,
    ) -> None:
        self._scope, self._engine_id = scope, engine_id
        self._machines, self._history = machines, history
        self.marks = marks

    def limits(self) -> Limits:
        load = self._machines.latest(self._scope)
        if load is None:
            return Limits()
        return Limits(memory_bytes=load.memory_total, disk_bytes=load.disk_total)

    def watch(self, changed: Callable[[], None]) -> Closable:
        return self._machines.watch(self._scope, changed)

    def live(self, since: float) -> Track:
        columns = self._machines.columns(self._scope, since)
        return empty(MACHINE_METRICS) if columns is None else from_columns(columns)

    def load(self, since: float, until: float, done: Callable[[Track], None]) -> None:
        self._history.fetch(
            lambda: self._history.machine(self._scope, self._engine_id, since, until), done
        )


def host_source(
    scope: ScopeId, members: Callable[[], Iterable[Ref]], hub: StatsHub, history: History, *,
    limits: Callable[[], Limits] = Limits, marks: Callable[[float], Sequence[Mark]] = no_marks,
) -> GroupSource:
    """Return the sum of an engine's containers."""
    return GroupSource(WHOLE_HOST, members, hub, history, limits=limits, marks=marks,
                       scopes=lambda: (scope,))
