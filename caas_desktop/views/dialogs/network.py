"""A new network, on one host or over a cluster."""
from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.service_fields import parse_object_name
from caas_desktop.operations.swarm import objects
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.create_tables import LabelsPage
from caas_desktop.views.dialogs.job import JobDialog
from caas_desktop.views.dialogs.pull import fill_hosts, writable_hosts
from caas_desktop.views.forms import child, load_form, show_error, show_row
from caas_desktop.views.look.layouts import column


class NetworkDialog(JobDialog):
    """An overlay network is made by a manager and spans its cluster."""

    def __init__(self, parent: QWidget | None, context: Context, host: HostId | None = None
                 ) -> None:
        super().__init__(parent, context, tr("Create network"), "", "network")
        self.form = load_form("network_create.ui")
        self.hosts = child(self.form, QComboBox, "host")
        self.driver = child(self.form, QComboBox, "driver")
        self.fields = {key: child(self.form, QLineEdit, key)
                       for key in ("name", "subnet", "gateway")}
        self.boxes = {key: child(self.form, QCheckBox, key)
                      for key in ("attachable", "internal", "encrypted")}
        self.labels = LabelsPage()
        self.labels.rows.resized.connect(self.refit)
        for key, field in self.fields.items():
            field.textChanged.connect(lambda _, k=key: show_error(self.form, k, ""))
        fill_hosts(self.hosts, writable_hosts(context.store), host)
        self.hosts.currentIndexChanged.connect(lambda _: self._host_changed())
        self.driver.currentIndexChanged.connect(lambda _: self._driver_changed())
        self.set_body(column(self.form, self.labels, spacing=12))
        self.add_go(tr("&Create"), "plus")
        self._host_changed()
        self.go.setEnabled(self.hosts.count() > 0)
        self.fields["name"].setFocus()

    def _host_changed(self) -> None:
        view = self.context.store.hosts.get(HostId(str(self.hosts.currentData())))
        info = view.status.info if view else None
        self.driver.clear()
        if info is not None and info.cluster_scope:
            self.driver.addItem(tr("Over the cluster (overlay)"), "overlay")
        self.driver.addItem(tr("On this host (bridge)"), "bridge")
        for name in ("macvlan", "ipvlan"):
            self.driver.addItem(name, name)

    def _driver_changed(self) -> None:
        for key in ("attachable", "encrypted"):
            show_row(self.form, key, self.driver.currentData() == "overlay")
        self.refit()

    def accept(self) -> None:
        errors: list[FieldError] = []
        name = subnet = gateway = ""
        for key in ("name", "subnet", "gateway"):
            words = self.fields[key].text()
            try:
                match key:
                    case "name":
                        name = parse_object_name(words)
                    case "subnet":
                        subnet = objects.parse_subnet(words)
                    case _:
                        gateway = objects.parse_gateway(words, subnet)
            except FieldError as error:
                errors.append(error)
        labels = self.labels.read(errors)["labels"]
        mine = {error.field: error for error in errors}
        for key in self.fields:
            show_error(self.form, key, sentence(mine[key]) if key in mine else "")
        self.labels.show_errors(errors)
        view = self.context.store.hosts.get(HostId(str(self.hosts.currentData())))
        if errors or view is None or view.status.info is None:
            self.refit()
            return
        new = objects.NewNetwork(
            name, str(self.driver.currentData()), subnet, gateway,
            **{key: box.isChecked() for key, box in self.boxes.items()}, labels=labels)
        self.run_on(view.status.info.scope, "create-network", f"network {name}",
                    lambda engine: objects.create_network(engine, new))
