"""Pinned tabs come back at the next start."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from caas_desktop.operations.settings import LAYOUT
from caas_desktop.viewmodels.targets import DASHBOARD, Stop, Target, list_of
from caas_desktop.views.pages.tabbed import TabbedPage
from caas_desktop.views.window.centre import Centre
from caas_desktop.views.window.next_time import remember, restore
from tests.factories import ref
from tests.qt.desk import Desk, seen

TARGETS = [list_of("image"), list_of("volume"), DASHBOARD, list_of("network"),
           list_of("container")]
STOPS = [Stop(target) for target in TARGETS]
CONTAINER = Target("object", ref=ref("c0"))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()
    assert not made.bugs


def close_all(centre: Centre) -> None:
    centre.close_all()
    while centre.bar.count():
        centre.bar.removeTab(0)


def front(desk: Desk) -> TabbedPage:
    page = desk.bench.centre.page()
    assert isinstance(page, TabbedPage)
    return page


def test_pinned_tabs_come_back_in_their_order_one_a_turn_with_the_last_in_front(
        desk: Desk, qtbot: QtBot) -> None:
    centre = desk.bench.centre
    last = list_of("container")

    centre.restore([stop for stop in STOPS if stop.target != DASHBOARD])

    assert [page.target for page in centre.pages()] == [DASHBOARD, last]
    qtbot.waitUntil(lambda: len(centre.pages()) == len(TARGETS))
    assert [page.target for page in centre.pages()] == [
        list_of("image"), list_of("volume"), list_of("network"), DASHBOARD, last]
    page = centre.page()
    assert page is not None
    assert page.target == last
    assert centre.bar.count() == len(TARGETS)
    qtbot.waitUntil(page.isVisible)


def test_who_quits_before_all_tabs_are_back_finds_them_the_time_after(
        desk: Desk, qtbot: QtBot) -> None:
    centre, navigator = desk.bench.centre, desk.window.navigator
    settings = desk.services.context.settings
    close_all(centre)

    centre.restore(STOPS)
    assert len(centre.pages()) == 1
    remember(settings, navigator, centre)
    close_all(centre)
    restore(settings, navigator, centre)

    qtbot.waitUntil(lambda: len(centre.pages()) == len(TARGETS))
    assert centre.stops() == STOPS


def test_back_and_forward_come_to_the_tab_that_was_open(desk: Desk, qtbot: QtBot) -> None:
    centre = desk.bench.centre
    centre.open(CONTAINER, pin=False).show_tab("inspect")
    qtbot.waitUntil(lambda: seen(front(desk), "inspect"))
    centre.open(list_of("image"), pin=False)  # the preview's page is closed for it

    centre.go_back()
    assert front(desk).current_tab() == "inspect"
    qtbot.waitUntil(lambda: seen(front(desk), "inspect"))
    assert front(desk).made_tab("overview") is None  # no other tab was made on the way
    front(desk).show_tab("events")
    centre.go_back()
    centre.go_forward()

    assert front(desk).current_tab() == "events"


def test_the_next_start_comes_to_the_tab_that_was_open(desk: Desk, qtbot: QtBot) -> None:
    centre, navigator = desk.bench.centre, desk.window.navigator
    settings = desk.services.context.settings
    for target, key in ((Target("object", ref=ref("c1")), "events"), (CONTAINER, "inspect")):
        centre.open(target).show_tab(key)
    remember(settings, navigator, centre)
    close_all(centre)

    restore(settings, navigator, centre)

    qtbot.waitUntil(lambda: len(centre.pages()) == 3)
    assert [page.current_tab() for page in centre.pages()] == ["", "events", "inspect"]
    qtbot.waitUntil(lambda: seen(front(desk), "inspect"))


def test_nobody_runs_a_shell_again_by_going_back(desk: Desk, qtbot: QtBot) -> None:
    centre = desk.bench.centre
    centre.restore([Stop(CONTAINER, "terminal")])
    qtbot.waitUntil(lambda: seen(front(desk), "overview"))
    assert front(desk).made_tab("terminal") is None


def test_pages_that_an_earlier_version_kept_come_back_without_their_tabs(desk: Desk) -> None:
    centre, settings = desk.bench.centre, desk.services.context.settings
    centre.open(CONTAINER).show_tab("inspect")
    remember(settings, desk.window.navigator, centre)
    state = settings.get(LAYOUT)
    settings.set(LAYOUT, {key: value for key, value in state.items() if key != "open"})
    close_all(centre)

    restore(settings, desk.window.navigator, centre)

    assert front(desk).target == CONTAINER
    assert front(desk).current_tab() == "overview"
