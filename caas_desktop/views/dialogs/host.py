"""Adds or edits a host."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec, SshEndpoint, TlsEndpoint
from caas_desktop.domain.ports import Lane, Post
from caas_desktop.operations.fleet import Fleet, new_host_id
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.trial import never_made
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.host_form import HostForm, Way
from caas_desktop.views.dialogs.host_import import ImportDialog
from caas_desktop.views.dialogs.steps import ConnectionTest
from caas_desktop.views.dialogs.vault import opened
from caas_desktop.views.forms import plain_name
from caas_desktop.views.look.buttons import SegmentedControl, button, give_kind
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column, row

_WAYS: tuple[Way, ...] = ("ssh", "tls", "unix")


class HostDialog(Dialog):
    """Saves through ``fleet.keep`` when accepted; ``spec`` is what was saved.

    Args:
        parent: The window.
        fleet: Saves the entry, tests with its connector, keeps secrets in its vault.
        jobs: Runs the test.
        post: Brings the test's steps home.
        spec: The entry to edit; None adds one.
        taken: Names of other hosts, which are refused.
    """

    def __init__(self, parent: QWidget | None, fleet: Fleet, jobs: JobRunner, post: Post,
                 spec: HostSpec | None = None, taken: frozenset[str] = frozenset()) -> None:
        adds = spec is None
        super().__init__(parent, tr("Add host") if adds else tr("Edit host"),
                         tr("Connect to a Docker Engine"), "host", width=600)
        self._fleet, self._jobs, self._post, self._taken = fleet, jobs, post, taken
        self._adds, self._busy = adds, False
        self.spec = spec or HostSpec(new_host_id(), "", SshEndpoint(""))
        self.form = HostForm(self.refit)
        self.ways = SegmentedControl(
            [("ssh", "SSH"), ("tls", "TCP + TLS"), ("unix", tr("This computer"))], "ssh",
            tr("Way of connecting"))
        for way, sign in (("ssh", "terminal"), ("tls", "lock"), ("unix", "host")):
            self.ways.set_icon(way, sign)
        self.ways.changed.connect(self._choose_way)
        self.import_button = button(tr("&Import…"), icon_name="import")
        self.import_button.setAccessibleName(plain_name(tr("&Import…")))
        if not adds:
            self.import_button.hide()
        self.import_button.clicked.connect(self._import)
        self.unsafe = label(
            tr("This connection is not encrypted: anybody on the way can take over the host."),
            "small", "unhealthy", wrap=True)
        self.test = ConnectionTest(fleet, jobs, post)
        self.test.changed.connect(self._test_grew)
        self.test.ended.connect(self._tested)
        self.set_body(column(row(self.ways, 0, self.import_button), self.unsafe,
                             self.form.widget, self.test, spacing=12))
        self._build_buttons()
        self._fill(self.spec)
        self.form.fields["address"].setFocus()

    def _build_buttons(self) -> None:
        self.add_note(tr("Nothing is installed on the host."))
        self.add_stretch()
        self.add_cancel()
        self.save_button = self.add_button(tr("A&dd host") if self._adds else tr("Sa&ve"))
        self.save_button.clicked.connect(self.accept)
        self.test_button = self.add_button(tr("&Test connection"), "primary", "connect",
                                           default=True)
        self.test_button.clicked.connect(self._test)

    def _fill(self, spec: HostSpec) -> None:
        self.form.fill(spec)
        self.ways.choose(self.form.way)
        self.unsafe.setVisible(isinstance(spec.endpoint, TlsEndpoint) and spec.endpoint.plain)

    def _choose_way(self, way: str) -> None:
        self.form.show_way(next(w for w in _WAYS if w == way))
        if way == "unix" and not self.form.fields["path"].text():
            self.form.fields["path"].setText("/var/run/docker.sock")

    def _read(self) -> HostSpec | None:
        spec = self.form.read(self.spec)
        if spec is None:
            return None
        if spec.name in self._taken:
            self.form.fields["name"].setFocus()
            self.show_trouble(tr("Another host has this name."))
            return None
        self.show_trouble("")
        return spec

    def _test(self) -> None:
        spec = self._read()
        if spec is not None:
            self.test_button.setText(" " + plain_name(tr("Test again")))
            self.test.run(spec, self.form.secrets())

    def _test_grew(self) -> None:
        self.refit()
        self.bring_into_view(self.test)

    def _tested(self, worked: bool) -> None:
        # What comes next is saving, or the test again: Enter does it.
        for made, next_, sign in ((self.test_button, not worked, "connect"),
                                  (self.save_button, worked, "")):
            give_kind(made, "primary" if next_ else "", sign)
            made.setDefault(next_)
        if worked:
            self.save_button.setFocus()

    def _import(self) -> None:
        dialog = ImportDialog(self, self._fleet, self._jobs)
        if not dialog.exec():
            return
        chosen = dialog.chosen()
        if len(chosen) == 1:
            self._fill(chosen[0])
            self.form.fields["name"].setFocus()
            return
        self._keep(chosen, {}, self.test.leave)

    def accept(self) -> None:
        spec = None if self._busy else self._read()
        if spec is None:
            return
        secrets = self.test.secrets | self.form.secrets()
        if secrets and not opened(self, self._fleet.vault, self._jobs):
            self.show_trouble(
                tr("There is no vault yet to keep the password in.")
                if never_made(self._fleet.vault)
                else tr("The vault is locked: the password could not be kept."))
            return
        self._keep([spec], secrets, self.test.cancel)

    def _keep(self, specs: Sequence[HostSpec], secrets: dict[str, str],
              end_test: Callable[[], None]) -> None:
        """Write on a worker, as a keyring may ask its user; the dialog goes once it is done."""
        self._keeping(True)

        def done(_: None) -> None:
            self._keeping(False)
            for spec in specs:
                self._fleet.show(spec)
            self.spec = specs[-1]
            end_test()
            super(HostDialog, self).accept()

        def failed(error: Exception) -> None:
            self._keeping(False)
            if not isinstance(error, CaasError):
                raise error
            self.show_trouble(with_hint(error))

        self._jobs.submit("vault", lambda _: self._fleet.keep(specs, secrets), lane=Lane.COMMAND,
                          done=done, failed=failed)

    def _keeping(self, on: bool) -> None:
        self._busy = on
        for part in (self.save_button, self.test_button, self.import_button):
            part.setEnabled(not on)

    def reject(self) -> None:
        if self._busy:
            return  # what is being written would show up at the next start all the same
        self.test.leave()
        super().reject()
