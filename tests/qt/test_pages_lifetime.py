"""A page that is closed is gone: nothing of it listens, waits, measures or stays in memory."""
from __future__ import annotations

import gc
import threading
import time
import weakref
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.domain.groups import Group, app_group, domain_group, host_group
from caas_desktop.domain.place import Place
from caas_desktop.viewmodels.targets import Target, list_of
from tests.factories import container, host, ref, scope
from tests.fakes import FakeEngine
from tests.qt.desk import LABELS, Desk, settle

ROUNDS = 10


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()
    assert not made.bugs


def targets() -> list[Target]:
    place = Place("acme", "shop", "web")
    app = app_group(place, scope())
    assert app is not None
    groups: list[Group] = [domain_group("acme"), app, host_group(host("h1").id, scope())]
    return [
        *(list_of(kind) for kind in ("container", "image", "volume")),
        *(Target("group", group) for group in groups),
        *(Target("object", ref=r) for r in (ref("c1"), ref("v1", kind="volume"))),
        Target("object", ref=ref("gone")),
        list_of("container", groups[0]),
    ]


def widgets() -> Counter[str]:
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


def ours() -> Counter[str]:
    """Count the living objects of our own classes."""
    found: Counter[str] = Counter()
    for one in gc.get_objects():
        kind = type(one)
        with suppress(ReferenceError):
            if str(kind.__module__).startswith("caas_desktop.views"):
                found[f"{kind.__module__}.{kind.__name__}"] += 1
    return found


def test_a_hundred_pages_leave_nothing_behind(desk: Desk) -> None:
    for target in targets():  # what is made once (fonts, icons, models of the window)
        desk.visit(target)
    store: Any = desk.store
    settle()
    listeners, shown, living = len(store._listeners), widgets(), ours()
    for n in range(ROUNDS):
        for target in targets():
            desk.visit(target, charts=n % 4 == 0)
    for _ in range(3):
        settle()
    assert len(store._listeners) == listeners
    assert leaks(shown, widgets()) == {}
    assert leaks(living, ours()) == {}


def leaks(before: Counter[str], after: Counter[str]) -> dict[str, tuple[int, int]]:
    """Return what grew as the pages did; some of the last ones may be on their way."""
    return {name: (before[name], count) for name, count in after.items()
            if count > before[name] + ROUNDS - 2}


class Flashes(QObject):
    """Notes each widget that is shown before it has a place in the window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
                and watched.isWindow() and watched.windowType() is Qt.WindowType.Window):
            self.seen.add(f"{type(watched).__module__}.{type(watched).__name__}")
        return False


def test_no_part_of_a_page_flashes_as_a_window_of_its_own(desk: Desk) -> None:
    flashes = Flashes()
    QApplication.instance().installEventFilter(flashes)  # type: ignore[union-attr]
    for target in targets():
        desk.visit(target)
    QApplication.instance().removeEventFilter(flashes)  # type: ignore[union-attr]
    assert not flashes.seen


def test_no_thread_is_left_by_a_page(desk: Desk) -> None:
    for target in targets():
        desk.visit(target)
    before = Counter(thread.name for thread in threading.enumerate())
    for _ in range(2):
        for target in targets():
            desk.visit(target)
    after = Counter(thread.name for thread in threading.enumerate())
    # Idle workers of the lanes end by themselves, and are never more than a lane may have.
    grown = {name: n for name, n in (after - before).items()
             if not name.startswith(("refresh-", "bulk-", "stats-", "closing"))}
    assert not grown


@pytest.mark.parametrize("target", targets(), ids=lambda t: f"{t.type}-{t.kind or t.ref}")
def test_a_closed_page_is_no_object_any_more(desk: Desk, target: Target) -> None:
    page = weakref.ref(desk.bench.open(target))
    QApplication.processEvents()
    desk.bench.centre.close_current()
    settle()
    desk.qtbot.waitUntil(lambda: (settle(), page() is None)[1])  # type: ignore[func-returns-value]


class Held:
    """Holds an engine's requests until they are let go: answers come after the page is closed."""

    def __init__(self, one: FakeEngine) -> None:
        self._go, self.waiting = threading.Event(), 0
        one.before = self._wait

    def _wait(self, path: str) -> None:
        if path != "/containers/json":
            self.waiting += 1
            self._go.wait(5.0)
            self.waiting -= 1

    def let_go(self) -> None:
        self._go.set()


@pytest.mark.parametrize("tab", ["overview", "inspect", "processes", "events"])
def test_an_answer_that_comes_after_the_page_was_closed_is_dropped(desk: Desk, tab: str) -> None:
    settle()
    held = Held(desk.connector.engine)
    page = desk.bench.open(Target("object", ref=ref("c1")))
    page.show_tab(tab)
    QApplication.processEvents()
    if tab != "events":  # those come from the catalogue
        desk.qtbot.waitUntil(lambda: held.waiting > 0)
    desk.bench.centre.close_current()
    settle()
    held.let_go()
    desk.qtbot.waitUntil(lambda: held.waiting == 0)
    until = time.monotonic() + 0.2
    while time.monotonic() < until:  # pytest-qt fails the test for an exception in a slot
        QApplication.processEvents()


def test_nothing_is_measured_for_a_closed_page(desk: Desk) -> None:
    page = desk.bench.open(Target("object", ref=ref("c1")))
    page.show_tab("stats")
    desk.qtbot.waitUntil(lambda: ref("c1") in desk.services.hub.watched())
    desk.bench.centre.close_current()
    desk.bench.open(list_of("image"))
    settle()
    desk.qtbot.waitUntil(lambda: not desk.services.hub.watched())



def counted(page: Any) -> int:
    """Return how many containers a page says there are."""
    if page.target.type == "list":
        every = page._list._facets._buttons.get("all")
        return int(every.text().split()[-1]) if every is not None else 0
    return int(page.head._noted[0][1].split()[2])


@pytest.mark.parametrize("target", [
    Target("group", domain_group("acme")), list_of("container")], ids=["group", "list"])
def test_a_page_behind_another_counts_nothing_and_is_fresh_when_it_comes_back(
        desk: Desk, target: Target) -> None:
    page: Any = desk.bench.open(target)
    desk.qtbot.waitUntil(lambda: counted(page) == 8)
    desk.bench.open(list_of("image"))
    settle()

    def busy() -> bool:
        return any(t.isSingleShot() and t.isActive() for t in page.findChildren(QTimer))

    desk.qtbot.waitUntil(lambda: not busy())
    desk.store.apply([container("new", labels=LABELS)])
    assert not busy()
    assert counted(page) == 8
    desk.bench.open(target)
    desk.qtbot.waitUntil(lambda: counted(page) == 9)
