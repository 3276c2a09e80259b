"""Garbage is collected by the GUI thread, a little at a time, and all of it."""
from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from caas_desktop.app import garbage
from caas_desktop.app.garbage import Collector


class Knot:
    """Held by itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.close()
    gc.unfreeze()


@pytest.fixture
def searched_by() -> Iterator[set[int]]:
    threads: set[int] = set()

    def note(phase: str, info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def work(rounds: int) -> list[weakref.ref[Knot]]:
    """Make garbage on a worker thread; return what tells whether it is still there."""
    made: list[weakref.ref[Knot]] = []
    thread = threading.Thread(target=lambda: made.extend(
        weakref.ref(Knot()) for _ in range(rounds * garbage.YOUNG)))
    thread.start()
    thread.join()
    return made


def test_only_the_gui_thread_searches(
        collector: Collector, searched_by: set[int], qtbot: QtBot) -> None:
    made = work(2)
    assert not searched_by
    qtbot.waitUntil(lambda: all(one() is None for one in made))
    assert searched_by == {threading.get_ident()}


def test_memory_does_not_grow(collector: Collector) -> None:
    kept: list[list[int]] = []
    for _ in range(30):
        work(1)
        kept.extend([n] for n in range(100))
        collector.look()
        assert sum(type(one) is Knot for one in gc.get_objects()) < garbage.YOUNG


def test_what_lived_long_is_found_too(collector: Collector) -> None:
    old = [Knot() for _ in range(garbage.YOUNG)]
    collector.look()
    seen = weakref.ref(old[0])
    old.clear()
    kept: list[list[int]] = []
    while seen() is not None and len(kept) < 10 * garbage.GROWN:
        kept += [[n] for n in range(garbage.YOUNG)]
        collector.look()
    assert seen() is None


def test_what_is_too_much_for_a_turn_waits_for_the_user_to_leave(
        collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "MOST", 2 * garbage.YOUNG)
    monkeypatch.setattr(garbage, "ASIDE_S", 0.0)
    state = Qt.ApplicationState.ApplicationActive
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
    old = [Knot() for _ in range(3 * garbage.MOST)]
    collector.look()
    seen = weakref.ref(old[0])
    old.clear()
    for _ in range(5):
        work(1)
        collector.look()
    assert seen() is not None
    state = Qt.ApplicationState.ApplicationInactive
    collector.look()
    assert seen() is None
