"""The scaling rule: examples from Kubernetes, and what holds for every service."""
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.scaling import (
    LAST,
    MAXIMUM,
    PREFIX,
    Policy,
    faults,
    policy_of,
    with_policy,
)
from caas_desktop.domain.scaling_rule import Measure, Pace, Past, decide, wish_of
from caas_desktop.domain.scaling_words import words_of
from caas_desktop.domain.text import Text

percents = st.floats(0, 1000, allow_nan=False)
targets = st.integers(1, 300)
policies = st.builds(
    lambda low, more, cpu, cooldown: Policy(low, low + more, cpu, None, cooldown),
    st.integers(1, 30), st.integers(0, 60), targets, st.integers(0, 600))


def cpu(target: int, *used: float | None) -> Measure:
    return Measure("cpu", target, used)


# -- what one measure asks for


@pytest.mark.parametrize(("replicas", "target", "used", "wish"), [
    (2, 80, (171.0, 171.0), 5),  # 2 × 171 / 80 = 4.3
    (3, 50, (50.0, 50.0, 50.0), 3),
    (3, 50, (54.9, 54.9, 54.9), 3),  # within the tolerance of 0.1
    (3, 50, (45.1, 45.1, 45.1), 3),
    (3, 50, (56.0, 56.0, 56.0), 4),
    (5, 50, (30.0, 30.0, 30.0, 30.0, 30.0), 3),  # exactly 3.0: no rounding up by a billionth
    (4, 50, (0.0, 0.0, 0.0, 0.0), 0),
    (3, 50, (None, None, None), 3),  # nothing known: nothing done
    # Replica calculator's own cases: missing ones count 0 upwards …
    (3, 30, (90.0, 90.0, None), 6),  # (90 + 90 + 0) / 3 / 30 = 2 → 6
    (3, 80, (90.0, 90.0, None), 3),  # damped to 60: would turn round, so nothing
    # … and 100 % downwards.
    (4, 100, (10.0, 10.0, 10.0, None), 2),  # (30 + 100) / 4 / 100 = 0.325 → 2
    (2, 50, (40.0, None), 2),  # damped to 70: would turn round
    (4, 150, (30.0, 30.0, 30.0, None), 2),  # a target above 100 % fills with the target: 60
])
def test_one_measure(replicas: int, target: int, used: tuple[float | None, ...], wish: int
                     ) -> None:
    assert wish_of(replicas, cpu(target, *used)) == wish


@given(targets, st.lists(percents, min_size=1, max_size=20), st.data())
def test_more_load_never_asks_for_fewer(target: int, used: list[float], data: st.DataObject
                                        ) -> None:
    missing = data.draw(st.integers(0, 5))
    more = [value + data.draw(percents) for value in used]
    gap = (None,) * missing
    replicas = len(used) + missing
    assert (wish_of(replicas, cpu(target, *used, *gap))
            <= wish_of(replicas, cpu(target, *more, *gap)))


@given(targets, st.lists(percents, min_size=2, max_size=20), st.data())
def test_missing_figures_only_damp(target: int, used: list[float], data: st.DataObject) -> None:
    """Not knowing some tasks never goes farther than knowing all of them to be like the rest."""
    missing = data.draw(st.integers(1, len(used) - 1))
    known = used[missing:]
    average = sum(known) / len(known)
    replicas = len(used)
    full = wish_of(replicas, cpu(target, *([average] * replicas)))
    damped = wish_of(replicas, cpu(target, *known, *([None] * missing)))
    assert min(replicas, full) <= damped <= max(replicas, full)


@example(target=1, used=[1.0], missing=1)
@given(targets, st.lists(percents, min_size=1, max_size=20), st.integers(1, 5))
def test_missing_figures_never_shrink_below_what_busy_tasks_would_need(
        target: int, used: list[float], missing: int) -> None:
    replicas = len(used) + missing
    busy = [100.0] * missing
    wish = wish_of(replicas, cpu(target, *used, *([None] * missing)))
    if wish < replicas:
        assert wish >= min(replicas, wish_of(replicas, cpu(target, *used, *busy)))


