"""What a Swarm service has beside an ordinary one: its tasks, and how an update goes."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from caas_desktop.domain.groups import Group, service_group
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.base import short_id
from caas_desktop.kinds.service import SERVICE, Service
from caas_desktop.kinds.task import Task
from caas_desktop.operations.swarm.nodes import container_of, host_of_node
from caas_desktop.operations.swarm.rollout import (
    Rollout,
    Slot,
    rollout,
    tasks_of,
    trouble_of,
)
from caas_desktop.viewmodels.cell_table import CellTable, Row
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import Cell, CellStatus, CellText, CellTwoLine
from caas_desktop.viewmodels.targets import Target
from caas_desktop.viewmodels.words import task_word, update_word
from caas_desktop.views.live import LiveTab
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import StatusLabel, label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import BannerPlace, EmptyState
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.list_page import KindList
from caas_desktop.views.pages.scaling_tab import ScalingTab
from caas_desktop.views.pages.tabbed import TabbedPage

LATER_MS = 120
# Tasks on nodes that we are not connected to tell nothing by themselves.
ASK_MS, ASK_BUSY_MS = 10_000, 1_500
WIDTHS = (70, 150, 190, 190, 360)
UPDATE_STATUS = {"updating": "starting", "rollback_started": "starting", "completed": "running",
                 "rollback_completed": "running", "paused": "degraded",
                 "rollback_paused": "failed"}


def add_service_tabs(page: TabbedPage, context: Context, service: Ref) -> None:
    """Declare the tabs; ``opened`` and ``asked`` of the page are used."""
    page.add_tab("task", tr("Tasks"), lambda: _tasks(page, context, service))
    page.add_tab("rollout", tr("Update progress"), lambda: _rollout(page, context, service))
    page.add_tab("scaling", tr("Scaling"), lambda: _scaling(page, context, service))


def _tasks(page: TabbedPage, context: Context, service: Ref) -> QWidget:
    item = context.store.get(service)
    group = service_group(SERVICE.place(item), service.scope) if item is not None else None
    made = TaskList(context, group or Group("cluster", scope=service.scope), service)
    made.activated.connect(lambda ref, pin: open_task(page, context, ref, pin))
    made.selection_changed.connect(page.look_changed)
    made.menu_asked.connect(page.menu_asked)
    made.action_asked.connect(page.asked)
    return made


def _scaling(page: TabbedPage, context: Context, service: Ref) -> QWidget:
    made = ScalingTab(context, service)
    made.asked.connect(page.asked)
    return made


def _rollout(page: TabbedPage, context: Context, service: Ref) -> QWidget:
    made = RolloutTab(context, service)
    made.asked.connect(page.asked)
    made.activated.connect(lambda ref, pin: open_task(page, context, ref, pin))
    return made


def open_task(page: TabbedPage, context: Context, ref: Ref, pin: bool) -> None:
    """Open the task's container where we are connected to its node, else the task itself."""
    task = context.store.get(ref)
    container = container_of(context.store, task)[0] if isinstance(task, Task) else None
    page.opened.emit(Target("object", ref=container or ref), pin)


class _Asking(QTimer):
    """Has tasks listed again while ``owner`` is seen, more often while something moves."""

    def __init__(self, owner: QWidget, context: Context, service: Ref) -> None:
        super().__init__(owner)
        self._context, self._service = context, service
        self.timeout.connect(self._ask)
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Show:
                self.start(0)
            case QEvent.Type.Hide:
                self.stop()
        return False

    def _ask(self) -> None:
        item = self._context.store.get(self._service)
        busy = isinstance(item, Service) and (item.updating or item.running != item.desired)
        self.start(ASK_BUSY_MS if busy else ASK_MS)
        for kind in ("service", "task"):
            self._context.fleet.relist(self._service.scope, kind)


class TaskList(KindList):
    """A service's tasks, past ones included, kept fresh while they are seen."""

    def __init__(self, context: Context, group: Group, service: Ref) -> None:
        super().__init__(context, "task", group)
        self.model.set_accept(partial(_is_of, service))
        self._asking = _Asking(self, context, service)


