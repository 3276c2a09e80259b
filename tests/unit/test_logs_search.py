from __future__ import annotations

import numpy as np
import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs.lines import MARKER, Batch, Level, make_batch
from caas_desktop.operations.logs.search import BadPattern, Filter, LineSet, Matcher, Query
from caas_desktop.operations.logs.text import strip


def batch(
    texts: list[bytes], flags: list[int] | None = None, src: list[int] | None = None
) -> Batch:
    made = make_batch(texts, [1] * len(texts), flags or [0] * len(texts))
    if src:
        made.src[:] = src
    return made


def naive(query: Query, texts: list[bytes]) -> list[int]:
    options = re2.Options()
    options.case_sensitive = query.case
    pattern = query.text if query.regex else re2.escape(query.text)
    regex = re2.compile(pattern.encode(), options)
    return [i for i, t in enumerate(texts) if bool(regex.search(strip(t))) != query.inverse]


TEXT = st.text(alphabet="abAB .\\x é订[1", max_size=8).map(str.encode)
COLOURED = st.one_of(TEXT, TEXT.map(lambda t: b"\x1b[31m" + t + b"\x1b[0m" + t),
                     TEXT.map(lambda t: t + b"\xff\xe8a"))
PATTERNS = st.one_of(
    st.tuples(st.text(alphabet="abAB .é订", min_size=1, max_size=3), st.just(False)),
    st.tuples(st.sampled_from(["a", "^a", "b$", "a.b", r"\s", r"[^a]", "x*", "a|B", r"\Aa", r"b\z",
                               "^$", r"a\s*b", "(?i)AB", r"\bab\b", ".", "订.", "(a)(b)?",
                               "[^b]*b", "(?s)a.*b", r"a\C*b", r"[\n]|a\n?",
                               "(?-m)a$"]), st.just(True)))


@given(st.lists(COLOURED, max_size=40), PATTERNS, st.booleans(), st.booleans())
def test_searching_many_lines_at_once_finds_what_line_by_line_finds(texts, pattern, case, inverse):
    query = Query(pattern[0], pattern[1], case, inverse)
    assert Matcher(query).rows(batch(texts)).tolist() == naive(query, texts)


@pytest.mark.parametrize("pattern", ["(", "a)(b", "[", "*", r"(a)\1", "(?=a)", "a{2000}{2000}",
                                     "x" * 3000])
def test_an_unusable_pattern_is_told_not_raised_as_a_bug(pattern):
    with pytest.raises(BadPattern):
        Matcher(Query(pattern, regex=True))


def test_a_catastrophic_pattern_is_harmless():
    rows = Matcher(Query("(a+)+$", regex=True)).rows(batch([b"a" * 50_000 + b"!", b"aaa"]))
    assert rows.tolist() == [1]


def test_what_is_highlighted_is_what_was_found():
    matcher = Matcher(Query("time.ut", regex=True))
    assert matcher.spans("a TIMEOUT, a timeout") == [(2, 9), (13, 20)]
    assert Matcher(Query("a.b")).spans("axb a.b") == [(4, 7)]
    assert Matcher(Query("订")).spans("x订y") == [(1, 2)]
    assert Matcher(Query("x*", regex=True)).spans("aa") == []
    assert Matcher(Query("a", inverse=True)).spans("aaa") == []


def test_a_filter_combines_level_source_and_pattern_and_keeps_our_notes():
    texts = [b"ERROR a", b"WARN b", b"a", b"lost|", b"ERROR a"]
    rows = batch(texts, [Level.ERROR, Level.WARN, 0, MARKER, Level.ERROR], [0, 0, 0, 1, 1])
    assert Filter(level=Level.WARN).rows(rows).tolist() == [0, 1, 3, 4]
    assert Filter(level=Level.ERROR, sources=frozenset({0})).rows(rows).tolist() == [0, 3]
    assert Filter((Matcher(Query("a")),)).rows(rows).tolist() == [0, 1, 2, 4]
    assert Filter((Matcher(Query("a", case=True)),), Level.ERROR).rows(rows).tolist() == [0, 4]
    assert not Filter()


def test_info_and_above_hides_what_says_it_is_less():
    rows = batch([b"DEBUG a", b"INFO b", b"plain", b"TRACE c"])
    assert Filter(level=Level.INFO).rows(rows).tolist() == [1, 2]


def test_a_set_of_lines_handed_out_does_not_change():
    lines = LineSet()
    lines.extend(np.array([1, 5]))
    before = lines.numbers
    lines.extend(np.arange(10, 5000))
    assert before.tolist() == [1, 5]
    assert lines.numbers[:3].tolist() == [1, 5, 10]
    assert len(lines.numbers) == 4992
