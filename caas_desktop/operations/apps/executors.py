"""Who deploys to a standalone host: we, or an installed Docker Compose; a setting of each host."""
from __future__ import annotations

from caas_desktop.domain.apps import Executor
from caas_desktop.domain.ports import Catalogue
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.settings import EXECUTORS, Settings


def executor_of(catalogue: Catalogue, host: HostId | None) -> Executor:
    """Return who deploys to a standalone host, as set for it; None (a cluster): we ourselves.

    Any thread but the GUI's: it is read anew.
    """
    if host is None:
        return "console"
    chosen = Settings(catalogue).get(EXECUTORS).get(str(host))
    return "docker-compose" if chosen == "docker-compose" else "console"


def set_executor(settings: Settings, host: HostId, executor: Executor) -> None:
    """Have a host's apps be deployed by ``executor`` from now on; raises CatalogueError."""
    chosen = {key: value for key, value in settings.get(EXECUTORS).items() if key != host}
    settings.set(EXECUTORS, chosen if executor == "console" else {**chosen, host: executor})
