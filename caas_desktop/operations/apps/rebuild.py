"""Makes a Compose file of an app that runs, whoever made it, and tells what could not be known."""
from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import ResourceGone
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import UnixEndpoint
from caas_desktop.domain.place import COMPOSE_PROJECT, STACK
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.apps.container_body import Wanted, container_body, container_name
from caas_desktop.operations.apps.found import Container, containers_of
from caas_desktop.operations.apps.listed import App, labels_of
from caas_desktop.operations.apps.reading_back import Names, filled, own_labels
from caas_desktop.operations.apps.service_of_container import service_of
from caas_desktop.operations.apps.service_of_spec import service_of_spec
from caas_desktop.operations.apps.stack_body import service_body
from caas_desktop.operations.compose import Project, Source, load, tree_to_yaml

Raw = Mapping[str, Any]
Tree = dict[str, Any]
Details = Callable[[str, str, str], Tree | None]
_FOLDER = "com.docker.compose.project.working_dir"
_DEPENDS = "com.docker.compose.depends_on"
_LABELS = {"networks": "com.docker.compose.network", "volumes": "com.docker.compose.volume"}
_GIVEN_BY_ENGINE = "com.docker.network.driver.overlay.vxlanid"


@frozen
class Rebuilt:
    """``text`` is a Compose file, ``folder`` where the app's files are on this machine, or ``/``.
    """

    app: str
    text: str
    unknown: tuple[Words, ...] = ()
    folder: str = "/"

    def project(self, name: str = "") -> Project:
        """Read the file, maybe for an app of another name; raises ComposeError."""
        file = Path(self.folder) / "compose.yaml"
        return load(Source(files=(file,), folder=Path(self.folder), name=name or self.app,
                           env_files=(), texts={file: self.text}, only_texts=True))


def rebuild(engine: Engine, app: App) -> Rebuilt:
    """Return the Compose file of what runs; raises ResourceGone for an app that is gone."""
    unknown: list[Words] = [
        Text(N_("Comments, variables and builds: it is one file, with every value put in.")),
        Text(N_("Whether the addresses of its networks were chosen by somebody."))]
    if app.swarm:
        services, names = _stack(engine, app.name)
        unknown.append(Text(N_("In which order services depend on each other.")))
        if names.secrets:
            unknown.append(Text(N_("What its secrets hold: they have to be there.")))
        folder = "/"
    else:
        services, names, folder = _host(engine, app.name, unknown)
        unknown.append(Text(N_("Options of logs, where they go to the host's own driver.")))
        unknown.append(Text(N_("Secrets and configs that were copied into its containers.")))
    if not services:
        raise ResourceGone(N_("There is no app {name} on {host}."), name=app.name,
                           host=engine.spec.name)
    tree = _whole(app.name, services, names, _standing(engine, app, names))
    return Rebuilt(app.name, tree_to_yaml(tree), tuple(unknown), folder)


def running_tree(engine: Engine, app: App) -> str:
    """Return what runs, to be compared with ``wanted_tree``."""
    services, names = _stack(engine, app.name) if app.swarm else _host(engine, app.name, [])[:2]
    return tree_to_yaml(_whole(app.name, services, names, lambda *_: None))


def wanted_tree(engine: Engine, project: Project, *, swarm: bool) -> str:
    """Return what ``project`` would make run, in the form of ``running_tree``."""
    names = _names(engine, project.name, swarm=swarm)
    local = isinstance(engine.spec.endpoint, UnixEndpoint)
    services: dict[str, Tree] = {}
    for name, service in project.services.items():
        if swarm:
            spec = service_body(project, service, {}, project.image_of(name))
            services[name] = service_of_spec(spec, names, name, {})
            continue
        own = container_name(project, service, 1)
        names.of_container = (own,)
        body = container_body(Wanted(project, service, 1, own, "", "", local_files=local))
        services[name] = service_of(body, {}, names, name) | _around(service.replicas, {
            other: one.condition for other, one in (service.depends_on or {}).items()})
    return tree_to_yaml(_whole(project.name, services, names, lambda *_: None))


def _around(count: int, depends: Mapping[str, str]) -> Tree:
    return filled(scale=count if count != 1 else None, depends_on={
        other: {"condition": condition} for other, condition in sorted(depends.items())})


def _whole(name: str, services: Mapping[str, Tree], names: Names, details: Details) -> Tree:
    sections = {kind: {key: details(kind, key, engine_name)
                       for key, engine_name in sorted(getattr(names, kind).items())}
                for kind in ("networks", "volumes", "secrets", "configs")}
    return {"name": name, "services": dict(sorted(services.items())), **filled(**sections)}


def _names(engine: Engine, app: str, *, swarm: bool) -> Names:
    keys = {}
    for kind, label in _LABELS.items() if not swarm else ():
        listed = engine.request("GET", f"/{kind}", query={
            "filters": {"label": [f"{COMPOSE_PROJECT}={app}"]}})
        for raw in map(mapping, items(mapping(listed).get("Volumes")
                                      if kind == "volumes" else listed)):
            keys[kind, text(raw.get("Name"), 300)] = labels_of(raw).get(label, "")
    driver = "" if swarm else text(mapping(engine.request("GET", "/info")).get("LoggingDriver"), 99)
    return Names(app, keys=keys, log_driver=driver,
                 cgroup_is_host=engine.info.cgroup_version == "1",
                 files_are_here=isinstance(engine.spec.endpoint, UnixEndpoint))


