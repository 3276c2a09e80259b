"""The widgets that pages are built of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenuBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from caas_desktop.viewmodels.looks import BulkAction, Crumb, Facet, TileLook
from caas_desktop.views.look import mnemonics
from caas_desktop.views.look.gallery import Gallery
from caas_desktop.views.look.theme import apply
from caas_desktop.views.look.widgets import (
    Banner,
    BreadcrumbBar,
    BulkBar,
    Card,
    ElidedLabel,
    EmptyState,
    EnvironmentChip,
    FacetBar,
    ListTable,
    LoadBar,
    LoadTile,
    SearchField,
    SegmentedControl,
    StatusLabel,
    ToastHost,
    dress_form,
    label,
    tooltip,
)

# The offscreen platform has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<img src='http://evil'> & <b>x</b>"


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply(qapp, "light", 1.0, "en")
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shown(qtbot):
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def test_everything_that_can_be_pressed_or_typed_into_has_a_name(qtbot) -> None:
    page = Gallery({})
    qtbot.addWidget(page)
    for kind in (QAbstractButton, QLineEdit):
        for widget in page.findChildren(kind):
            if widget.objectName().startswith("qt_") or not widget.isVisibleTo(page):
                continue
            told = widget.accessibleName() or getattr(widget, "text", str)()
            assert told.strip(), widget


def test_buttons_take_the_focus_by_tab_only(qtbot) -> None:
    page = Gallery({})
    qtbot.addWidget(page)
    for widget in page.findChildren(QAbstractButton):
        assert not widget.focusPolicy() & Qt.FocusPolicy.ClickFocus & ~Qt.FocusPolicy.TabFocus


def test_page_repaints_in_every_scheme_language_and_scale(qapp, shown) -> None:
    page = shown(Gallery({"Containers": "容器"}))
    pictures = []
    for scheme, scale, language in (("light", 1, "en"), ("dark", 1, "zh"), ("dark", 1.5, "zh")):
        apply(qapp, scheme, scale, language)
        QApplication.processEvents()
        pictures.append(page.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]


def test_labels_show_markup_as_text(shown) -> None:
    made = shown(label(HOSTILE))
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert ElidedLabel(HOSTILE).textFormat() == Qt.TextFormat.PlainText


def test_tool_tips_show_markup_as_text() -> None:
    assert "<img" not in tooltip(HOSTILE)
    assert "&lt;img" in tooltip(HOSTILE)
    assert tooltip("") == ""


def test_elided_label_tells_the_whole_in_its_tool_tip_only_when_cut(qtbot, shown) -> None:
    made = shown(ElidedLabel("a rather long name that does not fit"))
    made.resize(60, 20)
    assert "rather long" in made.toolTip()
    made.resize(900, 20)
    assert made.toolTip() == ""


def test_what_a_note_of_a_page_s_head_is_about_is_told_at_any_width(qtbot, shown) -> None:
    made = shown(ElidedLabel("busybox:1.36-musl", says="Image"))
    made.resize(900, 20)
    assert made.toolTip() == tooltip("Image")
    made.resize(60, 20)
    assert made.toolTip() == tooltip("Image\nbusybox:1.36-musl")


def test_status_label_says_word_and_reason() -> None:
    assert StatusLabel("unhealthy", "503").accessibleName() == "Unhealthy, 503"
    assert EnvironmentChip("production").accessibleName() == "Environment: Production"


def test_unknown_states_and_environments_are_shown_grey_not_crashed_on(shown) -> None:
    for made in (StatusLabel("removing", "soon"), EnvironmentChip("qa")):
        assert not shown(made).grab().isNull()
    bar = shown(BreadcrumbBar())
    bar.tell([Crumb("a", "tenant")], ["qa"])
    assert not bar.grab().isNull()


def test_choice_tells_only_what_the_user_chose(qtbot, shown) -> None:
    made = shown(SegmentedControl([("a", "A"), ("b", "B")], "a"))
    with qtbot.assertNotEmitted(made.changed):
        made.choose("b")
    buttons = made.findChildren(QAbstractButton)
    with qtbot.waitSignal(made.changed) as told:
        qtbot.mouseClick(buttons[0], LEFT)
    assert told.args == ["a"]
    assert made.key() == "a"


def test_facets_keep_the_choice_while_counts_change(shown) -> None:
    made = shown(FacetBar())
    made.set_facets([Facet("all", "All", 3), Facet("run", "Running", 2, "running")])
    assert made.key() == "all"
    made.choose("run")
    made.set_facets([Facet("all", "All", 4), Facet("run", "Running", 3, "running")])
    assert made.key() == "run"
    made.set_facets([Facet("all", "All", 1)])
    assert made.key() == "all"


def test_escape_clears_the_field_then_leaves_it(qtbot, shown) -> None:
    field = shown(SearchField("Filter", "/"))
    field.setText("web")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_breadcrumb_reports_the_step_by_mouse_and_keyboard(qtbot, shown) -> None:
    bar = shown(BreadcrumbBar())
    bar.resize(900, 30)
    bar.tell([Crumb("gone", "host", 3)], ["test"])
    bar.tell([Crumb("a & b", "tenant", 1), Crumb("shop", "app", 2)], ["staging", "production"])
    steps = [sign_and_step[1] for sign_and_step in bar._steps]
    assert [step.accessibleName() for step in steps] == ["a & b", "shop"]
    with qtbot.waitSignal(bar.activated) as told:
        qtbot.mouseClick(steps[0], LEFT)
    assert told.args == [1]
    with qtbot.waitSignal(bar.activated) as told:
        qtbot.keyClick(steps[1], Qt.Key.Key_Space)
    assert told.args == [2]


def test_narrow_breadcrumb_moves_its_first_steps_into_a_menu(qtbot, shown) -> None:
    bar = shown(BreadcrumbBar())
    bar.resize(260, 30)
    bar.tell([Crumb(f"a-long-name-{n}", "app", n) for n in range(5)])
    hidden = [step for _, step in bar._steps if step.isHidden()]
    assert 0 < len(hidden) < 5
    assert len(bar._menu.actions()) == len(hidden)
    with qtbot.waitSignal(bar.activated) as told:
        bar._menu.actions()[0].trigger()
    assert told.args == [0]
    assert bar.minimumSizeHint().width() == 0, "a long path must not widen the window"


def test_bulk_bar_shows_with_a_selection_and_tells_the_action(qtbot, shown) -> None:
    page = shown(ListTable())
    page.resize(900, 400)
    bar = BulkBar(page)
    bar.set_selection(5, [BulkAction("stop", "Stop 3 of 5", "stop")])
    assert bar.isVisible()
    with qtbot.waitSignal(bar.triggered) as told:
        qtbot.mouseClick(bar._buttons[0], LEFT)
    assert told.args == ["stop"]
    bar.set_selection(0, [])
    assert not bar.isVisible()


def test_narrow_bulk_bar_moves_actions_into_its_menu_and_stays_inside(qtbot, shown) -> None:
    page = shown(ListTable())
    page.resize(380, 300)
    bar = BulkBar(page)
    bar.set_selection(5, [BulkAction(f"k{n}", f"Do it {n} of 5", "play") for n in range(6)])
    assert bar.width() <= 380
    entries = bar._menu.actions()
    assert entries
    with qtbot.waitSignal(bar.triggered) as told:
        entries[-1].trigger()
    assert told.args == ["k5"]
    page.resize(1200, 300)
    assert not bar._menu.actions()


def test_a_toast_has_room_for_all_that_an_engine_says(qtbot, shown) -> None:
    host = ToastHost(shown(QWidget()))
    toast = host.show_toast("error", "Rename failed", f"{'word ' * 60}{'e47d36e6' * 8} end.")
    for one in toast.findChildren(QLabel):
        if one.wordWrap():
            qtbot.waitUntil(lambda one=one: one.height() >= one.heightForWidth(one.width()) > 0)


def test_banner_tells_its_buttons_and_closes(qtbot, shown) -> None:
    banner = shown(Banner("error", "connection lost", HOSTILE, ("Retry", "Details")))
    assert all(
        one.textFormat() == Qt.TextFormat.PlainText
        for one in banner.findChildren(QLabel)
        if one.text()
    )
    with qtbot.waitSignal(banner.action) as told:
        qtbot.mouseClick(banner.buttons()[1], LEFT)
    assert told.args == [1]
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.findChildren(QAbstractButton)[-1], LEFT)
    assert banner.isHidden()


def test_empty_state_offers_one_primary_action(qtbot, shown) -> None:
    state = shown(EmptyState("route", "No routes", "Because.", ("Add", "Read")))
    buttons = state.findChildren(QAbstractButton)
    assert [made.property("kind") for made in buttons] == ["primary", None]
    with qtbot.waitSignal(state.action) as told:
        qtbot.mouseClick(buttons[0], LEFT)
    assert told.args == [0]


def test_toasts_stack_with_room_for_their_words_and_old_ones_go(qtbot, shown) -> None:
    window = shown(QWidget())
    window.resize(900, 700)
    host = ToastHost(window)
    for n in range(6):
        host.show_toast("error", f"Failed {n}", "a reason " * 20)
    assert len(host.toasts()) == 4
    QApplication.processEvents()
    for toast in host.toasts():
        words = [one for one in toast.findChildren(QLabel) if one.text()]
        assert all(one.height() >= one.heightForWidth(one.width()) for one in words)
    host.toasts()[0].leave()
    assert len(host.toasts()) == 3


def test_toasts_stand_above_a_panel_while_it_is_shown(qtbot, shown) -> None:
    window = shown(QWidget())
    window.resize(900, 700)
    panel = QWidget(window)
    panel.setGeometry(200, 400, 700, 260)
    host = ToastHost(window, above=panel)
    host.show_toast("error", "Failed")
    assert host.geometry().bottom() > 400
    panel.show()
    assert host.geometry().bottom() - 12 <= 400
    panel.setGeometry(200, 500, 700, 160)
    assert 400 < host.geometry().bottom() - 12 <= 500
    panel.hide()
    assert host.geometry().bottom() > 600


def test_errors_stay_and_other_toasts_go_by_themselves(qtbot, shown) -> None:
    window = shown(QWidget())
    host = ToastHost(window)
    assert not host.show_toast("error", "Failed")._timer.isActive()
    assert host.show_toast("success", "Done")._timer.isActive()


def test_tile_opens_by_mouse_and_keyboard_and_its_number_is_a_link(qtbot, shown) -> None:
    look = TileLook("a", "production", "healthy", "note", "64", (("CPU", 0.4), ("Mem", None)))
    tile = shown(LoadTile(look))
    tile.resize(260, tile.sizeHint().height())
    assert "64 containers" in tile.accessibleName()
    with qtbot.waitSignal(tile.activated):
        qtbot.mouseClick(tile, LEFT, pos=tile.rect().center())
    with qtbot.waitSignal(tile.activated):
        qtbot.keyClick(tile, Qt.Key.Key_Return)
    with qtbot.waitSignal(tile.count_activated):
        qtbot.mouseClick(tile, LEFT, pos=tile._count_rect().center().toPoint())


def test_load_bar_says_its_value() -> None:
    assert LoadBar("CPU", 0.41).accessibleName() == "CPU: 41%"
    assert LoadBar("CPU", None).accessibleName() == "CPU: –"


def test_card_names_its_link() -> None:
    card = Card("Top CPU")
    card.set_more("all")
    assert card.more.accessibleName() == "Top CPU: all"


def test_form_gets_plain_labels_fonts_and_room_in_numbers(shown) -> None:
    form = QWidget()
    layout = QVBoxLayout(form)
    words, number = QLabel(HOSTILE), QSpinBox()
    words.setProperty("role", "heading")
    layout.addWidget(words)
    layout.addWidget(number)
    dress_form(shown(form))
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.font().pixelSize() == 15
    assert number.lineEdit().textMargins().left() > 0


def test_mnemonics_show_only_while_alt_is_down(qtbot, shown) -> None:
    window = shown(QWidget())
    QMenuBar(window).addMenu("&File")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    watch = mnemonics.AltWatch()
    watch._watch(window.windowHandle())
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt)
    assert watch.down
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt)
    assert not watch.down
    watch._watch(None)


def test_quick_filters_go_on_below_where_the_row_ends_and_none_is_cut(qtbot, shown) -> None:
    made = FacetBar()
    made.set_facets([Facet(str(n), f"Status {n}", n) for n in range(8)])
    shown(made)
    one_row = made.sizeHint()
    assert made.heightForWidth(one_row.width()) == one_row.height()
    for width in (one_row.width(), one_row.width() // 2, one_row.width() // 3):
        made.resize(width, made.heightForWidth(width))
        buttons = made.findChildren(QAbstractButton)
        assert all(made.rect().contains(one.geometry()) for one in buttons)
    assert len({one.y() for one in buttons}) > 2
