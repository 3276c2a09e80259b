"""A service that has just begun is starting; one whose tasks failed has failed."""
from __future__ import annotations

import threading
from typing import Any

import pytest

from caas_desktop.domain.changes import Change, Snapshot, Upserted
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import Status
from caas_desktop.kinds.service import SERVICE
from caas_desktop.kinds.task import TASK
from caas_desktop.operations.refresh import Refresher
from tests.factories import engine, host
from tests.fakes import FakeEngine
from tests.qt.swarm_kit import SCOPE, raw_service, raw_task

WAIT_S = 60.0


def counted(running: int | None, desired: int = 2) -> dict[str, Any]:
    raw = raw_service(replicas=desired)
    if running is None:
        del raw["ServiceStatus"]
    else:
        raw["ServiceStatus"] = {"RunningTasks": running, "DesiredTasks": desired}
    return raw


def waiting(id_: str, slot: int, state: str = "preparing", **more: Any) -> dict[str, Any]:
    return {**raw_task(id_, slot, state, **more), "DesiredState": "running"}


PREPARED = [waiting("t1", 1), waiting("t2", 2, "assigned")]
UNPLACED = [waiting("t1", 1, "pending", node="", Err="no suitable node")]
CRASHED = [raw_task("t1", 1, "failed", Err="task: non-zero exit (1)"),
           waiting("t2", 1, "ready", at=1)]
GIVEN_UP = [raw_task("t1", 1, "rejected", Err="No such image: nowhere:1")]
ENDED = [raw_task("t1", 1, "complete"), raw_task("t2", 2, "complete")]
MOVED = [raw_task("t1", 1, "shutdown"), waiting("t2", 1, at=1), raw_task("t3", 2)]
RUNS = [raw_task("t1", 1), raw_task("t2", 2)]
OTHERS = [raw_task("t9", 1, "failed", service="s9", Err="out of memory")]


@pytest.mark.parametrize(("running", "tasks", "status"), [
    (0, [], Status.STARTING), (None, [], Status.STARTING), (0, OTHERS, Status.STARTING),
    (0, PREPARED, Status.STARTING), (None, PREPARED, Status.STARTING),
    (1, MOVED, Status.STARTING), (1, [RUNS[0], waiting("t4", 2)], Status.STARTING),
    (0, UNPLACED, Status.FAILED), (0, CRASHED, Status.FAILED), (0, GIVEN_UP, Status.FAILED),
    (0, ENDED, Status.FAILED), (1, [RUNS[1], *CRASHED], Status.DEGRADED),
    (2, RUNS, Status.RUNNING), (2, [], Status.RUNNING), (None, RUNS, Status.RUNNING)])
def test_the_tasks_tell_a_beginning_from_a_failure(
        running: int | None, tasks: list[dict[str, Any]], status: Status) -> None:
    service = SERVICE.parse(counted(running))
    assert SERVICE.judge(service, lambda: [TASK.parse(t) for t in tasks]).status is status


def test_what_is_stopped_stays_so_whatever_its_tasks_do() -> None:
    service = SERVICE.parse(counted(0, desired=0))
    assert SERVICE.judge(service, lambda: map(TASK.parse, PREPARED)).status is Status.EXITED


def test_tasks_that_are_listed_later_are_judged_then() -> None:
    one = FakeEngine(host("h1"), engine("h1"))
    one.answers |= {"/services": [counted(0)], "/tasks": CRASHED}
    seen: list[Change] = []
    came = threading.Condition()

    def emit(change: Change) -> None:
        with came:
            seen.append(change)
            came.notify_all()

    ref = Ref(SCOPE, "service", "s1")
    made = Refresher(one, emit, lambda error: None)
    try:
        made.relist(SCOPE, SERVICE)
        with came:
            assert came.wait_for(lambda: seen, WAIT_S)
        assert isinstance(seen[0], Snapshot)
        assert seen[0].items[ref].status is Status.STARTING
        made.relist(SCOPE, TASK)
        with came:
            assert came.wait_for(lambda: len(seen) == 3, WAIT_S)
        assert isinstance(seen[2], Upserted)
        assert seen[2].item.status is Status.FAILED
    finally:
        made.close()
