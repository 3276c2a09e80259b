"""A terminal pane whose program is the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caas_desktop.operations.terminal.opened import Opened
from caas_desktop.operations.terminal.session import State
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.overlay import MARGIN
from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.view import TerminalView

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SUBJECT = Subject("web", "host-1", "test")


class Deaf:
    """A stream that says nothing and keeps what it is sent."""

    def __init__(self) -> None:
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        self.sent = bytearray()
        self._closed = False

    def fileno(self) -> int:
        return self._read

    def pending(self) -> bool:
        return False

    def read_into(self, buffer: memoryview) -> int | None:
        return 0 if self._closed else None

    def write(self, data: bytes) -> None:
        self.sent += data

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            os.close(self._write)  # wakes the reader

    def finish(self) -> int | None:
        os.close(self._read)
        return None


class Rig:
    """A pane whose program is the test."""

    def __init__(self, qtbot: object, columns: int = 40, rows: int = 10) -> None:
        self.stream = Deaf()

        def opener(_columns: int, _rows: int) -> Opened:
            return Opened(self.stream, lambda c, r: None, self.stream.finish)

        self.qtbot = qtbot
        self.pane = TerminalPane(SUBJECT, opener)
        self.view = self.pane.view
        font = self.view.canvas.font
        self.pane.resize(
            int(columns * font.width) + 2 * MARGIN + 16, int(rows * font.height) + 2 * MARGIN + 40
        )
        self.pane.show()
        qtbot.waitExposed(self.pane)  # type: ignore[attr-defined]
        self.pane.start()
        self.wait(lambda: self.pane.session.state is State.RUNNING)

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))  # type: ignore[attr-defined]

    def feed(self, data: bytes) -> None:
        self.pane.session.screen.feed(data)
        self.view.refresh()

    def point(self, column: float, row: float) -> QPoint:
        font = self.view.canvas.font
        return QPoint(
            int(MARGIN + (column + 0.5) * font.width), int(MARGIN + (row + 0.5) * font.height)
        )

    def drag(
        self, start: tuple[int, int], end: tuple[int, int],
        modifiers: Qt.KeyboardModifier = NONE,
    ) -> None:
        area, left = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(area, left, modifiers, self.point(*start))
        point = QPointF(self.point(*end))
        move = QMouseEvent(
            QEvent.Type.MouseMove, point, area.mapToGlobal(point), Qt.MouseButton.NoButton, left,
            modifiers,
        )
        QApplication.sendEvent(area, move)
        QTest.mouseRelease(area, left, modifiers, self.point(*end))

    def wheel(self, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        point = QPointF(self.point(1, 1))
        event = QWheelEvent(
            point, self.view.viewport().mapToGlobal(point), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def take_sent(self, expected: bytes) -> None:
        self.wait(lambda: len(self.stream.sent) >= len(expected))
        assert bytes(self.stream.sent) == expected
        self.stream.sent.clear()

    def close(self) -> None:
        self.pane.close_session()
        self.wait(lambda: self.pane.session.state is State.ENDED)
        self.pane.session.join(60)
        self.pane.deleteLater()


@pytest.fixture
def rig(qtbot: object) -> Iterator[Rig]:
    made = Rig(qtbot)
    yield made
    made.close()


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[Callable[[], str]]:
    board = QGuiApplication.clipboard()
    board.clear()
    yield board.text
    board.clear()


def row_text(view: TerminalView, y: int) -> str:
    return view.canvas.text(y)[0].rstrip() if y < view.canvas.rows else ""
