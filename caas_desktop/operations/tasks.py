"""Long work that the user can watch, cancel and read the result of."""
from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.jobs import CancelToken

_ids = count(1)
FINISHED_KEPT = 50


class TaskState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(slots=True)
class Part:
    """One line of progress, e.g. a layer. ``total`` bytes, 0 when not known.

    ``status`` is marked (`N_`) where it is ours, else the engine's word.
    """

    name: str
    status: str
    done: int = 0
    total: int = 0


@dataclass(slots=True, eq=False)
class Task:
    """GUI thread only. ``fraction`` is None when the extent is not known."""

    title: Words
    host_name: str
    token: CancelToken = field(default_factory=CancelToken)
    retry: Callable[[], None] | None = None
    id: int = field(default_factory=lambda: next(_ids))
    state: TaskState = TaskState.RUNNING
    fraction: float | None = None
    note: Words = ""
    hint: Words = ""
    parts: dict[str, Part] = field(default_factory=dict)
    started_at: float = field(default_factory=time.time)
    ended_at: float | None = None


class Tasks:
    """The list behind the Tasks panel. GUI thread only."""

    def __init__(self) -> None:
        self.all: list[Task] = []
        self._listeners: list[Callable[[Task], None]] = []

    def subscribe(self, listener: Callable[[Task], None]) -> None:
        self._listeners.append(listener)

    def add(self, task: Task) -> Task:
        self.all.insert(0, task)
        finished = [t for t in self.all if t.state is not TaskState.RUNNING]
        for old in finished[FINISHED_KEPT:]:
            self.all.remove(old)
        self.changed(task)
        return task

    def changed(self, task: Task) -> None:
        for listener in tuple(self._listeners):
            listener(task)

    def end(self, task: Task, state: TaskState, note: Words = "", hint: Words = ""
            ) -> None:
        if task.state is not TaskState.RUNNING:
            return
        task.state, task.note, task.hint, task.ended_at = state, note, hint, time.time()
        self.changed(task)

    def fail(self, task: Task, error: Exception) -> None:
        """End ``task`` with what ``error`` says."""
        note = getattr(error, "text", None)
        if not isinstance(note, Text):
            note = Text(N_("An internal error stopped it."))
        self.end(task, TaskState.FAILED, note, getattr(error, "advice", ""))

    def cancel(self, task: Task) -> None:
        """A request on its way cannot be aborted: its result is dropped, and the note says so."""
        if task.state is TaskState.RUNNING:
            task.token.cancel()
            self.end(task, TaskState.CANCELLED,
                     Text(N_("Cancelled; what the engine had begun may go on.")))

    def running(self) -> int:
        return sum(t.state is TaskState.RUNNING for t in self.all)
