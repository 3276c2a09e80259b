"""Who scales a cluster: one at a time, by a lease that lives in the cluster itself.

The lease is a Swarm config without content. Configs never change, except for their labels, and
those only against a version: so of two who want it at once, one gets it.
"""
from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from caas_desktop.domain.clean import items, mapping, number, text, whole
from caas_desktop.domain.errors import CaasError, HostError, ResourceConflict
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.scaling import LEASE as NAME
from caas_desktop.domain.times import epoch

HOLDER, HOLDER_NAME, TTL = "caas.lease.holder", "caas.lease.name", "caas.lease.ttl"
SINCE = "caas.lease.since"
REQUEST_S = 10.0
_CONTENT = "LQ=="  # "-": a config must not be empty
_LONGEST_TTL_S = 3600.0


@frozen
class LeaseState:
    """The lease as the manager tells it; ``labels`` hold the notes of its holder.

    ``since``: when the holder took it, epoch seconds by its own clock; 0.0 where it did not say.
    """

    id: str
    version: int
    holder: str
    holder_name: str
    ttl_s: float
    updated: float | None
    labels: Mapping[str, str]
    since: float = 0.0


def read_lease(engine: Engine, lane: Lane = Lane.SAMPLING) -> LeaseState | None:
    """Return the lease of a manager's cluster, None where nobody ever took it."""
    answer = engine.request("GET", "/configs", query={"filters": {"name": [NAME]}},
                            timeout_s=REQUEST_S, lane=lane)
    for raw in items(answer):
        spec = mapping(mapping(raw).get("Spec"))
        if spec.get("Name") == NAME:  # the engine's filter takes every name that begins so
            return _state(raw, spec)
    return None


def _state(raw: Mapping[str, Any], spec: Mapping[str, Any]) -> LeaseState:
    labels = {k: v for k, v in mapping(spec.get("Labels")).items() if isinstance(v, str)}
    ttl_s = _seconds(labels, TTL)
    return LeaseState(
        text(raw.get("ID"), 64), whole(mapping(raw.get("Version")).get("Index")),
        labels.get(HOLDER, ""), text(labels.get(HOLDER_NAME), 80),
        min(max(ttl_s, 0.0), _LONGEST_TTL_S), epoch(raw.get("UpdatedAt")), labels,
        _seconds(labels, SINCE))


def _seconds(labels: Mapping[str, str], key: str) -> float:
    try:
        return number(float(labels.get(key, "0"))) or 0.0
    except ValueError:
        return 0.0


class Lease:
    """Our wish to hold the lease of one cluster. One thread at a time."""

    def __init__(self, name: str, ttl_s: float, clock: Callable[[], float] = time.monotonic,
                 wall: Callable[[], float] = time.time) -> None:
        self.name, self.ttl_s = name, ttl_s
        self._me, self._clock, self._wall = secrets.token_hex(8), clock, wall
        self._until = float("-inf")  # on our clock
        self._state: LeaseState | None = None
        self._since = 0.0  # when we first saw ``_state``'s version, on our clock
        self._alive = False  # we saw its holder renew it

    @property
    def state(self) -> LeaseState | None:
        """As it was read last."""
        return self._state

    def holds(self) -> bool:
        """Return True while nobody else can have it: asked before every write."""
        return self._clock() < self._until

    def lapses_s(self) -> float:
        """Return the seconds until it may be taken from a holder that stays silent."""
        state = self._state
        if state is None or not state.holder or state.holder == self._me:
            return float("inf")
        return max(0.0, self._since + state.ttl_s - self._clock())

    def look(self, engine: Engine) -> bool:
        """Read it, take it when it is free or its holder is gone; True when it is ours now."""
        asked = self._clock()
        state = read_lease(engine)
        self._notice(state, asked)
        if state is not None and state.holder == self._me:
            return self.holds() or self._write(engine, state, {})
        if state is None:
            return self._create(engine)
        if state.holder and not self._expired(engine, state):
            self._until = float("-inf")
            return False
        return self._write(engine, state, {})

    def renew(self, engine: Engine, notes: Mapping[str, str]) -> bool:
        """Hold it for another while and leave notes; False: somebody else has it."""
        return self._state is not None and self._write(engine, self._state, notes)

    def release(self, engine: Engine, *, notes: bool = True, timeout_s: float = 1.0) -> None:
        """Give it back, so that the next one need not wait; never raises.

        ``notes`` False: nothing is scaled here any more, so they go too.
        """
        state, held = self._state, self.holds()
        self._until = float("-inf")
        if state is None or not held:
            return
        kept = state.labels.items() if notes else ()
        free = {k: v for k, v in kept if k not in (HOLDER, HOLDER_NAME, SINCE)}
        with suppress(CaasError):  # then it expires
            self._post(engine, state, free, timeout_s)

    def _notice(self, state: LeaseState | None, now: float) -> None:
        before, self._state = self._state, state
        if state is None:
            self._alive = False
        elif before is None or before.version != state.version or before.id != state.id:
            self._alive = before is not None and before.holder == state.holder
            self._since = now

    def _expired(self, engine: Engine, state: LeaseState) -> bool:
        """Return True when its holder has been silent for too long.

        By the manager's clock, unless we have seen the holder renew it: then by our own, so that
        two managers whose clocks differ cannot take a lease from somebody who lives.
        """
        if self._clock() - self._since >= state.ttl_s:
            return True
        if self._alive or state.updated is None:
            return False
        info = engine.request("GET", "/info", timeout_s=REQUEST_S, lane=Lane.SAMPLING)
        now = epoch(mapping(info).get("SystemTime"))
        return now is not None and now - state.updated >= state.ttl_s

    def _create(self, engine: Engine) -> bool:
        asked = self._clock()
        body = {"Name": NAME, "Labels": self._labels({}), "Data": _CONTENT}
        try:
            engine.request("POST", "/configs/create", body=body, timeout_s=REQUEST_S)
        except ResourceConflict:
            return False  # somebody was quicker
        self._notice(read_lease(engine), asked)
        return self._ours(asked)

    def _write(self, engine: Engine, state: LeaseState, notes: Mapping[str, str]) -> bool:
        asked = self._clock()
        labels = self._labels(notes)
        if not notes:  # taken over: the notes of the one before stay until there are new ones
            labels = {**state.labels, **labels}
        try:
            self._post(engine, state, labels, REQUEST_S)
        except HostError:
            raise
        except CaasError:  # most likely another version: who has it now?
            self._notice(read_lease(engine), asked)
            return self._ours(None)
        self._notice(read_lease(engine), asked)
        return self._ours(asked)

    def _post(self, engine: Engine, state: LeaseState, labels: Mapping[str, str],
              timeout_s: float) -> None:
        body = {"Name": NAME, "Labels": dict(labels), "Data": _CONTENT}
        engine.request("POST", f"/configs/{state.id}/update", query={"version": state.version},
                       body=body, timeout_s=timeout_s)

    def _ours(self, asked: float | None) -> bool:
        mine = self._state is not None and self._state.holder == self._me
        if not mine:
            self._until = float("-inf")
        elif asked is not None:
            self._until = asked + self.ttl_s
        return mine and self.holds()

    def _labels(self, notes: Mapping[str, str]) -> dict[str, str]:
        state = self._state
        mine = state is not None and state.holder == self._me
        since = state.since if state is not None and mine else self._wall()
        return {HOLDER: self._me, HOLDER_NAME: self.name, TTL: f"{self.ttl_s:g}",
                SINCE: f"{since:.0f}", **notes}
