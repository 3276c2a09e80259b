"""The page of one resource."""
from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.changes import (
    Change,
    ClusterChanged,
    HostChanged,
    HostDefined,
    HostForgotten,
    Pending,
    Removed,
    Upserted,
)
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.times import clock_text
from caas_desktop.domain.units import span_text
from caas_desktop.kinds.container import Container, status_note
from caas_desktop.kinds.container_parts import ports_text
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import Service
from caas_desktop.operations.actions import Action, action
from caas_desktop.operations.rights import may_change
from caas_desktop.viewmodels.bulk import offered
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.crumbs import object_crumbs
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import Crumb, TabLook
from caas_desktop.viewmodels.places import Places
from caas_desktop.viewmodels.scaling import bounds_text, known_policy, targets_text
from caas_desktop.viewmodels.sources import container_source
from caas_desktop.viewmodels.targets import Target
from caas_desktop.viewmodels.words import pending_word, service_note, status_word
from caas_desktop.views.look.notices import Banner
from caas_desktop.views.pages.cluster_objects import add_object_tabs
from caas_desktop.views.pages.events_tab import EventsTab
from caas_desktop.views.pages.head import Note, PageHead
from caas_desktop.views.pages.inspect_tab import InspectTab
from caas_desktop.views.pages.overview_tab import OverviewTab
from caas_desktop.views.pages.processes_tab import ProcessesTab
from caas_desktop.views.pages.scrolled import scrolled
from caas_desktop.views.pages.service_facts import (
    SERVICE_ACTIONS,
    log_members,
    service_containers,
    task_log,
)
from caas_desktop.views.pages.service_tabs import add_service_tabs
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.pages.terminal_tab import TerminalTab
from caas_desktop.views.pages.tools import Tools

AGES_MS = 10_000
# Of these kinds' actions these stand in the head while they apply; the rest is in the menu.
FIRST_ACTIONS = {"container": ("start", "unpause", "restart", "stop"),
                 "service": SERVICE_ACTIONS,
                 "node": ("activate-node", "drain-node", "promote-node", "demote-node",
                          "remove-node")}


