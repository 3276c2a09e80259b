"""The vault in the window: made or unlocked by its command, told in the status line."""
from __future__ import annotations

from collections.abc import Callable

from caas_desktop.domain.text import N_
from caas_desktop.operations.trial import never_made
from caas_desktop.viewmodels.commands import command
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.vault import opened
from caas_desktop.views.look.toasts import ToastHost
from caas_desktop.views.window.main_window import MainWindow

UNLOCK = "unlock-vault"


class VaultCommands:
    def __init__(self, window: MainWindow, context: Context, toasts: ToastHost,
                 fail: Callable[[Exception], None]) -> None:
        self._window, self._context, self._toasts, self._fail = window, context, toasts, fail

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what its command does."""
        return {UNLOCK: self._unlock}

    def _unlock(self) -> None:
        """Ask for the master password; hosts that lacked a secret try again."""
        vault = self._context.vault
        if not vault.locked:
            where = tr("Secrets are kept in: {kind}").format(kind=vault.kind)
            self._toasts.show_toast("info", tr("The vault is open"), where)
            return
        if opened(self._window, vault, self._context.jobs):
            for host, view in self._context.store.hosts.items():
                if view.spec.enabled and not view.status.live:
                    self._context.fleet.connect(host)
        self.show()

    def show(self) -> None:
        """Tell how it is; asked on a worker: the first look at a keyring may take seconds."""
        vault = self._context.vault

        def look(_: object) -> tuple[str, bool, bool]:
            return vault.kind, vault.locked, never_made(vault)

        def tell(found: tuple[str, bool, bool]) -> None:
            kind, locked, new = found
            self._window.status_line.show_vault(kind, locked and not new)
            self._window.keys.name(UNLOCK, N_("&Make the vault…") if new else command(UNLOCK).title)

        self._context.jobs.submit("vault", look, failed=self._fail, done=tell)
