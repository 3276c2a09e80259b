"""What the window does with hosts: add, edit, connect, forget, create on them."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.actions import Action, Danger
from caas_desktop.operations.confirm import ConfirmTarget
from caas_desktop.viewmodels.context import Context
from caas_desktop.views.dialogs.check import CheckDialog
from caas_desktop.views.dialogs.confirm import ConfirmDialog
from caas_desktop.views.dialogs.create import CreateContainerDialog
from caas_desktop.views.dialogs.host import HostDialog
from caas_desktop.views.dialogs.host_import import ImportDialog
from caas_desktop.views.dialogs.pull import PullDialog
from caas_desktop.views.dialogs.resolve import resolve_host_error

FORGET = Action("forget", "Remove from the list", "trash", "host", lambda *_: None, "removing",
                danger=Danger.DESTROYS,
                loses="The connection's settings and its last known content; not the host itself.")


class HostCommands:
    """``current`` tells the host at hand, None without one."""

    def __init__(self, window: QWidget, context: Context,
                 current: Callable[[], HostId | None], show_tasks: Callable[[], None],
                 fail: Callable[[Exception], None]) -> None:
        self._window, self._context, self._current = window, context, current
        self._show_tasks, self._fail = show_tasks, fail

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what runs for which command."""
        return {
            "add-host": self.add,
            "import-hosts": self.import_,
            "edit-host": self._edit,
            "connect-host": self._connect,
            "disconnect-host": self._disconnect,
            "resolve-host": self._resolve,
            "forget-host": self._forget,
            "create-container": self._create,
            "pull-image": self._pull,
        }

    def add(self) -> None:
        HostDialog(self._window, self._context.fleet, self._context.jobs, self._context.post,
                   taken=self._taken()).exec()

    def import_(self) -> None:
        known = frozenset(str(v.spec.endpoint) for v in self._context.store.hosts.values())
        dialog = ImportDialog(self._window, self._context.fleet, self._context.jobs, known)
        if dialog.exec():
            fleet, specs = self._context.fleet, dialog.chosen()

            def show(_: None) -> None:
                for spec in specs:
                    fleet.show(spec)

            self._on_worker(lambda: fleet.keep(specs), show)

    def _taken(self, but: HostId | None = None) -> frozenset[str]:
        return frozenset(v.spec.name for v in self._context.store.hosts.values()
                         if v.spec.id != but)

    def _spec(self) -> HostSpec | None:
        host = self._current()
        view = self._context.store.hosts.get(host) if host else None
        return view.spec if view else None

    def _edit(self) -> None:
        spec = self._spec()
        if spec is not None:
            HostDialog(self._window, self._context.fleet, self._context.jobs, self._context.post,
                       spec, self._taken(spec.id)).exec()

    def _connect(self) -> None:
        spec = self._spec()
        if spec is None:
            return
        status = self._context.store.hosts[spec.id].status
        if status.error is not None and status.next_try_at is None:
            self._resolve()
        else:
            self._context.fleet.connect(spec.id)

    def _disconnect(self) -> None:
        spec = self._spec()
        if spec is not None:
            self._context.fleet.disconnect(spec.id)

    def _resolve(self) -> None:
        spec = self._spec()
        if spec is None:
            return
        error = self._context.store.hosts[spec.id].status.error
        if error is None:
            CheckDialog(self._window, self._context, spec).exec()
        elif resolve_host_error(self._window, self._context.fleet, spec, error,
                              self._context.jobs):
            self._context.fleet.connect(spec.id)

    def _forget(self) -> None:
        spec = self._spec()
        if spec is None:
            return
        target = ConfirmTarget(spec.name, spec.name, spec.environment)
        if ConfirmDialog(self._window, FORGET, [target], 1).exec():
            fleet = self._context.fleet
            self._on_worker(lambda: fleet.erase(spec.id), lambda _: fleet.hide(spec.id))

    def _create(self) -> None:
        dialog = CreateContainerDialog(self._window, self._context.store, self._current())
        if dialog.exec():
            self.create(dialog)

    def create(self, dialog: CreateContainerDialog) -> None:
        host = dialog.host_id()
        if host is not None and dialog.spec is not None:
            self._context.creations.create(host, dialog.spec)
            self._show_tasks()

    def _pull(self) -> None:
        dialog = PullDialog(self._window, self._context.store, self._current())
        if dialog.exec():
            host = dialog.host_id()
            if host is not None:
                self._context.creations.pull(host, dialog.reference())
                self._show_tasks()

    def _on_worker(self, call: Callable[[], None], done: Callable[[None], None]) -> None:
        """A keyring may ask its user, a catalogue be busy: the window does not wait for them."""
        self._context.jobs.submit("vault", lambda _: call(), done=done, failed=self._fail)


