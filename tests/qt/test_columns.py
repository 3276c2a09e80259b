"""Columns of a list: the name gets the room there is; keys alone sort by any column."""
from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from caas_desktop.kinds.container import CONTAINER
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.rows import KindTable
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.columns import ColumnChoice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def choice(qtbot: QtBot) -> ColumnChoice:
    store, table = Store(), ListTable()
    qtbot.addWidget(table)
    table.setModel(KindTable(CONTAINER, store, Cells(store), lambda *_: True, parent=table))
    table.setSortingEnabled(True)
    settings: Any = SimpleNamespace(get=lambda _: {})
    made = ColumnChoice(table, CONTAINER, settings)
    table.show()
    return made


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
    sorts = menu.actions()[-1].menu()
    assert isinstance(sorts, QMenu)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        next(a for a in sorts.actions() if a.text() == "CPU").trigger()
        head = table.horizontalHeader()
        assert CONTAINER.columns[head.sortIndicatorSection()].key == "cpu"
        assert head.sortIndicatorOrder() == order
    menu.close()
