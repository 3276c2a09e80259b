"""Deploys an earlier revision again: its files, its images, at the present replicas."""
from __future__ import annotations

from caas_desktop.domain.apps import Revision
from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.place import STACK
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.deployed import Deployed, changed
from caas_desktop.operations.apps.deployment import Order
from caas_desktop.operations.apps.found import containers_of
from caas_desktop.operations.apps.images import images_of, moved
from caas_desktop.operations.apps.listed import key_of, on_swarm
from caas_desktop.operations.compose import Project


def order_of(engine: Engine, revision: Revision, content: Deployed) -> Order:
    """Return what rolls an app back to ``revision``; ``plan_app`` of its project shows the plan.

    Raises:
        BadRequest: The revision is another place's: a host has joined or left a cluster since.
        ComposeError: What was kept cannot be read.
    """
    if key_of(engine, revision.app.name) != revision.app:
        raise BadRequest(N_("Revision {number} of {app} was deployed elsewhere."),
                         number=revision.number, app=revision.app.name,
                         hint=N_("Duplicate the app to bring it here."))
    project = content.project()
    swarm = on_swarm(engine)
    pins = {**content.pins, **moved(content.images, images_of(engine, project, swarm=swarm))}
    counts = _counts(engine, project, swarm=swarm)
    scales = {name: counts[name] for name, service in project.services.items()
              if counts.get(name, service.replicas) != service.replicas}
    project = changed(project, scales, pins)
    return Order(project, project.risks if _agreed(project, content) else (), prune=True,
                 made="roll back", of=revision.number, pins=pins,
                 scales={**content.scales, **scales})


def _agreed(project: Project, content: Deployed) -> bool:
    return {(risk.kind, risk.subject) for risk in project.risks} <= set(content.risks)


def _counts(engine: Engine, project: Project, *, swarm: bool) -> dict[str, int]:
    """Return how many containers or tasks each service that stands is to have."""
    if not swarm:
        found: dict[str, int] = {}
        for one in containers_of(engine, project.name):
            found[one.service] = found.get(one.service, 0) + 1
        return found
    listed = items(engine.request("GET", "/services", query={
        "filters": {"label": [f"{STACK}={project.name}"]}}))
    found = {}
    for spec in (mapping(mapping(raw).get("Spec")) for raw in listed):
        mode = mapping(spec.get("Mode"))
        if "Replicated" in mode:
            name = text(spec.get("Name"), 300).removeprefix(f"{project.name}_")
            found[name] = whole(mapping(mode.get("Replicated")).get("Replicas", 1))
    return found
