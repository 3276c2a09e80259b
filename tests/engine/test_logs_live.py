"""Logs of real engines, over every transport, of a new and an old engine."""
from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.logs import older
from caas_desktop.operations.logs.lines import MARKER, MAX_LINE, SPLIT, STDERR, Line
from caas_desktop.operations.logs.search import Matcher, Query
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import LogTarget, State, Window
from caas_desktop.operations.logs.sweep import Hit, Progress, Span, Sweep, span_of
from caas_desktop.operations.streams import StreamReader
from caas_desktop.secrets.memory import MemoryStore
from lab.state import Host, Lab
from lab.testing import Fault, Scratch

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


@pytest.mark.parametrize(("fail", "mend", "transport"), [
    ("cut", "heal", "ssh"), ("freeze", "thaw", "tls")])
def test_a_host_cut_off_in_mid_stream_comes_back_without_loss_or_repetition(
    lab: Lab, connect: Connect, follow: Follow, scratch: Scratch, fault: Fault, fail: str,
    mend: str, transport: str
) -> None:
    host = list(lab.hosts)[-1]
    script = "i=0; while [ $i -lt 1200 ]; do i=$((i+1)); echo $i; usleep 4000; done"
    ident = scratch.run(host, "cut", "sh", "-c", script)
    engines = [connect(host, transport)]
    session = follow(lambda: engines[-1], ident)
    wait_until(lambda: len(lines(session)) >= 100, "lines come")
    fault(fail, host)
    with pytest.raises(HostUnreachable):  # as the session of a host looks after it
        engines[-1].ping(timeout_s=3)
    engines[-1].close()
    wait_until(lambda: session.sources[0].state is not State.LIVE, "the break is noticed")
    fault(mend, host)
    engines.append(connect(host, transport))
    session.wake()
    wait_until(lambda: session.sources[0].state is State.ENDED, "the log ends")
    assert [line.text for line in lines(session)] == [b"%d" % n for n in range(1, 1201)]
    assert notes(session) == ["lost", "resumed", "ended"]


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


def test_lines_that_rotation_took_while_the_line_was_cut_are_marked_as_a_gap(
    connect: Connect, follow: Follow, scratch: Scratch
) -> None:
    script = ("i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo before $i; done; sleep 4; "
              "while [ $i -lt 3000 ]; do i=$((i+1)); echo a line that fills the log $i; done; "
              "echo last")
    ident = scratch.run("lab4", "rotates", "sh", "-c", script,
                        options=("--log-opt", "max-size=16k", "--log-opt", "max-file=2"))
    engines: list[Engine | None] = [connect("lab4", "tls")]
    session = follow(lambda: engines[-1], ident)
    wait_until(lambda: len(lines(session)) == 30, "the first lines")
    first = engines[-1]
    engines.append(None)
    assert first is not None
    first.close()
    other = connect("lab4", "unix")
    wait_until(lambda: other.request("GET", f"/containers/{ident}/json")["State"]["Status"]
               == "exited", "it has written all")
    engines.append(other)
    session.wake()
    wait_until(lambda: session.sources[0].state is State.ENDED, "the log ends")
    texts = [line.text for line in lines(session)]
    assert texts[:30] == [b"before %d" % n for n in range(1, 31)]
    assert texts[-1] == b"last"
    rest = [int(text.rsplit(b" ", 1)[1]) for text in texts[30:-1]]
    assert rest == list(range(rest[0], 3001))
    assert rest[0] > 31
    assert "gap" in notes(session)


@pytest.mark.parametrize("host", ["lab4", "lab5"])
def test_older_lines_are_fetched_until_the_log_begins(
    connect: Connect, scratch: Scratch, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(older, "MORE", 300)
    ident = scratch.run(host, "past", "sh", "-c",
                        "i=0; while [ $i -lt 1000 ]; do i=$((i+1)); echo $i; done")
    reader, engine = StreamReader(), connect(host, "ssh")
    session = LogSession(reader, [LogTarget("lab", ident, lambda: engine, "past")],
                         window=Window(tail=200))
    wait_until(lambda: len(lines(session)) == 200, "the tail")
    came: list[int] = []
    while session.load_older(came.append):
        wait_until(lambda: not session._loading, "a portion")
    held = session.arena.lines(-10_000, 10_000)
    texts = [line.text for line in held if not line.flags & MARKER]
    assert texts == [b"%d" % n for n in range(1, 1001)]
    assert came[:2] == [300, 300]
    session.close()
    reader.stop()


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_search_in_the_logs_of_two_hosts_finds_what_is_there_and_only_of_that_time(
    connect: Connect, scratch: Scratch, transport: str
) -> None:
    script = "i=0; while [ $i -lt 500 ]; do i=$((i+1)); echo $i of 500; done; echo ERROR no luck"
    targets = []
    for host in ("lab4", "lab5"):
        engine, ident = connect(host, transport), scratch.run(host, "find", "sh", "-c", script)
        wait_until(lambda engine=engine, ident=ident: engine.request(
            "GET", f"/containers/{ident}/json")["State"]["Status"] == "exited", "it ends")
        targets.append(LogTarget(host, ident, lambda engine=engine: engine, host))

    def search(span: Span) -> tuple[list[Hit], Progress]:
        hits: list[Hit] = []
        sweep = Sweep(targets, Matcher(Query("^(499|ERROR)", regex=True)), span, lambda: None)
        while True:
            fresh, progress = sweep.take()
            hits += fresh
            if progress.finished:
                return hits, progress
            time.sleep(0.02)

    hits, progress = search(span_of(3600))
    assert sorted((hit.target.name, hit.text) for hit in hits) == sorted(
        (host, text) for host in ("lab4", "lab5") for text in (b"499 of 500", b"ERROR no luck"))
    assert (progress.done, progress.lines, progress.failed) == (2, 1002, ())
    assert search(Span(until=1.0))[0] == []
