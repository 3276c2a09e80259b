"""Which containers a command on the selection means."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from caas_desktop.domain.refs import Ref
from caas_desktop.domain.text import Text
from caas_desktop.kinds.task import Task
from caas_desktop.operations.swarm.nodes import container_of
from caas_desktop.viewmodels.context import Context
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.service_facts import service_containers


def chosen_containers(context: Context, refs: Sequence[Ref], page: Page | None, tasks: bool,
                      unreachable: Callable[[str, Text], object]) -> list[Ref]:
    """Return the selected containers; with nothing selected, those of the page's group.

    A service stands for its containers, a task for its own. Where that is out of reach, the task
    itself is returned with ``tasks`` (its log can be read by way of a manager), else
    ``unreachable`` gets its name and why.
    """
    found = [ref for ref in refs if ref.kind == "container"]
    for ref in refs:
        if ref.kind == "service":
            found += service_containers(context, ref)
        task = context.store.get(ref)
        if isinstance(task, Task):
            container, why = container_of(context.store, task)
            if container is None and tasks:
                container = ref
            if container is None:
                unreachable(task.name, why)
                return []
            found.append(container)
    if not found and page is not None and page.target.type == "group":
        found = context.membership.members(page.target.group)
    return found
