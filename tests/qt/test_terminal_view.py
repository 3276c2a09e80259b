"""The terminal's widgets on real local programs and on sequences fed straight in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caas_desktop.operations.terminal.session import Opened, State, TerminalSession
from caas_desktop.views.look.theme import theme
from caas_desktop.views.look.tokens import DARK, LIGHT, Theme
from caas_desktop.views.terminal import accessible
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.overlay import MARGIN
from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.tabs import TerminalTabs
from caas_desktop.views.terminal.view import TerminalView
from tests.unit.terminal_programs import program

# The offscreen platform complains about every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SUBJECT = Subject("web", "host-1", "test")


class Deaf:
    """A stream that says nothing and keeps what it is sent."""

    def __init__(self) -> None:
        import os

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
        import os

        if not self._closed:
            self._closed = True
            os.close(self._write)  # wakes the reader

    def finish(self) -> int | None:
        import os

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
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)  # type: ignore[attr-defined]

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
        self.pane.session.join(5)
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


def test_typing_reaches_the_program_and_its_output_the_picture(qtbot: object) -> None:
    pane = TerminalPane(SUBJECT, program(("sh",)))
    pane.resize(600, 300)
    pane.show()
    pane.start()
    wait = lambda c: qtbot.waitUntil(c, timeout=10_000)  # type: ignore[attr-defined]  # noqa: E731
    wait(lambda: "$" in row_text(pane.view, 0))
    QTest.keyClicks(pane.view, "echo $((6*7))")
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    wait(lambda: row_text(pane.view, 1) == "42")
    QTest.keyClick(pane.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: pane.session.state is State.ENDED)
    pane.close_session()
    assert pane.session.join(5)


def row_text(view: TerminalView, y: int) -> str:
    return view.canvas.text(y)[0].rstrip() if y < view.canvas.rows else ""


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
    assert not rig.stream.sent


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
    wait = lambda c: qtbot.waitUntil(c, timeout=10_000)  # type: ignore[attr-defined]  # noqa: E731
    wait(lambda: pane._banner.isVisible())
    assert "3" in pane._banner._text.text()
    assert row_text(pane.view, 0) == "kept"
    pane._banner.reconnect.click()
    wait(lambda: pane.session.state is State.ENDED and sum(
        row_text(pane.view, y) == "kept" for y in range(pane.view.canvas.rows)) == 2)
    pane.close_session()
    assert pane.session.join(5)


def test_tab_of_a_running_program_asks_before_it_closes(
    qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabs = TerminalTabs()
    tabs.resize(700, 300)
    tabs.show()
    first = tabs.open(SUBJECT, program(("sh",)))
    second = tabs.open(SUBJECT, program(("sh",)))
    wait = lambda c: qtbot.waitUntil(c, timeout=10_000)  # type: ignore[attr-defined]  # noqa: E731
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
    assert session.join(5)
    assert first.session.join(5)


def test_program_goes_on_while_its_view_is_hidden(qtbot: object) -> None:
    pane = TerminalPane(SUBJECT, program(("sh", "-c", "sleep 0.2; echo later; cat")))
    pane.resize(600, 300)
    pane.start()
    wait = lambda c: qtbot.waitUntil(c, timeout=10_000)  # type: ignore[attr-defined]  # noqa: E731
    wait(lambda: "later" in pane.session.screen.lines(0, 1)[0])
    pane.show()
    wait(lambda: row_text(pane.view, 0) == "later")
    pane.close_session()
    assert pane.session.join(5)


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
