from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs.levels import below_info, level_of, mark_levels
from caas_desktop.operations.logs.lines import LEVEL_BITS, STDERR, Level, make_batch

CASES = [
    (b"2025-06-09 12:03:27,118 ERROR [main] boom", Level.ERROR),
    (b"\x1b[31mERROR\x1b[0m boom", Level.ERROR),
    (b"[error] 7#7: *1 open() failed", Level.ERROR),
    (b"2025/06/09 12:00:00 [warn] 1#1: low ports", Level.WARN),
    (b"level=warning msg=\"disk is nearly full\"", Level.WARN),
    (b"ts=1 lvl=info msg=\"no error at all: fine\"", Level.INFO),
    (b'{"level":"error","msg":"x"}', Level.ERROR),
    (b'{"msg":"ERROR in a text","level":"debug"}', Level.DEBUG),
    (b'{"level":50,"msg":"pino"}', Level.ERROR),
    (b'2026-11-30T11:56:33Z {"level":"error","msg":"after a time"}', Level.ERROR),
    (b'{"severity":"CRITICAL","message":"x"}', Level.FATAL),
    (b"E0609 12:03:27.118123       1 main.go:12] klog", Level.ERROR),
    (b"W0609 12:03:27.118123       1 main.go:12] klog", Level.WARN),
    (b"panic: runtime error: index out of range", Level.FATAL),
    (b"FATAL:  password authentication failed", Level.FATAL),
    (b"Traceback (most recent call last):", Level.ERROR),
    (b"ValueError: bad literal", Level.ERROR),
    (b"java.lang.NullPointerException: null", Level.ERROR),
    (b"LOG:  database system is ready", Level.INFO),
    (b"DEBUG pool: checkout", Level.DEBUG),
    (b"GET /errors/warning 200", Level.NONE),
    (b"0 errors, 0 warnings", Level.NONE),
    (b"an error happened, they say", Level.NONE),
    (b"", Level.NONE),
    (b"\x00\xff\xfe", Level.NONE),
]


@pytest.mark.parametrize(("line", "level"), CASES)
def test_a_level_is_recognised_as_programs_write_it(line, level):
    assert level_of(line) is level


def marked(lines: list[bytes], carried: int = 0, flags: int = 0) -> list[Level]:
    batch = make_batch(lines, [1] * len(lines), [flags] * len(lines))
    mark_levels(batch, carried)
    return [Level(f & LEVEL_BITS) for f in batch.flags.tolist()]


def test_marking_in_bulk_agrees_with_single_lines_from_warn_up():
    lines = [line for line, _ in CASES]
    expected = [level if level >= Level.WARN else Level.NONE for _, level in CASES]
    assert marked(lines) == expected


@given(st.lists(st.sampled_from([line for line, _ in CASES]), max_size=30))
def test_marking_agrees_in_any_order(lines):
    assert marked(lines) == [lvl if (lvl := level_of(t)) >= Level.WARN else Level.NONE
                             for t in lines]


def test_a_stack_trace_shares_the_level_of_its_error_also_across_batches():
    lines = [b"ERROR x", b"    at a()", b"\tat b()", b"GET / 200", b"    indented"]
    assert marked(lines) == [Level.ERROR] * 3 + [Level.NONE] * 2
    first = make_batch([b"ERROR x", b"  at a()"], [1, 1], [STDERR, STDERR])
    carried = mark_levels(first, 0)
    assert marked([b"  at b()", b"done"], carried) == [Level.ERROR, Level.NONE]


def test_quiet_levels_are_found_for_the_filter():
    lines = [b"DEBUG a", b"INFO b", b'{"level":10}', b"TRACE c", b"plain", b"fine weather"]
    batch = make_batch(lines, [1] * 6, [0] * 6)
    assert below_info(batch, Level.INFO) == [0, 2, 3]
    assert below_info(batch, Level.DEBUG) == [2, 3]
