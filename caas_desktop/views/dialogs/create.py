"""A new container: what it runs, how it is reached, what it may use."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from caas_desktop.domain.container_spec import (
    ContainerSpec,
    FieldError,
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
        self.general = GeneralPage()
        self.pages = Pages(self.spec, [
            ("general", tr("General"), lambda: self.general),
            ("env", tr("Environment"), EnvironmentPage),
            ("ports", tr("Ports"), PortsPage),
            ("mounts", tr("Storage"), MountsPage),
            ("resources", tr("Network and limits"), lambda: ResourcesPage(self._networks())),
            ("labels", tr("Labels"), LabelsPage)])
        self.pages.resized.connect(self.refit)
        self.set_body(column(self.pages))
        self._fill_hosts(host)
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
        tags = {tag for _, image in self._store.of_kind("image") for tag in image.tags}
        self._images.setStringList(sorted(tags)[:_COMPLETIONS])
        resources = self.pages.made.get("resources")
        if isinstance(resources, ResourcesPage):
            resources.set_networks(self._networks())

    def _networks(self) -> list[str]:
        view = self._store.hosts.get(self.host_id())
        scopes = set(view.scopes) if view else set()
        return sorted({network.name for ref, network in self._store.of_kind("network")
                       if ref.scope in scopes
                       and network.name not in ("ingress", "docker_gwbridge")})

    def host_id(self) -> HostId:
        return HostId(str(self.general.hosts.currentData() or ""))

    def accept(self) -> None:
        errors: list[FieldError] = []
        spec = replace(self.spec, **self.pages.read(errors))
        if not self.host_id():
            errors.insert(0, FieldError("host", N_("No connected host may be changed.")))
        if not errors:
            errors = self.pages.placed(contradictions(spec))
        others = self.pages.show_errors(errors)
        self.show_trouble(others or "")
        if others is not None:
            return
        self.spec = spec
        super().accept()


def _hide_when_all_is_said(completer: QCompleter) -> None:
    """Its list would only take the next click, meant for another field."""
    field, shown = completer.widget(), completer.popup()
    if (isinstance(field, QLineEdit) and shown is not None and completer.completionCount() == 1
            and completer.currentCompletion() == field.text()):
        shown.hide()
