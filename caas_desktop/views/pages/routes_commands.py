"""What the window does with routes and edges: ask, confirm, start the task."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.text import N_
from caas_desktop.operations.actions import Action, Danger
from caas_desktop.operations.routes.runner import RouteWork
from caas_desktop.operations.routes.table import RouteEntry, routes_in
from caas_desktop.viewmodels.confirming import confirm_target
from caas_desktop.viewmodels.context import Context
from caas_desktop.views.dialogs.confirm import confirm
from caas_desktop.views.dialogs.edge import REMOVE, EdgeDialog
from caas_desktop.views.dialogs.route import RouteDialog
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.routes_page import RoutesPage
from caas_desktop.views.pages.routes_tab import RoutesTab
from caas_desktop.views.pages.tabbed import TabbedPage


def _action(key: str, loses: str) -> Action:
    return Action(key, N_("Remove…"), "trash", "route", lambda *_: None, "removing",
                  danger=Danger.DESTROYS, loses=loses)


REMOVE_ROUTE = _action("remove-route", N_("The name leads nowhere any more."))
REMOVE_FROM_CONTAINERS = _action("remove-route", N_(
    "The name leads nowhere any more. Its containers are replaced one by one: what they wrote "
    "outside volumes is lost."))
REMOVE_EDGE = _action("remove-edge", N_(
    "No route of it answers any more. Certificates stay in their volume."))


class RouteCommands:
    """``page`` and ``refs`` tell what is open and selected; ``started`` shows the tasks."""

    def __init__(self, window: QWidget, context: Context, page: Callable[[], Page | None],
                 refs: Callable[[], list[Ref]], started: Callable[[], object]) -> None:
        self._window, self._context, self._page, self._refs = window, context, page, refs
        self._started = started
        self._work = RouteWork(context.store, context.fleet, context.jobs, context.tasks,
                               context.catalogue, context.post)

    def table(self) -> dict[str, Callable[[], object]]:
        return {"add-route": self.add, "edit-route": self.edit, "remove-route": self.remove,
                "edge": self.edge}

    def add(self) -> None:
        """Ask for a route to what is selected, or to the service of the page."""
        wanted = next((ref for ref in self._refs() if ref.kind in ("service", "container")), None)
        self._ask(RouteDialog(self._window, self._context, wanted or self._of_page()))

    def _of_page(self) -> Ref | None:
        """Return a service, or a container, of the page's app or service."""
        page = self._page()
        if page is None or page.target.group.type not in ("app", "service"):
            return None
        members = self._context.membership.members
        found = members(page.target.group, "service") or members(page.target.group)
        return min(found, default=None)

    def edit(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._ask(RouteDialog(self._window, self._context, entry=chosen))

    def remove(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        action = REMOVE_ROUTE if entry.flavour == "swarm" else REMOVE_FROM_CONTAINERS
        target = confirm_target(self._context.store, entry.scope, entry.route.title)
        if confirm(self._window, action, [target], 1):
            self._work.remove(entry)
            self._started()

    def edge(self) -> None:
        """Set up, change or remove the edge where the page's group, or its route, stands."""
        chosen, tab = self._chosen(), self._tab()
        scopes = tab.scopes() if tab is not None else []
        dialog = EdgeDialog(self._window, self._context,
                            chosen.scope if chosen else scopes[0] if scopes else None)
        answer = dialog.exec()
        if answer == REMOVE:
            self._remove_edge(dialog.scope())
        elif answer and dialog.spec is not None:
            self._work.deploy(dialog.scope(), dialog.spec, dialog.kept)
            self._started()

    def _remove_edge(self, scope: ScopeId) -> None:
        count = sum(entry.scope == scope for entry in routes_in(self._context.store))
        name = f"caas-edge ({count})" if count else "caas-edge"
        target = confirm_target(self._context.store, scope, name)
        if confirm(self._window, REMOVE_EDGE, [target], 1):
            self._work.take_away(scope)
            self._started()

    def _ask(self, dialog: RouteDialog) -> None:
        if not dialog.exec():
            return
        owner = dialog.owner()
        if owner is not None and dialog.spec is not None:
            self._work.put(owner.refs, owner.name, dialog.spec, dialog.replaces)
            self._started()

    def _tab(self) -> RoutesTab | None:
        page = self._page()
        if isinstance(page, RoutesPage):
            return page.tab
        tab = page.made_tab("routes") if isinstance(page, TabbedPage) else None
        return tab if isinstance(tab, RoutesTab) else None

    def _chosen(self) -> RouteEntry | None:
        tab = self._tab()
        chosen = tab.chosen() if tab is not None and tab.isVisible() else None
        return chosen[0] if chosen else None
