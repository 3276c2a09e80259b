"""Whose logs belong together: of a group, of a label query, around one container."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.groups import ALL, Group, app_group, domain_group, host_group
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.swarm.nodes import container_of
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.label_query import LabelQuery
from caas_desktop.viewmodels.log_targets import MOST_SOURCES

Members = Callable[[], Sequence[Ref]]


@frozen
class Scope:
    """A set of containers to search in; ``members`` is asked when a search begins."""

    title: str
    members: Members


def group_logs(context: Context, group: Group) -> list[Ref]:
    """Return the containers of a group, and tasks on nodes that we are not connected to."""
    found = context.membership.members(group)
    for ref in context.membership.members(group, "task"):
        task = context.store.get(ref)
        if task is not None and task.current and task.container and \
                container_of(context.store, task)[0] is None:
            found.append(ref)
    return found


def around(context: Context, ref: Ref) -> list[Ref]:
    """Return a container and its neighbours: those of its app, else of its host."""
    item = context.store.get(ref)
    if item is None:
        return [ref]
    place = KINDS[ref.kind].place(item)
    group = app_group(place, context.store.home_of(ref, place))
    if group is None:
        view = context.store.host_of(ref.scope)
        group = host_group(view.spec.id, ref.scope) if view else ALL
    others = [other for other in group_logs(context, group) if other != ref]
    return [ref, *others][:MOST_SOURCES]


def scopes(context: Context, selected: Sequence[Ref], group: Group | None) -> list[Scope]:
    """Return where one may search, the nearest first."""
    found = []
    if selected:
        names = {ref: KINDS[ref.kind].name(item) for ref in selected
                 if (item := context.store.get(ref)) is not None}
        title = next(iter(names.values()), "") if len(selected) == 1 else \
            tr("Selected containers ({n})").format(n=len(selected))
        found.append(Scope(title, partial(list, selected)))
    if group is not None and group != ALL and group.title:
        found.append(Scope(group.title, partial(group_logs, context, group)))
    found.append(Scope(tr("All hosts"), partial(group_logs, context, ALL)))
    for view in sorted(context.store.hosts.values(), key=lambda v: v.spec.name.casefold()):
        info = view.status.info
        found.append(Scope(tr("Host {name}").format(name=view.spec.name), partial(
            group_logs, context, host_group(view.spec.id, info.scope if info else ""))))
    tenants = {KINDS["container"].place(item).tenant
               for _, item in context.store.of_kind("container")} - {""}
    for tenant in sorted(tenants, key=str.casefold):
        found.append(Scope(tr("Tenant {name}").format(name=tenant),
                           partial(group_logs, context, domain_group(tenant))))
    return found


def label_logs(context: Context, query: LabelQuery) -> Members:
    """Return what follows a label query, also as containers come and go."""
    return lambda: query.members(context.store)
