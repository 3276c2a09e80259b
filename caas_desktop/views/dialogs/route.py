"""Gives a service a name, or changes the route that it has."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.routes import (
    TLS_CHOICES,
    Canary,
    RouteSpec,
    check,
    parse_address,
    parse_health,
    parse_port,
    readable,
)
from caas_desktop.domain.text import N_
from caas_desktop.operations.routes.edge import check_tls
from caas_desktop.operations.routes.table import (
    RouteEntry,
    edges_in,
    refuse_taken,
    routes_in,
)
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.route_choices import Owner, owners
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error, show_row
from caas_desktop.views.look.layouts import column

FIELDS = ("owner", "port", "host", "path", "tls", "health", "canary", "percent", "canaryPort")
TLS_TITLES = {"none": N_("None"), "acme": N_("A certificate from an ACME authority"),
              "own": N_("A certificate of your own")}


class RouteDialog(Dialog):
    """``owner()``, ``spec`` and ``replaces`` once accepted; hand them to ``RouteWork.put``.

    ``wanted`` is the service that is offered first; ``entry`` a route of ours to be changed.
    """

    def __init__(self, parent: QWidget | None, context: Context, wanted: Ref | None = None,
                 entry: RouteEntry | None = None) -> None:
        title = tr("Add route") if entry is None else tr("Edit route")
        super().__init__(parent, title, tr("A name that leads to a service through the edge."),
                         "route", width=520)
        self._context, self._entry = context, entry
        self._edges = edges_in(context.store)
        self.spec: RouteSpec | None = None
        self.replaces = entry.route.router if entry else ""
        self._offered = ""
        self.form = load_form("route.ui")
        self.boxes = {name: child(self.form, QComboBox, name)
                      for name in ("owner", "tls", "canary")}
        self.lines = {name: child(self.form, QLineEdit, name)
                      for name in ("host", "path", "port", "health", "percent", "canaryPort")}
        self.checks = {name: child(self.form, QCheckBox, name)
                       for name in ("strip", "redirect", "sticky")}
        self._owners = owners(context)
        self._fill(wanted)
        for name, line in self.lines.items():
            line.textChanged.connect(lambda _, n=name: show_error(self.form, n, ""))
        self.boxes["owner"].currentIndexChanged.connect(self._owner_changed)
        self.boxes["tls"].currentIndexChanged.connect(self._depends)
        self.boxes["canary"].currentIndexChanged.connect(self._depends)
        self.lines["path"].textChanged.connect(self._depends)
        self.set_body(column(self.form))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Apply") if entry else tr("&Add route"), "primary",
                                  default=True)
        self.go.clicked.connect(self.accept)
        self._owner_changed()
        (self.lines["host"] if self._owners else self.boxes["owner"]).setFocus()

    # -- filling -------------------------------------------------------------------------

    def _fill(self, wanted: Ref | None) -> None:
        box = self.boxes["owner"]
        for owner in self._owners:
            box.addItem(owner.title)
        refs: Sequence[Ref] = self._entry.owners if self._entry else (wanted,) if wanted else ()
        box.setCurrentIndex(next((n for n, owner in enumerate(self._owners)
                                  if set(refs) & set(owner.refs)), 0 if self._owners else -1))
        # Another owner would be another route: two objects change, not one.
        box.setEnabled(self._entry is None)
        for choice in TLS_CHOICES:
            self.boxes["tls"].addItem(tr(TLS_TITLES[choice]), choice)
        if self._entry is not None and self._entry.route.spec is not None:
            self._show(self._entry.route.spec)

    def _show(self, spec: RouteSpec) -> None:
        self.lines["host"].setText(readable(spec.address.host))
        self.lines["path"].setText(spec.address.path)
        self.lines["port"].setText(str(spec.port))
        self.lines["health"].setText(spec.health)
        self.boxes["tls"].setCurrentIndex(TLS_CHOICES.index(spec.tls))
        for name, on in (("strip", spec.strip), ("redirect", spec.redirect),
                         ("sticky", spec.sticky)):
            self.checks[name].setChecked(on)

    def owner(self) -> Owner | None:
        at = self.boxes["owner"].currentIndex()
        return self._owners[at] if 0 <= at < len(self._owners) else None

    def _owner_changed(self) -> None:
        owner = self.owner()
        hint = child(self.form, QLabel, "ownerHint")
        hint.setText(owner.warning if owner else "")
        hint.setVisible(bool(hint.text()))
        edge = self._edges.get(owner.refs[0].scope) if owner else None
        if owner is None:
            show_error(self.form, "owner", tr("No connected host that may be changed runs one."))
        elif edge is None:
            show_error(self.form, "owner", tr("There is no edge yet: set one up first."))
        else:
            show_error(self.form, "owner", "")
        self.go.setEnabled(owner is not None and edge is not None)
        if owner is not None and self._entry is None:
            if owner.port and not self.lines["port"].text():
                self.lines["port"].setText(str(owner.port))
            self._offer_name(owner, edge.spec.domain if edge else "")
        self._fill_canaries(owner)
        self._depends()

    def _offer_name(self, owner: Owner, domain: str) -> None:
        if domain and self.lines["host"].text() == self._offered:
            word = "".join(c if c.isascii() and c.isalnum() else "-" for c in owner.name.lower())
            self._offered = f"{word.strip('-')[:60]}.{domain}"
            self.lines["host"].setText(self._offered)

    def _fill_canaries(self, owner: Owner | None) -> None:
        box = self.boxes["canary"]
        box.blockSignals(True)
        box.clear()
        box.addItem(tr("None"), "")
        for other in self._owners if owner is not None and owner.swarm else ():
            if other is not owner and other.swarm and other.refs[0].scope == owner.refs[0].scope:  # type: ignore[union-attr]
                box.addItem(other.name, other.name)
        spec = self._entry.route.spec if self._entry else None
        if spec is not None and spec.canary is not None:
            box.setCurrentIndex(max(0, box.findData(spec.canary.service)))
            self.lines["percent"].setText(str(spec.canary.percent))
            self.lines["canaryPort"].setText(str(spec.canary.port))
        box.blockSignals(False)

    def _depends(self) -> None:
        owner, secure = self.owner(), self.boxes["tls"].currentData() != "none"
        several = bool(self.boxes["canary"].currentData())
        show_row(self.form, "canary", owner is not None and owner.swarm)
        for name in ("percent", "canaryPort"):
            show_row(self.form, name, several)
        self.checks["redirect"].setVisible(secure)
        self.checks["strip"].setVisible(bool(self.lines["path"].text().strip(" /")))
        self.refit()

    # -- answer --------------------------------------------------------------------------

    def accept(self) -> None:
        owner = self.owner()
        if owner is None:
            return
        for name in FIELDS:
            show_error(self.form, name, "")
        try:
            self.spec = self._read(owner)
        except FieldError as error:
            field = error.field if error.field in FIELDS else "host"
            show_error(self.form, field, sentence(error))
            child(self.form, QWidget, field).setFocus()
            self.bring_into_view(child(self.form, QWidget, field))
            self.refit()
            return
        super().accept()

    def _read(self, owner: Owner) -> RouteSpec:
        say = {name: line.text() for name, line in self.lines.items()}
        spec = RouteSpec(
            port=parse_port(say["port"]), address=parse_address(say["host"], say["path"]),
            tls=self.boxes["tls"].currentData(), health=parse_health(say["health"]),
            redirect=self.checks["redirect"].isChecked() and not self.checks["redirect"].isHidden(),
            strip=self.checks["strip"].isChecked() and not self.checks["strip"].isHidden(),
            sticky=self.checks["sticky"].isChecked(), canary=self._canary(say))
        check(spec)
        check_tls(self._edges[owner.refs[0].scope].spec, spec)
        refuse_taken(routes_in(self._context.store), spec.address, owner.refs[0].scope,
                     owner.name, owner.tenant, self.replaces)
        return spec

    def _canary(self, say: dict[str, str]) -> Canary | None:
        other = self.boxes["canary"].currentData()
        if not other:
            return None
        word = say["percent"].strip()
        if not (word.isascii() and word.isdigit() and len(word) < 3):
            raise FieldError("percent", N_("A share is from 1 to 99 percent."))
        try:
            return Canary(str(other), parse_port(say["canaryPort"]), int(word))
        except FieldError as error:
            raise error.about("canaryPort") from None
