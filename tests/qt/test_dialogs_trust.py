"""Questions about a host's key or secret, asked outside the host's own dialog."""
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from caas_desktop.domain.errors import HostKeyChanged, HostKeyUnknown
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.views.dialogs.resolve import resolve_host_error
from caas_desktop.views.dialogs.secret import SecretDialog
from caas_desktop.views.dialogs.trust import HostKeyChangedDialog, HostKeyDialog, KeyAnswer
from tests.qt.dialogs_kit import FakeFleet, FakeVault, Now, refused, ssh, texts

KEY = HostKeyUnknown("[h]:2222", "ssh-ed25519 AAAA", "SHA256:abc")

# The offscreen platform has no size hints to give on; a screen has.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_an_unknown_key_is_rejected_unless_somebody_decides(qtbot) -> None:
    dialog = HostKeyDialog(None, KEY)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "SHA256:abc" in texts(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.answer is KeyAnswer.REJECT
    assert not dialog.isVisible()


def test_a_changed_key_offers_no_way_on(qtbot) -> None:
    dialog = HostKeyChangedDialog(None, HostKeyChanged("changed", detail="SHA256:x"))
    qtbot.addWidget(dialog)
    words = {b.text().replace("&", "") for b in dialog.findChildren(QPushButton)}
    assert words == {"Close"}


def test_resolving_keeps_a_secret_only_where_that_is_wanted(qtbot, monkeypatch) -> None:
    for keep in (True, False):
        fleet, kept = FakeFleet(), FakeVault()
        fleet.vault = RunSecrets(kept)

        def answer(dialog: SecretDialog, keep: bool = keep) -> int:
            qtbot.addWidget(dialog)
            dialog._field.setText("hunter2")
            dialog._keep.setChecked(keep)
            return 1

        monkeypatch.setattr(SecretDialog, "exec", answer)
        assert resolve_host_error(None, fleet, ssh("h"), refused(), Now())
        assert fleet.vault.get("host/h/passphrase") == "hunter2"
        assert kept.kept == ({"host/h/passphrase": "hunter2"} if keep else {})


def test_resolving_accepts_a_key_as_chosen(qtbot, monkeypatch) -> None:
    fleet = FakeFleet()

    def once(dialog: HostKeyDialog) -> int:
        qtbot.addWidget(dialog)
        dialog._choose(KeyAnswer.ONCE)
        return 1

    monkeypatch.setattr(HostKeyDialog, "exec", once)
    assert resolve_host_error(None, fleet, ssh(), KEY)
    assert fleet.connector.accepted == [("[h]:2222", "ssh-ed25519 AAAA", False)]
    assert not resolve_host_error(None, fleet, ssh(), None)
