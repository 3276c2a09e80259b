"""Changes the limits and the restart policy of a container while it lives."""
from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caas_desktop.domain.container_fields import bytes_field
from caas_desktop.domain.container_spec import RESTART_NAMES, RestartName
from caas_desktop.kinds.base import Json
from caas_desktop.operations.containers.limits import (
    UNLIMITED_SWAP,
    Limits,
    limits_of,
    read_limits,
    refused,
    update_body,
)
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error, show_row
from caas_desktop.views.look.layouts import column

FIELDS = ("cpus", "memory", "swap", "pids", "tries")


def restart_word(name: RestartName) -> str:
    """Return a restart policy in the user's words."""
    return {
        "no": tr("Never"),
        "always": tr("Always"),
        "unless-stopped": tr("Unless it was stopped"),
        "on-failure": tr("After a failure"),
    }[name]


def fill_restart(box: QComboBox, chosen: RestartName) -> None:
    for name in RESTART_NAMES:
        box.addItem(restart_word(name), name)
    box.setCurrentIndex(RESTART_NAMES.index(chosen))


class LimitsDialog(Dialog):
    """``raw`` is the inspect answer; ``params()`` the body of ``/containers/{id}/update``."""

    def __init__(self, parent: QWidget | None, name: str, host_name: str, raw: Json) -> None:
        super().__init__(parent, tr("Limits"),
                         tr("{name} on {host}").format(name=name, host=host_name), "limits",
                         width=460)
        self._old = limits_of(raw)
        self._body_to_send: dict[str, Any] = {}
        self.form = load_form("limits.ui")
        self.restart = child(self.form, QComboBox, "restart")
        self.fields = {key: child(self.form, QLineEdit, key) for key in FIELDS}
        self._show(self._old)
        for key, field in self.fields.items():
            field.textChanged.connect(lambda _, k=key: show_error(self.form, k, ""))
        self.restart.currentIndexChanged.connect(self._restart_changed)
        self._restart_changed()
        self.set_body(column(self.form))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Apply"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.fields["cpus"].setFocus()

    def _show(self, limits: Limits) -> None:
        self.fields["cpus"].setText(f"{limits.cpus:g}" if limits.cpus else "")
        self.fields["memory"].setText(bytes_field(limits.memory))
        free = limits.swap == UNLIMITED_SWAP
        self.fields["swap"].setText(str(UNLIMITED_SWAP) if free else bytes_field(limits.swap))
        self.fields["pids"].setText(str(limits.pids or ""))
        self.fields["tries"].setText(str(limits.tries or ""))
        fill_restart(self.restart, limits.restart)

    def _restart_changed(self) -> None:
        show_row(self.form, "tries", self.restart.currentData() == "on-failure")
        self.refit()

    def params(self) -> dict[str, Any]:
        return self._body_to_send

    def accept(self) -> None:
        text = {key: field.text() for key, field in self.fields.items()}
        # A sum that was only shown follows the memory; it is not a wish of the user.
        if not self.fields["swap"].isModified():
            text["swap"] = ""
        new, errors = read_limits(text["cpus"], text["memory"], text["swap"], text["pids"],
                                  self.restart.currentData(), text["tries"])
        wrong = {error.field: error for error in refused(self._old, new)}
        wrong |= {error.field: error for error in errors}
        for key in FIELDS:
            show_error(self.form, key, with_hint(wrong[key]) if key in wrong else "")
        if wrong:
            next(field for key, field in self.fields.items() if key in wrong).setFocus()
            self.refit()
            return
        self._body_to_send = update_body(self._old, new)
        if self._body_to_send:
            super().accept()
        else:
            self.reject()
