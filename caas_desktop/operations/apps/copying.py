"""Takes an app to another host or cluster: its files, never the data in its volumes."""
from __future__ import annotations

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.apps.listed import App, find_app, key_of
from caas_desktop.operations.apps.rebuild import rebuild
from caas_desktop.operations.compose import Project, used_only
from caas_desktop.operations.revisions import Revisions


@frozen
class Template:
    """An app to be written down or deployed elsewhere; ``notes`` is what has to be said first."""

    project: Project
    notes: tuple[Words, ...] = ()


def template_of(engine: Engine, app: App, revisions: Revisions, *, number: int = 0,
                running: bool = False, name: str = "") -> Template:
    """Return an app's newest revision that worked, or revision ``number``, or what runs.

    What runs is also taken where there is no revision. ``name`` renames it.

    Raises:
        VaultError: The revisions cannot be read.
        ResourceGone: There is no such revision.
    """
    key = key_of(engine, app.name, swarm=app.swarm)
    if not running:
        history = revisions.of(key)
        worked = next((one for one in history if one.worked), None)
        chosen = revisions.find(key, number) if number else worked
        if chosen is not None:
            return Template(revisions.content(chosen).project(name))
    rebuilt = rebuild(engine, app)
    return Template(rebuilt.project(name), rebuilt.unknown)


def duplicate_of(source: Engine, target: Engine, name: str, revisions: Revisions, new: str = ""
                 ) -> Template:
    """Return what ``name`` would be on ``target``; plan it there, show that, then deploy it.

    Raises:
        BadRequest: It would be the same app at the same place.
    """
    app = find_app(source, name)
    found = template_of(source, app, revisions, name=new)
    if key_of(target, found.project.name) == key_of(source, name, swarm=app.swarm):
        raise BadRequest(N_("{app} is there already: give the copy another name."), app=name)
    volumes = [v.name for v in used_only(found.project).volumes.values() if not v.external]
    notes: list[Words] = list(found.notes)
    if volumes:
        notes.append(Text(N_("Volumes begin empty, their data is not copied: {names}."),
                          names=", ".join(sorted(volumes))))
    return Template(found.project, tuple(notes))
