"""Sessions on real programs behind a pseudo terminal."""

from __future__ import annotations

import threading
import tracemalloc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from caas_desktop.domain.errors import CaasError, HostUnreachable, ResourceConflict
from caas_desktop.operations.terminal import exec as terminal_exec
from caas_desktop.operations.terminal.opened import Opened, Opener
from caas_desktop.operations.terminal.outbox import MOST
from caas_desktop.operations.terminal.screen import open_screen
from caas_desktop.operations.terminal.session import State, TerminalSession
from tests.unit.terminal_programs import program, wait_for

Open = Callable[..., TerminalSession]


@pytest.fixture(params=["ghostty", "bittty"])
def open_session(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    if request.param == "ghostty":
        pytest.importorskip("pyghostty")
    monkeypatch.setenv("CAAS_TERMINAL_ENGINE", request.param)
    sessions: list[TerminalSession] = []

    def make(*argv: str, opener: Opener | None = None, wait: bool = True) -> TerminalSession:
        session = TerminalSession(opener or program(argv or ("sh",)), open_screen(80, 24))
        sessions.append(session)
        session.start()
        if wait:
            wait_for(lambda: session.state is State.RUNNING)
        if wait and not argv and opener is None:
            wait_for(lambda: text(session).startswith("$"))
        return session

    yield make
    for session in sessions:
        session.close()
        assert session.join(60)
        session.screen.close()


def text(session: TerminalSession) -> str:
    """Return the last lines; joining a whole history for each look would slow the feeder."""
    frame = session.screen.frame()
    first = max(frame.first_line, frame.end_line - 100)
    return "\n".join(session.screen.lines(first, frame.end_line))


def test_what_is_typed_reaches_the_program(open_session: Open) -> None:
    session = open_session()
    session.send(b"echo $((6*7))\r")
    wait_for(lambda: "\n42" in text(session))


def test_end_of_the_program_tells_its_exit_code(open_session: Open) -> None:
    session = open_session("sh", "-c", "exit 7", wait=False)
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert (session.ending.exit_code, session.ending.error) == (7, None)
    assert not session.send(b"x")


def test_size_reaches_the_program(open_session: Open) -> None:
    session = open_session()
    session.resize(101, 33)
    wait_for(lambda: _stty(session) == "33 101")


def _stty(session: TerminalSession) -> str:
    session.send(b"clear; stty size\r")
    return next((line for line in text(session).split("\n") if line == "33 101"), "")


def test_flood_is_interrupted_at_once_and_keeps_nothing(open_session: Open) -> None:
    session = open_session()
    session.send(b"yes flood-flood\r")
    wait_for(lambda: session.screen.frame().end_line > 1000)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(20):
        session.frame()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    session.send(b"\x03")
    session.send(b"echo the-end\r")
    wait_for(lambda: text(session).count("the-end") == 2)
    # bittty's history is Python objects; what the session itself keeps is one buffer.
    assert session.screen.engine == "bittty" or grown < 4 << 20


def test_changes_are_told_once_until_somebody_looks(open_session: Open) -> None:
    session = open_session()
    calls: list[int] = []
    session.frame()
    session.on_changed = lambda: calls.append(1)
    session.send(b"seq 20000\r")
    wait_for(lambda: "\n20000" in text(session))
    assert len(calls) == 1
    session.frame()
    session.send(b"echo again\r")
    wait_for(lambda: len(calls) == 2)


def test_interrupt_drops_input_that_was_not_sent(open_session: Open) -> None:
    gate = threading.Event()
    sent: list[bytes] = []

    class Stuck:
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def write(self, data: bytes) -> None:
            gate.wait(60)
            sent.append(data)

    def opener(columns: int, rows: int) -> Opened:
        opened = program(("cat",))(columns, rows)
        return opened._replace(stream=Stuck(opened.stream))

    session = open_session(opener=opener)
    for n in range(100):
        assert session.send(b"line %d\r" % n)
    assert session.send(b"\x03")
    gate.set()
    wait_for(lambda: sent and sent[-1].endswith(b"\x03"))
    assert b"line 99" not in b"".join(sent)


def test_input_that_nobody_reads_is_bounded(open_session: Open) -> None:
    session = open_session("sleep", "1000")
    piece = b"x" * (1 << 20)
    taken = sum(session.send(piece) for _ in range(20))
    assert taken <= MOST // len(piece) + 2
    session.send(b"\x03")


def test_close_ends_the_program(open_session: Open) -> None:
    session = open_session()
    session.close()
    assert session.join(60)
    assert session.state is State.ENDED
    assert session.ending is not None
    assert session.ending.by_user


def test_line_that_breaks_is_told_and_screen_stays(open_session: Open) -> None:
    broken = threading.Event()

    class Breaking:
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def read_into(self, buffer: memoryview) -> int | None:
            if broken.is_set():
                raise HostUnreachable("The host cannot be reached.")
            return self._inner.read_into(buffer)

    def opener(columns: int, rows: int) -> Opened:
        opened = program(("sh",))(columns, rows)
        return opened._replace(stream=Breaking(opened.stream))

    session = open_session(opener=opener)
    session.send(b"echo before\r")
    wait_for(lambda: text(session).count("before") == 2)
    broken.set()
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert isinstance(session.ending.error, HostUnreachable)
    assert text(session).count("before") == 2
    broken.clear()
    session.start()
    wait_for(lambda: session.state is State.RUNNING)
    session.send(b"echo after\r")
    wait_for(lambda: text(session).count("after") == 2)
    assert text(session).count("before") == 2


def test_opening_that_fails_is_told(open_session: Open) -> None:
    def opener(columns: int, rows: int) -> Opened:
        raise ResourceConflict("The container is not running.")

    session = open_session(opener=opener, wait=False)
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert isinstance(session.ending.error, ResourceConflict)


def test_bug_in_the_opener_is_told_too(open_session: Open) -> None:
    def opener(columns: int, rows: int) -> Opened:
        raise ZeroDivisionError

    session = open_session(opener=opener, wait=False)
    wait_for(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert isinstance(session.ending.error, CaasError)


def test_a_discarded_session_frees_its_screen(open_session: Open) -> None:
    session = open_session()
    screen = weakref.ref(session.screen)
    assert screen() is not None
    session.discard()
    assert session.join(60)
    wait_for(lambda: screen() is None)
    assert not text(session).strip()


def test_an_ended_session_is_discarded_at_once(open_session: Open) -> None:
    session = open_session("true", wait=False)
    wait_for(lambda: session.state is State.ENDED)
    assert session.join(60)
    screen = weakref.ref(session.screen)
    session.discard()
    wait_for(lambda: screen() is None)


def test_questions_of_the_program_are_answered(open_session: Open) -> None:
    session = open_session("sh", "-c", "stty raw -echo; printf '\\033[6n'; dd bs=1 count=6 | od -c")
    wait_for(lambda: "033" in text(session))


def test_container_that_does_not_run_is_explained() -> None:
    class Engine:
        def request(self, method: str, path: str, **_: object) -> object:
            raise ResourceConflict("Container abc is not running", detail="raw words")

    with pytest.raises(ResourceConflict, match="not running") as caught:
        terminal_exec.open_exec(Engine(), "abc", columns=80, rows=24)  # type: ignore[arg-type]
    assert "Start" in caught.value.hint
    assert caught.value.detail == "raw words"


@pytest.mark.parametrize(
    ("code", "typed", "told"), [(127, False, True), (126, False, True), (127, True, False),
                                (1, False, False), (None, False, False)],
)
def test_missing_shell_is_told_from_a_programs_own_exit(
    code: int | None, typed: bool, told: bool
) -> None:
    assert (terminal_exec.no_shell(code, typed) is not None) is told
