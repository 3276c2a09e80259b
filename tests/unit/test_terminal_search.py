"""Search over screen and history."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from caas_desktop.operations.terminal.screen import Screen, open_screen
from caas_desktop.operations.terminal.search import BadPattern, Query, Span, find


@pytest.fixture(params=["ghostty", "bittty"])
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    if request.param == "ghostty":
        pytest.importorskip("pyghostty")
    monkeypatch.setenv("CAAS_TERMINAL_ENGINE", request.param)
    made = open_screen(20, 5)
    yield made
    made.close()


def spans(screen: Screen, query: Query) -> list[tuple[Span, ...]]:
    frame = screen.frame()
    return [hit.spans for hit in find(screen, query, frame.first_line, frame.end_line)]


def test_hits_come_with_columns_also_behind_wide_characters(screen: Screen) -> None:
    screen.feed("你好 alpha\r\nALPHA".encode())
    assert spans(screen, Query("alpha")) == [(Span(0, 5, 5),), (Span(1, 0, 5),)]
    assert spans(screen, Query("alpha", case=True)) == [(Span(0, 5, 5),)]
    assert spans(screen, Query("好")) == [(Span(0, 2, 2),)]


def test_hit_across_a_wrapped_line_has_two_spans(screen: Screen) -> None:
    screen.feed(b"x" * 17 + b"needle")
    assert spans(screen, Query("needle")) == [(Span(0, 17, 3), Span(1, 0, 3))]


def test_edges_of_a_pattern_are_those_of_a_line(screen: Screen) -> None:
    screen.feed(b"one 1\r\none 2\r\n1")
    assert [hit[0].line for hit in spans(screen, Query("^one", regex=True))] == [0, 1]
    assert [hit[0].line for hit in spans(screen, Query("1$", regex=True))] == [0, 2]


def test_a_real_line_end_is_no_part_of_a_hit(screen: Screen) -> None:
    screen.feed(b"nee\r\ndle")
    assert spans(screen, Query("needle")) == []
    assert spans(screen, Query("nee.dle", regex=True)) == []


def test_plain_text_is_no_pattern(screen: Screen) -> None:
    screen.feed(b"a.b axb (")
    assert spans(screen, Query("a.b")) == [(Span(0, 0, 3),)]
    assert spans(screen, Query("(")) == [(Span(0, 8, 1),)]
    assert len(spans(screen, Query("a.b", regex=True))) == 2


def test_bad_pattern_is_told(screen: Screen) -> None:
    with pytest.raises(BadPattern):
        find(screen, Query("(", regex=True), 0, 5)


def test_history_is_searched_too(screen: Screen) -> None:
    screen.feed(b"needle\r\n" + b"hay\r\n" * 100)
    assert len(spans(screen, Query("needle"))) == 1


def test_pattern_that_backtracks_elsewhere_ends_at_once(screen: Screen) -> None:
    screen.feed(b"a" * 4000)
    assert spans(screen, Query("(a+)+$b", regex=True)) == []


def test_stopped_search_gives_up(screen: Screen) -> None:
    screen.feed(b"x\r\n" * 10)
    assert find(screen, Query("x"), 0, 11, lambda: True) == []
