"""Connects a host and waits for its complete tree, once for each line of standard input."""

from __future__ import annotations

import queue
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.domain.changes import Change
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Vault
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.store import Store
from caas_desktop.secrets.memory import MemoryStore

HOST = HostId("bench")
PATIENCE_S = 30.0


def connect_once(catalogue: Any, vault: Vault, connector: DockerConnector, socket: str,
                 count: int) -> tuple[float, float]:  # fmt: skip
    """Return ms of wall clock and of processor time until the store is complete."""
    changes: queue.Queue[Change] = queue.Queue()
    store = Store()
    fleet = Fleet(store, connector, catalogue, vault, changes.put)
    started, used = time.monotonic(), time.process_time()
    entry = HostSpec(HOST, "bench", UnixEndpoint(socket))
    fleet.keep([entry])
    fleet.show(entry)
    until = started + PATIENCE_S
    while not store.hosts[HOST].status.live:
        store.apply([changes.get(timeout=max(0.0, until - time.monotonic()))])
    took, cpu = time.monotonic() - started, time.process_time() - used
    found = sum(1 for _ in store.of_kind("container"))
    fleet.close()
    if found < count:
        raise RuntimeError(f"only {found} containers")
    return took * 1000, cpu * 1000


def main() -> int:
    """Serve until standard input ends."""
    socket, count = sys.argv[1], int(sys.argv[2])
    vault = MemoryStore()
    with TemporaryDirectory() as folder:
        connector = DockerConnector(vault, Path(folder) / "known_hosts")
        catalogue = open_catalogue(MEMORY)
        for _ in sys.stdin:
            print(*connect_once(catalogue, vault, connector, socket, count), flush=True)
        catalogue.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
