"""One scaler a cluster: the lease that decides who, and the notes in it."""
from __future__ import annotations

import threading
from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.operations.scaling.lease import HOLDER, Lease, read_lease
from caas_desktop.operations.scaling.note import NOTE_PREFIX, Note, labels_of, notes_of
from tests.unit.scaling_fakes import Clock, Swarm, SwarmEngine

TTL = 45.0


class Two:
    """Two who want the lease of one swarm, each with a clock and a manager of its own."""

    def __init__(self) -> None:
        self.swarm = Swarm()
        self.engines = SwarmEngine(self.swarm, "n1"), SwarmEngine(self.swarm, "n2")
        self.clocks = Clock(5.0), Clock(90_000.0)
        self.leases = [Lease(name, TTL, clock)
                       for name, clock in zip("ab", self.clocks, strict=True)]

    def wait(self, seconds: float) -> None:
        for clock in (self.swarm.now, *self.clocks):
            clock.at += seconds

    def look(self, who: int) -> bool:
        return self.leases[who].look(self.engines[who])

    def renew(self, who: int) -> bool:
        return self.leases[who].renew(self.engines[who], {})


@pytest.fixture
def two() -> Two:
    return Two()


def test_the_first_gets_it_and_the_second_waits(two: Two) -> None:
    assert two.look(0)
    assert not two.look(1)
    state = two.leases[1].state
    assert state is not None
    assert state.holder_name == "a"
    assert (two.leases[0].holds(), two.leases[1].holds()) == (True, False)


def test_a_renewed_lease_is_never_taken(two: Two) -> None:
    assert two.look(0)
    for _ in range(20):
        two.wait(15)
        assert not two.look(1)
        assert two.look(0)
        assert two.renew(0)


def test_a_silent_holder_is_followed_after_its_time(two: Two) -> None:
    assert two.look(0)
    two.wait(15)
    assert not two.look(1)
    two.wait(TTL - 16)
    assert not two.look(1)
    two.wait(2)
    assert two.look(1)
    assert not two.leases[0].holds()
    assert not two.look(0)


def test_who_waits_knows_how_long(two: Two) -> None:
    assert two.leases[1].lapses_s() == inf  # nothing was read yet
    assert two.look(0)
    assert two.leases[0].lapses_s() == inf
    assert not two.look(1)
    two.wait(15)
    assert two.leases[1].lapses_s() == TTL - 15
    assert two.renew(0)
    assert not two.look(1)
    assert two.leases[1].lapses_s() == TTL
    two.wait(two.leases[1].lapses_s())
    assert two.look(1)


def test_who_comes_later_goes_by_the_managers_clock(two: Two) -> None:
    assert two.look(0)
    two.wait(TTL + 1)
    assert two.look(1)  # on its first look: no need to wait another 45 s


def test_a_managers_wrong_clock_takes_nothing_from_who_renews(two: Two) -> None:
    assert two.look(0)
    assert not two.look(1)
    two.wait(15)
    assert two.renew(0)
    assert not two.look(1)
    two.swarm.now.at += 3600
    assert not two.look(1)


def test_released_it_is_free_at_once(two: Two) -> None:
    assert two.look(0)
    two.leases[0].release(two.engines[0])
    assert not two.leases[0].holds()
    assert two.look(1)


def test_release_never_fails(two: Two) -> None:
    assert two.look(0)
    two.engines[0].broken = True
    two.leases[0].release(two.engines[0])
    assert not two.leases[0].holds()


def test_who_overslept_writes_nothing(two: Two) -> None:
    assert two.look(0)
    two.wait(TTL + 1)
    assert not two.leases[0].holds()
    assert two.look(1)
    assert not two.renew(0)
    found = read_lease(two.engines[0])
    assert found is not None
    assert found.holder_name == "b"


def test_an_unreachable_manager_is_told(two: Two) -> None:
    two.engines[0].broken = True
    with pytest.raises(HostUnreachable):
        two.look(0)


def test_many_at_once_and_one_gets_it() -> None:
    swarm = Swarm()
    gate = threading.Barrier(8)
    found: list[bool] = []

    def want(n: int) -> None:
        lease = Lease(f"w{n}", TTL)
        gate.wait()
        found.append(lease.look(SwarmEngine(swarm)))

    threads = [threading.Thread(target=want, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(found) == 1


def test_a_config_of_a_similar_name_is_not_the_lease() -> None:
    swarm = Swarm()
    engine = SwarmEngine(swarm)
    engine.request("POST", "/configs/create",
                   body={"Name": "caas.scaling.lease2", "Labels": {HOLDER: "x"}, "Data": "LQ=="})
    assert read_lease(engine) is None


notes = st.builds(
    Note, at=st.floats(1, 2e9), name=st.just("web"), state=st.sampled_from(["scaled", "steady"]),
    text=st.just("2 → 4: CPU 171 % of target 80 %"), replicas=st.integers(0, 100),
    wish=st.integers(0, 100), cpu=st.none() | st.floats(0, 1e4), cpu_target=st.none() | st.just(80))


@given(st.dictionaries(st.sampled_from("abc"), notes))
def test_notes_survive_their_labels(told: dict[str, Note]) -> None:
    back = notes_of({"other": "label", **labels_of(told)})
    assert set(back) == set(told)
    for ident, note in told.items():
        rounded = None if note.cpu is None else round(note.cpu, 2)
        assert back[ident] == replace(note, at=round(note.at, 2), cpu=rounded)


@pytest.mark.parametrize("garbage", [
    "", "[]", "{", "{}", '{"at": "now"}', "[" * 5000, '{"at": 1, "name": 3, "wish": "x"}',
    "x" * 100_000])
def test_garbled_notes_are_passed_over(garbage: str) -> None:
    found = notes_of({NOTE_PREFIX + "s": garbage})
    assert found == {} or found["s"].name == ""
