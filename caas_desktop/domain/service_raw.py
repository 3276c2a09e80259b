"""Reads an engine's service specification, and writes into it only what was meant to change.

An inspected specification holds more than any form: posting anything but the raw one, changed in
single places, restarts tasks that did not have to (moby #36183).
"""
from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from caas_desktop.domain.clean import items, mapping, number, text, whole
from caas_desktop.domain.container_spec import MountSpec
from caas_desktop.domain.place import APP, SERVICE, TENANT
from caas_desktop.domain.service_spec import (
    FileUse,
    HealthCheck,
    NetworkUse,
    PublishedPort,
    ServiceSpec,
    UpdatePolicy,
)

Json = Mapping[str, Any]
Spec = dict[str, Any]
T = TypeVar("T")
LONG = 100_000  # characters of one word of a command or variable
S = 1e9


def read_spec(spec: Json) -> ServiceSpec:
    """Return what the form shows of ``Spec`` as ``GET /services/{id}`` tells it."""
    task = mapping(spec.get("TaskTemplate"))
    box, place = mapping(task.get("ContainerSpec")), mapping(task.get("Placement"))
    resources, restart = mapping(task.get("Resources")), mapping(task.get("RestartPolicy"))
    limits, reserved = mapping(resources.get("Limits")), mapping(resources.get("Reservations"))
    mode, endpoint = mapping(spec.get("Mode")), mapping(spec.get("EndpointSpec"))
    replicas = mapping(mode.get("Replicated")).get("Replicas")
    return ServiceSpec(
        image=text(box.get("Image"), 512), name=text(spec.get("Name")),
        command=_words(box.get("Args")), entrypoint=_words(box.get("Command")),
        user=text(box.get("User")), env=_env(box.get("Env")),
        mode="global" if "Global" in mode else "replicated",
        replicas=1 if replicas is None else whole(replicas),
        endpoint_mode="dnsrr" if endpoint.get("Mode") == "dnsrr" else "vip",
        cpu_limit=whole(limits.get("NanoCPUs")) / S, memory_limit=whole(limits.get("MemoryBytes")),
        cpu_reservation=whole(reserved.get("NanoCPUs")) / S,
        memory_reservation=whole(reserved.get("MemoryBytes")),
        health=_health(mapping(box.get("Healthcheck"))),
        restart=_one_of(restart.get("Condition"), ("any", "on-failure", "none")),
        restart_delay_s=_seconds(restart.get("Delay"), 5.0),
        restart_attempts=whole(restart.get("MaxAttempts")),
        stop_grace_s=_seconds(box.get("StopGracePeriod")),
        update=_policy(spec.get("UpdateConfig")), rollback=_policy(spec.get("RollbackConfig")),
        constraints=_words(place.get("Constraints")),
        spread=tuple(text(mapping(mapping(p).get("Spread")).get("SpreadDescriptor"))
                     for p in items(place.get("Preferences"))),
        max_per_node=whole(place.get("MaxReplicas")),
        networks=tuple(map(_network, items(task.get("Networks")))),
        mounts=tuple(map(_mount, items(box.get("Mounts")))),
        secrets=tuple(_file("Secret", one) for one in items(box.get("Secrets"))),
        configs=tuple(_file("Config", one) for one in items(box.get("Configs"))),
        ports=tuple(map(_port, items(endpoint.get("Ports")))),
        labels=tuple(sorted((str(k), str(v)) for k, v in mapping(spec.get("Labels")).items())),
    )


def changed(raw: Json, new: ServiceSpec) -> Spec:
    """Return ``raw`` with exactly those places changed in which ``new`` says something else."""
    old, spec = read_spec(raw), copy.deepcopy(dict(raw))
    for part in fields(ServiceSpec):
        if getattr(old, part.name) != getattr(new, part.name):
            WRITERS[part.name](spec, new)
    return spec


def new_spec(spec: ServiceSpec) -> Spec:
    """Return the body of ``POST /services/create``; what is not set is left to the engine."""
    body: Spec = {"TaskTemplate": {"ContainerSpec": {}}}
    if spec.mode == "replicated":
        body["Mode"] = {"Replicated": {"Replicas": spec.replicas}}
    return changed(body, spec)


# -- reading -------------------------------------------------------------------------------------


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(word)[:LONG] for word in items(value))


def _env(value: object) -> tuple[tuple[str, str], ...]:
    pairs = (word.partition("=") for word in _words(value))
    return tuple((key, inner) for key, _, inner in pairs)


def _seconds(value: object, none: float = 0.0) -> float:
    return none if value is None else whole(value) / S


def _one_of(value: object, words: tuple[Any, ...]) -> Any:
    return value if value in words else words[0]


def _health(raw: Json) -> HealthCheck:
    return HealthCheck(_words(raw.get("Test")), _seconds(raw.get("Interval")),
                       _seconds(raw.get("Timeout")), whole(raw.get("Retries")),
                       _seconds(raw.get("StartPeriod")))


