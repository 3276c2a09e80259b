"""An inspect answer of any size and shape is shown, cut where nobody could read on."""
from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from caas_desktop.views.pages.inspect_tab import LONGEST, LONGEST_LINE, InspectTab, readable
from caas_desktop.views.pages.processes_tab import MOST, MOST_COLUMNS, ProcessesTab
from tests.factories import ref

CONTEXT: Any = SimpleNamespace()


def test_a_usual_answer_is_whole() -> None:
    answer = {"Id": "a", "Config": {"Env": ["A=b"], "Cmd": None}, "Ü": 1.5}
    assert json.loads(readable(answer)) == answer


def test_a_long_answer_ends_with_a_sign_that_it_was_cut() -> None:
    words = readable({f"key{n}": "value" for n in range(100_000)})
    assert len(words) < LONGEST + 10
    assert words.endswith("\n…")


def test_a_long_line_is_cut_with_a_sign() -> None:
    words = readable({"a": "x" * 100_000, "b": 1})
    assert max(map(len, words.splitlines())) == LONGEST_LINE + 1
    assert '"b": 1' in words


@given(answer=st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
                           lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_answer_is_text_that_a_widget_takes(answer: Any) -> None:
    words = readable(answer)
    words.encode()
    assert "\x1b" not in words


def test_what_is_shown_is_what_was_read_also_without_colours(qtbot: QtBot) -> None:
    tab = InspectTab(CONTEXT, ref("a"))
    qtbot.addWidget(tab)
    for answer in ({"a": 1}, {f"key{n}": "value" for n in range(8000)}, {"a": 2}):
        words = readable(answer)
        tab.show_answer(words)
        assert tab._text.toPlainText() == words
    assert tab._colours.document() is tab._text.document()


def test_processes_of_any_shape_fit_their_table(qtbot: QtBot) -> None:
    tab = ProcessesTab(CONTEXT, ref("a"))
    qtbot.addWidget(tab)
    for answer in (None, [], "x", {"Titles": 3}, {"Titles": ["PID"], "Processes": [["1", "2"], 3]},
                   {"Titles": ["t"] * 500, "Processes": [["\x1b[2J"] * 500] * (MOST + 5)}):
        tab.show_answer(answer)
    assert tab._table.columnCount() == MOST_COLUMNS
    assert tab._table.rowCount() == MOST
    item = cast(Any, tab._table.item(0, 0))
    assert "\x1b" not in item.text()
