"""The page of a host: what is known of its engine and machine, and why it does not answer."""
from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import HostStatus, Phase
from caas_desktop.domain.refs import HostId, ScopeId
from caas_desktop.domain.times import clock_text
from caas_desktop.domain.units import bytes_text
from caas_desktop.operations.store import HostView
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import advice, reason, together
from caas_desktop.viewmodels.facts import Fact, Facts
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.sources import group_source, machine_source
from caas_desktop.viewmodels.targets import Target
from caas_desktop.viewmodels.words import phase_word
from caas_desktop.views.look.notices import BannerPlace
from caas_desktop.views.pages.facts_view import FactCards
from caas_desktop.views.pages.group_page import Command, GroupPage
from caas_desktop.views.pages.head import Note
from caas_desktop.views.pages.scrolled import scrolled
from caas_desktop.views.pages.tools import Tools

PHASE_STATUS = {Phase.READY: "healthy", Phase.CONNECTING: "starting", Phase.ERROR: "unhealthy",
                Phase.OFFLINE: "offline"}


class HostPage(GroupPage):
    """Counts the seconds to the next try while it is seen and the host is not reached."""

    lists = ("container", "volume", "image", "network")

    def __init__(self, context: Context, target: Target, tools: Tools, parent: QWidget) -> None:
        super().__init__(context, target, tools, parent)
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self._tick)

    def make_banners(self) -> None:
        self._trouble = BannerPlace(self.outer, 1, lambda n: self.asked.emit(
            "connect-host" if n == 0 else "resolve-host"))
        self._locked = BannerPlace(self.outer, 1, lambda _: self.asked.emit("cluster-unlock"))

    def add_first_tabs(self) -> None:
        self.add_tab("overview", tr("Overview"), self._overview)

    def _overview(self) -> QWidget:
        made, view = FactCards(), self._view()
        if view is not None:
            made.set_facts(host_facts(view))
        return made

    def charts(self) -> QWidget:
        from caas_desktop.views.charts.panel import ChartPanel

        machine = (machine_source(self.context, ScopeId(self.group.scope)) if self.group.scope
                   else None)
        return scrolled(ChartPanel(group_source(self.context, self.group), machine))

    def is_ours(self, event: EngineEvent) -> bool:
        return event.host == self.group.host

    def refresh_head(self) -> None:
        view = self._view()
        if view is None:
            self.head.set_status("offline", word=tr("Removed"))
            return
        status = view.status
        self.head.set_status(PHASE_STATUS[status.phase], word=phase_word(status.phase))
        notes: list[Note] = [("connect", str(view.spec.endpoint), tr("Connection"))]
        if status.info:
            notes.append(("host", f"Docker {status.info.version}", tr("Engine")))
        self.head.set_notes(notes)
        self.head.set_actions(_commands(view), [])
        self._show_trouble(status)
        self._show_locked(view)
        overview = self.made_tab("overview")
        if isinstance(overview, FactCards):
            overview.set_facts(host_facts(view))

    def _view(self) -> HostView | None:
        return self.context.store.hosts.get(HostId(self.group.host))

    def _show_trouble(self, status: HostStatus) -> None:
        if status.phase not in (Phase.ERROR, Phase.OFFLINE) or not status.reason:
            self._trouble.clear()
            return
        when = clock_text(status.since)
        if status.phase is Phase.OFFLINE and status.error is None:  # by the user
            self._trouble.say("info", tr("Disconnected since {time}").format(time=when),
                              _next_try(status), (tr("Connect"),))
        else:
            self._trouble.say("error", tr("{reason} (since {time})").format(
                reason=reason(status), time=when), _next_try(status),
                (tr("Retry now"), tr("Resolve…")))

    def _show_locked(self, view: HostView) -> None:
        info = view.status.info
        if view.status.live and info is not None and info.swarm and info.swarm.locked:
            self._locked.say("warning", tr("This manager is locked"), tr(
                "It was restarted, and belongs to its cluster again once it has its key."),
                () if view.spec.read_only else (tr("Unlock…"),))
        else:
            self._locked.clear()

    def _tick(self) -> None:
        view = self._view()
        if view is not None:
            self._show_trouble(view.status)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticks.stop()


def _commands(view: HostView) -> list[Command]:
    found: list[Command] = []
    if view.status.live and not view.spec.read_only:
        found += [("create-container", tr("Create container"), "plus"),
                  ("pull-image", tr("Pull image"), "pull")]
    if view.status.phase in (Phase.OFFLINE, Phase.ERROR):
        found.append(("connect-host", tr("Connect"), "connect"))
    return [*found, ("edit-host", tr("Edit"), "pencil")]


def _next_try(status: HostStatus) -> str:
    """Return the hint and, where it is tried again by itself, in how many seconds."""
    if status.next_try_at is None:
        return advice(status)
    seconds = max(0, round(status.next_try_at - time.time()))
    return together(advice(status), tr("Next try in {seconds} s.").format(seconds=seconds))


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
        Fact(tr("Name"), info.name), Fact(tr("System"), info.os), Fact(tr("Kernel"), info.kernel),
        Fact(tr("Architecture"), info.arch), Fact(tr("CPUs"), str(info.cpus)),
        Fact(tr("Memory"), bytes_text(info.memory_bytes)))))
    if info.swarm:
        swarm = info.swarm
        role = (tr("locked manager") if swarm.locked
                else tr("manager") if swarm.manager else tr("worker"))
        found.append(Facts(tr("Swarm"), (
            Fact(tr("Role"), role), Fact(tr("Node ID"), swarm.node_id, True),
            Fact(tr("Nodes"), str(swarm.nodes) if swarm.manager else "–"),
            Fact(tr("Managers"), str(swarm.managers) if swarm.manager else "–"))))
    return found
