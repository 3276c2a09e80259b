"""Lists tasks with what their services and nodes are called, for callers without a store."""
from __future__ import annotations

from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.node import NODE
from caas_desktop.kinds.service import SERVICE
from caas_desktop.kinds.task import TASK, Task
from caas_desktop.operations.refresh import listed


def listed_tasks(engine: Engine, scope: ScopeId) -> dict[Ref, Task]:
    """Return every task of the cluster that ``engine`` manages, past ones included."""
    known = {**listed(engine, SERVICE, scope), **listed(engine, NODE, scope)}
    return {ref: TASK.complete(task, lambda kind, id_: known.get(Ref(scope, kind, id_)))
            for ref, task in listed(engine, TASK, scope).items()}
