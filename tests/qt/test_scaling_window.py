"""Automatic scaling in the window: the dialog, the charts, what the feed tells."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QScrollBar
from shiboken6 import isValid

from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.catalogue.database import Database
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.refs import HostId, Ref, swarm_scope
from caas_desktop.domain.scaling import LAST, MAXIMUM, Policy, policy_of, with_policy
from caas_desktop.domain.times import clock_text, date_text, epoch
from caas_desktop.operations.actions import action
from caas_desktop.operations.scaling.cluster import View
from caas_desktop.operations.scaling.feed import ScalingFeed
from caas_desktop.operations.scaling.note import Note, rows_of
from caas_desktop.operations.scaling.scaled import Bases
from caas_desktop.operations.settings import SCALE_HERE, Settings
from caas_desktop.operations.stats.history import History
from caas_desktop.viewmodels.event_rows import event_object
from caas_desktop.viewmodels.scaling import bounds_text, scaling_facts
from caas_desktop.views.charts.panel import ChartPanel
from caas_desktop.views.charts.scaling import COUNT, ScalingSource, scaling_cards
from caas_desktop.views.dialogs.scaling import ScalingDialog
from caas_desktop.views.forms import child
from caas_desktop.views.look.theme import apply
from caas_desktop.views.pages.scaling_tab import ScalingTab
from tests.qt import swarm_kit
from tests.qt.swarm_kit import raw_service
from tests.unit.scaling_fakes import Swarm, SwarmEngine
from tests.unit.stats_fakes import Gui

# Of the offscreen platform, for windows with a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SCOPE = swarm_scope("c1")
WEB = Ref(SCOPE, "service", "s-web")
NOW = 1_796_038_000.0


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply(qapp, "light", 1.0, "en")


def raw(policy: Policy | None = None, **more: Any) -> dict[str, Any]:
    swarm = Swarm()
    ident = swarm.add("web", 2, policy, **more)
    return swarm.services[ident]


def note(at: float = NOW, **fields: Any) -> Note:
    values: dict[str, Any] = {"name": "web", "state": "steady", "text": "2: CPU 82 %",
                              "replicas": 2, "wish": 2, "cpu": 82.0, "cpu_target": 80} | fields
    return Note(at, **values)


def dialog(qtbot: Any, of: dict[str, Any], view: View | None = None) -> ScalingDialog:
    made = ScalingDialog(None, "lab1", of, view or View())
    qtbot.addWidget(made)
    made.show()
    return made


def error(of: ScalingDialog, field: str) -> str:
    return child(of.form, QLabel, f"{field}Error").text()


def test_a_service_without_a_policy_gets_a_proposal(qtbot: Any) -> None:
    made = dialog(qtbot, raw())
    assert not made.remove.isVisible()
    assert "Nobody scales this cluster now" in made.news.text()
    assert child(made.form, QLabel, "cpuHint").text() == "100 % is 0.5 cores a task."
    made.go.click()
    assert made.params() == {"policy": Policy(1, 4, 80, None, 300), "reserve": Bases()}


def test_a_policy_is_shown_and_changed(qtbot: Any) -> None:
    known = Policy(2, 6, 70, None, 120, paused=True)
    made = dialog(qtbot, raw(known))
    made.go.click()
    assert made.params()["policy"] == known
    made = dialog(qtbot, raw(known))
    made.numbers["maximum"].setValue(9)
    made.paused.setChecked(False)
    made.go.click()
    assert made.params()["policy"] == Policy(2, 9, 70, None, 120)


def test_a_target_without_a_base_is_refused_until_some_is_reserved(qtbot: Any) -> None:
    made = dialog(qtbot, raw(cores=None))
    assert made.cores.isVisible()
    made.go.click()
    assert made.isVisible()
    assert "how much CPU 100 % is" in error(made, "cpuReserve")
    assert made.focusWidget() is made.cores
    made.targets["cpu"].setChecked(False)
    assert not made.cores.isVisible()
    made.go.click()
    assert "Choose a target" in error(made, "cpu")
    made.targets["memory"].setChecked(True)
    made.go.click()
    assert "how much memory 100 % is" in error(made, "memoryReserve")
    made.mebibytes.setValue(64)
    assert error(made, "memoryReserve") == ""
    made.go.click()
    assert made.params()["reserve"] == Bases(None, 64.0 * (1 << 20))


def test_what_is_reserved_already_is_not_asked_for(qtbot: Any) -> None:
    made = dialog(qtbot, raw())
    assert not made.cores.isVisible()
    assert not made.mebibytes.isVisible()


def test_nothing_is_applied_while_an_update_runs(qtbot: Any) -> None:
    made = dialog(qtbot, raw(Policy()))
    made.set_busy("an update is running")
    assert not made.go.isEnabled()
    assert "an update is running" in made.error.text()
    made.set_busy("")
    assert made.go.isEnabled()
    assert made.error.text() == ""


def test_bounds_that_contradict_are_refused(qtbot: Any) -> None:
    made = dialog(qtbot, raw())
    made.numbers["minimum"].setValue(8)
    made.go.click()
    assert error(made, "maximum") == "Not less than the minimum, and at most 1000."
    assert made.isVisible()


def test_a_policy_is_taken_away(qtbot: Any) -> None:
    made = dialog(qtbot, raw(Policy()))
    made.remove.click()
    assert not made.isVisible()
    assert made.params() == {"policy": None, "reserve": Bases()}


def test_labels_that_are_no_policy_are_told_and_can_be_mended(qtbot: Any) -> None:
    broken = raw(Policy())
    broken["Spec"]["Labels"]["caas.scaling.max"] = "many"
    made = dialog(qtbot, broken)
    assert "must be a whole number" in made.error.text()
    assert made.remove.isVisible()


def test_what_was_decided_is_said_as_plain_text(qtbot: Any) -> None:
    of = raw(Policy(), labels={LAST: "2026-11-30T16:32:42Z <b>2 → 4</b>"})
    made = dialog(qtbot, of, View("agent on <i>x</i>", False, {"s-web": note()}))
    assert made.news.text().splitlines() == [
        "It is looked after by agent on <i>x</i>.", "Now: 2: CPU 82 %",
        f"Last change: <b>2 → 4</b> ({date_text(epoch('2026-11-30T16:32:42Z'))})"]
    assert made.news.textFormat().name == "PlainText"


def test_the_action_writes_what_the_dialog_gave(qtbot: Any) -> None:
    swarm = Swarm()
    ident = swarm.add("web", 2)
    made = dialog(qtbot, swarm.services[ident])
    made.go.click()
    action("autoscale").run(cast(Any, SwarmEngine(swarm)), ident, made.params())
    assert policy_of(swarm.services[ident]["Spec"]["Labels"]) == Policy(1, 4)
    assert action("autoscale").form == "scaling"
    assert with_policy({}, Policy(1, 4)).items() <= swarm.services[ident]["Spec"]["Labels"].items()


# -- charts


class Shown:
    """A feed and a catalogue, and a panel that draws from them."""

    def __init__(self, catalogue: Database) -> None:
        self.feed = ScalingFeed(lambda job: job())
        self.gui = Gui()
        self.history = History(catalogue, self.gui.post)
        self.events: list[EngineEvent] = []
        context = SimpleNamespace(scaling=self.feed, history=self.history, catalogue=catalogue,
                                  store=SimpleNamespace(events=self.events))
        self.source = ScalingSource(cast(Any, context), WEB)

    def hear(self, *notes: Note) -> None:
        for one in notes:
            self.feed.heard(SCOPE, View("me", True, {WEB.id: one}))

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < end
            self.gui.run()
            QApplication.processEvents()


@pytest.fixture
def catalogue() -> Iterator[Database]:
    opened = open_catalogue(MEMORY)
    yield opened
    opened.close()


@pytest.fixture
def shown(catalogue: Database) -> Iterator[Shown]:
    made = Shown(catalogue)
    yield made
    made.history.close()


def test_replicas_are_drawn_in_steps_and_silence_as_a_gap(shown: Shown) -> None:
    shown.hear(note(NOW), note(NOW + 15, replicas=4), note(NOW + 300, cpu=None))
    track = shown.source.live(NOW - 100)
    assert list(track.at - NOW) == [0, 5, 10, 15, 300]
    assert list(track.values["replicas"]) == [2, 2, 2, 4, 2]
    assert str(track.values["cpu"][-1]) == "nan"
    assert list(shown.source.live(NOW + 14).at - NOW) == [15, 300]


def test_listeners_hear_of_every_look_until_they_close(shown: Shown) -> None:
    heard: list[int] = []
    watch = shown.source.watch(lambda: heard.append(1))
    shown.hear(note())
    assert shown.feed.note(WEB) == note()
    watch.close()
    watch.close()
    shown.hear(note(NOW + 15))
    assert heard == [1]


def test_history_comes_from_the_catalogue(qtbot: Any, shown: Shown, catalogue: Database) -> None:
    catalogue.add_samples(rows_of(SCOPE, [(WEB.id, note(NOW)), (WEB.id, note(NOW + 15))]))
    got: list[Any] = []
    shown.source.load(NOW - 100, NOW + 100, got.append)
    shown.until(lambda: bool(got))
    assert list(got[0].values["cpu_target"]) == [80, 80]


def test_scalings_are_marked(shown: Shown) -> None:
    for at, words in ((NOW, "scaled 2 → 4"), (NOW - 999, "scaled 1 → 2"), (NOW, "not scaled"),
                      (NOW, "update")):
        shown.events.append(EngineEvent(HostId("h"), at, "service", words, WEB.id))
    assert shown.source.marks(NOW - 100) == [(NOW, "2 → 4")]


def test_the_panel_shows_metric_target_and_replicas(qtbot: Any, shown: Shown) -> None:
    panel = ChartPanel(shown.source, clock=lambda: NOW + 20,
                       cards=partial(scaling_cards, True, True))
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    shown.hear(note(NOW), note(NOW + 15, replicas=4, wish=5, cpu=171.0))
    cards = {card.spec.key: card for card in panel.cards()}
    shown.until(lambda: [v.text() for v in cards["scaling-replicas"].values] == ["5", "4"])
    assert [v.text() for v in cards["scaling-cpu"].values] == ["171 %", "80 %"]
    assert [v.text() for v in cards["scaling-memory"].values] == ["–", "–"]


def bar_of(tab: ScalingTab) -> QScrollBar:
    return tab.findChildren(QScrollArea)[0].verticalScrollBar()


def test_the_charts_of_a_policy_that_was_changed_let_go(
        qtbot: Any, shown: Shown, catalogue: Database) -> None:
    def scaled(policy: Policy) -> Any:
        of = raw_service()
        of["Spec"]["Labels"] = with_policy(of["Spec"]["Labels"], policy)
        return swarm_kit.upserted("service", of)

    store = swarm_kit.cluster_store()
    store.apply([scaled(Policy(1, 4, 80, None))])
    tab = ScalingTab(cast(Any, SimpleNamespace(
        scaling=shown.feed, history=shown.history, catalogue=catalogue, store=store,
        settings=Settings(catalogue))), Ref(swarm_kit.SCOPE, "service", "s1"))
    qtbot.addWidget(tab)
    tab.resize(1000, 430)
    tab.show()
    qtbot.waitUntil(lambda: len(shown.feed._listeners) == 2)  # the tab and its charts
    before = tab.findChild(ChartPanel)
    # Policy and charts fit into a common window; in a low one all of it scrolls.
    qtbot.waitUntil(lambda: before.isVisible() and not bar_of(tab).maximum())
    tab.resize(1000, 180)
    qtbot.waitUntil(lambda: bar_of(tab).maximum() > 0)
    store.apply([scaled(Policy(1, 4, 80, 70))])

    def drawn_anew() -> bool:
        now = tab.findChild(ChartPanel)
        return not isValid(before) and now is not None and now.isVisible()

    qtbot.waitUntil(drawn_anew)
    assert len(shown.feed._listeners) == 2
    tab.close_tab()


@pytest.mark.parametrize(("value", "words"), [(4.0, "4"), (2.5, "2.5"), (1000.0, "1000")])
def test_replicas_are_counted_in_whole_numbers(value: float, words: str) -> None:
    assert COUNT.text(value) == words
    assert all(COUNT.step(top, 2) % 1 == 0 for top in (0.5, 4.0, 5.0, 6.0, 30.0))


def test_scaling_in_the_window_is_off_until_it_is_wished(catalogue: Database) -> None:
    assert Settings(catalogue).get(SCALE_HERE) is False


def test_an_update_tells_what_it_changed() -> None:
    event = EngineEvent(HostId("h"), NOW, "service", "update", "s1", {
        "name": "web", "replicas.old": "1", "replicas.new": "3", "image.new": "web:2@sha256:0",
        "updatestate.new": "completed"})
    assert event_object(event) == "web: replicas 1 → 3, image web:2, Updated"


def test_what_is_said_of_a_policy() -> None:
    labels = with_policy({LAST: "2026-11-30T16:32:42Z 1 → 2: CPU 171 % of target 80 %"},
                         Policy(1, 4, 80, 70, 20))
    view = View("agent on x", since=NOW)
    told = {f.name: f.value for f in scaling_facts(labels, view, note(
        text="2: CPU 9 % of target 80 %; 1 wanted, cool-down of 20 s", until=NOW + 9))}
    assert told["Policy"] == "1–4 replicas, CPU 80 %, memory 70 %, cool-down 20 seconds"
    assert told["Looked after by"] == f"agent on x, since {date_text(NOW)}"
    assert told["Waits"] == f"Fewer from {clock_text(NOW + 9)} on, at the earliest."
    assert told["Last change"].startswith("1 → 2: CPU 171 % of target 80 % (")
    told = {f.name: f.value for f in scaling_facts(labels, View(), note())}
    assert told["Looked after by"] == "nobody"
    assert "Now" not in told


@pytest.mark.parametrize(("labels", "words"), [
    ({}, ""), (with_policy({}, Policy(2, 6)), "2–6"), ({MAXIMUM: "many"}, "no policy"),
    (with_policy({}, Policy(2, 6, paused=True)), "2–6, paused")])
def test_a_list_tells_the_bounds(labels: dict[str, str], words: str) -> None:
    assert bounds_text(labels) == words
