"""What one finds one's way with in a log: fields, filters, split view, times, saved filters."""
from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from caas_desktop.operations.logs import older
from caas_desktop.operations.logs.highlight import Rule
from caas_desktop.operations.logs.saved import HighlightSet, Part, Saved, SavedFilter
from caas_desktop.operations.logs.search import Query
from caas_desktop.views.logs.keys import COMMANDS
from caas_desktop.views.logs.marker import marker_text
from caas_desktop.views.logs.times import delta_text, span_text
from tests.logs_fakes import BASE, log_engine, message, stream_reader  # noqa: F401
from tests.qt.logs_kit import SECOND, feed, log_console, log_shelf, rows  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard", "raise\\(\\)")
OBJECT = json.dumps({"level": "error", "msg": "it broke", "http": {"status": 500}}).encode()


def actions(menu: QMenu) -> dict[str, object]:
    return {action.objectName() or action.text(): action for action in menu.actions()}


def test_an_object_is_folded_to_its_message_and_opened_by_a_key_and_a_click(
        console, engine, qtbot):
    feed(console, engine, qtbot, OBJECT, b"plain")
    view = console.view
    assert rows(view) == ["it broke  http.status=500", "plain"]
    view.set_current(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [row.split() for row in view.text_of(0).split("\n")] == [
        ["it", "broke"], ["level", "error"], ["msg", "it", "broke"], ["http"], ["status", "500"]]
    view.viewport().grab()
    assert len(view.sheet.placed) == 2
    assert view.sheet.placed[1][1] == 5 * view.sheet.columns.line
    sign = QPoint(int(view.sheet.columns.text_x) - 6, 4)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert view.text_of(0) == "it broke  http.status=500"
    qtbot.keyClick(view, Qt.Key.Key_J)
    assert view.text_of(0) == OBJECT.decode()


@pytest.mark.parametrize("wrap", [False, True])
def test_an_opened_line_higher_than_the_view_is_scrolled_row_by_row(
        console, engine, qtbot, wrap):
    tall = json.dumps({f"key{n}": "v" * n for n in range(120)}).encode()
    feed(console, engine, qtbot, tall, *[b"after %d" % n for n in range(30)])
    view = console.view
    view.set_wrap(wrap)
    view.toggle_open(0)
    view.run("first")
    tops = []
    for _ in range(200):
        view.viewport().grab()
        tops.append(view.sheet.placed[0][0].line.number)
        view.scroll(1)
    assert tops[100] == 0
    assert tops[-1] > 0
    view.run("last")
    view.viewport().grab()
    assert view.sheet.placed[-1][0].text == "after 29"


def test_a_line_opened_at_the_lower_edge_is_scrolled_up_until_all_of_it_shows(
        console, engine, qtbot):
    feed(console, engine, qtbot, *[b"x"] * 100, OBJECT)
    console.view.refresh()
    console.view.toggle_open(100)
    console.view.viewport().grab()
    assert console.view.sheet.is_whole(100, console.view.viewport().height())


def test_a_click_on_a_value_filters_by_it_or_excludes_it(console, engine, qtbot):
    feed(console, engine, qtbot, OBJECT, b"level=info status=200 msg=fine",
         b"level=info status=404", b"plain")
    view = console.view
    view.toggle_open(0)
    view.viewport().grab()
    laid, y, _ = view.sheet.placed[0]
    spot = next(s for s in laid.shape.spots if s[2] == "http.status")
    line = laid.text.count("\n", 0, spot[0])
    begin = laid.shape.rows[line]
    at = QPoint(int(view.sheet.columns.text_x + (spot[0] - begin + 1) * view.sheet.columns.cell),
                y + line * view.sheet.columns.line + 5)
    with qtbot.waitSignal(view.field_chosen) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args[0] == spot
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choices = {action.text(): action for action in menu.actions()}
    choices["Hide http.status=500"].trigger()
    menu.close()
    qtbot.waitUntil(lambda: view.rows.count == 3)
    assert console.filters.chips[0].text().strip() == "http.status!=500"
    console.find_bar.fields.click()
    console.find_bar.search_for("status>=300")
    console.find_bar.to_filter.click()
    qtbot.waitUntil(lambda: rows(view) == ["status=404"])
    console.filters.chips[0].click()
    console.filters.chips[0].click()
    qtbot.waitUntil(lambda: view.rows.count == 4)


def test_a_value_is_asked_about_by_the_right_button_too(console, engine, qtbot):
    feed(console, engine, qtbot, b"level=info status=200 msg=fine")
    view = console.view
    view.viewport().grab()
    laid = view.sheet.placed[0][0]
    spot = laid.shape.spots[0]
    at = QPoint(int(view.sheet.columns.text_x + (spot[0] + 1) * view.sheet.columns.cell), 5)
    with qtbot.waitSignal(view.field_chosen):
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at)))
    QApplication.activePopupWidget().close()
    with qtbot.waitSignal(view.menu_wanted):
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, at, view.viewport().mapToGlobal(at)))
    QApplication.activePopupWidget().close()


