"""Opens the encrypted vault, or makes it the first time."""
from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import Lane, Vault
from caas_desktop.operations.jobs import CancelToken, JobRunner
from caas_desktop.operations.trial import never_made
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error, show_row
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column

_GOOD_LENGTH, _FAIR_LENGTH = 16, 10


def strength(password: str) -> int:
    """Return 0 (weak), 1 (fair) or 2 (good). Length counts most; one repeated sign is weak."""
    different = len(set(password))
    if len(password) >= _GOOD_LENGTH and different >= 8:
        return 2
    return 1 if len(password) >= _FAIR_LENGTH and different >= 6 else 0


class VaultDialog(Dialog):
    """Unlocks on a worker, as deriving the key takes a moment; accepted once it is open."""

    def __init__(self, parent: QWidget | None, vault: Vault, jobs: JobRunner, *, create: bool
                 ) -> None:
        super().__init__(
            parent, tr("Create the vault") if create else tr("Unlock the vault"),
            tr("Passwords and passphrases of hosts are kept encrypted in it."),
            "lock" if create else "unlock", width=460)
        self._vault, self._jobs, self._create = vault, jobs, create
        self._job: CancelToken | None = None
        self._busy = False
        self.form = load_form("vault.ui")
        self.master = child(self.form, QLineEdit, "master")
        self.again = child(self.form, QLineEdit, "again")
        show_row(self.form, "again", create)
        self.hint = label("", "small", "text3", wrap=True)
        parts: list[QWidget] = [self.form, self.hint]
        if create:
            parts.append(label(tr("Nobody can restore a forgotten master password."), "small",
                               "text2", wrap=True))
        self.set_body(column(*parts))
        self.hint.setVisible(create)
        self.add_stretch()
        self.add_cancel(tr("Not now"))
        self.go = self.add_button(tr("&Create") if create else tr("&Unlock"), "primary",
                                  default=True)
        self.go.clicked.connect(self.accept)
        self.go.setEnabled(False)
        for field in (self.master, self.again):
            field.textChanged.connect(self._typed)
        self.master.setFocus()

    def _typed(self) -> None:
        show_error(self.form, "again", "")
        show_error(self.form, "master", "")
        words = self.master.text()
        self.go.setEnabled(bool(words) and not self._busy)
        rating = (tr("Weak: take several words."), tr("Fair."), tr("Good."))
        self.hint.setText(rating[strength(words)] if words else "")

    def accept(self) -> None:
        if not self.master.text() or self._busy:
            return
        if self._create and self.master.text() != self.again.text():
            show_error(self.form, "again", tr("The two differ."))
            self.again.setFocus()
            self.refit()
            return
        master = self.master.text()
        self.go.setEnabled(False)
        self.show_trouble("")
        self._busy = True
        self._job = self._jobs.submit("vault", lambda _: self._vault.unlock(master),
                                      lane=Lane.COMMAND, done=self._opened, failed=self._refused)

    def _opened(self, _: None) -> None:
        self._busy = False
        super().accept()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self.go.setEnabled(True)
        words = with_hint(error) if isinstance(error, CaasError) else tr("It could not be opened.")
        show_error(self.form, "master", words)
        self.master.selectAll()
        self.master.setFocus()
        self.refit()

    def done(self, result: int) -> None:
        if self._busy and self._job is not None:
            self._job.cancel()
        self.master.clear()
        self.again.clear()
        super().done(result)


def opened(parent: QWidget | None, vault: Vault, jobs: JobRunner) -> bool:
    """Ask for the master password where it is needed; False: the vault stays locked."""
    if not vault.locked:
        return True
    return bool(VaultDialog(parent, vault, jobs, create=never_made(vault)).exec())
