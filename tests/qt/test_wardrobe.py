"""The style sheet reaches all of the window, and a change of colours only what is seen."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.viewmodels.targets import Target, list_of
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.theme import apply, style_sheet
from caas_desktop.views.look.tokens import DARK, LIGHT
from caas_desktop.views.look.wardrobe import wear
from tests.factories import ref
from tests.qt.desk import Desk

# The offscreen platform has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply(qapp, "light", 1.0, "en")
    yield
    apply(qapp, "light", 1.0, "en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def colour(label: QLabel) -> QColor:
    return label.palette().color(QPalette.ColorRole.WindowText)


def part(words: str) -> QLabel:
    made = QLabel(words)
    dress(made, "small", "text3")
    wear(made)
    return made


def test_hidden_parts_change_when_they_are_shown_again(qapp: QApplication, qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    shown, hidden = part("shown"), part("hidden")
    stack.addWidget(shown)
    stack.addWidget(hidden)
    stack.show()
    apply(qapp, "dark")
    qtbot.waitUntil(lambda: colour(shown) == QColor(DARK.text3))
    assert shown.styleSheet() == style_sheet(DARK)
    assert hidden.styleSheet() == style_sheet(LIGHT)
    stack.setCurrentWidget(hidden)
    assert hidden.styleSheet() == style_sheet(DARK)
    assert colour(hidden) == QColor(DARK.text3)


def test_the_window_holds_its_picture_until_all_parts_have_changed(
        qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    parts = [part("menu"), part("page")]
    window.setMenuWidget(parts[0])
    window.setCentralWidget(parts[1])
    window.show()
    apply(qapp, "dark")
    assert not window.updatesEnabled()
    qtbot.waitUntil(window.updatesEnabled)
    assert [colour(one) for one in parts] == [QColor(DARK.text3)] * 2


def test_what_dies_meanwhile_is_passed_over(qapp: QApplication, qtbot: QtBot) -> None:
    window, going = QMainWindow(), part("going")
    qtbot.addWidget(window)
    window.setCentralWidget(going)
    window.show()
    apply(qapp, "dark")
    going.deleteLater()
    qtbot.waitUntil(window.updatesEnabled)


def test_colours_of_the_palette_reach_what_is_dressed_without_its_own(
        qapp: QApplication, qtbot: QtBot) -> None:
    page, plain = QWidget(), QLabel("plain")
    qtbot.addWidget(page)
    wear(page)
    dress(plain, "body")
    plain.setParent(page)
    page.show()
    apply(qapp, "dark")
    qtbot.waitUntil(lambda: colour(plain) == QColor(DARK.text))


def test_everything_on_screen_wears_the_sheet(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.window.show()
    desk.bench.open(list_of("container"))
    desk.bench.open(Target("object", ref=ref("c1")))
    for panel in ("tasks", "events", "terminals", "logs"):
        desk.bench.show_panel(panel)
    qtbot.wait(50)
    naked = {type(w).__name__ for w in desk.window.findChildren(QWidget)
             if w.isVisible() and not _worn(w)}
    # They only hold what wears it.
    assert naked <= {"QWidget", "Centre", "_Pages"}
    desk.close()


def _worn(widget: QWidget | None) -> bool:
    while widget is not None:
        if widget.styleSheet() == style_sheet(LIGHT):
            return True
        widget = widget.parentWidget()
    return False
