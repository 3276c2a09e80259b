"""Sets up the edge of a cluster or host, changes it, takes it away."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.routes.certificates import Kept, read_authority, read_pair
from caas_desktop.operations.routes.edge import EdgeSpec, read_edge, with_certificate
from caas_desktop.operations.routes.table import edges_in
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.route_choices import managers, places
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.layouts import column

LINES = ("domain", "http_port", "https_port", "acme_email", "acme_server", "acme_ca",
         "certificate", "key", "image", "filter_image")
FILES = ("acme_ca", "certificate", "key")
REMOVE = 2  # what ``exec`` returns when the edge is to be removed


class EdgeDialog(Dialog):
    """``scope()``, ``spec`` and ``kept`` once accepted; hand them to ``RouteWork.deploy``."""

    def __init__(self, parent: QWidget | None, context: Context, wanted: ScopeId | None = None
                 ) -> None:
        super().__init__(parent, tr("Edge"), tr(
            "Traefik in front of your services: it answers names and spreads requests."),
            "globe", width=540)
        self._context = context
        self._edges = edges_in(context.store)
        self._places = places(context)
        self.spec: EdgeSpec | None = None
        self.kept: list[Kept] = []
        self.form = load_form("edge.ui")
        self.place = child(self.form, QComboBox, "place")
        self.node = child(self.form, QComboBox, "node")
        self.lines = {name: child(self.form, QLineEdit, name) for name in LINES}
        for one in self._places:
            self.place.addItem(one.title, one.scope)
        self.place.setCurrentIndex(max(0, self.place.findData(wanted)) if self._places else -1)
        for name in FILES:
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
        self.lines["acme_email"].textChanged.connect(self._show_node)
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
        self.node.clear()
        for name, node in managers(self._context, self.scope()) if self._places else ():
            self.node.addItem(name, node)
        self.node.setCurrentIndex(max(0, self.node.findData(spec.node)))
        self._show_node()
        self.remove.setVisible(edge is not None)
        self.go.setText(tr("&Apply") if edge else tr("&Set up"))
        self.go.setEnabled(bool(self._places))
        if not self._places:
            show_error(self.form, "place", tr("No connected host may be changed."))
        self.refit()

    def _show_node(self) -> None:
        """Ask where the one edge is to run, on a cluster with ACME."""
        shown = bool(self.node.count() and self.lines["acme_email"].text().strip())
        if shown != self.node.isVisibleTo(self.form):
            for widget in (child(self.form, QLabel, "nodeLabel"), self.node,
                           child(self.form, QLabel, "nodeHint")):
                widget.setVisible(shown)
            self.refit()

    def accept(self) -> None:
        say = {name: line.text().strip() for name, line in self.lines.items()}
        for name in LINES:
            show_error(self.form, name, "")
        old = self._edges.get(self.scope())
        try:
            self.spec, self.kept = self._read(say, old.spec if old else EdgeSpec())
        except FieldError as error:
            show_error(self.form, error.field, sentence(error))
            self.lines[error.field].setFocus()
            self.bring_into_view(self.lines[error.field])
            self.refit()
            return
        super().accept()

    def _read(self, say: dict[str, str], before: EdgeSpec) -> tuple[EdgeSpec, list[Kept]]:
        """Return what was typed, and the new files of it; raises FieldError."""
        spec = read_edge(say["image"], say["filter_image"], say["http_port"], say["https_port"],
                         say["domain"], say["acme_email"], say["acme_server"])
        ca, authority = read_authority(say["acme_ca"], before.acme_ca)
        node = self.node.currentData() if spec.acme_email else None
        spec = replace(spec, acme_ca=ca, certificates=before.certificates,
                       node=str(node or before.node))
        kept: list[Kept] = [authority] if authority else []
        if say["certificate"] or say["key"]:
            pair = read_pair(say["certificate"], say["key"])
            spec = with_certificate(spec, pair.name)
            kept.append(pair)
        return spec, kept
