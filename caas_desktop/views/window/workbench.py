"""Brings the window to life: pages, panels and what each command does."""
from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.changes import Change, HostChanged, HostDefined, HostForgotten, touches
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.settings import SHORTCUTS
from caas_desktop.viewmodels.console_keys import PLACES
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import hint, sentence, wanted
from caas_desktop.viewmodels.favourites import Favourites
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import TabLook
from caas_desktop.viewmodels.targets import DASHBOARD, Target, list_of
from caas_desktop.views.dialogs.about import AboutDialog
from caas_desktop.views.dialogs.settings import SettingsDialog
from caas_desktop.views.dialogs.shortcuts import Shortcut
from caas_desktop.views.look.toasts import ToastHost
from caas_desktop.views.pages.app_commands import AppCommands
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.events_tab import EventsTab
from caas_desktop.views.pages.make import make_page
from caas_desktop.views.pages.routes_commands import RouteCommands
from caas_desktop.views.pages.routes_page import ROUTES
from caas_desktop.views.window.badges import EVENTS, LOGS, SEARCH, TASKS, TERMINALS, Badges
from caas_desktop.views.window.centre import Centre
from caas_desktop.views.window.chosen_commands import ChosenCommands
from caas_desktop.views.window.cluster_commands import ClusterCommands
from caas_desktop.views.window.consoles import Consoles
from caas_desktop.views.window.host_commands import HostCommands
from caas_desktop.views.window.log_commands import LogCommands
from caas_desktop.views.window.main_window import MainWindow
from caas_desktop.views.window.menus import Menus
from caas_desktop.views.window.moved_pages import follow_adopted
from caas_desktop.views.window.object_commands import ObjectCommands
from caas_desktop.views.window.palette import go_to, run_a_command
from caas_desktop.views.window.properties import Properties
from caas_desktop.views.window.tasks import TasksPanel
from caas_desktop.views.window.terminal_commands import TerminalCommands
from caas_desktop.views.window.vault_commands import VaultCommands

log = logging.getLogger(__name__)

ERRORS_MS = 3000


