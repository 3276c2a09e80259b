"""A cluster as the store knows it, and a context for dialogs and pages over a scripted engine."""
from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from caas_desktop.domain.changes import Change, HostDefined, Upserted
from caas_desktop.domain.hosts import SwarmInfo
from caas_desktop.domain.refs import Ref, swarm_scope
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.membership import Membership
from tests import factories
from tests.fakes import FakeEngine
from tests.qt.dialogs_kit import Now

SCOPE = swarm_scope("C1")
SWARM = SwarmInfo("C1", "N1", True, 1, 2)


def raw_service(id_: str = "s1", name: str = "web", replicas: int = 2, version: int = 7,
                **spec: Any) -> dict[str, Any]:
    """Return a service as ``GET /services/{id}`` tells it; ``spec`` replaces parts of its spec."""
    return {
        "ID": id_, "Version": {"Index": version}, "CreatedAt": "2026-01-01T00:00:00Z",
        "Spec": {"Name": name, "Labels": {"caas.app": "shop"},
                 "TaskTemplate": {"ContainerSpec": {"Image": "shop/web:1@sha256:ab",
                                                    "Env": ["A=1"], "Isolation": "default"}},
                 "Mode": {"Replicated": {"Replicas": replicas}}, **spec},
        "ServiceStatus": {"RunningTasks": replicas, "DesiredTasks": replicas}}


def raw_task(id_: str, slot: int, state: str = "running", *, node: str = "N1", at: int = 0,
             container: str = "", service: str = "s1", **status: Any) -> dict[str, Any]:
    run = {"ContainerID": container} if container else {}
    return {"ID": id_, "ServiceID": service, "Slot": slot, "NodeID": node,
            "CreatedAt": f"2026-01-01T00:00:{at:02d}Z",
            "DesiredState": "running" if state in ("running", "preparing") else "shutdown",
            "Spec": {"ContainerSpec": {"Image": "shop/web:1"}},
            "Status": {"State": state, "Timestamp": "2026-01-01T00:00:00Z",
                       "ContainerStatus": run, **status}}


def raw_node(id_: str, name: str, **spec: Any) -> dict[str, Any]:
    return {"ID": id_, "Spec": {"Role": "worker", "Availability": "active", **spec},
            "Description": {"Hostname": name, "Resources": {}}, "Status": {"State": "ready"}}


def upserted(kind: str, raw: dict[str, Any], store: Store | None = None) -> Change:
    known = KINDS[kind]
    item = known.parse(raw)
    if store is not None:
        item = known.complete(item, lambda key, id_: store.get(Ref(SCOPE, key, id_)))
    return Upserted(Ref(SCOPE, kind, known.id_of(raw)), item)


class Fleet:
    """Leads everywhere to one engine; notes what is asked for."""

    def __init__(self, engine: FakeEngine) -> None:
        self.engine_, self.looked, self.relisted = engine, 0, []

    def engine_of(self, scope: object) -> FakeEngine:
        return self.engine_

    def look_again(self) -> None:
        self.looked += 1

    def relist(self, scope: object, kind: str) -> None:
        self.relisted.append(kind)


def cluster_store() -> Store:
    """Return a store with manager h1 (node N1) and node N2, which is no host of ours."""
    store = Store()
    store.apply([HostDefined(factories.host("h1")), factories.ready("h1", swarm=SWARM)])
    store.apply([upserted("node", raw_node("N1", "lab1", Role="manager")),
                 upserted("node", raw_node("N2", "lab2")), upserted("service", raw_service())])
    return store


def context_of(store: Store) -> Any:
    engine = FakeEngine(factories.host("h1"), factories.engine("h1", swarm=SWARM))
    audit: list[tuple[str, str, str]] = []
    catalogue = SimpleNamespace(
        add_audit=lambda at, host, action, target, result: audit.append((action, target, result)))
    return SimpleNamespace(store=store, jobs=Now(), fleet=Fleet(engine), catalogue=catalogue,
                           engine=engine, audit=audit, cells=Cells(store),
                           membership=Membership(store))
