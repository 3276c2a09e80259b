"""Gives a container another name."""
from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from caas_desktop.domain.container_fields import parse_name
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.text import N_
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.layouts import column


class RenameDialog(Dialog):
    """``params()`` holds the new name once accepted."""

    def __init__(self, parent: QWidget | None, name: str, host_name: str) -> None:
        super().__init__(parent, tr("Rename container"),
                         tr("{name} on {host}").format(name=name, host=host_name), "pencil",
                         width=420)
        self._old = name
        self.form = load_form("rename.ui")
        self.field = child(self.form, QLineEdit, "name")
        self.field.setText(name)
        self.field.selectAll()
        self.set_body(column(self.form))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Rename"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.field.textChanged.connect(lambda _: show_error(self.form, "name", ""))
        self.field.setFocus()

    def params(self) -> dict[str, str]:
        return {"name": self.field.text().strip()}

    def accept(self) -> None:
        try:
            name = parse_name(self.field.text())
            if not name:
                raise FieldError("name", N_("A name is needed."))
        except FieldError as error:
            show_error(self.form, "name", with_hint(error))
            self.field.setFocus()
            self.refit()
            return
        if name == self._old:
            self.reject()
        else:
            super().accept()
