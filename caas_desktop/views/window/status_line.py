"""The status bar: hosts, tasks, how far the catalogue and the vault are usable."""
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from caas_desktop.viewmodels.errors import reason
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.labels import StatusText, tooltip

if TYPE_CHECKING:
    from caas_desktop.operations.store import Store


class StatusLine(QStatusBar):
    """Every part is a button that leads to what it tells of; ``asked`` names the command."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 0, 0)
        self.setAccessibleName(tr("Status"))
        self._hosts = StatusText("offline", "")
        self._trouble = self._button("alert", "dashboard")
        self._tasks = self._button("queue", "show-tasks")
        self._vault = self._button("key", "unlock-vault")
        self._language = self._button("language", "next-language")
        self.addWidget(self._hosts)
        self.addWidget(self._trouble)
        self.addWidget(self._tasks)
        self.addPermanentWidget(self._vault)
        self.addPermanentWidget(self._language)
        for made in (self._trouble, self._tasks, self._vault):
            made.hide()
        self.refresh_hosts()

    def _button(self, icon_name: str, command: str) -> QToolButton:
        made = tool(icon_name, size=13, words=" ")
        made.clicked.connect(lambda: self.asked.emit(command))
        return made

    def follow(self, store: Store) -> None:
        """Count the hosts of ``store`` from now on."""
        self._store = store
        self.refresh_hosts()

    def refresh_hosts(self) -> None:
        views = list(self._store.hosts.values()) if self._store is not None else []
        ready = sum(v.status.live for v in views)
        bad = [v for v in views if v.spec.enabled and v.status.lost]
        sign = "offline" if not views else "healthy" if ready == len(views) else "degraded"
        self._hosts.set_status(sign, tr("{ready} / {total} hosts").format(
            ready=ready, total=len(views)))
        self._trouble.setVisible(bool(bad))
        if bad:
            self._say(self._trouble, tr("{count} not reachable").format(count=len(bad)),
                      "\n".join(f"{v.spec.name}: {reason(v.status)}" for v in bad[:10]))

    def show_tasks(self, running: int) -> None:
        self._tasks.setVisible(running > 0)
        self._say(self._tasks, tr("Tasks: {count}").format(count=running))

    def show_vault(self, kind: str, locked: bool) -> None:
        """Say it only where secrets are not simply kept: locked, or in memory for this run."""
        self._vault.setVisible(locked or kind == "memory")
        self._vault.setIcon(icon("lock" if locked else "key", "restarting"))
        self._say(self._vault, tr("Vault locked") if locked else tr("Secrets for this run only"))

    def show_language(self, words: str) -> None:
        self._say(self._language, words, tr("Language"))

    @staticmethod
    def _say(made: QToolButton, words: str, tip: str = "") -> None:
        made.setText(f" {words}")
        made.setAccessibleName(words)
        made.setToolTip(tooltip(tip or words))