def test_everything_keys_do_is_in_the_menu_and_works_from_there(console, engine, qtbot):
    feed(console, engine, qtbot, b"one", b"two")
    menu = QMenu()
    console.fill_menu(menu)
    found = actions(menu)
    spoken = {"up", "down", "page_up", "page_down", "first", "last", "left", "right", "select_up",
              "select_down", "deselect", "times", "names"} | {f"window_{n}" for n in range(7)}
    assert set(COMMANDS) - spoken == set(found) & set(COMMANDS)
    found["wrap"].trigger()
    assert console.view.sheet.wrap
    console._choose_level(2)
    found["split"].trigger()
    assert console.split.split


def test_the_split_view_shows_the_whole_log_around_the_match_at_the_cursor(
        console, engine, qtbot):
    feed(console, engine, qtbot, *[b"ERROR %d" % n if n % 50 == 0 else b"line %d" % n
                                   for n in range(400)])
    console._choose_level(3)
    qtbot.waitUntil(lambda: console.view.rows.count == 8)
    qtbot.keyClick(console.view, Qt.Key.Key_V)
    whole = console.split.whole
    assert whole is not None
    qtbot.waitUntil(lambda: whole.rows.count == 400)
    console.view.show_line(100)
    assert whole.current == 100
    whole.viewport().grab()
    assert {"line 99", "ERROR 100", "line 101"} <= {laid.text for laid, _, _ in whole.sheet.placed}
    engine.opened[0][2].send(message(BASE + 999 * SECOND, b"later"))
    qtbot.waitUntil(lambda: whole.rows.count == 401)
    qtbot.keyClick(whole, Qt.Key.Key_V)
    assert not console.split.split


def test_a_time_that_is_held_is_gone_to_and_another_one_is_read(console, engine, qtbot):
    feed(console, engine, qtbot, *[b"line %d" % n for n in range(300)])
    qtbot.keyClick(console.view, Qt.Key.Key_G)
    assert console.jump.isVisible()
    console.view.set_times("utc")
    console.jump.field.setText("nonsense")
    qtbot.keyClick(console.jump.field, Qt.Key.Key_Return)
    assert console.jump.isVisible()
    console.jump.field.setText("2025-06-09 12:04:27")
    qtbot.keyClick(console.jump.field, Qt.Key.Key_Return)
    assert console.view.text_of(console.view.current) == "line 60"
    assert not console.view.follow
    console.jump.ask()
    console.jump.field.setText("2025-06-09 11:03:27")
    qtbot.keyClick(console.jump.field, Qt.Key.Key_Return)
    stream = engine.wait_opened(2)
    query = engine.opened[1][1]
    assert (query["follow"], float(query["until"]) - float(query["since"])) == (False, 660.0)
    stream.send(message(BASE - 3700 * SECOND, b"before"), message(BASE - 3600 * SECOND, b"there"))
    stream.finish()
    qtbot.waitUntil(lambda: console.view.current is not None
                    and console.view.text_of(console.view.current) == "there")
    qtbot.waitUntil(lambda: console.session.sources[0].state == "part")
    assert [line.text for line in console.session.arena.lines(0, 9)] == [b"before", b"there"]
    console.view.run("first")
    assert not console.view.pill.isVisible()  # nothing of it is new
    console.view.set_follow(True)  # reads on from there
    engine.wait_opened(3)
    assert engine.opened[2][1]["follow"] is True
    assert "until" not in engine.opened[2][1]


