"""From the bare window to the working one, and back to nothing."""
from __future__ import annotations

import argparse
import importlib
import logging
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from caas_desktop.app import first_look
from caas_desktop.app.appearance import Appearance
from caas_desktop.app.giving_way import give_way
from caas_desktop.app.logs import install_crash_report, write_crash
from caas_desktop.app.paths import Paths
from caas_desktop.domain.errors import CaasError, CatalogueError
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.bridge import Bridge
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from caas_desktop.app.adapters import Adapters
    from caas_desktop.app.services import Services
    from caas_desktop.operations.kept import Kept
    from caas_desktop.views.window.workbench import Workbench

log = logging.getLogger(__name__)

# In the order of their imports, so that each costs the window only a moment.
TREE_MODULES = ("caas_desktop.kinds.registry", "caas_desktop.views.window.navigator")
VIEW_MODULES = (
    "PySide6.QtUiTools",
    "caas_desktop.views.look.widgets",
    "caas_desktop.views.dialogs.base",
    "caas_desktop.views.pages.facts_view",
    "caas_desktop.views.pages.list_page",
    "caas_desktop.views.pages.dashboard",
    "caas_desktop.views.terminal.view",
    "caas_desktop.views.terminal.tabs",
    "caas_desktop.views.logs.view",
    "caas_desktop.views.logs.console",
    "caas_desktop.views.logs.search_panel",
    "caas_desktop.views.pages.group_page",
    "caas_desktop.views.pages.object_page",
    "caas_desktop.views.dialogs.host",
    "caas_desktop.views.dialogs.create",
    "caas_desktop.views.dialogs.settings",
    "caas_desktop.views.window.workbench",
    "caas_desktop.app.services",
)

# What SSH needs, in bites: imported by the thread of a host, it slowed each turn of the window.
SSH_MODULES = (
    "subprocess", "email.message", "importlib.metadata", "zipfile",
    "cryptography.hazmat.primitives.ciphers",
    "cryptography.hazmat.primitives.padding",
    "cryptography.hazmat.primitives.serialization",
    "nacl.bindings",
    "nacl.signing",
    "caas_desktop.engine.ssh_library",
    "caas_desktop.engine.ssh_link",
)

# Last known content and events survive a crash up to this age.
SAVE_MS = 120_000
CHARTS_AFTER_MS = 1500


