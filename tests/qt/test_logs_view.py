from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.finder import Finder
from caas_desktop.operations.logs.lines import MARKER, MAX_LINE, Level, make_batch
from caas_desktop.operations.logs.search import Matcher, Query
from caas_desktop.viewmodels import console_keys
from caas_desktop.views.logs import sheet, view_menu
from caas_desktop.views.logs.place import BAR_MAX, Place
from caas_desktop.views.logs.view import LogView
from tests.logs_fakes import BASE


@pytest.fixture
def arena():
    return Arena()


@pytest.fixture
def view(qtbot, arena):
    made = LogView(arena, lambda source: (f"web-{source}", f"shop-web-{source}", "#3F5FE0"))
    qtbot.addWidget(made)
    made.resize(700, 360)
    made.show()
    return made


def add(arena: Arena, *texts: bytes, flags: int = 0) -> None:
    count = len(texts)
    first = arena.end
    arena.append(make_batch(list(texts), [BASE + first + n for n in range(count)],
                            [flags] * count))


def fill(arena: Arena, count: int) -> None:
    add(arena, *[b"line %d" % n for n in range(count)])


def painted(view: LogView) -> list[str]:
    view.viewport().grab()
    return [laid.text for laid, _, _ in view.sheet.placed]


def test_a_screen_reader_is_told_the_lines_on_screen_and_the_cursor(view, arena):
    add(arena, b"one", b"\x1b[31mERROR two\x1b[0m", b"three")
    view.set_current(1)
    view.refresh()
    painted(view)
    view.spoken.tell()
    assert view.spoken.field.toPlainText() == "one\nERROR two\nthree"
    assert view.spoken.field.textCursor().blockNumber() == 1


def test_following_shows_the_newest_line_as_lines_come(view, arena):
    fill(arena, 100)
    view.refresh()
    assert painted(view)[-1] == "line 99"
    add(arena, b"newest")
    view.refresh()
    assert painted(view)[-1] == "newest"


def test_scrolling_up_stops_following_and_counts_what_is_new(view, arena, qtbot):
    fill(arena, 100)
    view.refresh()
    with qtbot.waitSignal(view.follow_changed) as caught:
        view.scroll(-10)
    assert caught.args == [False]
    before = painted(view)
    add(arena, b"a", b"b", b"c")
    view.refresh()
    assert painted(view) == before
    assert view.pill.isVisible()
    assert "3" in view.pill.text()
    view.pill.click()
    assert view.follow
    assert painted(view)[-1] == "c"
    assert not view.pill.isVisible()


def test_the_end_of_the_previous_run_is_found_from_below(view, arena, qtbot):
    fill(arena, 50)
    add(arena, b"ended|1", flags=MARKER)
    add(arena, b"ended|is what a program wrote")
    add(arena, b"restarted|", flags=MARKER)
    fill(arena, 50)
    view.refresh()
    view.setFocus()
    qtbot.keyClick(view, "R")
    assert view.current == 50
    assert not view.follow
    assert any("ended" in text for text in painted(view))


def test_reaching_the_end_follows_again(view, arena):
    fill(arena, 100)
    view.refresh()
    view.run("page_up")
    assert not view.follow
    view.run("page_down")
    view.run("page_down")
    assert view.follow


def test_lines_dropped_at_the_cap_do_not_move_what_is_on_screen(view, arena):
    arena.cap = 8 << 20
    while arena.first == 0:
        fill(arena, 4000)
        view.refresh()
    view.place.to_row(view.rows.count - 100)
    view.set_follow(False, move=False)
    before, top = painted(view), view.rows.number(view.place.row)
    dropped = arena.first
    while arena.first == dropped:
        fill(arena, 4000)
    view.refresh()
    assert arena.first < top
    assert painted(view) == before


