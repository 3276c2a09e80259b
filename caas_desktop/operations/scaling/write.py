"""The two things that scaling writes into a service: its replicas and its policy.

Both post the raw inspected spec against its version, so that no task is restarted and no change of
somebody else is lost.
"""
from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, Protocol

from caas_desktop.domain.clean import mapping, text, whole
from caas_desktop.domain.errors import BadRequest, CaasError, HostError, ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.scaling import LAST, Policy, faults, with_policy
from caas_desktop.domain.text import N_, Text
from caas_desktop.kinds.base import Json
from caas_desktop.operations.scaling.revision import keep_previous
from caas_desktop.operations.scaling.scaled import BUSY_STATES, Bases

REQUEST_S = 20.0
LAST_LIMIT = 200
NOTHING = Bases()

Spec = dict[str, Any]


class Update(Protocol):
    """Posts a changed spec of an inspected service; raises ResourceConflict on another version."""

    def __call__(self, engine: Engine, raw: Json, spec: Spec) -> None: ...


def update(engine: Engine, raw: Json, spec: Spec) -> None:
    """Post ``spec`` against the version of ``raw``.

    Raises:
        ResourceConflict: The service was changed since it was read.
    """
    ident, version = text(raw.get("ID"), 64), _version(raw)
    try:
        engine.request("POST", f"/services/{ident}/update", query={"version": version}, body=spec,
                       timeout_s=REQUEST_S)
    except HostError:
        raise
    except CaasError as error:
        # A stale version is told as a failure of the server: only the version itself says so.
        if _version(engine.request("GET", f"/services/{ident}", timeout_s=REQUEST_S)) != version:
            name = text(mapping(raw.get("Spec")).get("Name"))
            raise ResourceConflict(N_("{name} was changed by somebody else meanwhile."),
                                   hint=N_("Look at its present state and try again."),
                                   detail=error.detail, name=name) from error
        raise


def _version(raw: Json) -> int:
    return whole(mapping(raw.get("Version")).get("Index"))


def scale(engine: Engine, raw: Json, replicas: int, why: str, post: Update = update,
          keep: Callable[[Engine, Json], object] = keep_previous) -> None:
    """Give a service other replicas, and note why in its labels."""
    keep(engine, raw)
    spec = copy.deepcopy(dict(mapping(raw.get("Spec"))))
    spec["Mode"]["Replicated"]["Replicas"] = replicas
    spec["Labels"] = {**(spec.get("Labels") or {}), LAST: why[:LAST_LIMIT]}
    post(engine, raw, spec)


def set_policy(engine: Engine, service: str, policy: Policy | None, post: Update = update,
               keep: Callable[[Engine, Json], object] = keep_previous, *,
               reserve: Bases = NOTHING) -> None:
    """Write a policy into a service's labels; None takes it away. No task is restarted, but for
    what is to be reserved for each from now on.

    Raises:
        BadRequest: The service cannot be scaled, or an update of it runs.
    """
    if policy is not None and (wrong := faults(policy)):
        raise BadRequest(N_("{field}: {problem}"), field=wrong[0].field, problem=wrong[0].text)
    raw = mapping(engine.request("GET", f"/services/{service}", timeout_s=REQUEST_S))
    spec = copy.deepcopy(dict(mapping(raw.get("Spec"))))
    name = text(spec.get("Name"))
    state = BUSY_STATES.get(text(mapping(raw.get("UpdateStatus")).get("State"), 30))
    if state:
        raise BadRequest(N_("The policy of {name} cannot be written now: {state}."),
                         hint=N_("Try again when it has ended."), name=name, state=Text(state))
    if policy is not None and "Replicated" not in mapping(spec.get("Mode")):
        raise BadRequest(N_("{name} runs once on every node; only a replicated service can be "
                            "scaled."), name=name)
    new = {**spec, "Labels": with_policy(spec.get("Labels") or {}, policy)}
    _reserve(new, reserve)
    if new == {**spec, "Labels": spec.get("Labels") or {}}:
        return
    keep(engine, raw)
    post(engine, raw, new)


def _reserve(spec: Spec, wanted: Bases) -> None:
    """Reserve for each task what ``wanted`` names; what else is reserved stays."""
    values = {"NanoCPUs": round((wanted.cpu_cores or 0) * 1e9),
              "MemoryBytes": round(wanted.memory_bytes or 0)}
    if chosen := {key: value for key, value in values.items() if value}:
        task = mapping(spec.get("TaskTemplate"))
        resources = mapping(task.get("Resources"))
        reserved = {**mapping(resources.get("Reservations")), **chosen}
        spec["TaskTemplate"] = {**task, "Resources": {**resources, "Reservations": reserved}}
