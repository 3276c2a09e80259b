"""Makes room for a new vault file without losing the old one."""
from __future__ import annotations

import time
from pathlib import Path

from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.text import N_


def move_vault_aside(path: Path) -> Path:
    """Rename a vault file that cannot be used, so that a new one can start.

    Returns:
        The new name: ``<name>.aside-<date>-<time>``; nothing is deleted or overwritten.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S")
    target, number = path.with_name(f"{path.name}.aside-{stamp}"), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.aside-{stamp}-{number}")
    try:
        return path.rename(target)
    except OSError as error:
        raise VaultError(
            N_("The vault file {path} could not be moved aside."),
            hint=N_("Check the rights of its folder."), detail=str(error), path=path) from error
