"""Where the program keeps its things; every folder is the user's own (0700)."""
from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

NAME = "caas-desktop"
DATA_VARIABLE = "CAAS_DATA_DIR"
CONFIG_VARIABLE = "CAAS_CONFIG_DIR"


@frozen
class Paths:
    """Folders exist once ``prepare`` returned; files are made by those who use them."""

    data: Path
    config: Path
    cache: Path
    log: Path
    state: Path

    @property
    def catalogue(self) -> Path:
        return self.data / "catalogue.sqlite3"

    @property
    def vault(self) -> Path:
        return self.data / "vault"

    @property
    def known_hosts(self) -> Path:
        return self.data / "known_hosts"

    @property
    def crashes(self) -> Path:
        return self.state / "crashes"

    def prepare(self) -> Paths:
        """Make the folders, private; returns itself.

        Raises:
            CaasError: A folder cannot be made or written.
        """
        for folder in (self.data, self.config, self.cache, self.log, self.state):
            _private(folder)
        return self


def find_paths(env: Mapping[str, str] | None = None) -> Paths:
    """Return the folders of this user; nothing is made yet.

    ``CAAS_DATA_DIR`` moves data, cache, log and state, so that a demo or a test leaves nothing
    elsewhere; ``CAAS_CONFIG_DIR`` the configuration (default: below ``CAAS_DATA_DIR``).
    """
    env = os.environ if env is None else env
    own, own_config = env.get(DATA_VARIABLE), env.get(CONFIG_VARIABLE)
    if own:
        data = Path(own).expanduser().absolute()
        config = Path(own_config).expanduser().absolute() if own_config else data / "config"
        return Paths(data, config, data / "cache", data / "log", data / "state")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(NAME, appauthor=False)
    config = Path(own_config).expanduser().absolute() if own_config else dirs.user_config_path
    return Paths(dirs.user_data_path, config, dirs.user_cache_path, dirs.user_log_path,
                 dirs.user_state_path)


def _private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if stat.S_IMODE(folder.stat().st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError as exc:
        raise CaasError(
            N_("The folder {folder} cannot be used."),
            detail=str(exc),
            hint=N_("Check its owner and rights, or name another folder in {variable}."),
            folder=folder, variable=DATA_VARIABLE) from exc
