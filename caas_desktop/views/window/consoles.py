"""Log consoles and terminals of the window."""
from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.changes import Change, HostChanged, Removed, Upserted
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.groups import ALL, Group
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.container import Container
from caas_desktop.operations.logs.arena import Budget
from caas_desktop.operations.logs.saved import Saved, read, write
from caas_desktop.operations.settings import (
    LOG_BUFFER_MB,
    LOG_FILTERS,
    LOG_TAIL,
    Settings,
)
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.log_sources import group_logs
from caas_desktop.viewmodels.log_targets import MOST_SOURCES, log_targets
from caas_desktop.views.logs.console import LogConsole
from caas_desktop.views.logs.saved_menu import Shelf
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.pages.tools import Tools
from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.tabs import TerminalTabs
from caas_desktop.views.window.terminal_maker import TerminalMaker

log = logging.getLogger(__name__)

FOLLOW_MS = 200


def _shelf(settings: Settings) -> Shelf:
    """Return the saved filters; those that cannot be read count as none."""
    stored = settings.get(LOG_FILTERS)
    try:
        saved = read(stored) if stored else Saved()
    except CaasError:
        log.warning("the saved log filters cannot be read")
        saved = Saved()
    return Shelf(saved, lambda kept: settings.set(LOG_FILTERS, write(kept)))


class LogPanel(QWidget):
    """A console that follows the containers a callable names, also as they come and go."""

    def __init__(self, context: Context, budget: Budget, shelf: Shelf,
                 around: Callable[[Ref, int], None], members: Callable[[], Sequence[Ref]]) -> None:
        super().__init__()
        self._around = around
        self._context, self._members = context, members
        cap = context.settings.get(LOG_BUFFER_MB) << 20
        self.console = LogConsole(context.streams, cap=cap, budget=budget, shelf=shelf,
                                  tail=context.settings.get(LOG_TAIL))
        self.console.moment_wanted.connect(self._moment_wanted)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.console)
        self.setFocusProxy(self.console)
        self._later = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._later.timeout.connect(self._retarget)
        self._unsubscribe = context.store.subscribe(self._on_changes)
        self._retarget()

    def follow(self, members: Callable[[], Sequence[Ref]]) -> None:
        """Show other containers; what was read of the old ones goes."""
        self._members = members
        self._retarget()

    def focus_filter(self) -> None:
        self.console.find_bar.take_focus()

    def close_tab(self) -> None:
        self._unsubscribe()
        self.console.close_log()

    def _retarget(self) -> None:
        members = self._members()
        self.console.omitted = max(0, len(members) - MOST_SOURCES)
        self._awaited = not members and self._context.membership.awaited(ALL)
        self.console.set_targets(log_targets(self._context, members), awaited=self._awaited)

    def _moment_wanted(self, ts: int) -> None:
        for ref in list(self._members())[:1]:
            self._around(ref, ts)

    def _on_changes(self, changes: list[Change]) -> None:
        for change in changes:
            match change:
                case HostChanged(host, status):
                    if status.live:
                        self.console.wake(host=host)
                    if self._awaited:
                        self._soon()
                case Upserted(ref, Container(state="running")):
                    self.console.wake(container_id=ref.id)
                    self._soon()
                case Upserted(ref) | Removed(ref) if ref.kind in ("container", "task"):
                    self._soon()
                case _:
                    pass

    def _soon(self) -> None:
        if not self._later.isActive():
            self._later.start()


class Consoles:
    """One merged log and the terminals of the bottom panel; makes those inside pages."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        self._picked: list[Ref] = []
        self._turns = Turns(parent)
        self._budget = Budget()
        self._shelf = _shelf(context.settings)
        self._logs: LogPanel | None = None
        self.moment_wanted: Callable[[Ref, int], None] = lambda ref, ts: None
        """Shows what a container and its neighbours wrote at a time (ns)."""
        self.terminals = TerminalTabs()
        self.maker = TerminalMaker(context)
        self.tools = Tools(log_tab=self._log_tab, new_pane=self.maker.shell, adopt=self._adopt)

    def unseen_errors(self) -> int:
        """Return how many error lines the bottom panel's log got while nobody looked."""
        if self._logs is None or self._logs.isVisible():
            return 0
        return self._logs.console.new_errors()

    @property
    def logs(self) -> LogPanel:
        if self._logs is None:
            self._logs = self._log_tab(lambda: self._picked)
        return self._logs

    def _log_tab(self, members: Callable[[], Sequence[Ref]]) -> LogPanel:
        return LogPanel(self._context, self._budget, self._shelf,
                        lambda ref, ts: self.moment_wanted(ref, ts), members)

    def show_logs(self, refs: Sequence[Ref], group: Group | None = None) -> None:
        """Merge the logs of these in the bottom panel; of a group also those that come later."""
        self._picked = list(refs)
        self.logs.follow(lambda: self._picked if group is None
                         else group_logs(self._context, group))

    def open(self, make: Callable[[], TerminalPane],
             show: Callable[[TerminalPane], object] | None = None) -> None:
        """Make a terminal in a turn of the event loop, show it (in a new tab) in the next."""

        def first() -> None:
            self._turns.add(partial(show or self.terminals.begin, make()))

        self._turns.add(first)

    def close(self) -> None:
        if self._logs is not None:
            self._logs.close_tab()
        self.terminals.close_all()

    def _adopt(self, pane: TerminalPane) -> None:
        self.terminals.adopt(pane)