class ObjectPage(TabbedPage):
    """Follows the store: what it shows is what the engine said last."""

    def __init__(self, context: Context, target: Target, tools: Tools, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        assert target.ref is not None
        self.ref: Ref = target.ref
        self._tools = tools
        self._kind = KINDS[self.ref.kind]
        item = context.store.get(self.ref)
        self._name = self._kind.name(item) if item is not None else self.ref.id[:12]
        self._head = PageHead(tr(self._kind.singular).casefold())
        self._head.asked.connect(self.asked)
        self._head.menu_asked.connect(self.menu_asked)
        self._gone: Banner | None = None
        self._seen = False
        self.set_head(self._head)
        self._declare_tabs()
        self._unsubscribe = context.store.subscribe(self._on_changes)
        self._ages = QTimer(self, interval=AGES_MS)
        self._ages.timeout.connect(self._grow_older)
        self._refresh()

    def _declare_tabs(self) -> None:
        context, ref = self.context, self.ref
        self.add_tab("overview", tr("Overview"), lambda: OverviewTab(context, ref))
        if ref.kind == "container":
            self.add_tab("stats", tr("Stats"), self._charts)
            self.add_tab("logs", tr("Logs"), lambda: self._tools.log_tab(lambda: [ref]))
            if may_change(context.store, ref):
                self.add_tab("terminal", tr("Terminal"), lambda: TerminalTab(
                    lambda: self._tools.new_pane(ref), self._tools.adopt), runs=True)
            self.add_tab("processes", tr("Processes"), lambda: ProcessesTab(context, ref))
        if ref.kind == "service":
            add_service_tabs(self, context, ref)
            self.add_tab("logs", tr("Logs"), lambda: self._tools.log_tab(
                log_members(context, partial(service_containers, context, ref), ref)))
            self.add_tab("stats", tr("Stats"), self._service_charts)
        if ref.kind == "task":
            self.add_tab("logs", tr("Logs"), lambda: self._tools.log_tab(
                partial(task_log, context, ref)))
        add_object_tabs(self, context, ref)
        self.add_tab("inspect", tr("Inspect"), lambda: InspectTab(context, ref))
        self.add_tab("events", tr("Events"), lambda: EventsTab(
            context, lambda event: event.id == ref.id, ref.id))

    def _charts(self) -> QWidget:
        from caas_desktop.views.charts.panel import ChartPanel

        return scrolled(ChartPanel(container_source(self.context, self.ref)))

    def _service_charts(self) -> QWidget:
        from caas_desktop.views.charts.scaling import service_panel

        return scrolled(service_panel(self.context, self.ref))

    # -- Page ----------------------------------------------------------------------------

    def look(self) -> TabLook:
        status = self._status(self._item())
        return TabLook(self._name, self._kind.icon, status)

    def crumbs(self) -> list[Crumb]:
        return object_crumbs(self.context.store, self.ref)

    def hosts(self) -> Sequence[HostSpec]:
        view = self.context.store.host_of(self.ref.scope)
        return [view.spec] if view else []

    def refs(self) -> list[Ref]:
        return [self.ref]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow_older()
        self._ages.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ages.stop()

    def close_page(self) -> None:
        self._unsubscribe()
        super().close_page()

    # -- content -------------------------------------------------------------------------

    def _item(self) -> Any | None:
        return self.context.store.get(self.ref)

    def _status(self, item: Any | None) -> str:
        if item is None:
            return "offline"
        if self.ref in self.context.store.pending:
            return "starting"
        if self.context.store.stale(self.ref.scope):
            return "stale"
        return self._kind.status(item) or ""

    def _on_changes(self, changes: list[Change]) -> None:
        for change in changes:
            match change:
                case Upserted(ref) | Removed(ref) | Pending(ref) if ref == self.ref:
                    self._refresh()
                    return
                case HostChanged() | HostDefined() | HostForgotten() | ClusterChanged():
                    self._refresh()
                    return
                case _:
                    pass

    def _refresh(self) -> None:
        item = self._item()
        self._mark_gone(item is None and self._would_know())
        if item is not None:
            self._seen = True
            self._name = self._kind.name(item)
            overview = self.made_tab("overview")
            if isinstance(overview, OverviewTab):
                overview.refresh()
            self._head.set_notes(self._notes(item))
        self._head.set_title(self._name)
        self._show_status(item)
        self._head.set_actions(self._commands(item), self._actions())
        self.look_changed.emit()

    def _grow_older(self) -> None:
        """Time goes on without an event of the engine."""
        item = self._item()
        if item is not None:
            self._head.set_notes(self._notes(item))

    def _show_status(self, item: Any | None) -> None:
        doing = self.context.store.pending.get(self.ref)
        status = self._status(item)
        if doing:
            self._head.set_status("starting", word=pending_word(doing))
        elif item is None:
            self._head.set_status("offline", word=tr("Removed") if self._would_know() else "")
        elif status == "stale":
            view = self.context.store.host_of(self.ref.scope)
            when = clock_text(view.status.seen_at if view else None)[:5]
            known = self._kind.status(item)
            self._head.set_status("stale", tr("as of {time}").format(time=when),
                                  status_word(known) if known else "")
        else:
            note = status_note(item, tr) if isinstance(item, Container) else ""
            if isinstance(item, Service):
                note = service_note(item)
            self._head.set_status(status, note)

    def _notes(self, item: Any) -> list[Note]:
        notes: list[Note] = []
        view = self.context.store.host_of(self.ref.scope)
        if isinstance(item, Container):
            if item.state == "running" and item.started_at:
                up = span_text(time.time() - item.started_at)
                notes.append(("clock", tr("up {time}").format(time=up), tr("Running time")))
            notes.append(("image", item.image, tr("Image")))
            if item.ports:
                notes.append(("port", ports_text(item.ports), tr("Ports")))
        if isinstance(item, Service) and (bounds := bounds_text(item.labels)):
            policy = known_policy(item.labels)
            words = f"{bounds}, {targets_text(policy)}" if policy else bounds
            notes.append(("balance", words, tr("Automatic scaling")))
        if self._kind.scope == "cluster":
            notes.append(("cluster", Places(self.context.store).cluster_title(self.ref.scope),
                          tr("Cluster")))
        elif view is not None:
            notes.append(("host", view.spec.name, tr("Host")))
        return notes

    def _commands(self, item: Any | None) -> list[tuple[str, str, str]]:
        if self.ref.kind != "container" or item is None:
            return []
        found = [("logs", tr("Logs"), "logs")]
        if (isinstance(item, Container) and item.state == "running"
                and may_change(self.context.store, self.ref)):
            found.append(("shell", tr("Shell"), "terminal"))
        return found

    def _actions(self) -> list[Action]:
        possible = [a.key for a, _ in offered(self.context.commands, [self.ref])]
        # While one of them runs, all that may be offered is to cut it short.
        busy = self.ref in self.context.store.pending
        first = possible if busy else FIRST_ACTIONS.get(self.ref.kind, possible)
        return [action(key) for key in first if key in possible]

    def _would_know(self) -> bool:
        """Return whether what is missing is gone: a host that has not told yet may have it."""
        view = self.context.store.host_of(self.ref.scope)
        return self._seen or (view is not None and view.status.live)

    def _mark_gone(self, gone: bool) -> None:
        if gone and self._gone is None:
            self._gone = Banner("warning", tr("It was removed from its host."),
                                tr("What was known last stays here until you close the tab."))
            self.outer.insertWidget(1, self._gone)
        elif not gone and self._gone is not None:
            self._gone.deleteLater()
            self._gone = None
