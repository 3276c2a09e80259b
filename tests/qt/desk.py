"""The window with everything behind it, on one scripted engine."""
from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caas_desktop.app.adapters import Adapters
from caas_desktop.app.services import Services
from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Vault
from caas_desktop.operations.kept import read_kept
from caas_desktop.operations.store import Store
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets import Redactor
from caas_desktop.secrets.memory import MemoryStore
from caas_desktop.viewmodels.bridge import Bridge
from caas_desktop.viewmodels.targets import DASHBOARD, Target
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.window.main_window import MainWindow
from caas_desktop.views.window.workbench import Workbench
from tests.factories import engine, host, scope
from tests.fakes import FakeEngine, raw_container, raw_inspect

LABELS = {"caas.tenant": "acme", "caas.app": "shop", "caas.service": "web"}


class OneEngine:
    """A connector to one scripted engine."""

    def __init__(self, spec: HostSpec) -> None:
        self.engine = FakeEngine(spec, engine("h1"), {f"c{n}": "running" for n in range(8)})
        self.engine.answers["/containers/json"] = [
            raw_container(id_, Labels=LABELS) for id_ in self.engine.containers]
        for id_ in self.engine.containers:
            self.engine.answers[f"/containers/{id_}/json"] = raw_inspect(
                id_, Config={"Image": "busybox:1", "Tty": False, "Labels": LABELS})
        self.engine.answers["/volumes"] = {"Volumes": [{"Name": "v1", "Driver": "local"}]}

    def connect(self, spec: HostSpec, *, timeout_s: float = 15.0) -> FakeEngine:
        return self.engine


class Desk:
    """The window with everything behind it but a real engine."""

    def __init__(self, qtbot: QtBot, *, spec: HostSpec | None = None, vault: Vault | None = None
                 ) -> None:
        self.qtbot, self.spec = qtbot, spec or host("h1")
        self.bugs: list[Exception] = []
        self.connector = OneEngine(self.spec)
        store = Store()
        self.window = MainWindow()
        self.window.follow(store)
        qtbot.addWidget(self.window)
        self.bridge = Bridge(store)
        self.catalogue = catalogue = open_catalogue(MEMORY)
        catalogue.save_host(self.spec)
        self.services = Services(store, self.bridge, Adapters(
            catalogue, RunSecrets(vault or MemoryStore()), self.connector, Redactor()),  # type: ignore[arg-type]
            read_kept(catalogue))
        self.bench = Workbench(self.window, self.services.context, log_path="",
                               bug=self.bugs.append)
        self.services.show_hosts()
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
                    self.qtbot.waitUntil(lambda p=page, k=key: seen(p, k))  # type: ignore[misc]
        QApplication.processEvents()
        self.bench.centre.close_current()
        deleted()


def seen(page: TabbedPage, key: str) -> bool:
    """Return whether a tab of a page is on screen: it is made, then shown, in turns of its own."""
    made = page.made_tab(key)
    return made is not None and made.isVisible()


def deleted() -> None:
    """Have Qt delete what was asked to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def settle() -> None:
    """Let what was asked to go, go, Python's side of it too."""
    for _ in range(3):
        deleted()
    gc.collect()
