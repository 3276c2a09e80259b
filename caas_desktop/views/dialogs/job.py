"""A dialog whose button runs something on a host: it stays until that is done, and says why not."""
from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from caas_desktop.domain.errors import CaasError, result_of
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId, ScopeId
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog


class JobDialog(Dialog):
    """``go`` is the button that starts it; made by ``add_go``."""

    def __init__(self, parent: QWidget | None, context: Context, title: str, subtitle: str = "",
                 sign: str = "info", *, width: int = 520, edge: str = "") -> None:
        super().__init__(parent, title, subtitle, sign, width=width, edge=edge)
        self.context = context
        self._token: CancelToken | None = None
        self._note = self.add_note("")

    def add_go(self, words: str, icon_name: str = "", *, danger: bool = False) -> QPushButton:
        """Add Cancel and the button that starts it; Enter presses the one that does no harm."""
        self.add_stretch()
        cancel = self.add_cancel(default=danger)
        self.go = self.add_button(words, "danger" if danger else "primary", icon_name,
                                  default=not danger)
        if danger:
            cancel.setFocus()
        self.go.clicked.connect(self.accept)
        return self.go

    def run_on(self, scope: ScopeId, action: str, target: str, work: Callable[[Engine], Any],
               done: Callable[[Any], None] | None = None,
               failed: Callable[[Exception], bool] = lambda _: False) -> None:
        """Run ``work`` on who leads to ``scope``, then ``done`` (without one: accept).

        ``failed`` may take an error over (True); any other one is shown above the buttons.
        """
        view = self.context.store.host_of(scope)
        name = view.spec.name if view else tr("The host")
        key = view.spec.id if view else HostId("gone")
        fleet, catalogue = self.context.fleet, self.context.catalogue

        def on_host(_: CancelToken) -> Any:
            result = "ok"
            try:
                return work(engine_or_raise(fleet.engine_of(scope), name))
            except CaasError as exc:
                result = result_of(exc)
                raise
            finally:
                with suppress(CaasError):
                    catalogue.add_audit(time.time(), key, action, target, result)

        def refused(error: Exception) -> None:
            self._busy(False)
            if failed(error):
                return
            if not isinstance(error, CaasError):
                self.reject()
                raise error
            self.show_trouble(with_hint(error))

        def ended(result: Any) -> None:
            self._busy(False)
            (done or (lambda _: self.done(self.DialogCode.Accepted)))(result)

        self._busy(True)
        self._token = self.context.jobs.submit(key, on_host, done=ended, failed=refused)

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self._note.setText(tr("Working…") if busy else "")
        if busy:
            self.show_trouble("")
        else:
            self._token = None

    def reject(self) -> None:
        # What is on its way cannot be aborted: only its result is dropped.
        if self._token is not None:
            self._token.cancel()
        super().reject()
