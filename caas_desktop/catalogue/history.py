"""Metric history: raw samples, rolled up to minutes and then hours as they age.

A sample lives in exactly one table: rolling up moves it. So a span of time is read as the three
tables one after another, each at the finest resolution that is still kept.
"""
from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, exists, func, select, union_all

from caas_desktop.catalogue.connections import Connections, insert_into, upsert
from caas_desktop.catalogue.schema import samples, samples_hour, samples_minute, series
from caas_desktop.catalogue.values import plain
from caas_desktop.domain.frozen import frozen

BATCH = 10_000
"""Rows a transaction: the writer's lock is held for some 50 ms."""
PRUNE_SERIES = 200
SERIES_KEPT_S = 2 * 86_400
_DAY_S = 86_400

T = TypeVar("T")


@frozen
class Level:
    """``table`` keeps samples for ``kept_s``; then they become means of ``bucket_s`` in ``into``.

    At the last level (``into`` None) they are dropped.
    """

    table: Table
    kept_s: int
    bucket_s: int = 1
    into: Table | None = None


LEVELS = (
    Level(samples, kept_s=2 * 3600, bucket_s=60, into=samples_minute),
    Level(samples_minute, kept_s=7 * _DAY_S, bucket_s=3600, into=samples_hour),
    Level(samples_hour, kept_s=400 * _DAY_S),
)


class History:
    """Writes and reads series; remembers their numbers for a day.

    The day matters: a series without samples is dropped only when nobody used it for two days,
    so no console ever writes under a number that another one has dropped.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._ids: dict[str, int] = {}
        self._day = 0

    def add(self, rows: Sequence[tuple[str, float, float]]) -> None:
        """Append (series, epoch s, value), to the second; what is not a number is left out.

        A second value for the same second replaces the first.
        """
        for batch in _batches(rows, BATCH):
            try:
                with self._connections.writing() as connection:
                    self._add(connection, batch)
            except BaseException:
                self._ids.clear()  # numbers given in the transaction went with it
                raise

    def _add(self, connection: Connection, rows: Sequence[tuple[str, float, float]]) -> None:
        ids = self._numbers(connection, {row[0] for row in rows})
        # Sorted: one page after another, and two consoles never wait crosswise.
        values = sorted({
            (ids[name], int(at)): value for name, at, value in rows
            if math.isfinite(value) and math.isfinite(at)
        }.items())
        upsert(connection, samples, (
            {"series_id": number, "ts": at, "value": value} for (number, at), value in values
        ))

    def _numbers(self, connection: Connection, names: set[str]) -> dict[str, int]:
        today = int(time.time()) // _DAY_S * _DAY_S
        if today != self._day:
            self._ids.clear()
            self._day = today
        new = sorted(plain(name) for name in names - self._ids.keys())
        if new:
            insert = insert_into(connection, series)
            connection.execute(
                insert.on_conflict_do_update(
                    index_elements=["name"], set_={"used_at": insert.excluded.used_at}
                ),
                [{"name": name, "used_at": today} for name in new],
            )
        for some in _batches(new, 500):
            found = select(series.c.name, series.c.id).where(series.c.name.in_(some))
            self._ids.update((name, number) for name, number in connection.execute(found))
        return {name: self._ids[plain(name)] for name in names}

    def find(self, name: str, since: float, until: float) -> list[tuple[float, float]]:
        """Return (epoch s, value) in order, both ends included; a mean stands where it begins."""
        number = select(series.c.id).where(series.c.name == name).scalar_subquery()
        first, last = math.floor(since), math.floor(until)
        parts = (
            select(t.c.ts, t.c.value).where(t.c.series_id == number, t.c.ts.between(first, last))
            for t in (level.table for level in LEVELS)
        )
        with self._connections.reading() as connection:
            rows = connection.execute(union_all(*parts).order_by("ts"))
            return [(float(at), value) for at, value in rows]

    def prune(self, now: float) -> None:
        """Roll up and drop what is too old, some series at a time: writers wait only briefly."""
        with self._connections.reading() as connection:
            numbers = list(connection.scalars(select(series.c.id).order_by(series.c.id)))
        for some in _batches(numbers, PRUNE_SERIES):
            with self._connections.writing() as connection:
                for level in LEVELS:
                    _age(connection, level, some, now)
        with self._connections.writing() as connection:
            self._ids.clear()
            self._drop_empty(connection, now)

    @staticmethod
    def _drop_empty(connection: Connection, now: float) -> None:
        used = [exists().where(level.table.c.series_id == series.c.id) for level in LEVELS]
        connection.execute(
            delete(series).where(series.c.used_at < now - SERIES_KEPT_S, *(~u for u in used))
        )


def _age(connection: Connection, level: Level, numbers: Sequence[int], now: float) -> None:
    table = level.table
    # Whole buckets only, so that a mean is complete when it is made.
    before = math.floor((now - level.kept_s) / level.bucket_s) * level.bucket_s
    each = [{"number": number, "before": before} for number in numbers]
    old = (table.c.series_id == bindparam("number"), table.c.ts < bindparam("before"))
    if level.into is not None:
        into = level.into
        count = func.sum(table.c.n) if "n" in table.c else func.count()
        total = func.sum(table.c.value * table.c.n) if "n" in table.c else func.sum(table.c.value)
        bucket = table.c.ts - table.c.ts % level.bucket_s
        means = (
            select(table.c.series_id, bucket.label("bucket"), total / count, count)
            .where(*old).group_by(table.c.series_id, bucket)
        )
        insert = insert_into(connection, into).from_select(["series_id", "ts", "value", "n"], means)
        new = insert.excluded
        # Late samples join the mean that is there already.
        joined = (into.c.value * into.c.n + new.value * new.n) / (into.c.n + new.n)
        connection.execute(
            insert.on_conflict_do_update(
                index_elements=["series_id", "ts"], set_={"value": joined, "n": into.c.n + new.n}
            ),
            each,
        )
    connection.execute(delete(table).where(*old), each)


def _batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch
