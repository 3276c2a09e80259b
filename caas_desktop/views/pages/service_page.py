"""The page of a service: a Swarm's, or that of a Compose project."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.service import Service, replicas_text
from caas_desktop.operations.actions import Action, action
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.targets import Target
from caas_desktop.viewmodels.words import pending_word
from caas_desktop.views.graph.tab import GraphTab
from caas_desktop.views.pages.group_page import Command, GroupPage
from caas_desktop.views.pages.list_page import KindList
from caas_desktop.views.pages.replicas import of_project
from caas_desktop.views.pages.scrolled import scrolled
from caas_desktop.views.pages.service_facts import (
    head_actions,
    log_members,
    runs_for,
    service_of,
)
from caas_desktop.views.pages.service_tabs import add_service_tabs
from caas_desktop.views.pages.tools import Tools

SCALE = "scale-containers"


class ServicePage(GroupPage):
    """``_service`` is the Swarm's; None for a Compose service, or while its cluster is silent."""

    lists = ("container",)

    def __init__(self, context: Context, target: Target, tools: Tools, parent: QWidget) -> None:
        self._service = service_of(context, target.group)
        super().__init__(context, target, tools, parent)

    def add_first_tabs(self) -> None:
        if self._service is not None:
            add_service_tabs(self, self.context, self._service)
        if self.group.app:
            self.add_tab("graph", tr("Graph"), self._graph)

    def _graph(self) -> QWidget:
        app = replace(self.group, type="app", service="")
        made = GraphTab(self.context, app, around=self.group.service)
        made.activated.connect(self.opened)
        return made

    def charts(self) -> QWidget:
        if self._service is None:
            return super().charts()
        from caas_desktop.views.charts.scaling import service_panel

        return scrolled(service_panel(self.context, self._service))

    def make_list(self, kind: str) -> KindList:
        made, service = super().make_list(kind), self._service
        if service is not None:
            made.model.set_accept(lambda _, item: runs_for(service, item))
        return made

    def members(self) -> list[Ref]:
        service = self._service
        if service is None:
            return super().members()
        return [ref for ref, item in self.context.store.of_kind("container")
                if runs_for(service, item)]

    def log_members(self) -> Callable[[], Sequence[Ref]]:
        if self._service is None:
            return super().log_members()
        return log_members(self.context, self.members, self._service)

    def hosts(self) -> Sequence[HostSpec]:
        if self._service is None:
            return super().hosts()
        scopes = {self._service.scope, *(ref.scope for ref in self.members())}
        views = [self.context.store.host_of(scope) for scope in sorted(scopes)]
        return list({view.spec.id: view.spec for view in views if view}.values())

    def refs(self) -> list[Ref]:
        return super().refs() or ([self._service] if self._service is not None else [])

    def refs_of(self, key: str) -> list[Ref]:
        if self._service is not None:
            return [self._service]
        return self.members() if key == SCALE else []

    def commands(self) -> list[Command]:
        if all(spec.read_only for spec in self.hosts()):
            return []
        return [("add-route", tr("Add route"), "route")]

    def offered_actions(self) -> Sequence[Action]:
        if self._service is not None:
            return head_actions(self.context, self._service)
        return [action(SCALE)] if of_project(self.context, self.members()) else []

    def refresh_head(self) -> None:
        if self._service is None:
            self._service = service_of(self.context, self.group)
            if self._service is not None:  # its cluster answered only now
                add_service_tabs(self, self.context, self._service)
        super().refresh_head()
        store = self.context.store
        service = store.get(self._service) if self._service is not None else None
        if self._service is None or not isinstance(service, Service):
            return
        doing = store.pending.get(self._service)
        if doing:
            self.head.set_status("starting", "", pending_word(doing))
        else:
            stale = store.stale(self._service.scope)
            self.head.set_status("stale" if stale else service.status, replicas_text(service))
