"""The routes of a group: a list, and beside it whether the chosen one works."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from caas_desktop.domain.groups import Group
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.routes.check import Report
from caas_desktop.operations.routes.runner import RouteWork
from caas_desktop.operations.routes.table import EdgeEntry, RouteEntry, edges_in, routes_in
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.route_rows import WIDTHS, RouteTable
from caas_desktop.views.live import LiveTab
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import EmptyState
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.routes_details import RouteDetails

FILTER_MS, LATER_MS = 60, 150


class RoutesTab(LiveTab):
    """``asked`` says what to do with ``chosen()`` or the group: "add", "edit", "remove", "edge"."""

    asked = Signal(str)

    def __init__(self, context: Context, group: Group) -> None:
        super().__init__(context.store, LATER_MS)
        self._context, self.group = context, group
        self._work = route_work(context)
        self._belongs = context.membership.test(group)
        self._reports: dict[object, Report] = {}
        self._asking: object = None
        self._drop: Callable[[], None] = lambda: None
        self.model = RouteTable(context.cells, context.store.stale, self)
        self.table = ListTable(self)
        self.details = RouteDetails()
        self._filter = SearchField(tr("Filter this list"), "/", "filter")
        self._empty = EmptyState("route", tr("No route yet"), tr(
            "A route gives a service a name: an edge in front of it answers there and spreads "
            "requests over its containers."), (tr("Add route…"),))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self._filter.setFixedWidth(px(210))
        self._add = button(tr("Add route…"), "primary", "plus")
        self._edge = button(tr("Edge…"), "", "globe")
        self.table.setAccessibleName(tr("Routes"))
        self.table.setModel(self.model)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        for n, width in enumerate(WIDTHS):
            self.table.setColumnWidth(n, px(width))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([px(680), px(340)])
        self._split.setChildrenCollapsible(False)
        self.details.setMinimumWidth(px(310))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row(self._filter, 0, self._edge, self._add, padding=(18, 10, 18, 8)))
        outer.addWidget(self._split, 1)
        outer.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._typing.timeout.connect(lambda: self.model.set_filter(self._filter.text()))
        self._filter.textChanged.connect(lambda _: self._typing.start())
        self._filter.left.connect(self.table.setFocus)
        self._filter.below.connect(self.table.enter)
        self._add.clicked.connect(lambda: self.asked.emit("add"))
        self._edge.clicked.connect(lambda: self.asked.emit("edge"))
        self._empty.action.connect(lambda _: self.asked.emit("add"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._choose(now))
        self.table.activated.connect(lambda _: self._edit())
        self.details.asked.connect(self._on_details)

    # -- for the page --------------------------------------------------------------------

    def chosen(self) -> tuple[RouteEntry, EdgeEntry | None] | None:
        """Return the chosen route with its edge, None where none is chosen."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def scopes(self) -> list[ScopeId]:
        """Return the clusters and hosts that a route of this group could stand on."""
        found = {ref.scope: None for kind in ("service", "container")
                 for ref in self._context.membership.members(self.group, kind)}
        return list(found)

    def focus_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def close_tab(self) -> None:
        self._drop()
        super().close_tab()

    # -- content -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the routes of the store again."""
        store, before = self._context.store, self.chosen()
        edges = edges_in(store)
        self.model.set_rows([(entry, edges.get(entry.scope)) for entry in routes_in(store)
                             if any(self._belongs(ref, store.get(ref)) for ref in entry.owners)])
        empty = self.model.total() == 0
        self._split.setVisible(not empty)
        self._empty.setVisible(empty)
        self._add.setVisible(not empty)
        if not empty and not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)
        elif self.chosen() != before:
            self._show()

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._show()
        if self.isVisible() and self.model.row(index.row())[0].key not in self._reports:
            self.check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        chosen = self.chosen()
        if chosen is not None and chosen[0].key not in self._reports:
            self.check()

    def _show(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        entry, edge = chosen
        view = self._context.store.host_of(entry.scope)
        writable = view is not None and view.status.live and not view.spec.read_only
        self.details.show_route(entry, edge, self._reports.get(entry.key),
                                asking=self._asking == entry.key, writable=writable)

    # -- checks --------------------------------------------------------------------------

    def check(self) -> None:
        """Ask the name, the edge and the backends of the chosen route."""
        chosen = self.chosen()
        if chosen is None:
            return
        self._drop()
        entry, edge = chosen
        self._asking = entry.key

        def done(report: Report) -> None:
            self._asking = None
            self._reports[entry.key] = report
            self._show()

        def failed(error: Exception) -> None:
            done(Report(edge_error=sentence(error)))

        self._drop = self._work.check(entry, edge, done, failed)
        self._show()

    def _edit(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen[0].route.managed:
            self.asked.emit("edit")

    def _on_details(self, key: str) -> None:
        if key == "check":
            self.check()
        else:
            self.asked.emit(key)


def route_work(context: Context) -> RouteWork:
    return RouteWork(context.store, context.fleet, context.jobs, context.tasks,
                     context.catalogue, context.post)
