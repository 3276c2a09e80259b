"""Shells in real containers, over every transport and both generations of the engine."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caas_desktop.domain.errors import ResourceConflict, ResourceGone
from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.terminal.exec import ExecOptions, no_shell, open_exec
from caas_desktop.operations.terminal.opened import Opened
from caas_desktop.operations.terminal.screen import MouseTracking, open_screen
from caas_desktop.operations.terminal.session import State, TerminalSession
from lab.state import Host, Lab
from lab.testing import Scratch
from tests.unit.terminal_programs import wait_for

TRANSPORTS = ("unix", "tls", "ssh", "stdio")
GENERATIONS = ("current", "old")


class NoVault:
    kind, locked = "memory", False

    def get(self, key: str) -> str | None:
        raise AssertionError(f"asked for {key} without need")


def endpoint(host: Host, transport: str) -> Endpoint:
    if transport == "unix":
        return UnixEndpoint(host.socket)
    if transport == "tls":
        return TlsEndpoint(host.address, 2376, host.tls.ca, host.tls.cert, host.tls.key)
    port = host.ssh.port if transport == "ssh" else host.ssh.no_streamlocal_port
    return SshEndpoint(host.ssh.address, port, host.ssh.user, host.ssh.key)


def host_of(lab: Lab, generation: str) -> Host:
    found = [host for host in lab.hosts.values() if host.generation == generation]
    if not found:
        pytest.skip(f"no host with an engine that is {generation}")
    return found[-1]


@pytest.fixture
def connect(lab: Lab, tmp_path: Path) -> Iterator[Callable[[Host, str], Engine]]:
    (tmp_path / ".ssh").mkdir()
    shutil.copy(lab.known_hosts, tmp_path / ".ssh/known_hosts")
    vault = NoVault()
    connector = DockerConnector(
        vault, tmp_path / "own", home=tmp_path, env={}  # type: ignore[arg-type]
    )
    engines: list[Engine] = []

    def call(host: Host, transport: str) -> Engine:
        spec = HostSpec(HostId(host.name), host.name, endpoint(host, transport))
        engines.append(connector.connect(spec))
        return engines[-1]

    yield call
    for engine in engines:
        engine.close()


Open = Callable[..., TerminalSession]


@pytest.fixture
def open_session() -> Iterator[Open]:
    sessions: list[TerminalSession] = []

    def make(engine: Engine, container: str, **options: object) -> TerminalSession:
        def opener(columns: int, rows: int) -> Opened:
            chosen = ExecOptions(**options)  # type: ignore[arg-type]
            return open_exec(engine, container, chosen, columns=columns, rows=rows)

        session = TerminalSession(opener, open_screen(80, 24))
        sessions.append(session)
        session.start()
        wait_for(lambda: session.state is not State.OPENING)
        return session

    yield make
    for session in sessions:
        session.close()
        assert session.join(60)
        session.screen.close()


def lines(session: TerminalSession) -> list[str]:
    frame = session.screen.frame()
    return session.screen.lines(frame.top, frame.end_line)


def text(session: TerminalSession) -> str:
    return "\n".join(lines(session))


def processes(docker_cli: Callable[..., str], host: Host, container: str) -> str:
    return docker_cli(host.name, "exec", container, "ps", "-o", "args")


def at_prompt(session: TerminalSession) -> bool:
    """True when the shell waits for a command.

    Typing ahead is no good with busybox: its shell asks the terminal for the cursor's place at
    each prompt, a command that is there already gets the answer, and less takes that for the size
    of its window (libbb/lineedit.c, ask_terminal; the docker CLI shows the same).
    """
    frame = session.screen.frame()
    cursor = frame.cursor
    return (cursor is not None and cursor.x == 4 and not frame.modes.alternate_screen
            and lines(session)[cursor.y] == "/ #")


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_full_screen_programs_look_the_same_everywhere(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine], open_session: Open,
    transport: str, generation: str,
) -> None:
    host = host_of(lab, generation)
    container = scratch.run(host.name, "shell")
    session = open_session(connect(host, transport), container)
    wait_for(lambda: at_prompt(session))
    session.resize(90, 20)
    session.send(b"stty size; echo $TERM; seq 1 99 > /tmp/n\r")
    wait_for(lambda: "20 90" in text(session) and "xterm-256color" in text(session))

    wait_for(lambda: at_prompt(session))
    session.send(b"vi /tmp/n\r")
    wait_for(lambda: lines(session)[:19] == [str(n) for n in range(1, 20)])
    assert session.screen.frame().modes.alternate_screen
    session.send(b"ihello ")
    wait_for(lambda: lines(session)[0] == "hello 1")
    session.send(b"\x1b")  # alone: vi takes ESC with a letter behind it for one key
    wait_for(lambda: lines(session)[19].startswith("- /tmp/n"))
    session.send(b"G")
    wait_for(lambda: "99" in lines(session))
    session.send(b":q!\r")

    wait_for(lambda: at_prompt(session))
    session.send(b"clear; less /tmp/n\r")
    wait_for(lambda: lines(session)[18] == "19" and "/tmp/n" in lines(session)[19])
    session.send(b"G")
    wait_for(lambda: "99" in lines(session))
    session.send(b"q")

    wait_for(lambda: at_prompt(session))
    session.send(b"clear; top -d 1\r")
    wait_for(lambda: "Mem:" in lines(session)[0] and "PID" in text(session))
    session.send(b"q")
    wait_for(lambda: at_prompt(session))
    session.send("clear; echo 你好 \u00e9\r".encode())
    wait_for(lambda: "你好 é" in lines(session))
    assert session.screen.frame().modes.mouse is MouseTracking.OFF

    session.send(b"exit 5\r")
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert session.ending.exit_code == 5


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_flood_is_interrupted_at_once(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine], open_session: Open,
    transport: str,
) -> None:
    host = host_of(lab, "current")
    session = open_session(connect(host, transport), scratch.run(host.name, "shell"))
    wait_for(lambda: "/ #" in lines(session))
    session.send(b"yes flood\r")
    wait_for(lambda: session.screen.frame().end_line > 5000)
    session.send(b"\x03")
    wait_for(lambda: "^C" in text(session))
    session.send(b"echo the-$((1+1))nd\r")
    wait_for(lambda: "the-2nd" in text(session))


def test_closing_leaves_no_program_behind_even_one_that_ignores_ctrl_c(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine], open_session: Open,
    docker_cli: Callable[..., str],
) -> None:
    for generation in GENERATIONS:
        host = host_of(lab, generation)
        container = scratch.run(host.name, f"shell-{generation}")
        session = open_session(connect(host, "unix"), container)
        session.send(b"vi /tmp/x\r")
        wait_for(lambda session=session: session.screen.frame().modes.alternate_screen)
        assert "vi /tmp/x" in processes(docker_cli, host, container)
        session.close()
        assert session.join(60)
        wait_for(
            lambda host=host, container=container:
            "vi /tmp/x" not in processes(docker_cli, host, container),
        )


def test_user_and_directory_are_those_asked_for(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine], open_session: Open
) -> None:
    host = host_of(lab, "current")
    container = scratch.run(host.name, "shell")
    session = open_session(
        connect(host, "unix"), container, program=("sh", "-c", "id -u; pwd; sleep 5"), user="65534",
        workdir="/tmp",
    )
    wait_for(lambda: lines(session)[:2] == ["65534", "/tmp"])


def test_container_without_a_shell_is_explained(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine], open_session: Open
) -> None:
    for generation in GENERATIONS:
        host = host_of(lab, generation)
        container = scratch.run(
            host.name, f"bare-{generation}", "sh", "-c",
            "rm -f /bin/sh /bin/ash /bin/bash; exec sleep 1000000",
        )
        session = open_session(connect(host, "unix"), container)
        wait_for(lambda session=session: session.state is State.ENDED)
        assert session.ending is not None
        told = session.ending.error or no_shell(session.ending.exit_code, session.typed)
        assert told is not None, (session.ending, text(session))
        assert "shell" in str(told)
        assert told.hint


def test_stopped_and_removed_containers_are_told_apart(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine],
    docker_cli: Callable[..., str],
) -> None:
    host = host_of(lab, "current")
    container = scratch.run(host.name, "stopped")
    engine = connect(host, "unix")
    docker_cli(host.name, "kill", container)
    with pytest.raises(ResourceConflict, match="not running"):
        open_exec(engine, container, columns=80, rows=24)
    docker_cli(host.name, "rm", container)
    with pytest.raises(ResourceGone):
        open_exec(engine, container, columns=80, rows=24)


def test_large_paste_arrives_whole_while_its_echo_comes_back(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine], open_session: Open
) -> None:
    host = host_of(lab, "current")
    for transport in TRANSPORTS:
        container = scratch.run(host.name, f"paste-{transport}")
        session = open_session(
            connect(host, transport), container, program=("sh", "-c", "cat > /tmp/p; wc -c /tmp/p")
        )
        line = b"x" * 99 + b"\r"
        for _ in range(20):
            assert session.send(line * 500)
        session.send(b"\x04")
        wait_for(lambda session=session: "1000000 /tmp/p" in text(session), 60)


def test_container_that_dies_ends_the_session(
    lab: Lab, scratch: Scratch, connect: Callable[[Host, str], Engine], open_session: Open,
    docker_cli: Callable[..., str],
) -> None:
    host = host_of(lab, "current")
    container = scratch.run(host.name, "dies")
    ended = threading.Event()
    session = open_session(connect(host, "ssh"), container)
    session.on_state = lambda: ended.set() if session.state is State.ENDED else None
    docker_cli(host.name, "rm", "-f", container)
    assert ended.wait(60)
    assert session.ending is not None
    assert not session.ending.by_user
