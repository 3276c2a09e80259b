"""Looks after apps that another tool made.

Labels cannot be changed after creation, so an adoption is kept in the catalogue; nothing on the
host is touched. What runs is written down as the first revision.
"""
from __future__ import annotations

import time
from dataclasses import dataclass

from caas_desktop.domain.apps import Adoption, Revision
from caas_desktop.domain.errors import ResourceConflict
from caas_desktop.domain.ports import Catalogue, Engine
from caas_desktop.domain.text import N_, Words
from caas_desktop.operations.apps.app import App, key_of
from caas_desktop.operations.apps.deployed import Deployed
from caas_desktop.operations.apps.images import images_of
from caas_desktop.operations.apps.rebuild import rebuild
from caas_desktop.operations.revisions import Revisions, who


@dataclass(frozen=True, slots=True)
class Adopted:
    """``unknown`` is what nobody could tell of the app, and so its first revision lacks."""

    adoption: Adoption
    revision: Revision
    unknown: tuple[Words, ...]


def adopt(engine: Engine, app: App, catalogue: Catalogue, revisions: Revisions, tenant: str = ""
          ) -> Adopted:
    """Adopt an app, as one of ``tenant`` ("": the public domain).

    Raises:
        ResourceConflict: It is looked after here already: it has revisions.
        ComposeError: What runs cannot be written as a Compose file.
    """
    key = key_of(engine, app.name, swarm=app.swarm)
    if revisions.of(key):
        raise ResourceConflict(N_("{app} has revisions here already."), app=app.name,
                               hint=N_("Deploy it again, or roll it back."))
    rebuilt = rebuild(engine, app)
    project = rebuilt.project()
    images = images_of(engine, project, swarm=app.swarm)
    adoption = Adoption(key, time.time(), who(), tenant)
    catalogue.save_adoption(adoption)
    return Adopted(adoption, revisions.record(key, Deployed.of(project, images), "adopt"),
                   rebuilt.unknown)
