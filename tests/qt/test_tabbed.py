"""Tabs of a page: made when somebody sees them, once, and the keyboard follows."""
from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.targets import DASHBOARD
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.pages.tabbed import TabbedPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Tab(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.setFocusProxy(self.field)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[TabbedPage]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = TabbedPage(cast(Context, None), DASHBOARD, window)
    window.setCentralWidget(made)
    made.set_head(QWidget())
    yield made
    made.close_page()


def test_a_tab_is_made_once_it_is_seen_and_never_another(page: TabbedPage, qtbot: QtBot) -> None:
    for key in ("one", "two"):
        page.add_tab(key, key, Tab)
    assert page.made_tab("one") is None
    page.window().show()
    qtbot.waitUntil(lambda: page.made_tab("one") is not None)
    first = page.made_tab("one")
    assert page.made_tab("two") is None
    page.show_tab("two")
    qtbot.waitUntil(lambda: (tab := page.made_tab("two")) is not None and tab.isVisible())
    page.show_tab("one")
    assert page.made_tab("one") is first
    assert first is not None
    assert first.isVisible()


def test_the_keyboard_goes_into_a_tab_that_is_still_to_be_made(
    page: TabbedPage, qtbot: QtBot
) -> None:
    page.add_tab("one", "One", Tab)
    page.window().show()
    qtbot.waitActive(page.window())
    page.take_keyboard()
    qtbot.waitUntil(lambda: isinstance(tab := page.made_tab("one"), Tab) and tab.field.hasFocus())


def test_a_tab_that_cannot_be_made_is_told_once_and_the_others_are_there(
    page: TabbedPage, qtbot: QtBot
) -> None:
    def broken() -> QWidget:
        raise RuntimeError("no")

    page.add_tab("broken", "Broken", broken)
    page.add_tab("one", "One", Tab)
    with qtbot.captureExceptions() as told:
        page.window().show()
        qtbot.waitUntil(lambda: bool(told))
        page.show_tab("one")
        qtbot.waitUntil(lambda: page.made_tab("one") is not None)
        assert len(told) == 1
        page.show_tab("broken")  # asked for again
        qtbot.waitUntil(lambda: len(told) == 2)
        later: list[bool] = []
        Turns(page).add(*[lambda: later.append(True)] * 5)  # behind what would try again
        qtbot.waitUntil(lambda: len(later) == 5)
    assert [str(value) for _, value, _ in told] == ["no", "no"]
