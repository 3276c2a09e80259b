"""The terminal's widgets on real local programs and on sequences fed straight in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caas_desktop.operations.terminal.session import State, TerminalSession
from caas_desktop.viewmodels import console_keys
from caas_desktop.views.look.theme import theme
from caas_desktop.views.look.tokens import DARK, LIGHT, Theme
from caas_desktop.views.terminal import accessible
from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.tabs import TerminalTabs
from tests.qt.terminal_kit import CTRL_SHIFT, NONE, SUBJECT, Rig, clipboard, rig, row_text
from tests.unit.terminal_programs import program

__all__ = ["clipboard", "rig"]

# The offscreen platform complains about every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_typing_reaches_the_program_and_its_output_the_picture(qtbot: object) -> None:
    pane = TerminalPane(SUBJECT, program(("sh",)))
    pane.resize(600, 300)
    pane.show()
    pane.start()
    wait = lambda c: qtbot.waitUntil(c)  # type: ignore[attr-defined]  # noqa: E731
    wait(lambda: "$" in row_text(pane.view, 0))
    QTest.keyClicks(pane.view, "echo $((6*7))")
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    wait(lambda: row_text(pane.view, 1) == "42")
    QTest.keyClick(pane.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: pane.session.state is State.ENDED)
    pane.close_session()
    assert pane.session.join(60)


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, b"\x03"),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, b"\x0b"),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier, b"\x17"),
        (Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, b"\x1bf"),
        (Qt.Key.Key_Tab, NONE, b"\t"),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, b"\x1b[Z"),
        (Qt.Key.Key_Escape, NONE, b"\x1b"),
        (Qt.Key.Key_F5, NONE, b"\x1b[15~"),
        (Qt.Key.Key_Delete, NONE, b"\x1b[3~"),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, b"\x1b[5;5~"),
    ],
)
def test_key_that_is_a_shortcut_elsewhere_belongs_to_the_program(
    rig: Rig, key: Qt.Key, modifiers: Qt.KeyboardModifier, expected: bytes
) -> None:
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    override.ignore()
    QApplication.sendEvent(rig.view, override)
    assert override.isAccepted()
    QTest.keyClick(rig.view, key, modifiers)
    rig.take_sent(expected)


def test_ctrl_shift_combinations_stay_the_windows(rig: Rig) -> None:
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_P, CTRL_SHIFT)
    override.ignore()
    QApplication.sendEvent(rig.view, override)
    assert not override.isAccepted()
    QTest.keyClick(rig.view, Qt.Key.Key_P, CTRL_SHIFT)
    QTest.keyClick(rig.view, Qt.Key.Key_A)  # sent behind it, had it been sent
    rig.take_sent(b"a")


def test_alt_gr_with_shift_types_where_it_comes_as_ctrl_and_alt(rig: Rig) -> None:
    modifiers = CTRL_SHIFT | Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(rig.view, QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Backslash, modifiers, "\\"))
    wanted = len(b"\\")
    rig.wait(lambda: len(rig.stream.sent) >= wanted)
    assert rig.stream.sent.endswith(b"\\")


def test_a_chosen_key_acts_in_the_terminal_and_the_old_one_no_more(
    rig: Rig, clipboard: Callable[[], str]
) -> None:
    rig.feed(b"hello")
    try:
        console_keys.use({"terminal-copy": "Ctrl+Shift+Y", "terminal:select_all": "Ctrl+Shift+L"})
        QTest.keyClick(rig.view, Qt.Key.Key_A, CTRL_SHIFT)
        assert rig.view.pointer.selection.empty
        QTest.keyClick(rig.view, Qt.Key.Key_L, CTRL_SHIFT)
        QTest.keyClick(rig.view, Qt.Key.Key_Y, CTRL_SHIFT)
        assert clipboard().startswith("hello")
    finally:
        console_keys.use({})


def test_composed_text_is_shown_and_sent_when_committed(rig: Rig) -> None:
    rig.view.setFocus()
    QApplication.sendEvent(rig.view, QInputMethodEvent("ni", []))
    assert not rig.stream.sent
    done = QInputMethodEvent("", [])
    done.setCommitString("你")
    QApplication.sendEvent(rig.view, done)
    rig.take_sent("你".encode())
    rect = rig.view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert rect.isValid()


def test_typing_returns_to_the_live_screen(rig: Rig) -> None:
    rig.feed(b"x\r\n" * 100)
    rig.wheel(3)
    QTest.keyClick(rig.view, Qt.Key.Key_A)
    frame = rig.view.frame_now
    assert frame is not None
    assert frame.following


def test_scroll_bar_shows_where_one_is(rig: Rig) -> None:
    rig.feed(b"".join(b"line %d\r\n" % n for n in range(200)))
    bar = rig.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    bar.setValue(5)
    assert row_text(rig.view, 0) == "line 5"
    bar.setValue(bar.maximum())
    frame = rig.view.frame_now
    assert frame is not None
    assert frame.following


def test_resize_reaches_the_screen(rig: Rig) -> None:
    font = rig.view.canvas.font
    rig.pane.resize(rig.pane.width() + int(10 * font.width), rig.pane.height())
    rig.wait(lambda: rig.pane.session.screen.columns == 50)
    rig.wait(lambda: rig.view.canvas.columns == 50)


def test_zoom_changes_the_grid_and_goes_back(rig: Rig) -> None:
    columns = rig.pane.session.screen.columns
    QTest.keyClick(rig.view, Qt.Key.Key_Plus, CTRL_SHIFT)
    rig.wheel(1, Qt.KeyboardModifier.ControlModifier)
    rig.wheel(1, Qt.KeyboardModifier.ControlModifier)
    assert rig.pane.session.screen.columns < columns
    QTest.keyClick(rig.view, Qt.Key.Key_0, CTRL_SHIFT)
    assert rig.pane.session.screen.columns == columns


def test_search_marks_hits_and_walks_through_them(rig: Rig) -> None:
    rig.feed(b"needle one\r\n" + b"hay\r\n" * 100 + b"Needle two\r\n")
    QTest.keyClick(rig.view, Qt.Key.Key_F, CTRL_SHIFT)
    finder = rig.view.finder
    assert finder.bar is not None
    QTest.keyClicks(finder.bar.field, "needle")
    rig.wait(lambda: len(finder.searcher.hits) == 2)
    QTest.keyClick(finder.bar.field, Qt.Key.Key_Return)
    assert finder.searcher.current == 1
    QTest.keyClick(finder.bar.field, Qt.Key.Key_Return)
    assert finder.searcher.current == 0
    assert any("needle one" in row_text(rig.view, y) for y in range(rig.view.canvas.rows))
    finder.bar.case.setChecked(True)
    rig.wait(lambda: len(finder.searcher.hits) == 1)
    finder.bar.regex.setChecked(True)
    finder.bar.field.setText("(")
    rig.wait(lambda: finder.searcher.error)
    QTest.keyClick(finder.bar.field, Qt.Key.Key_Escape)
    assert not finder.is_open
    assert not finder.searcher.hits


def test_focus_is_told_to_a_program_that_asks(rig: Rig) -> None:
    rig.view.setFocus()
    rig.feed(b"\x1b[?1004h")
    rig.view.clearFocus()
    rig.view.setFocus()
    rig.wait(lambda: rig.stream.sent.endswith(b"\x1b[I"))
    assert b"\x1b[O" in rig.stream.sent


def test_hostile_title_is_bounded_plain_text(rig: Rig) -> None:
    rig.feed(b"\x1b]2;<b>" + b"x" * 500 + b"</b>\x07")
    assert rig.pane.program_title.startswith("<b>x")
    assert len(rig.pane.program_title) <= 120


def test_hundred_thousand_changes_make_few_frames_and_no_leak(rig: Rig) -> None:
    frames: list[int] = []
    rig.view.feed.due.connect(lambda: frames.append(1))
    for n in range(100_000):
        rig.pane.session.on_changed()
        if n % 10_000 == 0:
            rig.pane.session.screen.feed(b"line %d\r\n" % n)
            QApplication.processEvents()
    rig.wait(lambda: any("line 90000" in row_text(rig.view, y) for y in range(5, 12)))
    assert 0 < len(frames) < 2_000


def test_ended_session_keeps_its_screen_and_offers_a_new_one(qtbot: object) -> None:
    pane = TerminalPane(SUBJECT, program(("sh", "-c", "echo kept; exit 3")))
    pane.resize(600, 300)
    pane.show()
    pane.start()
    wait = lambda c: qtbot.waitUntil(c)  # type: ignore[attr-defined]  # noqa: E731
    wait(lambda: pane._banner.isVisible())
    assert "3" in pane._banner._text.text()
    assert row_text(pane.view, 0) == "kept"
    pane._banner.button.click()
    wait(lambda: pane.session.state is State.ENDED and sum(
        row_text(pane.view, y) == "kept" for y in range(pane.view.canvas.rows)) == 2)
    pane.close_session()
    assert pane.session.join(60)


def test_tab_of_a_running_program_asks_before_it_closes(
    qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabs = TerminalTabs()
    tabs.resize(700, 300)
    tabs.show()
    first = tabs.open(SUBJECT, program(("sh",)))
    second = tabs.open(SUBJECT, program(("sh",)))
    wait = lambda c: qtbot.waitUntil(c)  # type: ignore[attr-defined]  # noqa: E731
    wait(lambda: all(pane.session.state is State.RUNNING for pane in (first, second)))
    assert [tabs.tabs.tabText(n) for n in range(2)] == ["web", "web (2)"]
    answers = [False, True]
    monkeypatch.setattr(tabs, "_ask", lambda panes: answers.pop(0))
    assert not tabs.close_pane(first)
    assert tabs.close_pane(first)
    assert tabs.panes() == [second]
    assert not answers
    session: TerminalSession = second.session
    tabs.close_all()
    wait(lambda: session.state is State.ENDED)
    assert session.join(60)
    assert first.session.join(60)


def test_program_goes_on_while_its_view_is_hidden(qtbot: object) -> None:
    pane = TerminalPane(SUBJECT, program(("sh", "-c", "sleep 0.2; echo later; cat")))
    pane.resize(600, 300)
    pane.start()
    wait = lambda c: qtbot.waitUntil(c)  # type: ignore[attr-defined]  # noqa: E731
    wait(lambda: "later" in pane.session.screen.lines(0, 1)[0])
    pane.show()
    wait(lambda: row_text(pane.view, 0) == "later")
    pane.close_session()
    assert pane.session.join(60)


def test_screen_reader_hears_the_lines_shown(rig: Rig) -> None:
    accessible.install()
    rig.feed("one\r\n你好".encode())
    told = QAccessible.queryAccessibleInterface(rig.view)
    assert told.role() == QAccessible.Role.Terminal
    assert told.text(QAccessible.Text.Value) == "one\n你好"


def test_picture_shows_what_was_printed(rig: Rig) -> None:
    rig.feed(b"\x1b[41m   \x1b[0m")
    image = rig.view.canvas.image
    font, palette = rig.view.canvas.font, rig.view._palette
    inside = image.pixelColor(int(font.width), int(font.height / 2))
    outside = image.pixelColor(int(5 * font.width), int(font.height / 2))
    assert inside == palette.qcolor(palette.ansi[1])
    assert outside == palette.qcolor(palette.background)


def test_words_that_are_kept_ready_look_like_those_drawn_for_the_first_time(rig: Rig) -> None:
    rig.feed(b"plain \x1b[1mbold \x1b[3mboth\x1b[22m \x1b[31mitalic\x1b[0m != fi\r\n")
    rig.feed(b"\x1b[4mlined\x1b[0m \x1b[7mturned\x1b[0m\r\n")
    rig.feed("容器控制 \x1b[1m终端\x1b[0m a测b é 👩‍💻 e\u0301 🚀🚀 ─┐\r\n".encode())
    rig.feed("容器控制 한글 かな\r\n".encode())
    canvas = rig.view.canvas
    pictures = []
    for _ in range(3):  # drawn, laid out, drawn from what was laid out
        canvas.repaint(range(canvas.rows), lambda _y: ())
        pictures.append(canvas.image.copy())
    assert pictures[0] == pictures[1] == pictures[2]


def test_change_of_theme_repaints_with_its_colours(rig: Rig, qapp: QApplication) -> None:
    rig.feed(b"x")
    before = rig.view._palette.background
    Theme.use(LIGHT if Theme.current() is DARK else DARK)
    theme.changed.emit()
    after = rig.view._palette.background
    assert after != before
    corner = rig.view.canvas.image.pixelColor(int(10 * rig.view.canvas.font.width), 2)
    assert corner == rig.view._palette.qcolor(after)
    Theme.use(LIGHT)
