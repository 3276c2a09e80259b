"""Which place for secrets is taken, and that a bad keyring can do no harm."""
from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from caas_desktop.domain.errors import VaultError
from caas_desktop.secrets import keyringstore, open_vault
from caas_desktop.secrets.keyringstore import KeyringStore, best_backend, find_backend, is_trusted


@pytest.fixture(autouse=True)
def no_real_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The user's keyring is not ours to try things on."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(keyringstore, "get_all_keyring", list)


class Fake(KeyringBackend):
    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")


class NotRecommended(Fake):
    priority = 0.5


class PlaintextKeyring(Fake):
    priority = 9.0


class OfKeyringsAlt(Fake):
    priority = 9.0
    __module__ = "keyrings.alt.file"


class NotViable(Fake):
    @property
    def priority(self) -> float:  # type: ignore[override]
        raise RuntimeError("not here")


class Better(Fake):
    priority = 6.0


class Chain(ChainerBackend):
    priority = 10.0
    backends = ()  # type: ignore[assignment]


KeyringBackend._classes -= {Fake, NotRecommended, PlaintextKeyring, OfKeyringsAlt, NotViable,
                            Better, Chain}


@pytest.mark.parametrize("backend", [
    NotRecommended(), PlaintextKeyring(), OfKeyringsAlt(), NotViable(), FailKeyring(),
    NullKeyring(),
], ids=lambda b: type(b).__name__)
def test_a_backend_that_does_not_keep_secrets_safe_is_never_taken(backend: KeyringBackend) -> None:
    assert not is_trusted(backend)
    assert best_backend([backend]) is None


def test_the_most_recommended_trusted_backend_is_taken() -> None:
    fake, better = Fake(), Better()
    assert best_backend([OfKeyringsAlt(), fake, better]) is better


def test_of_a_chain_only_a_trusted_member_is_used() -> None:
    chain, member = Chain(), Fake()
    chain.backends = (PlaintextKeyring(), member)
    assert best_backend([chain]) is member
    chain.backends = (PlaintextKeyring(), OfKeyringsAlt())
    assert best_backend([chain]) is None


@pytest.mark.parametrize("module", [
    "keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.module.Keyring",
])
def test_a_keyring_switched_off_or_misnamed_by_the_user_means_the_vault_file(
    module: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", module)
    assert open_vault(file=tmp_path / "vault").kind == "file"


def test_auto_takes_the_keyring_then_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/bus")
    vault = open_vault(file=tmp_path / "vault")
    assert (vault.kind, vault.locked) == ("file", True)
    monkeypatch.setattr(keyringstore, "get_all_keyring", lambda: [Fake()])
    vault = open_vault(file=tmp_path / "vault")
    assert (vault.kind, vault.locked) == ("keyring", False)
    assert open_vault(file=tmp_path / "vault", prefer="file").kind == "file"
    assert open_vault(file=tmp_path / "vault", prefer="memory").kind == "memory"
    assert list(tmp_path.iterdir()) == []  # choosing writes nothing


def test_insisting_on_a_keyring_without_one_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(VaultError) as caught:
        open_vault(file=tmp_path / "vault", prefer="keyring")
    assert caught.value.hint


def test_a_keyring_that_does_not_answer_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()

    def hang() -> list[KeyringBackend]:
        answer.wait(60)
        return []

    monkeypatch.setattr(keyringstore, "get_all_keyring", hang)
    try:
        assert find_backend(timeout_s=0.05) is None
    finally:
        let_go(answer)


def let_go(answer: threading.Event) -> None:
    answer.set()
    for thread in threading.enumerate():
        if thread.name == "vault-call":
            thread.join(60)


def test_a_keyring_that_hangs_later_is_an_error_within_bounded_time() -> None:
    answer = threading.Event()

    class Hanging(Fake):
        def get_password(self, service: str, username: str) -> str | None:
            answer.wait(60)
            return None

    KeyringBackend._classes.discard(Hanging)
    vault = KeyringStore(Hanging(), call_s=0.05)
    try:
        with pytest.raises(VaultError, match="does not answer"):
            vault.get("k")
    finally:
        let_go(answer)


def test_secrets_go_under_our_service_name() -> None:
    backend = Fake()
    vault = KeyringStore(backend)
    vault.set("host/a/password", "s")
    assert backend.kept == {("caas-desktop", "host/a/password"): "s"}
    assert vault.get("host/a/password") == "s"
    vault.delete("host/a/password")
    vault.delete("host/a/password")
    assert vault.get("host/a/password") is None


@pytest.mark.parametrize(("error", "text"), [
    (KeyringLocked("hunter2hunter2"), "locked"), (RuntimeError("hunter2hunter2"), "refused"),
])
def test_errors_of_a_backend_are_for_the_user_and_hold_nothing_of_its_text(
    error: Exception, text: str
) -> None:
    class Broken(Fake):
        def get_password(self, service: str, username: str) -> str | None:
            raise error

    KeyringBackend._classes.discard(Broken)
    with pytest.raises(VaultError, match=text) as caught:
        KeyringStore(Broken()).get("k")
    assert caught.value.hint
    assert "hunter2" not in f"{caught.value} {caught.value.detail}"
    assert caught.value.__suppress_context__


def test_memory_keeps_secrets_for_this_run_only(tmp_path: Path) -> None:
    vault = open_vault(file=tmp_path / "vault", prefer="memory")
    vault.unlock("whatever")
    vault.set("k", "s")
    vault.lock()
    assert vault.get("k") == "s"
    vault.delete("k")
    vault.delete("k")
    assert vault.get("k") is None
    with pytest.raises(VaultError):
        vault.change_master_password("a", "b")
    assert list(tmp_path.iterdir()) == []


def test_a_key_must_be_a_short_name_and_a_secret_no_novel(tmp_path: Path) -> None:
    vault = open_vault(file=tmp_path / "vault", prefer="memory")
    for key in ("", "a\nb", "x" * 1000):
        with pytest.raises(ValueError, match="short printable"):
            vault.get(key)
    with pytest.raises(VaultError):
        vault.set("k", "x" * 1_000_000)


def test_importing_the_package_does_not_import_keyring() -> None:
    code = ("import sys, caas_desktop.secrets;"
            "sys.exit(any(m in sys.modules for m in ('keyring', 'cryptography')))")
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
