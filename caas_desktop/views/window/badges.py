"""The names of the bottom panels, with how much there is in each."""
from __future__ import annotations

from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import TabLook
from caas_desktop.views.window.consoles import Consoles
from caas_desktop.views.window.main_window import MainWindow

LOGS, TERMINALS, TASKS, EVENTS, SEARCH = "logs", "terminals", "tasks", "events", "search"


class Badges:
    """Each method brings one panel's tab up to date."""

    def __init__(self, window: MainWindow, context: Context, consoles: Consoles) -> None:
        self._window, self._context, self._consoles = window, context, consoles

    def tasks(self) -> None:
        running = self._context.tasks.running()
        self._window.status_line.show_tasks(running)
        self._window.bottom.set_look(TASKS, TabLook(
            tr("Tasks"), "queue", badge=str(running) if running else ""))

    def errors(self) -> None:
        count = self._consoles.unseen_errors()
        badge = tr("{count} new errors").format(count=count) if count else ""
        self._window.bottom.set_look(LOGS, TabLook(
            tr("Logs"), "logs", badge=badge, badge_colour="unhealthy"))

    def terminals(self) -> None:
        count = len(self._consoles.terminals.panes())
        self._window.bottom.set_look(TERMINALS, TabLook(
            tr("Terminals"), "terminal", badge=str(count) if count else ""))

    def retranslate(self) -> None:
        """Name every panel in the language of now."""
        for key, title, sign in ((LOGS, tr("Logs"), "logs"), (EVENTS, tr("Events"), "events"),
                                 (SEARCH, tr("Log search"), "search")):
            self._window.bottom.set_look(key, TabLook(title, sign))
        self.tasks()
        self.terminals()
