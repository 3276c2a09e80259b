"""Adding a host: fields are checked in place, tests show their steps, secrets go to the vault."""
from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caas_desktop.domain.errors import (
    CatalogueError,
    HostKeyUnknown,
    SocketDenied,
    VaultError,
)
from caas_desktop.domain.hosts import HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.views.dialogs.host import HostDialog
from caas_desktop.views.dialogs.host_import import ImportDialog
from caas_desktop.views.dialogs.resolve import resolve_host_error
from caas_desktop.views.dialogs.vault import VaultDialog
from caas_desktop.views.forms import child
from tests.qt.dialogs_kit import FakeFleet, FakeVault, Now, at_once, refused, ssh, texts

KEY = HostKeyUnknown("[h]:2222", "ssh-ed25519 AAAA", "SHA256:abc")


# The offscreen platform has no size hints to give on; a screen has.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def opened(qtbot):
    def make(fleet: FakeFleet, spec: HostSpec | None = None, **more) -> HostDialog:
        dialog = HostDialog(None, fleet, Now(), at_once, spec, **more)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog
    return make


def press(dialog, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton)
                  if b.text().replace("&", "").strip() == words and not b.isHidden())
    button.click()


def test_an_ssh_host_is_saved_from_one_line_with_a_name_made_of_it(opened) -> None:
    fleet = FakeFleet()
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("ops@prod-ams-01.acme.io:2222")
    dialog.form.environment.choose("production")
    dialog.accept()
    (spec, secrets), = fleet.saved
    assert spec.endpoint == SshEndpoint("prod-ams-01.acme.io", 2222, "ops")
    assert (spec.name, spec.environment, secrets) == ("prod-ams-01", "production", {})


def test_wrong_fields_are_told_beside_them_and_nothing_is_saved(opened) -> None:
    fleet = FakeFleet()
    dialog = opened(fleet)
    dialog.accept()
    error = child(dialog.form.widget, QLabel, "addressError")
    assert error.isVisible()
    assert dialog.form.fields["address"].accessibleDescription() == error.text()
    assert dialog.isVisible()
    assert not fleet.saved
    dialog.form.fields["address"].setText("host:99999")
    dialog.accept()
    assert "65535" in error.text()


def test_tls_needs_both_halves_of_a_certificate(opened, tmp_path) -> None:
    cert = tmp_path / "cert.pem"
    cert.write_text("x")
    fleet = FakeFleet()
    dialog = opened(fleet)
    dialog._choose_way("tls")
    dialog.form.fields["address"].setText("h")
    dialog.form.fields["cert"].setText(str(cert))
    dialog.accept()
    assert child(dialog.form.widget, QLabel, "keyError").isVisible()
    dialog.form.fields["key"].setText(str(cert))
    dialog.accept()
    assert fleet.saved[0][0].endpoint == TlsEndpoint("h", 2376, "", str(cert), str(cert))


def test_a_socket_of_this_computer_needs_no_more_than_its_path(opened) -> None:
    fleet = FakeFleet()
    dialog = opened(fleet)
    dialog._choose_way("unix")
    dialog.accept()
    assert fleet.saved[0][0].endpoint == UnixEndpoint("/var/run/docker.sock")


def test_editing_keeps_the_entry_and_shows_an_unencrypted_line_as_unsafe(opened) -> None:
    fleet = FakeFleet()
    spec = HostSpec(HostId("x"), "old", TlsEndpoint("h", 2375, plain=True), "eu", "series3",
                    "staging", True, False)
    dialog = opened(fleet, spec)
    assert dialog.unsafe.isVisible()
    dialog.accept()
    assert fleet.saved == [(spec, {})]


def test_only_fields_of_the_chosen_way_are_shown(opened) -> None:
    dialog = opened(FakeFleet())
    shown = {key for key, field in dialog.form.fields.items() if field.isVisible()}
    assert shown == {"address", "name", "jump", "socket", "folder"}
    dialog.form.sign_in.setCurrentIndex(2)
    assert dialog.form.fields["password"].isVisible()


@pytest.mark.parametrize("way", ["ssh", "tls", "unix"])
@pytest.mark.parametrize("edits", [True, False])
def test_no_mnemonic_stands_twice(opened, way: str, edits: bool) -> None:
    dialog = opened(FakeFleet(), ssh() if edits else None)
    dialog._choose_way(way)
    dialog.form.sign_in.setCurrentIndex(1)
    words = [w.text() for kind in (QLabel, QAbstractButton) for w in dialog.findChildren(kind)
             if w.isVisible()]
    keys = [m[1].lower() for text in words if (m := re.search(r"&([^&])", text))]
    assert len(keys) == len(set(keys)), keys


