"""Work in pieces: what waits meanwhile comes before the next piece."""
from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.operations.settings import Settings
from caas_desktop.views.dialogs.settings import SettingsDialog
from caas_desktop.views.dialogs.shortcuts import Shortcut
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.terminal.pane import TerminalPane
from tests.factories import ref
from tests.qt.desk import Desk
from tests.qt.dialogs_kit import settings_store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()
    assert not made.bugs


class Painting(QObject):
    """Takes its time in a posted event, as the painting of a window does."""

    def __init__(self, done: list[str]) -> None:
        super().__init__()
        self._done = done

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        time.sleep(0.02)
        self._done.append("painted")
        return True


def test_what_became_due_during_a_painting_comes_before_the_next_piece_of_work(
    qtbot: QtBot
) -> None:
    done: list[str] = []
    painting = Painting(done)
    Turns(painting).add(lambda: done.append("work"))
    QCoreApplication.postEvent(painting, QEvent(QEvent.Type.User))
    QTimer.singleShot(1, painting, lambda: done.append("due"))
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["painted", "due", "work"]


def test_a_terminal_is_made_in_a_turn_and_shown_in_another(desk: Desk) -> None:
    done: list[str] = []

    def make() -> TerminalPane:
        done.append("made")
        return desk.bench.consoles.maker.shell(ref("c1"))

    def show(pane: TerminalPane) -> None:
        done.append("shown")
        pane.close_session()

    desk.bench.consoles.open(make, show)
    Turns(desk.window).add(*[lambda: done.append("other")] * 2)
    desk.qtbot.waitUntil(lambda: len(done) == 4)
    assert done == ["made", "other", "shown", "other"]


class Told(QObject):
    """Notes what a widget is told of its place and its picture."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.kinds: list[QEvent.Type] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Move, QEvent.Type.Resize):
            self.kinds.append(event.type())
        return False


def test_a_line_of_keys_that_stands_is_not_painted_for_those_that_come(qtbot: QtBot) -> None:
    many = [Shortcut(f"c{n}", f"Command {n}", "", "") for n in range(90)]
    dialog = SettingsDialog(None, Settings(settings_store({})), many, "keys")
    qtbot.addWidget(dialog)
    dialog.show()
    editor = dialog.shortcuts
    assert editor is not None
    qtbot.waitUntil(lambda: len(editor.edits) >= 30)  # and a bar to scroll them
    told = Told(editor.edits["c1"])
    qtbot.waitUntil(lambda: len(editor.edits) == len(many))
    qtbot.waitUntil(lambda: editor.edits["c89"].isVisible())
    assert told.kinds == []
