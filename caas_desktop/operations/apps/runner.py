"""Deployments in the background: tasks that can be watched, cancelled and gone on with."""
from __future__ import annotations

import time
from collections.abc import Callable, Collection
from contextlib import suppress

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.domain.ports import Catalogue, Lane, Post
from caas_desktop.domain.refs import ScopeId
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.apps.app import deploy_app
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.compose import Project, Risk
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.store import Store
from caas_desktop.operations.tasks import Part, Task, Tasks, TaskState


class AppWork:
    """GUI thread only. ``bug`` gets what is no CaasError."""

    def __init__(self, store: Store, fleet: Fleet, jobs: JobRunner, tasks: Tasks,
                 catalogue: Catalogue, post: Post,
                 bug: Callable[[Exception], None] = lambda _: None) -> None:
        self._store, self._fleet, self._jobs, self._tasks = store, fleet, jobs, tasks
        self._catalogue, self._post, self._bug = catalogue, post, bug

    def deploy(self, scope: ScopeId, project: Project, confirmed: Collection[Risk] = (), *,
               prune: bool = False) -> Task:
        """Deploy to a cluster or host; a retry goes on where it stopped."""
        view = self._store.host_of(scope)
        host = view.spec.name if view else ""

        def again() -> None:
            self.deploy(scope, project, confirmed, prune=prune)

        task = self._tasks.add(Task(Text(N_("Deploy {app}"), app=project.name), host, retry=again))

        def say(part: Part) -> None:
            self._post(lambda: self._show(task, part))

        def work(_: object) -> int:
            return deploy_app(engine_or_raise(self._fleet.engine_of(scope), host), project, say,
                              task.token, confirmed=confirmed, prune=prune)

        def done(changed: int) -> None:
            task.fraction = 1.0
            self._tasks.end(task, TaskState.DONE, Text(N_("{count} changed."), count=changed)
                            if changed else Text(N_("Everything was as it should be.")))
            audit("ok")

        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                return
            audit(self._tasks.fail(task, error))
            if not isinstance(error, CaasError):
                self._bug(error)

        def audit(result: str) -> None:
            with suppress(CaasError):  # the catalogue's own trouble is told elsewhere
                self._catalogue.add_audit(time.time(), view.spec.id if view else None,
                                          "deploy", project.name, result)

        job = self._jobs.submit(view.spec.id if view else "gone", work, lane=Lane.COMMAND,
                                done=done, failed=failed)
        task.token.on_cancel(job.cancel)
        return task

    def _show(self, task: Task, part: Part) -> None:
        if task.state is TaskState.RUNNING:
            task.parts[part.name] = part
            task.note = f"{part.name}: {part.status}"
            self._tasks.changed(task)
