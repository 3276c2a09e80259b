"""The charts of an app: the sum of its services, and below it each of them."""
from __future__ import annotations

from caas_desktop.domain.groups import Group
from caas_desktop.operations.stats.side_by_side import SideBySide, column_name
from caas_desktop.operations.stats.source import ChartSource, Limits
from caas_desktop.viewmodels.app_services import services_of
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.sources import group_source
from caas_desktop.views.charts.panel import ChartPanel
from caas_desktop.views.charts.specs import BYTES, PERCENT, CardSpec, Line

MOST = 8  # lines that can still be told apart
METRICS = ("cpu", "memory")


def app_panel(context: Context, group: Group) -> ChartPanel:
    """Return the charts of an app; the services are those of this moment."""
    found = services_of(context.store, context.membership, group)
    sources: dict[str, ChartSource] = {
        one.name: group_source(context, one.group) for one in found[:MOST]}
    if len(sources) < 2:
        return ChartPanel(group_source(context, group))
    names, total = tuple(sources), len(found)

    def cards(limits: Limits, of_limit: bool) -> list[CardSpec]:
        return [_card("services-cpu", tr("CPU by service, % of one core"), "cpu", names, total),
                _card("services-memory", tr("Memory by service"), "memory", names, total)]

    return ChartPanel(group_source(context, group), SideBySide(sources, METRICS), below=cards)


def _card(key: str, title: str, metric: str, names: tuple[str, ...], total: int) -> CardSpec:
    if total > len(names):
        title = tr("{title}: {shown} of {total}").format(title=title, shown=len(names),
                                                         total=total)
    lines = tuple(Line(column_name(metric, name), name[:24], n) for n, name in enumerate(names))
    return CardSpec(key, title, PERCENT if metric == "cpu" else BYTES, lines)
