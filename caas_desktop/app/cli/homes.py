"""Where the apps of asked engines live: a worker does not know its own cluster's id."""
from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import ScopeId, is_cluster, swarm_scope
from caas_desktop.operations.adoptions import Tenants

# A tenant that cannot be told, which is not the same as none.
UNKNOWN = "?"
_SOMEWHERE = swarm_scope(UNKNOWN)


class Homes:
    """Asks one manager of each cluster for its nodes, where an engine is a worker; blocks."""

    def __init__(self, engines: Iterable[Engine], tenants: Tenants, timeout_s: float) -> None:
        engines = list(engines)
        self._nodes: dict[str, ScopeId] = {}
        # An adopted stack on a worker whose cluster nobody told may be any cluster's.
        self.tenants = {**{AppKey(_SOMEWHERE, app.name): UNKNOWN for app in tenants
                           if is_cluster(app.scope)}, **tenants}
        if any(one.info.swarm and not one.info.cluster_scope for one in engines):
            managers = {one.info.cluster_scope: one for one in engines}
            for scope, manager in managers.items():
                if scope is not None:
                    self._read(scope, manager, timeout_s)

    def _read(self, scope: ScopeId, manager: Engine, timeout_s: float) -> None:
        with suppress(CaasError):  # without a leader nobody knows the nodes
            for raw in items(manager.request("GET", "/nodes", timeout_s=timeout_s)):
                self._nodes[text(mapping(raw).get("ID"), 64)] = scope

    def cluster_of(self, engine: Engine) -> ScopeId | None:
        """Return the cluster of an engine; None outside of one, or where nobody told it."""
        info = engine.info
        return info.cluster_scope or (self._nodes.get(info.swarm.node_id) if info.swarm else None)

    def of(self, engine: Engine, *, swarm: bool) -> ScopeId:
        """Return where an app that was found over ``engine`` lives: its cluster if a stack."""
        if not swarm or engine.info.swarm is None:
            return engine.info.scope
        return self.cluster_of(engine) or _SOMEWHERE
