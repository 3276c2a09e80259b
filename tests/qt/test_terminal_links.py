"""Web addresses in a terminal, under the mouse and in the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caas_desktop.views.terminal.overlay import MARGIN
from caas_desktop.views.terminal.weblinks import Cells, Link
from tests.qt.terminal_kit import NONE, Rig, rig

__all__ = ["rig"]

# The offscreen platform complains about every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LONG = "https://example.org/" + "a" * 60


def _hover(rig: Rig, column: int, row: int, modifiers: Qt.KeyboardModifier) -> None:
    point = QPointF(rig.point(column, row))
    area = rig.view.viewport()
    QApplication.sendEvent(area, QMouseEvent(
        QEvent.Type.MouseMove, point, area.mapToGlobal(point), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, modifiers))


def _underlined(rig: Rig, column: int, row: int) -> bool:
    font, palette = rig.view.canvas.font, rig.view.canvas.palette
    picture = rig.view.viewport().grab().toImage()
    at = QPointF(MARGIN + (column + 0.5) * font.width, MARGIN + (row + 1) * font.height - font.line)
    return picture.pixel(at.toPoint()) & 0xFFFFFF == palette.foreground


def test_an_address_goes_on_in_the_next_row(rig: Rig) -> None:
    columns = rig.view.canvas.columns
    rig.feed(f"see {LONG} now".encode())
    ends = 4 + len(LONG) - columns
    expected = Link(LONG, (Cells(0, 4, columns), Cells(1, 0, min(ends, columns)),
                           *([Cells(2, 0, ends - columns)] if ends > columns else [])))  # fmt: skip
    assert rig.view.pointer.link_at(rig.point(10, 0)) == expected
    assert rig.view.pointer.link_at(rig.point(3, 1)) == expected
    assert rig.view.pointer.link_at(rig.point(1, 0)) is None
    assert rig.view.pointer.shown_links() == [LONG]


def test_addresses_in_rows_of_their_own_stay_apart(rig: Rig) -> None:
    rig.feed(b"https://a.example/x\r\nhttps://b.example/y\r\n")
    assert rig.view.pointer.shown_links() == ["https://a.example/x", "https://b.example/y"]


def test_a_programs_link_is_marked_as_far_as_it_goes_while_ctrl_is_held(rig: Rig) -> None:
    rig.feed(b"go \x1b]8;;https://example.org/a\x1b\\here\x1b]8;;\x1b\\ now")
    _hover(rig, 4, 0, NONE)
    assert rig.view.pointer.link is None
    _hover(rig, 4, 0, Qt.KeyboardModifier.ControlModifier)
    assert rig.view.pointer.link == Link("https://example.org/a", (Cells(0, 3, 7),))
    assert [_underlined(rig, column, 0) for column in (2, 3, 6, 7)] == [False, True, True, False]
    QTest.keyRelease(rig.view, Qt.Key.Key_Control)
    assert not _underlined(rig, 4, 0)
    _hover(rig, 5, 0, Qt.KeyboardModifier.ControlModifier)
    assert _underlined(rig, 4, 0)
    rig.feed(b"\r\nmore")
    assert not _underlined(rig, 4, 0)


def test_an_address_that_no_browser_gets_is_no_link(rig: Rig) -> None:
    rig.feed(b"\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\")
    assert rig.view.pointer.link_at(rig.point(1, 0)) is None
