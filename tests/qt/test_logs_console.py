from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from caas_desktop.domain.errors import HostUnreachable, ResourceGone
from caas_desktop.operations.logs.source import LogTarget
from caas_desktop.views.logs.chips import numbers_of, short_names
from caas_desktop.views.logs.console import LogConsole
from tests.logs_fakes import BASE, FakeEngine, log_engine, message, stream_reader  # noqa: F401
from tests.qt.logs_kit import log_console, log_shelf, rows  # noqa: F401

# The offscreen platform says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def two(console: LogConsole, engine: FakeEngine, qtbot):
    console.set_targets([engine.target("shop-web-1"), engine.target("shop-api-1")])
    engine.wait_opened(2)
    streams = {container: stream for container, _, stream in engine.opened}
    return streams["shop-web-1"], streams["shop-api-1"]


def test_lines_of_all_containers_appear_merged(console, engine, qtbot):
    web, api = two(console, engine, qtbot)
    web.send(message(BASE, b"first"), message(BASE + 2, b"third"))
    api.send(message(BASE + 1, b"second"))
    qtbot.waitUntil(lambda: rows(console.view) == ["first", "second", "third"])
    assert [chip.accessibleName() for chip in console.chips._chips.values()] == \
        ["shop-web-1", "shop-api-1"]
    assert console._names == {0: "web-1", 1: "api-1"}


def test_keys_of_the_log_work_before_its_first_line(console, engine, qtbot):
    console.activateWindow()
    console.view.setFocus()
    two(console, engine, qtbot)
    qtbot.waitUntil(lambda: console._empty is not None)
    assert console.focusWidget() is console.view
    qtbot.mouseClick(console.childAt(console.view.mapTo(console, console.view.rect().center())),
                     Qt.MouseButton.LeftButton)
    assert console.focusWidget() is console.view
    qtbot.keyClick(console.focusWidget(), "1")
    assert console.window_read.head


def test_a_chip_hides_its_container_and_ctrl_shows_it_alone(console, engine, qtbot):
    web, api = two(console, engine, qtbot)
    web.send(message(BASE, b"from web"))
    api.send(message(BASE + 1, b"from api"))
    qtbot.waitUntil(lambda: len(rows(console.view)) == 2)
    qtbot.mouseClick(console.chips._chips[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(console.view) == ["from api"])
    qtbot.mouseClick(console.chips._chips[0], Qt.MouseButton.LeftButton,
                     Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rows(console.view) == ["from web"])
    api.send(message(BASE + 2, b"later"))
    console.chips.show_only(0)
    qtbot.waitUntil(lambda: rows(console.view) == ["from web", "from api", "later"])


def test_searching_counts_hits_and_steps_through_them(console, engine, qtbot):
    console.set_targets([engine.target("web")])
    engine.wait_opened(1).send(*[message(BASE + n, b"timeout %d" % n) for n in range(3)],
                               message(BASE + 9, b"fine"))
    qtbot.waitUntil(lambda: len(rows(console.view)) == 4)
    qtbot.keyClicks(console.find_bar.field, "TIMEOUT")
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "3")
    console.view.run("first")
    qtbot.keyClick(console.find_bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "1 / 3")
    qtbot.keyClick(console.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "3 / 3")
    engine.opened[0][2].send(message(BASE + 10, b"timeout again"))
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "3 / 4")
    console.find_bar.case.click()
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "0")


def test_a_search_becomes_a_filter_and_frees_the_field(console, engine, qtbot):
    console.set_targets([engine.target("web")])
    engine.wait_opened(1).send(message(BASE, b"ab"), message(BASE + 1, b"ac"),
                               message(BASE + 2, b"b"))
    qtbot.waitUntil(lambda: len(rows(console.view)) == 3)
    console.find_bar.search_for("a")
    console.find_bar.to_filter.click()
    qtbot.waitUntil(lambda: rows(console.view) == ["ab", "ac"])
    assert console.find_bar.field.text() == ""
    console.find_bar.search_for("c")
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "1")
    assert rows(console.view) == ["ab", "ac"]
    console.filters.chips[0].click()
    qtbot.waitUntil(lambda: len(rows(console.view)) == 3)


