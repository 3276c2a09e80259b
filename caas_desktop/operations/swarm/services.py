"""What can be done to a Swarm service. Every write posts the inspected spec against its version."""
from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import BadRequest, CaasError, EngineFault, ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.scaling import PREFIX
from caas_desktop.domain.service_raw import changed, new_spec, read_spec
from caas_desktop.domain.service_spec import ServiceSpec
from caas_desktop.domain.text import N_
from caas_desktop.kinds.base import Json
from caas_desktop.kinds.config import REVISION_OF
from caas_desktop.kinds.service import KEPT_REPLICAS
from caas_desktop.operations.scaling.revision import differs, keep_previous, recorded
from caas_desktop.operations.scaling.write import update

Params = Mapping[str, Any]
Spec = dict[str, Any]
Make = Callable[[Spec], Spec]

TRIES = 4


def inspect(engine: Engine, service: str) -> Json:
    """Return a service as it is now; raises ResourceGone."""
    return mapping(engine.request("GET", f"/services/{service}"))


def change(engine: Engine, service: str, make: Make, tries: int = TRIES) -> bool:
    """Let ``make`` change a copy of the service's spec, and post that; False: nothing to change.

    When somebody else changed the service meanwhile, ``make`` is asked again on the fresh spec. A
    cluster that has just lost its leader fails at everything until it has the next: that is tried
    once more, and the version keeps it from being done twice.

    Raises:
        ResourceConflict: It was changed again and again.
        EngineFault: It failed twice.
    """
    failed = False
    for left in reversed(range(tries)):
        try:
            return _change_once(engine, service, make)
        except ResourceConflict:
            if not left:
                raise
        except EngineFault:
            if failed or not left:
                raise
            failed = True
    return False


def _change_once(engine: Engine, service: str, make: Make) -> bool:
    raw = inspect(engine, service)
    spec = dict(mapping(raw.get("Spec")))
    new = make(copy.deepcopy(spec))
    if new == spec:
        return False
    # What a roll-back needs is put aside first: this write overwrites it.
    keep_previous(engine, raw)
    update(engine, raw, new)
    return True


def create(engine: Engine, spec: ServiceSpec) -> str:
    """Create a service and return its id."""
    answer = engine.request("POST", "/services/create", body=new_spec(spec), timeout_s=60)
    return text(mapping(answer).get("ID"), 64)


def edit(engine: Engine, raw: Json, new: ServiceSpec) -> None:
    """Post what ``new`` says differently than ``raw`` (an inspect answer).

    Raises:
        ResourceConflict: The service was changed since ``raw`` was read: look again, decide again.
    """
    spec = changed(mapping(raw.get("Spec")), new)
    if spec != raw.get("Spec"):
        keep_previous(engine, raw)
        update(engine, raw, spec)


def edit_by(engine: Engine, service: str, params: Params) -> object:
    """Post ``params["spec"]``, a ServiceSpec that was edited from ``params["raw"]``."""
    edit(engine, params["raw"], params["spec"])
    return None


def merged(old: ServiceSpec, new: ServiceSpec, fresh: ServiceSpec) -> ServiceSpec:
    """Return ``fresh`` with what ``new`` says differently than ``old``: an edit, made again."""
    wanted = {name: getattr(new, name) for name in ServiceSpec.__dataclass_fields__
              if getattr(new, name) != getattr(old, name)}
    return replace(fresh, **wanted)


def scale(engine: Engine, service: str, params: Params) -> object:
    """Ask for ``params["replicas"]`` tasks."""
    wanted = whole(params.get("replicas"))
    return change(engine, service, lambda spec: _with_replicas(spec, wanted))


def stop(engine: Engine, service: str, _: Params) -> object:
    """Scale to 0, remembering the number in a label."""
    def make(spec: Spec) -> Spec:
        now = _replicas(spec)
        if not now:
            return spec
        spec = _with_replicas(spec, 0)
        spec["Labels"] = {**(spec.get("Labels") or {}), KEPT_REPLICAS: str(now)}
        return spec
    return change(engine, service, make)


def start(engine: Engine, service: str, _: Params) -> object:
    """Scale back to what ``stop`` remembered, else to 1."""
    def make(spec: Spec) -> Spec:
        if _replicas(spec):
            return spec
        kept = str((spec.get("Labels") or {}).get(KEPT_REPLICAS, ""))
        return _with_replicas(spec, int(kept) if kept.isdigit() and 0 < int(kept) < 10**6 else 1)
    return change(engine, service, make)


