"""Replaces a standalone container by one that differs in its labels and networks only.

Labels cannot be changed after creation. Everything else is kept: name, image, volumes (anonymous
ones too), networks with aliases and addresses. What the container wrote outside volumes is lost.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.routes.networks import is_edge_network

_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
STOP_TIMEOUT_S = 330.0


def recreate(engine: Engine, container: str, labels: Mapping[str, str], join: str = "") -> str:
    """Return the id of the replacement, which runs if the old one did.

    ``join`` is one more network. Where it fails, the old container is back under its name.

    Raises:
        ResourceConflict: Swarm owns it, or it removes itself when it stops.
    """
    old = mapping(engine.request("GET", f"/containers/{container}/json"))
    name, old_id = text(old.get("Name"), 256).lstrip("/"), str(old["Id"])
    _refuse(old, name)
    running = mapping(old.get("State")).get("Running") is True
    body, more = replacement(old, labels, _image(engine, old), join)
    aside = f"{name[:200]}-caas-{old_id[:8]}"
    engine.request("POST", f"/containers/{old_id}/rename", query={"name": aside})
    made = ""
    try:
        made = str(engine.request("POST", "/containers/create", query={"name": name}, body=body,
                                  timeout_s=120)["Id"])
        for network, settings in more.items():
            engine.request("POST", f"/networks/{network}/connect",
                           body={"Container": made, "EndpointConfig": settings})
        if running:
            engine.request("POST", f"/containers/{old_id}/stop", timeout_s=STOP_TIMEOUT_S)
            engine.request("POST", f"/containers/{made}/start", timeout_s=120)
    except CaasError:
        _back(engine, old_id, made, name, running)
        raise
    # v=False: its anonymous volumes are the new one's now.
    with suppress(ResourceGone):
        engine.request("DELETE", f"/containers/{old_id}", query={"v": False, "force": True},
                       timeout_s=60)
    return made


def _refuse(old: Mapping[str, Any], name: str) -> None:
    marks = mapping(mapping(old.get("Config")).get("Labels"))
    if "com.docker.swarm.task.id" in marks:
        raise ResourceConflict(N_("{name} is a task of a Swarm service."), name=name,
                               hint=N_("Give the route to the service."))
    if mapping(old.get("HostConfig")).get("AutoRemove"):
        raise ResourceConflict(
            N_("{name} removes itself when it stops, so it cannot be replaced."), name=name,
            hint=N_("Start it anew without --rm."))


def _back(engine: Engine, old: str, made: str, name: str, running: bool) -> None:
    """Undo as far as the line allows; the first error is the one that is told."""
    steps: list[tuple[str, str, dict[str, object]]] = []
    if made:
        steps.append(("DELETE", f"/containers/{made}", {"force": True}))
    steps.append(("POST", f"/containers/{old}/rename", {"name": name}))
    if running:
        steps.append(("POST", f"/containers/{old}/start", {}))
    for method, path, query in steps:
        with suppress(CaasError):
            engine.request(method, path, query=query, timeout_s=60)


def _image(engine: Engine, old: Mapping[str, Any]) -> str:
    """Return the image's name while it still means the same image, else its id."""
    name, wanted = text(mapping(old.get("Config")).get("Image"), 512), text(old.get("Image"), 100)
    try:
        found = text(mapping(engine.request("GET", f"/images/{name}/json")).get("Id"), 100)
    except CaasError:
        return wanted
    return name if found == wanted else wanted


def replacement(old: Mapping[str, Any], labels: Mapping[str, str], image: str, join: str
                ) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the body for ``POST /containers/create``, and the networks to be joined after it.

    Engines before API 1.44 take one network at creation.
    """
    config, host = dict(mapping(old.get("Config"))), dict(mapping(old.get("HostConfig")))
    short = str(old["Id"])[:12]
    if config.get("Hostname") == short:
        config.pop("Hostname")
    binds = [b for b in items(host.get("Binds")) if isinstance(b, str)]
    known = {b.split(":")[1] for b in binds if ":" in b}
    known |= {text(mapping(m).get("Target"), 4096) for m in items(host.get("Mounts"))}
    for mount in map(mapping, items(old.get("Mounts"))):
        target, volume = text(mount.get("Destination"), 4096), text(mount.get("Name"))
        if mount.get("Type") == "volume" and target not in known and _ANONYMOUS.fullmatch(volume):
            binds.append(f"{volume}:{target}{'' if mount.get('RW', True) else ':ro'}")
    host["Binds"] = binds or None
    networks = {n: _endpoint(mapping(s), short) for n, s in mapping(
        mapping(old.get("NetworkSettings")).get("Networks")).items()}
    if join:  # of the edge's networks it is in its own only
        networks = {n: s for n, s in networks.items() if n == join or not is_edge_network(n)}
    mode = text(host.get("NetworkMode"))
    if join and (mode in ("host", "none") or mode.startswith("container:")):
        raise ResourceConflict(
            N_("A container with the network mode {mode} cannot join the edge."), mode=mode,
            hint=N_("Create it anew on a bridge network."))
    first = mode if mode in networks else "bridge" if "bridge" in networks else ""
    more = {n: s for n, s in networks.items() if n != first}
    if join and join not in networks:
        more[join] = {}
    config |= {"Image": image, "Labels": dict(labels), "HostConfig": host}
    if first and first != "bridge":
        config["NetworkingConfig"] = {"EndpointsConfig": {first: networks[first]}}
    return config, more


def _endpoint(settings: Mapping[str, Any], short: str) -> dict[str, Any]:
    """Keep what was asked for, without what the engine gave by itself."""
    asked = ("IPAMConfig", "Links", "DriverOpts")
    kept = {key: settings[key] for key in asked if settings.get(key)}
    aliases = [a for a in items(settings.get("Aliases")) if a != short]
    return {**kept, "Aliases": aliases} if aliases else kept