def test_a_bad_pattern_marks_the_field_and_harms_nothing(console, engine, qtbot):
    console.set_targets([engine.target("web")])
    engine.wait_opened(1).send(message(BASE, b"a(b"))
    console.find_bar.regex.click()
    console.find_bar.search_for("a(")
    assert console.find_bar.field.property("wrong")
    console.find_bar.search_for("a.b")
    assert not console.find_bar.field.property("wrong")
    qtbot.waitUntil(lambda: console.find_bar._count.text() == "1")


def test_levels_filter_and_new_errors_are_told(console, engine, qtbot):
    console.set_targets([engine.target("web")])
    stream = engine.wait_opened(1)
    stream.send(message(BASE, b"INFO a"), message(BASE + 1, b"WARN b"),
                message(BASE + 2, b"ERROR c"))
    qtbot.waitUntil(lambda: len(rows(console.view)) == 3)
    console._choose_level(2)
    qtbot.waitUntil(lambda: rows(console.view) == ["WARN b", "ERROR c"])
    console.hide()
    told: list[int] = []
    console.errors_changed.connect(told.append)
    stream.send(message(BASE + 3, b"ERROR d"), message(BASE + 4, b"ERROR e"))
    qtbot.waitUntil(lambda: console.session.arena.end == 5)
    assert console.new_errors() == 2
    console.show()
    qtbot.waitUntil(lambda: told[-1:] == [2])


def test_a_hidden_console_reads_on_but_is_not_woken(console, engine, qtbot, monkeypatch):
    console.set_targets([engine.target("web")])
    stream = engine.wait_opened(1)
    stream.send(message(BASE, b"seen"))
    qtbot.waitUntil(lambda: rows(console.view) == ["seen"])
    console.hide()
    refreshed: list[int] = []
    monkeypatch.setattr(console.view, "refresh", lambda: refreshed.append(1))
    for n in range(5):
        stream.send(message(BASE + 1 + n, b"unseen"))
        qtbot.waitUntil(lambda n=n: console.session.arena.end == 2 + n)
    QApplication.processEvents()
    assert refreshed == []
    assert not console._frame.isActive()
    monkeypatch.undo()
    console.show()
    qtbot.waitUntil(lambda: len(rows(console.view)) == 6)


def test_choosing_another_window_reads_again(console, engine, qtbot):
    console.set_targets([engine.target("web")])
    engine.wait_opened(1).send(message(BASE, b"old"))
    qtbot.waitUntil(lambda: rows(console.view) == ["old"])
    qtbot.keyClick(console.view, Qt.Key.Key_3)
    engine.wait_opened(2).send(message(BASE + 1, b"new"))
    qtbot.waitUntil(lambda: rows(console.view) == ["new"])
    assert "since" in engine.opened[1][1]
    assert "tail" not in engine.opened[1][1]
    assert "5" in console.bar.since.button.text()
    qtbot.waitUntil(lambda: engine.opened[0][2].closed)


def test_a_cut_host_is_told_and_its_lines_stay(console, engine, qtbot):
    console.set_targets([engine.target("web")])
    stream = engine.wait_opened(1)
    stream.send(message(BASE, b"kept"))
    qtbot.waitUntil(lambda: rows(console.view) == ["kept"])
    engine.refuse = HostUnreachable("No route.", hint="Check the network.")
    stream.cut(engine.refuse)
    qtbot.waitUntil(console.banner.isVisible)
    assert "lab1" in console.banner.accessibleName()
    assert rows(console.view)[0] == "kept"
    engine.refuse = None
    console.wake("h1")
    engine.wait_opened(2).send(message(BASE, b"kept"), message(BASE + 1, b"back"))
    qtbot.waitUntil(lambda: not console.banner.isVisible())
    qtbot.waitUntil(lambda: rows(console.view)[-1] == "back")


