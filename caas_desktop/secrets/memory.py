"""Secrets for this run only."""
from __future__ import annotations

from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.text import N_


class MemoryStore:
    """The last resort: asks again after the next start."""

    kind = "memory"
    locked = False

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def unlock(self, master_password: str) -> None: ...

    def lock(self) -> None: ...

    def change_master_password(self, old: str, new: str) -> None:
        raise VaultError(N_("Secrets of this run have no master password."))

    def get(self, key: str) -> str | None:
        return self._secrets.get(key)

    def set(self, key: str, secret: str) -> None:
        self._secrets[key] = secret

    def delete(self, key: str) -> None:
        self._secrets.pop(key, None)
