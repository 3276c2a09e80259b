"""A service as scaling sees it: its policy, its present replicas, and why it must be left alone."""
from __future__ import annotations

from collections.abc import Iterator

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.scaling import MAXIMUM, Policy, policy_of
from caas_desktop.domain.text import N_
from caas_desktop.kinds.base import Json

REQUEST_S = 10.0

BUSY_STATES = {
    "updating": N_("an update is running"),
    "rollback_started": N_("a roll-back is running"),
    "paused": N_("an update is paused: continue it, or roll back"),
    "rollback_paused": N_("a roll-back is paused: continue it, or update again"),
}
"""``UpdateStatus.State`` in which every write would take away what a roll-back needs."""


@frozen
class Bases:
    """What 100 % of one task is: cores and bytes; None without reservation and limit."""

    cpu_cores: float | None = None
    memory_bytes: float | None = None


@frozen
class Scaled:
    """One service with a policy. ``skip`` says why nothing is done, "" when it is looked after."""

    id: str
    name: str
    version: int
    replicas: int
    policy: Policy | None
    bases: Bases
    skip: str
    raw: Json


def scaled_services(engine: Engine) -> list[Scaled]:
    """Return every service of the cluster that has a policy; ``engine`` is a manager."""
    answer = engine.request("GET", "/services", query={"filters": {"label": [MAXIMUM]}},
                            timeout_s=REQUEST_S, lane=Lane.SAMPLING)
    return [scaled(raw) for raw in items(answer) if isinstance(raw, dict) and raw.get("ID")]


def scaled(raw: Json) -> Scaled:
    """Read one service as the engine inspects it."""
    spec = mapping(raw.get("Spec"))
    mode = mapping(spec.get("Mode"))
    replicated = mapping(mode.get("Replicated"))
    replicas = whole(replicated.get("Replicas", 1)) if "Replicated" in mode else 0
    policy, fault = _policy(spec)
    bases = bases_of(spec)
    skip = fault or _skip(raw, mode, replicas, policy, bases)
    return Scaled(text(raw.get("ID"), 64), text(spec.get("Name")),
                  whole(mapping(raw.get("Version")).get("Index")), replicas, policy, bases, skip,
                  raw)


def _policy(spec: Json) -> tuple[Policy | None, str]:
    labels = {k: v for k, v in mapping(spec.get("Labels")).items() if isinstance(v, str)}
    try:
        return policy_of(labels), ""
    except FieldError as error:
        return None, f"the labels are no policy ({error.field}: {error})"


def bases_of(spec: Json) -> Bases:
    """Return what a task's percentages are of: its reservation, else its limit."""
    resources = mapping(mapping(spec.get("TaskTemplate")).get("Resources"))

    def first(key: str) -> int | None:
        for part in ("Reservations", "Limits"):
            value = whole(mapping(resources.get(part)).get(key))
            if value > 0:
                return value
        return None

    nano, memory = first("NanoCPUs"), first("MemoryBytes")
    return Bases(nano / 1e9 if nano else None, float(memory) if memory else None)


def _skip(raw: Json, mode: Json, replicas: int, policy: Policy | None, bases: Bases) -> str:
    if policy is None:
        return N_("no policy")
    if policy.paused:
        return N_("automatic scaling is paused")
    if "Replicated" not in mode:
        return N_("only a replicated service can be scaled")
    if replicas < 1:
        return N_("stopped: start it to have it scaled")
    state = text(mapping(raw.get("UpdateStatus")).get("State"), 30)
    return BUSY_STATES.get(state, "") or ", ".join(missing_bases(policy, bases))


def missing_bases(policy: Policy, bases: Bases) -> Iterator[str]:
    """Say what a policy counts in percent of, but the service does not set."""
    if policy.cpu is not None and bases.cpu_cores is None:
        yield N_("no reservation or limit of CPU: set a CPU reservation")
    if policy.memory is not None and bases.memory_bytes is None:
        yield N_("no reservation or limit of memory: set a memory reservation")
