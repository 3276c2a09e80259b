"""Hosts that this computer already knows: contexts, DOCKER_HOST, ssh hosts, sockets."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from caas_desktop.domain.hosts import ENVIRONMENTS, Environment, HostSpec
from caas_desktop.domain.ports import Lane
from caas_desktop.operations.fleet import Fleet, new_host_id
from caas_desktop.operations.jobs import CancelToken, JobRunner
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog, sentence
from caas_desktop.views.look.buttons import SegmentedControl
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import environment_word, label
from caas_desktop.views.look.layouts import column, row

_SPEC = Qt.ItemDataRole.UserRole


class ImportDialog(Dialog):
    """``chosen()`` are new entries in the chosen environment; nothing is saved here."""

    def __init__(self, parent: QWidget | None, fleet: Fleet, jobs: JobRunner,
                 known: frozenset[str] = frozenset()) -> None:
        super().__init__(parent, tr("Import hosts"),
                         tr("Found in Docker contexts, DOCKER_HOST, your SSH configuration and "
                            "sockets."), "import", width=520)
        self._known = known
        self.list = QListWidget()
        dress(self.list, "body")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFixedHeight(px(240))
        self.list.setAccessibleName(tr("Hosts found"))
        self.list.itemChanged.connect(lambda _: self._count())
        self.note = label(tr("Looking…"), "small", "text3", wrap=True)
        self.environment = SegmentedControl(
            [(e, environment_word(e)) for e in ENVIRONMENTS], "development", tr("Environment"))
        self.environment.set_environments()
        self.set_body(column(self.list, self.note, row(
            label(tr("Environment"), "small", "text2"), self.environment, 0, spacing=14)))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Import"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.list.setFocus()
        self._count()
        self._job: CancelToken | None = jobs.submit(
            "import", lambda _: fleet.connector.discover(), lane=Lane.COMMAND, done=self._found,
            failed=self._failed)

    def _found(self, specs: Sequence[HostSpec]) -> None:
        self._job = None
        self.note.setText("" if specs else tr("Nothing was found."))
        for spec in specs[:500]:
            there = str(spec.endpoint) in self._known
            words = f"{spec.name}   {spec.endpoint}"
            if there:
                words += f"   {tr('already there')}"
            item = QListWidgetItem(words[:300])
            item.setData(_SPEC, spec)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                          | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if specs:
            self.list.setCurrentRow(0)
        self._count()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.note.setText("")
        self.show_trouble(sentence(error))

    def _checked(self) -> list[HostSpec]:
        items = (self.list.item(n) for n in range(self.list.count()))
        return [i.data(_SPEC) for i in items if i.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self._checked())
        self.go.setEnabled(count > 0)
        self.go.setText(tr("&Import {count}").format(count=count) if count else tr("&Import"))

    def chosen(self) -> list[HostSpec]:
        environment: Environment = next(
            (e for e in ENVIRONMENTS if e == self.environment.key()), "development")
        return [replace(spec, id=new_host_id(), environment=environment)
                for spec in self._checked()]

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)
