"""Removes containers: with force where they run, with their anonymous volumes."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from caas_desktop.operations.actions import Action
from caas_desktop.operations.confirm import ConfirmTarget
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.confirm import ConfirmDialog
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column


class RemoveContainerDialog(ConfirmDialog):
    """``params()`` are the query of ``DELETE /containers/{id}``; ``running`` counts those alive."""

    def __init__(self, parent: QWidget | None, action: Action, targets: Sequence[ConfirmTarget],
                 total: int = 0, running: int = 0) -> None:
        self.force = QCheckBox(tr("&Kill what is still running"))
        self.volumes = QCheckBox(tr("Remove &anonymous volumes too"))
        options = QWidget()
        parts: list[QWidget] = []
        if running:
            words = tr("{count} of {total} still running: without force they are refused.")
            parts.append(label(words.format(count=running, total=len(targets)), "small", "text2",
                               wrap=True))
            parts.append(self.force)
        parts.append(self.volumes)
        column(*parts, spacing=4, owner=options)
        for box in (self.force, self.volumes):
            dress(box, "body")
        super().__init__(parent, action, targets, total, options)

    def params(self) -> dict[str, bool]:
        return {"force": self.force.isChecked(), "v": self.volumes.isChecked()}
