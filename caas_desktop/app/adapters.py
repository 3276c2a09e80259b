"""Opens what the rest works with: catalogue, vault and connector. No Qt here."""
from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from caas_desktop.app.logs import REDACTOR
from caas_desktop.app.paths import Paths
from caas_desktop.catalogue import open_catalogue, open_quickly
from caas_desktop.domain.errors import CatalogueError, VaultError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Catalogue
from caas_desktop.domain.text import N_
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets import GuardedVault, Prefer, Redactor, open_vault

if TYPE_CHECKING:
    from caas_desktop.engine.connector import DockerConnector

CATALOGUE_PASSWORD = "catalogue/password"
VAULT_VARIABLE = "CAAS_VAULT"


class LazyVault:
    """Opens the vault when it is first asked: most hosts need no secret, a keyring takes time."""

    def __init__(self, file: Path, prefer: Prefer, redactor: Redactor) -> None:
        self._file, self._prefer, self._redactor = file, prefer, redactor
        self._lock = threading.Lock()
        self._opened: GuardedVault | None = None

    @property
    def opened(self) -> GuardedVault:
        """The vault itself; the first call may take 3 s (a keyring that hangs)."""
        with self._lock:
            if self._opened is None:
                self._opened = open_vault(file=self._file, prefer=self._prefer,
                                          redactor=self._redactor)
            return self._opened

    @property
    def kind(self) -> str:
        return self.opened.kind

    @property
    def locked(self) -> bool:
        return self.opened.locked

    def unlock(self, master_password: str) -> None:
        self.opened.unlock(master_password)

    def get(self, key: str) -> str | None:
        return self.opened.get(key)

    def set(self, key: str, secret: str) -> None:
        self.opened.set(key, secret)

    def delete(self, key: str) -> None:
        self.opened.delete(key)


@frozen
class Adapters:
    """``vault`` also holds what is lent for this run; ``redactor`` knows all secrets so far."""

    catalogue: Catalogue
    vault: RunSecrets
    connector: DockerConnector
    redactor: Redactor

    def close(self) -> None:
        """Close the catalogue; engines are closed by whoever opened them."""
        self.catalogue.close()


def open_secrets(paths: Paths, prefer: Prefer | None = None) -> RunSecrets:
    """Return the vault, shared with log and crash reports; opened at its first use.

    ``prefer`` None: as the environment's CAAS_VAULT says (auto, keyring, file, memory).
    """
    if prefer is None:
        wanted = os.environ.get(VAULT_VARIABLE, "auto")
        prefer = cast(Prefer, wanted) if wanted in get_args(Prefer) else "auto"
    return RunSecrets(LazyVault(paths.vault, prefer, REDACTOR), REDACTOR.remember,
                      absent=lambda: not paths.vault.exists())


def open_adapters(
    paths: Paths, catalogue_url: str | Path | None = None, *, vault: RunSecrets | None = None,
    quick: bool = False,
) -> Adapters:
    """Open everything; blocks.

    Args:
        paths: Prepared (``Paths.prepare``).
        catalogue_url: A file, ``postgresql://user@host/name`` (its password is in the vault as
            ``CATALOGUE_PASSWORD``) or ``catalogue.MEMORY``; None: the user's own file.
        vault: From ``open_secrets``, for who needs it before (to unlock it); None: a new one.
        quick: For one command: what it does not need is not opened.

    Raises:
        CatalogueError: As ``open_catalogue``; the caller may try again with ``MEMORY``.
    """
    vault = vault or open_secrets(paths)
    place = catalogue_url or paths.catalogue
    catalogue = (open_quickly if quick else open_catalogue)(place, password=_password(vault, place))
    # Not before the catalogue is known to open.
    from caas_desktop.engine.connector import DockerConnector

    return Adapters(catalogue, vault, DockerConnector(vault, paths.known_hosts), REDACTOR)


def _password(vault: RunSecrets, place: str | Path) -> str | None:
    if not str(place).startswith("postgres"):
        return None
    try:
        return vault.get(CATALOGUE_PASSWORD)
    except VaultError as exc:
        raise CatalogueError(
            N_("The catalogue's password cannot be read from the vault."),
            hint=N_("{first} {second}"), first=exc.text, second=exc.advice,
            detail=exc.detail) from exc
