"""Which apps an engine has: the stacks of a cluster, the Compose projects of a host."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.clean import items, mapping, whole
from caas_desktop.domain.errors import ResourceGone
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import COMPOSE_PROJECT, COMPOSE_SERVICE, STACK, place_of
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_

_FILES = "com.docker.compose.project.config_files"


@frozen
class App:
    """``services`` counts services, ``running`` and ``wanted`` their containers or tasks.

    ``files`` is where its Compose files were, "" where nobody wrote it down (stacks). ``tenant``
    is what its labels say, "" for the public domain.
    """

    name: str
    swarm: bool
    services: int
    running: int
    wanted: int
    files: str = ""
    tenant: str = ""


def on_swarm(engine: Engine) -> bool:
    """Tell whether apps become stacks there: a manager speaks for its cluster."""
    return engine.info.cluster_scope is not None


def key_of(engine: Engine, name: str, *, swarm: bool | None = None) -> AppKey:
    """Return the key of an app there; ``swarm`` None: of one that would be deployed now."""
    scope = engine.info.cluster_scope if swarm is not False else None
    return AppKey(scope or engine.info.scope, name)


def label_of(app: App) -> str:
    """Return the label that everything of an app has."""
    return f"{STACK if app.swarm else COMPOSE_PROJECT}={app.name}"


def apps_of(engine: Engine) -> list[App]:
    """Return the stacks of a cluster and the Compose projects of the host itself, by name."""
    found = _projects(engine)
    if on_swarm(engine):
        found += _stacks(engine)
    return sorted(found, key=lambda app: (app.name, app.swarm))


def _projects(engine: Engine) -> list[App]:
    listed = items(engine.request("GET", "/containers/json", query={
        "all": True, "filters": {"label": [COMPOSE_PROJECT]}}))
    groups: dict[str, list[tuple[bool, Mapping[str, str]]]] = {}
    for raw in map(mapping, listed):
        marks = labels_of(raw)
        groups.setdefault(marks.get(COMPOSE_PROJECT, ""), []).append((
            raw.get("State") == "running", marks))
    return [App(name, False, len({marks.get(COMPOSE_SERVICE, "") for _, marks in found}),
                sum(runs for runs, _ in found), len(found), found[0][1].get(_FILES, ""),
                _tenant(marks for _, marks in found))
            for name, found in groups.items() if name]


def _stacks(engine: Engine) -> list[App]:
    listed = items(engine.request("GET", "/services", query={
        "status": True, "filters": {"label": [STACK]}}))
    groups: dict[str, list[tuple[Mapping[str, Any], Mapping[str, str]]]] = {}
    for raw in map(mapping, listed):
        marks = labels_of(mapping(raw.get("Spec")))
        groups.setdefault(marks.get(STACK, ""), []).append((
            mapping(raw.get("ServiceStatus")), marks))
    return [App(name, True, len(found), sum(whole(told.get("RunningTasks")) for told, _ in found),
                sum(whole(told.get("DesiredTasks")) for told, _ in found),
                tenant=_tenant(marks for _, marks in found))
            for name, found in groups.items() if name]


def _tenant(labels: Iterable[Mapping[str, str]]) -> str:
    return next((tenant for marks in labels if (tenant := place_of(marks).tenant)), "")


def find_app(engine: Engine, name: str) -> App:
    """Return an app; raises ResourceGone. A stack goes before a project of the same name."""
    found = [app for app in apps_of(engine) if app.name == name]
    if not found:
        raise ResourceGone(N_("There is no app {name} on {host}."), name=name,
                           host=engine.spec.name)
    return found[-1]


def labels_of(raw: Mapping[str, Any]) -> Mapping[str, str]:
    return {k: v for k, v in mapping(raw.get("Labels")).items() if isinstance(v, str)}


def project_filter(name: str) -> dict[str, Any]:
    return {"label": [f"{COMPOSE_PROJECT}={name}"]}
