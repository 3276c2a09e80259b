from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QTableView

from caas_desktop.operations.logs.export import Choice, Form
from caas_desktop.operations.logs.highlight import Rule
from caas_desktop.operations.logs.saved import HighlightSet, Part, Saved, SavedFilter, write_file
from caas_desktop.operations.logs.search import Query
from caas_desktop.viewmodels.label_query import BadLabels, read_labels
from caas_desktop.viewmodels.log_sources import Scope
from caas_desktop.viewmodels.looks import CELL_ROLE, CellText
from caas_desktop.views.dialogs.log_filters import LogFiltersDialog
from caas_desktop.views.logs.export_dialog import ExportDialog
from caas_desktop.views.logs.search_panel import LogSearch
from caas_desktop.views.look.fonts import metrics
from caas_desktop.views.look.rows import hit_boxes
from tests.logs_fakes import BASE, log_engine, message  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def asked():
    return []


@pytest.fixture
def panel(qtbot, engine, asked):
    def targets(members):
        asked.append(members)
        return [engine.target(name) for name in members()]

    made = LogSearch(lambda: [Scope("shop", lambda: ["web", "api"]), Scope("all", lambda: ["db"])],
                     lambda query: lambda: [query.text], targets)
    qtbot.addWidget(made)
    made.resize(1200, 300)
    made.show()
    yield made
    made.close_tab()


def test_lines_of_all_logs_stream_in_by_time_and_lead_to_their_place(panel, engine, qtbot):
    qtbot.keyClicks(panel.pattern.field, "timeout")
    qtbot.keyClick(panel.pattern.field, Qt.Key.Key_Return)
    engine.wait_opened(2)
    streams = {name: stream for name, _, stream in engine.opened}
    streams["api"].send(message(BASE + 2, b"timeout late"))
    qtbot.waitUntil(lambda: len(panel.hits.hits) == 1)
    panel.table.selectRow(0)
    streams["web"].send(message(BASE + 1, b"ERROR timeout early"))
    qtbot.waitUntil(lambda: len(panel.hits.hits) == 2)
    assert [hit.text for hit in panel.hits.hits] == [b"ERROR timeout early", b"timeout late"]
    assert panel.table.selectionModel().currentIndex().row() == 1  # the same line as before
    assert panel.go.text() == "Stop"
    for stream in streams.values():
        stream.finish()
    qtbot.waitUntil(lambda: panel.sweep is None)
    assert panel.status.text() == "2 of 2 logs · 2 lines read · 2 found"
    assert panel.go.text() == "Search"
    with qtbot.waitSignal(panel.opened) as caught:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert caught.args[0].ts == BASE + 2
    assert isinstance(panel.table, QTableView)
    assert panel.hits.data(panel.hits.index(0, 1)) == "web"


def marked(panel, row):
    """Return what is marked in a line that was found."""
    cell = panel.hits.data(panel.hits.index(row, 3), CELL_ROLE)
    return [cell.text[first:last] for first, last in cell.hits]


def test_what_was_searched_for_is_marked_in_the_lines(panel, engine, qtbot):
    panel.pattern.search_for("time")
    panel.start()
    engine.wait_opened(2).send(message(BASE, b"a \x1b[31mTIME\x1b[0m of its time"))
    qtbot.waitUntil(lambda: len(panel.hits.hits) == 1)
    assert marked(panel, 0) == ["TIME", "time"]
    panel.pattern.search_for("of")  # typed for another search: these were found by the first
    assert marked(panel, 0) == ["TIME", "time"]

    picture = panel.table.grab().toImage()
    panel.hits.matcher = None
    assert panel.table.grab().toImage() != picture


def test_marks_stand_below_their_words_and_end_where_the_line_is_cut():
    cell = CellText("at the time, at the time", mono=True, hits=((7, 11), (20, 24)))
    measure, words = metrics("mono_caption"), cell.text
    room = QRectF(10, 0, measure.horizontalAdvance(words[:9]), 20)
    boxes = hit_boxes(cell, room, "mono_caption")
    assert [box.left() for box in boxes] == [10 + measure.horizontalAdvance(words[:7])]
    assert boxes[0].right() == pytest.approx(room.right())


