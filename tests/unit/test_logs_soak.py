"""A log that never ends, with everything at work on it: memory stays where the cap puts it."""
from __future__ import annotations

import random

import pytest

from caas_desktop.operations.logs.arena import CHUNK, Arena
from caas_desktop.operations.logs.demux import Demux
from caas_desktop.operations.logs.field_query import FieldMatcher
from caas_desktop.operations.logs.finder import Finder
from caas_desktop.operations.logs.folding import folded, opened
from caas_desktop.operations.logs.levels import level_of, mark_levels
from caas_desktop.operations.logs.lines import Level
from caas_desktop.operations.logs.search import Filter, LineSet, Matcher, Query
from caas_desktop.operations.logs.text import only_colours, plain
from tests.logs_fakes import BASE, message, wait_for

ENCODINGS = ("utf-8", "latin-1", "gbk", "utf-16", "shift_jis", "cp1251")
TEXTS = ("plain text", "größe 10 €", "订单已发货", "注文 完了", "заказ", "\x00NUL\x00",
         "\x1b]0;t\x07x", "\x1b[31mred", "\x1b[" + "9" * 50, "\u202egnp.exe",
         "{\"level\":\"error\",\"n\":1}", "level=warn msg=\"x\" status=500",
         "\x1b[2J\x1b[1;1H", "\r\rback", "\t\t", "")


def lines(count: int, seed: int) -> list[bytes]:
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        text = chance.choice(TEXTS) * chance.choice((1, 1, 1, 30))
        raw = text.encode(chance.choice(ENCODINGS), "replace")
        found.append(raw.replace(b"\n", b"?"))
    return found


def test_hours_of_mixed_lines_keep_to_the_cap_while_they_are_filtered_and_searched():
    cap = 4 * CHUNK
    arena, finder, demux = Arena(cap), Finder(), Demux(tty=False)
    everything = Filter(sources=frozenset({0}))
    scans = [finder.start(arena, rows_of, lambda: None) for rows_of in (
        everything.rows, Matcher(Query("(a+)+$", regex=True)).rows,
        FieldMatcher(Query("status>=500")).rows)]
    written = carried = 0
    for turn in range(30):
        data = b"".join(message(BASE + written + n, text)
                        for n, text in enumerate(lines(2000, turn)))
        cut = len(data) // 3
        for piece in (data[:cut], data[cut:]):
            batch = demux.feed(piece)
            if batch is not None:
                carried = mark_levels(batch, carried)
                written += len(batch)
                arena.append(batch)
        finder.poke()
        assert arena.nbytes <= cap + 2 * CHUNK
    assert arena.end == written == 60_000
    assert arena.dropped == arena.first > 0
    wait_for(lambda: all(scan.complete for scan in scans), "the scans end")
    held = arena.end - arena.first
    for scan in scans:
        assert len(scan.found.numbers) <= 2 * held + 2048
    shown = scans[0].found.numbers
    assert shown[shown >= arena.first].tolist() == list(range(arena.first, arena.end))
    finder.close()


@pytest.mark.parametrize("seed", range(3))
def test_no_line_in_whatever_encoding_harms_what_looks_at_it(seed):
    for raw in lines(400, seed):
        assert isinstance(level_of(raw), Level)
        for text in (plain(raw), *(shape.text for shape in (folded(raw), opened(raw)) if shape)):
            assert "\x1b" not in text
            assert "\x00" not in text
            assert "\u202e" not in text
        kept = only_colours(raw)
        assert "\x1b[2J" not in kept
        assert "\x1b]" not in kept


def test_numbers_of_lines_that_were_dropped_are_forgotten_in_time():
    found = LineSet()
    for start in range(0, 200_000, 1000):
        found.extend(range(start, start + 1000))
        before = found.numbers
        found.drop_before(start - 5000)
        assert before[-1] == start + 999  # what was handed out does not change
        assert len(found.numbers) <= 14_000
    assert found.numbers[-1] == 199_999