@given(targets, st.integers(1, 40), percents)
def test_what_is_wished_is_enough(target: int, replicas: int, each: float) -> None:
    wish = wish_of(replicas, cpu(target, *([each] * replicas)))
    load = each * replicas
    if wish:
        assert load / wish <= target * 1.1 + 1e-6
    if wish > 1 and wish != replicas:
        assert load / (wish - 1) > target - 1e-3  # and not one more than needed


# -- what is done about it


@given(policies, st.integers(1, 200), st.lists(percents, min_size=1, max_size=10),
       st.lists(st.tuples(st.floats(0, 1000), st.integers(1, 300)), max_size=5),
       st.lists(st.tuples(st.floats(0, 1000), st.integers(-20, 20)), max_size=5))
def test_never_outside_its_bounds(policy: Policy, replicas: int, used: list[float],
                                  wishes: list[tuple[float, int]], steps: list[tuple[float, int]]
                                  ) -> None:
    decision, _ = decide(policy, replicas, [cpu(policy.cpu or 1, *used)],
                         Past(tuple(wishes), tuple(steps)), 1000.0)
    assert policy.minimum <= decision.desired <= policy.maximum


@given(policies, st.integers(1, 60), st.lists(percents, min_size=1, max_size=10))
def test_a_period_adds_at_most_four_or_as_many_as_there_were(
        policy: Policy, replicas: int, used: list[float]) -> None:
    policy = replace(policy, minimum=1, maximum=1000)
    start, now, past = replicas, 0.0, Past()
    for _ in range(5):  # five looks within one period
        decision, past = decide(policy, replicas, [cpu(policy.cpu or 1, *used)], past, now)
        past = past.stepped(now, decision.change)
        replicas, now = decision.desired, now + 3.0
    assert replicas <= max(start + 4, start * 2)


def run(policy: Policy, load: Sequence[float], replicas: int, *, step_s: float = 15.0,
        pace: Pace = Pace()) -> list[int]:
    """Return the replicas after each look at a load (percent of one task's base, in all)."""
    past, now, history = Past(), 0.0, []
    for total in load:
        measure = cpu(policy.cpu or 1, *([total / replicas] * replicas))
        decision, past = decide(policy, replicas, [measure], past, now, pace)
        past = past.stepped(now, decision.change) if decision.change else past
        replicas, now = decision.desired, now + step_s
        history.append(replicas)
    return history


@given(policies, st.floats(0, 20_000), st.integers(1, 60))
def test_a_constant_load_comes_to_rest(policy: Policy, load: float, replicas: int) -> None:
    looks = int(policy.cooldown_s / 15) + 12
    history = run(policy, [load] * (looks + 20), replicas)
    assert len(set(history[looks:])) == 1
    # On its way it goes one way only, once it is within its bounds.
    inside = history[1:]
    assert inside in (sorted(inside), sorted(inside, reverse=True))


@given(st.integers(1, 10), st.lists(st.floats(0, 2000), min_size=1, max_size=60))
def test_within_the_cooldown_it_never_shrinks(start: int, load: list[float]) -> None:
    policy = Policy(1, 50, 80, None, cooldown_s=100_000)
    history = [start, *run(policy, load, start)]
    assert history == sorted(history)


@given(st.lists(st.floats(0, 2000), min_size=1, max_size=60))
def test_a_waving_load_keeps_what_its_crests_need(load: list[float]) -> None:
    policy = Policy(1, 50, 80, None, cooldown_s=300)
    waves = [wave for total in load for wave in (total, 1600.0)]
    history = run(policy, [1600.0] * 10 + waves, 20)
    assert min(history) >= math.ceil(1600 / (80 * 1.1))


def test_it_doubles_and_says_why() -> None:
    policy = Policy(1, 10, 80)
    decision, _ = decide(policy, 2, [cpu(80, 136.8, 136.8)], Past(), 0.0)
    assert (decision.desired, decision.text) == (4, "2 → 4: CPU 137 % of target 80 %")


def test_a_flood_is_met_in_steps() -> None:
    assert run(Policy(1, 100, 50), [4000.0] * 6, 1) == [5, 10, 20, 40, 80, 80]


def test_an_idle_service_shrinks_after_its_cooldown_only() -> None:
    history = run(Policy(1, 10, 80, cooldown_s=60), [800.0] * 4 + [10.0] * 8, 10)
    assert history == [10] * 7 + [1] * 5


