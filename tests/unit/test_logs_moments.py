from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.lines import make_batch
from caas_desktop.operations.logs.moments import line_at, reaches_back_to, read_moment
from tests.logs_fakes import BASE

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def moment(text: str, zone=UTC) -> datetime | None:
    found = read_moment(text, NOW, zone)
    return None if found is None else datetime.fromtimestamp(found / 1e9, UTC)


@pytest.mark.parametrize(("text", "expected"), [
    ("12:03", datetime(2026, 3, 1, 12, 3, tzinfo=UTC)),
    ("12:45", datetime(2026, 2, 28, 12, 45, tzinfo=UTC)),  # the latest that is not in the future
    ("12:03:27", datetime(2026, 3, 1, 12, 3, 27, tzinfo=UTC)),
    ("2026-01-31 23:59", datetime(2026, 1, 31, 23, 59, tzinfo=UTC)),
    ("2026-01-31T01:02:03Z", datetime(2026, 1, 31, 1, 2, 3, tzinfo=UTC)),
    ("2026-01-31", datetime(2026, 1, 31, tzinfo=UTC)),
    ("15m", NOW - timedelta(minutes=15)), ("-2h", NOW - timedelta(hours=2)),
    ("3 d ago", NOW - timedelta(days=3)), ("90s", NOW - timedelta(seconds=90)),
    ("", None), ("25:00", None), ("12:60", None), ("words", None), ("2026-13-01", None),
    ("999999d", None), ("9" * 400, None),
])
def test_a_time_is_read_as_people_write_it(text, expected):
    assert moment(text) == expected


def test_fractions_and_zones_are_kept():
    assert read_moment("12:03:27.118", NOW, UTC) % 10**9 == 118_000_000
    east = timezone(timedelta(hours=8))
    assert moment("20:03", east) == datetime(2026, 3, 1, 12, 3, tzinfo=UTC)
    assert moment("12:03Z", east) == datetime(2026, 3, 1, 12, 3, tzinfo=UTC)


def test_the_line_of_a_time_is_the_first_that_is_not_before_it():
    arena = Arena()
    arena.append(make_batch([b"a", b"b", b"c"], [BASE, BASE + 10, BASE + 20], [0, 0, 0]))
    assert line_at(arena, BASE + 5) == 1
    assert line_at(arena, BASE + 10) == 1
    assert line_at(arena, BASE + 21) is None
    assert reaches_back_to(arena, BASE)
    assert not reaches_back_to(arena, BASE - 1)
    assert not reaches_back_to(Arena(), BASE)


def test_of_lines_of_one_time_the_source_decides():
    arena = Arena()
    arena.append(make_batch([b"a", b"late"], [BASE + 20, BASE + 30], [0, 0], 0))
    arena.append(make_batch([b"b"], [BASE + 20], [0], 1))
    assert line_at(arena, BASE + 20) == 0
    assert line_at(arena, BASE + 20, 1) == 2
    assert line_at(arena, BASE + 21, 1) == 1
