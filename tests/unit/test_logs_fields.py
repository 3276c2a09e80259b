from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs.field_query import FieldMatcher, Term, read_terms
from caas_desktop.operations.logs.fields import MAX_FIELDS, Bare, read_fields
from caas_desktop.operations.logs.folding import folded, opened
from caas_desktop.operations.logs.levels import mark_levels
from caas_desktop.operations.logs.lines import make_batch
from caas_desktop.operations.logs.search import BadPattern, Query

JSON_LINE = (b'{"time":"2026-01-01T00:00:00Z","level":"warn","msg":"slow","http":{"status":500,'
             b'"path":"/api/x"},"tags":["a","b"],"ok":false,"none":null}')
LOGFMT = b'ts=12 level=error msg="it broke" status=503 path=/api/y trace="a \\"b\\" c"'

words = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=12)
values = st.recursive(st.none() | st.booleans() | st.integers() | words,
                      lambda inner: st.lists(inner, max_size=3)
                      | st.dictionaries(words, inner, max_size=3), max_leaves=12)


def batch_of(*lines: bytes):
    made = make_batch(list(lines), list(range(1, len(lines) + 1)), [0] * len(lines))
    mark_levels(made, 0)
    return made


def found(text: str, *lines: bytes, inverse: bool = False) -> list[int]:
    return FieldMatcher(Query(text, inverse=inverse)).rows(batch_of(*lines)).tolist()


def test_json_is_read_with_nested_fields_by_dots_and_numbers_as_they_are_spelt():
    record = read_fields(JSON_LINE)
    assert record is not None
    assert record.message == "slow"
    assert record.get("http.status") == "500"
    assert isinstance(record.get("http.status"), Bare)
    assert record.get("tags") == '["a", "b"]'
    assert (record.get("ok"), record.get("none")) == ("false", "null")


def test_logfmt_is_read_with_quoted_values_and_the_text_before_them():
    record = read_fields(LOGFMT)
    assert record is not None
    assert record.message == "it broke"
    assert record.get("trace") == 'a "b" c'
    mixed = read_fields(b"12:03 INFO started port=80 workers=4")
    assert mixed is not None
    assert mixed.message == "12:03 INFO started"
    assert mixed.get("port") == "80"


@pytest.mark.parametrize("line", [
    b"", b"plain words", b"GET /a?b=c&d=e HTTP/1.1", b"hello {world}", b"x is y=z in a sentence",
    b"{}", b"[1,2]", b"{" * 5000 + b"}" * 5000, b'{"a":' * 3000 + b"1" + b"}" * 3000,
    b"\xff\xfe\x00=",
])
def test_what_has_no_fields_or_is_broken_is_a_line_as_any_other(line):
    assert read_fields(line) is None
    assert folded(line) is None
    assert opened(line) is None


def test_a_number_of_a_million_digits_and_a_thousand_keys_are_bounded():
    assert read_fields(b'{"n":' + b"9" * 60_000 + b"}") is not None
    many = read_fields(json.dumps({f"k{n}": n for n in range(1000)}).encode())
    assert many is not None
    assert len(many.fields) == MAX_FIELDS


@given(st.dictionaries(words.filter(bool), values, min_size=1, max_size=5))
def test_any_object_folds_and_opens_to_visible_text_and_spots_name_their_values(item):
    line = json.dumps(item).encode()
    for shape in (folded(line), opened(line)):
        assert shape is not None
        assert all(unicodedata.category(c) != "Cc" for c in shape.text.replace("\n", ""))
        assert shape.rows == [0] + [n + 1 for n, c in enumerate(shape.text) if c == "\n"]
        record = read_fields(line)
        assert record is not None
        for begin, end, path, value in shape.spots:
            assert shape.text[begin:end]
            assert any(f.path == path and f.value == value for f in record.fields)


def test_a_folded_line_says_the_message_and_leaves_out_what_has_its_own_column():
    shape = folded(JSON_LINE)
    assert shape is not None
    assert shape.text.startswith("slow  http.status=500  http.path=/api/x")
    assert "level" not in shape.text
    assert "time" not in shape.text


def test_a_time_that_the_program_writes_before_its_fields_is_left_out_too():
    shape = folded(b'2026-11-30T11:56:33Z {"level":"error","msg":"timed out","order":3}')
    assert shape is not None
    assert shape.text == "timed out  order=3"


def test_an_opened_line_is_a_tree_and_a_stack_trace_keeps_its_rows():
    shape = opened(json.dumps({"msg": "m", "a": {"b": 1}, "stack": "one\ntwo"}).encode())
    assert shape is not None
    rows = shape.text.split("\n")
    assert rows[0] == "m"
    assert [row.split() for row in rows[1:]] == [
        ["msg", "m"], ["a"], ["b", "1"], ["stack", "one"], ["two"]]


@pytest.mark.parametrize(("text", "rows"), [
    ("status=500", [0]), ("http.status=500", [0]), ("status>=500", [0, 1]), ("status>500", [1]),
    ("level>=warn", [0, 1]), ("level=error", [1]), ("level<warn", [3]), ("path~^/api", [0, 1]),
    ("path!~/x$", [1, 2, 3]), ("status!=500", [1, 2, 3]), ('msg="it broke"', [1]),
    ("level>=warn path~y", [1]), ("ok=false", [0]), ("nothing=1", []), ("level!=error", [0, 2, 3]),
])
def test_terms_find_their_lines_in_json_and_logfmt(text, rows):
    flat = b'{"level":"warn","status":500,"http":{"status":500},"path":"/api/x","ok":false}'
    lines = (flat, LOGFMT, b"plain status 500", b"level=info msg=x started=1")
    assert found(text, *lines) == rows
    assert found(text, *lines, inverse=True) == [n for n in range(4) if n not in rows]


@pytest.mark.parametrize("text", ["words", "a=b c", "=x", "a=", "path~(", "a=1 " * 30])
def test_what_is_no_filter_is_told(text):
    with pytest.raises(BadPattern):
        FieldMatcher(Query(text))


@given(words.filter(str.strip), st.sampled_from(["=", "!="]))
def test_a_term_written_is_read_again(value, sign):
    term = Term("http.path", sign, value)
    assert read_terms(term.written()) == [term]


def test_broken_lines_among_good_ones_are_passed_over():
    assert found("status=500", b"\xff\x00{status:500}", b'{"status":500', b'{"status":500}') == [2]


def test_a_folded_line_keeps_the_colours_that_the_program_gave_it():
    shape = folded(b"\x1b[1m2026-01-01T00:00:00Z\x1b[0m \x1b[33mslow\x1b[0m start "
                   b"\x1b[36mhost=\x1b[0mdb \x1b[36mtries=\x1b[0m\x1b[31m3\x1b[0m level=warn")
    assert shape is not None
    assert shape.coloured
    assert shape.text == "slow start  host=db  tries=3"
    colours = {shape.text[begin:end]: style.fg for begin, end, style in shape.spans}
    assert colours == {"slow": 3, "host=": 6, "db": 4, "tries=": 6, "3": 1}
    assert [spot[2:] for spot in shape.spots] == [("host", "db"), ("tries", "3")]
