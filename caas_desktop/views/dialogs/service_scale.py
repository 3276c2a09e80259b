"""Small forms of a service: its number of replicas, its image."""
from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from caas_desktop.domain.container_fields import parse_image
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.service_fields import MOST_REPLICAS
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column, row


class ScaleDialog(Dialog):
    """``params()`` holds the number once accepted. ``name`` is one service, or how many.

    ``least`` is 1 for a service of containers: with the last one its settings would be gone.
    """

    def __init__(self, parent: QWidget | None, name: str, host: str, replicas: int,
                 least: int = 0) -> None:
        super().__init__(parent, tr("Scale"), tr("{name} on {host}").format(
            name=name, host=host), "scale", width=400)
        self.field = QSpinBox(minimum=least, maximum=MOST_REPLICAS, value=replicas)
        self.field.setAccessibleName(tr("Replicas"))
        self.field.selectAll()
        dress(self.field, "body")
        title = label(tr("&Replicas"), "small", "text2")
        title.setBuddy(self.field)
        line = row(title, self.field, spacing=14)
        line.setStretch(1, 1)
        words = (tr("The containers with the highest numbers go first; the others stay as they "
                    "are. The next deployment goes by the number in the Compose file again.")
                 if least else tr("0 stops it; running tasks are not restarted."))
        self.set_body(column(line, label(words, "caption", "text3", wrap=True)))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Scale"), "primary", "scale", default=True)
        self.go.clicked.connect(self.accept)
        self.field.setFocus()

    def params(self) -> dict[str, Any]:
        return {"replicas": self.field.value()}


class ImageDialog(Dialog):
    """``params()`` holds the image once accepted; no change rejects."""

    def __init__(self, parent: QWidget | None, name: str, cluster: str, image: str) -> None:
        super().__init__(parent, tr("Change image"), tr("{name} on {host}").format(
            name=name, host=cluster), "image", width=480)
        self._old = image
        self.form = load_form("service_image.ui")
        self.field = child(self.form, QLineEdit, "image")
        self.field.setText(image)
        self.field.textChanged.connect(lambda _: show_error(self.form, "image", ""))
        self.set_body(column(self.form))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Update"), "primary", "image", default=True)
        self.go.clicked.connect(self.accept)
        self.field.setFocus()

    def params(self) -> dict[str, Any]:
        return {"image": self.field.text().strip()}

    def accept(self) -> None:
        try:
            image = parse_image(self.field.text())
        except FieldError as error:
            show_error(self.form, "image", sentence(error))
            self.field.setFocus()
            self.refit()
            return
        if image == self._old:
            self.reject()
        else:
            super().accept()
