"""What the tests on a real Swarm share."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from lab.state import Lab
from tests.qt.dialogs_kit import FakeVault

WAIT_S = 60.0


@contextmanager
def connected(lab: Lab, folder: Path, *names: str) -> Iterator[list[Engine]]:
    """Connect hosts of the lab over their sockets."""
    connector = DockerConnector(FakeVault(), folder, home=folder, env={})
    engines = [connector.connect(spec_of(lab, name)) for name in names]
    try:
        yield engines
    finally:
        for engine in engines:
            engine.close()


def spec_of(lab: Lab, name: str) -> HostSpec:
    return HostSpec(HostId(name), name, UnixEndpoint(lab.hosts[name].socket))


def wait(fits: Callable[[], Any], seconds: float = WAIT_S) -> Any:
    """Return what ``fits`` returns once that is something."""
    end = time.monotonic() + seconds
    while not (found := fits()):
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.1)
    return found
