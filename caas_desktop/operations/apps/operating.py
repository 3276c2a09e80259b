"""Starts, stops, restarts and removes apps of either kind."""
from __future__ import annotations

from contextlib import suppress
from functools import partial

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.place import STACK
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.listed import App, label_of, project_filter
from caas_desktop.operations.apps.rows import Say
from caas_desktop.operations.apps.standalone import STOP_S
from caas_desktop.operations.apps.together import together
from caas_desktop.operations.apps.volumes import remove_volumes
from caas_desktop.operations.swarm import services
from caas_desktop.operations.tasks import Part


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


_DOING = {"start": N_("Starting"), "stop": N_("Stopping"), "restart": N_("Restarting")}
_ON_SWARM = {"start": services.start, "stop": services.stop, "restart": services.restart}


def _each(engine: Engine, app: App, verb: str, say: Say) -> list[str]:
    skipped: list[str] = []
    if app.swarm:
        for ident, name, replicated in _services_of(engine, app.name):
            if replicated or verb == "restart":
                say(Part(name, _DOING[verb]))
                _ON_SWARM[verb](engine, ident, {})
            else:
                skipped.append(name)
        return skipped

    def change(ident: str, name: str) -> None:
        say(Part(name, _DOING[verb]))
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
            say(Part(name, N_("Removing")))
            with suppress(ResourceGone):
                services.remove(engine, ident, {})
    else:
        def remove(ident: str, name: str) -> None:
            say(Part(name, N_("Removing")))
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
            say(Part(name, N_("Removing")))
            try:
                engine.request("DELETE", f"{path}/{text(raw.get(key), 300)}", timeout_s=60)
            except ResourceGone:
                continue
            except CaasError:
                kept.append(name)
    return kept + (remove_volumes(engine, label, say) if volumes else [])


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
