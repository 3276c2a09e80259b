"""What the window does with terminals: ways to open one, and the commands of its menu."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import SshEndpoint
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.domain.text import N_
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.settings import HELPER_IMAGE
from caas_desktop.operations.terminal.exec import DEFAULT, ExecOptions
from caas_desktop.operations.terminal.saving import save_text
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.shell import AttachDialog, HelperDialog, ShellDialog
from caas_desktop.views.look.toasts import ToastHost
from caas_desktop.views.terminal.broadcast import Reach
from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.splits import HORIZONTAL, VERTICAL
from caas_desktop.views.window.consoles import Consoles

MARGIN_LINKS = 24


class TerminalCommands:
    """``containers`` tells the selected ones, ``show`` brings the panel of terminals up."""

    def __init__(self, window: QWidget, context: Context, consoles: Consoles,
                 containers: Callable[[], list[Ref]], host: Callable[[], HostId | None],
                 show: Callable[[], object], toasts: ToastHost,
                 fail: Callable[[Exception], None]) -> None:
        self._window, self._context, self._consoles = window, context, consoles
        self._containers, self._host, self._show = containers, host, show
        self._toasts, self._fail = toasts, fail
        self._last: dict[Ref, ExecOptions] = {}  # of this run: the environment may be secret
        self._latest: tuple[Ref, ExecOptions] | None = None

    def table(self) -> dict[str, Callable[[], Any]]:
        return {
            **{key: partial(self._try, act) for key, act in (
                ("shell-options", self._with_options), ("shell-again", self._again),
                ("attach", self._attach), ("helper-shell", self._helper),
                ("host-shell", self._host_shell))},
            **{key: partial(self._dock, act) for key, act in self._on_dock().items()},
            **{key: partial(self._pane, act) for key, act in self._on_pane().items()},
        }

    def _on_dock(self) -> dict[str, Callable[[TerminalPane], object]]:
        """Return what acts on the panel; it gets the session that has the keyboard."""
        terminals = self._consoles.terminals
        area = terminals.area

        def in_area(method: str, *args: int) -> Callable[[TerminalPane], object]:
            return lambda pane: (found := area()) and getattr(found, method)(*args)

        def alone(_: TerminalPane) -> None:
            found = area()
            if found is not None:
                found.show_alone(not found.alone)

        def reach(wanted: Reach, _: TerminalPane) -> None:
            terminals.reach(Reach.OFF if terminals.broadcast.reach is wanted else wanted)
            if terminals.broadcast.reach is not wanted and wanted is not Reach.OFF:
                self._toasts.show_toast("info", tr("Input goes to one terminal"), "")

        return {
            "terminal-right": partial(self._split, HORIZONTAL),
            "terminal-below": partial(self._split, VERTICAL),
            "terminal-left-pane": in_area("go", -1, 0), "terminal-right-pane": in_area("go", 1, 0),
            "terminal-upper-pane": in_area("go", 0, -1),
            "terminal-lower-pane": in_area("go", 0, 1),
            "terminal-next": lambda _: terminals.step(1),
            "terminal-alone": alone,
            "terminal-list": lambda _: terminals.show_list(not terminals.sessions.isVisible()),
            "broadcast-tab": partial(reach, Reach.TAB), "broadcast-all": partial(reach, Reach.ALL),
        }

    def _on_pane(self) -> dict[str, Callable[[TerminalPane], object]]:
        return {
            "terminal-rename": self._consoles.terminals.ask_name,
            "terminal-close": self._consoles.terminals.close_pane,
            "terminal-copy": lambda pane: pane.view.clipboard.copy(),
            "terminal-paste": lambda pane: pane.view.clipboard.paste(),
            "terminal-search": lambda pane: pane.view.finder.open(),
            "terminal-links": self._links,
            "terminal-record": self._record,
            "terminal-save": self._save,
            "terminal-clear": lambda pane: pane.view.commands.clear_history(),
            "terminal-reset": lambda pane: pane.view.commands.reset(),
        }

    # -- which ----------------------------------------------------------------------------

    def _focused(self) -> TerminalPane | None:
        """Return the terminal with the keyboard, else the one that the panel shows."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, TerminalPane):
            widget = widget.parentWidget()
        return widget if isinstance(widget, TerminalPane) else self._consoles.terminals.current()

    def _pane(self, act: Callable[[TerminalPane], object]) -> None:
        pane = self._focused()
        if pane is None:
            self._toasts.show_toast("info", tr("No terminal is open"),
                                    tr("Open a shell in a container first."))
        else:
            act(pane)

    def _dock(self, act: Callable[[TerminalPane], object]) -> None:
        self._show()
        self._pane(act)

    def _container(self) -> Ref | None:
        """Return the selected container, if its host may be changed."""
        for ref in self._containers()[:1]:
            view = self._context.store.host_of(ref.scope)
            if view is not None:
                require_writable(view.spec)
            return ref
        return None

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CaasError as exc:
            self._fail(exc)

    # -- opening --------------------------------------------------------------------------

    def _open(self, make: Callable[[], TerminalPane]) -> None:
        self._show()
        self._consoles.open(make)

    def _split(self, orientation: Qt.Orientation, pane: TerminalPane) -> None:
        self._consoles.open(
            partial(self._consoles.maker.again, pane),
            lambda made: self._consoles.terminals.split(made, orientation))

    def _with_options(self) -> None:
        ref = self._container()
        if ref is None:
            return
        subject = self._consoles.maker.subject(ref)
        dialog = ShellDialog(self._window, subject, self._last.get(ref, DEFAULT))
        if dialog.exec():
            self._last[ref] = dialog.options()
            self._latest = ref, dialog.options()
            self._open(partial(self._consoles.maker.shell, ref, dialog.options()))

    def _again(self) -> None:
        """Open what was last opened with options, once more."""
        if self._latest is None:
            self._with_options()
        else:
            self._open(partial(self._consoles.maker.shell, *self._latest))

    def _attach(self) -> None:
        ref = self._container()
        if ref is not None and AttachDialog(
                self._window, self._consoles.maker.subject(ref)).exec():
            self._open(partial(self._consoles.maker.attached, ref))

    def _helper(self) -> None:
        ref = self._container()
        if ref is None:
            return
        settings = self._context.settings
        dialog = HelperDialog(self._window, self._consoles.maker.subject(ref),
                              settings.get(HELPER_IMAGE))
        if dialog.exec():
            settings.set(HELPER_IMAGE, dialog.image())
            self._open(partial(self._consoles.maker.helper, ref, dialog.image(),
                               pull=dialog.pull()))

    def _host_shell(self) -> None:
        host = self._host()
        view = self._context.store.hosts.get(host) if host is not None else None
        if host is None or view is None:
            self._toasts.show_toast("info", tr("Choose a host first"), "")
            return
        require_writable(view.spec)
        if not isinstance(view.spec.endpoint, SshEndpoint):
            raise CaasError(N_("{host} is not reached over SSH, so there is no shell on it."),
                            hint=N_("Add the host with an SSH address to get one."),
                            host=view.spec.name)
        self._open(partial(self._consoles.maker.on_host, host))

    # -- one terminal ---------------------------------------------------------------------

    def _links(self, pane: TerminalPane) -> None:
        """Offer the web addresses on the screen."""
        found = pane.view.pointer.shown_links()
        if not found:
            self._toasts.show_toast("info", tr("No web address is on the screen"), "")
            return
        menu = QMenu(pane.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for link in found:
            words = link[:100].replace("&", "&&")
            menu.addAction(words).triggered.connect(
                lambda _=False, chosen=link: pane.view.pointer.link_clicked.emit(chosen))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(pane.view.mapToGlobal(QPoint(MARGIN_LINKS, MARGIN_LINKS)))

    def _record(self, pane: TerminalPane) -> None:
        """Begin a recording, after a warning; or end the one that runs."""
        done = pane.stop_recording()
        if done is not None:
            self._toasts.show_toast("error" if done.error else "info",
                                    tr("Recording ended"), done.error or str(done.path))
            return
        pane.view.asker.ask(
            tr("Record this terminal?"),
            tr("All that it shows goes into a file, secrets too.\nWhat is typed unseen does not."),
            tr("Record…"), lambda: self._record_into(pane))

    def _record_into(self, pane: TerminalPane) -> None:
        path = self._ask_path(tr("Record into"), f"{_plain(pane.name)}.cast", "asciicast (*.cast)")
        if path is None:
            return
        try:
            pane.record(path)
        except OSError as exc:
            self._failed(exc)

    def _save(self, pane: TerminalPane) -> None:
        path = self._ask_path(tr("Save the text"), f"{_plain(pane.name)}.txt",
                              tr("Text (*.txt)"))
        if path is None:
            return
        screen, kept = pane.session.screen, pane.lines()

        def write(_: object) -> int:
            return save_text(screen, *kept, path)

        def saved(lines: int) -> None:
            self._toasts.show_toast("info", tr("{n} lines saved").format(n=lines), str(path))

        self._context.jobs.submit("terminal-text", write, done=saved, failed=self._failed)

    def _ask_path(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(Path.home() / name), kinds)
        return Path(chosen) if chosen else None

    def _failed(self, exc: Exception) -> None:
        words = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc)
        self._toasts.show_toast("error", tr("The file could not be written"), words)


def _plain(name: str) -> str:
    """Return a name that every file system takes."""
    return "".join(char if char.isalnum() or char in "-_." else "-" for char in name).strip(".")
