"""Which connection speaks for a cluster: one manager, and the next when it is lost."""
from __future__ import annotations

import threading
from typing import Protocol

from caas_desktop.domain.hosts import EngineInfo
from caas_desktop.domain.refs import ScopeId


class Manager(Protocol):
    """A connection to one manager, as ``Clusters`` sees it."""

    def load_cluster(self) -> None: ...
    def reread_service(self, service_id: str) -> None: ...


class Clusters:
    """Thread-safe; every manager of a cluster may speak, the first connected one does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._managers: dict[ScopeId, list[Manager]] = {}

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

    def speaks_for(self, scope: ScopeId, manager: Manager) -> bool:
        with self._lock:
            line = self._managers.get(scope)
            return bool(line) and line is not None and line[0] is manager

    def task_changed(self, info: EngineInfo, service_id: str) -> None:
        """A container of a service started or ended on a host of ours: have it counted.

        A worker does not know its cluster's id, so every cluster is asked; there are few.
        """
        with self._lock:
            scope = info.cluster_scope
            lines = [self._managers.get(scope, [])] if scope else list(self._managers.values())
            first = [line[0] for line in lines if line]
        for manager in first:
            manager.reread_service(service_id)