def test_empty_states_say_what_is_missing(console, engine, qtbot):
    assert console._empty is None  # nobody has said yet whose log it is to be
    console.set_targets([])
    qtbot.waitUntil(lambda: console._empty is not None)
    assert "No container" in console._empty.accessibleName()
    console.set_targets([engine.target("web")])
    stream = engine.wait_opened(1)
    qtbot.waitUntil(lambda: console._empty_of[1] == "No lines yet")
    stream.send(message(BASE, b"x"))
    qtbot.waitUntil(lambda: console._stack.currentWidget() is console.split)
    engine.refuse = ResourceGone("gone")
    other = LogTarget("h2", "gone", lambda: engine, "gone")
    console.choose_window(0)
    console.set_targets([other])
    qtbot.waitUntil(lambda: "does not exist" in console._empty_of[1])


def test_what_is_shown_is_what_is_exported(console, engine, qtbot, tmp_path):
    web, api = two(console, engine, qtbot)
    web.send(message(BASE, b"WARN one"), message(BASE + 1, b"two"))
    api.send(message(BASE + 2, b"WARN three"))
    qtbot.waitUntil(lambda: len(rows(console.view)) == 3)
    console._choose_level(2)
    qtbot.waitUntil(lambda: len(rows(console.view)) == 2)
    said: list[str] = []
    console.exports.start(tmp_path / "log", said.append)
    qtbot.waitUntil(lambda: bool(said))
    qtbot.waitUntil(lambda: "2 lines saved" in said[-1])
    assert (tmp_path / "log").read_text().splitlines() == [
        "shop-web-1 2025-06-09T12:03:27.000000000Z WARN one",
        "shop-api-1 2025-06-09T12:03:27.000000002Z WARN three"]


def test_many_sources_share_one_button_and_a_narrow_console_too(console, engine, qtbot):
    console.set_targets([engine.target(f"c{n}") for n in range(9)])
    qtbot.waitUntil(lambda: console.chips._menu_button is not None)
    assert "9" in console.chips._menu_button.text()
    console.set_targets([engine.target("c1"), engine.target("c2")])
    qtbot.waitUntil(lambda: len(console.chips._chips) == 2)
    console.resize(600, 300)
    qtbot.waitUntil(lambda: console.chips._menu_button is not None)


def test_hostile_names_stay_plain_text(console, engine, qtbot):
    name = "<b>&evil</b>\n" + "x" * 5000
    console.set_targets([engine.target(name), engine.target("web")])
    qtbot.waitUntil(lambda: len(console.chips._chips) == 2)
    chip = console.chips._chips[0]
    assert chip.sizeHint().width() < 600
    assert "<b>" not in chip.toolTip()


def test_a_change_of_language_renames_the_buttons(console):
    QApplication.sendEvent(console, QEvent(QEvent.Type.LanguageChange))
    assert console.bar.wrap.text().strip() == "Wrap"


def test_closing_stops_the_streams(console, engine, qtbot):
    console.set_targets([engine.target("web")])
    stream = engine.wait_opened(1)
    qtbot.waitUntil(lambda: console.session.sources[0].state == "live")
    console.close()
    qtbot.waitUntil(lambda: stream.closed)


@pytest.mark.parametrize(("names", "short"), [
    (["shop-web-1", "shop-db-1"], ["web-1", "db-1"]),
    (["web-1", "web-2"], ["1", "2"]),
    (["web"], ["web"]),
    (["a", "a"], ["a", "a"]),
    (["web-", "web-x"], ["web-", "x"]),
    ([], []),
])
def test_names_lose_what_they_share(names, short):
    assert short_names(names) == short


def test_replicas_of_a_service_share_a_colour_beside_other_services() -> None:
    web, db = "/shop/web", "/shop/db"
    assert numbers_of({0: web, 1: db, 2: web, 3: ""}) == {0: 0, 1: 1, 2: 0, 3: 2}
    assert numbers_of({0: web, 1: web}) == {0: 0, 1: 1}  # of one service each its own