def test_tab_walks_the_form_as_it_is_read_and_comes_round(opened, qtbot) -> None:
    dialog = opened(FakeFleet())
    first = dialog.form.fields["address"]
    qtbot.waitUntil(first.hasFocus)
    walked = []
    for _ in range(14):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        widget = dialog.focusWidget()
        walked.append(widget.objectName() or widget.accessibleName())
    assert walked == [
        "name", "Development", "signIn", "jump", "socket", "folder", "No colour", "enabled",
        "readOnly", "Cancel", "Add host", "Test connection", "SSH", "Import…"]
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.import_button.hasFocus()


def test_arrow_keys_choose_the_environment(opened, qtbot) -> None:
    dialog = opened(FakeFleet())
    buttons = {b.accessibleName(): b for b in dialog.form.environment.findChildren(QAbstractButton)}
    qtbot.waitUntil(dialog.form.fields["address"].hasFocus)
    buttons["Development"].setFocus()
    qtbot.keyClick(buttons["Development"], Qt.Key.Key_Left)
    assert dialog.form.environment.key() == "test"
    assert buttons["Test"].hasFocus()


def test_a_typed_password_goes_to_save_and_into_no_spec(opened) -> None:
    fleet = FakeFleet()
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.form.sign_in.setCurrentIndex(2)
    dialog.form.fields["password"].setText("hunter2")
    dialog.accept()
    spec, secrets = fleet.saved[0]
    assert secrets == {"password": "hunter2"}
    assert "hunter2" not in repr(spec)


def test_a_locked_vault_is_asked_for_before_a_password_is_kept(opened, monkeypatch) -> None:
    fleet, asked = FakeFleet(), []
    fleet.vault.locked = True
    monkeypatch.setattr(VaultDialog, "exec", lambda dialog: asked.append(1) or len(asked) > 1)
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.form.sign_in.setCurrentIndex(2)
    dialog.form.fields["password"].setText("hunter2")
    dialog.accept()
    assert "locked" in dialog.error.text()
    assert not fleet.saved
    dialog.accept()
    assert len(fleet.saved) == 1


def test_who_never_made_a_vault_is_told_so_and_asked_to_make_one(opened, monkeypatch) -> None:
    fleet, titles = FakeFleet(), []
    fleet.vault.locked = True
    fleet.vault = RunSecrets(fleet.vault, absent=lambda: True)
    monkeypatch.setattr(VaultDialog, "exec", lambda dialog: titles.append(dialog.windowTitle()))
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.form.sign_in.setCurrentIndex(2)
    dialog.form.fields["password"].setText("hunter2")
    dialog.accept()
    assert titles == ["Create the vault"]
    assert "no vault yet" in dialog.error.text()


def test_a_test_that_needs_a_locked_vault_asks_to_unlock_it_and_goes_on(
        opened, monkeypatch) -> None:
    fleet = FakeFleet(VaultError("The vault file is locked."))
    fleet.vault.locked = True

    def unlock(dialog: VaultDialog) -> bool:
        fleet.vault.locked = False
        return True

    monkeypatch.setattr(VaultDialog, "exec", unlock)
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.test_button.click()
    press(dialog.test, "Unlock the vault…")
    assert "It works" in texts(dialog)


def test_resolving_a_locked_vault_is_to_unlock_it(monkeypatch) -> None:
    fleet = FakeFleet()
    fleet.vault.locked = True
    monkeypatch.setattr(VaultDialog, "exec", lambda dialog: True)
    assert resolve_host_error(None, fleet, ssh("h"), VaultError("locked"), Now())


def test_steps_show_as_they_end_with_what_to_do(opened) -> None:
    dialog = opened(FakeFleet(SocketDenied("no permission", hint="Add the user to the group.")))
    dialog.form.fields["address"].setText("h")
    dialog.test_button.click()
    shown = texts(dialog)
    assert "10.0.0.1" in shown
    assert "no permission" in shown
    assert "Add the user to the group." in shown


def test_an_unknown_key_is_asked_for_in_place_and_tested_again(opened) -> None:
    fleet = FakeFleet(KEY)
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.test_button.click()
    assert "SHA256:abc" in texts(dialog)
    press(dialog.test, "Accept and save")
    assert fleet.connector.accepted == [("[h]:2222", "ssh-ed25519 AAAA", True)]
    assert len(fleet.connector.tested) == 2
    assert "It works" in texts(dialog)