def _stack(engine: Engine, app: str) -> tuple[dict[str, Tree], Names]:
    names = _names(engine, app, swarm=True)
    networks = {text(raw.get("Id"), 64): text(raw.get("Name"), 300)
                for raw in map(mapping, items(engine.request("GET", "/networks")))}
    services = {}
    for raw in map(mapping, items(engine.request("GET", "/services", query={
            "filters": {"label": [f"{STACK}={app}"]}}))):
        spec = mapping(raw.get("Spec"))
        name = text(spec.get("Name"), 300).removeprefix(f"{app}_")
        services[name] = service_of_spec(spec, names, name, networks)
    return services, names


def _host(engine: Engine, app: str, unknown: list[Words]) -> tuple[dict[str, Tree], Names, str]:
    found, names, folder = containers_of(engine, app), _names(engine, app, swarm=False), "/"
    names.containers = {one.id: one.service for one in found}
    groups: dict[str, list[Container]] = {}
    for one in found:
        groups.setdefault(one.service, []).append(one)
    services = {}
    for service, group in groups.items():
        first = group[0]
        raw = mapping(engine.request("GET", f"/containers/{first.id}/json"))
        names.of_container = (first.name, first.id[:12])
        marks = labels_of(mapping(raw.get("Config")))
        if names.files_are_here:  # else what it holds here would pass for the project's own
            folder = marks.get(_FOLDER, "") or folder
        made = service_of(_body(raw, first), _image(engine, raw), names, service)
        depends = [word.split(":") for word in marks.get(_DEPENDS, "").split(",") if word]
        made |= _around(len(group), {w[0]: w[1] if len(w) > 1 else "service_started"
                                     for w in depends if w[0] in groups})
        if first.name != f"{app}-{service}-{first.number}":
            made["container_name"] = first.name
        services[service] = made
        if len({one.hash for one in group}) > 1:
            unknown.append(Text(N_("The containers of {service} differ: the first one was taken."),
                                service=service))
        if mapping(raw.get("HostConfig")).get("DeviceRequests"):
            unknown.append(Text(N_("Which GPUs {service} asked for."), service=service))
    return services, names, folder if folder.startswith("/") else "/"


def _body(raw: Raw, one: Container) -> Tree:
    """Return an inspect answer in the form of the body that creates a container."""
    config, host = dict(mapping(raw.get("Config"))), mapping(raw.get("HostConfig"))
    mode = host.get("NetworkMode")
    if config.get("Hostname") == one.id[:12] or mode == "host":
        config.pop("Hostname", None)
    return {**config, "HostConfig": host, "NetworkingConfig": {
        "EndpointsConfig": mapping(mapping(raw.get("NetworkSettings")).get("Networks"))}}


def _image(engine: Engine, raw: Raw) -> Raw:
    try:
        found = engine.request("GET", f"/images/{text(raw.get('Image'), 100)}/json")
    except ResourceGone:
        return {}
    return mapping(mapping(found).get("Config"))


def _standing(engine: Engine, app: App, names: Names) -> Details:
    """Return what tells the settings of networks, volumes, secrets and configs that stand."""
    label = STACK if app.swarm else COMPOSE_PROJECT
    data = _data_of(engine) if names.configs else {}

    def details(kind: str, key: str, name: str) -> Tree | None:
        if kind == "secrets":
            return {"name": name, "external": True} if app.swarm else {"file": name}
        if kind == "configs":
            content = data.get(name)
            return ({"name": name, "external": True} if content is None
                    else {"name": name, "content": content})
        raw = (_volume_of(names.volume_options.get(name, {})) if kind == "volumes" and app.swarm
               else mapping(engine.request("GET", f"/{kind}/{name}")))
        given = {} if name in (key, f"{app.name}_{key}") else {"name": name}
        if labels_of(raw).get(label) != app.name:
            return {"name": name, "external": True}
        options = {k: v for k, v in mapping(raw.get("Options")).items()
                   if not k.startswith(_GIVEN_BY_ENGINE)}
        usual = "local" if kind == "volumes" else "overlay" if app.swarm else "bridge"
        driver = text(raw.get("Driver"), 100)
        return given | filled(
            driver="" if driver == usual else driver, driver_opts=options,
            internal=raw.get("Internal"), attachable=app.swarm and raw.get("Attachable"),
            labels=own_labels(raw.get("Labels"), {},
                              "com.docker.stack." if app.swarm else "com.docker.compose."))

    return details


def _volume_of(options: Raw) -> Raw:
    """Return what a mount says of its volume, in the form of an inspect answer."""
    driver = mapping(options.get("DriverConfig"))
    return {"Labels": options.get("Labels"), "Driver": driver.get("Name") or "local",
            "Options": driver.get("Options")}


def _data_of(engine: Engine) -> dict[str, str]:
    """Return what the cluster's configs hold, by name, where it is text."""
    found = {}
    for raw in map(mapping, items(engine.request("GET", "/configs"))):
        spec = mapping(raw.get("Spec"))
        try:
            found[text(spec.get("Name"), 300)] = base64.b64decode(str(spec.get("Data") or "")
                                                                  ).decode()
        except ValueError:
            continue
    return found
