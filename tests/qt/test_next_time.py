"""Pinned tabs come back at the next start."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from caas_desktop.viewmodels.targets import DASHBOARD, list_of
from caas_desktop.views.window.next_time import remember, restore
from tests.qt.desk import Desk

TARGETS = [list_of("image"), list_of("volume"), DASHBOARD, list_of("network"),
           list_of("container")]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()
    assert not made.bugs


def test_pinned_tabs_come_back_in_their_order_one_a_turn_with_the_last_in_front(
        desk: Desk, qtbot: QtBot) -> None:
    centre = desk.bench.centre
    front = list_of("container")

    centre.restore([target for target in TARGETS if target != DASHBOARD])

    assert [page.target for page in centre.pages()] == [DASHBOARD, front]
    qtbot.waitUntil(lambda: len(centre.pages()) == len(TARGETS))
    assert [page.target for page in centre.pages()] == [
        list_of("image"), list_of("volume"), list_of("network"), DASHBOARD, front]
    page = centre.page()
    assert page is not None
    assert page.target == front
    assert centre.bar.count() == len(TARGETS)
    qtbot.waitUntil(page.isVisible)


def test_who_quits_before_all_tabs_are_back_finds_them_the_time_after(
        desk: Desk, qtbot: QtBot) -> None:
    centre, navigator = desk.bench.centre, desk.window.navigator
    settings = desk.services.context.settings
    centre.close_all()
    while centre.bar.count():
        centre.bar.removeTab(0)

    centre.restore(TARGETS)
    assert len(centre.pages()) == 1
    remember(settings, navigator, centre)
    centre.close_all()
    while centre.bar.count():
        centre.bar.removeTab(0)
    restore(settings, navigator, centre)

    qtbot.waitUntil(lambda: len(centre.pages()) == len(TARGETS))
    assert centre.targets() == TARGETS
