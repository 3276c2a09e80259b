"""What an object is: facts from the store, and for a container how it was started."""
from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.jobs import CancelToken, expected
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.facts import Facts, facts_of, started_with
from caas_desktop.viewmodels.sources import container_source
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.layouts import row
from caas_desktop.views.pages.facts_view import FactCards

CHARTS = 256  # logical pixels: two rows of small charts


class OverviewTab(QWidget):
    """``refresh`` is called by the page at each change of the object."""

    def __init__(self, context: Context, ref: Ref) -> None:
        super().__init__()
        self._context, self._ref = context, ref
        self._started: Facts | None = None
        self._charts_box: QWidget | None = None
        self._token: CancelToken | None = None
        self._cards = FactCards()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if ref.kind == "container":
            self._charts_box = self._charts()
            outer.addLayout(row(self._charts_box, padding=(18, 12, 18, 0)))
        outer.addWidget(self._cards, 1)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room for only one of them, the facts stay."""
        super().resizeEvent(event)
        if self._charts_box is not None:
            self._charts_box.setVisible(self.height() > px(CHARTS + 170))

    def _charts(self) -> QWidget:
        from caas_desktop.views.charts.panel import ChartPanel

        charts = ChartPanel(container_source(self._context, self._ref), compact=True)
        charts.setFixedHeight(px(CHARTS))
        return charts

    def refresh(self) -> None:
        item = self._context.store.get(self._ref)
        if item is None:
            return
        groups = facts_of(item)
        if self._started is not None:
            groups.insert(1, self._started)
        self._cards.set_facts(groups)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._ref.kind == "container" and self._started is None:
            self._ask()

    def close_tab(self) -> None:
        """Drop an answer that is still on its way: who was to show it is going."""
        if self._token is not None:
            self._token.cancel()

    def _ask(self) -> None:
        view = self._context.store.host_of(self._ref.scope)
        if view is None or not view.status.live:
            return
        path = KINDS[self._ref.kind].inspect_path.format(id=self._ref.id)

        def fetch(_: object) -> Any:
            engine: Engine = engine_or_raise(
                self._context.fleet.engine_of(self._ref.scope), view.spec.name)
            return engine.request("GET", path, lane=Lane.REFRESH)

        # Arguments are an extra here: without them the page is still whole.
        self.close_tab()
        self._token = self._context.jobs.submit(
            view.spec.id, fetch, lane=Lane.REFRESH, done=self._told, failed=expected)

    def _told(self, raw: Any) -> None:
        if isinstance(raw, dict):
            self._started = started_with(raw)
            self.refresh()
