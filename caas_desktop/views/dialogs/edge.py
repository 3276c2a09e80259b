"""Sets up the edge of a cluster or host, changes it, takes it away."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.routes.certificates import Pair, read_pair
from caas_desktop.operations.routes.edge import EdgeSpec, read_edge, with_certificate
from caas_desktop.operations.routes.table import edges_in
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.route_choices import places
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.layouts import column

LINES = ("domain", "http_port", "https_port", "acme_email", "acme_server", "certificate", "key",
         "image", "filter_image")
REMOVE = 2  # what ``exec`` returns when the edge is to be removed


class EdgeDialog(Dialog):
    """``scope()``, ``spec`` and ``pair`` once accepted; hand them to ``RouteWork.deploy``."""

    def __init__(self, parent: QWidget | None, context: Context, wanted: ScopeId | None = None
                 ) -> None:
        super().__init__(parent, tr("Edge"), tr(
            "Traefik in front of your services: it answers names and spreads requests."),
            "globe", width=540)
        self._edges = edges_in(context.store)
        self._places = places(context)
        self.spec: EdgeSpec | None = None
        self.pair: Pair | None = None
        self.form = load_form("edge.ui")
        self.place = child(self.form, QComboBox, "place")
        self.lines = {name: child(self.form, QLineEdit, name) for name in LINES}
        for one in self._places:
            self.place.addItem(one.title, one.scope)
        self.place.setCurrentIndex(max(0, self.place.findData(wanted)) if self._places else -1)
        for name in ("certificate", "key"):
            self._add_browse(name)
        for name, line in self.lines.items():
            line.textChanged.connect(lambda _, n=name: show_error(self.form, n, ""))
        self.set_body(column(self.form))
        self.remove = self.add_button(tr("&Remove the edge…"), "danger", "trash")
        self.remove.clicked.connect(lambda: self.done(REMOVE))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Set up"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.place.currentIndexChanged.connect(self._place_changed)
        self._place_changed()
        self.lines["domain"].setFocus()

    def _add_browse(self, name: str) -> None:
        line = self.lines[name]
        browse = line.addAction(icon("folder"), QLineEdit.ActionPosition.TrailingPosition)
        browse.setText(tr("Choose a file…"))
        browse.triggered.connect(lambda: self._browse(line))

    def _browse(self, line: QLineEdit) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a file…"), line.text())
        if path:
            line.setText(path)

    def scope(self) -> ScopeId:
        return ScopeId(str(self.place.currentData()))

    def _place_changed(self) -> None:
        edge = self._edges.get(self.scope())
        spec = edge.spec if edge else EdgeSpec()
        for name in LINES:
            if name not in ("certificate", "key"):
                self.lines[name].setText(str(getattr(spec, name)))
        self.remove.setVisible(edge is not None)
        self.go.setText(tr("&Apply") if edge else tr("&Set up"))
        self.go.setEnabled(bool(self._places))
        if not self._places:
            show_error(self.form, "place", tr("No connected host may be changed."))
        self.refit()

    def accept(self) -> None:
        say = {name: line.text() for name, line in self.lines.items()}
        for name in LINES:
            show_error(self.form, name, "")
        old = self._edges.get(self.scope())
        try:
            self.spec = read_edge(say["image"], say["filter_image"], say["http_port"],
                                  say["https_port"], say["domain"], say["acme_email"],
                                  say["acme_server"])
            if old is not None:
                self.spec = replace(self.spec, certificates=old.spec.certificates,
                                    node=old.spec.node)
            self.pair = self._read_pair(say["certificate"].strip(), say["key"].strip())
        except FieldError as error:
            show_error(self.form, error.field, sentence(error))
            self.lines[error.field].setFocus()
            self.bring_into_view(self.lines[error.field])
            self.refit()
            return
        if self.pair is not None:
            self.spec = with_certificate(self.spec, self.pair.name)
        super().accept()

    def _read_pair(self, certificate: str, key: str) -> Pair | None:
        if not certificate and not key:
            return None
        return read_pair(certificate, key)
