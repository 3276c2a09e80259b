"""Whose adopted apps are: labels cannot be changed, so the catalogue's word is laid over them.

What comes out of ``owned`` looks to everybody above as if the engine had told the tenant. It is
for showing, finding and naming only: no engine grants anything by it.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.place import ADOPTED, app_of, given_to
from caas_desktop.domain.ports import Catalogue, Engine
from caas_desktop.domain.refs import ScopeId, swarm_scope

Tenants = Mapping[AppKey, str]
Home = Callable[[bool], ScopeId]


def tenants_of(catalogue: Catalogue) -> Tenants:
    """Return the tenants of adopted apps; raises CatalogueError."""
    return {one.app: one.tenant for one in catalogue.adoptions() if one.tenant}


def home_on(engine: Engine, *, swarm: bool) -> ScopeId:
    """Return where an app that was found over ``engine`` lives: in its cluster if a stack."""
    joined = engine.info.swarm
    if swarm and joined is not None and joined.cluster_id:
        return swarm_scope(joined.cluster_id)
    return engine.info.scope


def owned(item: Any, tenants: Tenants, home: Home) -> Any:
    """Return ``item`` with the tenant that its app was adopted for, or without one it had so.

    ``home`` tells where its app lives: of a stack (True) or of a Compose project.
    """
    labels = getattr(item, "labels", None)
    if not labels or not (tenants or ADOPTED in labels):
        return item
    given = owned_labels(labels, tenants, home)
    return item if given == labels else replace(item, labels=given)


def owned_labels(labels: Mapping[str, str], tenants: Tenants, home: Home) -> dict[str, str]:
    app, swarm = app_of(labels)
    return given_to(labels, tenants.get(AppKey(home(swarm), app), "") if app and tenants else "")