@pytest.mark.parametrize(("key", "modifier", "check"), [
    (Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, lambda v: v.sheet.wrap),
    (Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier, lambda v: v.sheet.times == "utc"),
    (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier, lambda v: not v.follow),
    (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, lambda v: len(v.marks) == 1),
    (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, lambda v: v.place.row == 0),
    (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, lambda v: v.selection.span is not None),
])
def test_keys_do_what_they_say(view, arena, qtbot, key, modifier, check):
    fill(arena, 100)
    view.refresh()
    qtbot.keyClick(view, key, modifier)
    assert check(view)


@pytest.mark.parametrize("number", range(7))
def test_digits_choose_the_window(view, qtbot, number):
    with qtbot.waitSignal(view.window_wanted) as caught:
        qtbot.keyClick(view, Qt.Key(ord("0") + number))
    assert caught.args == [number]


def test_slash_and_ctrl_f_ask_for_the_search_field(view, qtbot):
    for key, modifier in ((Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
                          (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)):
        with qtbot.waitSignal(view.search_wanted):
            qtbot.keyClick(view, key, modifier)


def test_a_chosen_key_acts_in_the_log_and_stands_in_its_menu(view, arena, qtbot):
    fill(arena, 100)
    try:
        console_keys.use({"log:follow": "Shift+U"})
        qtbot.keyClick(view, Qt.Key.Key_F)
        assert view.follow
        qtbot.keyClick(view, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
        assert not view.follow
        menu = QMenu(view)
        view_menu.fill(menu, view, split=False)
        assert "Follow\tShift+U" in [action.text() for action in menu.actions()]
    finally:
        console_keys.use({})


def test_errors_are_visited_in_turn_and_round_the_end(view, arena):
    for n in range(3):
        fill(arena, 50)
        add(arena, b"ERROR %d" % n, flags=Level.ERROR)
    view.refresh()
    view.run("first")
    visited = []
    for _ in range(4):
        view.run("next_error")
        visited.append(view.text_of(view.current))
    view.run("previous_error")
    assert visited == ["ERROR 0", "ERROR 1", "ERROR 2", "ERROR 0"]
    assert view.text_of(view.current) == "ERROR 2"
    assert "ERROR 2" in painted(view)


def test_marks_are_visited_and_removed(view, arena):
    fill(arena, 100)
    view.refresh()
    view.show_line(10)
    view.run("mark")
    view.show_line(50)
    view.run("next_mark")
    assert view.current == 10
    view.run("mark")
    assert view.marks == set()


def test_a_filter_shows_its_lines_only_and_hits_are_highlighted(view, arena, qtbot):
    fill(arena, 100)
    finder = Finder()
    scan = finder.start(arena, Matcher(Query("9")).rows, lambda: None)
    qtbot.waitUntil(lambda: scan.complete)
    view.set_filter(scan)
    assert all("9" in text for text in painted(view))
    assert view.rows.count == 19
    hits = finder.start(arena, Matcher(Query("99")).rows, lambda: None)
    qtbot.waitUntil(lambda: hits.complete)
    view.set_hits(Matcher(Query("99")), hits)
    view.run("next_hit")
    assert view.text_of(view.current) == "line 99"
    view.set_filter(None)
    assert view.rows.count == 100
    finder.close()


def test_a_long_line_wraps_and_scrolling_passes_all_of_it(view, arena):
    fill(arena, 30)
    add(arena, b"x" * 3000)
    fill(arena, 30)
    view.set_wrap(True)
    view.refresh()
    wide = view.sheet._wrap_columns()
    tops = set()
    for _ in range(200):
        tops.add((view.place.row, view.place.skipped))
        view.scroll(-1)
    rows_of_long = {skipped for row, skipped in tops if row == 30}
    assert rows_of_long == set(range(-(-3000 // wide)))
    assert view.place.row == 0


def test_copying_takes_visible_text_only(view, arena):
    add(arena, b"\x1b[31mred\x1b[0m one", b"two")
    add(arena, b"lost|x", flags=MARKER)
    add(arena, "三\t4".encode())
    view.refresh()
    view.run("select_all")
    view.run("copy")
    assert QGuiApplication.clipboard().text() == "red one\ntwo\n三       4\n"


def test_the_mouse_selects_characters_and_words(view, arena, qtbot):
    add(arena, b"alpha beta gamma", b"second line")
    view.refresh()
    painted(view)
    columns = view.sheet.columns

    def at(row: int, index: int) -> QPoint:
        return QPoint(round(columns.text_x + index * columns.cell),
                      round((row + 0.5) * columns.line))

    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), left, pos=at(0, 6))
    qtbot.mouseMove(view.viewport(), at(1, 6))
    view._mouse.move(_drag(at(1, 6)))
    qtbot.mouseRelease(view.viewport(), left, pos=at(1, 6))
    view.copy()
    assert QGuiApplication.clipboard().text() == "beta gamma\nsecond"
    qtbot.mouseDClick(view.viewport(), left, pos=at(0, 8))
    view.copy()
    assert QGuiApplication.clipboard().text() == "beta"


def _drag(at: QPoint):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at),
                       Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize("wrap", [False, True])
def test_hostile_lines_paint_without_harm(view, arena, wrap):
    add(arena, b"\x00\xff\x1b[2J\x1b]0;t\x07", b"", b"\x1b[38;5m", b"a\tb\rc", "\u202e반".encode(),
        "e\u0301\u0301\u0301 🧑‍🚀 👩‍👩‍👧 ﷽".encode(), b"x" * MAX_LINE, b"\x1b[31m." * 9000)
    for code in (b"lost|<b>x</b>", b"unknown|", b"\xff"):
        add(arena, code, flags=MARKER)
    view.refresh()
    view.set_wrap(wrap)
    view.run("first")
    for _ in range(30):
        painted(view)
        view.run("page_down")
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert painted(view)


def test_wide_characters_take_two_cells_for_the_mouse_too(view, arena):
    add(arena, "订单x".encode())
    view.refresh()
    painted(view)
    laid = view.sheet.placed[0][0]
    assert laid.cells == 5
    assert [laid.cell(i) for i in range(4)] == [0, 2, 4, 5]
    assert [laid.index(c) for c in (0, 0.9, 1.2, 2, 3.4, 4, 5, 9)] == [0, 0, 1, 1, 2, 2, 3, 3]


class _Endless:
    """Rows of more lines than a scroll bar can count."""

    count = 10**11

    def number(self, row: int) -> int:
        return row

    def row(self, number: int) -> int:
        return number


def test_more_lines_than_a_scroll_bar_can_count():
    place = Place(_Endless(), lambda row: 1)
    place.page = 20
    place.to_bottom()
    value, maximum = place.bar()
    assert value == maximum <= BAR_MAX
    place.from_bar(maximum // 2)
    assert abs(place.row - 10**11 // 2) < 200
    place.from_bar(maximum)
    assert place.row == 10**11 - 20


def test_the_minimap_jumps(view, arena):
    fill(arena, 1000)
    view.refresh()
    view.minimap.jumped.emit(0.5)
    assert abs(view.place.row - 500) < 30
    assert not view.follow
    view._map()
    view.minimap.grab()


def test_hits_beyond_the_filter_are_not_visited(view, arena):
    fill(arena, 10)
    view.refresh()
    view.step_through(np.array([50, 60]), 1)
    assert view.current is None


def test_large_objects_are_folded_a_few_a_turn_until_all_are(view, arena, qtbot, monkeypatch):
    monkeypatch.setattr(sheet, "FOLD_S", 0.0)  # one line is more than a turn may take
    add(arena, *[b'{"msg": "m%d", "a": 1}' % n for n in range(4)])
    view.refresh()
    assert painted(view)[0] == "m0  a=1"
    assert painted(view)[-1] != "m3  a=1"
    qtbot.waitUntil(lambda: painted(view) == [f"m{n}  a=1" for n in range(4)], timeout=60_000)
    assert view.text_of(3) == "m3  a=1"
