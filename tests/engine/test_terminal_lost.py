"""What is found of a terminal's program after its line was lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.terminal.attach import open_attach
from caas_desktop.operations.terminal.exec import ExecOptions, ExecWay
from caas_desktop.operations.terminal.host import open_host_shell
from caas_desktop.operations.terminal.opened import Opened
from caas_desktop.operations.terminal.screen import open_screen
from caas_desktop.operations.terminal.session import State, TerminalSession
from lab.state import Host, Lab
from lab.testing import Scratch
from tests.engine.test_terminal_exec import GENERATIONS, connect, host_of, processes, text
from tests.unit.terminal_programs import wait_for

__all__ = ["connect"]

Connect = Callable[[Host, str], Engine]
Way = Callable[[Engine, int, int], Opened]


class Line:
    """A session whose connection the test replaces."""

    def __init__(self, connect: Connect, host: Host, way: Way) -> None:
        self._connect, self._host = connect, host
        self.engine = connect(host, "ssh")
        self.notices: list[str] = []
        self.session = TerminalSession(
            lambda columns, rows: way(self.engine, columns, rows), open_screen(80, 24))
        self.session.start(self._greet)
        self.runs()

    def _greet(self, opened: Opened) -> bytes:
        self.notices.append(str(opened.notice or ""))
        return b"\x1b[2J\x1b[H"  # what the one before wrote is no answer of this one

    def runs(self) -> None:
        wait_for(lambda: self.session.state is State.RUNNING)

    def lose(self) -> None:
        """Cut it as the watchdog does, and connect anew."""
        self.engine.close()
        wait_for(lambda: self.session.state is State.ENDED)
        ending = self.session.ending
        assert ending is not None
        assert ending.line_lost, ending
        assert isinstance(ending.error, HostUnreachable)
        self.engine = self._connect(self._host, "ssh")
        self.session.start(self._greet)
        self.runs()

    def close(self) -> None:
        self.session.close()
        assert self.session.join(20)
        self.session.screen.close()


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_new_shell_stands_where_the_lost_one_stood_which_is_hung_up_unless_it_is_at_work(
    lab: Lab, scratch: Scratch, connect: Connect, docker_cli: Callable[..., str], generation: str
) -> None:
    host = host_of(lab, generation)
    container = scratch.run(host.name, f"lost-{generation}")
    line = Line(connect, host, ExecWay(container, ExecOptions(("sh",))).open)
    line.session.send(b"mkdir -p '/srv/a b' && cd '/srv/a b' && echo in-$((6*7))\r")
    wait_for(lambda: "in-42" in text(line.session))

    line.lose()
    line.session.send(b"echo $PWD-$((6*7)); cd /tmp; tail -f /dev/null\r")
    wait_for(lambda: "/srv/a b-42" in text(line.session))
    assert line.notices == ["", ""]
    shells = [args for args in processes(docker_cli, host, container).splitlines() if args == "sh"]
    assert len(shells) == 1  # the one before was hung up

    wait_for(lambda: "tail -f" in processes(docker_cli, host, container))
    line.lose()
    line.session.send(b"echo $PWD-$((6*7))\r")
    wait_for(lambda: "/tmp-42" in text(line.session))
    assert line.notices[-1].startswith("Still running from the session before: tail (")
    assert "tail -f" in processes(docker_cli, host, container)
    line.close()


def test_a_lost_attachment_and_a_lost_host_shell_are_told_as_lost(
    lab: Lab, scratch: Scratch, connect: Connect
) -> None:
    host = host_of(lab, "current")
    container = scratch.run(host.name, "main", "sh", options=("-i", "-t"))
    attached = Line(connect, host, lambda engine, columns, rows: open_attach(
        engine, container, columns=columns, rows=rows))
    attached.session.send(b"kept=yes\r")
    wait_for(lambda: "kept=yes" in text(attached.session))
    attached.lose()
    attached.session.send(b"\recho still-$kept\r")
    wait_for(lambda: "still-yes" in text(attached.session))  # the same process
    attached.close()

    login = Line(connect, host, lambda engine, columns, rows: open_host_shell(
        engine, columns=columns, rows=rows))
    wait_for(lambda: "$" in text(login.session) or "#" in text(login.session))
    login.lose()
    login.session.send(b"echo $((6*7))-again\r")
    wait_for(lambda: "42-again" in text(login.session))
    login.close()