def test_a_moment_is_looked_at_in_the_other_containers(console, engine, qtbot):
    feed(console, engine, qtbot, b"alone")
    console.view.set_current(0)
    with qtbot.waitSignal(console.moment_wanted) as caught:
        qtbot.keyClick(console.view, Qt.Key.Key_O)
    assert caught.args == [BASE]
    console.set_targets([engine.target("web"), engine.target("api")])
    for act in ("neighbours", "split"):  # both views would be the same
        console.view.run(act)
        assert not console.split.split
        assert "show only some lines first (P)" in console.note.text()
        console.say("")
    console.find_bar.search_for("line")
    console.find_bar.to_filter.click()
    console.view.run("neighbours")
    assert console.split.split


def test_no_note_says_that_nothing_is_missing_before_that_is_known() -> None:
    assert marker_text(b"resumed|") == "Connected again"
    assert "are missing" in marker_text(b"gap|")


def test_scrolling_to_the_top_fetches_older_lines_and_stays_at_the_line(
        console, engine, qtbot, monkeypatch):
    monkeypatch.setattr(older, "MORE", 50)
    held = [b"line %d" % n for n in range(50, 150)]
    feed(console, engine, qtbot, *held)

    def answer(name, query, stream):
        assert query["tail"] == 150
        stream.send(*[message(BASE - (50 - n) * SECOND, b"line %d" % n) for n in range(50)],
                    message(BASE, b"line 50"))
        stream.finish()

    engine.on_open = answer
    view = console.view
    view.run("page_up")
    view.place.to_row(1)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: view.rows.count == 150)
    assert rows(view) == [f"line {n}" for n in range(150)]
    assert view.text_of(view.rows.number(view.place.row)) == "line 50"
    console.find_bar.search_for("line 1")
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "61")


def test_names_are_short_full_or_colours_only(console, engine, qtbot):
    console.set_targets([engine.target("shop-web-1"), engine.target("shop-api-1")])
    qtbot.waitUntil(lambda: console.view.sheet.names == 5)
    widths = []
    for names in ("full", "off", "short"):
        qtbot.keyClick(console.view, Qt.Key.Key_C)
        assert console.view.names == names
        widths.append(console.view.sheet.columns.text_x)
    assert widths[0] > widths[2] > widths[1]


def test_what_is_copied_has_times_only_when_asked_for(console, engine, qtbot):
    feed(console, engine, qtbot, OBJECT, b"\x1b[31mtwo\x1b[0m")
    view = console.view
    view.set_current(0)
    view.run("copy")
    assert QGuiApplication.clipboard().text() == OBJECT.decode() + "\n"  # as it was written
    view.run("select_all")
    view.run("copy_full")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1] == "2025-06-09T12:03:28.000000000Z two"


def test_alt_and_the_mouse_select_the_same_columns_of_many_lines(console, engine, qtbot):
    feed(console, engine, qtbot, b"abcdef", b"12", b"uvwxyz")
    view = console.view
    view.viewport().grab()
    cell, left = view.sheet.columns.cell, view.sheet.columns.text_x
    tops = [y + 5 for _, y, _ in view.sheet.placed]
    points = [QPoint(int(left + cell * 1), tops[0]), QPoint(int(left + cell * 4), tops[2])]
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, alt, points[0])
    move = QMouseEvent(QEvent.Type.MouseMove, points[1].toPointF(),
                       view.viewport().mapToGlobal(points[1]).toPointF(),
                       Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, alt)
    QApplication.sendEvent(view.viewport(), move)
    view.run("copy")
    assert QGuiApplication.clipboard().text() == "bcd\n2\nvwx"
    console.show_note()
    assert "3 lines +2.000 s" in console.note.text()


def test_times_may_be_what_passed_since_the_line_above():
    assert delta_text(BASE + 118_000_000, BASE).strip() == "+0.118 s"
    assert delta_text(BASE, 0) == ""
    assert [span_text(s * SECOND) for s in (75, -75, 3 * 3600 + 420, 2 * 86_400 + 10_800)] == [
        "+1:15.0", "−1:15.0", "+3 h 07 m", "+2 d 03 h"]


