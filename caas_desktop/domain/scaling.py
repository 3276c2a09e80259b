"""Scaling policies: what a service's labels say, so that any console or agent reads the same.

The rule that follows a policy is in ``scaling_rule``.
"""
from __future__ import annotations

from collections.abc import Mapping

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

PREFIX = "caas.scaling."
MINIMUM, MAXIMUM = f"{PREFIX}min", f"{PREFIX}max"
CPU, MEMORY = f"{PREFIX}cpu", f"{PREFIX}memory"
COOLDOWN, PAUSED = f"{PREFIX}cooldown", f"{PREFIX}paused"
LAST = f"{PREFIX}last"
"""What the last change was and why; written with it, by whoever scaled."""

LEASE = "caas.scaling.lease"
"""The Swarm config whose labels say who scales a cluster; written again at every look."""

WHY = "caas.scaling.why"
"""Attribute of the events that scaling adds: the reason, "CPU 171 % of target 80 %"."""

MOST_REPLICAS = 1000
MOST_PERCENT = 1000
LONGEST_COOLDOWN_S = 24 * 3600
USUAL_COOLDOWN_S = 300
USUAL_CPU = 80


@frozen
class Policy:
    """Keeps a service's replicas between ``minimum`` and ``maximum``, both included.

    ``cpu`` and ``memory`` are targets in percent of the tasks' reservation (else of their limit);
    None: that one does not count. The service shrinks only to what was enough during all of the
    last ``cooldown_s`` seconds. A ``paused`` policy is kept, but nobody acts on it.
    """

    minimum: int = 1
    maximum: int = 10
    cpu: int | None = USUAL_CPU
    memory: int | None = None
    cooldown_s: int = USUAL_COOLDOWN_S
    paused: bool = False


def faults(policy: Policy) -> list[FieldError]:
    """Return what is wrong with a policy, by field."""
    found = []
    if not 1 <= policy.minimum <= MOST_REPLICAS:
        found.append(FieldError("minimum", N_("From 1 to {most}."), most=MOST_REPLICAS))
    if not policy.minimum <= policy.maximum <= MOST_REPLICAS:
        found.append(FieldError("maximum", N_("Not less than the minimum, and at most {most}."),
                                most=MOST_REPLICAS))
    for field, target in (("cpu", policy.cpu), ("memory", policy.memory)):
        if target is not None and not 1 <= target <= MOST_PERCENT:
            found.append(FieldError(field, N_("From 1 to {most} %."), most=MOST_PERCENT))
    if policy.cpu is None and policy.memory is None:
        found.append(FieldError("cpu", N_("Choose a target for CPU, for memory, or for both.")))
    if not 0 <= policy.cooldown_s <= LONGEST_COOLDOWN_S:
        found.append(FieldError("cooldown", N_("At most {most} seconds."),
                                most=LONGEST_COOLDOWN_S))
    return found


def policy_of(labels: Mapping[str, str]) -> Policy | None:
    """Return the policy that a service's labels tell, None where there is none.

    Raises:
        FieldError: Somebody wrote labels that are no policy.
    """
    if MAXIMUM not in labels:
        return None
    policy = Policy(
        minimum=_whole(labels, MINIMUM, "minimum", 1),
        maximum=_whole(labels, MAXIMUM, "maximum", 0),
        cpu=_whole(labels, CPU, "cpu", 0) if CPU in labels else None,
        memory=_whole(labels, MEMORY, "memory", 0) if MEMORY in labels else None,
        cooldown_s=_whole(labels, COOLDOWN, "cooldown", USUAL_COOLDOWN_S),
        paused=labels.get(PAUSED, "") == "true",
    )
    for fault in faults(policy):
        raise fault
    return policy


def _whole(labels: Mapping[str, str], label: str, field: str, default: int) -> int:
    text = labels.get(label, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise FieldError(field, N_("The label {label} must be a whole number."), label=label)
    return int(text)


def policy_labels(labels: Mapping[str, str]) -> dict[str, str]:
    """Return those of a service's labels that hold its policy."""
    return {k: v for k, v in labels.items() if k.startswith(PREFIX) and k != LAST}


def with_policy(labels: Mapping[str, str], policy: Policy | None) -> dict[str, str]:
    """Return all of a service's labels with ``policy`` in them; None takes it out."""
    kept = {key: value for key, value in labels.items() if not key.startswith(PREFIX)}
    if policy is None:
        return kept
    kept[MINIMUM], kept[MAXIMUM] = str(policy.minimum), str(policy.maximum)
    if policy.cpu is not None:
        kept[CPU] = str(policy.cpu)
    if policy.memory is not None:
        kept[MEMORY] = str(policy.memory)
    kept[COOLDOWN] = str(policy.cooldown_s)
    if policy.paused:
        kept[PAUSED] = "true"
    if LAST in labels:
        kept[LAST] = labels[LAST]
    return kept
