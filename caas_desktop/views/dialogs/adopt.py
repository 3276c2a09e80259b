"""Adopts an app of another tool, gives an adopted one to another tenant, or releases it."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from caas_desktop.domain.errors import BadRequest
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.apps.adopting import Prospect, tenant_name
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.errors import sentence, shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.labels import breakable, label
from caas_desktop.views.look.layouts import column

RELEASE = 2  # result of the dialog
TOLD = 8  # lines of a list


def known_tenants(store: Store) -> list[str]:
    """Return the tenants that something belongs to, by name."""
    found = {KINDS[kind].place(item).tenant for kind in ("service", "container")
             for _, item in store.of_kind(kind)}
    return sorted(found - {""}, key=str.casefold)


class AdoptDialog(Dialog):
    """``exec`` returns RELEASE, or once accepted ``tenant`` holds the new one (None: as it is)."""

    def __init__(self, parent: QWidget | None, found: Prospect, host_name: str,
                 tenants: Sequence[str]) -> None:
        name, fresh = found.app.name, found.project is not None
        super().__init__(
            parent, tr("Adopt {app}").format(app=name) if fresh
            else tr("Tenant of {app}").format(app=name),
            tr("{name} on {host}").format(name=name, host=host_name), "import", width=560)
        self._labelled = found.app.tenant
        self._before = found.adoption.tenant if found.adoption is not None else ""
        self.tenant: str | None = None
        words = (tr("Nothing on the host is touched: what runs is written down as a revision, to "
                    "be compared, deployed again and rolled back to.") if fresh else
                 tr("Labels cannot be changed after creation: whose it is, is kept here."))
        self.form = load_form("adopt.ui")
        self.field = child(self.form, QComboBox, "tenant")
        self._fill(tenants)
        parts: list[QWidget] = [label(words, "small", "text2", wrap=True), self.form]
        if self._labelled:
            parts.append(label(tr("Its labels say whose it is. To change it, change the label "
                                  "caas.tenant in its files, and deploy it."), "small", "text3",
                               wrap=True))
        parts += _list(tr("It reaches beyond its own files. Its first deployment from here asks:"),
                       [shown(risk.message) for risk in found.risks], "restarting")
        parts += _list(tr("What cannot be known of it:"),
                       [shown(one) for one in found.unknown], "text2")
        self.set_body(column(*parts, spacing=10))
        if found.adoption is not None:
            self.release = self.add_button(tr("&Release"), "", "undo")
            self.release.setToolTip(tr("Leave it to others again: it is public, its revisions "
                                       "stay."))
            self.release.clicked.connect(lambda: self.done(RELEASE))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Adopt") if fresh else tr("&Save"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.field.setFocus()

    def _fill(self, tenants: Sequence[str]) -> None:
        line = self.field.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("Public domain"))
        self.field.addItems(["", *tenants])
        self.field.setEditText(self._labelled or self._before)
        self.field.setEnabled(not self._labelled)
        self.field.editTextChanged.connect(lambda _: show_error(self.form, "tenant", ""))

    def accept(self) -> None:
        try:
            wanted = tenant_name(self.field.currentText())
        except BadRequest as error:
            show_error(self.form, "tenant", sentence(error))
            self.refit()
            return
        changed = not self._labelled and wanted != self._before
        self.tenant = wanted if changed else None
        super().accept()


def _list(title: str, lines: Sequence[str], colour: str) -> list[QWidget]:
    if not lines:
        return []
    told = list(lines[:TOLD])
    if len(lines) > TOLD:
        told.append(tr("and {count} more").format(count=len(lines) - TOLD))
    return [label(title, "label", "text2", wrap=True),
            label(breakable("\n".join(f"• {line}" for line in told), 2000), "small", colour,
                  wrap=True, selectable=True)]
