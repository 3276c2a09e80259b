"""When a cluster is looked at: usually, at once for a reason, and as a silent lease runs out."""
from __future__ import annotations

from math import inf

import pytest

from caas_desktop.domain.refs import ScopeId, swarm_scope
from caas_desktop.operations.scaling.rota import Rota
from tests.unit.scaling_fakes import Clock

A, B = swarm_scope("a"), swarm_scope("b")
SYNC = 15.0


class Turns(Rota):
    """A rota whose clock only the test moves; ``woken`` counts."""

    def __init__(self) -> None:
        self.clock, self.woken = Clock(), 0
        super().__init__(SYNC, self._wake, self.clock)

    def _wake(self) -> None:
        self.woken += 1

    def look(self, scope: ScopeId, *, ours: bool) -> None:
        assert self.begin(scope)
        self.end(scope, ours=ours)


@pytest.fixture
def rota() -> Turns:
    return Turns()


def test_a_new_cluster_is_due_and_then_after_the_usual_time(rota: Turns) -> None:
    assert rota.pause_s([A]) == 0
    rota.look(A, ours=True)
    assert not rota.begin(A)
    assert rota.pause_s([A]) == SYNC
    rota.clock.at += SYNC
    assert rota.pause_s([A]) == 0
    assert rota.begin(A)


def test_nobody_to_look_at_is_waited_for_the_usual_time(rota: Turns) -> None:
    rota.look(A, ours=True)
    rota.clock.at += 10 * SYNC
    assert rota.pause_s([]) == SYNC  # A is not connected any more


def test_a_cluster_is_looked_at_once_at_a_time(rota: Turns) -> None:
    assert rota.begin(A)
    assert not rota.begin(A)
    assert rota.pause_s([A, B]) == 0
    assert rota.begin(B)
    assert rota.pause_s([A, B]) == SYNC


def test_another_ones_lease_that_was_written_is_a_reason(rota: Turns) -> None:
    rota.look(A, ours=False)
    rota.look(B, ours=False)
    before = rota.woken
    rota.lease_written(A, ours=False)
    assert rota.woken > before
    assert rota.begin(A)
    assert not rota.begin(B)


def test_our_own_renewal_is_none(rota: Turns) -> None:
    rota.look(A, ours=True)
    rota.lease_written(A, ours=True)
    assert not rota.begin(A)


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_written_during_a_look_is_judged_at_its_end(rota: Turns, ours: bool) -> None:
    rota.begin(A)
    rota.lease_written(A, ours=False)  # by us, or by another behind our reading of it
    rota.end(A, ours=ours)
    assert rota.begin(A) is not ours
    rota.end(A, ours=False)
    assert not rota.begin(A)  # once


def test_a_policy_set_during_a_look_leads_to_another_one(rota: Turns) -> None:
    rota.begin(A)
    rota.all()
    rota.end(A, ours=True)
    assert rota.begin(A)


def test_who_is_due_already_is_not_put_off(rota: Turns) -> None:
    rota.begin(A)
    rota.all()
    rota.within(A, inf)
    rota.end(A, ours=True)
    assert rota.begin(A)


def test_the_end_of_a_lease_is_not_slept_through(rota: Turns) -> None:
    rota.look(A, ours=False)
    rota.within(A, 4.0)
    assert rota.pause_s([A]) == 4
    rota.within(A, 60.0)
    assert rota.pause_s([A]) == 4
    rota.clock.at += 4
    assert rota.begin(A)
