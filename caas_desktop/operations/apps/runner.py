"""Deployments in the background: tasks that can be watched, cancelled and gone on with."""
from __future__ import annotations

import time
from collections.abc import Callable, Collection
from contextlib import suppress

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.domain.ports import Catalogue, Engine, Lane, Post
from caas_desktop.domain.refs import ScopeId
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.apps.app import deploy_app, find_app, remove_app
from caas_desktop.operations.apps.rows import Say
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.compose import Project, Risk
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import CancelToken, JobRunner
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

        def work(engine: Engine, say: Say, token: CancelToken) -> Text:
            changed = deploy_app(engine, project, say, token, confirmed=confirmed, prune=prune)
            return (Text(N_("{count} changed."), count=changed) if changed
                    else Text(N_("Everything was as it should be.")))

        return self._run(scope, Text(N_("Deploy {app}"), app=project.name), "deploy", work,
                         lambda: self.deploy(scope, project, confirmed, prune=prune))

    def remove(self, scope: ScopeId, name: str, *, volumes: bool = False) -> Task:
        """Remove an app; its volumes only where ``volumes`` says so."""

        def work(engine: Engine, say: Say, token: CancelToken) -> Text:
            kept = remove_app(engine, find_app(engine, name), say, volumes=volumes)
            return (Text(N_("Kept, as others use it: {names}."), names=", ".join(kept)) if kept
                    else Text(N_("Done.")))

        return self._run(scope, Text(N_("Remove {app}"), app=name), "remove app", work,
                         lambda: self.remove(scope, name, volumes=volumes))

    def _run(self, scope: ScopeId, title: Text, action: str,
             work: Callable[[Engine, Say, CancelToken], Text], retry: Callable[[], object]) -> Task:
        view = self._store.host_of(scope)
        host = view.spec.name if view else ""
        task = self._tasks.add(Task(title, host, retry=lambda: _drop(retry())))

        def say(part: Part) -> None:
            self._post(lambda: self._show(task, part))

        def on_host(_: object) -> Text:
            return work(engine_or_raise(self._fleet.engine_of(scope), host), say, task.token)

        def done(note: Text) -> None:
            task.fraction = 1.0
            self._tasks.end(task, TaskState.DONE, note)
            audit("ok")

        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                return
            audit(self._tasks.fail(task, error))
            if not isinstance(error, CaasError):
                self._bug(error)

        def audit(result: str) -> None:
            with suppress(CaasError):  # the catalogue's own trouble is told elsewhere
                self._catalogue.add_audit(time.time(), view.spec.id if view else None, action,
                                          str(title), result)

        job = self._jobs.submit(view.spec.id if view else "gone", on_host, lane=Lane.COMMAND,
                                done=done, failed=failed)
        task.token.on_cancel(job.cancel)
        return task

    def _show(self, task: Task, part: Part) -> None:
        if task.state is TaskState.RUNNING:
            task.parts[part.name] = part
            task.note = f"{part.name}: {part.status}"
            self._tasks.changed(task)


def _drop(_: object) -> None:
    """Only the effect counts."""
