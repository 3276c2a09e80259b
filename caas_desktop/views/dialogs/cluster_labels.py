"""The labels of a node, which placement constraints ask for."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.container_fields import LABEL_NEEDS_NAME, parse_env_lines
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.rows import Field, RowsEditor
from caas_desktop.views.look.layouts import column


class NodeLabelsDialog(Dialog):
    """``params()`` holds exactly the labels that the node is to have."""

    def __init__(self, parent: QWidget | None, name: str, cluster: str,
                 labels: Mapping[str, str]) -> None:
        super().__init__(parent, tr("Labels of a node"), tr("{name} on {host}").format(
            name=name, host=cluster), "tag", width=480)
        self._old = dict(labels)
        self._new = self._old
        self.rows = RowsEditor([Field(tr("Label"), "disk"), Field(tr("Value"), "ssd", stretch=2)],
                               tr("Add label"), lambda words: list(parse_env_lines(words)))
        self.rows.fill(sorted(labels.items()) or [("", "")])
        self.rows.resized.connect(self.refit)
        self.set_body(column(self.rows))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Apply"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.rows.focus_row(0)

    def params(self) -> dict[str, Any]:
        return {"labels": self._new}

    def accept(self) -> None:
        found: dict[str, str] = {}
        for line, (key, value) in enumerate(self.rows.values()):
            name = str(key).strip()
            if not name and str(value).strip():
                self.rows.show_error(FieldError("labels", LABEL_NEEDS_NAME, row=line))
                return
            if name:
                found[name] = str(value)
        self._new = found
        if found == self._old:
            self.reject()
        else:
            super().accept()
