"""Background work never blocks, never queues behind another lane, and can be dropped."""
from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.ports import Lane
from caas_desktop.operations.jobs import CancelToken, DaemonPool, JobRunner

WAIT_S = 30.0


class Home:
    """Stands for the GUI thread: runs what is posted when the test says so."""

    def __init__(self) -> None:
        self.calls: queue.Queue[Callable[[], None]] = queue.Queue()

    def run_one(self) -> None:
        self.calls.get(timeout=WAIT_S)()


@pytest.fixture
def home() -> Home:
    return Home()


@pytest.fixture
def runner(home: Home) -> Iterator[JobRunner]:
    made = JobRunner(home.calls.put)
    yield made
    made.close()


def test_results_and_errors_come_home(home: Home, runner: JobRunner) -> None:
    got: list[object] = []
    runner.submit("h", lambda _: 42, done=got.append, failed=got.append)
    home.run_one()

    def fail(_: CancelToken) -> None:
        raise HostUnreachable("h does not answer.")

    runner.submit("h", fail, failed=got.append)
    home.run_one()
    assert got[0] == 42
    assert isinstance(got[1], HostUnreachable)


def test_a_refresh_passes_commands_that_wait(home: Home, runner: JobRunner) -> None:
    gate = threading.Event()
    for _ in range(20):
        runner.submit("h", lambda _: gate.wait(WAIT_S), failed=lambda _: None)
    got: list[str] = []
    runner.submit("h", lambda _: "fresh", lane=Lane.REFRESH, done=got.append,
                  failed=lambda _: None)
    home.run_one()
    assert got == ["fresh"]
    gate.set()


def test_a_cancelled_job_reports_nothing_and_is_unblocked(home: Home, runner: JobRunner) -> None:
    gate, got = threading.Event(), []

    def work(token: CancelToken) -> None:
        token.on_cancel(gate.set)
        assert gate.wait(WAIT_S)

    token = runner.submit("h", work, done=got.append, failed=got.append)
    token.cancel()
    home.run_one()
    assert got == []


def test_a_job_that_fails_leaves_its_pool_working() -> None:
    pool, done = DaemonPool("t", 1), threading.Event()
    pool.submit(lambda: 1 / 0)  # type: ignore[arg-type,return-value]
    pool.submit(done.set)
    assert done.wait(WAIT_S)
    pool.close()
