"""Nodes of a cluster: their part in it, and which connected host each one is."""
from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from caas_desktop.domain.clean import mapping, whole
from caas_desktop.domain.errors import BadRequest, CaasError, HostError, ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.text import N_, Text
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.task import Task
from caas_desktop.operations.store import HostView, Store

Params = Mapping[str, Any]
Spec = dict[str, Any]
TRIES = 4


def change_node(engine: Engine, node: str, make: Callable[[Spec], Spec]) -> bool:
    """Let ``make`` change a copy of a node's spec and post it against its version.

    Raises:
        ResourceConflict: It was changed by others again and again.
    """
    for left in reversed(range(TRIES)):
        raw = mapping(engine.request("GET", f"/nodes/{node}"))
        spec, version = dict(mapping(raw.get("Spec"))), whole(mapping(raw.get("Version"))["Index"])
        new = make(copy.deepcopy(spec))
        if new == spec:
            return False
        try:
            engine.request("POST", f"/nodes/{node}/update", query={"version": version}, body=new)
            return True
        except HostError:
            raise
        except CaasError as error:
            # As for services: only the version tells a conflict from a refusal.
            fresh = mapping(engine.request("GET", f"/nodes/{node}"))
            if whole(mapping(fresh.get("Version")).get("Index")) == version:
                raise
            if not left:
                raise ResourceConflict(
                    N_("The node was changed by somebody else meanwhile."),
                    hint=N_("Look at its present state and try again.")) from error
    return False


def set_availability(word: str) -> Callable[[Engine, str, Params], object]:
    """Return what makes a node "active", "pause" (no new tasks) or "drain" (none at all)."""
    def run(engine: Engine, node: str, _: Params) -> object:
        return change_node(engine, node, lambda spec: spec | {"Availability": word})
    return run


def set_role(word: str) -> Callable[[Engine, str, Params], object]:
    """Return what makes a node a "manager" or a "worker"."""
    def run(engine: Engine, node: str, _: Params) -> object:
        if word == "worker":
            _keep_quorum(engine, node)
        return change_node(engine, node, lambda spec: spec | {"Role": word})
    return run


def _keep_quorum(engine: Engine, leaving: str) -> None:
    """Refuse what would leave too few managers that answer."""
    managers = [mapping(n) for n in engine.request("GET", "/nodes",
                                                   query={"filters": {"role": ["manager"]}}) or []]
    left = [n for n in managers if n.get("ID") != leaving]
    alive = [n for n in left if mapping(n.get("ManagerStatus")).get("Reachability") == "reachable"]
    if not left:
        raise BadRequest(N_("The last manager cannot be demoted."),
                         hint=N_("Promote another node first."))
    if len(alive) * 2 <= len(left):
        raise BadRequest(
            N_("Without this manager the cluster would have no leader."),
            hint=N_("Bring back or remove the managers that do not answer first."))


def set_labels(engine: Engine, node: str, params: Params) -> object:
    """Give a node exactly the labels of ``params["labels"]``."""
    labels = {str(k): str(v) for k, v in mapping(params.get("labels")).items()}
    return change_node(engine, node, lambda spec: spec | {"Labels": labels})


def remove_node(engine: Engine, node: str, params: Params) -> object:
    """Forget a node; with ``params["force"]`` one that has not left by itself.

    A manager that is down is demoted first, as ``docker node rm`` asks for.
    """
    raw = mapping(engine.request("GET", f"/nodes/{node}"))
    if mapping(raw.get("Spec")).get("Role") == "manager":
        set_role("worker")(engine, node, {})
    return engine.request("DELETE", f"/nodes/{node}", query={
        "force": params.get("force") is True}, timeout_s=60)


def remove_dead(engine: Engine, node: str, _: Params) -> object:
    """Forget a node that is down."""
    return remove_node(engine, node, {"force": True})


def host_of_node(store: Store, node: str) -> HostView | None:
    """Return the entry of the host that is this node, a connected one if there is one."""
    found = [v for v in store.hosts.values() if (info := v.status.info) and info.swarm
             and info.swarm.node_id == node]
    return next((v for v in found if v.status.live), found[0] if found else None)


NO_ENTRY = N_("No host of yours is the node {node}: add it to open terminals, files and "
              "statistics of what runs there.")
NOT_LIVE = N_("{node} is not connected: connect it to reach what runs there.")
NO_CONTAINER = N_("The task has no container (yet).")


def container_of(store: Store, task: Task) -> tuple[Ref | None, Text]:
    """Return the container of a task where we are connected to its node; else None and why."""
    if not task.container:
        return None, Text(NO_CONTAINER)
    view = host_of_node(store, task.node_id)
    name = task.node_name or task.node_id[:12]
    if view is None or view.status.info is None:
        return None, Text(NO_ENTRY, node=name)
    if not view.status.live:
        return None, Text(NOT_LIVE, node=view.spec.name)
    ref = Ref(view.status.info.scope, "container", task.container)
    if isinstance(store.get(ref), Container):
        return ref, Text("")
    return None, Text(N_("The container is gone from its node."))
