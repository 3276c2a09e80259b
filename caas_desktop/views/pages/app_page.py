"""The page of an app: its services as list and graph, routes, charts, logs, revisions."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.changes import (
    Change,
    EventSeen,
    HostChanged,
    HostDefined,
    HostForgotten,
)
from caas_desktop.domain.groups import Group
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import ALIVE, Status, combined
from caas_desktop.kinds.registry import KINDS
from caas_desktop.viewmodels.app_facts import Deployed, deployed, source_words
from caas_desktop.viewmodels.app_services import AppService, services_of
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.crumbs import group_crumbs, group_icon, group_title
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import Crumb, TabLook
from caas_desktop.viewmodels.places import Places
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.graph.tab import GraphTab
from caas_desktop.views.pages.app_compose import ComposeTab
from caas_desktop.views.pages.app_revisions import RevisionsTab
from caas_desktop.views.pages.app_services import ServicesTab
from caas_desktop.views.pages.base import group_hosts
from caas_desktop.views.pages.events_tab import EventsTab, is_about
from caas_desktop.views.pages.head import Note, PageHead
from caas_desktop.views.pages.list_page import KindList
from caas_desktop.views.pages.routes_page import routes_tab
from caas_desktop.views.pages.scrolled import scrolled
from caas_desktop.views.pages.service_facts import log_members
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.pages.tools import Tools

LATER_MS = 150
LISTS = ("container", "volume", "network")
APP_COMMANDS = ("restart-app", "update-app", "duplicate-app", "export-app", "adopt-app",
                "add-route", "remove-app")


class AppPage(TabbedPage):
    """What is chosen in its lists is what an action means; without it, the app as a whole."""

    def __init__(self, context: Context, target: Target, tools: Tools, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        self.group: Group = target.group
        self._tools = tools
        self._services: list[AppService]
        self._head = PageHead(tr("app"))
        self._head.asked.connect(self.asked)
        self._head.menu_asked.connect(self._head_menu)
        self._asking_head = False
        self.set_head(self._head)
        self._services = services_of(context.store, context.membership, self.group)
        self._keys: list[AppKey] = []
        self._declare_tabs()
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._refresh)
        self._unsubscribe = context.store.subscribe(self._on_changes)
        self.bar.currentChanged.connect(lambda _: self.look_changed.emit())
        self._refresh()

    def _declare_tabs(self) -> None:
        context = self.context
        self.add_tab("services", tr("Services"), self._service_list)
        self.add_tab("graph", tr("Graph"), self._graph)
        self.add_tab("container", tr(KINDS["container"].title), partial(self._list, "container"))
        self.add_tab("routes", tr("Routes"), lambda: routes_tab(self, context, self.target))
        self.add_tab("stats", tr("Stats"), self._charts)
        self.add_tab("logs", tr("Logs"), lambda: self._tools.log_tab(self._logged))
        self.add_tab("events", tr("Events"), lambda: EventsTab(
            context, partial(is_about, context, self.group)))
        self.add_tab("revisions", tr("Revisions"), self._revisions)
        for kind in LISTS[1:]:
            self.add_tab(kind, tr(KINDS[kind].title), partial(self._list, kind))
        self._offer_file()

    def _offer_file(self) -> None:
        """Have a tab for the file; who opens an app while it is made finds it a moment later."""
        if self.deployed() and "compose" not in self.tab_keys():
            self.add_tab("compose", tr("Compose"), self._compose)

    def _service_list(self) -> QWidget:
        made = ServicesTab(self.context, self.group)
        made.activated.connect(self.opened)
        made.selection_changed.connect(self.look_changed)
        made.menu_asked.connect(self.menu_asked)
        return made

    def _revisions(self) -> QWidget:
        made = RevisionsTab(self.context, lambda: self._keys)
        made.asked.connect(self.asked)
        return made

    def _compose(self) -> QWidget:
        one = self.deployed()[0]
        made = ComposeTab(self.context, one.scope, one.name)
        made.asked.connect(self.asked)
        return made

    def _graph(self) -> QWidget:
        made = GraphTab(self.context, self.group)
        made.activated.connect(self.opened)
        return made

    def _list(self, kind: str) -> QWidget:
        made = KindList(self.context, kind, self.group)
        made.activated.connect(lambda ref, pin: self.opened.emit(Target("object", ref=ref), pin))
        made.selection_changed.connect(self.look_changed)
        made.menu_asked.connect(self.menu_asked)
        made.action_asked.connect(self.asked)
        return made

    def _charts(self) -> QWidget:
        from caas_desktop.views.charts.services import app_panel

        return scrolled(app_panel(self.context, self.group))

    # -- Page ----------------------------------------------------------------------------

    def look(self) -> TabLook:
        return TabLook(group_title(self.context.store, self.group), group_icon(self.group))

    def crumbs(self) -> list[Crumb]:
        return group_crumbs(self.context.store, self.group)

    def hosts(self) -> Sequence[HostSpec]:
        return group_hosts(self.context, self.group)

    def refs(self) -> list[Ref]:
        if self._asking_head:
            return []
        shown = self.made_tab(self.current_tab())
        return shown.refs() if isinstance(shown, KindList | ServicesTab) else []

    def deployed(self) -> list[Deployed]:
        """Return the stacks and Compose projects that the app consists of."""
        return deployed(self.context.store, self._services)

    def close_page(self) -> None:
        self._unsubscribe()
        for kind in LISTS:
            made = self.made_tab(kind)
            if isinstance(made, KindList):
                made.close_list()
        super().close_page()

    # -- content -------------------------------------------------------------------------

    def _head_menu(self, at: QPoint) -> None:
        """The menu in the head is the app's, whatever is selected below."""
        self._asking_head = True
        try:
            self.menu_asked.emit(at)
        finally:
            self._asking_head = False

    def _members(self) -> list[Ref]:
        return self.context.membership.members(self.group)

    def _logged(self) -> list[Ref]:
        """Return whose logs are the app's: service by service, far tasks by way of a manager."""
        found = list(dict.fromkeys(
            ref for one in self._services for ref in (
                log_members(self.context, partial(list, one.containers), one.service)()
                if one.service is not None else one.containers)))
        return found or self._members()

    def _on_changes(self, changes: list[Change]) -> None:
        if not self.isVisible():
            return  # brought up to date when it is shown
        if any(isinstance(c, HostChanged | HostDefined | HostForgotten) for c in changes):
            self._refresh()
        elif not self._later.isActive() and not all(isinstance(c, EventSeen) for c in changes):
            self._later.start()

    def _refresh(self) -> None:
        store = self.context.store
        self._services = services_of(store, self.context.membership, self.group)
        self._offer_file()
        # An app that is removed keeps its revisions: any of them deploys it again.
        self._keys = [AppKey(one.scope, one.name) for one in self.deployed()] or self._keys
        self._head.set_title(group_title(store, self.group))
        found = combined(Status.STALE if one.stale else one.status for one in self._services)
        self._head.set_status(str(found) if found else "")
        self._head.set_notes(self._notes())
        self._head.set_actions(self._commands(), [])
        self.look_changed.emit()

    def _notes(self) -> list[Note]:
        if not self._services:
            return []  # the list below says why
        made = self.deployed()
        # Of a silent host as last known, like the rows below.
        alive = sum(one.status in ALIVE or 0 < one.wanted <= one.running  # while it is updated
                    for one in self._services)
        notes: list[Note] = [
            ("service", tr("{alive} of {total} services").format(
                alive=alive, total=len(self._services)), tr("Running")),
            ("template", source_words(made), tr("Made as"))]
        titles = Places(self.context.store).cluster_title
        clusters = sorted({titles(one.scope) for one in made if one.source == "stack"})
        if clusters:
            notes.append(("cluster", ", ".join(clusters), tr("Cluster")))
        names = sorted(spec.name for spec in self.hosts())
        if names:
            notes.append(("host", ", ".join(names[:4]) + ("…" if len(names) > 4 else ""),
                          tr("Hosts")))
        files = ", ".join(sorted({one.files for one in made if one.files}))
        if files:
            notes.append(("file", files, tr("Compose files")))
        return notes

    def _commands(self) -> list[tuple[str, str, str]]:
        hosts = self.hosts()
        if not self._services:
            return []
        found = [("logs", tr("Merged logs"), "logs")]
        if all(spec.read_only for spec in hosts):
            return found
        found.append(("add-route", tr("Add route"), "route"))
        if len(self.deployed()) == 1:
            off = all(one.status is Status.EXITED for one in self._services)
            found += [("start-app", tr("Start"), "play")] if off else [
                ("stop-app", tr("Stop"), "stop")]
            found.append(("update-app", tr("Update…"), "upload"))
        return found

    def menu(self) -> Sequence[str]:
        if len(self.deployed()) != 1:
            return tuple(key for key, _, _ in self._commands())
        if all(spec.read_only for spec in self.hosts()):
            return ("export-app",)
        off = all(one.status is Status.EXITED for one in self._services)
        return ("start-app" if off else "stop-app", *APP_COMMANDS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._refresh)
