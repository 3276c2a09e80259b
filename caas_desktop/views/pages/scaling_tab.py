"""How a service is scaled automatically: its policy, what is decided now and why, and its course.
"""
from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caas_desktop.domain.refs import Ref
from caas_desktop.domain.scaling import MAXIMUM
from caas_desktop.kinds.service import Service
from caas_desktop.operations.rights import may_change
from caas_desktop.operations.settings import SCALE_HERE
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.facts import Facts
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.scaling import known_policy, scaling_facts
from caas_desktop.views.live import LiveTab
from caas_desktop.views.look.cards import Card
from caas_desktop.views.look.notices import BannerPlace, EmptyState
from caas_desktop.views.pages.facts_view import FactGrid
from caas_desktop.views.pages.scrolled import scrolled

LATER_MS = 120


class ScalingTab(LiveTab):
    """``asked`` tells "autoscale" when the policy is to be set or changed."""

    asked = Signal(str)

    def __init__(self, context: Context, service: Ref) -> None:
        super().__init__(context.store, LATER_MS)
        self._context, self._service = context, service
        self._targets: tuple[bool, bool] | None = None
        self._charts: QWidget | None = None
        self._facts = FactGrid()
        self._card = Card(tr("Automatic scaling"))
        self._card.more.clicked.connect(lambda: self.asked.emit("autoscale"))
        self._card.body.addWidget(self._facts)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._card)
        self._empty = self._nothing()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scrolled(inner))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack)
        self._banner = BannerPlace(outer, 0, self._begin)
        self._watch = context.scaling.subscribe(self._looked)
        self.refresh()

    def _nothing(self) -> EmptyState:
        change = may_change(self._context.store, self._service)
        made = EmptyState("balance", tr("Not scaled automatically"), tr(
            "A policy keeps the service between a minimum and a maximum, by what its tasks use of "
            "CPU or memory."), (tr("Set a policy…"),) if change else ())
        made.action.connect(lambda _: self.asked.emit("autoscale"))
        return made

    def close_tab(self) -> None:
        self._watch.close()
        super().close_tab()

    def refresh(self) -> None:
        service = self._context.store.get(self._service)
        if not isinstance(service, Service):
            return
        some = MAXIMUM in service.labels
        self._stack.setCurrentIndex(int(some))
        feed = self._context.scaling
        view = feed.view(self._service.scope)
        self._facts.set_facts(Facts("", tuple(scaling_facts(
            service.labels, view, feed.note(self._service)))))
        changing = may_change(self._context.store, self._service)
        self._card.set_more(tr("Change policy…") if changing else "")
        self._show_banner(some and not view.holder and not view.trouble)
        policy = known_policy(service.labels)
        if policy is not None:
            self._show_charts((policy.cpu is not None, policy.memory is not None))

    def _looked(self) -> None:
        if self.isVisible():
            self.refresh_soon()

    def _show_banner(self, nobody: bool) -> None:
        """Say that nobody follows the policy, until somebody does or this window begins to."""
        if nobody and not self._context.settings.get(SCALE_HERE):
            self._banner.say("warning", tr("Nobody follows the policy"), tr(
                "An agent does (caas-desktop agent), or this window while it is open."),
                (tr("Scale from this window"),))
        else:
            self._banner.clear()

    def _begin(self, _: int) -> None:
        self._context.settings.set(SCALE_HERE, True)
        self.refresh()

    def _show_charts(self, targets: tuple[bool, bool]) -> None:
        """Draw what the policy counts; another policy, other charts."""
        if targets == self._targets:
            return
        from caas_desktop.views.charts.scaling import scaling_panel

        if self._charts is not None:
            self._charts.hide()  # what is only deleted goes on watching
            self._charts.deleteLater()
        self._targets = targets
        self._charts = scaling_panel(self._context, self._service, *targets)
        self._column.addWidget(self._charts, 1)
