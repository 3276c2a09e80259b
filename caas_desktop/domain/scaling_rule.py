"""How many replicas a service should have: the rule of Kubernetes' horizontal pod autoscaler.

Source: kubernetes/kubernetes, pkg/controller/podautoscaler: replica_calculator.go
(GetResourceReplicas, calcPlainMetricReplicas) and horizontal.go (stabilisation and limits of
``behavior``, with its defaults). Pure: time comes in as an argument.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.scaling import Policy

MetricName = Literal["cpu", "memory"]
WORDS: dict[MetricName, str] = {"cpu": "CPU", "memory": "Memory"}

TOLERANCE = 0.1
SYNC_S = 15.0
MISSING_PERCENT = 100  # what a task without figures is taken to use, before fewer are wanted
# 4.000000001 tasks are 4: percentages are fractions in binary.
_ROUNDING = 1e-9


@frozen
class Pace:
    """How fast a service may grow: in ``period_s`` by ``tasks`` or ``percent``, the larger."""

    period_s: float = 15.0
    tasks: int = 4
    percent: int = 100


USUAL_PACE = Pace()


@frozen
class Measure:
    """What each task uses of one thing, in percent of its base; None: could not be measured."""

    metric: MetricName
    target: int
    used: tuple[float | None, ...]

    @property
    def known(self) -> list[float]:
        return [value for value in self.used if value is not None]

    @property
    def average(self) -> float | None:
        """Percent over the tasks that were measured, None if none was."""
        known = self.known
        return sum(known) / len(known) if known else None


@frozen
class Past:
    """What the rule remembers of a service: times in seconds, as the caller counts them.

    ``wishes`` are (when, replicas) within the cool-down, ``steps`` (when, change) within a period.
    """

    wishes: tuple[tuple[float, int], ...] = ()
    steps: tuple[tuple[float, int], ...] = ()

    def stepped(self, now: float, change: int) -> Past:
        """Return it after the service was really scaled by ``change``."""
        return Past(self.wishes, (*self.steps, (now, change)))


@frozen
class Decision:
    """``wish`` is what the figures alone ask for; ``desired`` what may be done now.

    ``waits_s``: the cool-down lets it shrink in so many seconds at the earliest, 0.0: nothing
    waits.
    """

    replicas: int
    desired: int
    wish: int
    text: str
    measures: tuple[Measure, ...] = ()
    waits_s: float = 0.0

    @property
    def change(self) -> int:
        return self.desired - self.replicas


def wish_of(replicas: int, measure: Measure) -> int:
    """Return how many replicas one measure asks for, before any bound.

    Tasks that could not be measured damp the answer: they are taken to be busy when fewer
    replicas seem enough, idle when more seem needed, and never turn one into the other.
    """
    average = measure.average
    if average is None:
        return replicas
    ratio = average / measure.target
    known, missing = measure.known, len(measure.used) - len(measure.known)
    if missing:
        if ratio == 1:
            return replicas  # exactly right as far as is known: no reason to believe otherwise
        fill = 0.0
        if ratio < 1:
            fill = float(max(MISSING_PERCENT, measure.target))
        damped = (sum(known) + missing * fill) / len(measure.used) / measure.target
        if (ratio < 1 < damped) or (damped < 1 < ratio):
            return replicas
        ratio = damped
    if abs(1 - ratio) <= TOLERANCE:
        return replicas
    wish = math.ceil(ratio * len(measure.used) - _ROUNDING)
    if (ratio < 1 and wish > replicas) or (ratio > 1 and wish < replicas):
        return replicas
    return wish


def decide(policy: Policy, replicas: int, measures: Sequence[Measure], past: Past, now: float,
           pace: Pace = USUAL_PACE) -> tuple[Decision, Past]:
    """Return what to do with a service that has ``replicas`` (at least 1), and the new past.

    Args:
        measures: One for each target of the policy, at least one.
        now: Seconds on the clock of ``past``.
    """
    taken = tuple(measures)
    if not policy.minimum <= replicas <= policy.maximum:
        desired = min(max(replicas, policy.minimum), policy.maximum)
        bound = "minimum" if desired > replicas else "maximum"
        return (Decision(replicas, desired, desired,
                         f"{replicas} → {desired}: the {bound} is {desired}", taken), past)
    wish, driver = _strongest(replicas, taken)
    # Whoever begins to look does not know what was needed before: the cool-down starts now.
    wishes = _recent(past.wishes or ((now, replicas),), now, policy.cooldown_s)
    wishes = (*wishes, (now, wish))
    steps = _recent(past.steps, now, pace.period_s)
    calm = min(replicas, max(n for _, n in wishes))  # the most that was wanted lately
    desired = wish if wish > replicas else calm
    fastest = _fastest(replicas, steps, pace)
    desired = min(max(min(desired, fastest), policy.minimum), policy.maximum)
    text = _explain(policy, replicas, desired, wish, driver, fastest)
    waits_s = 0.0
    if max(wish, policy.minimum) < desired == calm:
        waits_s = max(at for at, n in wishes if n >= calm) + policy.cooldown_s - now
    return Decision(replicas, desired, wish, text, taken, waits_s), Past(wishes, steps)


def _strongest(replicas: int, measures: Sequence[Measure]) -> tuple[int, Measure]:
    """Return the largest wish with its measure; nothing shrinks while one is unknown."""
    wishes = [(wish_of(replicas, measure), measure) for measure in measures]
    wish, driver = max(wishes, key=lambda pair: pair[0])
    unknown = next((m for m in measures if m.average is None), None)
    if unknown is not None and wish <= replicas:
        return replicas, unknown
    return wish, driver


def _recent(entries: tuple[tuple[float, int], ...], now: float, span_s: float
            ) -> tuple[tuple[float, int], ...]:
    return tuple((at, n) for at, n in entries if now - at < span_s)


def _fastest(replicas: int, steps: Sequence[tuple[float, int]], pace: Pace) -> int:
    """Return the most replicas that the pace allows now, never fewer than there are."""
    start = replicas - sum(change for _, change in steps)
    doubled = math.ceil(start * (1 + pace.percent / 100))
    return max(replicas, start + pace.tasks, doubled)


def _explain(policy: Policy, replicas: int, desired: int, wish: int, driver: Measure,
             fastest: int) -> str:
    """Return the decision as a sentence: "2 → 4: CPU 171 % of target 80 %"."""
    if driver.average is None:
        return f"{replicas}: {WORDS[driver.metric]} of no task is known"
    head = f"{replicas} → {desired}" if desired != replicas else f"{replicas}"
    words = f"{head}: {WORDS[driver.metric]} {driver.average:.0f} % of target {driver.target} %"
    missing = len(driver.used) - len(driver.known)
    if missing:
        words += f", {missing} of {len(driver.used)} tasks not measured"
    if wish == desired:
        return words
    if wish > desired:
        why = (f"the maximum is {policy.maximum}" if desired == policy.maximum
               else f"{fastest} for now" if desired == fastest and wish > replicas
               else f"cool-down of {policy.cooldown_s} s")
    else:
        why = (f"the minimum is {policy.minimum}" if desired == policy.minimum
               else f"cool-down of {policy.cooldown_s} s")
    return f"{words}; {wish} wanted, {why}"
