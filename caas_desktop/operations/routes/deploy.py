"""Puts the edge on a cluster or a host, changes it, takes it away. Each step may be done again."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.routes import Canary
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.containers.pull import pull
from caas_desktop.operations.containers.starting import start_container
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.routes.change import change_service
from caas_desktop.operations.routes.edge import (
    ACME_VOLUME,
    CERT_VOLUME,
    EDGE,
    FILTER,
    SPEC,
    EdgeSpec,
    edge_container,
    edge_service,
    files_of,
    filter_container,
    filter_environment,
    filter_service,
    read_spec,
)
from caas_desktop.operations.routes.filter import FILTER_ENV
from caas_desktop.operations.routes.labels import Flavour, routes_of
from caas_desktop.operations.routes.networks import (
    API_NETWORK,
    EDGE_NETWORK,
    PART,
    connect,
    edge_networks,
    ensure_network,
    remove_left,
    targets,
)

Say = Callable[[Words], None]
WAIT_S = 90.0
POLL_S = 0.5
# With the volumes that its image asked for and nobody named: nothing of the edge lies in them.
GONE = {"force": True, "v": True}


def flavour_of(engine: Engine) -> Flavour:
    """Return how routes are told on ``engine``: a manager speaks for its cluster."""
    return "swarm" if engine.info.cluster_scope else "docker"


def deploy_edge(engine: Engine, spec: EdgeSpec, say: Say = lambda _: None,
                token: CancelToken | None = None) -> None:
    """Create the edge, or make it like ``spec``; returns once it answers its health check.

    Raises:
        ResourceConflict: Something that is not ours has one of the names.
        CaasError: The engine refused, or the edge did not come up; what stands is kept and the
            same call goes on from there.
    """
    token = token or CancelToken()
    if flavour_of(engine) == "swarm":
        _deploy_swarm(engine, spec, say, token)
    else:
        _deploy_docker(engine, spec, say, token)


def remove_edge(engine: Engine, *, data: bool = False) -> list[str]:
    """Remove the edge; returns the names of what had to stay: others use it, or it is elsewhere.

    ``data`` removes certificates and the ACME account, too: of a cluster, as far as they lie on
    this node.
    """
    path = "/services" if flavour_of(engine) == "swarm" else "/containers"
    networks, before = edge_networks(engine), edge_of(engine)
    for name in (EDGE, FILTER):
        with suppress(ResourceGone):
            _must_be_ours(engine, f"{path}/{name}" + ("" if path == "/services" else "/json"), name)
            engine.request("DELETE", f"{path}/{name}",
                           query=None if path == "/services" else GONE, timeout_s=60)
    kept = [name for name in (*networks, API_NETWORK)
            if not remove_left(engine, f"/networks/{name}")]
    return kept + (_remove_data(engine, before.node if before else "") if data else [])


def _remove_data(engine: Engine, node: str) -> list[str]:
    """Remove what the edge has kept; returns the names of volumes in use or on another ``node``."""
    if flavour_of(engine) == "swarm":
        for secret in items(engine.request("GET", "/secrets")):
            about = mapping(secret.get("Spec"))
            if mapping(about.get("Labels")).get(PART) == "certificate":
                engine.request("DELETE", f"/secrets/{text(secret.get('ID'), 64)}")
    elsewhere = node not in ("", _own_node(engine))
    return [name for name in (ACME_VOLUME, CERT_VOLUME)
            if not remove_left(engine, f"/volumes/{name}")
            or (elsewhere and name == ACME_VOLUME)]


def starts_quickly(engine: Engine) -> bool:
    """Tell whether the engine knows ``StartInterval`` of health checks (API 1.44)."""
    return tuple(int(p) for p in engine.info.api_version.split(".") if p.isdigit()) >= (1, 44)


def edge_of(engine: Engine) -> EdgeSpec | None:
    """Return what the edge of this engine or cluster is like, None where there is none."""
    swarm = flavour_of(engine) == "swarm"
    try:
        raw = engine.request("GET", f"/services/{EDGE}" if swarm else f"/containers/{EDGE}/json")
    except ResourceGone:
        return None
    marks = mapping(mapping(mapping(raw).get("Spec" if swarm else "Config")).get("Labels"))
    return read_spec(str(marks.get(SPEC, ""))) if PART in marks else None


# -- Swarm -------------------------------------------------------------------------------


def _deploy_swarm(engine: Engine, spec: EdgeSpec, say: Say, token: CancelToken) -> None:
    if spec.acme_email:
        spec = replace(spec, node=_node(engine, spec.node))
    say(Text(N_("Networks")))
    api = ensure_network(engine, API_NETWORK, overlay=True, internal=True)
    ensure_network(engine, EDGE_NETWORK, overlay=True)
    token.raise_if_cancelled()
    say(Text(N_("Filter")))
    put_service(engine, filter_service(spec, api, canaries_of(engine)))
    wait_service(engine, FILTER, token)
    say("Traefik")
    put_service(engine, edge_service(
        spec, targets(engine), _secrets(engine, spec), quick=starts_quickly(engine)))
    wait_service(engine, EDGE, token)


def _node(engine: Engine, wanted: str) -> str:
    """Return the manager on which the one Traefik with ACME stays: its certificates lie there.

    That is ``wanted`` or the one of before, as long as it is a manager, else the one that is asked.
    """
    managers = {text(mapping(n).get("ID"), 64) for n in items(engine.request(
        "GET", "/nodes", query={"filters": {"role": ["manager"]}}))}
    before = edge_of(engine)
    return next((one for one in (wanted, before.node if before else "") if one in managers),
                _own_node(engine))


def _own_node(engine: Engine) -> str:
    return engine.info.swarm.node_id if engine.info.swarm else ""


def _secrets(engine: Engine, spec: EdgeSpec) -> dict[str, str]:
    wanted = [secret_name(file) for file in files_of(spec)]
    if not wanted:
        return {}
    listed = {text(mapping(s.get("Spec")).get("Name")): text(s.get("ID"), 64)
              for s in items(engine.request("GET", "/secrets"))}
    missing = [name for name in wanted if name not in listed]
    if missing:
        raise ResourceGone(N_("The cluster has no secret {name}."), name=missing[0],
                           hint=N_("Give the certificate once more."))
    return {name: listed[name] for name in wanted}


def secret_name(file: str) -> str:
    return f"{EDGE}-{file}"


def put_service(engine: Engine, body: Mapping[str, Any]) -> bool:
    """Create a service, or make an existing one like ``body``; False where it was so already."""
    name = str(body["Name"])
    try:
        _must_be_ours(engine, f"/services/{name}", name)
    except ResourceGone:
        engine.request("POST", "/services/create", body=body, timeout_s=60)
        return True

    def like(spec: dict[str, Any]) -> dict[str, Any]:
        if covers(spec, body):
            return spec
        counter = mapping(spec.get("TaskTemplate")).get("ForceUpdate", 0)
        return {**body, "TaskTemplate": {**body["TaskTemplate"], "ForceUpdate": counter}}

    return change_service(engine, name, like, meanwhile=True)


def covers(there: object, wanted: object) -> bool:
    """Tell whether an inspected value says all that ``wanted`` says; the engine adds defaults."""
    if isinstance(wanted, Mapping):
        return isinstance(there, Mapping) and all(
            covers(there.get(k), v) for k, v in wanted.items()) and (
            # Labels and secrets that we no longer want must go.
            not all(isinstance(v, str) for v in wanted.values()) or len(there) == len(wanted))
    if isinstance(wanted, list):
        return (isinstance(there, list | None) and len(there or []) == len(wanted)
                and all(covers(a, b) for a, b in zip(there or [], wanted, strict=True)))
    if isinstance(there, str) and isinstance(wanted, str):
        return there.partition("@sha256:")[0] == wanted.partition("@sha256:")[0]
    return there == wanted or (not wanted and there is None)


def wait_service(engine: Engine, name: str, token: CancelToken, timeout_s: float = WAIT_S) -> None:
    """Return once every wanted task of ``name`` runs.

    Raises CaasError with the engine's words where tasks fail, or ``timeout_s`` after the last
    task came: an update goes from node to node.
    """
    until = time.monotonic() + timeout_s
    failed, most = "", 0
    while True:
        token.raise_if_cancelled()
        tasks = items(engine.request("GET", "/tasks", query={"filters": {"service": [name]}}))
        listed = [t for t in engine.request("GET", "/services", query={
            "status": True, "filters": {"name": [name]}}) if t["Spec"]["Name"] == name]
        status = mapping(listed[0].get("ServiceStatus")) if listed else {}
        fresh = _fresh(tasks, listed[0]) if listed else 0
        if fresh > most:
            most, until = fresh, time.monotonic() + timeout_s
        update = mapping(listed[0].get("UpdateStatus")).get("State") if listed else None
        if (status.get("DesiredTasks") and update not in ("updating", "rollback_started")
                and status["DesiredTasks"] == status.get("RunningTasks")
                and fresh == status["DesiredTasks"]):
            return
        if update in ("paused", "rollback_paused"):
            until = 0.0
        failed = _why(tasks) or failed
        if time.monotonic() > until:
            raise CaasError(N_("{name} did not come up: {reason}"), name=name, detail=failed,
                            reason=failed or f"{timeout_s:.0f} s",
                            hint=N_("Look at the tasks of the service."))
        time.sleep(POLL_S)


def why_failed(engine: Engine, service: str) -> str:
    """Return the newest error of the tasks of a service, "" without one."""
    return _why(items(engine.request("GET", "/tasks", query={
        "filters": {"service": [service]}})))


def _fresh(tasks: Iterable[Any], service: Mapping[str, Any]) -> int:
    """Count the tasks that run what the service says now.

    The state of an update tells it too late: just after a change it is still that of the last one.
    """
    wanted = mapping(mapping(service.get("Spec")).get("TaskTemplate"))
    return sum(all(mapping(t.get("Spec")).get(key) == wanted.get(key)
                   for key in ("ContainerSpec", "Networks"))
               and t.get("DesiredState") == "running"
               and mapping(t.get("Status")).get("State") == "running" for t in tasks)


def _why(tasks: Iterable[Any]) -> str:
    """Return the newest error of tasks."""
    bad = [(text(t.get("UpdatedAt"), 40), text(mapping(t.get("Status")).get("Err"), 500))
           for t in tasks if mapping(t.get("Status")).get("Err")]
    return max(bad)[1] if bad else ""


def canaries_of(engine: Engine) -> dict[str, Canary]:
    """Return the canary of each route of the cluster, by router."""
    found = {}
    for service in items(engine.request("GET", "/services")):
        marks = mapping(mapping(service.get("Spec")).get("Labels"))
        for route in routes_of({k: v for k, v in marks.items() if isinstance(v, str)}):
            if route.spec is not None and route.spec.canary is not None:
                found[route.router] = route.spec.canary
    return found


def tell_filter(engine: Engine, canaries: Mapping[str, Canary]) -> bool:
    """Give the filter of a cluster the weights that Traefik is to use; False if it had them."""
    spec = edge_of(engine)
    if spec is None:
        raise ResourceGone(N_("The cluster has no edge."), hint=N_("Set one up first."))
    wanted = filter_environment(spec, "swarm", canaries)

    def like(old: dict[str, Any]) -> dict[str, Any]:
        container = old["TaskTemplate"]["ContainerSpec"]
        others = [e for e in container.get("Env", []) if not e.startswith(f"{FILTER_ENV}=")]
        container["Env"] = others + wanted
        return old

    return change_service(engine, FILTER, like, meanwhile=True)


# -- a standalone host -------------------------------------------------------------------


def _deploy_docker(engine: Engine, spec: EdgeSpec, say: Say, token: CancelToken) -> None:
    say(Text(N_("Networks")))
    ensure_network(engine, API_NETWORK, internal=True)
    ensure_network(engine, EDGE_NETWORK)
    for image in (spec.filter_image, spec.image):
        token.raise_if_cancelled()
        say(Text(N_("Image {image}"), image=image))
        _ensure_image(engine, image, token)
    say(Text(N_("Filter")))
    _put_container(engine, FILTER, filter_container(spec, {}), ())
    say("Traefik")
    others = [name for name in edge_networks(engine) if name != EDGE_NETWORK]
    _put_container(engine, EDGE, edge_container(spec, quick=starts_quickly(engine)),
                   (API_NETWORK, *others))
    _wait_healthy(engine, token)


def _ensure_image(engine: Engine, image: str, token: CancelToken) -> None:
    try:
        engine.request("GET", f"/images/{image}/json")
    except ResourceGone:
        pull(engine, image, token=token)


def _put_container(engine: Engine, name: str, body: Mapping[str, Any], also: Iterable[str]) -> None:
    """Create and start a container of ours; one of other labels or arguments is replaced."""
    try:
        old = _must_be_ours(engine, f"/containers/{name}/json", name)
        config = mapping(old.get("Config"))
        same = all(covers(config.get(key), body.get(key)) for key in ("Labels", "Cmd", "Image"))
        same = same and set(body.get("Env", ())) <= set(items(config.get("Env")))
        if same and mapping(old.get("State")).get("Running"):
            return
        engine.request("DELETE", f"/containers/{name}", query=GONE, timeout_s=60)
    except ResourceGone:
        pass
    engine.request("POST", "/containers/create", query={"name": name}, body=body, timeout_s=60)
    for network in also:
        engine.request("POST", f"/networks/{network}/connect", body={"Container": name})
    start_container(engine, name, name, 60)


def _wait_healthy(engine: Engine, token: CancelToken, timeout_s: float = WAIT_S) -> None:
    until = time.monotonic() + timeout_s
    while True:
        token.raise_if_cancelled()
        state = mapping(engine.request("GET", f"/containers/{EDGE}/json").get("State"))
        if mapping(state.get("Health")).get("Status") == "healthy":
            return
        if time.monotonic() > until or state.get("Status") in ("exited", "dead"):
            raise CaasError(N_("The edge did not come up."),
                            hint=N_("Look at the log of its container."),
                            detail=text(state.get("Error"), 300))
        time.sleep(POLL_S)


def join_edge(engine: Engine, name: str) -> str:
    """Return the id of the edge's network ``name``, made and joined by the edge where it was not.

    A container joins as it runs. A cluster's Traefiks are replaced one after the other: as they
    publish ports of their managers, each manager's refuses for some seconds, then says 404 until
    it has read the routes. The others answer meanwhile.
    """
    if flavour_of(engine) == "docker":
        found = ensure_network(engine, name)
        connect(engine, name, EDGE)
        return found
    found = ensure_network(engine, name, overlay=True)
    networks = targets(engine)

    def like(old: dict[str, Any]) -> dict[str, Any]:
        there = [mapping(n).get("Target") for n in items(old["TaskTemplate"].get("Networks"))]
        if found not in there:
            old["TaskTemplate"]["Networks"] = networks
        return old

    if change_service(engine, EDGE, like, meanwhile=True):
        wait_service(engine, EDGE, CancelToken())
    return found


# -- both --------------------------------------------------------------------------------


def _must_be_ours(engine: Engine, path: str, name: str) -> Mapping[str, Any]:
    raw = mapping(engine.request("GET", path))
    part = "Spec" if "Spec" in raw else "Config"
    if PART not in mapping(mapping(raw.get(part)).get("Labels")):
        raise ResourceConflict(N_("Something else is called {name} here."), name=name,
                               hint=N_("Rename or remove it first."))
    return raw
