"""What an engine has of a Compose project."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import ResourceGone
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import COMPOSE_PROJECT
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps.container_body import (
    HASH,
    IMAGE,
    NUMBER,
    ONE_OFF,
    SERVICE,
)
from caas_desktop.operations.apps.listed import labels_of, project_filter
from caas_desktop.operations.compose import Project, used_only

Raw = Mapping[str, Any]


@frozen
class Container:
    """``networks`` are ids; ``code`` is what it exited with."""

    id: str
    name: str
    service: str
    number: int
    hash: str
    image_id: str
    state: str
    networks: frozenset[str]
    code: int = 0
    restarts: bool = False
    labels: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def failing(self) -> bool:
        """Tell whether it ended badly, by itself as far as one can tell."""
        return self.state in ("restarting", "dead") or (self.state == "exited" and self.code != 0)


@frozen
class Found:
    """``networks`` and ``volumes`` by the engine's name: those of the file and of the project.

    ``images`` are the ids of the services' images, "" for a missing one.
    """

    containers: tuple[Container, ...]
    networks: Mapping[str, Raw]
    volumes: Mapping[str, Raw]
    images: Mapping[str, str]

    def of(self, service: str) -> list[Container]:
        return [one for one in self.containers if one.service == service]


def find(engine: Engine, project: Project) -> Found:
    """Ask the engine for everything that bears on ``project``."""
    used = used_only(project)
    names = {one.name for one in used.networks.values()}
    networks = {text(raw.get("Name"), 300): raw
                for raw in map(mapping, items(engine.request("GET", "/networks")))}
    volumes = {text(raw.get("Name"), 300): raw for raw in map(mapping, items(mapping(
        engine.request("GET", "/volumes")).get("Volumes")))}
    return Found(
        containers=tuple(containers_of(engine, project.name)),
        networks={n: raw for n, raw in networks.items()
                  if n in names or labels_of(raw).get(COMPOSE_PROJECT) == project.name},
        volumes={n: raw for n, raw in volumes.items()
                 if n in {v.name for v in used.volumes.values()}},
        images={image: image_id(engine, image)
                for image in {project.image_of(name) for name in project.services}})


def image_id(engine: Engine, image: str) -> str:
    """Return an image's id, "" where the host lacks it."""
    try:
        return text(mapping(engine.request("GET", f"/images/{image}/json")).get("Id"), 100)
    except ResourceGone:
        return ""


def containers_of(engine: Engine, project: str) -> list[Container]:
    """Return a project's containers, by service and number; those of `compose run` are no part."""
    listed = items(engine.request("GET", "/containers/json", query={
        "all": True, "filters": project_filter(project)}))
    found = [_container(engine, mapping(raw)) for raw in listed
             if labels_of(mapping(raw)).get(ONE_OFF) != "True"]
    return sorted((one for one in found if one.service),
                  key=lambda one: (one.service, one.number, one.name))


def _container(engine: Engine, raw: Raw) -> Container:
    marks, state, ident = labels_of(raw), text(raw.get("State"), 20), text(raw.get("Id"), 64)
    code, restarts = 0, False
    if state in ("exited", "dead", "restarting"):
        full = mapping(engine.request("GET", f"/containers/{ident}/json"))
        code = whole(mapping(full.get("State")).get("ExitCode"))
        policy = mapping(mapping(full.get("HostConfig")).get("RestartPolicy")).get("Name")
        restarts = policy in ("always", "unless-stopped")
    joined = mapping(mapping(raw.get("NetworkSettings")).get("Networks")).values()
    number = marks.get(NUMBER, "")
    return Container(
        ident, text(next(iter(items(raw.get("Names"))), ""), 300).removeprefix("/"),
        marks.get(SERVICE, ""), int(number) if number.isdigit() else 0, marks.get(HASH, ""),
        marks.get(IMAGE, ""), state,
        frozenset(text(mapping(one).get("NetworkID"), 64) for one in joined), code, restarts,
        marks)
