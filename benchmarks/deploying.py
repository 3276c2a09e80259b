"""Deploys an app, or removes it, once for each line of standard input: in a console that runs."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from caas_desktop.catalogue import open_catalogue
from caas_desktop.domain.errors import ResourceGone
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.apps.deployment import Order, carry_out
from caas_desktop.operations.apps.listed import find_app
from caas_desktop.operations.apps.operating import remove_app
from caas_desktop.operations.compose import Source, load
from caas_desktop.operations.revisions import Revisions
from caas_desktop.secrets.memory import MemoryStore


class Kept(MemoryStore):
    """A vault in which revisions may keep their key: they are sealed and written, as in use."""

    kind = "keyring"


def deploy_once(engine: Engine, revisions: Revisions, file: Path, name: str) -> str:
    """Return ms of wall clock and of processor time, and how much was changed."""
    started, used = time.monotonic(), time.process_time()
    outcome = carry_out(engine, Order(load(Source(files=(file,), name=name))), revisions)
    took, cpu = time.monotonic() - started, time.process_time() - used
    if outcome.error is not None:
        raise outcome.error
    return f"{took * 1000} {cpu * 1000} {outcome.changed}"


def remove(engine: Engine, name: str) -> str:
    try:
        remove_app(engine, find_app(engine, name), volumes=True)
    except ResourceGone:
        return "gone"
    return "removed"


def main() -> int:
    """Serve until standard input ends."""
    socket, file, name = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    vault = Kept()
    with TemporaryDirectory() as folder:
        connector = DockerConnector(vault, Path(folder) / "known_hosts")
        catalogue = open_catalogue(Path(folder) / "catalogue.sqlite3")
        engine = connector.connect(HostSpec(HostId("bench"), "bench", UnixEndpoint(socket)))
        revisions = Revisions(catalogue, vault)
        for word in sys.stdin:
            print(remove(engine, name) if word.strip() == "remove"
                  else deploy_once(engine, revisions, file, name), flush=True)  # fmt: skip
        engine.close()
        catalogue.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
