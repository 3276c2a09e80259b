from __future__ import annotations

import json

import pytest

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.logs.highlight import Highlighter, Rule
from caas_desktop.operations.logs.saved import (
    MAX_FILE,
    BadFile,
    HighlightSet,
    Part,
    Saved,
    SavedFilter,
    read,
    read_file,
    write,
    write_file,
)
from caas_desktop.operations.logs.search import Query

SAVED = Saved(
    (SavedFilter("Server errors", (Part(Query("status>=500"), fields=True),
                                   Part(Query("health", inverse=True)))),),
    (HighlightSet("Money", (Rule(Query("paid|refund", regex=True), 3),), active=False),))


def test_what_is_written_is_read_again(tmp_path):
    write_file(tmp_path / "f.json", SAVED)
    assert read_file(tmp_path / "f.json") == SAVED
    assert read(json.loads(json.dumps(write(SAVED)))) == SAVED


@pytest.mark.parametrize("raw", [
    None, [], {}, {"format": "other"}, {"format": "caas-log-filters", "filters": {}},
    {"format": "caas-log-filters", "filters": [{"name": "", "parts": []}]},
    {"format": "caas-log-filters", "filters": [{"name": "x\x1b[2J", "parts": []}]},
    {"format": "caas-log-filters", "filters": [{"name": "x", "parts": [{"text": "x" * 3000}]}]},
    {"format": "caas-log-filters", "filters": [{"name": "x", "parts": [
        {"text": "(", "regex": True}]}]},
    {"format": "caas-log-filters", "filters": [{"name": "x", "parts": [
        {"text": "a b", "fields": True}]}]},
    {"format": "caas-log-filters", "filters": [{"name": "x", "parts": [{"text": "a"}] * 50}]},
    {"format": "caas-log-filters", "filters": [{"name": str(n), "parts": []} for n in range(500)]},
    {"format": "caas-log-filters", "highlights": [{"name": "x", "rules": [{"text": 3}]}]},
    {"format": "caas-log-filters", "highlights": [{"name": "x", "rules": [
        {"text": "a", "colour": "b"}]}]},
])
def test_what_is_no_set_of_filters_is_refused(raw):
    with pytest.raises(BadFile):
        read(raw)


@pytest.mark.parametrize("data", [
    b"", b"\xff\xfe", b"[" * 100_000, b" " * (MAX_FILE + 1), b"{}",
    b'{"format": "caas-log-filters", "highlights": [{"name": "x", "rules": ['
    b'{"text": "x", "colour": Infinity}]}]}',
])
def test_a_hostile_file_is_refused(tmp_path, data):
    path = tmp_path / "f.json"
    path.write_bytes(data)
    with pytest.raises(BadFile):
        read_file(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CaasError):
        read_file(tmp_path / "none.json")
    with pytest.raises(CaasError):
        write_file(tmp_path / "none" / "f.json", SAVED)


def test_another_of_the_same_name_gives_way_and_sets_are_switched():
    other = SavedFilter("Server errors", (Part(Query("500")),))
    joined = SAVED.joined(Saved((other, SavedFilter("a", ()))))
    assert joined.filters == (SavedFilter("a", ()), other)
    assert SAVED.rules() == []
    assert SAVED.toggled("Money").rules() == [Rule(Query("paid|refund", regex=True), 3)]


def test_highlights_tell_place_and_colour():
    marker = Highlighter([Rule(Query("paid"), 3), Rule(Query("b+", regex=True), 12)])
    assert marker.spans("a paid bbb") == [(2, 6, 3), (7, 10, 2)]
    assert not Highlighter([])
