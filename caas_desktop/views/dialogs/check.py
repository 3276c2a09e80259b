"""Looks whether all is well with a host that has no trouble of its own to tell."""
from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.hosts import HostSpec
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.words import phase_word
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.steps import ConnectionTest
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column


class CheckDialog(Dialog):
    """Tests the connection as it is saved, step by step; nothing is changed."""

    def __init__(self, parent: QWidget | None, context: Context, spec: HostSpec) -> None:
        status = context.store.hosts[spec.id].status
        words = (tr("{host} is connected; a second connection shows whether all is well.")
                 if status.live else tr("{host}: {state}. A test shows whether it can be reached."))
        super().__init__(parent, tr("Connection of {host}").format(host=spec.name), words.format(
            host=spec.name, state=phase_word(status.phase).casefold()), "connect", width=560)
        self._spec = spec
        self.test = ConnectionTest(context.fleet, context.jobs, context.post)
        self.test.changed.connect(self.refit)
        self.set_body(column(self.test, label(str(spec.endpoint), "mono_caption", "text3",
                                              wrap=True, selectable=True)))
        self.add_stretch()
        self.add_button(tr("&Test again"), icon_name="refresh").clicked.connect(self._run)
        self.add_cancel(tr("&Close"), default=True).setFocus()
        self._run()

    def _run(self) -> None:
        self.test.run(self._spec, {})

    def reject(self) -> None:
        self.test.leave()
        super().reject()