@pytest.mark.parametrize(("replicas", "desired", "text"), [
    (1, 3, "1 → 3: the minimum is 3"), (9, 6, "9 → 6: the maximum is 6")])
def test_outside_its_bounds_it_goes_back_at_once(replicas: int, desired: int, text: str) -> None:
    decision, _ = decide(Policy(3, 6, 80), replicas, [cpu(80, None)], Past(), 0.0)
    assert (decision.desired, decision.text) == (desired, text)


def test_the_larger_wish_of_two_measures_wins() -> None:
    memory = Measure("memory", 50, (100.0, 100.0))
    decision, _ = decide(Policy(1, 10, 80, 50), 2, [cpu(80, 8.0, 8.0), memory], Past(), 0.0)
    assert decision.text == "2 → 4: Memory 100 % of target 50 %"


def test_nothing_shrinks_while_a_measure_is_unknown() -> None:
    measures = [cpu(80, 1.0, 1.0), Measure("memory", 50, (None, None))]
    decision, _ = decide(Policy(1, 10, 80, 50, 0), 2, measures, Past(), 0.0)
    assert (decision.desired, decision.text) == (2, "2: Memory of no task is known")


@pytest.mark.parametrize(("policy", "used", "ending"), [
    (Policy(1, 3, 80), (400.0, 400.0), "; 10 wanted, the maximum is 3"),
    (Policy(1, 30, 80), (800.0, 800.0), "; 20 wanted, 6 for now"),
    (Policy(1, 9, 80), (10.0, 10.0), "; 1 wanted, cool-down of 300 s"),
    (Policy(2, 9, 80, None, 0), (10.0, 10.0), "; 1 wanted, the minimum is 2"),
    (Policy(1, 9, 80), (100.0, None), ", 1 of 2 tasks not measured"),
])
def test_what_holds_it_back_is_said(policy: Policy, used: tuple[float | None, ...], ending: str
                                    ) -> None:
    decision, _ = decide(policy, 2, [cpu(80, *used)], Past(), 0.0)
    assert decision.text.endswith(ending)


# -- labels


@given(policies, st.booleans(), st.none() | targets,
       st.dictionaries(st.text(max_size=5), st.text(max_size=5)))
def test_labels_keep_a_policy_and_everything_else(policy: Policy, paused: bool,
                                                  memory: int | None, others: dict[str, str]
                                                  ) -> None:
    policy = replace(policy, paused=paused, memory=memory)
    labels = with_policy(others | {LAST: "why"}, policy)
    assert policy_of(labels) == policy
    assert with_policy(labels, None) == others
    assert labels[LAST] == "why"


@pytest.mark.parametrize("wrong", [
    {"max": "many", "cpu": "80"}, {"max": "0", "cpu": "80"}, {"max": "3"},
    {"max": "3", "min": "4", "cpu": "80"}, {"max": "3", "cpu": "0"}, {"max": "²", "cpu": "80"},
    {"max": "9" * 50, "cpu": "1"}, {"max": "3", "cpu": "80", "cooldown": "-1"}])
def test_labels_that_are_no_policy_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(FieldError):
        policy_of({PREFIX + key: value for key, value in wrong.items()})


def test_a_service_without_the_labels_has_no_policy() -> None:
    assert policy_of({"caas.app": "shop"}) is None
    assert MAXIMUM == "caas.scaling.max"
    assert faults(Policy()) == []


@given(st.integers(1, 30), st.integers(1, 10), st.integers(0, 20), targets,
       st.lists(st.none() | percents, min_size=1, max_size=8))
def test_every_reason_is_read_back_into_words_that_can_be_translated(
        replicas: int, minimum: int, more: int, target: int, used: list[float | None]) -> None:
    policy = Policy(minimum, minimum + more, target)
    made, _ = decide(policy, replicas, [cpu(target, *used)], Past(), 0.0)
    found = words_of(made.text)
    assert str(found) == made.text
    assert isinstance(found, Text)
    assert found.template == "{first}: {second}"
    assert "目标" in found.read(lambda words: words.replace("target", "目标")) or (
        "target" not in made.text)


def test_other_peoples_words_stay_as_they_are() -> None:
    for told in ("", "an update is running", "{first}: {0}", "a, b; c: d", "CPU: " * 500):
        assert str(words_of(told)) == told
