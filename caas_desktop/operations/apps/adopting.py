"""Looks after apps that another tool made, and says whose they are.

Labels cannot be changed after creation, so an adoption is kept in the catalogue; nothing on the
host is touched. What runs is written down as the first revision. Nobody has agreed to what its
files want beyond their folder: the first deployment from here asks.
"""
from __future__ import annotations

import time
from dataclasses import replace

from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.errors import BadRequest, ResourceConflict
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import NAME_LIMIT
from caas_desktop.domain.ports import Catalogue, Engine
from caas_desktop.domain.text import N_, Words
from caas_desktop.operations.apps.deployed import Deployed
from caas_desktop.operations.apps.images import images_of
from caas_desktop.operations.apps.listed import App, key_of
from caas_desktop.operations.apps.rebuild import rebuild
from caas_desktop.operations.compose import Project, Risk
from caas_desktop.operations.revisions import Revisions, who


@frozen
class Prospect:
    """What there is to know before an app is adopted, or given to another tenant.

    ``adoption`` None: it is not adopted. ``project`` is what runs, to become a revision; None
    where its history stands already. ``unknown`` is what nobody could tell of it, and so that
    revision lacks.
    """

    app: App
    key: AppKey
    adoption: Adoption | None
    project: Project | None
    unknown: tuple[Words, ...] = ()

    @property
    def risks(self) -> tuple[Risk, ...]:
        return self.project.risks if self.project is not None else ()


@frozen
class Adopted:
    """``revision`` None: its history stood already."""

    adoption: Adoption
    revision: Revision | None
    unknown: tuple[Words, ...]


def prospect(engine: Engine, app: App, catalogue: Catalogue, revisions: Revisions) -> Prospect:
    """Look at an app that may be adopted; changes nothing.

    Raises:
        ComposeError: What runs cannot be written as a Compose file.
    """
    key = key_of(engine, app.name, swarm=app.swarm)
    adoption = adoption_of(catalogue, key)
    history = revisions.of(key)
    # One that was released may have been changed by others since.
    if adoption is not None or (history and all(one.made != "adopt" for one in history)):
        return Prospect(app, key, adoption, None)
    rebuilt = rebuild(engine, app)
    return Prospect(app, key, adoption, rebuilt.project(), rebuilt.unknown)


def adopt(engine: Engine, app: App, catalogue: Catalogue, revisions: Revisions,
          tenant: str | None = None) -> Adopted:
    """Adopt an app for ``tenant`` ("": the public domain), or give an adopted one to another.

    ``tenant`` None: it stays whose it is.

    Raises:
        BadRequest: That cannot be a tenant's name.
        ResourceConflict: It is so already, or its labels say that it is another tenant's.
        ComposeError: What runs cannot be written as a Compose file.
    """
    wanted = None if tenant is None else tenant_name(tenant)
    if app.tenant and wanted not in (None, app.tenant):
        raise ResourceConflict(N_("{app} belongs to {tenant}, its labels say."), app=app.name,
                               tenant=app.tenant, hint=N_("Change the label caas.tenant in its "
                                                          "files, and deploy it."))
    found = prospect(engine, app, catalogue, revisions)
    before = found.adoption.tenant if found.adoption is not None else ""
    wanted = before if wanted is None else wanted
    if found.project is None and before == wanted:
        raise ResourceConflict(N_("{app} has revisions here already."), app=app.name,
                               hint=N_("Deploy it again, or roll it back."))
    adoption = Adoption(found.key, time.time(), who(), wanted)
    revision = None
    if found.project is not None:
        images = images_of(engine, found.project, swarm=app.swarm)
        content = replace(Deployed.of(found.project, images), risks=())
        revision = revisions.record(found.key, content, "adopt")
    catalogue.save_adoption(adoption)
    return Adopted(adoption, revision, found.unknown)


def release(catalogue: Catalogue, key: AppKey) -> None:
    """Leave an adopted app to others again; its history is kept.

    Raises:
        ResourceConflict: It is not adopted.
    """
    if adoption_of(catalogue, key) is None:
        raise ResourceConflict(N_("{app} is not adopted."), app=key.name)
    catalogue.delete_adoption(key)


def adoption_of(catalogue: Catalogue, key: AppKey) -> Adoption | None:
    return next((one for one in catalogue.adoptions() if one.app == key), None)


def tenant_name(words: str) -> str:
    """Return a tenant's name as it is kept, "" for the public domain; raises BadRequest."""
    name = " ".join(words.split())
    if len(name) > NAME_LIMIT or not name.isprintable():
        raise BadRequest(N_("A tenant's name is one line of at most {count} characters."),
                         count=NAME_LIMIT)
    return name
