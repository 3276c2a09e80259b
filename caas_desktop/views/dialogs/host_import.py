"""Hosts that this computer already knows: contexts, DOCKER_HOST, ssh hosts, sockets."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from caas_desktop.domain.hosts import ENVIRONMENTS, Environment, HostSpec
from caas_desktop.domain.ports import Lane
from caas_desktop.operations.fleet import Fleet, new_host_id
from caas_desktop.operations.jobs import CancelToken, JobRunner
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.look.buttons import SegmentedControl
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import ElidedLabel, environment_word, label, no_mnemonic
from caas_desktop.views.look.layouts import column, row

SHOWN = 300  # an ssh configuration may name thousands


class ImportDialog(Dialog):
    """``chosen()`` are new entries in the chosen environment; nothing is saved here.

    ``known`` are the endpoints, as text, that have an entry already.
    """

    def __init__(self, parent: QWidget | None, fleet: Fleet, jobs: JobRunner,
                 known: frozenset[str] = frozenset()) -> None:
        super().__init__(parent, tr("Import hosts"),
                         tr("Found in Docker contexts, DOCKER_HOST, your SSH configuration and "
                            "sockets."), "import", width=520)
        self._known = known
        self.boxes: list[tuple[QCheckBox, HostSpec]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.note = label(tr("Looking…"), "small", "text3", wrap=True)
        self.environment = SegmentedControl(
            [(e, environment_word(e)) for e in ENVIRONMENTS], "development", tr("Environment"))
        self.environment.set_environments()
        self.set_body(column(row(label(tr("Environment"), "small", "text2"), self.environment, 0,
                                 spacing=14), self.note, self._list, 0, spacing=10))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Import"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self._count()
        self._job: CancelToken | None = jobs.submit(
            "import", lambda _: fleet.connector.discover(), lane=Lane.COMMAND, done=self._found,
            failed=self._failed)

    def _found(self, specs: Sequence[HostSpec]) -> None:
        self._job = None
        self.note.setText("" if specs else tr("Nothing was found."))
        self.note.setVisible(not specs)
        for spec in specs[:SHOWN]:
            self._add(spec)
        widest = max((box.sizeHint().width() for box, _ in self.boxes), default=0)
        for box, _ in self.boxes:
            box.setMinimumWidth(widest)  # the addresses stand below each other
        if len(specs) > SHOWN:
            self.note.setText(tr("The first {count} are shown.").format(count=SHOWN))
            self.note.show()
        if self.boxes:
            self.boxes[0][0].setFocus()
        self._count()
        self.refit()

    def _add(self, spec: HostSpec) -> None:
        box = QCheckBox(no_mnemonic(" ".join(spec.name.split())[:64]))
        box.setAccessibleName(f"{spec.name[:64]}, {str(spec.endpoint)[:200]}")
        box.toggled.connect(lambda _: self._count())
        dress(box, "body")
        there = str(spec.endpoint) in self._known
        note = tr("already there") if there else ""
        line = QWidget()
        inside = row(box, ElidedLabel(str(spec.endpoint)[:300], "mono", "text3"),
                     label(note, "caption", "text3"), spacing=12, owner=line)
        inside.setStretch(1, 1)
        self._list.addWidget(line)
        line.show()  # a layout would do so in the next turn, too late for the focus
        self.boxes.append((box, spec))

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.note.hide()
        self.show_trouble(with_hint(error))

    def _count(self) -> None:
        count = sum(box.isChecked() for box, _ in self.boxes)
        self.go.setEnabled(count > 0)
        self.go.setText(tr("&Import {count}").format(count=count) if count else tr("&Import"))

    def chosen(self) -> list[HostSpec]:
        environment: Environment = next(
            (e for e in ENVIRONMENTS if e == self.environment.key()), "development")
        return [replace(spec, id=new_host_id(), environment=environment)
                for box, spec in self.boxes if box.isChecked()]

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)
