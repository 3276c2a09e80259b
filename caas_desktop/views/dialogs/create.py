"""A new container: what it runs, how it is reached, what it may use."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from caas_desktop.domain.container_spec import (
    ContainerSpec,
    FieldError,
    MountSpec,
    PortSpec,
    contradictions,
)
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.text import N_
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.create_pages import GeneralPage, ResourcesPage
from caas_desktop.views.dialogs.create_tables import (
    EnvironmentPage,
    LabelsPage,
    MountsPage,
    PortsPage,
)
from caas_desktop.views.dialogs.paged import Pages
from caas_desktop.views.dialogs.pull import fill_hosts, writable_hosts
from caas_desktop.views.look.layouts import column

_COMPLETIONS = 2000


class CreateContainerDialog(Dialog):
    """``host_id()`` and ``spec`` once accepted; hand them to ``Creations.create``.

    Args:
        parent: The window.
        store: Tells hosts, images and networks.
        host: Chosen at first.
        given: Filled in at first: a copy (``operations.containers.duplicate``), or only an image.
    """

    def __init__(self, parent: QWidget | None, store: Store, host: HostId | None = None,
                 given: ContainerSpec | None = None) -> None:
        super().__init__(parent, tr("Create container"),
                         tr("It runs as a task; go on working."), "container", width=640)
        self._store = store
        self.spec = given or ContainerSpec("")
        self.general, self.resources = GeneralPage(), ResourcesPage()
        self.environment, self.ports = EnvironmentPage(), PortsPage()
        self.mounts, self.labels = MountsPage(), LabelsPage()
        self._paged = Pages([
            ("general", tr("General"), self.general),
            ("env", tr("Environment"), self.environment), ("ports", tr("Ports"), self.ports),
            ("mounts", tr("Storage"), self.mounts),
            ("resources", tr("Network and limits"), self.resources),
            ("labels", tr("Labels"), self.labels)])
        self.pages, self.tabs, self.stack = (
            self._paged.pages, self._paged.tabs, self._paged.stack)
        self.tabs.changed.connect(lambda _: self.refit())
        self.set_body(column(self._paged))
        for rows in (self.environment, self.ports, self.mounts, self.labels):
            rows.rows.resized.connect(self.refit)
        self.mounts.rows.changed.connect(self.refit)
        self.resources.restart.currentIndexChanged.connect(lambda _: self.refit())
        self._fill_hosts(host)
        self.fill(self.spec)
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Create"), "primary", "plus", default=True)
        self.go.clicked.connect(self.accept)
        self.general.fields["image"].setFocus()

    def _fill_hosts(self, host: HostId | None) -> None:
        box = self.general.hosts
        fill_hosts(box, writable_hosts(self._store), host)
        self._images = QStringListModel(self)
        completer = QCompleter(self._images, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        image = self.general.fields["image"]
        image.setCompleter(completer)
        # After the field has asked the completer, which it does when it has told this.
        image.textEdited.connect(
            lambda _: QTimer.singleShot(0, completer, lambda: _hide_when_all_is_said(completer)))
        box.currentIndexChanged.connect(lambda _: self._host_changed())
        self._host_changed()

    def _host_changed(self) -> None:
        view = self._store.hosts.get(self.host_id())
        scopes = set(view.scopes) if view else set()
        tags = {tag for _, image in self._store.of_kind("image") for tag in image.tags}
        self._images.setStringList(sorted(tags)[:_COMPLETIONS])
        names = {network.name for ref, network in self._store.of_kind("network")
                 if ref.scope in scopes and network.name not in ("ingress", "docker_gwbridge")}
        self.resources.set_networks(sorted(names))

    def host_id(self) -> HostId:
        return HostId(str(self.general.hosts.currentData() or ""))

    def fill(self, spec: ContainerSpec) -> None:
        """Show ``spec``; env values are on screen only."""
        self.general.fill(spec)
        self.resources.fill(spec)
        self.environment.rows.fill(list(spec.env))
        self.ports.rows.fill([_port_row(p) for p in spec.ports])
        self.mounts.rows.fill([_mount_row(m) for m in spec.mounts])
        self.labels.fill(spec.labels)

    def show_page(self, key: str) -> None:
        self._paged.show_page(key)
        self.refit()

    def accept(self) -> None:
        errors: list[FieldError] = []
        spec = replace(self.spec, **self._paged.read(errors))
        if not self.host_id():
            errors.insert(0, FieldError("host", N_("No connected host may be changed.")))
        if not errors:
            errors = self._paged.placed(contradictions(spec))
        others = self._paged.show_errors(errors)
        self.show_trouble(others or "")
        if others is not None:
            return
        self.spec = spec
        super().accept()


def _port_row(port: PortSpec) -> tuple[str, ...]:
    ip = f"[{port.ip}]" if ":" in port.ip else port.ip
    public = str(port.public or "")
    return (str(port.private), port.protocol, "direct" if port.published else "internal",
            f"{ip}:{public}" if ip else public)


def _mount_row(mount: MountSpec) -> tuple[str | bool, ...]:
    return (mount.type, mount.source, mount.target, mount.read_only)


def _hide_when_all_is_said(completer: QCompleter) -> None:
    """Its list would only take the next click, meant for another field."""
    field, shown = completer.widget(), completer.popup()
    if (isinstance(field, QLineEdit) and shown is not None and completer.completionCount() == 1
            and completer.currentCompletion() == field.text()):
        shown.hide()
