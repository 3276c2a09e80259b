"""Work on a cluster or host in the background: tasks that can be watched, cancelled, repeated."""
from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.domain.ports import Catalogue, Engine, Lane, Post
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.audit import write_audit
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.store import Store
from caas_desktop.operations.tasks import Part, Task, Tasks, TaskState

T = TypeVar("T")


class ScopeTasks:
    """GUI thread only. ``bug`` gets what is no CaasError."""

    def __init__(self, store: Store, fleet: Fleet, jobs: JobRunner, tasks: Tasks,
                 catalogue: Catalogue, post: Post,
                 bug: Callable[[Exception], None] = lambda _: None) -> None:
        self._store, self._fleet, self._jobs, self._tasks = store, fleet, jobs, tasks
        self._catalogue, self._post, self._bug = catalogue, post, bug

    def _run(self, scope: ScopeId, title: Text, action: str,
             work: Callable[[Engine, Task], Words | None], retry: Callable[[], object],
             owners: tuple[Ref, ...] = ()) -> Task:
        """Run ``work`` on a worker; what it returns is the task's last word, None: as it stands.

        ``owners`` are read again once it is done; ``action`` is its name in the audit log.
        """
        view = self._store.host_of(scope)
        host, name = (view.spec.id, view.spec.name) if view else (None, "")
        task = self._tasks.add(Task(title, name, retry=lambda: _drop(retry())))

        def on_host(_: object) -> Words | None:
            return work(engine_or_raise(self._fleet.engine_of(scope), name), task)

        def done(note: Words | None) -> None:
            task.fraction = 1.0
            self._tasks.end(task, TaskState.DONE, note or task.note or Text(N_("Done.")))
            audit(None)
            for ref in owners:
                self._fleet.ask(ref)

        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                return
            self._tasks.fail(task, error)
            audit(error)
            if not isinstance(error, CaasError | FieldError):
                self._bug(error)

        def audit(error: Exception | None) -> None:
            write_audit(self._jobs, self._catalogue, host, action, str(title), error)

        job = self._jobs.submit(host or "gone", on_host, lane=Lane.COMMAND, done=done,
                                failed=failed)
        task.token.on_cancel(job.cancel)
        return task

    def _noting(self, task: Task) -> Callable[[Words], None]:
        """Return what shows a sentence at the task; for workers."""
        def note(words: Words) -> None:
            def show() -> None:
                if task.state is TaskState.RUNNING:
                    task.note = words
                    self._tasks.changed(task)

            self._post(show)

        return note

    def _showing(self, task: Task) -> Callable[[Part], None]:
        """Return what shows one part of the task; for workers."""
        def say(part: Part) -> None:
            def show() -> None:
                if task.state is TaskState.RUNNING:
                    task.parts[part.name] = part
                    task.note = Text("{name}: {status}", name=part.name,
                                     status=Text(part.status))
                    self._tasks.changed(task)

            self._post(show)

        return say


def _drop(_: object) -> None:
    """Only the effect counts."""