def test_a_rejected_key_is_not_accepted(opened) -> None:
    fleet = FakeFleet(KEY)
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.test_button.click()
    press(dialog.test, "Reject")
    assert not fleet.connector.accepted
    assert len(fleet.connector.tested) == 1


def passphrase_asked(opened, fleet: FakeFleet) -> HostDialog:
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.test_button.click()
    field = next(f for f in dialog.test.findChildren(QLineEdit) if f.isVisible())
    assert field.echoMode() == QLineEdit.EchoMode.Password
    field.setText("hunter2")
    press(dialog.test, "Try it")
    return dialog


def test_a_passphrase_asked_by_the_test_is_saved_with_the_host(opened) -> None:
    fleet = FakeFleet(refused())
    dialog = passphrase_asked(opened, fleet)
    assert "It works" in texts(dialog)
    dialog.accept()
    assert fleet.saved[0][1] == {"passphrase": "hunter2"}


@pytest.mark.parametrize("wrapped", [True, False])
def test_cancel_leaves_no_secret_behind(opened, wrapped: bool) -> None:
    fleet, kept = FakeFleet(refused()), FakeVault()
    fleet.vault = RunSecrets(kept) if wrapped else kept
    dialog = passphrase_asked(opened, fleet)
    key = f"host/{dialog.spec.id}/passphrase"
    assert fleet.vault.get(key) == "hunter2"
    dialog.reject()
    assert fleet.vault.get(key) is None
    assert not kept.kept
    assert not fleet.saved


def test_after_a_good_test_enter_saves(opened, qtbot) -> None:
    fleet = FakeFleet()
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    qtbot.keyClick(dialog.form.fields["address"], Qt.Key.Key_Return)
    assert len(fleet.connector.tested) == 1
    assert not fleet.saved
    qtbot.keyClick(dialog.form.fields["name"], Qt.Key.Key_Return)
    assert len(fleet.saved) == 1


def test_saving_is_the_filled_button_once_a_test_worked_and_the_test_until_then(opened) -> None:
    def filled() -> list[QPushButton]:
        return [made for made in (dialog.test_button, dialog.save_button)
                if made.property("kind") == "primary"]

    fleet = FakeFleet(KEY)
    dialog = opened(fleet)
    dialog.form.fields["address"].setText("h")
    dialog.test_button.click()
    assert filled() == [dialog.test_button]
    press(dialog.test, "Accept and save")
    assert filled() == [dialog.save_button]
    assert not dialog.test_button.isDefault()


def test_a_name_in_use_and_a_broken_catalogue_are_told_and_the_form_stays(opened) -> None:
    fleet = FakeFleet()
    fleet.refuse = CatalogueError("no space", hint="Free some.")
    dialog = opened(fleet, taken=frozenset({"b"}))
    dialog.form.fields["address"].setText("b")
    dialog.accept()
    assert "this name" in dialog.error.text()
    dialog.form.fields["name"].setText("c")
    dialog.accept()
    assert dialog.error.text() == "no space. Free some."
    assert dialog.isVisible()


def test_import_gives_new_entries_in_the_chosen_environment(qtbot) -> None:
    fleet = FakeFleet()
    fleet.connector.found = [ssh("a"), ssh("<b>x</b>", "10.1.1.2")]
    dialog = ImportDialog(None, fleet, Now(), frozenset({"ssh://10.1.1.2"}))
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    dialog.boxes[0][0].setChecked(True)
    dialog.environment.choose("test")
    (spec,) = dialog.chosen()
    assert (spec.name, spec.environment) == ("a", "test")
    assert spec.id != "a"
    assert dialog.boxes[1][0].text() == "<b>x</b>"


def test_saving_waits_for_a_keyring_on_a_worker_and_the_dialog_stays_meanwhile(
        qtbot: QtBot) -> None:
    """A keyring asks its user to unlock it: that must not freeze the window."""
    home: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    answered, threads = threading.Event(), []
    fleet, jobs = FakeFleet(), JobRunner(home.put)
    keep = fleet.keep

    def asking(*what: Any) -> None:
        threads.append(threading.current_thread())
        assert answered.wait(5.0)
        keep(*what)

    fleet.keep = asking  # type: ignore[method-assign]
    dialog = HostDialog(None, fleet, jobs, at_once)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.form.fields["address"].setText("ops@h")
    dialog.show()
    dialog.accept()
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    dialog.accept()
    assert dialog.isVisible()
    answered.set()
    home.get(timeout=5.0)()
    assert dialog.result() == HostDialog.DialogCode.Accepted
    assert [spec.name for spec, _ in fleet.saved] == ["h"]
    assert threads
    assert threading.main_thread() not in threads
    jobs.close()
