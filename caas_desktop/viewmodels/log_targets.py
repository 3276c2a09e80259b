"""Which logs a set of containers means just now."""
from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from caas_desktop.domain.place import SWARM_SERVICE_ID, Place
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.task import Task
from caas_desktop.operations.logs.source import LogTarget
from caas_desktop.viewmodels.context import Context

# Each source is a stream on its host; beyond that a person reads nothing any more.
MOST_SOURCES = 64


def log_targets(context: Context, refs: Iterable[Ref], most: int = MOST_SOURCES) -> list[LogTarget]:
    """Return the log targets of containers, and of tasks: those are read by way of a manager.

    Of more than ``most`` the first ones.

    Whether it has a terminal decides how its log is framed and is only known after an inspect:
    until then a container is asked for and left out.
    """
    found: list[LogTarget] = []
    for ref in list(refs)[:most]:
        item = context.store.get(ref)
        view = context.store.host_of(ref.scope)
        if isinstance(item, Task) and view is not None:
            found.append(LogTarget(
                host=view.spec.id, container_id=ref.id,
                engine=partial(context.fleet.engine_of, ref.scope), name=item.name, tty=item.tty,
                host_name=item.node_name, stripe=view.spec.environment, of="tasks",
                family=_family(item.place)))
            continue
        if not isinstance(item, Container) or view is None:
            continue
        if item.tty is None:
            context.fleet.ask(ref)
            continue
        found.append(LogTarget(
            host=view.spec.id, container_id=ref.id,
            engine=partial(context.fleet.engine_of, ref.scope), name=_short(item), tty=item.tty,
            host_name=view.spec.name, stripe=view.spec.environment, family=_family(item.place)))
    return found


def _family(place: Place) -> str:
    return f"{place.tenant}/{place.app}/{place.service}" if place.service else ""


def _short(item: Container) -> str:
    """Return a container's name; of one of Swarm's without the id of its task: "shop_web.2"."""
    bare = item.name.rpartition(".")[0] if SWARM_SERVICE_ID in item.labels else ""
    return bare or item.name
