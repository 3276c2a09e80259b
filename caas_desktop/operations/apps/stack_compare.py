"""Compares the spec of a service with what a file wants of it."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from caas_desktop.domain.clean import mapping
from caas_desktop.domain.scaling import Policy, policy_of
from caas_desktop.kinds.service import KEPT_REPLICAS
from caas_desktop.operations.apps.stack_body import IMAGE_LABEL, familiar
from caas_desktop.operations.routes.keep import kept_labels
from caas_desktop.operations.routes.labels import CANARY
from caas_desktop.operations.routes.networks import is_edge_network

Spec = Mapping[str, Any]
_OURS = "caas."
_SECOND = 10**9
_EMPTY: tuple[Any, ...] = (None, "", 0, False, [], {})
# These say something when they are empty, too.
_MEANT = frozenset({"Global", "GlobalJob", "Replicas", "Init", "Parallelism"})
# `docker stack` writes two targets of one secret in either order.
_UNORDERED = frozenset({"Secrets", "Configs"})
# What they hold is told apart.
_TELLING = frozenset({"TaskTemplate", "ContainerSpec", "Mode", "EndpointSpec",
                      "Labels"})
_COMPOSE = {
    "Args": "command", "CapabilityAdd": "cap_add", "CapabilityDrop": "cap_drop",
    "Command": "entrypoint", "Configs": "configs", "DNSConfig": "dns",
    "Env": "environment", "Healthcheck": "healthcheck", "Hosts": "extra_hosts", "Image": "image",
    "Init": "init", "LogDriver": "logging", "Mode": "endpoint_mode",
    "Mounts": "volumes", "Networks": "networks", "Placement": "placement", "Ports": "ports",
    "Replicated": "replicas",
    "Resources": "resources", "RestartPolicy": "restart_policy",
    "RollbackConfig": "rollback_config", "Secrets": "secrets",
    "StopGracePeriod": "stop_grace_period", "UpdateConfig": "update_config", "User": "user",
}
_POLICY = {"FailureAction": "pause", "Monitor": 5 * _SECOND, "Order": "stop-first"}
_DEFAULTS: dict[str, dict[str, Any]] = {
    "UpdateConfig": _POLICY, "RollbackConfig": _POLICY,
    "RestartPolicy": {"Condition": "any", "Delay": 5 * _SECOND},
    "ContainerSpec": {"StopGracePeriod": 10 * _SECOND, "Isolation": "default"},
    "EndpointSpec": {"Mode": "vip"}, "TaskTemplate": {"Runtime": "container"},
}


def kept_of(spec: Spec, body: Spec, ids: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    """Return ``body`` with what was given to the standing service here, and not by a file.

    Routes (their labels and the edge's network), the scaling policy, the replicas it chose and
    the reservation that it counts by, the counter of forced updates, and the digest that the same
    image was pinned to.
    """
    labels, wanted = mapping(spec.get("Labels")), dict(mapping(body.get("Labels")))
    ours = {k: v for k, v in labels.items() if k.startswith(_OURS) and k not in wanted
            and not k.startswith(CANARY) and (k != KEPT_REPLICAS or _is_stopped(spec, body))}
    new = {**body, "Labels": {**kept_labels(labels, wanted), **ours}}
    old_task, task = mapping(spec.get("TaskTemplate")), dict(mapping(body.get("TaskTemplate")))
    task["ForceUpdate"] = old_task.get("ForceUpdate", 0)
    edge = {ident for (kind, name), ident in ids.items()
            if kind == "networks" and is_edge_network(name)}
    joined = [n for n in old_task.get("Networks") or ()
              if mapping(n).get("Target") in edge]
    known = [mapping(n).get("Target") for n in task.get("Networks") or ()]
    task["Networks"] = [*(task.get("Networks") or ()),
                        *(n for n in joined if mapping(n).get("Target") not in known)]
    box = dict(mapping(task.get("ContainerSpec")))
    before = str(mapping(old_task.get("ContainerSpec")).get("Image", ""))
    if familiar(before.partition("@")[0]) == str(box.get("Image", "")):
        box["Image"] = before
    task["ContainerSpec"] = box
    policy = policy_of(dict(labels))
    if policy is not None and "Replicated" in mapping(spec.get("Mode")) \
            and "Replicated" in mapping(body.get("Mode")):
        new["Mode"] = spec["Mode"]
        _keep_bases(old_task, task, policy)
    new["TaskTemplate"] = task
    return new


def _keep_bases(old: Spec, task: dict[str, Any], policy: Policy) -> None:
    """Reserve as before what a policy counts by and a file says nothing of.

    It was set with the policy, and without it nobody could follow the policy any more.
    """
    wanted = mapping(task.get("Resources"))
    had = mapping(mapping(old.get("Resources")).get("Reservations"))
    counted = {"NanoCPUs": policy.cpu, "MemoryBytes": policy.memory}
    kept = {key: had[key] for key, target in counted.items() if target is not None and key in had
            and not any(mapping(part).get(key) for part in wanted.values())}
    if kept:
        reserved = {**mapping(wanted.get("Reservations")), **kept}
        task["Resources"] = {**wanted, "Reservations": reserved}


def _is_stopped(*specs: Spec) -> bool:
    """Tell whether they all want no task: what ``start`` goes by must not be lost."""
    return all(mapping(mapping(spec.get("Mode")).get("Replicated")).get("Replicas") == 0
               for spec in specs)


def same(spec: Spec, wanted: Spec) -> bool:
    """Tell whether two specs say the same; what is empty, or the engine's default, says nothing."""
    return not differing(spec, wanted)


def differing(spec: Spec, wanted: Spec) -> list[str]:
    """Return in what two specs differ, in Compose's words where it has one; [] for the same."""
    old, new = dict(_parts(_bare(spec, ""))), dict(_parts(_bare(wanted, "")))
    return sorted({_word(path) for path in old.keys() | new.keys()
                   if old.get(path) != new.get(path)})


def _word(path: tuple[str, ...]) -> str:
    if path[-1] == IMAGE_LABEL:
        return "image"
    return "labels" if "Labels" in path else _COMPOSE.get(path[-1], path[-1])


def _parts(value: Spec, *above: str) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, part in value.items():
        if key in _TELLING and isinstance(part, Mapping):
            yield from _parts(part, *above, key)
        else:
            yield (*above, key), part


def bare(spec: Spec) -> dict[str, Any]:
    """Return a spec without what is empty or the engine's default."""
    found: dict[str, Any] = _bare(spec, "")
    return found


def _bare(value: Any, within: str) -> Any:
    if isinstance(value, Mapping):
        bare = {k: _bare(v, k) for k, v in value.items()}
        return {k: v for k, v in bare.items()
                if k in _MEANT or (v not in _EMPTY and _DEFAULTS.get(within, {}).get(k) != v)}
    if isinstance(value, list):
        found = [_bare(one, "") for one in value]
        return sorted(found, key=repr) if within in _UNORDERED else found
    return value
