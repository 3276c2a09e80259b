"""Which connection speaks for a cluster: one manager, and the next when it is lost."""
from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from caas_desktop.domain.hosts import EngineInfo
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import ScopeId


class Manager(Protocol):
    """A connection to one manager, as ``Clusters`` sees it."""

    @property
    def engine(self) -> Engine | None: ...
    def load_cluster(self) -> None: ...
    def reread_tasks(self) -> None: ...


class Clusters:
    """Thread-safe; every manager of a cluster may speak, the first connected one does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._managers: dict[ScopeId, list[Manager]] = {}
        self._refused: dict[ScopeId, set[int]] = {}  # who passed on since somebody was answered
        # Gets a cluster whose scaling lease was written or removed; any thread.
        self.lease_written: Callable[[ScopeId], None] = lambda scope: None

    def ready(self, info: EngineInfo, manager: Manager) -> None:
        scope = info.cluster_scope
        if scope is None:
            return
        with self._lock:
            line = self._managers.setdefault(scope, [])
            if manager not in line:
                line.append(manager)

    def gone(self, manager: Manager) -> None:
        """Forget a lost connection; the next one in line lists the cluster anew."""
        heirs: list[Manager] = []
        with self._lock:
            for line in self._managers.values():
                if manager in line:
                    spoke = line[0] is manager
                    line.remove(manager)
                    if spoke and line:
                        heirs.append(line[0])
        for heir in heirs:
            heir.load_cluster()

    def pass_on(self, scope: ScopeId, manager: Manager) -> bool:
        """Let the next manager speak: this one gets no answer from the cluster.

        False when every other one has passed on too: then the cluster has no leader.
        """
        with self._lock:
            line = self._managers.get(scope, [])
            refused = self._refused.setdefault(scope, set())
            refused.add(id(manager))
            others = [one for one in line if one is not manager]
            fresh = [one for one in others if id(one) not in refused]
            if not fresh:
                refused &= {id(manager)}  # next time the others are tried again
                return False
            self._managers[scope] = [fresh[0], *(o for o in line if o is not fresh[0])]
        fresh[0].load_cluster()
        return True

    def answered(self, scope: ScopeId) -> None:
        """The cluster answers again: whoever passed on may be asked again later."""
        with self._lock:
            self._refused.pop(scope, None)

    def speaks_for(self, scope: ScopeId, manager: Manager) -> bool:
        with self._lock:
            line = self._managers.get(scope)
            return bool(line) and line is not None and line[0] is manager

    def speaker(self, scope: ScopeId) -> Manager | None:
        """Return who speaks for a cluster, None while no manager of it is connected."""
        with self._lock:
            return next(iter(self._managers.get(scope, ())), None)

    def known(self, scope: ScopeId) -> bool:
        """Return True while a manager of the cluster is connected."""
        return self.speaker(scope) is not None

    def task_changed(self, info: EngineInfo) -> None:
        """A container of a service started or ended on a host of ours: have it counted.

        A worker does not know its cluster's id, so every cluster is asked; there are few.
        """
        with self._lock:
            scope = info.cluster_scope
            lines = [self._managers.get(scope, [])] if scope else list(self._managers.values())
            first = [line[0] for line in lines if line]
        for manager in first:
            manager.reread_tasks()
