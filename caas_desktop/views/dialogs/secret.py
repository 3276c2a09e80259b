"""Asks for a password or a passphrase."""
from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from caas_desktop.domain.errors import AuthRefused
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_row
from caas_desktop.views.look.layouts import column


def keep_words(kind: str) -> str:
    """Say where a vault of that kind keeps a secret."""
    return {
        "keyring": tr("&Keep it in the system's keyring"),
        "file": tr("&Keep it in the encrypted vault"),
    }.get(kind, tr("&Keep it until the program ends"))


class SecretDialog(Dialog):
    """``secret()`` and ``keep()`` once accepted. ``vault_kind`` is ``Vault.kind``."""

    def __init__(self, parent: QWidget | None, error: AuthRefused, host_name: str,
                 vault_kind: str) -> None:
        phrase = error.needs == "passphrase"
        title = tr("Passphrase of the key") if phrase else tr("Password")
        super().__init__(parent, title, error.subject or host_name, "key", width=440)
        self.form = load_form("secret.ui")
        self._field = child(self.form, QLineEdit, "secret")
        words = tr("&Passphrase") if phrase else tr("&Password")
        child(self.form, QLabel, "secretLabel").setText(words)
        self._field.setAccessibleName(title)
        self._keep = child(self.form, QCheckBox, "keep")
        self._keep.setText(keep_words(vault_kind))
        self._keep.setChecked(vault_kind != "memory")
        # A vault in memory forgets at the end anyway: there is nothing to choose.
        show_row(self.form, "keep", vault_kind != "memory")
        self.set_body(column(self.form))
        self.show_trouble(sentence(error))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Connect"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.go.setEnabled(False)
        self._field.textChanged.connect(lambda text: self.go.setEnabled(bool(text)))
        self._field.setFocus()

    def secret(self) -> str:
        return self._field.text()

    def keep(self) -> bool:
        return self._keep.isChecked()
