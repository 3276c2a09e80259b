"""A host's engine without the console, and how fast its streams can be read at all."""

from __future__ import annotations

import selectors
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector

if TYPE_CHECKING:
    from caas_desktop.domain.ports import ByteStream, Engine
    from lab.state import Host, Lab

BUFFER = 1 << 20


class Drained(NamedTuple):
    """What was thrown away, and seconds from the first byte to the last."""

    size: int
    seconds: float


class _NoVault:
    kind, locked = "memory", False

    def get(self, key: str) -> str | None:
        return None


def _endpoint(host: Host, transport: str) -> Endpoint:
    if transport == "unix":
        return UnixEndpoint(host.socket)
    if transport == "tls":
        return TlsEndpoint(host.address, 2376, host.tls.ca, host.tls.cert, host.tls.key)
    return SshEndpoint(host.ssh.address, host.ssh.port, host.ssh.user, host.ssh.key)


@contextmanager
def engine(found: Lab, host: Host, transport: str) -> Iterator[Engine]:
    """Connect to a host of the lab, over "unix", "tls" or "ssh"."""
    with TemporaryDirectory(prefix="caas-bench-") as folder:
        home = Path(folder)
        (home / ".ssh").mkdir()
        shutil.copy(found.known_hosts, home / ".ssh" / "known_hosts")
        connector = DockerConnector(_NoVault(), home / "own", home=home, env={})  # type: ignore[arg-type]
        made = connector.connect(HostSpec(HostId(host.name), host.name,
                                          _endpoint(host, transport)))  # fmt: skip
        try:
            yield made
        finally:
            made.close()


def drain(stream: ByteStream) -> Drained:
    """Read a stream to its end and throw the bytes away."""
    buffer = memoryview(bytearray(BUFFER))
    total, start = 0, 0.0
    with selectors.DefaultSelector() as selector:
        selector.register(stream.fileno(), selectors.EVENT_READ)
        while True:
            count = stream.read_into(buffer)
            if count is None:
                selector.select(5)
            elif not count:
                break
            else:
                start = start or time.perf_counter()
                total += count
    stream.close()
    return Drained(total, time.perf_counter() - start)
