"""SSH host keys: an unknown one is the user's decision, a changed one a hard stop."""
from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.errors import HostKeyChanged, HostKeyUnknown
from caas_desktop.viewmodels.errors import hint, sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column


class KeyAnswer(StrEnum):
    REJECT = "reject"
    ONCE = "once"
    SAVE = "save"


def key_type(key: str) -> str:
    """Return the type of a known_hosts key as people name it: ``ssh-ed25519`` is ED25519."""
    name = key.split(" ", 1)[0][:64]
    return name.removeprefix("ssh-").removeprefix("ecdsa-sha2-").upper()


class HostKeyDialog(Dialog):
    """Shows the fingerprint; reject is the default. ``answer`` tells what was chosen."""

    def __init__(self, parent: QWidget | None, error: HostKeyUnknown, host_name: str = "") -> None:
        subtitle = tr("{host} shows a key that no list of known hosts has.")
        super().__init__(parent, tr("Is this the right server?"),
                         subtitle.format(host=error.hostname), "key", width=520)
        self.answer = KeyAnswer.REJECT
        advice = tr("Compare it with what the server itself prints, or ask who runs it. Anybody "
                    "between you and the server could show a key of their own.")
        self.fingerprint = label(error.fingerprint, "mono_strong", selectable=True, wrap=True)
        self.fingerprint.setAccessibleName(tr("Fingerprint"))
        self.set_body(column(
            label(tr("Fingerprint, {type}").format(type=key_type(error.key)), "small", "text2"),
            code(self.fingerprint.text(), self.fingerprint), 4,
            label(advice, "small", "text2", wrap=True),
            label("ssh-keygen -lf /etc/ssh/ssh_host_*_key.pub", "mono_caption", "text3",
                  selectable=True)))
        self.add_stretch()
        once = self.add_button(tr("Accept &once"))
        once.clicked.connect(lambda: self._choose(KeyAnswer.ONCE))
        save = self.add_button(tr("Accept and &save"))
        save.clicked.connect(lambda: self._choose(KeyAnswer.SAVE))
        self.add_cancel(tr("&Reject"), default=True).setFocus()

    def _choose(self, answer: KeyAnswer) -> None:
        self.answer = answer
        self.accept()


def code(_: str, shown: QWidget) -> QWidget:
    """Give a label the ground of code."""
    shown.setObjectName("code")
    return shown


class HostKeyChangedDialog(Dialog):
    """Explains, and offers no way on: the entry in known_hosts has to be changed by hand."""

    def __init__(self, parent: QWidget | None, error: HostKeyChanged, host_name: str = "") -> None:
        super().__init__(parent, tr("The server's key has changed"), sentence(error), "error",
                         colour="unhealthy", width=520, edge="production")
        words = tr(
            "Either the server was set up anew, or somebody between you and the server pretends "
            "to be it. No connection is made, and nothing was sent. Ask who runs the server. Only "
            "if they confirm the new key, remove the old line from your list of known hosts, then "
            "connect again.")
        parts: list[QWidget] = [label(words, "body", wrap=True)]
        if error.detail:
            shown = label(error.detail[:500], "mono", selectable=True, wrap=True)
            parts.append(code(error.detail, shown))
        if error.advice:
            parts.append(label(hint(error), "small", "text2", wrap=True))
        self.set_body(column(*parts))
        self.add_stretch()
        self.add_cancel(tr("&Close"), default=True).setFocus()