def test_keys_of_the_log_come_before_the_windows(console):
    for key, taken in ((Qt.Key.Key_F, True), (Qt.Key.Key_B, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(console.view, event)
        assert event.isAccepted() is taken


def test_filters_are_saved_under_a_name_and_used_in_another_console(
        console, engine, qtbot, shelf, reader):
    kept: list[Saved] = []
    shelf._keep = kept.append
    feed(console, engine, qtbot, OBJECT, b"fine")
    console.find_bar.fields.click()
    console.find_bar.search_for("http.status>=500")
    console.find_bar.to_filter.click()
    console.bar.saved.save_as("  Server   errors ")
    assert kept == [Saved((SavedFilter("Server errors", (
        Part(Query("http.status>=500"), fields=True),)),))]
    console.filters.set_matchers([])
    qtbot.waitUntil(lambda: console.view.rows.count == 2)
    console.bar.saved.fill()
    console.bar.saved.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: rows(console.view) == ["it broke  http.status=500"])


def test_a_highlight_set_colours_every_console_until_it_is_switched_off(
        console, engine, qtbot, shelf):
    feed(console, engine, qtbot, b"paid 3 EUR")
    shelf.put(Saved((), (HighlightSet("Money", (Rule(Query("paid"), 4),)),)))
    shown = console.view._shown(console.view.sheet.lay(console.session.arena.line(0)))
    assert shown.tints == [(0, 4, 4)]
    console.view.viewport().grab()
    console.bar.saved.fill()
    next(a for a in console.bar.saved.menu.actions() if a.isCheckable()).trigger()
    assert console.view.highlighter is None
    console.find_bar.search_for("EUR")
    console.bar.saved.highlight_search()
    assert console.view.highlighter.spans("3 EUR") == [(2, 5, 0)]


def test_too_many_containers_are_told_not_left_out_in_silence(console, engine, qtbot):
    feed(console, engine, qtbot, b"x")
    console.omitted = 36
    console.show_note()
    assert "36 more containers" in console.note.text()


def test_what_is_exported_may_be_the_selection_the_filter_or_all(
        console, engine, qtbot, tmp_path):
    feed(console, engine, qtbot, b"WARN a", b"b", b"WARN c")
    assert len(console.exports.parts()) == 1
    console._choose_level(2)
    qtbot.waitUntil(lambda: console.view.rows.count == 2)
    console.view.run("select_all")
    words = [words for words, _ in console.exports.parts()]
    assert words[0] == "Selected lines"
    assert "(2)" in words[1]
    assert "(3)" in words[2]


def test_a_change_of_language_renames_filters_too(console, engine, qtbot):
    feed(console, engine, qtbot, b"x")
    console.find_bar.search_for("x")
    console.find_bar.to_filter.click()
    QApplication.sendEvent(console, QEvent(QEvent.Type.LanguageChange))
    assert len(console.filters.chips) == 1


def test_a_moment_is_shown_without_the_filters_that_would_hide_it(console, engine, qtbot):
    feed(console, engine, qtbot, b"ERROR a", b"b")
    console._choose_level(3)
    console.find_bar.search_for("a")
    console.find_bar.to_filter.click()
    console.travel.open_all_at(BASE)
    engine.wait_opened(2).send(message(BASE, b"b"))
    qtbot.waitUntil(lambda: rows(console.view) == ["b"])
    assert console.filters.matchers == []


def test_how_saving_goes_is_said_until_it_is_old_news(console, engine, qtbot, tmp_path):
    feed(console, engine, qtbot, b"x")
    console.exports.start(tmp_path / "log", console.say)
    qtbot.waitUntil(lambda: console.note.text() == "1 lines saved")
    console.refresh()
    assert console.note.text() == "1 lines saved"
    console._silence.timeout.emit()
    assert console.note.text() == ""


def test_a_part_keeps_its_name_in_another_language(console, engine, qtbot):
    feed(console, engine, qtbot, b"x")
    console.travel.open_at(BASE - 10**13)
    words = console.bar.since.button.text()
    QApplication.sendEvent(console, QEvent(QEvent.Type.LanguageChange))
    assert console.bar.since.button.text() == words
