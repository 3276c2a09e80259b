"""What an app keeps: on a cluster each node has its own part of it."""
from __future__ import annotations

import time

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.apps.rows import Say
from caas_desktop.operations.compose import Ignored, Project, used_only
from caas_desktop.operations.tasks import Part

PATIENCE_S = 60.0
POLL_S = 0.5


def remove_volumes(engine: Engine, label: str, say: Say, patience_s: float = PATIENCE_S
                   ) -> list[str]:
    """Remove volumes with ``label`` on one engine; returns the names of those that are in use.

    A Swarm removes a service at once and its containers later: while there are any of the app,
    it is tried again.
    """
    until = time.monotonic() + patience_s
    while True:
        kept = _remove(engine, label, say)
        if not kept or time.monotonic() > until or not engine.request(
                "GET", "/containers/json", query={"all": True, "filters": {"label": [label]}}):
            return _remove(engine, label, say) if kept else []
        time.sleep(POLL_S)


def missing_volumes(manager: Engine, project: Project) -> tuple[Ignored, ...]:
    """Warn of external volumes that the node of ``manager`` lacks.

    A Swarm does not refuse them: a node makes a volume of that name, and it is empty. Which other
    nodes have one no manager can tell.
    """
    wanted = {key: one for key, one in used_only(project).volumes.items() if one.external}
    if not wanted:
        return ()
    listed = items(mapping(manager.request("GET", "/volumes")).get("Volumes"))
    there = {text(mapping(raw).get("Name"), 300) for raw in listed}
    found = []
    for key, one in sorted(wanted.items()):
        if one.name not in there:
            words = Text(N_("{host} has no volume {name}: a node without one makes an empty one, "
                            "and nothing tells it."), host=manager.spec.name, name=one.name)
            found.append(Ignored(f"volumes.{key}", "external", words,
                                 mark=project.marks.get(("volumes", key)), words=words))
    return tuple(found)


def _remove(engine: Engine, label: str, say: Say) -> list[str]:
    listed = mapping(engine.request("GET", "/volumes", query={"filters": {"label": [label]}}))
    kept: list[str] = []
    for raw in map(mapping, items(listed.get("Volumes"))):
        name = text(raw.get("Name"), 300)
        say(Part(name, N_("Removing")))
        try:
            engine.request("DELETE", f"/volumes/{name}", timeout_s=60)
        except ResourceGone:
            continue
        except CaasError:
            kept.append(name)
    return kept
