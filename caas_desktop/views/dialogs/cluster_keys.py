"""Tokens and the unlock key of a cluster: made anew, shown only where a person asks for it."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.swarm import cluster
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.job import JobDialog
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label, rule
from caas_desktop.views.look.layouts import column, row


def _key_field() -> QLineEdit:
    field = QLineEdit(readOnly=True)
    field.setAccessibleName(tr("Unlock key"))
    dress(field, "mono_body")
    return field


def _copy_button(field: QLineEdit) -> QPushButton:
    """Copies what the field shows; nothing while it shows nothing."""
    made = button(tr("Copy"), icon_name="copy")
    made.setEnabled(bool(field.text()))
    made.clicked.connect(lambda: QGuiApplication.clipboard().setText(field.text()))
    field.textChanged.connect(lambda words: made.setEnabled(bool(words)))
    return made


class NewKeyDialog(Dialog):
    """Shows the key of a cluster that was just made."""

    def __init__(self, parent: QWidget | None, host: str, key: str) -> None:
        super().__init__(parent, tr("Keep this key"), tr(
            "The new cluster's managers ask for it after each restart."), "key", width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.key = _key_field()
        self.key.setText(key)
        self.key.setCursorPosition(0)
        words = tr("Keep it outside of the cluster. While {host} runs, Tokens and keys shows it "
                   "again; a manager that restarts without it stays locked out.")
        self.set_body(column(
            row(self.key, _copy_button(self.key)),
            label(words.format(host=host), "small", "text2", wrap=True), spacing=12))
        self.add_stretch()
        self.add_button(tr("&Close"), "primary", default=True).clicked.connect(self.accept)


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
        self.key = _key_field()
        self.key.setPlaceholderText(tr("Not shown"))
        self._show = button(tr("Show the key"), icon_name="eye")
        self._show.clicked.connect(self._show_key)
        self._new = button(tr("Make a new key"), icon_name="refresh")
        self._new.clicked.connect(self._renew)
        self._lock, self._free = button(tr("Ask for a key")), button(tr("Ask for none"))
        self._lock.clicked.connect(lambda: self._autolock(True))
        self._free.clicked.connect(lambda: self._autolock(False))
        self.asks = label("", "strong")
        self.asks.hide()
        self.set_body(column(
            label(tr("Whoever has a join token can add a node. New ones make the old ones "
                     "worthless; nodes that have joined stay."), "small", "text2", wrap=True),
            row(self.worker, self.manager, 0, rotate), rule(),
            label(tr("With a key, a manager that was restarted belongs to the cluster again only "
                     "after somebody has given it the key."), "small", "text2", wrap=True),
            self.asks, row(self._lock, self._free, 0),
            row(self.key, _copy_button(self.key)), row(self._show, self._new, 0), spacing=12))
        self.add_stretch()
        self.go = self.add_button(tr("&Close"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self._ask()

    def _ask(self) -> None:
        """Find out whether a key is asked for; where nobody tells, all may be tried."""
        view, fleet = self.context.store.host_of(self._scope), self.context.fleet

        def look(_: object) -> bool | None:
            engine = fleet.engine_of(self._scope)
            return None if engine is None else cluster.autolock(engine)

        self.context.jobs.submit(view.spec.id if view else "gone", look, lane=Lane.REFRESH,
                                 done=self._asked, failed=lambda _: None)

    def _asked(self, on: bool | None) -> None:
        if on is None or not isValid(self):
            return
        self.asks.setText(tr("A restarted manager asks for the key now.") if on
                          else tr("No key is asked for now."))
        self.asks.show()
        self._lock.setEnabled(not on)
        for one in (self._free, self._show, self._new):
            one.setEnabled(on)

    def accept(self) -> None:
        self.key.clear()
        super().accept()

    def _do(self, action: str, work: Callable[[Engine], Any], told: str,
            then: Callable[[Any], None] = lambda _: None) -> None:
        def done(result: Any) -> None:
            self._note.setText(told)
            then(result)

        self.key.clear()
        self.run_on(self._scope, action, f"cluster {self._title}", work, done)

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
        def work(engine: Engine) -> str:
            cluster.rotate_unlock_key(engine)
            return cluster.unlock_key(engine)

        self._do("rotate-unlock-key", work, tr("The key is new."), self.key.setText)

    def _autolock(self, on: bool) -> None:
        def work(engine: Engine) -> str:
            cluster.set_autolock(engine, on)
            return cluster.unlock_key(engine) if on else ""

        def then(key: str) -> None:
            self.key.setText(key)
            self._asked(on)

        self._do("autolock-on" if on else "autolock-off", work,
                 tr("Keep the key outside of the cluster.") if on else tr("No key is needed."),
                 then)

    def _show_key(self) -> None:
        def shown(key: str) -> None:
            self.key.setText(key)
            self._note.setText("" if key else tr("The cluster asks for no key."))

        self.run_on(self._scope, "show-unlock-key", f"cluster {self._title}", cluster.unlock_key,
                    shown)