def test_a_search_is_stopped_by_its_button_and_by_esc(panel, engine, qtbot):
    panel.pattern.search_for("x")
    panel.go.click()
    engine.wait_opened(2)
    panel.go.click()
    assert panel.sweep is None
    qtbot.waitUntil(lambda: all(stream.closed for _, _, stream in engine.opened))
    panel.start()
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert panel.sweep is None


def test_labels_say_where_to_search_and_a_mistake_is_told(panel, engine, qtbot):
    panel.where.setCurrentIndex(2)
    assert panel.labels.isVisible()
    panel.pattern.search_for("x")
    panel.labels.setText("a==b=!")
    panel.labels.setText("!a=b")
    panel.start()
    assert "no query of labels" in panel.status.text()
    assert panel.sweep is None
    panel.labels.setText("caas.tenant=acme")
    panel.start()
    engine.wait_opened(1)
    assert engine.opened[0][0] == "caas.tenant=acme"


def test_a_bad_pattern_starts_nothing(panel, engine):
    panel.pattern.regex.click()
    panel.pattern.search_for("a(")
    panel.go.click()
    assert panel.sweep is None
    assert engine.opened == []


@pytest.mark.parametrize(("text", "labels", "fits"), [
    ("a=1", {"a": "1"}, True), ("a=1", {"a": "2"}, False), ("a!=1", {}, True),
    ("a", {"a": ""}, True), ("!a", {"a": ""}, False), ("!a b~x", {"b": "axe"}, True),
    ("a= b=2", {"a": "", "b": "2"}, True), ("com.docker/x-y=1", {"com.docker/x-y": "1"}, True),
])
def test_labels_are_matched_as_written(text, labels, fits):
    assert read_labels(text).matches(labels) is fits


@pytest.mark.parametrize("text", ["", "  ", "=1", "a b(", "!a=1", "a=1 " * 30])
def test_what_is_no_label_query_is_refused(text):
    with pytest.raises(BadLabels):
        read_labels(text)


SAVED = Saved((SavedFilter("errors", (Part(Query("status>=500"), fields=True),
                                      Part(Query("health", inverse=True)))),),
              (HighlightSet("money", (Rule(Query("paid"), 3),), active=False),))


def test_the_dialog_of_saved_filters_gives_back_what_it_shows(qtbot, tmp_path):
    dialog = LogFiltersDialog(None, SAVED)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.saved() == SAVED
    dialog.filters.add(("more", "a(", "regex", False, False))
    dialog.accept()
    assert "no regular expression" in dialog.filters.error.text()
    assert dialog.saved() == SAVED


def test_filters_are_imported_and_exported_as_a_file_and_a_bad_file_changes_nothing(
        qtbot, tmp_path):
    dialog = LogFiltersDialog(None, SAVED)
    qtbot.addWidget(dialog)
    dialog.export_to(tmp_path / "mine.json")
    other = LogFiltersDialog(None, Saved())
    qtbot.addWidget(other)
    (tmp_path / "bad.json").write_text("{}")
    other.import_from(tmp_path / "bad.json")
    assert other.error.text()
    write_file(tmp_path / "one.json", Saved((SavedFilter("one", (Part(Query("1")),)),)))
    other.import_from(tmp_path / "one.json")
    other.import_from(tmp_path / "mine.json")
    other.accept()
    assert [one.name for one in other.saved().filters] == ["errors", "one"]


def test_the_export_dialog_tells_what_was_chosen(qtbot):
    dialog = ExportDialog(None, [("Selected", Choice(first=1, last=2)), ("All", Choice())])
    qtbot.addWidget(dialog)
    dialog.how.buttons()[2].click()
    dialog.packed.click()
    dialog.times.click()
    assert dialog.choice() == Choice(Form.JSON, packed=True, times=False, first=1, last=2)
    assert dialog.ending() == "jsonl.gz"
