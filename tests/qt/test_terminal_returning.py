"""A terminal whose line was lost: it comes back by itself or on demand, and shows where."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator

import pytest

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.text import Text
from caas_desktop.operations.terminal.opened import Opened
from caas_desktop.operations.terminal.prepare import Preparation
from caas_desktop.operations.terminal.session import State
from caas_desktop.views.terminal import returning
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.pane import TerminalPane
from tests.unit.terminal_programs import program

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CLOCK = r"\d\d:\d\d:\d\d"
SAYS = ("sh", "-c", "printf '\\033[?1049hfull screen'; printf '\\033[?1049lready\\r\\n'; cat")


class Line:
    """A host that can be cut off: programs end without an exit code, and none is opened."""

    def __init__(self) -> None:
        self.up, self.opened = threading.Event(), 0
        self.up.set()
        self.goes_on, self.notice = False, None
        self._streams: list[object] = []

    def prepare(self, preparation: Preparation) -> None:
        preparation.tell(Text("Waiting for the host…"))
        while not self.up.wait(0.05):
            preparation.token.raise_if_cancelled()

    def open(self, columns: int, rows: int) -> Opened:
        made = program(SAYS)(columns, rows)
        self.opened += 1
        self._streams.append(made.stream)

        def finish() -> int | None:
            code = made.finish()
            if not self.up.is_set():
                raise HostUnreachable("The line is lost.")
            return code

        return made._replace(finish=finish, goes_on=self.goes_on, notice=self.notice)

    def cut(self) -> None:
        self.up.clear()
        for stream in self._streams:
            stream.close()  # type: ignore[attr-defined]


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture(params=["ghostty", "bittty"])
def pane(request: pytest.FixtureRequest, qtbot: object, line: Line,
         monkeypatch: pytest.MonkeyPatch) -> Iterator[TerminalPane]:
    if request.param == "ghostty":
        pytest.importorskip("pyghostty")
    monkeypatch.setattr(returning, "STEADY_S", 0.0)
    made = TerminalPane(Subject("web", "host-1", "test"), line.open, prepare=line.prepare,
                        engine=request.param)
    made.resize(700, 400)
    made.show()
    qtbot.waitExposed(made)  # type: ignore[attr-defined]
    made.start()
    wait(qtbot, lambda: "ready" in shown(made))
    yield made
    made.close_session()
    wait(qtbot, lambda: made.session.state is State.ENDED)
    assert made.session.join(10)
    made.deleteLater()


def wait(qtbot: object, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=60_000)  # type: ignore[attr-defined]


def shown(pane: TerminalPane) -> str:
    return "\n".join(pane.session.screen.lines(*pane.lines()))


def test_a_lost_shell_waits_says_so_and_comes_back_below_its_old_lines(
    qtbot: object, pane: TerminalPane, line: Line
) -> None:
    pane.returning.by_itself = lambda: True
    line.notice = Text("top (31) still runs.")
    line.cut()
    wait(qtbot, lambda: pane._banner.isVisible() and "Waiting" in pane._banner._text.text())
    assert re.fullmatch(
        rf"Connection lost at {CLOCK}\. Waiting for the host…", pane._banner._text.text())
    assert pane._banner.button.text() == "Cancel"
    line.up.set()
    wait(qtbot, lambda: shown(pane).count("ready") == 2)
    wait(qtbot, lambda: not pane._banner.isVisible())
    kept = shown(pane).splitlines()
    assert kept[:2] == ["ready", ""]
    assert re.fullmatch(rf"── connection lost {CLOCK} – new session {CLOCK} ──", kept[2])
    assert kept[3:5] == ["top (31) still runs.", "ready"]


def test_waiting_can_be_given_up_and_the_mark_still_tells_when_the_line_was_lost(
    qtbot: object, pane: TerminalPane, line: Line
) -> None:
    pane.returning.by_itself = lambda: True
    line.goes_on = True
    line.cut()
    wait(qtbot, lambda: "Connection lost" in pane._banner._text.text())
    pane.stop_opening()
    wait(qtbot, lambda: pane._banner.button.text() == "Reconnect")
    assert re.fullmatch(rf"Connection lost at {CLOCK}\.", pane._banner._text.text())
    assert line.opened == 1
    line.up.set()
    pane._banner.button.click()
    wait(qtbot, lambda: shown(pane).count("ready") == 2)
    assert re.search(rf"── connection lost {CLOCK} – attached again {CLOCK} ──", shown(pane))


def test_a_program_that_must_not_run_again_by_itself_is_offered(
    qtbot: object, pane: TerminalPane, line: Line
) -> None:
    line.cut()
    wait(qtbot, lambda: pane._banner.isVisible())
    assert pane._banner._text.text() == "The line is lost."
    assert pane._banner.button.text() == "Reconnect"
    assert line.opened == 1


def test_a_line_that_is_lost_again_at_once_is_not_opened_for_ever(
    qtbot: object, pane: TerminalPane, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returning, "STEADY_S", 1e9)
    pane.returning.by_itself = lambda: True
    line.cut()
    wait(qtbot, lambda: pane._banner.isVisible())
    assert pane._banner.button.text() == "Reconnect"


def test_a_session_that_ended_by_itself_is_no_lost_one(
    qtbot: object, pane: TerminalPane, line: Line
) -> None:
    pane.returning.by_itself = lambda: True
    pane.session.send(b"\x04")
    wait(qtbot, lambda: pane._banner.isVisible())
    assert pane._banner._text.text() == "Session ended (exit code 0)"
    pane._banner.button.click()
    wait(qtbot, lambda: shown(pane).count("ready") == 2)
    assert "connection lost" not in shown(pane)
