"""What pages ask of a Swarm's service: which containers it has, whose log is its log."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from caas_desktop.domain.groups import Group
from caas_desktop.domain.place import SWARM_SERVICE_ID
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.task import Task
from caas_desktop.operations.actions import Action, action
from caas_desktop.operations.swarm.nodes import container_of
from caas_desktop.operations.swarm.rollout import tasks_of
from caas_desktop.viewmodels.bulk import offered
from caas_desktop.viewmodels.context import Context

# What stands in the head of a service's page while it applies.
SERVICE_ACTIONS = ("scale", "start-service", "stop-service", "restart-service", "edit-service",
                   "rollback")


def service_containers(context: Context, service: Ref) -> list[Ref]:
    """Return the containers of a service on hosts that we are connected to."""
    return [ref for _, task in tasks_of(context.store, service)
            if task.current and (ref := container_of(context.store, task)[0]) is not None]


def task_log(context: Context, ref: Ref) -> list[Ref]:
    """Return whose log a task's is: its container, by way of a manager where that is far."""
    task = context.store.get(ref)
    container = container_of(context.store, task)[0] if isinstance(task, Task) else None
    return [container or ref]


def runs_for(service: Ref, item: object) -> bool:
    """Return True for a container that Swarm made for the service."""
    return isinstance(item, Container) and item.labels.get(SWARM_SERVICE_ID) == service.id


def head_actions(context: Context, service: Ref) -> list[Action]:
    """Return what can be done to the service now, in the order of its page's head."""
    possible = {a.key for a, _ in offered(context.commands, [service])}
    return [action(key) for key in SERVICE_ACTIONS if key in possible]


def service_of(context: Context, group: Group) -> Ref | None:
    """Return the Swarm service that a group is, None for a Compose service or none yet."""
    if group.type != "service":
        return None
    found = context.membership.members(group, "service")
    return found[0] if found else None


def log_members(context: Context, containers: Callable[[], Sequence[Ref]], service: Ref
                ) -> Callable[[], list[Ref]]:
    """Return whose logs a service's log is: its containers, and tasks where we are not connected.
    """
    def members() -> list[Ref]:
        found = list(containers())
        for ref, task in tasks_of(context.store, service):
            if task.current and task.container and container_of(context.store, task)[0] is None:
                found.append(ref)
        return found

    return members
