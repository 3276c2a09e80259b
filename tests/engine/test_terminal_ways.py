"""Other ways in than a shell of its own: the main process, a helper beside it, the host."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

import pytest

from caas_desktop.domain.errors import CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.terminal import helper
from caas_desktop.operations.terminal.attach import open_attach
from caas_desktop.operations.terminal.exec import ExecOptions, open_exec
from caas_desktop.operations.terminal.helper import LABEL, LABEL_KEY, open_helper, remove_outlived
from caas_desktop.operations.terminal.host import open_host_shell
from caas_desktop.operations.terminal.opened import Opener
from caas_desktop.operations.terminal.prepare import Preparation, see_to_image
from caas_desktop.operations.terminal.screen import open_screen
from caas_desktop.operations.terminal.session import State, TerminalSession
from lab.state import Host, Lab
from lab.testing import Scratch
from tests.engine.test_terminal_exec import GENERATIONS, connect, host_of, lines, text
from tests.unit.terminal_programs import wait_for

__all__ = ["connect"]

TRANSPORTS = ("unix", "tls", "ssh")
IMAGE = "caas/busybox:latest"
Connect = Callable[[Host, str], Engine]


def started(opener: Opener) -> TerminalSession:
    session = TerminalSession(opener, open_screen(80, 24))
    session.start()
    wait_for(lambda: session.state is not State.OPENING, 30)
    return session


def end(session: TerminalSession) -> None:
    session.close()
    assert session.join(60)
    session.screen.close()


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_main_process_without_a_terminal_is_read_typed_to_and_interrupted(
    lab: Lab, scratch: Scratch, connect: Connect, transport: str
) -> None:
    host = host_of(lab, "current")
    program = "trap 'echo caught; exit 7' INT; while true; do read x && echo got $x; done"
    container = scratch.run(host.name, "plain", "sh", "-c", program, options=("-i",))
    engine = connect(host, transport)
    session = started(lambda c, r: open_attach(engine, container, columns=c, rows=r))
    session.send(b"one\r")
    wait_for(lambda: lines(session)[:2] == ["one", "got one"])  # the echo is ours
    session.close()  # detaches
    assert session.join(60)
    again = started(lambda c, r: open_attach(engine, container, columns=c, rows=r))
    again.send(b"two\r")
    wait_for(lambda: "got two" in text(again))
    again.send(b"\x03")
    # A shell that waits for input sees the signal with the next line.
    again.send(b"\r")
    wait_for(lambda: again.state is State.ENDED)
    assert "caught" in text(again)
    assert again.ending is not None
    assert again.ending.exit_code == 7
    with pytest.raises(ResourceConflict, match="not running"):
        open_attach(engine, container, columns=80, rows=24)
    end(again)


@pytest.mark.parametrize("generation", GENERATIONS)
def test_detach_keys_leave_a_main_process_with_a_terminal_running(
    lab: Lab, scratch: Scratch, connect: Connect, docker_cli: Callable[..., str], generation: str
) -> None:
    host = host_of(lab, generation)
    container = scratch.run(host.name, f"tty-{generation}", "sh", options=("-i", "-t"))
    engine = connect(host, "ssh")
    session = started(lambda c, r: open_attach(engine, container, columns=c, rows=r))
    session.send(b"\r")
    wait_for(lambda: "/ #" in text(session))
    session.resize(91, 20)
    session.send(b"stty size\r")
    wait_for(lambda: "20 91" in text(session))
    session.send(b"\x10\x11")
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert session.ending.exit_code is None
    assert session.ending.error is None
    assert docker_cli(host.name, "inspect", "-f", "{{.State.Running}}", container).strip() == "true"
    end(session)


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_helper_shares_the_namespaces_and_is_removed(
    lab: Lab, scratch: Scratch, connect: Connect, docker_cli: Callable[..., str], generation: str
) -> None:
    host = host_of(lab, generation)
    container = scratch.run(
        host.name, f"bare-{generation}", "sh", "-c",
        "echo secret > /mark; rm -f /bin/sh /bin/ash; exec sleep 1000000")
    engine = connect(host, "unix")
    session = started(lambda c, r: open_helper(
        engine, container, IMAGE, columns=c, rows=r))
    wait_for(lambda: "/ #" in lines(session))
    session.send(b"ps | grep -q '[s]leep 1000000' && cat /proc/1/root/mark; hostname\r")
    wait_for(lambda: {"secret", container[:12]} <= set(lines(session)))
    remove_outlived(engine)
    assert helpers(docker_cli, host, container)  # it is in use
    session.send(b"exit 3\r")
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert session.ending.exit_code == 3
    wait_for(lambda: not helpers(docker_cli, host, container))
    with pytest.raises(CaasError, match="has no image"):
        see_to_image(engine, "caas/none:1", Preparation(CancelToken(), print), fetch=False)
    with pytest.raises((ResourceGone, ResourceConflict, CaasError)):
        open_helper(engine, "0" * 64, IMAGE, columns=80, rows=24)
    end(session)


def helpers(docker_cli: Callable[..., str], host: Host, container: str) -> list[str]:
    """Return the helpers beside one container."""
    return docker_cli(host.name, "ps", "-aq", "--filter", f"label={LABEL}={container}").split()


def test_a_helper_whose_line_fell_silent_goes_at_the_next_connection_and_no_other(
    lab: Lab, scratch: Scratch, connect: Connect, docker_cli: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch
) -> None:
    host = host_of(lab, "current")
    lost, used = scratch.run(host.name, "lost"), scratch.run(host.name, "used")
    engine = connect(host, "unix")
    opened = [open_helper(engine, one, IMAGE, columns=80, rows=24) for one in (lost, used)]
    (its_helper,) = helpers(docker_cli, host, lost)
    # As after a cut: the session ended, and the engine could not be told.
    key = docker_cli(host.name, "inspect", "-f", f'{{{{index .Config.Labels "{LABEL_KEY}"}}}}',
                     its_helper).strip()
    assert key in helper._in_use
    monkeypatch.setattr(helper, "_in_use", helper._in_use - {key})
    remove_outlived(connect(host, "unix"))
    wait_for(lambda: not helpers(docker_cli, host, lost))
    assert helpers(docker_cli, host, used)
    for one in opened:
        one.stream.close()
        with suppress(CaasError):  # the first shell went with its helper
            one.finish()
    wait_for(lambda: not helpers(docker_cli, host, used))


CRASH = """
import sys, time
from pathlib import Path
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.terminal.helper import open_helper
socket, container, image, home = sys.argv[1:]
connector = DockerConnector(None, Path(home), home=Path(home), env={})
engine = connector.connect(HostSpec(HostId("h"), "h", UnixEndpoint(socket)))
opened = open_helper(engine, container, image, columns=80, rows=24)
print("open", flush=True)
time.sleep(600)
"""


def test_a_helper_goes_also_when_the_program_is_killed(
    lab: Lab, scratch: Scratch, docker_cli: Callable[..., str], tmp_path: object
) -> None:
    host = host_of(lab, "current")
    container = scratch.run(host.name, "beside")
    with subprocess.Popen(
        [sys.executable, "-c", CRASH, host.socket, container, IMAGE, str(tmp_path)],
        stdout=subprocess.PIPE, env=dict(os.environ),
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        assert helpers(docker_cli, host, container)
        process.send_signal(signal.SIGKILL)
    wait_for(lambda: not helpers(docker_cli, host, container))


def test_a_shell_on_the_host_is_that_of_the_ssh_user_and_other_transports_have_none(
    lab: Lab, connect: Connect
) -> None:
    host = host_of(lab, "current")
    engine = connect(host, "ssh")
    session = started(lambda c, r: open_host_shell(engine, columns=c, rows=r))
    wait_for(lambda: "$" in text(session))
    session.resize(97, 21)
    session.send(b"id -un; echo $TERM\r")
    wait_for(lambda: {host.ssh.user, "xterm-256color"} <= set(lines(session)))

    def told() -> bool:
        session.send(b"stty size\r")
        return "21 97" in text(session)

    wait_for(told)
    session.send(b"exit 4\r")
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert session.ending.exit_code == 4
    end(session)
    with pytest.raises(CaasError, match="not reached over SSH"):
        open_host_shell(connect(host, "unix"), columns=80, rows=24)


def test_environment_and_privileges_are_those_asked_for(
    lab: Lab, scratch: Scratch, connect: Connect
) -> None:
    host = host_of(lab, "current")
    container = scratch.run(host.name, "options")
    engine = connect(host, "unix")
    options = ExecOptions(("sh", "-c", "echo $WORD; grep CapEff /proc/self/status; sleep 5"),
                          environment=("WORD=a b=c",), privileged=True)
    assert "a b=c" not in repr(options)  # it may be a secret
    session = started(lambda c, r: open_exec(engine, container, options, columns=c, rows=r))
    wait_for(lambda: lines(session)[0] == "a b=c" and "0001ff" in lines(session)[1])
    end(session)


def test_a_full_screen_pager_and_a_repeating_program_look_as_they_should(
    lab: Lab, scratch: Scratch, connect: Connect
) -> None:
    host = host_of(lab, "current")
    engine = connect(host, "ssh")
    container = scratch.run(host.name, "watch")
    options = ExecOptions(("watch", "-n", "1", "echo tick; seq 5"))
    session = started(lambda c, r: open_exec(engine, container, options, columns=c, rows=r))
    wait_for(lambda: lines(session)[0].startswith("Every 1.0s: echo tick")
             and lines(session)[2:8] == ["tick", "1", "2", "3", "4", "5"])
    end(session)