def restart(engine: Engine, service: str, _: Params) -> object:
    """Replace every task by a new one of the same spec, as the update policy says."""
    def make(spec: Spec) -> Spec:
        task = spec.setdefault("TaskTemplate", {})
        task["ForceUpdate"] = whole(task.get("ForceUpdate")) + 1
        return spec
    return change(engine, service, make)


def set_image(engine: Engine, service: str, params: Params) -> object:
    """Run ``params["image"]`` from now on."""
    def make(spec: Spec) -> Spec:
        spec["TaskTemplate"]["ContainerSpec"]["Image"] = str(params["image"])
        return spec
    return change(engine, service, make)


def rollback(engine: Engine, service: str, _: Params) -> object:
    """Go back to the last specification that was more than a scaling, at today's replicas.

    The engine's own roll-back would bring back the old number of replicas too, and knows only
    the write before the last one.

    Raises:
        BadRequest: There is nothing to go back to.
    """
    for left in reversed(range(TRIES)):
        raw = inspect(engine, service)
        try:
            return _go_back(engine, service, raw)
        except BadRequest:
            raise
        except CaasError:
            # The orchestrator notes the end of an update in the same object: no conflict of ours.
            if not left or inspect(engine, service).get("Spec") != raw.get("Spec"):
                raise
    return None


def _go_back(engine: Engine, service: str, raw: Json) -> object:
    spec, previous = mapping(raw.get("Spec")), mapping(raw.get("PreviousSpec"))
    if previous and differs(spec, previous):
        if previous.get("Mode") == spec.get("Mode") and _policy(previous) == _policy(spec):
            return engine.request("POST", f"/services/{service}/update", body=dict(spec), query={
                "version": whole(mapping(raw.get("Version")).get("Index")),
                "rollback": "previous"}, timeout_s=60)
        target: Json | None = previous
    else:
        target = recorded(engine, service)
    if target is None or not differs(spec, target):
        raise BadRequest(
            N_("{name} has no earlier version to go back to."), name=text(spec.get("Name")),
            hint=N_("A version is kept from the first change on."))
    back = copy.deepcopy(dict(target))
    if "Replicated" in mapping(spec.get("Mode")) and "Replicated" in mapping(back.get("Mode")):
        back["Mode"] = copy.deepcopy(spec["Mode"])
    # How it is scaled was not part of what is taken back.
    kept = {k: v for k, v in mapping(back.get("Labels")).items() if not k.startswith(PREFIX)}
    back["Labels"] = kept | _policy(spec)
    update(engine, raw, back)
    return None


def _policy(spec: Json) -> dict[str, str]:
    """Return the labels that hold a service's scaling policy."""
    return {k: v for k, v in mapping(spec.get("Labels")).items() if k.startswith(PREFIX)}


def remove(engine: Engine, service: str, _: Params) -> object:
    """Remove a service and the revisions kept of it."""
    engine.request("DELETE", f"/services/{service}", timeout_s=60)
    kept = engine.request("GET", "/configs", query={
        "filters": {"label": [f"{REVISION_OF}={service}"]}})
    for config in items(kept):
        engine.request("DELETE", f"/configs/{text(mapping(config).get('ID'), 64)}")
    return None


def current(raw: Json) -> ServiceSpec:
    """Return what the form shows of an inspect answer."""
    return read_spec(mapping(raw.get("Spec")))


def _replicas(spec: Json) -> int:
    replicated = mapping(mapping(spec.get("Mode")).get("Replicated"))
    return whole(replicated.get("Replicas", 1)) if "Replicated" in mapping(spec.get("Mode")) else 0


def _with_replicas(spec: Spec, wanted: int) -> Spec:
    """Return the spec with other replicas; one that is not stopped keeps no number for later."""
    if "Replicated" not in mapping(spec.get("Mode")):
        raise BadRequest(
            N_("{name} runs once on every node."), name=text(spec.get("Name")),
            hint=N_("Only a replicated service has a number of replicas."))
    if wanted < 0:
        raise BadRequest(N_("A service cannot have fewer than 0 replicas."))
    spec["Mode"]["Replicated"]["Replicas"] = wanted
    labels = dict(spec.get("Labels") or {})
    if wanted and labels.pop(KEPT_REPLICAS, None) is not None:
        spec["Labels"] = labels
    return spec
