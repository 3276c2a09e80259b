"""Chart sources for pages: a container, a group, a host's machine."""
from __future__ import annotations

from collections.abc import Sequence

from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.groups import Group
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.text import N_
from caas_desktop.kinds.container import Container
from caas_desktop.operations.stats.source import (
    ContainerSource,
    GroupSource,
    Limits,
    MachineSource,
    Mark,
    host_source,
)
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr

MARKED = {"restart": N_("restart"), "start": N_("start"), "oom": N_("out of memory")}


def _marks(context: Context, wanted: set[str], since: float) -> Sequence[Mark]:
    def mark(event: EngineEvent) -> Mark | None:
        if event.time < since or event.id not in wanted or event.action not in MARKED:
            return None
        return event.time, tr(MARKED[event.action])

    return [found for event in context.store.events if (found := mark(event))]


def container_source(context: Context, ref: Ref) -> ContainerSource:
    """Return the source of one container's charts."""

    def limits() -> Limits:
        item = context.store.get(ref)
        if not isinstance(item, Container):
            return Limits()
        return Limits(item.cpu_limit or None, item.memory_limit or None)

    return ContainerSource(ref, context.hub, context.history, limits=limits,
                           marks=lambda since: _marks(context, {ref.id}, since))


def group_source(context: Context, group: Group) -> GroupSource:
    """Return the source of the sum of a group's containers."""

    def members() -> list[Ref]:
        return context.membership.members(group)

    def marks(since: float) -> Sequence[Mark]:
        return _marks(context, {ref.id for ref in members()}, since)

    if group.type == "host" and group.scope:
        return host_source(ScopeId(group.scope), members, context.hub, context.history,
                           marks=marks)
    return GroupSource(group.key, members, context.hub, context.history, marks=marks)


def machine_source(context: Context, scope: ScopeId) -> MachineSource | None:
    """Return the source of a machine's own load; None where it cannot be read (no SSH)."""
    engine = context.fleet.engine_of(scope)
    if engine is None or not str(engine.spec.endpoint).startswith("ssh://"):
        return None
    return MachineSource(scope, engine.info.engine_id, context.machines, context.history)
