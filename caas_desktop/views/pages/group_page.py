"""The page of a group: a domain, service, folder, cluster or host."""
from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.changes import (
    Change,
    ClusterChanged,
    EventSeen,
    HostChanged,
    HostDefined,
    HostForgotten,
)
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.groups import Group
from caas_desktop.domain.hosts import HostSpec, Phase
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.status import Status, combined
from caas_desktop.domain.text import N_
from caas_desktop.domain.times import clock_text
from caas_desktop.domain.units import bytes_text
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import Service, replicas_text
from caas_desktop.operations.actions import action
from caas_desktop.operations.store import HostView
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.crumbs import group_crumbs, group_icon, group_title
from caas_desktop.viewmodels.errors import advice, reason, together
from caas_desktop.viewmodels.facts import Fact, Facts
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.log_sources import group_logs
from caas_desktop.viewmodels.looks import Crumb, TabLook
from caas_desktop.viewmodels.sources import group_source, machine_source
from caas_desktop.viewmodels.targets import Target
from caas_desktop.viewmodels.words import pending_word, phase_word
from caas_desktop.views.graph.tab import GraphTab
from caas_desktop.views.look.notices import Banner
from caas_desktop.views.pages.base import group_hosts
from caas_desktop.views.pages.cluster_page import (
    ClusterBanner,
    LockedBanner,
    add_cluster_tabs,
    create_command,
    health_notes,
)
from caas_desktop.views.pages.events_tab import EventsTab
from caas_desktop.views.pages.facts_view import FactCards
from caas_desktop.views.pages.head import Note, PageHead
from caas_desktop.views.pages.list_page import KindList
from caas_desktop.views.pages.replicas import of_project
from caas_desktop.views.pages.routes_page import routes_tab
from caas_desktop.views.pages.scrolled import scrolled
from caas_desktop.views.pages.service_page import (
    add_service_tabs,
    head_actions,
    log_members,
    runs_for,
    service_of,
)
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.pages.tools import Tools

SORTS = {"host": N_("host"), "cluster": N_("cluster"), "domain": N_("domain"),
         "service": N_("service"), "folder": N_("folder")}
KINDS_OF = {
    "host": ("container", "volume", "image", "network"),
    "cluster": ("service", "task", "node", "container", "volume", "image", "network", "secret",
                "config"),
    "domain": ("container", "service", "volume", "network"),
    "service": ("container",),
    "folder": ("container", "volume", "image", "network"),
}
SCALE = "scale-containers"
WITH_ROUTES = ("host", "cluster", "domain", "service")


