"""Logs of real engines, over every transport, of a new and an old engine."""
from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.logs.lines import MARKER, MAX_LINE, SPLIT, STDERR, Line
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import LogTarget, State, Window
from caas_desktop.operations.streams import StreamReader
from caas_desktop.secrets.memory import MemoryStore
from lab.state import Host, Lab
from lab.testing import Scratch

TRANSPORTS = ("unix", "tls", "ssh", "stdio")
WAIT_S = 60.0
ALL = Window(tail=None)

Connect = Callable[[str, str], Engine]
Follow = Callable[..., LogSession]


def endpoint(host: Host, transport: str) -> Endpoint:
    if transport == "unix":
        return UnixEndpoint(host.socket)
    if transport == "tls":
        return TlsEndpoint(host.address, 2376, host.tls.ca, host.tls.cert, host.tls.key)
    port = host.ssh.port if transport == "ssh" else host.ssh.no_streamlocal_port
    return SshEndpoint(host.ssh.address, port, host.ssh.user, host.ssh.key)


@pytest.fixture
def connect(lab: Lab, tmp_path: Path) -> Iterator[Connect]:
    (tmp_path / ".ssh").mkdir()
    shutil.copy(lab.known_hosts, tmp_path / ".ssh/known_hosts")
    connector = DockerConnector(MemoryStore(), tmp_path / "own", home=tmp_path, env={})
    engines: list[Engine] = []

    def call(name: str, transport: str) -> Engine:
        spec = HostSpec(HostId(name), name, endpoint(lab.hosts[name], transport))
        engines.append(connector.connect(spec))
        return engines[-1]

    yield call
    for engine in engines:
        engine.close()


@pytest.fixture
def follow() -> Iterator[Follow]:
    reader = StreamReader()
    sessions: list[LogSession] = []

    def call(
        engine: Callable[[], Engine | None], *containers: str, tty: bool = False
    ) -> LogSession:
        targets = [LogTarget("lab", ident, engine, ident[:12], tty) for ident in containers]
        sessions.append(LogSession(reader, targets, window=ALL))
        return sessions[-1]

    yield call
    for session in sessions:
        session.close()
    reader.stop()


def lines(session: LogSession) -> list[Line]:
    return [line for line in session.arena.lines(0, 10**9) if not line.flags & MARKER]


def notes(session: LogSession) -> list[str]:
    return [line.text.decode().split("|")[0] for line in session.arena.lines(0, 10**9)
            if line.flags & MARKER]


