""""Test connection": the steps as they end, and what the test has to ask, in place."""
from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caas_desktop.domain.errors import (
    AuthRefused,
    CaasError,
    HostKeyChanged,
    HostKeyUnknown,
    VaultError,
)
from caas_desktop.domain.hosts import EngineInfo, HostSpec
from caas_desktop.domain.ports import Lane, Post
from caas_desktop.domain.text import Words
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import CancelToken, JobRunner, expected
from caas_desktop.operations.trial import Trial
from caas_desktop.viewmodels.errors import shown, with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.trust import key_type
from caas_desktop.views.dialogs.vault import opened
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.cards import Card
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import StatusGlyph, breakable, label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import announce


class ConnectionTest(Card):
    """Runs ``Connector.test`` on a worker; one test at a time.

    ``ended`` tells whether it worked. ``changed`` asks the dialog for room. A secret typed here
    is in ``secrets``, for the dialog to save or to forget.
    """

    ended = Signal(bool)
    changed = Signal()

    def __init__(self, fleet: Fleet, jobs: JobRunner, post: Post) -> None:
        super().__init__()
        self.setAccessibleName(tr("Connection test"))
        self._fleet, self._jobs, self._post = fleet, jobs, post
        self._trial = Trial(fleet.connector, fleet.vault)
        self._job: CancelToken | None = None
        self._number = 0  # of the test that is shown; late words of an earlier one are dropped
        self._spec: HostSpec | None = None
        self._given: dict[str, str] = {}
        self._begun_at = 0.0
        self.secrets: dict[str, str] = {}
        self._steps = QVBoxLayout()
        self._steps.setSpacing(5)
        self._question = QVBoxLayout()
        self._question.setSpacing(6)
        self.summary = label("", "caption", "text3")
        self.body.addLayout(row(label(tr("Connection test"), "label"), 0, self.summary))
        self.body.addLayout(self._steps)
        self.body.addLayout(self._question)
        self.hide()

    def run(self, spec: HostSpec, secrets: dict[str, str]) -> None:
        """Test ``spec``; an earlier test is dropped."""
        self.cancel()
        _clear(self._steps)
        _clear(self._question)
        self._spec, self._given, self._begun_at = spec, secrets, time.monotonic()
        known = self.secrets | secrets
        self.summary.setText(tr("Trying…"))
        self.show()
        self.changed.emit()
        number = self._number

        def report(step: str, ok: bool, text: Words, hint: Words = "") -> None:
            self._post(lambda: self._add(number, step, ok, shown(text), shown(hint)))

        def done(result: EngineInfo | Exception | None) -> None:
            if number == self._number:
                self._done(result)

        # The bulk lane: of a host that is being edited, commands must not wait for a test.
        self._job = self._jobs.submit(spec.id, lambda _: self._trial.run(spec, known, report),
                                      lane=Lane.BULK, done=done, failed=done)

    def cancel(self) -> None:
        """Drop the result of a running test; nothing happens without one."""
        self._number += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def leave(self) -> None:
        """Forget the secrets that were lent for testing; the dialog is closing."""
        self.cancel()
        self._jobs.submit("vault", lambda _: self._trial.undo(), failed=expected)

    def _add(self, number: int, step: str, ok: bool, text: str, hint: str) -> None:
        if number != self._number:
            return
        name = label(tr(step), "label")
        name.setMinimumWidth(px(110))
        said = label(breakable(text), "small", "text3" if ok else "unhealthy", wrap=True,
                     selectable=True)
        line = QWidget()
        inside = row(StatusGlyph("healthy" if ok else "failed"), name, said, spacing=9, owner=line)
        inside.setStretch(2, 1)
        _append(self._steps, line)
        if hint:
            advice = label(breakable(hint), "small", "text2", wrap=True, selectable=True)
            _append(self._steps, advice)
        self.changed.emit()

    def _done(self, result: EngineInfo | Exception | None) -> None:
        worked = isinstance(result, EngineInfo) or result is None
        took = tr("{seconds} s").format(seconds=f"{time.monotonic() - self._begun_at:.1f}")
        words = tr("It works") if worked else tr("It does not work yet")
        self.summary.setText(f"{words} · {took}")
        announce(self, words)
        if isinstance(result, HostKeyUnknown):
            self._ask_key(result)
        elif isinstance(result, HostKeyChanged):
            self._tell(tr("No connection is made to a server whose key has changed."))
        elif isinstance(result, AuthRefused) and result.needs:
            self._ask_secret(result)
        elif isinstance(result, VaultError) and self._fleet.vault.locked:
            self._ask_unlock()
        elif isinstance(result, CaasError) and self._steps.count() == 0:
            self._tell(with_hint(result))
        elif isinstance(result, Exception) and not isinstance(result, CaasError):
            self._tell(tr("The test itself failed; the log has the details."))
        self.changed.emit()
        self.ended.emit(worked)

    def _tell(self, words: str) -> None:
        _append(self._question, label(breakable(words), "small", "unhealthy", wrap=True))

    def _ask_key(self, error: HostKeyUnknown) -> None:
        words = tr("Key of {host}, {type}: is it the server's own?")
        _append(self._question, label(breakable(words.format(
            host=error.hostname, type=key_type(error.key))), "small", "text2", wrap=True))
        shown = label(error.fingerprint, "mono", selectable=True, wrap=True)
        shown.setObjectName("code")
        _append(self._question, shown)
        once, save = button(tr("Accept once")), button(tr("Accept and save"))
        reject = button(tr("Reject"))
        for made, keep in ((once, False), (save, True)):
            made.clicked.connect(lambda _=False, k=keep: self._accept_key(error, k))
        reject.clicked.connect(self._drop_question)
        self._place(row(0, reject, once, save, spacing=8))
        reject.setFocus()

    def _drop_question(self) -> None:
        _clear(self._question)
        self.changed.emit()

    def _accept_key(self, error: HostKeyUnknown, keep: bool) -> None:
        """Accept on a worker, as a file is written; then try again."""
        number = self._number

        def accept(_: CancelToken) -> None:
            self._fleet.connector.accept_host_key(error.hostname, error.key, save=keep)

        def accepted(_: None) -> None:
            if number == self._number and self._spec is not None:
                self.run(self._spec, self._given)

        def failed(exc: Exception) -> None:
            if isinstance(exc, CaasError) and number == self._number:
                self._tell(with_hint(exc))

        self._jobs.submit("known-hosts", accept, lane=Lane.COMMAND, done=accepted, failed=failed)

    def _ask_secret(self, error: AuthRefused) -> None:
        assert error.needs is not None
        name = error.needs
        words = tr("Passphrase of {whose}") if name == "passphrase" else tr("Password of {whose}")
        prompt = label(breakable(words.format(whose=error.subject)), "small", "text2", wrap=True)
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(prompt.text())
        dress(field, "body")
        go = button(tr("Try it"), "primary")

        def again() -> None:
            if field.text() and self._spec is not None:
                self.secrets[name] = field.text()
                self.run(self._spec, self._given)

        go.clicked.connect(again)
        field.returnPressed.connect(again)
        _append(self._question, prompt)
        self._place(row(field, go, spacing=8))
        field.setFocus()

    def _ask_unlock(self) -> None:
        _append(self._question, label(tr("What signs in to it is kept in the vault."), "small",
                                      "text2", wrap=True))
        go = button(tr("Unlock the vault…"), "primary", "unlock")
        go.clicked.connect(self._unlock)
        self._place(row(0, go))
        go.setFocus()

    def _unlock(self) -> None:
        if opened(self.window(), self._fleet.vault, self._jobs) and self._spec is not None:
            self.run(self._spec, self._given)

    def _place(self, layout: QHBoxLayout) -> None:
        box = QWidget()
        box.setLayout(layout)
        _append(self._question, box)


def _append(layout: QVBoxLayout, part: QWidget) -> None:
    """Add a part that is there at once: a layout shows it in the next turn, too late for focus."""
    layout.addWidget(part)
    part.show()


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
