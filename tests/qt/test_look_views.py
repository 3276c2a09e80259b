"""Lists, the navigator and tabs paint what view models tell and answer to mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QRegion,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from caas_desktop.viewmodels.looks import (
    NODE_ROLE,
    CellBar,
    CellCheck,
    CellHost,
    CellStatus,
    CellText,
    CellTwoLine,
    NodeLook,
    TabLook,
    cell_text,
    node_text,
)
from caas_desktop.views.look.gallery_data import RowsModel, tree_model
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.look.tabs import Tabs
from caas_desktop.views.look.theme import apply
from caas_desktop.views.look.tree import NavigatorTree
from caas_desktop.views.look.wardrobe import wear

# The offscreen platform has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply(qapp, "light", 1.0, "en")
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.fixture
def table(qtbot) -> ListTable:
    view = ListTable()
    qtbot.addWidget(view)
    view.setModel(RowsModel({}, view))
    view.resize(1100, 400)
    view.setColumnWidth(0, 34)
    view.show()
    return view


@pytest.fixture
def tree(qtbot) -> NavigatorTree:
    view = NavigatorTree()
    qtbot.addWidget(view)
    view.setModel(tree_model({}, view))
    view.expandAll()
    view.resize(256, 600)
    view.show()
    return view


def test_list_repaints_in_the_new_scheme(qapp, table) -> None:
    before = picture(table)
    apply(qapp, "dark")
    assert picture(table) != before


def test_click_into_the_box_adds_a_row_and_elsewhere_chooses_it(qtbot, table) -> None:
    def click(row: int, column: int) -> None:
        where = table.visualRect(table.model().index(row, column)).center()
        qtbot.mouseClick(table.viewport(), LEFT, pos=where)

    def chosen() -> list[int]:
        return sorted(index.row() for index in table.selectionModel().selectedRows())

    click(1, 0)
    click(3, 0)
    assert chosen() == [1, 3]
    click(1, 0)
    assert chosen() == [3]
    click(2, 1)
    assert chosen() == [2]


def test_the_last_row_can_be_scrolled_clear_of_what_floats_below(table) -> None:
    last = table.model().index(table.model().rowCount() - 1, 0)
    table.resize(table.width(), table.rowHeight(0) * 4)
    for room in (60, 0):
        table.set_room_below(room)
        table.scrollTo(last)
        assert table.visualRect(last).bottom() < table.viewport().height() - room


def test_the_cursor_begins_below_the_heading(qtbot, tree) -> None:
    tree.setFocus()
    look = tree.currentIndex().data(NODE_ROLE)
    assert look is not None
    assert not look.section


def test_compact_rows_are_lower(table) -> None:
    tall = table.rowHeight(0)
    table.set_compact(True)
    assert table.rowHeight(0) < tall
    picture(table)


def test_rows_grow_with_the_scale_of_text(qapp, table) -> None:
    tall = table.rowHeight(0)
    apply(qapp, "light", scale=1.5)
    assert table.rowHeight(0) == round(tall * 1.5)


def test_hover_lights_the_whole_row_and_goes_with_the_pointer(table) -> None:
    plain = picture(table)
    table.entered.emit(table.model().index(2, 3))
    assert picture(table) != plain
    table._hover(-1)
    assert picture(table) == plain


def test_current_row_shows_a_ring_only_with_the_keyboard(qtbot, table) -> None:
    table.selectionModel().setCurrentIndex(
        table.model().index(2, 1), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    with_ring = picture(table)
    table.clearFocus()
    assert picture(table) != with_ring


def test_cells_tell_their_words() -> None:
    cells = {
        CellCheck(): "",
        CellTwoLine("web", "nginx:1"): "web, nginx:1",
        CellStatus("failed", "Failed", "exit code 1"): "Failed, exit code 1",
        CellText("9h"): "9h",
        CellHost("a", "production"): "a",
        CellBar("96 MiB", 0.09): "96 MiB, 9%",
        CellBar("96 MiB"): "96 MiB",
    }
    for cell, words in cells.items():
        assert cell_text(cell) == words
    assert node_text(NodeLook("web", note="app", badges=(("2/3", "amber"),), count="4")) == (
        "web, app, 2/3, 4"
    )


def test_navigator_paints_every_kind_of_node_in_both_schemes(qapp, tree) -> None:
    before = picture(tree)
    apply(qapp, "dark")
    assert picture(tree) != before


def test_caret_folds_and_unfolds(qtbot, tree) -> None:
    acme = tree.model().match(tree.model().index(0, 0), 0, "acme", 1, Qt.MatchFlag.MatchRecursive)[
        0
    ]
    rect = tree.visualRect(acme)
    caret = QPoint(rect.left() - 7, rect.center().y())
    qtbot.mouseClick(tree.viewport(), LEFT, pos=caret)
    assert not tree.isExpanded(acme)
    picture(tree)


def test_hostile_name_stays_one_line_of_plain_text(qtbot, tree) -> None:
    index = tree.model().index(0, 0, tree.model().index(0, 0))
    for name in ("<img src=x>\n<b>bold</b>" * 200, "\u202egnp.exe", "", "&amp;" * 3):
        tree.model().setData(
            index, NodeLook(name, icon="star", badges=((name, "amber"),)), NODE_ROLE
        )
        picture(tree)
    assert tree.visualRect(index).height() == 25


@pytest.fixture
def tabs(qtbot) -> Tabs:
    bar = Tabs("doc")
    qtbot.addWidget(bar)
    for name in ("one", "two", "three"):
        bar.add(TabLook(name, status="healthy", badge="2"))
    bar.resize(700, 40)
    bar.show()
    return bar


def test_cross_and_middle_button_ask_to_close(qtbot, tabs) -> None:
    with qtbot.waitSignal(tabs.tabCloseRequested) as asked:
        qtbot.mouseClick(tabs, LEFT, pos=tabs._cross(1).center().toPoint())
    assert asked.args == [1]
    with qtbot.waitSignal(tabs.tabCloseRequested) as asked:
        qtbot.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(2).center())
    assert asked.args == [2]
    assert tabs.count() == 3, "closing is the owner's decision"


def test_click_on_a_tab_shows_it(qtbot, tabs) -> None:
    with qtbot.waitSignal(tabs.currentChanged):
        qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(2).topLeft() + QPoint(15, 15))
    assert tabs.currentIndex() == 2


def test_a_tab_keeps_the_room_for_its_words_when_one_before_it_is_closed(qtbot) -> None:
    bar = Tabs("doc")
    qtbot.addWidget(bar)
    for name in ("shop", "a container with a long name", "b"):
        bar.add(TabLook(name))
    bar.resize(900, 40)
    bar.show()
    wide = [bar.tabRect(n).width() for n in range(3)]
    bar.removeTab(0)
    assert [bar.tabRect(n).width() for n in range(2)] == wide[1:]
    bar.moveTab(0, 1)
    assert [bar.tabRect(n).width() for n in range(2)] == [wide[2], wide[1]]


def test_looks_follow_moved_and_removed_tabs(tabs) -> None:
    tabs.moveTab(0, 2)
    assert [tabs.look(n).text for n in range(3)] == ["two", "three", "one"]
    tabs.removeTab(0)
    assert [tabs.look(n).text for n in range(2)] == ["three", "one"]
    picture(tabs)


def test_tabs_widen_with_the_scale_of_text(qapp, tabs) -> None:
    before = tabs.tabRect(0).width()
    apply(qapp, "light", scale=1.5)
    assert tabs.tabRect(0).width() > before


def test_tab_says_its_state_to_screen_readers(tabs) -> None:
    tabs.set_look(0, TabLook("A & B", status="unhealthy", badge="503"))
    assert tabs.accessibleTabName(0) == "A & B, Unhealthy, 503"
    assert tabs.tabText(0) == "A && B"


@pytest.mark.parametrize("make", [ListTable, NavigatorTree])
def test_a_double_click_opens_what_its_first_press_hit_though_it_moved_meanwhile(
    qtbot, make: type[ListTable] | type[NavigatorTree]
) -> None:
    view = make()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    model.setHorizontalHeaderLabels(["Name"])
    for name in ("first", "second"):
        model.appendRow(QStandardItem(name))
    view.setModel(model)
    view.show()
    opened: list[str] = []
    view.activated.connect(lambda index: opened.append(index.data()))
    where = view.visualRect(model.index(1, 0)).center()

    def second_press() -> None:
        press = QMouseEvent(QEvent.Type.MouseButtonDblClick, where,
                            view.viewport().mapToGlobal(where), LEFT, LEFT,
                            Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), press)
        qtbot.mouseRelease(view.viewport(), LEFT, pos=where)

    for came in (("newcomer",), ()):
        qtbot.mouseClick(view.viewport(), LEFT, pos=where)
        for name in came:
            model.insertRow(0, QStandardItem(name))
        pressed = view.currentIndex().data()
        second_press()
        assert opened.pop() == pressed
        assert not opened
        assert view.currentIndex().data() == pressed
    qtbot.mouseClick(view.viewport(), LEFT, pos=where)
    model.removeRow(view.currentIndex().row())
    second_press()
    assert not opened


def test_a_ring_tells_where_the_keyboard_is_to_who_uses_it_and_not_to_who_clicked(qtbot) -> None:
    bar = Tabs("line")
    qtbot.addWidget(bar)
    for words in ("one", "two"):
        bar.add(TabLook(words))
    bar.show()
    bar.activateWindow()
    shown = {}
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
        bar.clearFocus()
        bar.setFocus(reason)
        qtbot.waitUntil(bar.hasFocus)
        shown[reason] = bar.grab().toImage()
    clicked, tabbed = shown.values()
    assert clicked != tabbed
    bar.clearFocus()
    assert bar.grab().toImage() == clicked


@pytest.mark.parametrize("make", [ListTable, NavigatorTree])
def test_a_dialog_in_front_paints_only_the_row_that_had_the_keyboard(
    qtbot, make: type[ListTable] | type[NavigatorTree]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    wear(window)
    other = QLineEdit()
    view = make()
    view.setModel(RowsModel({}, view) if isinstance(view, ListTable) else tree_model({}, view))
    layout = QVBoxLayout(window)
    layout.addWidget(view)
    layout.addWidget(other)
    window.resize(900, 700)
    painted = Painted(view.viewport())
    with qtbot.waitExposed(window):
        window.show()
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    while not painted.take().isEmpty():
        QApplication.processEvents()
    row = view.visualRect(view.currentIndex())
    for one in (other, view):  # the keyboard goes, and comes back
        one.setFocus()
        QApplication.processEvents()
        assert painted.take().boundingRect().height() == row.height()
    for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate):  # as Qt tells them
        QApplication.sendEvent(view.viewport(), QEvent(kind))
        QApplication.processEvents()
        assert painted.take().boundingRect().height() == row.height()
    both = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    assert QApplication.palette().isEqual(*both)  # else Qt paints the whole window anew


class Painted(QObject):
    """Notes what is painted of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._region = QRegion()
        widget.installEventFilter(self)

    def take(self) -> QRegion:
        found, self._region = self._region, QRegion()
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._region = self._region.united(event.region())
        return False
