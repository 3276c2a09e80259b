"""The dock of terminals: tabs, splits, sessions, broadcast, recording, bells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from caas_desktop.operations.terminal.session import State
from caas_desktop.views.terminal.broadcast import Reach
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.sessions import describe
from caas_desktop.views.terminal.splits import HORIZONTAL, VERTICAL, SplitArea
from caas_desktop.views.terminal.tabs import TerminalTabs
from tests.unit.terminal_programs import program

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CAT = ("sh", "-c", "stty -echo; echo ready; cat")


class Dock:
    def __init__(self, qtbot: object) -> None:
        self.qtbot = qtbot
        self.tabs = TerminalTabs()
        self.tabs.resize(900, 500)
        self.tabs.show()
        qtbot.waitExposed(self.tabs)  # type: ignore[attr-defined]

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))  # type: ignore[attr-defined]

    def pane(self, name: str = "web", environment: str = "test") -> TerminalPane:
        return TerminalPane(Subject(name, "host-1", environment), program(CAT))

    def open(self, **words: str) -> TerminalPane:
        pane = self.pane(**words)
        self.tabs.begin(pane)
        self.running(pane)
        return pane

    def split(self, orientation: Qt.Orientation) -> TerminalPane:
        pane = self.pane()
        self.tabs.split(pane, orientation)
        self.running(pane)
        return pane

    def running(self, pane: TerminalPane) -> None:
        self.wait(lambda: pane.session.state is State.RUNNING and pane.view.frame_now)
        self.wait(lambda: "ready" in self.shown(pane))  # what is typed earlier is echoed

    def area(self) -> SplitArea:
        area = self.tabs.area()
        assert area is not None
        return area

    def shown(self, pane: TerminalPane) -> str:
        return "\n".join(pane.session.screen.lines(*pane.lines()))


@pytest.fixture
def dock(qtbot: object) -> Iterator[Dock]:
    made = Dock(qtbot)
    yield made
    panes = made.tabs.panes()
    made.tabs.close_all()
    made.wait(lambda: all(pane.session.state is State.ENDED for pane in panes))
    assert all(pane.session.join(60) for pane in panes)
    made.tabs.deleteLater()


def test_splits_are_walked_shown_alone_and_closed(dock: Dock) -> None:
    first = dock.open()
    right = dock.split(HORIZONTAL)
    below = dock.split(VERTICAL)
    area = dock.area()
    assert area.panes() == [first, right, below]
    assert area.current is below
    dock.wait(lambda: below.y() > right.y())
    area.go(0, -1)
    assert area.current is right
    area.go(-1, 0)
    assert area.current is first
    area.go(-1, 0)
    assert area.current is first
    area.show_alone(True)
    assert [pane.isVisible() for pane in (first, right, below)] == [True, False, False]
    area.show_alone(False)
    assert all(pane.isVisible() for pane in area.panes())
    dock.tabs._ask = lambda _panes: True
    assert dock.tabs.close_pane(right)
    assert area.panes() == [first, below]
    assert dock.tabs.close_pane(first)
    assert area.current is below
    assert dock.tabs.close_pane(below)
    assert dock.tabs.panes() == []
    assert all(pane.session.join(60) for pane in (first, right, below))


def test_a_tab_is_closed_as_a_whole_and_paints_no_terminal_that_goes(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    panes = [dock.open(), dock.split(HORIZONTAL), dock.split(VERTICAL)]
    dock.wait(lambda: all(pane.view.isVisible() for pane in panes))
    frames: list[TerminalPane] = []
    for pane in panes:
        monkeypatch.setattr(pane.session, "frame", lambda p=pane, **_: frames.append(p))
    dock.tabs._ask = lambda asked: len(asked) == 3
    dock.tabs.close_area(dock.area())
    assert not frames
    assert dock.tabs.panes() == []
    assert all(pane.closed and pane.session.join(60) for pane in panes)


def test_who_closes_a_pane_is_asked_about_the_terminal_of_that_name(
        dock: Dock, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    first, second = dock.open(), dock.split(HORIZONTAL)
    assert not dock.tabs.close_pane(second)
    second.rename("build")
    assert not dock.tabs.close_pane(second)
    assert not dock.tabs.close_pane(first)
    assert asked == [f"A program is running in {name} on host-1."
                     for name in ("web (2)", "build", "web")]


def test_input_goes_to_all_of_a_tab_and_every_one_of_them_says_so(dock: Dock) -> None:
    other = dock.open(name="db")
    first = dock.open()
    second = dock.split(HORIZONTAL)
    dock.tabs.reach(Reach.TAB)
    assert first.broadcasting
    assert second.broadcasting
    assert not other.broadcasting
    assert first.header.broadcast.isVisible()
    QTest.keyClicks(first.view, "to both\r")
    dock.wait(lambda: "to both" in dock.shown(first) and "to both" in dock.shown(second))
    assert "to both" not in dock.shown(other)
    dock.tabs.reach(Reach.ALL)
    second.view.clipboard.paste_text("to all")
    QTest.keyClick(second.view, Qt.Key.Key_Return)
    dock.wait(lambda: "to all" in dock.shown(other) and "to all" in dock.shown(first))
    dock.tabs.reach(Reach.OFF)
    assert not any(pane.broadcasting for pane in dock.tabs.panes())


def test_broadcast_ends_with_the_second_terminal(dock: Dock) -> None:
    first = dock.open()
    second = dock.split(HORIZONTAL)
    dock.tabs.reach(Reach.TAB)
    dock.tabs._ask = lambda _panes: True
    dock.tabs.close_pane(second)
    assert dock.tabs.broadcast.reach is Reach.OFF
    assert not first.broadcasting
    assert second.session.join(60)


def test_sessions_are_listed_named_and_gone_to(dock: Dock) -> None:
    first = dock.open(environment="production")
    assert not dock.tabs.sessions.isVisible()
    second = dock.open()
    dock.wait(lambda: dock.tabs.sessions.isVisible())
    assert second.name == "web (2)"
    second.rename("  the\nother <b>one</b> ")
    dock.wait(lambda: dock.tabs.sessions.item(1).text().startswith("the other <b>one</b>, host-1"))
    assert "Production" in describe(first)
    assert dock.tabs.tabs.tabText(1) == "the other <b>one</b>"
    dock.tabs.sessions.picked.emit(first)
    assert dock.tabs.current() is first
    second.rename("")
    assert second.name == "web"


def test_bell_of_a_hidden_terminal_marks_its_tab_until_it_is_seen(dock: Dock) -> None:
    first = dock.open()
    dock.open(name="db")
    first.session.send(b"\x07\r")
    dock.wait(lambda: first.rang)
    assert "BELL" in describe(first)
    dock.tabs.show_pane(first)
    dock.tabs.activateWindow()
    first.view.setFocus()
    dock.wait(lambda: not first.rang)


def test_recording_is_marked_private_and_plays(dock: Dock, tmp_path: Path) -> None:
    pane = dock.open()
    path = tmp_path / "a.cast"
    assert not pane.recording
    pane.record(path)
    assert pane.header.recorded.isVisible()
    assert path.stat().st_mode & 0o777 == 0o600
    pane.session.send("seen é\r".encode())
    dock.wait(lambda: "seen" in dock.shown(pane))
    pane.session.resize(50, 12)
    done = pane.stop_recording()
    assert done is not None
    assert not done.error
    pane.session.send(b"unseen\r")
    dock.wait(lambda: "unseen" in dock.shown(pane))
    head, *events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert head["version"] == 2
    assert "".join(text for _, kind, text in events if kind == "o").split() == ["seen", "é"]
    assert [text for _, kind, text in events if kind == "r"] == ["50x12"]
    assert pane.stop_recording() is None
    assert not pane.header.recorded.isVisible()