def _is_of(service: Ref, ref: Ref, item: object) -> bool:
    return ref.scope == service.scope and isinstance(item, Task) and item.service_id == service.id


class RolloutTab(LiveTab):
    """An update slot by slot: the new task, the one before it, and why one failed.

    Signals:
        asked: "rollback" on the service.
        activated: Asks to open a task.
    """

    asked = Signal(str)
    activated = Signal(object, bool)

    def __init__(self, context: Context, service: Ref) -> None:
        super().__init__(context.store, LATER_MS)
        self._context, self._service = context, service
        self._status = StatusLabel()
        self._words = label("", "small", "text2")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(px(220))
        self._bar.setAccessibleName(tr("Update progress"))
        self.model = CellTable([tr("Slot"), tr("Node"), tr("Task now"), tr("Task before"),
                                tr("Why")], self)
        self.table = ListTable(self)
        self.table.setAccessibleName(tr("Update progress"))
        self.table.setModel(self.model)
        for x, width in enumerate(WIDTHS):
            self.table.setColumnWidth(x, px(width))
        self.table.activated.connect(self._open)
        self._empty = EmptyState("task", tr("No tasks"), tr(
            "The service is stopped, or no node may run it."))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row(self._status, self._words, 0, self._bar, spacing=12,
                                  padding=(18, 10, 18, 8)))
        outer.addWidget(self.table, 1)
        outer.addWidget(self._empty, 1)
        self._banner = BannerPlace(outer, 0, lambda _: self.asked.emit("rollback"))
        self._asking = _Asking(self, context, service)
        self.refresh()

    def refresh(self) -> None:
        """Show what the store knows now."""
        service = self._context.store.get(self._service)
        if not isinstance(service, Service):
            return
        tasks = tasks_of(self._context.store, self._service)
        found = rollout(service, [task for _, task in tasks])
        refs = {task.id: ref for ref, task in tasks}
        self.model.set_rows([(refs[slot.task.id], self._row(slot, bool(found.state)))
                             for slot in found.slots])
        self.table.setVisible(bool(found.slots))
        self._empty.setVisible(not found.slots)
        self._show_head(found)
        self._show_trouble(found)

    def _show_head(self, found: Rollout) -> None:
        self._status.setVisible(bool(found.state))
        if found.state:
            self._status.set_status(UPDATE_STATUS.get(found.state, "starting"),
                                    word=update_word(found.state))
        self._words.setText(tr("{done} of {total} tasks are new").format(
            done=found.done, total=found.total) if found.state else tr("No update is known."))
        over = found.state in ("completed", "rollback_completed")
        self._bar.setVisible(bool(found.state) and not over)  # not every task had to be replaced
        self._bar.setRange(0, max(1, found.total))
        self._bar.setValue(found.done)

    def _show_trouble(self, found: Rollout) -> None:
        if found.state not in ("paused", "rollback_paused"):
            self._banner.clear()
            return
        failed = next((slot.failed for slot in found.slots if slot.failed), None)
        # Where the tasks were given up, no slot is left: the engine's words name an id only.
        body = failed.reason if failed is not None else (
            trouble_of(self._context.store, self._service) or found.message)
        self._banner.say("error", tr("The update stopped."), body, (tr("Roll back"),))

    def _row(self, slot: Slot, updated: bool) -> Row:
        failed = slot.failed
        past = slot.before.reason if slot.before is not None else ""
        return (CellText(str(slot.task.slot) if slot.task.slot else "–"), self._node(slot.task),
                _state(slot.task, tr("new") if slot.fresh and updated else ""),
                _state(slot.before) if slot.before is not None else CellText("–"),
                CellText(failed.reason or failed.message if failed is not None
                         else slot.task.reason or past,
                         "unhealthy" if failed is not None else "text2"))

    def _node(self, task: Task) -> Cell:
        if not task.node_id:
            return CellText("–")
        view = host_of_node(self._context.store, task.node_id)
        live = view is not None and view.status.live
        return CellTwoLine(task.node_name or short_id(task.node_id),
                           "" if live else tr("not connected"), mono=False)

    def _open(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.key(index.row()), True)


def _state(task: Task, note: str = "") -> Cell:
    return CellStatus(task.status, task_word(task.state), note)
