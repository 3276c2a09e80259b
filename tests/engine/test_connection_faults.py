"""Hosts that are cut off, frozen or killed: noticed, told, and over when they are back."""
from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import HostId
from caas_desktop.engine import event_stream
from caas_desktop.engine.connector import DockerConnector
from lab.state import Host, Lab
from lab.testing import Fault

PATIENCE_S = 60.0


class NoVault:
    kind, locked = "memory", False

    def get(self, key: str) -> str | None:
        return None


@pytest.fixture
def connector(tmp_path: Path, lab: Lab) -> DockerConnector:
    (tmp_path / ".ssh").mkdir()
    shutil.copy(lab.known_hosts, tmp_path / ".ssh/known_hosts")
    return DockerConnector(NoVault(), tmp_path / "own", home=tmp_path, env={})  # type: ignore[arg-type]


class Relay:
    """A TCP relay that can stop passing bytes on while the connections stay up."""

    def __init__(self, address: str, port: int) -> None:
        self._to = (address, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._flowing = threading.Event()
        self._flowing.set()
        self._done = False
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def _start(self, run: object, *args: object) -> None:
        thread = threading.Thread(target=run, args=args, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            near, _ = self._listener.accept()
            if self._done:
                near.close()
                return
            far = socket.create_connection(self._to, 5)
            self._sockets += [near, far]
            self._start(self._pass, near, far)
            self._start(self._pass, far, near)

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self._flowing.wait()
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def stop_flowing(self) -> None:
        self._flowing.clear()

    def close(self) -> None:
        self._done = True
        self._flowing.set()
        socket.create_connection(("127.0.0.1", self.port), 1).close()
        for sock in self._sockets:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for thread in self._threads:
            thread.join(60)
        for sock in [*self._sockets, self._listener]:
            sock.close()


def endpoint(host: Host, transport: str, port: int | None = None) -> Endpoint:
    """Return the way to a host, through a relay on ``port`` of this machine if one is given."""
    address = host.address if port is None else "127.0.0.1"
    if transport == "tls":
        return TlsEndpoint(address, port or 2376, host.tls.ca, host.tls.cert, host.tls.key)
    if transport == "ssh":
        return SshEndpoint(address, port or 22, host.ssh.user, host.ssh.key)
    return UnixEndpoint(host.socket)


def notices(engine: Engine, fault: Callable[[], object]) -> HostUnreachable:
    """Follow events, bring the fault when they flow, and return the error that ends them."""
    events = engine.events(None)
    fault()
    with pytest.raises(HostUnreachable) as caught:
        for _ in events:
            pass
    return caught.value


def test_what_the_watchdog_waits_for_is_within_what_is_promised() -> None:
    assert event_stream.SILENCE_S + event_stream.PING_TIMEOUT_S < 15.0


def test_a_half_open_line_is_noticed_and_closing_does_not_wait_for_it(
    lab: Lab, connector: DockerConnector, tmp_path: Path
) -> None:
    host = lab.hosts["lab5"]
    relay = Relay(host.address, 22)
    try:
        with (tmp_path / ".ssh/known_hosts").open("a") as file:
            file.write(f"[127.0.0.1]:{relay.port} {host.ssh.host_key}\n")
        engine = connector.connect(HostSpec(HostId("x"), "x", endpoint(host, "ssh", relay.port)))
        assert "did not answer" in str(notices(engine, relay.stop_flowing))
        closing = threading.Thread(target=engine.close, daemon=True)
        closing.start()
        closing.join(PATIENCE_S)
        assert not closing.is_alive()  # though nothing ever comes through the line again
    finally:
        relay.close()


@pytest.fixture
def healed(lab: Lab) -> Iterator[Fault]:
    fault = Fault(lab)
    yield fault
    for kind in ("thaw", "heal"):
        fault(kind, "lab5")


class Watchers:
    """Follow events of lab5 over several ways at once; the fault comes when all of them flow."""

    def __init__(self, lab: Lab, connector: DockerConnector, *transports: str) -> None:
        self.specs = [HostSpec(HostId(way), f"{way}-lab5", endpoint(lab.hosts["lab5"], way))
                      for way in transports]
        self.engines = [connector.connect(spec) for spec in self.specs]
        self._flowing = threading.Barrier(len(transports) + 1)
        self._noticed: list[HostUnreachable] = []
        self._threads = [threading.Thread(target=self._watch, args=(engine,))
                         for engine in self.engines]

    def _watch(self, engine: Engine) -> None:
        self._noticed.append(notices(engine, lambda: self._flowing.wait(30)))

    def bring(self, fault: Callable[[], None], meanwhile: Callable[[], None]
              ) -> list[HostUnreachable]:
        """Return what ended the events of each."""
        for thread in self._threads:
            thread.start()
        self._flowing.wait(30)
        fault()
        while any(thread.is_alive() for thread in self._threads):
            meanwhile()
            time.sleep(0.2)
        return self._noticed

    def close(self) -> None:
        for engine in self.engines:
            engine.close()


def test_a_frozen_engine_is_noticed_over_any_transport_and_delays_no_other(
    lab: Lab, connector: DockerConnector, healed: Fault
) -> None:
    watchers = Watchers(lab, connector, "unix", "tls", "ssh")
    others = [connector.connect(HostSpec(HostId(way), way, endpoint(lab.hosts["lab4"], way)))
              for way in ("unix", "tls", "ssh")]

    def meanwhile() -> None:
        for other in others:
            other.request("GET", "/containers/json", lane=Lane.REFRESH, timeout_s=5)

    assert len(watchers.bring(lambda: healed("freeze", "lab5"), meanwhile)) == 3
    healed("thaw", "lab5")
    for engine in watchers.engines:
        engine.ping(10)  # the same connection serves again
        assert engine.request("GET", "/version", lane=Lane.REFRESH)
    watchers.close()
    for other in others:
        other.close()


def test_a_cut_host_is_noticed_over_any_transport_and_reached_again(
    lab: Lab, connector: DockerConnector, healed: Fault
) -> None:
    watchers = Watchers(lab, connector, "tls", "ssh")
    assert len(watchers.bring(lambda: healed("cut", "lab5"), lambda: None)) == 2
    for spec in watchers.specs:
        with pytest.raises(HostUnreachable, match=spec.name):
            connector.connect(spec, timeout_s=1)
    healed("heal", "lab5")
    deadline = time.monotonic() + PATIENCE_S
    for engine in watchers.engines:
        while not _answers(engine):
            assert time.monotonic() < deadline
    watchers.close()


def _answers(engine: Engine) -> bool:
    with suppress(HostUnreachable):
        return bool(engine.request("GET", "/version", lane=Lane.REFRESH, timeout_s=5))
    return False
