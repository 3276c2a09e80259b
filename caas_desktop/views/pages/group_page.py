"""The page of a domain or folder, and what those of a host, cluster or service share with it."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer, SignalInstance
from PySide6.QtGui import QShowEvent
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
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import ALIVE, Status, combined
from caas_desktop.domain.text import N_
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.actions import Action
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.crumbs import group_crumbs, group_icon, group_title
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.log_sources import group_logs
from caas_desktop.viewmodels.looks import Crumb, TabLook
from caas_desktop.viewmodels.sources import group_source
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.pages.base import group_hosts
from caas_desktop.views.pages.events_tab import EventsTab, is_about
from caas_desktop.views.pages.head import Note, PageHead
from caas_desktop.views.pages.list_page import KindList
from caas_desktop.views.pages.routes_page import routes_tab
from caas_desktop.views.pages.scrolled import scrolled
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.pages.tools import Tools

SORTS = {"host": N_("host"), "cluster": N_("cluster"), "domain": N_("domain"),
         "service": N_("service"), "folder": N_("folder")}
NAMES = 4  # so many hosts are named in the head

Command = tuple[str, str, str]
"""Key of a command of the window, words, icon."""


class GroupPage(TabbedPage):
    """Lists of what belongs to it, its sum as charts, merged logs and events.

    A sort of group with more to it overrides what is called below "what is special".
    """

    lists: tuple[str, ...] = ("container", "service", "volume", "network")

    def __init__(self, context: Context, target: Target, tools: Tools, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        self.group: Group = target.group
        self.tools = tools
        self.head = PageHead(tr(SORTS[self.group.type]))
        self.head.asked.connect(lambda key: self._ask_for_head(key, self.asked, key))
        self.head.menu_asked.connect(lambda at: self._ask_for_head("", self.menu_asked, at))
        self._of_head: list[Ref] = []
        self.set_head(self.head)
        self.make_banners()
        self._declare_tabs()
        self.bar.currentChanged.connect(lambda _: self.refresh())  # the head offers what fits it
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self.refresh)
        self._unsubscribe = context.store.subscribe(self._on_changes)
        self.refresh()

    # -- what is special -----------------------------------------------------------------

    def make_banners(self) -> None:
        """Make room for what is said between head and tabs."""

    def add_first_tabs(self) -> None:
        """Declare the tabs before those of lists."""

    def add_more_tabs(self) -> None:
        """Declare the tabs behind those of lists."""
        self.add_tab("routes", tr("Routes"), lambda: routes_tab(self, self.context, self.target))

    def charts(self) -> QWidget:
        from caas_desktop.views.charts.panel import ChartPanel

        return scrolled(ChartPanel(group_source(self.context, self.group)))

    def members(self) -> list[Ref]:
        """Return the containers that belong to it."""
        return self.context.membership.members(self.group)

    def log_members(self) -> Callable[[], Sequence[Ref]]:
        return partial(group_logs, self.context, self.group)

    def is_ours(self, event: EngineEvent) -> bool:
        return is_about(self.context, self.group, event)

    def refs_of(self, key: str) -> list[Ref]:
        """Return what a button of the head is about, whatever is selected below; [] for that."""
        return []

    def notes(self) -> list[Note]:
        """Return what the head tells between the containers and the hosts."""
        return []

    def title(self) -> str:
        """Return how it is called on its tab and in its head."""
        return group_title(self.context.store, self.group)

    def commands(self) -> list[Command]:
        """Return what the head offers beside merged logs."""
        return []

    def offered_actions(self) -> Sequence[Action]:
        """Return the actions that the head offers."""
        return ()

    def hosts_changed(self) -> None:
        """A host came, went or has another state."""

    def refresh_head(self) -> None:
        store = self.context.store
        # What is silent counts as last known, like the rows below.
        known = [(ref, item.status) for ref in self.members()
                 if (item := store.get(ref)) is not None]
        self.head.set_status(str(combined(Status.STALE if store.stale(ref.scope) else status
                                          for ref, status in known) or ""))
        alive = sum(status in ALIVE for _, status in known)
        notes: list[Note] = [("container", tr("{alive} of {total} containers").format(
            alive=alive, total=len(known)), tr("Running")), *self.notes()]
        hosts = sorted(spec.name for spec in self.hosts())
        if hosts:
            names = ", ".join(hosts[:NAMES]) + ("…" if len(hosts) > NAMES else "")
            notes.append(("host", names, tr("Hosts")))
        self.head.set_notes(notes)
        logs = [("logs", tr("Merged logs"), "logs")] if known else []
        self.head.set_actions([*logs, *self.commands()], self.offered_actions())

    # -- tabs ----------------------------------------------------------------------------

    def _declare_tabs(self) -> None:
        self.add_first_tabs()
        for key in self.lists:
            self.add_tab(key, tr(KINDS[key].title), partial(self.make_list, key))
        self.add_more_tabs()
        self.add_tab("stats", tr("Stats"), self.charts)
        self.add_tab("logs", tr("Logs"), lambda: self.tools.log_tab(self.log_members()))
        self.add_tab("events", tr("Events"), lambda: EventsTab(self.context, self.is_ours))

    def make_list(self, kind: str) -> KindList:
        made = KindList(self.context, kind, self.group)
        made.activated.connect(lambda ref, pin: self.opened.emit(Target("object", ref=ref), pin))
        made.selection_changed.connect(self.look_changed)
        made.menu_asked.connect(self.menu_asked)
        made.action_asked.connect(self.asked)
        return made

    # -- Page ----------------------------------------------------------------------------

    def look(self) -> TabLook:
        return TabLook(self.title(), group_icon(self.group))

    def crumbs(self) -> list[Crumb]:
        return group_crumbs(self.context.store, self.group)

    def hosts(self) -> Sequence[HostSpec]:
        return group_hosts(self.context, self.group)

    def refs(self) -> list[Ref]:
        if self._of_head:
            return self._of_head
        shown = self.made_tab(self.current_tab())
        return shown.refs() if isinstance(shown, KindList) else []

    def close_page(self) -> None:
        self._unsubscribe()
        for key in self.tab_keys():
            made = self.made_tab(key)
            if isinstance(made, KindList):
                made.close_list()
        super().close_page()

    # -- content -------------------------------------------------------------------------

    def refresh(self) -> None:
        self.head.set_title(self.title())
        self.refresh_head()
        self.look_changed.emit()

    def _ask_for_head(self, key: str, signal: SignalInstance, value: str | QPoint) -> None:
        self._of_head = self.refs_of(key)
        try:
            signal.emit(value)
        finally:
            self._of_head = []

    def _on_changes(self, changes: list[Change]) -> None:
        if not self.isVisible():
            # Nobody sees it: brought up to date when it is shown, but for the name on its tab.
            if any(isinstance(c, HostChanged | HostDefined | ClusterChanged) for c in changes):
                self.look_changed.emit()
        elif any(isinstance(c, HostChanged | HostDefined | HostForgotten | ClusterChanged)
                 for c in changes):
            self.hosts_changed()
            self.refresh()
        elif not self._later.isActive() and not all(isinstance(c, EventSeen) for c in changes):
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.refresh)


class FolderPage(GroupPage):
    """The page of a folder of hosts."""

    lists = ("container", "volume", "image", "network")

    def add_more_tabs(self) -> None:
        """Routes are a matter of each host."""
