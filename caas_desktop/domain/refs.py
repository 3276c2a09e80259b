"""Identity of hosts, scopes and resources."""
from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

HostId = NewType("HostId", str)
"""The catalogue's id of one host entry (a random hex string)."""

ScopeId = NewType("ScopeId", str)
"""Where an id is unique: ``engine:<ID of /info>`` or ``swarm:<cluster id>``."""


def engine_scope(engine_id: str) -> ScopeId:
    """Return the scope of a single engine's own resources."""
    return ScopeId(f"engine:{engine_id}")


def swarm_scope(cluster_id: str) -> ScopeId:
    """Return the scope of what all managers of a Swarm share."""
    return ScopeId(f"swarm:{cluster_id}")


def is_cluster(scope: str) -> bool:
    """Return whether a scope is a Swarm's."""
    return scope.startswith("swarm:")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Names one resource; ``scope`` is an engine or, for Swarm's own kinds, a cluster."""

    scope: ScopeId
    kind: str
    id: str

    def __hash__(self) -> int:
        # Ids hardly ever meet in two scopes, and a text keeps its own hash: this is called for
        # every look into every index, a hundred thousand times where a long list is filtered.
        return hash(self.id)
