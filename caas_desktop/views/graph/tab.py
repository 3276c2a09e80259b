"""The graph of an app as a tab: the view, what its lines mean, and buttons to look around."""
from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from caas_desktop.domain.groups import Group
from caas_desktop.operations.routes.table import routes_in
from caas_desktop.viewmodels.app_graph import Graph, app_graph
from caas_desktop.viewmodels.app_services import services_of
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.graph.view import STEP, GraphView
from caas_desktop.views.live import LiveTab
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.labels import label, tooltip
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import EmptyState

LATER_MS = 150
MOST_NETWORKS = 6  # of the legend


class GraphTab(LiveTab):
    """``group`` is an app; ``activated`` asks to open a service's page.

    With ``around``, the name of a service, only it and what it is linked to is shown.
    """

    activated = Signal(object, bool)

    def __init__(self, context: Context, group: Group, around: str = "") -> None:
        super().__init__(context.store, LATER_MS)
        self._context, self._group, self._around = context, group, around
        self.view = GraphView()
        self.setFocusProxy(self.view)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(14)
        self._shown: tuple[object, ...] | None = None
        self._volumes = tool("volume", tr("Show volumes"), checked=True)
        closer, farther = tool("plus", tr("Closer")), tool("minus", tr("Farther"))
        fit = tool("maximize", tr("Show all"))
        self._empty = EmptyState("service", tr("Nothing here"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row(self._legend, 0, self._volumes, farther, closer, fit,
                            padding=(18, 10, 18, 8)))
        outer.addWidget(self.view, 1)
        outer.addWidget(self._empty, 1)
        self._volumes.toggled.connect(lambda _: self.refresh())
        closer.clicked.connect(lambda: self.view.zoom(STEP))
        farther.clicked.connect(lambda: self.view.zoom(1 / STEP))
        fit.clicked.connect(self.view.fit)
        self.view.opened.connect(self._open)

    def refresh(self) -> None:
        """Show what the store knows now."""
        store = self._context.store
        found = services_of(store, self._context.membership, self._group)
        graph = app_graph(found, routes_in(store), volumes=self._volumes.isChecked())
        if self._around:
            graph = graph.around({node.key for node in graph.nodes if node.sort == "service"
                                  and node.title == self._around})
        empty = not graph.nodes and not self._context.membership.awaited(self._group)
        self.view.setVisible(not empty)
        self._empty.setVisible(empty)
        self.view.set_graph(graph)
        self._show_legend(graph)

    def _show_legend(self, graph: Graph) -> None:
        if graph.networks == self._shown:
            return
        self._shown = graph.networks
        while (old := self._legend.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for name, colour, count in graph.networks[:MOST_NETWORKS]:
            made = label(f"●  {name[:40]}", "small", colour)
            made.setToolTip(tooltip(
                tr("Services in this network: {count}").format(count=count)))
            self._legend.addWidget(made)
        more = len(graph.networks) - MOST_NETWORKS
        if more > 0:
            self._legend.addWidget(label(tr("{count} more").format(count=more), "small", "text3"))

    def _open(self, key: str, pin: bool) -> None:
        group = next((n.group for n in self.view.graph().nodes if n.key == key), None)
        if group is not None:
            self.activated.emit(Target("group", group), pin)
