"""All routes of all hosts and clusters."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.hosts import HostSpec
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.crumbs import group_crumbs
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import Crumb, TabLook
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.pages.base import Page, group_hosts
from caas_desktop.views.pages.routes_tab import RoutesTab

ROUTES = Target("list", kind="route")
# What the tab asks for, as the window's commands.
COMMANDS = {"add": "add-route", "edit": "edit-route", "remove": "remove-route", "edge": "edge"}


def routes_tab(page: Page, context: Context, target: Target) -> RoutesTab:
    """Return a new tab whose wishes become the page's."""
    tab = RoutesTab(context, target.group)
    tab.asked.connect(lambda key: page.asked.emit(COMMANDS[key]))
    return tab


class RoutesPage(Page):
    """The list as a page of its own; ``tab`` is what the commands work on."""

    def __init__(self, context: Context, target: Target, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        self.tab = routes_tab(self, context, target)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.tab)

    def look(self) -> TabLook:
        return TabLook(tr("Routes"), "route")

    def crumbs(self) -> list[Crumb]:
        return [*group_crumbs(self.context.store, self.target.group)[:1],
                Crumb(tr("Routes"), "route", self.target)]

    def hosts(self) -> Sequence[HostSpec]:
        return group_hosts(self.context, self.target.group)

    def focus_filter(self) -> bool:
        self.tab.focus_filter()
        return True

    def close_page(self) -> None:
        self.tab.close_tab()
