"""The Tasks panel: long work with its progress, its end, and a way to stop or repeat it."""
from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caas_desktop.domain.text import N_
from caas_desktop.domain.times import clock_text
from caas_desktop.domain.units import bytes_text
from caas_desktop.operations.tasks import Part, Task, Tasks, TaskState
from caas_desktop.viewmodels.errors import shown, together
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import link, tool
from caas_desktop.views.look.cards import LoadBar
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import ElidedLabel, StatusGlyph
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.notices import EmptyState

SIGNS = {TaskState.RUNNING: "starting", TaskState.DONE: "healthy", TaskState.FAILED: "failed",
         TaskState.CANCELLED: "exited"}
SAYS = {TaskState.RUNNING: N_("Running"), TaskState.DONE: N_("Done"),
        TaskState.FAILED: N_("Failed"), TaskState.CANCELLED: N_("Cancelled")}
MOST_PARTS = 12
TELL_MS = 100


class TaskRow(QFrame):
    """One task; its parts (layers) show while it runs."""

    def __init__(self, task: Task, tasks: Tasks) -> None:
        super().__init__()
        self.task, self._tasks = task, tasks
        self._glyph = StatusGlyph("starting")
        self._title = ElidedLabel("", "strong")
        self._note = ElidedLabel("", "small", "text3")
        self._bar = LoadBar("")
        self._bar.setFixedWidth(px(220))
        self._stop = tool("close", tr("Cancel"), size=14)
        self._again = link(tr("Try again"))
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(24, 2, 0, 0)
        self._parts.setSpacing(2)
        self._lines: dict[str, tuple[ElidedLabel, LoadBar]] = {}
        words = column(self._title, self._note, spacing=1)
        head = row(self._glyph, words, self._bar, self._again, self._stop, spacing=10)
        head.setStretch(1, 1)
        column(head, self._parts, spacing=2, padding=(14, 6, 10, 6), owner=self)
        self._stop.clicked.connect(lambda: self._tasks.cancel(self.task))
        self._again.clicked.connect(self._repeat)
        self.refresh()

    def _repeat(self) -> None:
        if self.task.retry is not None:
            self.task.retry()

    def refresh(self) -> None:
        task, running = self.task, self.task.state is TaskState.RUNNING
        self._glyph.set_status(SIGNS[task.state])
        title = shown(task.title)
        self._title.setText(title)
        when = clock_text(task.ended_at or task.started_at)
        note = together(shown(task.note), shown(task.hint))
        self._note.setText(" · ".join(part for part in (task.host_name, when, note) if part))
        self._bar.setVisible(running and task.fraction is not None)
        if task.fraction is not None:
            self._bar.set_load(min(task.fraction, 0.74))
        self._stop.setVisible(running)
        self._again.setVisible(not running and task.state is not TaskState.DONE
                               and task.retry is not None)
        self.setAccessibleName(f"{title}, {tr(SAYS[task.state])}, {note}")
        for key, part in list(task.parts.items())[-MOST_PARTS:]:
            self._show_part(key, part)
        if not running:
            self._drop_parts()

    def _show_part(self, key: str, part: Part) -> None:
        line = self._lines.get(key)
        if line is None:
            words, bar = ElidedLabel("", "mono", "text2"), LoadBar("")
            bar.setFixedWidth(px(220))
            line = self._lines[key] = (words, bar)
            holder = QWidget()
            row(words, 0, bar, spacing=8, owner=holder)
            self._parts.addWidget(holder)
        size = f"{bytes_text(part.done)} / {bytes_text(part.total)}" if part.total else ""
        line[0].setText(f"{part.name}  {tr(part.status)}  {size}".rstrip())
        line[1].setVisible(bool(part.total))
        line[1].set_load(min(part.done / part.total, 0.74) if part.total else None)

    def _drop_parts(self) -> None:
        while (old := self._parts.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self._lines.clear()


class TasksPanel(QScrollArea):
    """Newest first."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._rows: dict[int, TaskRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(tr("Tasks"))
        body = QWidget()
        self._stack = QVBoxLayout(body)
        self._stack.setContentsMargins(0, 4, 0, 4)
        self._stack.setSpacing(0)
        self._empty = EmptyState("queue", tr("No tasks"),
                                 tr("Pulling an image or creating a container shows up here."))
        self._stack.addWidget(self._empty)
        self._stack.addStretch(1)
        self.setWidget(body)
        self._changed: set[int] = set()
        self._later = QTimer(self, singleShot=True, interval=TELL_MS)
        self._later.timeout.connect(self._refresh)
        tasks.subscribe(self._on_task)

    def _on_task(self, task: Task) -> None:
        self._changed.add(task.id)
        if not self._later.isActive():
            self._later.start()

    def _refresh(self) -> None:
        known = {task.id: task for task in self._tasks.all}
        for gone in self._rows.keys() - known.keys():
            self._rows.pop(gone).deleteLater()
        for task in reversed(self._tasks.all):
            if task.id not in self._rows:
                made = self._rows[task.id] = TaskRow(task, self._tasks)
                self._stack.insertWidget(0, made)
        for task_id in self._changed & self._rows.keys():
            self._rows[task_id].refresh()
        self._changed.clear()
        self._empty.setVisible(not self._rows)