class Console:
    """GUI thread only."""

    def __init__(self, window: MainWindow, appearance: Appearance, paths: Paths, log_path: Path,
                 args: argparse.Namespace) -> None:
        self.window, self._store = window, Store()
        self._bridge = bridge = Bridge(self._store)
        self._appearance, self._paths, self._log_path = appearance, paths, log_path
        self._args = args
        self._opening: tuple[Adapters, Kept] | None = None
        self._imported = self._crash_shown = False
        self._turns = Turns(window)
        self._turns.add(*(partial(importlib.import_module, name) for name in TREE_MODULES),
                        partial(window.follow, self._store))
        self.services: Services | None = None
        self.workbench: Workbench | None = None
        give_way()
        install_crash_report(paths, lambda path: bridge.post(lambda: self._show_crash(path)))

    # -- start ---------------------------------------------------------------------------

    def load(self) -> None:
        """Open the adapters on a thread; import the views here, a module a turn.

        PySide makes its classes when they are first used and crashes when two threads ask for
        one: nothing of Qt may be imported off this thread.
        """
        url = self._args.catalogue

        def work() -> None:
            try:
                import caas_desktop.operations.logs.session
                import caas_desktop.operations.stats.sampler  # noqa: F401 - numpy, for later
                from caas_desktop.app.adapters import open_adapters
                from caas_desktop.operations.kept import read_kept

                adapters = open_adapters(self._paths, url)
                try:
                    kept = read_kept(adapters.catalogue)
                except CatalogueError:
                    adapters.close()
                    raise
            except CatalogueError as exc:
                error = exc
                self._bridge.post(lambda: self._catalogue_trouble(error))
            except CaasError as exc:
                trouble = CatalogueError.of(exc)
                self._bridge.post(lambda: self._catalogue_trouble(trouble))
            else:
                self._bridge.post(lambda: self._opened(adapters, kept))

        threading.Thread(target=work, name="load", daemon=True).start()
        self._turns.add(*(partial(importlib.import_module, name) for name in VIEW_MODULES),
                        self._all_imported)

    def _all_imported(self) -> None:
        self._imported = True
        self._attach_when_ready()

    def _opened(self, adapters: Adapters, kept: Kept) -> None:
        self._opening = adapters, kept
        self._attach_when_ready()

    def _attach_when_ready(self) -> None:
        if self._imported and self._opening is not None:
            (adapters, kept), self._opening = self._opening, None
            self._attach(adapters, kept)

    def _attach(self, adapters: Adapters, kept: Kept) -> None:
        from caas_desktop.app.services import Services
        from caas_desktop.views.window.workbench import Workbench

        self.services = Services(self._store, self._bridge, adapters, kept)
        fixed = bool(self._args.theme or self._args.language)
        self._appearance.follow(self.services.context.settings, self._retranslate, fixed=fixed)
        workbench = Workbench(self.window, self.services.context,
                              log_path=str(self._log_path), bug=self._bug)
        self._turns.add(partial(self._begin, self.services, workbench))

    def _begin(self, services: Services, workbench: Workbench) -> None:
        services.trouble = workbench.fail
        self.window.command.connect(self._own_command)
        self.window.may_close = workbench.may_close
        self.window.status_line.show_language(self._appearance.spoken)
        services.show_hosts()
        # A page is not painted while five hosts connect: to wait for the interpreter takes longer.
        workbench.centre.shown.connect(partial(self._connect, services),
                                       Qt.ConnectionType.SingleShotConnection)
        self._turns.add(partial(self._show, services, workbench))

    def _connect(self, services: Services) -> None:
        modules = SSH_MODULES if services.uses_ssh() else ()
        self._turns.add(*(partial(importlib.import_module, name) for name in modules),
                        services.start)

    def _show(self, services: Services, workbench: Workbench) -> None:
        """Show the pages of last time, or the first one; from then on the window is at work."""
        from caas_desktop.operations.settings import TERMINAL_ENGINE
        from caas_desktop.operations.terminal.screen import load_engine
        from caas_desktop.viewmodels.targets import DASHBOARD
        from caas_desktop.views.forms import loader
        from caas_desktop.views.window.next_time import restore

        self.workbench = workbench
        restore(services.context.settings, self.window.navigator, workbench.centre)
        if workbench.centre.page() is None:
            workbench.open(DASHBOARD)
        self.window.navigator.tree.setFocus()
        engine = services.context.settings.get(TERMINAL_ENGINE)
        # Charts are slow to import (180 ms): ahead of time, in small steps; forms to begin with.
        QTimer.singleShot(CHARTS_AFTER_MS, self.window, lambda: self._turns.add(
            partial(importlib.import_module, "caas_desktop.views.charts.panel"), _warm_up_charts,
            loader, partial(load_engine, engine)))
        self._saver = QTimer(self.window, interval=SAVE_MS)
        self._saver.timeout.connect(services.save)
        self._saver.start()
        if self._args.quit_after_start:
            QTimer.singleShot(300, self.window.close)

    def _catalogue_trouble(self, error: CatalogueError) -> None:
        from caas_desktop.catalogue import move_aside
        from caas_desktop.catalogue.faults import CatalogueDamaged, CatalogueNewer
        from caas_desktop.views.dialogs.trouble import CatalogueAnswer, CatalogueDialog

        movable = isinstance(error, CatalogueDamaged | CatalogueNewer)
        dialog = CatalogueDialog(self.window, error, can_move=movable, can_retry=not movable)
        dialog.exec()
        match dialog.answer:
            case CatalogueAnswer.MOVE_ASIDE:
                try:
                    move_aside(self._args.catalogue or self._paths.catalogue)
                except CatalogueError as exc:
                    self._catalogue_trouble(exc)
                    return
                self.load()
            case CatalogueAnswer.RETRY:
                self.load()
            case _:
                self.window.close()
                QApplication.quit()

    # -- while it runs -------------------------------------------------------------------

    def _own_command(self, key: str) -> None:
        if key == "toggle-theme":
            self._appearance.toggle()
        elif key == "next-language":
            self._appearance.next_language()

    def _retranslate(self) -> None:
        self.window.retranslate()
        self.window.status_line.show_language(self._appearance.spoken)
        if self.workbench is not None:
            self.workbench.retranslate()

    def _bug(self, error: Exception) -> None:
        log.error("unexpected", exc_info=error)
        path = write_crash(self._paths, error, "job")
        if path is not None:
            self._show_crash(path)

    def _show_crash(self, path: Path) -> None:
        if self._crash_shown:
            return  # one dialog tells it; the others lie beside it as reports
        from caas_desktop.views.dialogs.trouble import CrashDialog

        try:
            report = path.read_text("utf-8", "replace")
        except OSError:
            report = str(path)
        self._crash_shown = True
        if not CrashDialog(self.window, report, str(self._log_path)).exec():
            self.window.close()
        self._crash_shown = False

    # -- end -----------------------------------------------------------------------------

    def close(self) -> None:
        """Save the look and end everything; takes at most two seconds."""
        self._turns.clear()
        look = first_look.FirstLook(self._appearance.scheme, self._appearance.language,
                                    self._appearance.scale, self.window.layout_state())
        first_look.save(self._paths.config / first_look.FILE, look)
        if self.workbench is not None and self.services is not None:
            from caas_desktop.views.window.next_time import remember

            remember(self.services.context.settings, self.window.navigator,
                     self.workbench.centre)
            self.workbench.close()
        if self.services is not None:
            self.services.close()
        self._bridge.close()


def _warm_up_charts() -> None:
    from caas_desktop.views.charts.loader import loader

    loader().start()
