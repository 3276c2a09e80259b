"""Apps of either kind: deploy, list, start, stop, remove."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.place import COMPOSE_SERVICE, place_of
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.found import labels_of, project_filter
from caas_desktop.operations.apps.rows import PROJECT, STACK, Plan, Say
from caas_desktop.operations.apps.stack import deploy_stack, plan_stack
from caas_desktop.operations.apps.standalone import STOP_S, converge
from caas_desktop.operations.apps.standalone_plan import plan_standalone
from caas_desktop.operations.apps.together import together
from caas_desktop.operations.apps.volumes import remove_volumes
from caas_desktop.operations.compose import Project, Risk, RisksNotConfirmed
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.swarm import services
from caas_desktop.operations.tasks import Part

_FILES = "com.docker.compose.project.config_files"


@dataclass(frozen=True, slots=True)
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


def plan_app(engine: Engine, project: Project, *, prune: bool = False) -> Plan:
    """Return what ``deploy_app`` would do; nothing is changed.

    ``prune``: services that are not in the file are removed.
    """
    return (plan_stack if on_swarm(engine) else plan_standalone)(engine, project, prune=prune)


def deploy_app(engine: Engine, project: Project, say: Say = lambda _: None,
               token: CancelToken | None = None, *, confirmed: Collection[Risk] = (),
               prune: bool = False) -> int:
    """Make ``engine`` like ``project``; returns how much was changed.

    Raises:
        RisksNotConfirmed: The project has risks that are not among ``confirmed``.
        BadRequest: The plan is refused.
        CaasError: It stopped half way; the same call goes on from there.
    """
    check_risks(project, confirmed)
    if on_swarm(engine):
        return deploy_stack(engine, project, say, token, prune=prune)
    plan_standalone(engine, project, prune=prune).check()
    return converge(engine, project, say, token, prune=prune)


def check_risks(project: Project, confirmed: Collection[Risk]) -> None:
    """Raise RisksNotConfirmed for risks that are not among ``confirmed``."""
    held = [risk for risk in project.risks if risk not in set(confirmed)]
    if held:
        raise RisksNotConfirmed(held)


def apps_of(engine: Engine) -> list[App]:
    """Return the stacks of a cluster and the Compose projects of the host itself, by name."""
    found = _projects(engine)
    if on_swarm(engine):
        found += _stacks(engine)
    return sorted(found, key=lambda app: (app.name, app.swarm))


def _projects(engine: Engine) -> list[App]:
    listed = items(engine.request("GET", "/containers/json", query={
        "all": True, "filters": {"label": [PROJECT]}}))
    groups: dict[str, list[tuple[bool, Mapping[str, str]]]] = {}
    for raw in map(mapping, listed):
        marks = labels_of(raw)
        groups.setdefault(marks.get(PROJECT, ""), []).append((raw.get("State") == "running", marks))
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


def start_app(engine: Engine, app: App, say: Say = lambda _: None) -> list[str]:
    """Start its containers; services of a stack get the number of tasks that they had."""
    return _each(engine, app, "start", say)


def stop_app(engine: Engine, app: App, say: Say = lambda _: None) -> list[str]:
    """Stop its containers; services of a stack are scaled to 0 and remember their number.

    Returns the services that cannot be stopped, as they run on every node.
    """
    return _each(engine, app, "stop", say)


def restart_app(engine: Engine, app: App, say: Say = lambda _: None) -> list[str]:
    """Restart its containers; tasks of a stack are replaced as each update policy says."""
    return _each(engine, app, "restart", say)


_ON_SWARM = {"start": services.start, "stop": services.stop, "restart": services.restart}


def _each(engine: Engine, app: App, verb: str, say: Say) -> list[str]:
    skipped: list[str] = []
    if app.swarm:
        for ident, name, replicated in _services_of(engine, app.name):
            if replicated or verb == "restart":
                say(Part(name, verb))
                _ON_SWARM[verb](engine, ident, {})
            else:
                skipped.append(name)
        return skipped

    def change(ident: str, name: str) -> None:
        say(Part(name, verb))
        engine.request("POST", f"/containers/{ident}/{verb}", timeout_s=STOP_S)

    together([partial(change, *one) for one in _containers_of(engine, app.name)])
    return skipped


def remove_app(engine: Engine, app: App, say: Say = lambda _: None, *, volumes: bool = False
               ) -> list[str]:
    """Remove containers or services, then networks, secrets and configs of the app.

    Volumes stay unless ``volumes``; on a cluster those of other nodes stay always: see
    ``remove_volumes``. Returns the names of what had to stay, as others still use it.
    """
    label = label_of(app)
    if app.swarm:
        for ident, name, _ in _services_of(engine, app.name):
            say(Part(name, "remove"))
            with suppress(ResourceGone):
                services.remove(engine, ident, {})
    else:
        def remove(ident: str, name: str) -> None:
            say(Part(name, "remove"))
            with suppress(ResourceGone):
                engine.request("POST", f"/containers/{ident}/stop", timeout_s=STOP_S)
                engine.request("DELETE", f"/containers/{ident}", timeout_s=STOP_S,
                               query={"force": True, "v": volumes})

        together([partial(remove, *one) for one in _containers_of(engine, app.name)])
    kept: list[str] = []
    for path, key in _left(app.swarm):
        listed = engine.request("GET", path, query={"filters": {"label": [label]}})
        for raw in map(mapping, items(listed)):
            name = text(raw.get("Name") or mapping(raw.get("Spec")).get("Name"), 300)
            say(Part(name, "remove"))
            try:
                engine.request("DELETE", f"{path}/{text(raw.get(key), 300)}", timeout_s=60)
            except ResourceGone:
                continue
            except CaasError:
                kept.append(name)
    return kept + (remove_volumes(engine, label, say) if volumes else [])


def label_of(app: App) -> str:
    """Return the label that everything of an app has."""
    return f"{STACK if app.swarm else PROJECT}={app.name}"


def _left(swarm: bool) -> list[tuple[str, str]]:
    return [("/networks", "Id"), *([("/secrets", "ID"), ("/configs", "ID")] if swarm else [])]


def _services_of(engine: Engine, name: str) -> list[tuple[str, str, bool]]:
    listed = items(engine.request("GET", "/services", query={
        "filters": {"label": [f"{STACK}={name}"]}}))
    return sorted(((text(raw.get("ID"), 64), text(mapping(raw.get("Spec")).get("Name"), 300),
                    "Replicated" in mapping(mapping(raw.get("Spec")).get("Mode")))
                   for raw in map(mapping, listed)), key=lambda found: found[1])


def _containers_of(engine: Engine, name: str) -> list[tuple[str, str]]:
    listed = items(engine.request("GET", "/containers/json", query={
        "all": True, "filters": project_filter(name)}))
    return sorted(((text(raw.get("Id"), 64), text(next(iter(items(raw.get("Names"))), ""), 300)
                    .removeprefix("/")) for raw in map(mapping, listed)),
                  key=lambda found: found[1])
