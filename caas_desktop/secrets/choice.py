"""Chooses where secrets are kept."""
from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Literal

from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.text import N_
from caas_desktop.secrets.guarded import GuardedVault, Store
from caas_desktop.secrets.memory import MemoryStore
from caas_desktop.secrets.redact import Redactor

log = logging.getLogger(__name__)

Prefer = Literal["auto", "keyring", "file", "memory"]


def open_vault(
    *, file: Path, prefer: Prefer = "auto", redactor: Redactor | None = None
) -> GuardedVault:
    """Open a vault without ever asking the user; takes at most some 3 s (a keyring that hangs).

    Args:
        file: Where the vault file is or would be; it is made by the first ``unlock``.
        prefer: "auto" takes the keyring if there is a trustworthy one, else the vault file,
            which is locked until ``unlock``. Who declines a master password gets "memory".
        redactor: Is told every secret; share the one that filters the logs.

    Raises:
        VaultError: only for "keyring", when there is none to trust.
    """
    return GuardedVault(_store(file, prefer), redactor or Redactor())


def _store(file: Path, prefer: Prefer) -> Store:
    if prefer == "memory":
        return MemoryStore()
    if prefer == "keyring" or (prefer == "auto" and _may_have_keyring()):
        from caas_desktop.secrets.keyringstore import KeyringStore, find_backend

        backend = find_backend()
        if backend is not None:
            return KeyringStore(backend)
        if prefer == "keyring":
            raise VaultError(
                N_("This session has no keyring that keeps secrets safely."),
                hint=N_("Start a keyring (GNOME Keyring, KWallet), or use the vault file."))
        log.info("no trustworthy keyring in this session: secrets go into the vault file")
    from caas_desktop.secrets.vaultfile import FileStore

    return FileStore(file)


def _may_have_keyring() -> bool:
    """Return False where no keyring can be, without importing 60 ms of libraries to look.

    On Linux every keyring is reached over the session's bus; another one, a command's for
    instance, has to be named in keyring's own configuration.
    """
    if sys.platform != "linux":
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    config = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return (bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
            or bool(runtime and Path(runtime, "bus").exists())
            or "PYTHON_KEYRING_BACKEND" in os.environ
            or Path(config, "python_keyring", "keyringrc.cfg").exists())
