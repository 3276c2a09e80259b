"""Which image each service of an app has, told so that it stays the same image."""
from __future__ import annotations

from collections.abc import Mapping

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import ResourceGone
from caas_desktop.domain.place import STACK
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.compose import Project


def images_of(engine: Engine, project: Project, *, swarm: bool) -> dict[str, str]:
    """Return ``name@sha256:…``, or the id of an image without a registry, by service."""
    if swarm:
        return _of_stack(engine, project)
    known: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in project.services:
        reference = project.image_of(name)
        if reference not in known:
            known[reference] = _of_host(engine, reference)
        if known[reference]:
            found[name] = known[reference]
    return found


def _of_stack(engine: Engine, project: Project) -> dict[str, str]:
    listed = items(engine.request("GET", "/services", query={
        "filters": {"label": [f"{STACK}={project.name}"]}}))
    found = {}
    for spec in (mapping(mapping(raw).get("Spec")) for raw in listed):
        box = mapping(mapping(spec.get("TaskTemplate")).get("ContainerSpec"))
        name = text(spec.get("Name"), 300).removeprefix(f"{project.name}_")
        image = text(box.get("Image"), 500)
        if name in project.services and "@" in image:
            found[name] = image
    return found


def _of_host(engine: Engine, reference: str) -> str:
    try:
        raw = mapping(engine.request("GET", f"/images/{reference}/json"))
    except ResourceGone:
        return ""
    name = reference.partition("@")[0]
    stem = name.rpartition(":")[0] if ":" in name.rpartition("/")[2] else name
    for one in items(raw.get("RepoDigests")):
        repository, at, digest = text(one, 500).partition("@")
        if at and (stem == repository or stem.endswith(f"/{repository}")):
            return f"{name}@{digest}"
    return text(raw.get("Id"), 100)


def moved(kept: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Return those images of ``kept`` whose name means another one now, or nothing."""
    return {name: image for name, image in kept.items() if image != now.get(name)}
