"""Work in pieces: what waits meanwhile comes before the next piece."""
from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from caas_desktop.views.look.turns import Turns
from caas_desktop.views.terminal.pane import TerminalPane
from tests.factories import ref
from tests.qt.desk import Desk


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

    desk.bench.consoles.open(make, lambda pane: (done.append("shown"), pane.close_session()))
    Turns(desk.window).add(*[lambda: done.append("other")] * 2)
    desk.qtbot.waitUntil(lambda: len(done) == 4)
    assert done == ["made", "other", "shown", "other"]
