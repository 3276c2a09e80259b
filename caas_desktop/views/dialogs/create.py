"""A new container: what it runs, how it is reached, what it may use."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QStackedWidget, QWidget

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
from caas_desktop.views.dialogs.create_pages import GeneralPage, Page, ResourcesPage
from caas_desktop.views.dialogs.create_tables import (
    EnvironmentPage,
    LabelsPage,
    MountsPage,
    PortsPage,
)
from caas_desktop.views.dialogs.pull import fill_hosts, writable_hosts
from caas_desktop.views.look.buttons import SegmentedControl
from caas_desktop.views.look.layouts import column, row

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
        self.pages: dict[str, Page] = {
            "general": self.general, "env": self.environment, "ports": self.ports,
            "mounts": self.mounts, "resources": self.resources, "labels": self.labels}
        words = (tr("General"), tr("Environment"), tr("Ports"), tr("Storage"),
                 tr("Network and limits"), tr("Labels"))
        self.tabs = SegmentedControl(list(zip(self.pages, words, strict=True)), "general",
                                     tr("Pages"))
        self.tabs.changed.connect(self.show_page)
        self._words = dict(zip(self.pages, words, strict=True))
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.set_body(column(row(self.tabs, 0), self.stack, spacing=14))
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
        self.general.fields["image"].setCompleter(completer)
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
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.pages[key])
        self.refit()

    def accept(self) -> None:
        errors: list[FieldError] = []
        parts: dict[str, Any] = {}
        for page in self.pages.values():
            parts |= page.read(errors)
        spec = replace(self.spec, **parts)
        if not self.host_id():
            errors.insert(0, FieldError("host", N_("No connected host may be changed.")))
        if not errors:
            errors = [self._page_of(e).placed(e) for e in contradictions(spec)]
        if self._show(errors):
            return
        self.spec = spec
        super().accept()

    def _show(self, errors: list[FieldError]) -> bool:
        """Show the errors on their pages and go to the first; False without any."""
        wrong = [key for key, page in self.pages.items() if page.show_errors(errors)]
        if not wrong:
            self.show_trouble("")
            return False
        others = [self._words[key] for key in wrong[1:]]
        self.show_trouble(tr("Also to be corrected: {pages}").format(pages=", ".join(others))
                          if others else "")
        page = self.pages[wrong[0]]
        self.show_page(wrong[0])
        page.focus_error(next(e for e in errors if e.field in page.says()))
        return True

    def _page_of(self, error: FieldError) -> Page:
        return next(page for page in self.pages.values() if error.field in page.says())


def _port_row(port: PortSpec) -> tuple[str, ...]:
    ip = f"[{port.ip}]" if ":" in port.ip else port.ip
    public = str(port.public or "")
    return (str(port.private), port.protocol, "direct" if port.published else "internal",
            f"{ip}:{public}" if ip else public)


def _mount_row(mount: MountSpec) -> tuple[str | bool, ...]:
    return (mount.type, mount.source, mount.target, mount.read_only)
