"""The form of a host: which fields a way of connecting has, and what they say."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.host_fields import (
    parse_host_name,
    parse_jump,
    parse_socket_path,
    parse_ssh_address,
    parse_tcp_address,
)
from caas_desktop.domain.hosts import (
    ENVIRONMENTS,
    Endpoint,
    Environment,
    HostSpec,
    SshEndpoint,
    TlsEndpoint,
    UnixEndpoint,
)
from caas_desktop.domain.text import N_
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.swatches import Swatches
from caas_desktop.views.forms import child, load_form, show_error, show_row
from caas_desktop.views.look.buttons import SegmentedControl
from caas_desktop.views.look.labels import environment_word
from caas_desktop.views.look.layouts import row

Way = Literal["ssh", "tls", "unix"]
AGENT, KEY_FILE, PASSWORD = range(3)  # rows of "Sign in with"
ROWS: dict[Way, tuple[str, ...]] = {
    "ssh": ("address", "signIn", "keyFile", "password", "jump", "socket"),
    "tls": ("address", "ca", "cert", "key"),
    "unix": ("path",),
}
_EVERY = ("address", "path", "signIn", "keyFile", "password", "jump", "socket", "ca", "cert", "key")
_TEXTS = ("address", "path", "name", "keyFile", "password", "jump", "socket", "ca", "cert", "key",
          "folder")


class HostForm:
    """Fills ``ui/host.ui`` and reads it; ``changed`` is called when rows come or go."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.widget: QWidget = load_form("host.ui")
        self._changed = changed
        self.way: Way = "ssh"
        self.fields = {key: child(self.widget, QLineEdit, key) for key in _TEXTS}
        self.sign_in = child(self.widget, QComboBox, "signIn")
        self.enabled = child(self.widget, QCheckBox, "enabled")
        self.read_only = child(self.widget, QCheckBox, "readOnly")
        self.environment = SegmentedControl(
            [(e, environment_word(e)) for e in ENVIRONMENTS], "development", tr("Environment"))
        self.environment.set_environments()
        self.colours = Swatches()
        for slot, part in (("environment", self.environment), ("colour", self.colours)):
            row(part, 0, owner=child(self.widget, QWidget, slot))
        self._plain = False
        self._suggested = ""  # goes with the address until somebody types another name
        self.sign_in.currentIndexChanged.connect(lambda _: self.show_way(self.way))
        for key, field in self.fields.items():
            field.textEdited.connect(lambda _, k=key: self._clear(k))
            browse = self.widget.findChild(QPushButton, f"{key}Browse")
            if isinstance(browse, QPushButton):
                browse.clicked.connect(lambda _=False, k=key: self._browse(k))

    def show_way(self, way: Way) -> None:
        """Show the fields of one way of connecting."""
        self.way = way
        shown = set(ROWS[way])
        if way == "ssh":
            shown -= {"keyFile", "password"}
            shown |= {KEY_FILE: {"keyFile"}, PASSWORD: {"password"}}.get(
                self.sign_in.currentIndex(), set())
        for key in _EVERY:
            show_row(self.widget, key, key in shown)
        self.fields["address"].setPlaceholderText(
            "ops@docker-01.example.com:22" if way == "ssh" else "docker-01.example.com:2376")
        self._changed()

    def fill(self, spec: HostSpec) -> None:
        self._plain = False
        match spec.endpoint:
            case SshEndpoint() as ssh:
                self._set(address=str(ssh).removeprefix("ssh://"), keyFile=ssh.key_file,
                          jump=ssh.jump, socket=ssh.socket)
                self.sign_in.setCurrentIndex(KEY_FILE if ssh.key_file else AGENT)
                self.show_way("ssh")
            case TlsEndpoint() as tls:
                self._plain = tls.plain
                self._set(address=f"{tls.host}:{tls.port}", ca=tls.ca, cert=tls.cert, key=tls.key)
                self.show_way("tls")
            case UnixEndpoint() as unix:
                self._set(path=unix.path)
                self.show_way("unix")
        self._set(name=spec.name, folder=spec.folder)
        self.environment.choose(spec.environment)
        self.colours.choose(spec.colour)
        self.enabled.setChecked(spec.enabled)
        self.read_only.setChecked(spec.read_only)

    def read(self, base: HostSpec) -> HostSpec | None:
        """Return ``base`` with what the form says; None after showing what is wrong.

        The field of the first error gets the focus.
        """
        wrong: dict[str, FieldError] = {}

        def take(key: str, parse: Callable[[str, str], Any], default: Any) -> Any:
            try:
                return parse(self.fields[key].text(), key)
            except FieldError as error:
                wrong[key] = error
                return default

        endpoint = self._endpoint(take)
        suggestion = self._suggested_name(endpoint)
        if suggestion and self._text("name") in ("", self._suggested):
            self.fields["name"].setText(suggestion)
            self._suggested = suggestion
        name = take("name", parse_host_name, "")
        for key in self.fields:
            if key != "folder":
                show_error(self.widget, key, with_hint(wrong[key]) if key in wrong else "")
        if wrong:
            self.fields[next(k for k in _TEXTS if k in wrong)].setFocus()
            self._changed()
            return None
        environment: Environment = next(
            (e for e in ENVIRONMENTS if e == self.environment.key()), "development")
        return replace(base, name=name, endpoint=endpoint, folder=self._text("folder")[:64],
                       colour=self.colours.chosen(), environment=environment,
                       read_only=self.read_only.isChecked(), enabled=self.enabled.isChecked())

    def secrets(self) -> dict[str, str]:
        """Return what was typed, by the vault's name; {} for nothing."""
        typed = self.fields["password"].text()
        wanted = self.way == "ssh" and self.sign_in.currentIndex() == PASSWORD
        return {"password": typed} if wanted and typed else {}

    def _endpoint(self, take: Callable[[str, Callable[[str, str], Any], Any], Any]) -> Endpoint:
        if self.way == "unix":
            return UnixEndpoint(take("path", parse_socket_path, ""))
        if self.way == "tls":
            host, port = take("address", parse_tcp_address, ("", 0))
            ca, cert, key = (take(k, _file, "") for k in ("ca", "cert", "key"))
            if bool(cert) != bool(key):
                take("key" if cert else "cert", _missing_half, "")
            return TlsEndpoint(host, port, ca, cert, key, plain=self._plain and not (ca or cert))
        user, host, port = take("address", parse_ssh_address, ("", "", 0))
        by_file = self.sign_in.currentIndex() == KEY_FILE
        return SshEndpoint(
            host, port, user, take("keyFile", _needed_file, "") if by_file else "",
            take("jump", parse_jump, ""), take("socket", parse_socket_path, ""))

    def _suggested_name(self, endpoint: Endpoint) -> str:
        if isinstance(endpoint, UnixEndpoint):
            return tr("This computer")
        address = re.fullmatch(r"[0-9.]+|.*:.*", endpoint.host)
        return endpoint.host if address else endpoint.host.partition(".")[0]

    def _browse(self, key: str) -> None:
        start = self._text(key) or str(Path.home() / (".ssh" if key == "keyFile" else ""))
        path, _ = QFileDialog.getOpenFileName(self.widget, tr("Choose a file"), start)
        if path:
            self.fields[key].setText(path)
            self._clear(key)

    def _clear(self, key: str) -> None:
        if key != "folder":
            show_error(self.widget, key, "")

    def _text(self, key: str) -> str:
        return " ".join(self.fields[key].text().split())

    def _set(self, **texts: str) -> None:
        for key, value in texts.items():
            self.fields[key].setText(value)


def _file(text: str, field: str) -> str:
    """Return the path of a file that is there; "" stays ""."""
    path = text.strip()
    if path and not Path(path).expanduser().is_file():
        raise FieldError(field, N_("There is no such file."))
    return str(Path(path).expanduser()) if path else ""


def _needed_file(text: str, field: str) -> str:
    if not text.strip():
        raise FieldError(field, N_("Choose the file of the key."))
    return _file(text, field)


def _missing_half(text: str, field: str) -> str:
    raise FieldError(field, N_("A certificate and its key go together."))