def wait_until(condition: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < until, what
        time.sleep(0.02)


@pytest.mark.parametrize("host", ["lab4", "lab5"])
@pytest.mark.parametrize("transport", TRANSPORTS)
def test_every_line_of_both_streams_arrives_once_and_in_order(
    connect: Connect, follow: Follow, scratch: Scratch, host: str, transport: str
) -> None:
    script = "seq 1 5000; for i in 1 2 3; do echo oops $i >&2; done; printf 'no end'"
    ident = scratch.run(host, "seq", "sh", "-c", script)
    engine = connect(host, transport)
    session = follow(lambda: engine, ident)
    wait_until(lambda: session.sources[0].state is State.ENDED, "the log ends")
    out = [line.text for line in lines(session) if not line.flags & STDERR]
    err = [line.text for line in lines(session) if line.flags & STDERR]
    assert out == [b"%d" % n for n in range(1, 5001)] + [b"no end"]
    assert err == [b"oops 1", b"oops 2", b"oops 3"]
    assert all(line.ts > 1_600_000_000 * 10**9 for line in lines(session))
    assert notes(session) == ["ended"]


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_terminal_container_has_no_frames(
    connect: Connect, follow: Follow, scratch: Scratch, transport: str
) -> None:
    ident = scratch.run("lab4", "tty", "sh", "-c", "seq 1 2000; sleep 1000", options=("--tty",))
    engine = connect("lab4", transport)
    session = follow(lambda: engine, ident, tty=True)
    wait_until(lambda: len(lines(session)) >= 2000, "all lines come")
    assert [line.text for line in lines(session)] == [b"%d" % n for n in range(1, 2001)]
    assert all(line.ts for line in lines(session))


@pytest.mark.parametrize("host", ["lab4", "lab5"])
@pytest.mark.parametrize("tty", [False, True])
def test_a_line_longer_than_docker_keeps_together_is_joined(
    connect: Connect, follow: Follow, scratch: Scratch, host: str, tty: bool
) -> None:
    script = "head -c 100000 /dev/zero | tr '\\0' x; echo; echo short"
    ident = scratch.run(host, "long", "sh", "-c", script, options=("--tty",) if tty else ())
    engine = connect(host, "unix")
    session = follow(lambda: engine, ident, tty=tty)
    wait_until(lambda: session.sources[0].state is State.ENDED, "the log ends")
    texts = [line.text for line in lines(session)]
    assert texts == [b"x" * MAX_LINE, b"x" * (100_000 - MAX_LINE), b"short"]
    assert lines(session)[0].flags & SPLIT


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_lost_connection_resumes_without_loss_or_repetition(
    connect: Connect, follow: Follow, scratch: Scratch, transport: str
) -> None:
    script = "i=0; while [ $i -lt 600 ]; do i=$((i+1)); echo $i; usleep 10000; done"
    ident = scratch.run("lab4", "count", "sh", "-c", script)
    engines = [connect("lab4", transport)]
    session = follow(lambda: engines[-1], ident)
    for seen in (50, 200):
        wait_until(lambda seen=seen: len(lines(session)) >= seen, "lines come")
        engines[-1].close()
        engines.append(connect("lab4", transport))
        session.wake()
    wait_until(lambda: session.sources[0].state is State.ENDED, "the log ends")
    assert [line.text for line in lines(session)] == [b"%d" % n for n in range(1, 601)]
    assert notes(session) == ["lost", "resumed", "lost", "resumed", "ended"]


def test_a_restarted_container_goes_on_in_the_same_view(
    connect: Connect, follow: Follow, scratch: Scratch, docker_cli: Callable[..., str]
) -> None:
    ident = scratch.run("lab4", "again", "sh", "-c", "echo hello; sleep 1000")
    engine = connect("lab4", "unix")
    session = follow(lambda: engine, ident)
    wait_until(lambda: len(lines(session)) == 1, "the first line")
    docker_cli("lab4", "restart", "--time", "0", ident)
    session.wake()
    wait_until(lambda: len(lines(session)) == 2, "the second line")
    assert [line.text for line in lines(session)] == [b"hello", b"hello"]
    assert "restarted" in notes(session)


def test_a_removed_container_is_told(
    connect: Connect, follow: Follow, scratch: Scratch, docker_cli: Callable[..., str]
) -> None:
    ident = scratch.run("lab4", "gone", "sh", "-c", "echo last words; sleep 1000")
    engine = connect("lab4", "unix")
    session = follow(lambda: engine, ident)
    wait_until(lambda: len(lines(session)) == 1, "the line")
    docker_cli("lab4", "rm", "--force", ident)
    wait_until(lambda: session.sources[0].state is State.GONE, "the end is noticed")
    assert [line.text for line in lines(session)] == [b"last words"]


def test_containers_of_two_hosts_are_merged_by_time(
    connect: Connect, follow: Follow, scratch: Scratch
) -> None:
    script = "i=0; while [ $i -lt 40 ]; do i=$((i+1)); echo $i; usleep 25000; done"
    idents = {host: scratch.run(host, "chat", "sh", "-c", script) for host in ("lab4", "lab5")}
    engines = {host: connect(host, "tls") for host in idents}
    session = follow(lambda: None)
    session.set_targets([LogTarget(host, ident, lambda host=host: engines[host], host)
                         for host, ident in idents.items()])
    wait_until(lambda: all(s.state is State.ENDED for s in session.sources) and
               len(lines(session)) == 80, "both end")
    times = [line.ts for line in lines(session)]
    assert times == sorted(times)
    assert {line.source for line in lines(session)} == {0, 1}
