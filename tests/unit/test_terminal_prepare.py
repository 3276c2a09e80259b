"""What a terminal waits for before it opens: a host that comes back, an image that is pulled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from caas_desktop.domain.errors import CaasError, Cancelled, HostUnreachable, ResourceGone
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.terminal.arrivals import Arrivals
from caas_desktop.operations.terminal.exec import ExecOptions
from caas_desktop.operations.terminal.opened import Opened
from caas_desktop.operations.terminal.prepare import Preparation, see_to_image
from caas_desktop.operations.terminal.screen import open_screen
from caas_desktop.operations.terminal.session import State, TerminalSession
from tests.factories import engine, host
from tests.fakes import FakeEngine
from tests.unit.terminal_programs import wait_for


class Hosts:
    """A fleet of one host, whose connection the test makes."""

    def __init__(self, *, wanted: bool = True) -> None:
        self.spec, self.wanted, self.hurried = host("h1"), wanted, 0
        self.doubted = 0
        self.open: FakeEngine | None = None
        self._listeners: list[Callable[[HostSpec, Any], None]] = []

    def on_engine(self, listener: Callable[[HostSpec, Any], None]) -> None:
        self._listeners.append(listener)

    def engine(self, _host: str) -> FakeEngine | None:
        return self.open

    def doubt(self, _host: str) -> bool:
        """The connection is dead; its session lets go of it later."""
        self.doubted += 1
        return False

    def tries(self, _host: str) -> bool:
        return self.wanted

    def hurry(self, _host: str) -> bool:
        self.hurried += 1
        return self.wanted

    def arrive(self) -> FakeEngine:
        self.open = FakeEngine(self.spec, engine("h1"))
        for listener in self._listeners:
            listener(self.spec, self.open)
        return self.open


@pytest.fixture
def waiting() -> Iterator[Callable[[Hosts], TerminalSession]]:
    made: list[TerminalSession] = []

    def start(hosts: Hosts) -> TerminalSession:
        arrivals = Arrivals(hosts)  # type: ignore[arg-type]

        def opener(_columns: int, _rows: int) -> Opened:
            raise CaasError(f"opened on {hosts.open is not None}")

        session = TerminalSession(opener, open_screen(80, 24), prepare=lambda preparation: (
            arrivals.wait(hosts.spec.id, "h1", preparation), None)[1])
        made.append(session)
        session.start()
        return session

    yield start
    for session in made:
        session.close()
        assert session.join(60)
        session.screen.close()


def test_a_terminal_waits_for_a_host_that_is_coming_back(
    waiting: Callable[[Hosts], TerminalSession]
) -> None:
    hosts = Hosts()
    session = waiting(hosts)
    wait_for(lambda: session.note)
    assert str(session.note) == "Waiting for h1…"
    assert session.state is State.OPENING
    assert hosts.hurried == 1  # somebody waits: it is tried at once
    hosts.arrive()
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert str(session.ending.error) == "opened on True"


def test_waiting_can_be_given_up_and_begun_again(
    waiting: Callable[[Hosts], TerminalSession]
) -> None:
    hosts = Hosts()
    session = waiting(hosts)
    wait_for(lambda: session.note)
    session.close()
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert session.ending.by_user
    session.start()
    wait_for(lambda: session.note)
    hosts.arrive()
    wait_for(lambda: session.state is State.ENDED)
    assert str(session.ending.error) == "opened on True"


def test_nobody_waits_for_a_host_that_nobody_connects() -> None:
    with pytest.raises(HostUnreachable, match="h1 is not connected"):
        Arrivals(Hosts(wanted=False)).wait(  # type: ignore[arg-type]
            host("h1").id, "h1", Preparation(CancelToken(), print))


def test_a_host_that_is_given_up_meanwhile_ends_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caas_desktop.operations.terminal.arrivals.LOOK_S", 0.01)
    hosts = Hosts()

    def tell(_note: object) -> None:
        hosts.wanted = False

    with pytest.raises(HostUnreachable, match="h1 is not connected"):
        Arrivals(hosts).wait(  # type: ignore[arg-type]
            hosts.spec.id, "h1", Preparation(CancelToken(), tell))


def test_a_line_that_breaks_unnoticed_is_doubted_waited_for_and_tried_once_more() -> None:
    hosts = Hosts()
    dead = hosts.arrive()
    arrivals = Arrivals(hosts)  # type: ignore[arg-type]
    used: list[object] = []

    def prepare(preparation: Preparation) -> None:
        arrivals.wait(hosts.spec.id, "h1", preparation)

    def opener(_columns: int, _rows: int) -> Opened:
        used.append(hosts.open)
        raise HostUnreachable("broken")

    session = TerminalSession(opener, open_screen(80, 24), prepare=prepare)
    session.start()
    wait_for(lambda: str(session.note) == "Waiting for h1…")
    assert (used, hosts.doubted) == ([dead], 1)
    alive = hosts.arrive()
    wait_for(lambda: session.state is State.ENDED)
    assert used == [dead, alive]  # once more, and then it is told
    assert str(session.ending and session.ending.error) == "broken"
    assert session.ending is not None
    assert not session.ending.line_lost  # nothing ran that could be lost
    assert session.join(5)
    session.screen.close()


class Registry(FakeEngine):
    """An engine that lacks every image and pulls one layer, line by line."""

    def __init__(self) -> None:
        super().__init__(host("h1"), engine("h1"))
        self.answers["/images/alpine:3/json"] = ResourceGone("No such image.")
        self.pulled = 0

    def progress(self, path: str, **_: Any) -> Iterator[dict[str, Any]]:
        for done in (10, 60, 60, 100):
            self.pulled += 1
            yield {"id": "a", "status": "Downloading",
                   "progressDetail": {"current": done, "total": 100}}


def test_a_pull_tells_each_percent_once_and_ends_when_it_is_stopped() -> None:
    registry, token, told = Registry(), CancelToken(), []
    see_to_image(registry, "alpine:3", Preparation(token, told.append), fetch=True)
    assert list(map(str, told)) == [
        "Pulling alpine:3…", "Pulling alpine:3: 10 %", "Pulling alpine:3: 60 %",
        "Pulling alpine:3: 100 %"]

    def stop(note: object) -> None:
        if "60" in str(note):
            token.cancel()

    registry.pulled = 0
    with pytest.raises(Cancelled):
        see_to_image(registry, "alpine:3", Preparation(token, stop), fetch=True)
    assert registry.pulled < 4


def test_an_image_that_is_not_to_be_pulled_is_told_as_missing() -> None:
    with pytest.raises(CaasError, match="h1 has no image alpine:3"):
        see_to_image(Registry(), "alpine:3", Preparation(CancelToken(), print), fetch=False)


def test_the_audit_log_gets_the_program_without_arguments_and_environment() -> None:
    options = ExecOptions(("psql", "postgres://u:secret@db"), user="app",
                          environment=("TOKEN=secret",))
    assert options.logged("db") == "container db: psql as app"
    assert ExecOptions().logged("db") == "container db: shell"
