"""Selecting, copying, pasting, and a program that follows the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.qt.terminal_kit import CTRL_SHIFT, NONE, Rig, clipboard, rig

__all__ = ["clipboard", "rig"]

# The offscreen platform complains about every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_drag_selects_and_copies(rig: Rig, clipboard: Callable[[], str]) -> None:
    rig.feed("hello 你好 world\r\nsecond".encode())
    rig.drag((6, 0), (9, 0))
    QTest.keyClick(rig.view, Qt.Key.Key_C, CTRL_SHIFT)
    assert clipboard() == "你好"
    rig.drag((11, 0), (2, 1))
    rig.view.clipboard.copy()
    assert clipboard() == "world\nsec"


def test_selection_stays_on_its_text_while_lines_arrive(
    rig: Rig, clipboard: Callable[[], str]
) -> None:
    rig.feed(b"needle\r\n")
    rig.drag((0, 0), (5, 0))
    rig.feed(b"x\r\n" * 100)
    rig.view.clipboard.copy()
    assert clipboard() == "needle"


def test_double_click_selects_a_word_and_triple_a_line(
    rig: Rig, clipboard: Callable[[], str]
) -> None:
    rig.feed(b"cd /var/log/app-1.log now")
    area, left = rig.view.viewport(), Qt.MouseButton.LeftButton
    at = rig.point(8, 0)
    QTest.mouseClick(area, left, NONE, at)
    QTest.mouseDClick(area, left, NONE, at)
    rig.view.clipboard.copy()
    assert clipboard() == "/var/log/app-1.log"
    QTest.mouseClick(area, left, NONE, at)
    rig.view.clipboard.copy()
    assert clipboard() == "cd /var/log/app-1.log now"


def test_alt_drag_selects_a_block(rig: Rig, clipboard: Callable[[], str]) -> None:
    rig.feed(b"abcd\r\nefgh\r\nijkl")
    rig.drag((1, 0), (2, 2), Qt.KeyboardModifier.AltModifier)
    rig.view.clipboard.copy()
    assert clipboard() == "bc\nfg\njk"


def test_click_alone_selects_nothing(rig: Rig) -> None:
    rig.feed(b"hello")
    QTest.mouseClick(rig.view.viewport(), Qt.MouseButton.LeftButton, NONE, rig.point(2, 0))
    assert rig.view.pointer.selection.empty


def test_copy_on_select_is_an_option(rig: Rig, clipboard: Callable[[], str]) -> None:
    rig.feed(b"hello")
    rig.drag((0, 0), (4, 0))
    assert clipboard() == ""
    rig.view.pointer.copy_on_select = True
    rig.drag((0, 0), (3, 0))
    assert clipboard() == "hell"


def test_paste_of_one_line_is_sent_at_once(rig: Rig) -> None:
    rig.view.clipboard.paste_text("ls -l")
    rig.take_sent(b"ls -l")


def test_paste_of_several_lines_waits_for_the_answer(rig: Rig) -> None:
    rig.view.clipboard.paste_text("one\ntwo\n")
    bar = rig.view.asker.bar
    assert bar is not None
    assert "2" in bar.title.text()
    assert not rig.stream.sent
    QTest.keyClick(bar.accept, Qt.Key.Key_Escape)
    assert rig.view.asker.bar is None
    assert not rig.stream.sent
    rig.view.clipboard.paste_text("one\ntwo\n")
    bar = rig.view.asker.bar
    assert bar is not None
    bar.accept.click()
    rig.take_sent(b"one\rtwo\r")


def test_bracketed_paste_is_bracketed(rig: Rig) -> None:
    rig.feed(b"\x1b[?2004h")
    QGuiApplication.clipboard().setText("x")
    QTest.keyClick(rig.view, Qt.Key.Key_V, CTRL_SHIFT)
    rig.take_sent(b"\x1b[200~x\x1b[201~")


def test_mouse_is_reported_to_a_program_that_asks_and_shift_selects(rig: Rig) -> None:
    rig.feed(b"hello\x1b[?1002;1006h")
    area, left = rig.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(area, left, NONE, rig.point(2, 0))
    rig.take_sent(b"\x1b[<0;3;1M\x1b[<0;3;1m")
    rig.drag((0, 0), (4, 0), Qt.KeyboardModifier.ShiftModifier)
    assert rig.view.pointer.selected_text() == "hello"
    assert not rig.stream.sent
    rig.wheel(1)
    rig.take_sent(b"\x1b[<64;2;2M")


def test_wheel_scrolls_history_and_sends_arrows_on_the_alternate_screen(rig: Rig) -> None:
    rig.feed(b"x\r\n" * 100)
    rig.wheel(2)
    frame = rig.view.frame_now
    assert frame is not None
    assert frame.end_line - frame.rows - frame.top == 6
    rig.feed(b"\x1b[?1049h")
    rig.wheel(-1)
    rig.take_sent(b"\x1b[B" * 3)


def test_ctrl_click_opens_web_addresses_only(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "caas_desktop.views.terminal.pointer.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()),
    )
    rig.feed(
        b"go https://example.org/x.\r\n\x1b]8;;file:///etc/passwd\x07evil\x1b]8;;\x07 "
        b"\x1b]8;;https://example.org/y\x07good\x1b]8;;\x07"
    )
    area, left = rig.view.viewport(), Qt.MouseButton.LeftButton
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(area, left, NONE, rig.point(6, 0))
    QTest.mouseClick(area, left, ctrl, rig.point(20, 1))
    assert rig.view.asker.bar is None
    for column, row in ((6, 0), (1, 1), (6, 1)):
        QTest.mouseClick(area, left, ctrl, rig.point(column, row))
        if rig.view.asker.bar is not None:
            assert rig.view.asker.bar.preview.text().startswith("https://example.org/")
            QTest.keyClick(rig.view.asker.bar.accept, Qt.Key.Key_Return)
    assert opened == ["https://example.org/x", "https://example.org/y"]
