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
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caas_desktop.app.adapters import Adapters
from caas_desktop.app.services import Services
from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.domain.groups import Group, app_group, domain_group, host_group
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.place import Place
from caas_desktop.operations.store import Store
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets import Redactor
from caas_desktop.secrets.memory import MemoryStore
from caas_desktop.viewmodels.bridge import Bridge
from caas_desktop.viewmodels.targets import DASHBOARD, Target, list_of
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.window.main_window import MainWindow
from caas_desktop.views.window.workbench import Workbench
from tests.factories import engine, host, ref, scope
from tests.fakes import FakeEngine, raw_container

LABELS = {"caas.tenant": "acme", "caas.app": "shop", "caas.service": "web"}
ROUNDS = 20


class OneEngine:
    """A connector to one scripted engine."""

    def __init__(self) -> None:
        self.engine = FakeEngine(host("h1"), engine("h1"), {f"c{n}": "running" for n in range(8)})
        self.engine.answers["/containers/json"] = [
            raw_container(id_, Labels=LABELS) for id_ in self.engine.containers]
        self.engine.answers["/volumes"] = {"Volumes": [{"Name": "v1", "Driver": "local"}]}

    def connect(self, spec: HostSpec, *, timeout_s: float = 15.0) -> FakeEngine:
        return self.engine


class Desk:
    """The window with everything behind it but a real engine."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.bugs: list[Exception] = []
        self.connector = OneEngine()
        store = Store()
        self.window = MainWindow(store)
        qtbot.addWidget(self.window)
        self.bridge = Bridge(store)
        catalogue = open_catalogue(MEMORY)
        catalogue.save_host(host("h1"))
        self.services = Services(store, self.bridge, Adapters(
            catalogue, RunSecrets(MemoryStore()), self.connector, Redactor()))  # type: ignore[arg-type]
        self.bench = Workbench(self.window, self.services.context, log_path="",
                               bug=self.bugs.append)
        self.services.start()
        self.window.show()
        self.bench.open(DASHBOARD)
        self.store = store
        qtbot.waitUntil(lambda: len(store.refs(scope(), "container")) == 8)
        qtbot.waitUntil(lambda: all(v.status.live for v in store.hosts.values()))

    def close(self) -> None:
        self.bench.close()
        self.services.close()
        self.bridge.close()

    def visit(self, target: Target, *, charts: bool = True) -> None:
        """Open a page with every tab of it, then close it; ``charts`` take most of the time."""
        page = self.bench.open(target)
        if isinstance(page, TabbedPage):
            for key in page.tab_keys():
                # A terminal outlives its page on purpose.
                if key != "terminal" and (charts or key not in ("stats", "overview")):
                    page.show_tab(key)
                    QApplication.processEvents()
        QApplication.processEvents()
        self.bench.centre.close_current()
        deleted()


def deleted() -> None:
    """Have Qt delete what was asked to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def settle() -> None:
    """Let what was asked to go, go, Python's side of it too."""
    for _ in range(3):
        deleted()
    gc.collect()


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


def test_two_hundred_pages_leave_nothing_behind(desk: Desk) -> None:
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
    desk.qtbot.waitUntil(lambda: (settle(), page() is None)[1], timeout=5000)  # type: ignore[func-returns-value]


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