class GroupPage(TabbedPage):
    """Lists of what belongs to it, its sum as charts, merged logs and events."""

    def __init__(self, context: Context, target: Target, tools: Tools) -> None:
        super().__init__(context, target)
        self.group: Group = target.group
        self._tools = tools
        self._head = PageHead(tr(SORTS[self.group.type]))
        self._head.asked.connect(self._head_asked)
        self._service = service_of(context, self.group)
        self._of_head: list[Ref] = []
        self._trouble = ClusterBanner(self, context, ScopeId(self.group.scope))
        self._banner: Banner | None = None
        self._locked = LockedBanner(self)
        self.set_head(self._head)
        self._declare_tabs()
        self.open_first()
        self.bar.currentChanged.connect(lambda _: self._tab_changed())
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self._refresh)
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self._tick)
        self._unsubscribe = context.store.subscribe(self._on_changes)
        self._refresh()

    def _declare_tabs(self) -> None:
        if self.group.type == "host":
            self.add_tab("overview", tr("Overview"), FactCards)
        if self._service is not None:
            add_service_tabs(self, self.context, self._service)
        if self.group.type == "service" and self.group.app:
            self.add_tab("graph", tr("Graph"), self._graph)
        for key in KINDS_OF[self.group.type]:
            self.add_tab(key, tr(KINDS[key].title), partial(self._list, key))
        if self.group.type == "cluster":
            add_cluster_tabs(self, self.context, ScopeId(self.group.scope))
        if self.group.type in WITH_ROUTES:
            self.add_tab("routes", tr("Routes"),
                         lambda: routes_tab(self, self.context, self.target))
        self.add_tab("stats", tr("Stats"), self._charts)
        self.add_tab("logs", tr("Logs"), lambda: self._tools.log_tab(self._log_members()))
        self.add_tab("events", tr("Events"), lambda: EventsTab(self.context, self._is_ours))

    def _tab_changed(self) -> None:
        self._refresh()  # the head offers what fits the tab

    def _list(self, kind: str) -> QWidget:
        made = KindList(self.context, kind, self.group)
        service = self._service
        if service is not None and kind == "container":
            made.model.set_accept(lambda _, item: runs_for(service, item))
        made.activated.connect(lambda ref, pin: self.opened.emit(Target("object", ref=ref), pin))
        made.selection_changed.connect(self.look_changed)
        made.menu_asked.connect(lambda _: self.asked.emit("context-menu"))
        made.action_asked.connect(self.asked)
        return made

    def _graph(self) -> QWidget:
        app = replace(self.group, type="app", service="")
        made = GraphTab(self.context, app, around=self.group.service)
        made.activated.connect(self.opened)
        return made

    def _charts(self) -> QWidget:
        from caas_desktop.views.charts.panel import ChartPanel
        from caas_desktop.views.charts.scaling import service_panel

        if self._service is not None:
            return scrolled(service_panel(self.context, self._service))
        machine = None
        if self.group.type == "host" and self.group.scope:
            machine = machine_source(self.context, ScopeId(self.group.scope))
        return scrolled(ChartPanel(group_source(self.context, self.group), machine))

    # -- Page ----------------------------------------------------------------------------

    def look(self) -> TabLook:
        return TabLook(group_title(self.context.store, self.group), group_icon(self.group))

    def crumbs(self) -> list[Crumb]:
        return group_crumbs(self.context.store, self.group)

    def hosts(self) -> Sequence[HostSpec]:
        if self._service is None:
            return group_hosts(self.context, self.group)
        scopes = {self._service.scope, *(ref.scope for ref in self._members())}
        views = [self.context.store.host_of(scope) for scope in sorted(scopes)]
        return list({view.spec.id: view.spec for view in views if view}.values())

    def refs(self) -> list[Ref]:
        if self._of_head:
            return self._of_head
        shown = self.made_tab(self.current_tab())
        chosen = shown.refs() if isinstance(shown, KindList) else []
        return chosen or ([self._service] if self._service is not None else [])

    def close_page(self) -> None:
        self._unsubscribe()
        for key in self.tab_keys():
            made = self.made_tab(key)
            if isinstance(made, KindList):
                made.close_list()
        super().close_page()

    # -- content -------------------------------------------------------------------------

    def _head_asked(self, key: str) -> None:
        """What stands in the head is about the page's own object, whatever is selected below."""
        self._of_head = ([self._service] if self._service is not None
                         else self._members() if key == SCALE else [])
        try:
            self.asked.emit(key)
        finally:
            self._of_head = []

    def _log_members(self) -> Callable[[], Sequence[Ref]]:
        if self._service is None:
            return partial(group_logs, self.context, self.group)
        return log_members(self.context, self._members, self._service)

    def _members(self) -> list[Ref]:
        service = self._service
        if service is None:
            return self.context.membership.members(self.group)
        return [ref for ref, item in self.context.store.of_kind("container")
                if runs_for(service, item)]

    def _is_ours(self, event: EngineEvent) -> bool:
        view = self.context.store.hosts.get(event.host)
        if self.group.type == "host":
            return event.host == self.group.host
        if view is None or view.status.info is None:
            return False
        ref = Ref(view.status.info.scope, event.type, event.id)
        item = self.context.store.get(ref)
        return item is not None and self.context.membership.test(self.group)(ref, item)

    def _on_changes(self, changes: list[Change]) -> None:
        if not self.isVisible():
            # Nobody sees it: brought up to date when it is shown, but for the name on its tab.
            if any(isinstance(c, HostDefined) for c in changes):
                self.look_changed.emit()
            return
        hosts = any(isinstance(c, HostChanged | HostDefined | HostForgotten | ClusterChanged)
                    for c in changes)
        if hosts:
            if self.group.type == "cluster":
                # The leader may be lost with it: the next look at the tasks is some time away.
                self.context.fleet.relist(ScopeId(self.group.scope), "node")
            self._refresh()
        elif not self._later.isActive() and not all(isinstance(c, EventSeen) for c in changes):
            self._later.start()

    def _refresh(self) -> None:
        self._head.set_title(group_title(self.context.store, self.group))
        if self.group.type == "host":
            self._refresh_host()
        else:
            self._refresh_members()
        self.look_changed.emit()

    def _refresh_members(self) -> None:
        store = self.context.store
        if self._service is None:
            self._service = service_of(self.context, self.group)
            if self._service is not None:  # its cluster answered only now
                add_service_tabs(self, self.context, self._service)
        statuses = [Status.STALE if store.stale(ref.scope) else store.get(ref).status  # type: ignore[union-attr]
                    for ref in self._members()]
        found = combined(statuses)
        self._head.set_status(str(found) if found else "")
        counts = Counter(statuses)
        alive = counts[Status.RUNNING] + counts[Status.HEALTHY]
        notes: list[Note] = [("container", tr("{alive} of {total} containers").format(
            alive=alive, total=len(statuses)), tr("Running"))]
        if self.group.type == "cluster":
            notes += health_notes(store, ScopeId(self.group.scope))
        hosts = self.hosts()
        if hosts:
            known = sorted(spec.name for spec in hosts)
            names = ", ".join(known[:4]) + ("…" if len(known) > 4 else "")
            notes.append(("host", names, tr("Hosts")))
        self._head.set_notes(notes)
        commands = [("logs", tr("Merged logs"), "logs")] if statuses else []
        if self.group.type == "cluster":
            self._trouble.refresh()
            commands += create_command(self.current_tab())
        if self.group.type == "service" and not all(s.read_only for s in hosts):
            commands += [("add-route", tr("Add route"), "route")]
        if self._service is None:
            several = self.group.type == "service" and of_project(self.context, self._members())
            self._head.set_actions(commands, [action(SCALE)] if several else [])
            return
        service = store.get(self._service)
        if isinstance(service, Service):
            doing = store.pending.get(self._service)
            self._head.set_status(*(("starting", "", pending_word(doing)) if doing else (
                "stale" if store.stale(self._service.scope) else service.status,
                replicas_text(service))))
        self._head.set_actions(commands, head_actions(self.context, self._service))

    def _refresh_host(self) -> None:
        view = self.context.store.hosts.get(HostId(self.group.host))
        if view is None:
            self._head.set_status("offline", word=tr("Removed"))
            return
        status = view.status
        shown = {Phase.READY: "healthy", Phase.CONNECTING: "starting", Phase.ERROR: "unhealthy",
                 Phase.OFFLINE: "offline"}[status.phase]
        self._head.set_status(shown, word=phase_word(status.phase))
        notes: list[Note] = [("connect", str(view.spec.endpoint), tr("Connection"))]
        if status.info:
            notes.append(("host", f"Docker {status.info.version}", tr("Engine")))
        self._head.set_notes(notes)
        self._head.set_actions(self._host_commands(view), [])
        self._show_trouble(view)
        overview = self.made_tab("overview")
        if isinstance(overview, FactCards):
            overview.set_facts(host_facts(view))

    @staticmethod
    def _host_commands(view: HostView) -> list[tuple[str, str, str]]:
        found = []
        if view.status.live and not view.spec.read_only:
            found += [("create-container", tr("Create container"), "plus"),
                      ("pull-image", tr("Pull image"), "pull")]
        if view.status.phase in (Phase.OFFLINE, Phase.ERROR):
            found.append(("connect-host", tr("Connect"), "connect"))
        found.append(("edit-host", tr("Edit"), "pencil"))
        return found

    def _show_trouble(self, view: HostView) -> None:
        status = view.status
        trouble = status.phase in (Phase.ERROR, Phase.OFFLINE) and bool(status.reason)
        self._locked.refresh(view)
        if not trouble:
            if self._banner is not None:
                self._banner.deleteLater()
                self._banner = None
            return
        when = clock_text(status.since)
        wanted = status.phase is Phase.OFFLINE and status.error is None  # by the user
        title = (tr("Disconnected since {time}") if wanted
                 else tr("{reason} (since {time})")).format(reason=reason(status), time=when)
        if self._banner is not None and wanted != (self._banner.kind == "info"):
            self._banner.deleteLater()
            self._banner = None
        if self._banner is None:
            self._banner = (
                Banner("info", title, "", (tr("Connect"),)) if wanted else
                Banner("error", title, advice(status), (tr("Retry now"), tr("Resolve…"))))
            self._banner.action.connect(
                lambda n: self.asked.emit("connect-host" if n == 0 else "resolve-host"))
            self.outer.insertWidget(1, self._banner)
        self._banner.set_text(title, self._next_try(view))

    def _next_try(self, view: HostView) -> str:
        """Return the hint and, where it is tried again by itself, in how many seconds."""
        status = view.status
        if status.next_try_at is None:
            return advice(status)
        seconds = max(0, round(status.next_try_at - time.time()))
        return together(advice(status), tr("Next try in {seconds} s.").format(seconds=seconds))

    def _tick(self) -> None:
        view = self.context.store.hosts.get(HostId(self.group.host))
        if view is not None and self._banner is not None:
            self._show_trouble(view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start(0)
        if self.group.type == "host":
            self._ticks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticks.stop()


def host_facts(view: HostView) -> list[Facts]:
    """Return what is known of a host and its engine."""
    spec, info = view.spec, view.status.info
    yes, no = tr("yes"), tr("no")
    found = [Facts(tr("Connection"), (
        Fact(tr("Address"), str(spec.endpoint), True),
        Fact(tr("State"), phase_word(view.status.phase)),
        Fact(tr("Environment"), tr(spec.environment.capitalize())),
        Fact(tr("Folder"), spec.folder or "–"),
        Fact(tr("Read-only"), yes if spec.read_only else no)))]
    if info is None:
        return found
    found.append(Facts(tr("Engine"), (
        Fact(tr("Version"), info.version), Fact("API", info.api_version),
        Fact(tr("Storage driver"), info.storage_driver), Fact(tr("Data"), info.root_dir, True),
        Fact("cgroup", info.cgroup_version), Fact("Rootless", yes if info.rootless else no))))
    found.append(Facts(tr("Machine"), (
        Fact(tr("Name"), info.name), Fact(tr("System"), info.os), Fact("Kernel", info.kernel),
        Fact(tr("Architecture"), info.arch), Fact(tr("CPUs"), str(info.cpus)),
        Fact(tr("Memory"), bytes_text(info.memory_bytes)))))
    if info.swarm:
        swarm = info.swarm
        role = (tr("locked manager") if swarm.locked
                else tr("manager") if swarm.manager else tr("worker"))
        found.append(Facts(tr("Swarm"), (
            Fact(tr("Role"), role), Fact(tr("Node"), swarm.node_id, True),
            Fact(tr("Nodes"), str(swarm.nodes) if swarm.manager else "–"),
            Fact(tr("Managers"), str(swarm.managers) if swarm.manager else "–"))))
    return found
