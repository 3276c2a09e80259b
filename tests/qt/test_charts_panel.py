"""Charts: live while shown, free while hidden, honest about gaps."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.operations.stats.aggregate import Track, empty
from caas_desktop.operations.stats.machine import MACHINE_METRICS
from caas_desktop.operations.stats.sample import METRICS
from caas_desktop.operations.stats.source import Limits, Mark
from caas_desktop.views.charts.axes import UnitAxis
from caas_desktop.views.charts.panel import ChartPanel
from caas_desktop.views.charts.plot import Plot
from caas_desktop.views.charts.specs import BYTES, PERCENT, RATE, Unit, container_cards
from caas_desktop.views.look.theme import apply
from caas_desktop.views.look.tokens import DARK, LIGHT

# Of the offscreen platform, for windows with a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NOW = 1_796_038_000.0
MIB = 1024.0**2


class FakeSource:
    """Seconds of figures up to NOW; ``watching`` counts what is not closed."""

    def __init__(self, metrics: Sequence[str] = METRICS, seconds: int = 600) -> None:
        self.now = NOW
        at = NOW - np.arange(seconds)[::-1] * 1.0
        self.track = Track(at, {name: np.full(seconds, 10.0) for name in metrics})
        self.known = Limits(2.0, 512 * MIB)
        self.stored = empty(metrics)
        self.watching = self.reads = self.loads = 0
        self.changed: Callable[[], None] = lambda: None
        self.events: list[Mark] = []

    def limits(self) -> Limits:
        return self.known

    def watch(self, changed: Callable[[], None]) -> FakeSource:
        self.watching += 1
        self.changed = changed
        return self

    def close(self) -> None:
        self.watching -= 1

    def live(self, since: float) -> Track:
        self.reads += 1
        rows = self.track.at >= since
        return Track(self.track.at[rows], {n: c[rows] for n, c in self.track.values.items()})

    def load(self, since: float, until: float, done: Callable[[Track], None]) -> None:
        self.loads += 1
        done(self.stored)

    def marks(self, since: float) -> Sequence[Mark]:
        return self.events

    def add(self, **values: float) -> None:
        """Tell one more second."""
        self.now += 1
        self.track = Track(
            np.append(self.track.at, self.now),
            {n: np.append(c, values.get(n, 10.0)) for n, c in self.track.values.items()},
        )
        self.changed()


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply(qapp, "light", 1.0, "en")
    yield
    apply(qapp, "light", 1.0, "en")


@pytest.fixture
def source() -> FakeSource:
    return FakeSource()


@pytest.fixture
def panel(qtbot, source) -> ChartPanel:
    made = ChartPanel(source, clock=lambda: source.now)
    made.show_span("30m")
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    drawn(made)
    return made


def drawn(panel: ChartPanel) -> None:
    """Let every card be drawn anew."""
    panel._draw_now()
    until = time.monotonic() + 20
    while not panel.cards()[-1].plot or panel._undrawn or panel._bare:
        assert time.monotonic() < until
        QApplication.processEvents()


def shown(panel: ChartPanel) -> dict[str, list[str]]:
    return {card.spec.key: [value.text() for value in card.values] for card in panel.cards()}


def test_a_hidden_panel_watches_and_draws_nothing(qtbot, source) -> None:
    stack = QStackedWidget()
    panel = ChartPanel(source, clock=lambda: source.now)
    stack.addWidget(QWidget())
    stack.addWidget(panel)
    qtbot.addWidget(stack)
    stack.show()
    assert (source.watching, source.reads, source.loads) == (0, 0, 0)
    stack.setCurrentIndex(1)
    assert source.watching == 1
    stack.setCurrentIndex(0)
    assert source.watching == 0
    reads = source.reads
    source.add()
    assert source.reads == reads
    assert not panel._idle.isActive()
    stack.setCurrentIndex(1)
    assert source.watching == 1


def test_the_first_show_draws_by_itself(qtbot, source) -> None:
    panel = ChartPanel(source, clock=lambda: source.now)
    qtbot.addWidget(panel)
    panel.show()
    card = panel.cards()[-1]
    qtbot.waitUntil(lambda: card.plot is not None and len(card.plot._at) > 1)


def test_a_chart_brings_no_widgets_that_nobody_sees(panel) -> None:
    assert all(len(card.plot.findChildren(QWidget)) < 10 for card in panel.cards())


def test_a_hidden_panel_takes_new_colours_when_it_is_shown(qapp, panel) -> None:
    pen = panel.cards()[0].plot.curves[0].opts["pen"]
    panel.hide()
    apply(qapp, "dark")
    assert panel.cards()[0].plot.curves[0].opts["pen"] is pen
    panel.show()
    assert panel.cards()[0].plot.curves[0].opts["pen"].color() == QColor(DARK.series[0])


def test_a_deleted_panel_leaves_no_watch(qtbot, source) -> None:
    panel = ChartPanel(source, clock=lambda: source.now)
    panel.show()
    panel.close()
    panel.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert source.watching == 0


def test_the_heads_tell_the_newest_values(panel, source) -> None:
    source.add(cpu=131.0, memory=412 * MIB, rx=3.3e6, tx=0.0)
    assert shown(panel)["cpu"] == ["131 %"]
    assert shown(panel)["memory"] == ["412 MiB"]
    assert shown(panel)["network"] == ["3.3 MB/s", "0 B/s"]


def test_one_crosshair_shows_the_same_moment_in_all_cards(panel, source) -> None:
    source.track.values["cpu"][300] = 77.0
    source.track.values["memory"][300] = 5 * MIB
    drawn(panel)
    at = source.track.at[300]
    panel.cards()[2].plot._pointed(at + 0.3)
    assert shown(panel)["cpu"] == ["77 %"]
    assert shown(panel)["memory"] == ["5.0 MiB"]
    assert all(card.plot._cross.isVisible() for card in panel.cards())
    assert {card.plot._cross.value() for card in panel.cards()} == {at}
    assert len({card._moment.text() for card in panel.cards()}) == 1
    assert panel.cards()[0]._moment.text() != ""
    panel.cards()[1].plot._pointed(None)
    assert shown(panel)["cpu"] == ["10 %"]
    assert not any(card.plot._cross.isVisible() for card in panel.cards())


def test_the_mouse_moves_the_crosshair_and_leaving_takes_it_away(qtbot, panel) -> None:
    plot = panel.cards()[0].plot
    middle = plot.box.sceneBoundingRect().center()
    plot.scene().sigMouseMoved.emit(QPointF(middle))
    assert panel._pointed == pytest.approx(NOW - 900, abs=30)
    plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert panel._pointed is None


def test_pointing_at_a_gap_says_that_nothing_is_known(panel, source) -> None:
    keep = (source.track.at < NOW - 400) | (source.track.at > NOW - 200)
    source.track = Track(source.track.at[keep],
                         {n: c[keep] for n, c in source.track.values.items()})
    drawn(panel)
    panel._point(NOW - 300)
    assert shown(panel)["cpu"] == ["–"]
    column = panel.cards()[0]._columns[0]
    assert np.isnan(column).sum() == 1


def test_the_keyboard_moves_the_crosshair_too(qtbot, panel) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert panel._pointed == pytest.approx(NOW - 18)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel._pointed is None


def test_values_are_told_to_screen_readers(panel, source) -> None:
    source.add(cpu=50.0)
    assert "CPU, % of one core: 50 %, limit 2 cores" in panel.accessibleDescription()
    assert panel.cards()[2].accessibleDescription() == "in 10 B/s, out 10 B/s"


def test_percent_of_limit_counts_cpu_and_memory_of_their_limits(panel, source) -> None:
    source.add(cpu=100.0, memory=256 * MIB)
    panel.show_of_limit(True)
    assert shown(panel)["cpu"] == ["50 %"]
    assert shown(panel)["memory"] == ["50 %"]
    assert shown(panel)["network"] == ["10 B/s", "10 B/s"]
    assert panel.cards()[0].spec.title == "CPU, % of limit"


def test_a_limit_is_drawn_and_red_only_when_near(panel, source) -> None:
    source.add(cpu=120.0)
    drawn(panel)
    limit = panel.cards()[0].plot._limit
    assert limit.isVisible()
    assert limit.value() == 200.0
    assert limit.pen.color() == QColor(LIGHT.text3)
    source.add(cpu=195.0)
    drawn(panel)
    assert limit.pen.color() == QColor(LIGHT.unhealthy)


def test_a_far_limit_does_not_press_the_curve_to_the_ground(panel, source) -> None:
    source.known = Limits(64.0, 1e12)
    source.add()
    drawn(panel)
    plot = panel.cards()[0].plot
    assert not plot._limit.isVisible()
    assert plot.box.viewRange()[1][1] < 50


def test_without_limits_there_is_nothing_to_be_a_share_of(qtbot) -> None:
    source = FakeSource()
    source.known = Limits()
    panel = ChartPanel(source, clock=lambda: source.now)
    qtbot.addWidget(panel)
    assert not panel._share.isEnabled()


def test_stored_samples_fill_a_longer_span(panel, source) -> None:
    at = NOW - 3600 * 2 + np.arange(100) * 60.0
    source.stored = Track(at, {n: np.full(100, 40.0) for n in METRICS})
    panel.show_span("3h")
    drawn(panel)
    card = panel.cards()[0]
    assert card._at[0] == at[0]
    assert card.plot.box.viewRange()[0][0] == pytest.approx(NOW - 10800)
    assert {10.0, 40.0} <= set(card._columns[0].tolist())


def test_pause_keeps_the_picture_and_lets_look_around(panel, source) -> None:
    card = panel.cards()[0]
    panel.pause(True)
    before = card._at.copy()
    source.add(cpu=99.0)
    assert np.array_equal(card._at, before)
    assert shown(panel)["cpu"] == ["10 %"]
    card.plot.box.sigRangeChangedManually.emit([True, False])
    panel._show_times(NOW - 60, NOW - 30)
    assert all(c.plot.box.viewRange()[0] == pytest.approx([NOW - 60, NOW - 30])
               for c in panel.cards())
    panel.pause(False)
    drawn(panel)
    assert shown(panel)["cpu"] == ["99 %"]
    assert card.plot.box.viewRange()[0][1] == pytest.approx(source.now)


def test_the_wheel_scrolls_the_page_while_charts_are_live(panel) -> None:
    def turn() -> QWheelEvent:
        return QWheelEvent(
            QPointF(200, 60), QPointF(200, 60), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )
    event = turn()
    panel.cards()[0].plot.wheelEvent(event)
    assert not event.isAccepted()


def test_what_is_not_counted_is_said_and_not_drawn_as_zero(panel, source) -> None:
    for name in ("read", "write"):
        source.track.values[name][:] = np.nan
    source.add(read=float("nan"), write=float("nan"))
    drawn(panel)
    assert shown(panel)["blocks"] == ["–", "–"]
    note = panel.cards()[3].plot._note
    assert note.isVisible()
    assert "does not count" in note.text()


def test_marks_are_plain_words_of_bounded_length(panel, source) -> None:
    source.events = [(NOW - 100, "<b>deploy</b> {0} " + "x" * 500)]
    source.add()
    drawn(panel)
    (line,) = panel.cards()[0].plot._marks
    assert line.label.toPlainText().startswith("<b>deploy</b> {0}")
    assert len(line.label.toPlainText()) <= 40


def test_switching_the_theme_recolours_what_is_drawn(qapp, panel) -> None:
    plot = panel.cards()[0].plot
    assert plot.curves[0].opts["pen"].color() == QColor(LIGHT.series[0])
    apply(qapp, "dark")
    assert plot.curves[0].opts["pen"].color() == QColor(DARK.series[0])
    assert plot.backgroundBrush().color() == QColor(DARK.raised)


def test_a_change_of_language_keeps_what_is_chosen(qapp, panel) -> None:
    panel.show_span("5m")
    panel.show_of_limit(True)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel._choice.key() == "5m"
    assert panel._share.isChecked()


def test_a_machine_has_cards_of_its_own(qtbot, source) -> None:
    machine = FakeSource(MACHINE_METRICS)
    machine.known = Limits(memory_bytes=16e9, disk_bytes=1e11)
    panel = ChartPanel(source, machine, clock=lambda: source.now)
    qtbot.addWidget(panel)
    panel.show()
    assert [card.spec.key for card in panel.cards()[4:]] == [
        "machine-cpu", "machine-memory", "machine-disk"]
    assert (source.watching, machine.watching) == (1, 1)
    panel.hide()
    assert (source.watching, machine.watching) == (0, 0)


def test_another_source_takes_the_watch_over(qtbot, panel, source) -> None:
    other = FakeSource()
    panel.set_source(other)
    assert (source.watching, other.watching) == (0, 1)
    qtbot.waitUntil(lambda: all(card.plot is not None for card in panel.cards()))


def test_words_inside_a_low_chart_are_left_out(qtbot, panel, source) -> None:
    source.add(cpu=150.0)
    drawn(panel)
    panel.resize(900, 900)
    qtbot.waitUntil(lambda: panel.cards()[0].plot._limit.label.isVisible())
    for card in panel.cards():
        card.setFixedHeight(110)
    qtbot.waitUntil(lambda: not panel.cards()[0].plot._limit.label.isVisible())


@pytest.mark.parametrize("unit", [BYTES, PERCENT, RATE])
@pytest.mark.parametrize("height", [60.0, 140.0])
def test_an_axis_has_two_labels_at_least_and_few(qtbot: QtBot, unit: Unit, height: float) -> None:
    axis = UnitAxis(unit)
    for top in np.geomspace(unit.least_top, unit.least_top * 5000, 300):
        ((_, values),) = axis.tickValues(0.0, float(top), height)
        labels = [words for words in axis.tickStrings(values, 1.0, 1.0) if words]
        assert 2 <= len(labels) <= 5, (top, labels)


def test_words_instead_of_a_curve_are_crossed_by_no_grid(qtbot: QtBot) -> None:
    plot = Plot(container_cards(Limits(), of_limit=False)[3], lambda at: None, lambda a, b: None)
    qtbot.addWidget(plot)
    assert plot._left.grid
    plot.say_note("No block I/O so far.")
    assert not plot._left.grid
    plot.say_note("")
    assert plot._left.grid