class Workbench:
    """``bug`` gets what is no CaasError; ``log_path`` is the program's own log."""

    def __init__(self, window: MainWindow, context: Context, *, log_path: str,
                 bug: Callable[[Exception], None]) -> None:
        self.window, self.context = window, context
        self._log_path, self._bug = log_path, bug
        self.toasts = ToastHost(window, above=window.bottom_dock)
        self.consoles = Consoles(context, window)
        self.badges = Badges(window, context, self.consoles)
        self.centre = Centre(lambda target, parent: make_page(
            context, target, self.consoles.tools, parent))
        window.set_centre(self.centre)
        self.properties = Properties(context.store)
        self._properties_dock = window.add_properties(self.properties)
        self._properties_dock.hide()
        self._add_panels()
        self.hosts = HostCommands(window, context, self.current_host,
                                  lambda: void(self.show_panel(TASKS)), self.fail)
        self.clusters = ClusterCommands(window, context, self.current_host, self.centre.page,
                                        self.current_refs, self.fail)
        self.objects = ObjectCommands(window, context, self.current_refs, self.hosts.create,
                                      self.toasts, self.fail, self.clusters.with_form)
        self.routes = RouteCommands(window, context, self.centre.page, self.current_refs,
                                    lambda: self.show_panel(TASKS))
        self.apps = AppCommands(window, context, self.current_host, self.centre.page,
                                self.current_refs, lambda: self.show_panel(TASKS), self.toasts)
        self.logs = LogCommands(window, context, self.consoles, self.centre.page,
                                self.current_refs, self.show_panel, self.fail)
        self.favourites = Favourites(context.store, context.settings,
                                     window.navigator.set_favourites)
        self.chosen = ChosenCommands(window, context, self.centre, self.consoles, self.current_refs,
                                     self.favourites, self.show_panel, self.toasts, self.fail)
        self.vault = VaultCommands(window, context, self.toasts, self.fail)
        self.terminals = TerminalCommands(
            window, context, self.consoles, self.chosen.containers, self.current_host,
            lambda: self.show_panel(TERMINALS), self.toasts, self.fail)
        self.menus = Menus(window, context.store, self.objects)
        self._table = self._commands()
        self._connect()

    # -- building ------------------------------------------------------------------------

    def _add_panels(self) -> None:
        bottom, context = self.window.bottom, self.context
        bottom.add(LOGS, TabLook(tr("Logs"), "logs"), lambda: self.consoles.logs)
        bottom.add(TERMINALS, TabLook(tr("Terminals"), "terminal"),
                   lambda: self.consoles.terminals)
        bottom.add(TASKS, TabLook(tr("Tasks"), "queue"), lambda: TasksPanel(context.tasks))
        bottom.add(EVENTS, TabLook(tr("Events"), "events"),
                   lambda: EventsTab(context, lambda event: True))
        bottom.add(SEARCH, TabLook(tr("Log search"), "search"), lambda: self.logs.panel())
        context.tasks.subscribe(lambda _: self.badges.tasks())
        bottom.panel(TASKS)
        self.consoles.terminals.count_changed.connect(lambda _: self.badges.terminals())
        if bottom.isVisible():  # it was left open: the tab in front and what is below are one
            bottom.show_current()

    def _commands(self) -> dict[str, Callable[[], Any]]:
        centre, window = self.centre, self.window
        lists = {f"list-{kind}": partial(centre.enter, list_of(kind)) for kind in KINDS}
        docks = (window.navigator_dock, window.bottom_dock, self._properties_dock)
        panels = {"show-logs": LOGS, "show-terminals": TERMINALS, "show-tasks": TASKS,
                  "events": EVENTS}
        return {
            **{f"panel-{n}": partial(window.toggle_dock, one) for n, one in enumerate(docks, 1)},
            **{key: partial(self.show_panel, panel) for key, panel in panels.items()},
            **self.hosts.table(), **lists, **self.clusters.table(), **self.routes.table(),
            **self.apps.table(), **self.logs.table(), **self.terminals.table(),
            **self.chosen.table(), **self.vault.table(),
            "list-route": partial(centre.enter, ROUTES),
            "dashboard": partial(centre.enter, DASHBOARD),
            "back": centre.go_back,
            "forward": centre.go_forward,
            "refresh": partial(self.context.fleet.refresh, None),
            "filter": self._filter,
            "duplicate": lambda: self.objects.duplicate(),
            "go-to": self._go_to,
            "palette": lambda: run_a_command(window).show(),
            "close-tab": centre.close_current,
            "next-tab": partial(centre.step, 1),
            "previous-tab": partial(centre.step, -1),
            "focus-navigator": self._focus_navigator,
            "settings": self._settings,
            "shortcuts": partial(self._settings, "keys"),
            "open-log": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._log_path)),
            "about": lambda: AboutDialog(window).exec(),
            "quit": window.close,
        }

    def _connect(self) -> None:
        window, centre = self.window, self.centre
        window.command.connect(self.run)
        window.navigator.opened.connect(self._open_from_navigator)
        window.navigator.menu_asked.connect(self._context_menu)
        centre.menu_asked.connect(self._context_menu)
        window.crumbs.activated.connect(lambda key: self.open(key) if key else None)
        centre.page_changed.connect(self._page_changed)
        centre.asked.connect(self.run)
        self.context.store.subscribe(self._on_changes)
        follow_adopted(self.context, centre)
        window.keys.use(self.context.settings.get(SHORTCUTS))
        self.context.settings.on_change(SHORTCUTS, window.keys.use)
        # A hidden log wakes nobody: its errors are counted while the tab that tells them is seen.
        self._errors = QTimer(window, interval=ERRORS_MS)
        self._errors.timeout.connect(self.badges.errors)
        window.bottom_dock.visibilityChanged.connect(self._bottom_shown)
        window.bottom.bar.currentChanged.connect(lambda _: self.badges.errors())
        self.vault.show()

    def _bottom_shown(self, visible: bool) -> None:
        if visible:
            self._errors.start()
        else:
            self._errors.stop()

    # -- running -------------------------------------------------------------------------

    def run(self, key: str) -> None:
        """Run a command, or an action on the selection ("act:stop" or "stop")."""
        command = self._table.get(key)
        if command is not None:
            command()
        elif key.removeprefix("act:") not in ("toggle-theme", "next-language"):
            self.objects.run(key.removeprefix("act:"))

    def fail(self, error: Exception) -> None:
        """Tell an error: a sentence with its hint, or the crash dialog for a bug."""
        if isinstance(error, CaasError):
            self.toasts.show_toast("error", sentence(error), hint(error))
        else:
            self._bug(error)

    def open(self, target: Target, pin: bool = True) -> Page:
        return self.centre.open(target, pin)

    def _open_from_navigator(self, target: Target, pin: bool) -> None:
        """Open a page; of a host that waits for an answer, ask for it, too."""
        self.open(target, pin)
        host = self.window.navigator.host()
        view = self.context.store.hosts.get(host) if host is not None and pin else None
        if view is not None and wanted(view.status):
            self.run("resolve-host")

    def show_panel(self, key: str) -> QWidget:
        # Chosen first: whoever is shown makes the panel of the tab in front.
        made = self.window.bottom.show_panel(key)
        self.window.show_dock(self.window.bottom_dock)
        made.setFocus()
        return made

    def current_refs(self) -> list[Ref]:
        """Return what an action would act on: the navigator's cursor while it has the keyboard."""
        if self.window.navigator.tree.hasFocus():
            refs = self.window.navigator.refs()
            if refs:
                return refs
        page = self.centre.page()
        return page.refs() if page else []

    def current_host(self) -> HostId | None:
        """Return the host at the navigator's cursor, or the only one behind the page."""
        if self.window.navigator.tree.hasFocus():
            host = self.window.navigator.host()
            if host is not None:
                return host
        page = self.centre.page()
        specs = page.hosts() if page else []
        return specs[0].id if len(specs) == 1 else self.window.navigator.host()

    # -- commands ------------------------------------------------------------------------

    def _filter(self) -> None:
        page = self.centre.page()
        if self.window.navigator.tree.hasFocus() or page is None or not page.focus_filter():
            self.window.navigator.focus_filter()

    def _focus_navigator(self) -> None:
        self.window.show_dock(self.window.navigator_dock)
        self.window.navigator.tree.setFocus()

    def _go_to(self) -> None:
        go_to(self.window, self.context.store,
              lambda target: void(self.centre.enter(target))).show()

    def _settings(self, page: str = "") -> None:
        shortcuts = [Shortcut(*row) for row in self.window.keys.rows()]
        shortcuts += [Shortcut(*row) for place in PLACES for row in place.rows()]
        SettingsDialog(self.window, self.context.settings, shortcuts, page).exec()

    def _context_menu(self, at: QPoint) -> None:
        tree = self.window.navigator.tree
        on_host = tree.hasFocus() and self.window.navigator.host() is not None
        page = self.centre.page()
        self.menus.popup(self.current_refs(), on_host=on_host, at=at,
                         commands=page.menu() if page and not tree.hasFocus() else ())

    # -- what is shown -------------------------------------------------------------------

    def _page_changed(self) -> None:
        page = self.centre.page()
        if page is None:
            return
        specs = page.hosts()
        read_only = bool(specs) and all(s.read_only for s in specs)
        self.window.crumbs.tell(page.crumbs(), _environments([s.environment for s in specs]),
                                tr("read-only") if read_only else "")
        refs = page.refs()
        self.properties.show_refs(refs)
        for key, able in zip(("back", "forward"), self.centre.can_go(), strict=True):
            self.window.keys.actions[key].setEnabled(able)
        self.objects.show_which_apply(refs, self.window.keys)

    def _on_changes(self, changes: list[Change]) -> None:
        hosts = any(isinstance(c, HostChanged | HostDefined | HostForgotten) for c in changes)
        if hosts:
            self.window.status_line.refresh_hosts()
            self.favourites.tell()
        for change in changes:
            if isinstance(change, HostForgotten):
                self.context.jobs.forget(change.host)  # the threads that worked for it
        page = self.centre.page()
        refs = page.refs() if page else []
        if refs and (hosts or touches(changes, refs)):
            self.objects.show_which_apply(refs, self.window.keys)

    def retranslate(self) -> None:
        """Build pages and panels' names anew in the other language."""
        self.badges.retranslate()
        self.vault.show()
        self.centre.reopen()

    def may_close(self) -> bool:
        return self.consoles.terminals.may_quit()

    def close(self) -> None:
        self.centre.close_all()
        self.logs.close()
        self.consoles.close()


def _environments(found: list[str]) -> list[str]:
    order = ("production", "staging", "test", "development")
    return [one for one in order if one in found]


def void(_: object) -> None:
    """Drop a result, where a callable must return nothing."""


