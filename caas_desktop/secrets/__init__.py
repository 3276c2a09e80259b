"""Where passwords and passphrases are kept: the keyring, a vault file, or this run's memory.

The only importer of keyring. Importing this package costs nothing: keyring (50 ms) and cryptography
are paid by ``open_vault`` and ``unlock``, so call them off the GUI thread.
"""
from __future__ import annotations

from caas_desktop.secrets.aside import move_vault_aside
from caas_desktop.secrets.choice import Prefer, open_vault
from caas_desktop.secrets.guarded import GuardedVault
from caas_desktop.secrets.redact import Redactor

__all__ = ["GuardedVault", "Prefer", "Redactor", "move_vault_aside", "open_vault"]
