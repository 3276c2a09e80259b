"""Asks which image to pull, and where; the pull itself is a task."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caas_desktop.domain.container_fields import parse_image
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.layouts import column


def writable_hosts(store: Store) -> list[HostSpec]:
    """Return the hosts that are connected and may be changed, by name."""
    found = [v.spec for v in store.hosts.values() if v.status.live and not v.spec.read_only]
    return sorted(found, key=lambda spec: spec.name.casefold())


def fill_hosts(box: QComboBox, hosts: Sequence[HostSpec], chosen: HostId | None) -> None:
    for spec in hosts:
        box.addItem(spec.name, spec.id)
    box.setCurrentIndex(max(0, box.findData(chosen)) if hosts else -1)


class PullDialog(Dialog):
    """``host_id()`` and ``reference()`` once accepted; hand them to ``Creations.pull``."""

    def __init__(self, parent: QWidget | None, store: Store, host: HostId | None = None,
                 reference: str = "") -> None:
        super().__init__(parent, tr("Pull image"), tr("It runs as a task; go on working."),
                         "pull", width=440)
        self.form = load_form("pull.ui")
        self.hosts = child(self.form, QComboBox, "host")
        self.field = child(self.form, QLineEdit, "reference")
        hosts = writable_hosts(store)
        fill_hosts(self.hosts, hosts, host)
        self.field.setText(reference)
        self.field.textChanged.connect(lambda _: show_error(self.form, "reference", ""))
        self.set_body(column(self.form))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Pull"), "primary", "pull", default=True)
        self.go.clicked.connect(self.accept)
        self.go.setEnabled(bool(hosts))
        if not hosts:
            show_error(self.form, "host", tr("No connected host may be changed."))
        self.field.setFocus()

    def host_id(self) -> HostId:
        return HostId(str(self.hosts.currentData()))

    def reference(self) -> str:
        return self.field.text().strip()

    def accept(self) -> None:
        try:
            parse_image(self.field.text(), "reference")
        except FieldError as error:
            show_error(self.form, "reference", with_hint(error))
            self.field.setFocus()
            self.refit()
            return
        super().accept()
