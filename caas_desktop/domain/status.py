"""The statuses a resource can be in; each has one shape and one colour on screen."""
from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """Words of Docker where it has one; ``degraded`` and ``stale`` are ours."""

    RUNNING = "running"
    HEALTHY = "healthy"
    STARTING = "starting"
    UNHEALTHY = "unhealthy"
    FAILED = "failed"
    RESTARTING = "restarting"
    DEGRADED = "degraded"
    PAUSED = "paused"
    EXITED = "exited"
    CREATED = "created"
    OFFLINE = "offline"
    STALE = "stale"


ALIVE = frozenset({Status.RUNNING, Status.HEALTHY})
TROUBLE = frozenset({Status.UNHEALTHY, Status.FAILED, Status.RESTARTING, Status.DEGRADED})


def combined(members: Iterable[Status]) -> Status | None:
    """Return the status of a group of equals (the containers of a service), None when empty.

    All alive: healthy if one is, else running. Some alive: degraded, unless the rest ended
    well by itself. None alive: the worst of them.
    """
    found = set(members)
    if not found:
        return None
    trouble = found & TROUBLE
    alive = found & ALIVE
    if trouble:
        return Status.DEGRADED if alive else _worst(trouble)
    if alive:
        return Status.HEALTHY if Status.HEALTHY in found else Status.RUNNING
    for status in (Status.STARTING, Status.PAUSED, Status.EXITED, Status.CREATED, Status.STALE):
        if status in found:
            return status
    return Status.OFFLINE


def _worst(trouble: set[Status]) -> Status:
    for status in (Status.UNHEALTHY, Status.RESTARTING, Status.FAILED, Status.DEGRADED):
        if status in trouble:
            return status
    return Status.DEGRADED