def _policy(value: object) -> UpdatePolicy:
    raw = mapping(value)
    if not raw:
        return UpdatePolicy()
    return UpdatePolicy(
        whole(raw.get("Parallelism")), _seconds(raw.get("Delay")),
        _one_of(raw.get("FailureAction"), ("pause", "continue", "rollback")),
        _seconds(raw.get("Monitor")), number(raw.get("MaxFailureRatio")) or 0.0,
        _one_of(raw.get("Order"), ("stop-first", "start-first")))


def _network(raw: object) -> NetworkUse:
    one = mapping(raw)
    return NetworkUse(text(one.get("Target")), _words(one.get("Aliases")))


def _mount(raw: object) -> MountSpec:
    one = mapping(raw)
    return MountSpec(_one_of(one.get("Type"), ("volume", "bind", "tmpfs")),
                     text(one.get("Source"), 4096), text(one.get("Target"), 4096),
                     one.get("ReadOnly") is True)


def _file(kind: str, raw: object) -> FileUse:
    one = mapping(raw)
    return FileUse(text(one.get(f"{kind}ID")), text(one.get(f"{kind}Name")),
                   text(mapping(one.get("File")).get("Name"), 4096))


def _port(raw: object) -> PublishedPort:
    one = mapping(raw)
    return PublishedPort(whole(one.get("TargetPort")), text(one.get("Protocol")) or "tcp",
                         whole(one.get("PublishedPort")),
                         "host" if one.get("PublishMode") == "host" else "ingress")


# -- writing -------------------------------------------------------------------------------------


def _at(spec: Spec, *path: str) -> Spec:
    """Return the object at ``path``, made where it is missing."""
    for key in path:
        if not isinstance(spec.get(key), dict):
            spec[key] = {}
        spec = spec[key]
    return spec


def _put(owner: Spec, key: str, value: object) -> None:
    """Set a value; an empty one is taken away, which is what "not set" means to the engine."""
    if value or value is False:
        owner[key] = value
    else:
        owner.pop(key, None)


def _kept(raw: object, read: Callable[[object], T], new: Sequence[T],
          write: Callable[[T], Spec]) -> list[Any]:
    """Return raw entries for ``new``: those that stay keep what the form does not know of."""
    known = {read(entry): entry for entry in items(raw)}
    return [known.get(one) or write(one) for one in new]


def _box(spec: Spec) -> Spec:
    return _at(spec, "TaskTemplate", "ContainerSpec")


def _write_mode(spec: Spec, new: ServiceSpec) -> None:
    if new.mode == "global":
        spec["Mode"] = {"Global": {}}
    else:
        _at(spec, "Mode").pop("Global", None)
        _at(spec, "Mode", "Replicated")["Replicas"] = new.replicas


def _write_env(spec: Spec, new: ServiceSpec) -> None:
    _put(_box(spec), "Env", [f"{key}={value}" for key, value in new.env])


def _resource(part: str, key: str, of: Callable[[ServiceSpec], int]
              ) -> Callable[[Spec, ServiceSpec], None]:
    def write(spec: Spec, new: ServiceSpec) -> None:
        _put(_at(spec, "TaskTemplate", "Resources", part), key, of(new))
    return write


def _write_health(spec: Spec, new: ServiceSpec) -> None:
    check, box = new.health, _box(spec)
    made = dict(mapping(box.get("Healthcheck")))
    for key, value in (("Test", list(check.test)), ("Interval", round(check.interval_s * S)),
                       ("Timeout", round(check.timeout_s * S)), ("Retries", check.retries),
                       ("StartPeriod", round(check.start_period_s * S))):
        _put(made, key, value)
    _put(box, "Healthcheck", made)


def _restart(key: str, of: Callable[[ServiceSpec], object]
             ) -> Callable[[Spec, ServiceSpec], None]:
    def write(spec: Spec, new: ServiceSpec) -> None:
        # Written out also where it is 0: without a value the engine waits five seconds.
        _at(spec, "TaskTemplate", "RestartPolicy")[key] = of(new)
    return write


def _update(key: str, of: Callable[[ServiceSpec], UpdatePolicy]
            ) -> Callable[[Spec, ServiceSpec], None]:
    def write(spec: Spec, new: ServiceSpec) -> None:
        policy = of(new)
        _at(spec, key).update(
            Parallelism=policy.parallelism, Delay=round(policy.delay_s * S),
            FailureAction=policy.failure_action, MaxFailureRatio=policy.ratio,
            Order=policy.order)
        _put(spec[key], "Monitor", round(policy.monitor_s * S))
    return write


def _placement(key: str, of: Callable[[ServiceSpec], object]
               ) -> Callable[[Spec, ServiceSpec], None]:
    def write(spec: Spec, new: ServiceSpec) -> None:
        _put(_at(spec, "TaskTemplate", "Placement"), key, of(new))
    return write


def _spreads(new: ServiceSpec) -> list[Spec]:
    return [{"Spread": {"SpreadDescriptor": one}} for one in new.spread]


