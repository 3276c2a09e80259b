"""Which node of a cluster runs what: nodes down, services across."""
from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout

from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.node import AVAILABILITY, Node, role_text
from caas_desktop.kinds.service import Service
from caas_desktop.operations.swarm.nodes import host_of_node
from caas_desktop.operations.swarm.rollout import Placement, placement
from caas_desktop.viewmodels.cell_table import CellTable, Row
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import Cell, CellStatus, CellText, CellTwoLine
from caas_desktop.viewmodels.words import status_word
from caas_desktop.views.live import LiveTab
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import EmptyState
from caas_desktop.views.look.table import ListTable

LATER_MS = 150
MOST_SERVICES = 60  # columns; beyond that nobody reads a grid


class PlacementTab(LiveTab):
    """``activated`` asks to open a service's or a node's page."""

    activated = Signal(object, bool)

    def __init__(self, context: Context, cluster: ScopeId) -> None:
        super().__init__(context.store, LATER_MS)
        self._context, self._cluster = context, cluster
        self._services: tuple[Service, ...] = ()
        self.model = CellTable([tr("Node")], self)
        self.table = ListTable(self)
        self.table.setAccessibleName(tr("Placement"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(ListTable.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.activated.connect(self._open)
        self._count = label("", "small", "text2")
        self._empty = EmptyState("service", tr("No services yet"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row(self._count, 0, padding=(18, 10, 18, 8)))
        outer.addWidget(self.table, 1)
        outer.addWidget(self._empty, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show what the store knows now."""
        found = placement(self._context.store, self._cluster)
        self._services = found.services[:MOST_SERVICES]
        titles = [tr("Node"), *(service.name for service in self._services)]
        fresh = self.model.columnCount() != len(titles)
        self.model.set_titles(titles)
        self.model.set_rows(self._rows(found))
        if fresh:
            for x in range(len(titles)):
                self.table.setColumnWidth(x, px(250 if x == 0 else 130))
        some = bool(found.services)
        self.table.setVisible(some)
        self._empty.setVisible(not some)
        tasks = sum(running for running, _ in found.cells.values())
        self._count.setText(tr("{tasks} tasks run on {nodes} nodes").format(
            tasks=tasks, nodes=len(found.nodes)))

    def _rows(self, found: Placement) -> list[tuple[object, Row]]:
        rows: list[tuple[object, Row]] = [(node, (self._node(node), *(
            _cell(*found.cells.get((node.id, service.id), (0, 0)))
            for service in self._services))) for node in found.nodes]
        if found.waiting:
            cells = tuple(_cell(0, found.waiting.get(s.id, 0)) for s in self._services)
            rows.append((None, (CellTwoLine(tr("Waiting for a node"), mono=False), *cells)))
        return rows

    def _node(self, node: Node) -> Cell:
        view = host_of_node(self._context.store, node.id)
        if view is None:
            where = tr("not among your hosts")
        else:
            where = view.spec.name if view.status.live else tr("{host}, not connected").format(
                host=view.spec.name)
        role = role_text(node)
        parts = [tr(role), where]
        if node.availability in AVAILABILITY[1:]:
            parts.insert(1, tr(node.availability))
        return CellTwoLine(node.hostname, " · ".join(parts), mono=False,
                           stale=node.state != "ready" or self._context.store.stale(self._cluster))

    def _open(self, index: QModelIndex) -> None:
        node = self.model.key(index.row())
        if index.column() == 0:
            if isinstance(node, Node):
                self.activated.emit(Ref(self._cluster, "node", node.id), True)
        else:
            service = self._services[index.column() - 1]
            self.activated.emit(Ref(self._cluster, "service", service.id), True)


def _cell(running: int, wanted: int) -> Cell:
    if not wanted:
        return CellText("")
    status = "running" if running == wanted else ("degraded" if running else "starting")
    return CellStatus(status, str(running) if running == wanted else f"{running}/{wanted}",
                      "" if running == wanted else status_word(status))
