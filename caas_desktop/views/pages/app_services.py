"""The services of an app: state, replicas, ports, and what they use just now."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from caas_desktop.domain.groups import Group
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import ALIVE
from caas_desktop.domain.text import N_
from caas_desktop.domain.units import bytes_text, percent_text
from caas_desktop.operations.stats.hub import Watch
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.operations.swarm.rollout import trouble_of
from caas_desktop.viewmodels.app_services import AppService, services_of
from caas_desktop.viewmodels.cell_table import CellTable, Row
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import CellStatus, CellText, CellTwoLine
from caas_desktop.viewmodels.targets import Target
from caas_desktop.viewmodels.words import pending_word, status_word, update_word
from caas_desktop.views.live import LiveTab
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import EmptyState, LoadingRows
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.replicas import (
    Replicas,
    ReplicasInPlace,
    of_project,
    of_service,
)

TITLES = (N_("Service"), N_("Status"), N_("Replicas"), N_("CPU"), N_("Memory"), N_("Ports"),
          N_("Networks"))
WIDTHS = (220, 190, 84, 80, 90, 150, 170)
REPLICAS = 2
RIGHT = (REPLICAS, REPLICAS + 1, REPLICAS + 2)
LATER_MS = 120
WATCHED = 100  # containers: beyond that figures would cost the hosts more than they tell


class ServicesTab(LiveTab):
    """Live while it is seen.

    Signals:
        activated: Asks to open a service's page.
        selection_changed: ``refs()`` differs.
        menu_asked: Asks for the context menu of ``refs()``.
    """

    activated = Signal(object, bool)
    selection_changed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, context: Context, group: Group) -> None:
        super().__init__(context.store, LATER_MS)
        self._context, self._group = context, group
        self._services: list[AppService] = []
        self._watch: Watch | None = None
        self._filter = SearchField(tr("Filter this list"), "/", "filter")
        self._filter.setFixedWidth(px(210))
        self._hint = label(tr("Type a number to change the replicas of the chosen service."),
                           "caption", "text3")
        self.model = CellTable([tr(title) for title in TITLES], self, right=RIGHT)
        self.table = ListTable(self)
        self.table.setAccessibleName(tr("Services"))
        self.table.setModel(self.model)
        for x, width in enumerate(WIDTHS):
            self.table.setColumnWidth(x, px(width))
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self._empty = EmptyState("service", tr("No services yet"))
        self._left = EmptyState("volume", tr("Only its volumes are left"), tr(
            "Its services were removed. Deploy the app again, and they find their data there."))
        self._gone = EmptyState("service", tr("The app was removed"), tr(
            "What was deployed from here stands under Revisions, and can be deployed again."))
        self._loading = LoadingRows()
        self._seen = False  # whether it had services while somebody looked
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row(self._filter, 0, self._hint, padding=(18, 10, 18, 8)))
        outer.addWidget(self.table, 1)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._left, 1)
        outer.addWidget(self._gone, 1)
        outer.addWidget(self._loading, 1)
        self.setFocusProxy(self.table)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self._filter.textChanged.connect(lambda _: self.refresh())
        self._filter.left.connect(self.table.setFocus)
        self._filter.below.connect(self.table.enter)
        self._filter.returnPressed.connect(self.table.setFocus)
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self.refresh())
        self.table.activated.connect(lambda index: self._open(index.row(), index.column()))
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self.selection_changed.emit())
        self.table.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.table.viewport().mapToGlobal(at)))
        self._replicas = ReplicasInPlace(
            self.table, REPLICAS, lambda y: self._replicas_of(self._shown(y)))

    # -- for the page --------------------------------------------------------------------

    def refs(self) -> list[Ref]:
        """Return the chosen services; of a host's service, its containers."""
        found: list[Ref] = []
        for index in self.table.selectionModel().selectedRows():
            one = self._shown(index.row())
            found += [one.service] if one.service is not None else one.containers
        return found

    def focus_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def close_tab(self) -> None:
        super().close_tab()
        self._unwatch()

    # -- content -------------------------------------------------------------------------

    def _shown(self, y: int) -> AppService:
        group = self.model.key(y)
        return next(one for one in self._services if one.group == group)

    def _replicas_of(self, one: AppService) -> Replicas | None:
        return (of_project(self._context, one.containers) if one.service is None
                else of_service(self._context, one.service))

    def _open(self, y: int, column: int) -> None:
        if column != REPLICAS or self._replicas_of(self._shown(y)) is None:
            self.activated.emit(Target("group", self.model.key(y)), True)

    def refresh(self) -> None:
        """Show what the store knows now."""
        self._services = services_of(self._context.store, self._context.membership, self._group)
        words = self._filter.text().casefold().split()
        shown = [one for one in self._services
                 if all(word in f"{one.name} {one.image}".casefold() for word in words)]
        head = self.table.horizontalHeader()
        shown.sort(key=SORTS.get(head.sortIndicatorSection(), self._used),
                   reverse=head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder)
        self.model.set_rows([(one.group, self._row(one)) for one in shown])
        self._seen = self._seen or bool(self._services)
        self.table.setVisible(bool(self._services))
        left = not self._services and bool(self._context.membership.members(
            self._group, "volume"))
        self._left.setVisible(left)
        nothing = not self._services and not left
        awaited = nothing and self._context.membership.awaited(self._group)
        self._loading.setVisible(awaited)
        self._gone.setVisible(nothing and self._seen and not awaited)
        self._empty.setVisible(nothing and not self._seen and not awaited)
        self._filter.setVisible(bool(self._services))
        self._hint.setVisible(any(self._replicas_of(one) for one in shown))
        if self._watch is not None:
            self._watch.set_refs([ref for one in shown for ref in one.containers][:WATCHED])

    def _row(self, one: AppService) -> Row:
        cpu, memory = self._usage(one.containers)
        networks = ", ".join(name.removeprefix(f"{self._group.app}_") for name in one.networks)
        return (CellTwoLine(one.name, one.image, stale=one.stale), self._status(one),
                CellText(one.replicas_text, "text", right=True, stale=one.stale),
                CellText("" if cpu is None else percent_text(cpu), "text", right=True),
                CellText("" if memory is None else bytes_text(memory), "text", right=True),
                CellText("  ".join(one.ports), mono=True, stale=one.stale),
                CellText(networks, stale=one.stale))

    def _status(self, one: AppService) -> CellStatus:
        store = self._context.store
        doing = next((word for ref in (one.service, *one.containers)
                      if ref is not None and (word := store.pending.get(ref))), "")
        if doing:
            return CellStatus("starting", pending_word(doing))
        if one.stale:
            return CellStatus("stale", status_word(one.status), stale=True)
        item = store.get(one.service) if one.service is not None else None
        if item is not None and item.updating:
            return CellStatus(one.status, update_word(item.update_state))
        note = ""
        if one.status not in ALIVE and one.service is not None:
            note = trouble_of(store, one.service)
        return CellStatus(one.status, status_word(one.status), note)

    # -- figures -------------------------------------------------------------------------

    def _usage(self, refs: Sequence[Ref]) -> tuple[float | None, int | None]:
        """Return the sum of CPU (percent of one core) and memory (bytes), None unmeasured."""
        found = [self._context.cells.usage(ref) for ref in refs]
        cpu = [one.cpu_percent for one in found if one.cpu_percent is not None]
        memory = [one.memory for one in found if one.memory is not None]
        return (sum(cpu) if cpu else None), (sum(memory) if memory else None)

    def _used(self, one: AppService) -> float:
        cpu, memory = self._usage(one.containers)
        column = self.table.horizontalHeader().sortIndicatorSection()
        return (memory if column == REPLICAS + 2 else cpu) or 0.0

    def _figures(self, _: Mapping[Ref, Sample]) -> None:
        self.refresh_soon()

    def showEvent(self, event: QShowEvent) -> None:
        if self._watch is None:
            self._watch = self._context.hub.watch((), self._figures)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._unwatch()

    def _unwatch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None


SORTS: dict[int, Callable[[AppService], Any]] = {
    0: lambda one: one.name.casefold(),
    1: lambda one: (one.status, one.name.casefold()),
    REPLICAS: lambda one: (one.wanted, one.name.casefold()),
    5: lambda one: one.ports,
    6: lambda one: one.networks,
}
"""What a column sorts by; CPU and memory go by what is measured."""
