"""The other threads give way to the one that paints."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from caas_desktop.app.giving_way import NICE, YIELD_S, give_way

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="threads have no priority there")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    interval = sys.getswitchinterval()
    yield
    threading.setprofile(None)  # type: ignore[arg-type]
    sys.setswitchinterval(interval)


def priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


class Library(threading.Thread):
    """A library's thread, as paramiko's transports are."""

    def run(self) -> None:
        self.nice, self.profile = priority(), sys.getprofile()
        inner = threading.Thread(target=lambda: setattr(self, "inner", priority()))
        inner.start()
        inner.join()


def test_threads_started_later_are_lower_than_the_one_that_paints() -> None:
    mine = priority()
    give_way()
    thread = Library()
    thread.start()
    thread.join()
    assert priority() == mine
    assert thread.nice == max(mine, NICE)
    assert thread.inner == thread.nice  # a thread of a thread is not lowered twice


def test_the_interpreter_is_given_away_soon_and_no_thread_is_profiled() -> None:
    give_way()
    thread = Library()
    thread.start()
    thread.join()
    assert sys.getswitchinterval() == pytest.approx(YIELD_S)
    assert thread.profile is None
