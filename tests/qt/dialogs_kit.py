"""What the tests of dialogs share: a runner that works at once, a fleet that notes."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from caas_desktop.domain.errors import AuthRefused
from caas_desktop.domain.hosts import HostSpec, SshEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.jobs import CancelToken


class Now:
    """A JobRunner whose jobs are done when ``submit`` returns."""

    def submit(self, key: str, work: Callable[[CancelToken], Any], *, lane: Any = None,
               done: Callable[[Any], None] = lambda _: None,
               failed: Callable[[Exception], None] = lambda _: None) -> CancelToken:
        try:
            result = work(CancelToken())
        except Exception as exc:
            failed(exc)
        else:
            done(result)
        return CancelToken()


class FakeVault:
    """Keeps in a dict."""

    kind, locked = "keyring", False

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def unlock(self, master_password: str) -> None: ...

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def set(self, key: str, secret: str) -> None:
        self.kept[key] = secret

    def delete(self, key: str) -> None:
        self.kept.pop(key, None)


class FakeConnector:
    """``errors`` are raised by one test after the other; then it works."""

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.accepted = list(errors), []
        self.found: list[HostSpec] = []
        self.tested: list[HostSpec] = []

    def test(self, spec: HostSpec, report: Any) -> Any:
        from tests.factories import engine
        self.tested.append(spec)
        report("Name", True, "10.0.0.1")
        if self.errors:
            report("SSH", False, str(self.errors[0]), getattr(self.errors[0], "hint", ""))
            return None
        return engine()

    def connect(self, spec: HostSpec, *, timeout_s: float = 0) -> Any:
        raise self.errors.pop(0)

    def accept_host_key(self, hostname: str, key: str, *, save: bool) -> None:
        self.accepted.append((hostname, key, save))

    def discover(self) -> list[HostSpec]:
        return self.found


class FakeFleet:
    def __init__(self, *errors: Exception) -> None:
        self.vault: Any = FakeVault()
        self.connector = FakeConnector(*errors)
        self.saved: list[tuple[HostSpec, dict[str, str]]] = []
        self.refuse: Exception | None = None

    def keep(self, specs: Iterable[HostSpec], secrets_by_name: dict[str, str] | None = None
             ) -> None:
        if self.refuse:
            raise self.refuse
        self.saved += [(spec, dict(secrets_by_name or {})) for spec in specs]

    def show(self, spec: HostSpec) -> None: ...


def at_once(call: Callable[[], None]) -> None:
    call()


def ssh(name: str = "found", host: str = "10.1.1.1") -> HostSpec:
    return HostSpec(HostId(name), name, SshEndpoint(host))


def settings_store(values: dict[str, Any]) -> Any:
    return SimpleNamespace(setting=values.get, save_setting=values.__setitem__)


def texts(dialog: QWidget) -> str:
    return "\n".join(w.text() for w in dialog.findChildren(QLabel) if not w.isHidden())


def refused() -> AuthRefused:
    return AuthRefused("locked", needs="passphrase", subject="~/.ssh/id")
