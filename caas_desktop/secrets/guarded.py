"""The vault as the rest of the program sees it (Protocol ``Vault``)."""
from __future__ import annotations

from typing import Protocol

from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.text import N_
from caas_desktop.secrets.redact import Redactor

SECRET_CHARACTERS = 100_000
KEY_CHARACTERS = 500


class Store(Protocol):
    """One way to keep secrets; raises VaultError."""

    kind: str

    @property
    def locked(self) -> bool: ...
    def unlock(self, master_password: str) -> None: ...
    def lock(self) -> None: ...
    def change_master_password(self, old: str, new: str) -> None: ...
    def get(self, key: str) -> str | None: ...
    def set(self, key: str, secret: str) -> None: ...
    def delete(self, key: str) -> None: ...


class GuardedVault:
    """Fulfils ``domain.ports.Vault`` on one of the stores.

    Everything secret that passes through is told to the redactor first, so that it is blanked
    in the logs from then on. Thread-safe; every call ends in bounded time (a keyring may ask
    its user to unlock it: up to a minute).
    """

    def __init__(self, store: Store, redactor: Redactor) -> None:
        self._store, self.redactor = store, redactor

    @property
    def kind(self) -> str:
        """"keyring", "file" or "memory", for display."""
        return self._store.kind

    @property
    def locked(self) -> bool:
        """True while a vault file waits for its master password; the others never do."""
        return self._store.locked

    def unlock(self, master_password: str) -> None:
        """Open (or, the first time, create) the vault file; no-op for the others.

        Takes some 0.4 s on purpose: call it on a worker thread.
        """
        self.redactor.remember(master_password)
        self._store.unlock(master_password)

    def lock(self) -> None:
        """Forget the vault file's content until the next ``unlock``; no-op for the others."""
        self._store.lock()

    def change_master_password(self, old: str, new: str) -> None:
        """Seal the vault file with another password; VaultError for the other kinds."""
        self.redactor.remember(old)
        self.redactor.remember(new)
        self._store.change_master_password(old, new)

    def get(self, key: str) -> str | None:
        """Return a secret, None if there is none."""
        secret = self._store.get(_checked(key))
        if secret is not None:
            self.redactor.remember(secret)
        return secret

    def set(self, key: str, secret: str) -> None:
        """Keep a secret, replacing an earlier one."""
        if len(secret) > SECRET_CHARACTERS:
            raise VaultError(
                N_("The secret is too long to be kept."),
                hint=N_("Use a key file instead."))
        self.redactor.remember(secret)
        self._store.set(_checked(key), secret)

    def delete(self, key: str) -> None:
        """Forget a secret; none there is no error."""
        self._store.delete(_checked(key))


def _checked(key: str) -> str:
    if not key or len(key) > KEY_CHARACTERS or not key.isprintable():
        raise ValueError("a vault key is a short printable name such as host/<id>/password")
    return key