def _write_networks(spec: Spec, new: ServiceSpec) -> None:
    task = _at(spec, "TaskTemplate")
    _put(task, "Networks", _kept(task.get("Networks"), _network, new.networks, lambda n: (
        {"Target": n.target, "Aliases": list(n.aliases)} if n.aliases else {"Target": n.target})))


def _write_mounts(spec: Spec, new: ServiceSpec) -> None:
    box = _box(spec)
    _put(box, "Mounts", _kept(box.get("Mounts"), _mount, new.mounts, mount_body))


def mount_body(mount: MountSpec) -> Spec:
    body: Spec = {"Type": mount.type, "Target": mount.target}
    if mount.source and mount.type != "tmpfs":
        body["Source"] = mount.source
    if mount.read_only:
        body["ReadOnly"] = True
    return body


def _files(kind: str, of: Callable[[ServiceSpec], tuple[FileUse, ...]]
           ) -> Callable[[Spec, ServiceSpec], None]:
    def body(one: FileUse) -> Spec:
        # 0444: what ``docker service create --secret`` gives.
        return {f"{kind}ID": one.id, f"{kind}Name": one.name,
                "File": {"Name": one.target, "UID": "0", "GID": "0", "Mode": 0o444}}

    def write(spec: Spec, new: ServiceSpec) -> None:
        box = _box(spec)
        _put(box, f"{kind}s", _kept(box.get(f"{kind}s"), lambda raw: _file(kind, raw), of(new),
                                    body))
    return write


def _write_ports(spec: Spec, new: ServiceSpec) -> None:
    endpoint = _at(spec, "EndpointSpec")
    endpoint.setdefault("Mode", new.endpoint_mode)
    _put(endpoint, "Ports", _kept(endpoint.get("Ports"), _port, new.ports, _port_body))


def _port_body(port: PublishedPort) -> Spec:
    body: Spec = {"TargetPort": port.target, "Protocol": port.protocol, "PublishMode": port.mode}
    if port.published:
        body["PublishedPort"] = port.published
    return body


def _write_labels(spec: Spec, new: ServiceSpec) -> None:
    """Write the service's labels; those that tell its place go onto its containers too.

    So a host shows them in the right app, even where no manager tells of the service.
    """
    old, labels = mapping(spec.get("Labels")), dict(new.labels)
    moved = [key for key in (TENANT, APP, SERVICE) if old.get(key) != labels.get(key)]
    if moved:
        box = _box(spec)
        inner = {**(box.get("Labels") or {}), **{k: labels[k] for k in moved if k in labels}}
        _put(box, "Labels", {k: v for k, v in inner.items() if k not in moved or k in labels})
    _put(spec, "Labels", labels)


def _simple(key: str, of: Callable[[ServiceSpec], object], *path: str
            ) -> Callable[[Spec, ServiceSpec], None]:
    def write(spec: Spec, new: ServiceSpec) -> None:
        _put(_at(spec, *path), key, of(new))
    return write


_BOX = ("TaskTemplate", "ContainerSpec")

WRITERS: dict[str, Callable[[Spec, ServiceSpec], None]] = {
    "image": _simple("Image", lambda s: s.image, *_BOX),
    "name": _simple("Name", lambda s: s.name),
    "command": _simple("Args", lambda s: list(s.command), *_BOX),
    "entrypoint": _simple("Command", lambda s: list(s.entrypoint), *_BOX),
    "user": _simple("User", lambda s: s.user, *_BOX),
    "env": _write_env,
    "mode": _write_mode,
    "replicas": _write_mode,
    "endpoint_mode": _simple("Mode", lambda s: s.endpoint_mode, "EndpointSpec"),
    "cpu_limit": _resource("Limits", "NanoCPUs", lambda s: round(s.cpu_limit * S)),
    "memory_limit": _resource("Limits", "MemoryBytes", lambda s: s.memory_limit),
    "cpu_reservation": _resource("Reservations", "NanoCPUs",
                                 lambda s: round(s.cpu_reservation * S)),
    "memory_reservation": _resource("Reservations", "MemoryBytes",
                                    lambda s: s.memory_reservation),
    "health": _write_health,
    "restart": _restart("Condition", lambda s: s.restart),
    "restart_delay_s": _restart("Delay", lambda s: round(s.restart_delay_s * S)),
    "restart_attempts": _restart("MaxAttempts", lambda s: s.restart_attempts),
    "stop_grace_s": _simple("StopGracePeriod", lambda s: round(s.stop_grace_s * S), *_BOX),
    "update": _update("UpdateConfig", lambda s: s.update),
    "rollback": _update("RollbackConfig", lambda s: s.rollback),
    "constraints": _placement("Constraints", lambda s: list(s.constraints)),
    "spread": _placement("Preferences", _spreads),
    "max_per_node": _placement("MaxReplicas", lambda s: s.max_per_node),
    "networks": _write_networks,
    "mounts": _write_mounts,
    "secrets": _files("Secret", lambda s: s.secrets),
    "configs": _files("Config", lambda s: s.configs),
    "ports": _write_ports,
    "labels": _write_labels,
}
