"""A new secret or config, from text or a file; nothing of it is logged or kept here."""
from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.refs import ScopeId
from caas_desktop.domain.service_fields import parse_object_name
from caas_desktop.domain.text import N_
from caas_desktop.operations.swarm import objects
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.cluster_choice import fill_clusters
from caas_desktop.views.dialogs.create_tables import LabelsPage
from caas_desktop.views.dialogs.job import JobDialog
from caas_desktop.views.forms import child, load_form, show_error, show_row
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column, row


class DataDialog(JobDialog):
    """``kind`` is "secret" or "config"."""

    def __init__(self, parent: QWidget | None, context: Context, kind: str,
                 cluster: ScopeId | None = None) -> None:
        secret = kind == "secret"
        super().__init__(
            parent, context, tr("Create secret") if secret else tr("Create config"),
            tr("Only tasks that it is given to can read it.") if secret
            else tr("A file for tasks; whoever may use the cluster can read it."), kind)
        self.kind = kind
        self._file: bytes | None = None
        self.form = load_form("secret_config_create.ui")
        self.clusters = child(self.form, QComboBox, "cluster")
        self.name = child(self.form, QLineEdit, "name")
        self.data = child(self.form, QPlainTextEdit, "data")
        self.data.setFixedHeight(px(120))
        self.labels = LabelsPage()
        self.labels.rows.resized.connect(self.refit)
        self._chosen = label("", "small", "text2")
        choose = button(tr("From a file…"), icon_name="folder")
        choose.clicked.connect(self._choose)
        fill_clusters(self.clusters, context.store, cluster)
        show_row(self.form, "cluster", self.clusters.count() != 1)
        for key, signal in (("name", self.name.textChanged), ("data", self.data.textChanged)):
            signal.connect(lambda *_, key=key: show_error(self.form, key, ""))
        self.set_body(column(self.form, row(choose, self._chosen, 0), self.labels, spacing=12))
        self.add_go(tr("&Create"), "plus")
        if not self.clusters.count():
            show_error(self.form, "cluster", tr("No connected cluster may be changed."))
            self.go.setEnabled(False)
        self.name.setFocus()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a file"))
        if path:
            self.take_file(path)

    def take_file(self, path: str) -> None:
        """Take a file's content as it is, byte for byte."""
        try:
            with Path(path).open("rb") as file:
                self._file = file.read(objects.CONFIG_LIMIT + 1)
        except OSError as error:
            show_error(self.form, "data", str(error.strerror))
            return
        self.data.clear()
        self.data.setEnabled(False)
        self._chosen.setText(tr("{name}, {size} bytes").format(
            name=Path(path).name[:60], size=len(self._file)))
        if not self.name.text():
            self.name.setText(Path(path).name[:64])

    def accept(self) -> None:
        errors: list[FieldError] = []
        try:
            name = parse_object_name(self.name.text())
        except FieldError as error:
            name = ""
            errors.append(error)
        labels = self.labels.read(errors)["labels"]
        data = self._file if self._file is not None else self.data.toPlainText().encode()
        if not data:
            errors.append(FieldError("data", N_("It cannot be empty.")))
        mine = {error.field: error for error in errors}
        for key in ("name", "data"):
            show_error(self.form, key, sentence(mine[key]) if key in mine else "")
        self.labels.show_errors(errors)
        if errors:
            self.refit()
            return
        new = objects.NewData(name, data, labels)
        make = objects.create_secret if self.kind == "secret" else objects.create_config
        self.run_on(ScopeId(str(self.clusters.currentData())), f"create-{self.kind}",
                    f"{self.kind} {name}", lambda engine: make(engine, new), self._made)

    def _made(self, _: object) -> None:
        self.data.clear()
        self._file = None
        self.done(self.DialogCode.Accepted)

    def reject(self) -> None:
        self.data.clear()
        self._file = None
        super().reject()
