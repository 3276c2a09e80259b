"""How a service was scaled: replicas, and each figure with its target, over time."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.groups import Group, service_group
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.scaling.note import METRICS, series
from caas_desktop.operations.stats.aggregate import Track, empty, from_columns, from_series
from caas_desktop.operations.stats.source import Closable, Limits, Mark
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.sources import group_source
from caas_desktop.views.charts.panel import ChartPanel
from caas_desktop.views.charts.specs import PERCENT, CardSpec, Line, Unit

COUNT = Unit(lambda value: f"{value:.4g}", (1.0,), 4.0, whole=True)


def scaling_cards(cpu: bool, memory: bool, limits: Limits, of_limit: bool) -> list[CardSpec]:
    """Return the cards of a service's automatic scaling; ``cpu`` and ``memory``: what counts."""
    found = [CardSpec("scaling-replicas", tr("Replicas"), COUNT, (
        Line("wish", tr("wanted"), 1, area=False), Line("replicas", tr("there"), 0)))]
    if cpu:
        found.append(CardSpec("scaling-cpu", tr("Task CPU"), PERCENT, (
            Line("cpu", tr("mean"), 0), Line("cpu_target", tr("target"), 3, area=False))))
    if memory:
        found.append(CardSpec("scaling-memory", tr("Task memory"), PERCENT, (
            Line("memory", tr("mean"), 5), Line("memory_target", tr("target"), 3, area=False))))
    return found


class ScalingSource:
    """A ChartSource over what scaling said of one service."""

    def __init__(self, context: Context, service: Ref) -> None:
        self._context, self._service = context, service

    def limits(self) -> Limits:
        return Limits()

    def watch(self, changed: Callable[[], None]) -> Closable:
        return self._context.scaling.subscribe(changed)

    def live(self, since: float) -> Track:
        return from_columns(self._context.scaling.columns(self._service, since))

    def load(self, since: float, until: float, done: Callable[[Track], None]) -> None:
        catalogue, service = self._context.catalogue, self._service

        def read() -> Track:
            try:
                return from_series({
                    metric: catalogue.samples(series(service.scope, service.id, metric), since,
                                              until)
                    for metric in METRICS})
            except CatalogueError:  # the window tells of it elsewhere
                return empty(METRICS)

        self._context.history.fetch(read, done)

    def marks(self, since: float) -> Sequence[Mark]:
        return [(event.time, event.action.removeprefix("scaled "))
                for event in self._context.store.events
                if event.time >= since and event.id == self._service.id
                and event.type == "service" and event.action.startswith("scaled ")]


def scaling_panel(context: Context, service: Ref, cpu: bool, memory: bool) -> ChartPanel:
    """Return the charts of how a service is scaled by what it counts."""
    return ChartPanel(ScalingSource(context, service), cards=partial(scaling_cards, cpu, memory))


def service_panel(context: Context, service: Ref) -> ChartPanel:
    """Return the charts of a Swarm service: the sum of its tasks."""
    kind, item = KINDS[service.kind], context.store.get(service)
    place = kind.place(item) if item is not None else None
    group = service_group(place, context.store.home_of(service, place)) if place else None
    return ChartPanel(group_source(context, group or Group("service", service=service.id)))
