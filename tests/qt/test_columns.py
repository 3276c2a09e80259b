"""Columns of a list: the name gets the room there is; keys alone sort by any column."""
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.operations.settings import COLUMN_PLACES, Settings
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.rows import KindTable
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.columns import ColumnChoice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def listed(qtbot: QtBot, settings: Settings) -> ColumnChoice:
    store, table = Store(), ListTable()
    qtbot.addWidget(table)
    table.setModel(KindTable(CONTAINER, store, Cells(store), lambda *_: True, parent=table))
    table.setSortingEnabled(True)
    made = ColumnChoice(table, CONTAINER, settings)
    table.resize(1400, 400)
    table.show()
    return made


@pytest.fixture
def kept() -> Settings:
    return Settings(open_catalogue(MEMORY))


@pytest.fixture
def choice(qtbot: QtBot, kept: Settings) -> ColumnChoice:
    return listed(qtbot, kept)


def drag(qtbot: QtBot, choice: ColumnChoice, place: QPoint, by: int) -> None:
    head = choice._table.horizontalHeader().viewport()
    qtbot.mousePress(head, Qt.MouseButton.LeftButton, pos=place)
    for part in (by // 2, by):
        qtbot.mouseMove(head, place + QPoint(part, 0))
    qtbot.mouseRelease(head, Qt.MouseButton.LeftButton, pos=place + QPoint(by, 0))
    qtbot.wait(1)


def edge(choice: ColumnChoice, key: str) -> QPoint:
    """Return where a column's right edge is held."""
    head, n = choice._table.horizontalHeader(), choice._keys().index(key)
    return QPoint(head.sectionViewportPosition(n) + head.sectionSize(n) - 1, 10)


def test_dragged_widths_and_order_come_back_until_they_are_reset(
        qtbot: QtBot, kept: Settings, choice: ColumnChoice) -> None:
    status, host = choice._keys().index("status"), choice._keys().index("host")
    before = choice._widths()
    drag(qtbot, choice, edge(choice, "status"), 60)
    assert choice._widths()[status] == before[status] + 60
    head = choice._table.horizontalHeader()
    drag(qtbot, choice, QPoint(head.sectionViewportPosition(host) + 30, 10), -220)
    assert head.visualIndex(host) < head.visualIndex(status)

    again = listed(qtbot, kept)
    assert again._widths() == choice._widths()
    assert again._table.horizontalHeader().visualIndex(host) == head.visualIndex(host)
    assert list(kept.get(COLUMN_PLACES)["container"]["widths"]) == ["status"]

    again._reset()
    assert again._widths() == before
    assert again._table.horizontalHeader().visualIndex(host) == host
    assert kept.get(COLUMN_PLACES) == {}


@pytest.mark.parametrize("places", [[], {"widths": {"status": "wide", "host": -5}, "order": 7},
                                    {"widths": [], "order": ["gone", "ports", 4]}])
def test_places_that_make_no_sense_are_passed_over(qtbot: QtBot, kept: Settings, places: object
                                                   ) -> None:
    kept.set(COLUMN_PLACES, {"container": places})
    assert listed(qtbot, kept)._widths()[1:4] == [px(c.width) for c in CONTAINER.columns[1:4]]


def test_a_wide_window_gives_its_room_to_the_name_until_somebody_drags_it(
        choice: ColumnChoice) -> None:
    table = choice._table
    table.resize(900, 400)
    assert table.columnWidth(0) == px(CONTAINER.columns[0].width)
    table.resize(2400, 400)
    assert table.columnWidth(0) > px(CONTAINER.columns[0].width)
    table.setColumnWidth(0, 300)
    table.resize(2000, 400)
    assert table.columnWidth(0) == 300


def test_the_menu_sorts_and_turns_the_order_round(choice: ColumnChoice) -> None:
    table = choice._table
    choice.button.click()
    menu = table.findChild(QMenu)
    assert menu is not None
    sorts = next(a for a in menu.actions() if a.text() == "Sort by").menu()
    assert isinstance(sorts, QMenu)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        next(a for a in sorts.actions() if a.text() == "CPU").trigger()
        head = table.horizontalHeader()
        assert CONTAINER.columns[head.sortIndicatorSection()].key == "cpu"
        assert head.sortIndicatorOrder() == order
    menu.close()
