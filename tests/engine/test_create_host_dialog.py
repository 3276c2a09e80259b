"""Adding a real host in the dialog: unknown key, locked key, stranger, wrong socket."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from caas_desktop.domain.hosts import HostSpec
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.views.dialogs.host import HostDialog
from caas_desktop.views.dialogs.host_form import KEY_FILE, PASSWORD
from lab.state import Lab
from tests.qt.dialogs_kit import FakeVault

# The offscreen platform has no size hints to give on; a screen has.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SLOW_MS = 20_000


class Home(QObject):
    """Brings calls of workers to the GUI thread."""

    call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.call.connect(self._run)

    def _run(self, work: Callable[[], None]) -> None:
        work()


class Opened:
    """A dialog on a connector that knows no host yet."""

    def __init__(self, qtbot: Any, lab: Lab, home: Path) -> None:
        self.saved: list[tuple[HostSpec, dict[str, str]]] = []
        self.vault, self._home, self._bot = FakeVault(), Home(), qtbot
        run = RunSecrets(self.vault)
        (home / ".ssh").mkdir()
        connector = DockerConnector(run, home / "own", home=home, env={})
        fleet = SimpleNamespace(
            connector=connector, vault=run, show=lambda spec: None,
            keep=lambda specs, secrets: self.saved.extend((spec, secrets) for spec in specs))
        self.jobs = JobRunner(self._home.call.emit)
        self.dialog = HostDialog(None, fleet, self.jobs, self._home.call.emit)
        self.ssh = lab.hosts["lab1"].ssh
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def sign_in(self, user: str, way: int, **fields: str) -> None:
        self.dialog.form.fields["address"].setText(f"{user}@{self.ssh.address}")
        self.dialog.form.sign_in.setCurrentIndex(way)
        for key, text in fields.items():
            self.dialog.form.fields[key].setText(text)

    def says(self, words: str) -> None:
        """Wait until the test's card shows ``words``."""
        self._bot.waitUntil(lambda: words in self.shown(), timeout=SLOW_MS)

    def until_saved(self) -> None:
        self._bot.waitUntil(lambda: bool(self.saved) and not self.dialog.isVisible(),
                            timeout=SLOW_MS)

    def shown(self) -> str:
        labels = self.dialog.test.findChildren(QLabel)
        return "\n".join(w.text().replace("\u200b", "") for w in labels if not w.isHidden())

    def press(self, words: str) -> None:
        next(b for b in self.dialog.test.findChildren(QPushButton)
             if b.text().strip() == words and not b.isHidden()).click()

    def trust(self) -> None:
        self.dialog.test_button.click()
        self.says(self.ssh.host_key_fingerprint)
        self.press("Accept once")


@pytest.fixture
def opened(qtbot, lab: Lab, tmp_path: Path) -> Iterator[Opened]:
    made = Opened(qtbot, lab, tmp_path)
    yield made
    made.dialog.reject()
    made.jobs.close()


def test_an_unknown_host_with_a_locked_key_is_added_without_leaving_the_dialog(
        opened: Opened) -> None:
    opened.sign_in(opened.ssh.user, KEY_FILE, keyFile=opened.ssh.protected_key)
    opened.trust()
    opened.says("Passphrase of")
    field = next(f for f in opened.dialog.test.findChildren(QLineEdit) if f.isVisible())
    field.setText(opened.ssh.passphrase)
    opened.press("Try it")
    opened.says("It works")
    opened.dialog.accept()
    opened.until_saved()
    (spec, secrets), = opened.saved
    assert secrets == {"passphrase": opened.ssh.passphrase}
    assert spec.endpoint.key_file == opened.ssh.protected_key
    assert opened.vault.kept == {}  # only saving, which is fleet's, writes to the vault


def test_a_password_from_the_form_is_tried_and_left_out_of_the_vault(opened: Opened) -> None:
    opened.sign_in(opened.ssh.password_user, PASSWORD, password=opened.ssh.password)
    opened.trust()
    opened.says("It works")
    opened.dialog.reject()
    assert opened.vault.kept == {}
    assert not opened.saved


def test_a_user_without_the_right_to_docker_is_told_what_to_do(opened: Opened) -> None:
    opened.sign_in(opened.ssh.stranger_user, KEY_FILE, keyFile=opened.ssh.key)
    opened.trust()
    opened.says("Docker socket")
    opened.says("It does not work yet")
    assert "group" in opened.shown().lower()
