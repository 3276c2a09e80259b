"""Creating and pulling as tasks the user can watch, cancel and repeat."""
from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from caas_desktop.domain.container_spec import ContainerSpec
from caas_desktop.domain.errors import CaasError, Cancelled, HostUnreachable, ResourceGone
from caas_desktop.domain.ports import Catalogue, Engine, Lane, Post
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.audit import write_audit
from caas_desktop.operations.containers.create import create_container
from caas_desktop.operations.containers.pull import Layers, pull
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.tasks import Task, Tasks, TaskState

# A fast pull sends hundreds of lines a second; eyes need ten.
TELL_EVERY_S = 0.1

T = TypeVar("T")


class Creations:
    """GUI thread only. ``bug`` gets what is no CaasError."""

    def __init__(self, jobs: JobRunner, tasks: Tasks, fleet: Fleet, catalogue: Catalogue,
                 post: Post, bug: Callable[[Exception], None] = lambda _: None) -> None:
        self._jobs, self._tasks, self._fleet = jobs, tasks, fleet
        self._catalogue, self._post, self._bug = catalogue, post, bug

    def create(self, host: HostId, spec: ContainerSpec) -> Task:
        """Create (and start) a container; a missing image is pulled first, in the same task."""
        what = spec.name or spec.image
        title = Text(N_("Create {name}"), name=what)
        task = self._task(host, title, lambda: self.create(host, spec))

        def make(engine: Engine) -> str:
            return create_container(engine, spec, task.token)

        def created(container: str) -> None:
            self._end(host, task, "create", what, Text(N_("Created {id}."), id=container[:12]))

        def refused(error: Exception) -> None:
            if isinstance(error, ResourceGone):
                task.note = Text(N_("{image} is not there yet: pulling."), image=spec.image)
                self._tasks.changed(task)
                # In the bulk lane: a pull of minutes must not hold up commands.
                self._run(host, task, Lane.BULK, self._puller(task, spec.image), again,
                          lambda exc: self._fail(host, task, "create", what, exc))
            else:
                self._fail(host, task, "create", what, error)

        def again(_: None) -> None:
            self._run(host, task, Lane.COMMAND, make, created,
                      lambda exc: self._fail(host, task, "create", what, exc))

        self._run(host, task, Lane.COMMAND, make, created, refused)
        return task

    def pull(self, host: HostId, reference: str) -> Task:
        """Pull an image; each layer is a part of the task."""
        title = Text(N_("Pull {image}"), image=reference)
        task = self._task(host, title, lambda: self.pull(host, reference))
        self._run(host, task, Lane.BULK, self._puller(task, reference),
                  lambda _: self._end(host, task, "pull", reference, Text(N_("Pulled."))),
                  lambda exc: self._fail(host, task, "pull", reference, exc))
        return task

    def _task(self, host: HostId, title: Text, retry: Callable[[], object]) -> Task:
        engine = self._fleet.engine(host)
        name = engine.spec.name if engine else host
        return self._tasks.add(Task(title, name, retry=lambda: void(retry())))

    def _run(self, host: HostId, task: Task, lane: Lane, work: Callable[[Engine], T],
             done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def on_host(_: object) -> T:
            engine = self._fleet.engine(host)
            if engine is None:
                raise HostUnreachable(N_("{host} is not connected."), host=task.host_name,
                                      hint=N_("Connect it, then try again."))
            return work(engine)

        job = self._jobs.submit(host, on_host, lane=lane, done=done, failed=failed)
        task.token.on_cancel(job.cancel)

    def _puller(self, task: Task, reference: str) -> Callable[[Engine], None]:
        told_at = 0.0

        def tell(layers: Layers) -> None:
            nonlocal told_at
            now = time.monotonic()
            if now - told_at >= TELL_EVERY_S:
                told_at = now
                show(layers)

        def show(layers: Layers) -> None:
            parts, fraction, note = layers.copy_parts(), layers.fraction, layers.note
            self._post(lambda: self._show(task, parts, fraction, note))

        def work(engine: Engine) -> None:
            last: list[Layers] = []

            def progress(layers: Layers) -> None:
                last[:] = [layers]
                tell(layers)

            pull(engine, reference, progress, task.token)
            if last:
                show(last[0])

        return work

    def _show(self, task: Task, parts: object, fraction: float | None, note: str) -> None:
        if task.state is TaskState.RUNNING and isinstance(parts, dict):
            task.parts, task.fraction, task.note = parts, fraction, note
            self._tasks.changed(task)

    def _end(self, host: HostId, task: Task, action: str, target: str, note: Text) -> None:
        task.fraction = 1.0
        self._tasks.end(task, TaskState.DONE, note)
        self._audit(host, action, target)

    def _fail(self, host: HostId, task: Task, action: str, target: str, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self._tasks.fail(task, error)
        self._audit(host, action, target, error)
        if not isinstance(error, CaasError):
            self._bug(error)

    def _audit(self, host: HostId, action: str, target: str, error: Exception | None = None
               ) -> None:
        write_audit(self._jobs, self._catalogue, host, action, target, error)


def void(_: object) -> None:
    """Drop a result, where only the effect counts."""
