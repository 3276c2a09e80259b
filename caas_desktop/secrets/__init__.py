"""Where passwords and passphrases are kept: the keyring, a vault file, or this run's memory.

The only importer of keyring (50 ms, which ``open_vault`` pays, not the import of this package).
"""
from __future__ import annotations

from caas_desktop.secrets.choice import Prefer, open_vault
from caas_desktop.secrets.guarded import GuardedVault
from caas_desktop.secrets.redact import Redactor
from caas_desktop.secrets.vaultfile import move_vault_aside

__all__ = ["GuardedVault", "Prefer", "Redactor", "move_vault_aside", "open_vault"]
