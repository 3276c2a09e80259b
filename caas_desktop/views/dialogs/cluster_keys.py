"""Tokens and the unlock key of a cluster: made anew, shown only where a person asks for it."""
from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.swarm import cluster
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.job import JobDialog
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label, rule
from caas_desktop.views.look.layouts import column, row


class ClusterKeysDialog(JobDialog):
    """Join tokens are never shown: hosts join over their own connections."""

    def __init__(self, parent: QWidget | None, context: Context, scope: ScopeId, title: str
                 ) -> None:
        super().__init__(parent, context, tr("Tokens and keys"), title, "key")
        self._scope, self._title = scope, title
        self.worker = QCheckBox(tr("&Worker token"))
        self.manager = QCheckBox(tr("&Manager token"))
        for box in (self.worker, self.manager):
            box.setChecked(True)
            dress(box, "body")
        rotate = button(tr("Make new tokens"), icon_name="refresh")
        rotate.clicked.connect(self._rotate)
        self.key = QLineEdit(readOnly=True)
        self.key.setAccessibleName(tr("Unlock key"))
        self.key.setPlaceholderText(tr("Not shown"))
        dress(self.key, "mono_body")
        show = button(tr("Show the key"), icon_name="eye")
        show.clicked.connect(self._show_key)
        renew = button(tr("Make a new key"), icon_name="refresh")
        renew.clicked.connect(self._renew)
        lock, free = button(tr("Ask for a key")), button(tr("Ask for none"))
        lock.clicked.connect(lambda: self._autolock(True))
        free.clicked.connect(lambda: self._autolock(False))
        self.set_body(column(
            label(tr("Whoever has a join token can add a node. New ones make the old ones "
                     "worthless; nodes that have joined stay."), "small", "text2", wrap=True),
            row(self.worker, self.manager, 0, rotate), rule(),
            label(tr("With a key, a manager that was restarted belongs to the cluster again only "
                     "after somebody has given it the key."), "small", "text2", wrap=True),
            row(lock, free, 0), row(self.key, show, renew), spacing=12))
        self.add_stretch()
        self.go = self.add_button(tr("&Close"), "primary", default=True)
        self.go.clicked.connect(self.accept)

    def accept(self) -> None:
        self.key.clear()
        super().accept()

    def _do(self, action: str, work: Any, told: str) -> None:
        self.key.clear()
        self.run_on(self._scope, action, f"cluster {self._title}", work,
                    lambda _: self._note.setText(told))

    def _rotate(self) -> None:
        roles: list[cluster.Role] = []
        if self.worker.isChecked():
            roles.append("worker")
        if self.manager.isChecked():
            roles.append("manager")
        if roles:
            self._do("rotate-tokens", lambda engine: cluster.rotate_tokens(engine, roles),
                     tr("The tokens are new."))

    def _renew(self) -> None:
        self._do("rotate-unlock-key", cluster.rotate_unlock_key, tr("The key is new."))

    def _autolock(self, on: bool) -> None:
        def work(engine: Engine) -> None:
            cluster.set_autolock(engine, on)
        self._do("autolock-on" if on else "autolock-off", work,
                 tr("Keep the key outside of the cluster.") if on else tr("No key is needed."))

    def _show_key(self) -> None:
        def shown(key: str) -> None:
            self.key.setText(key)
            self._note.setText("" if key else tr("The cluster asks for no key."))

        self.run_on(self._scope, "show-unlock-key", f"cluster {self._title}", cluster.unlock_key,
                    shown)
