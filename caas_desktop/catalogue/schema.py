"""The tables. A change here needs a migration (see docs/adr/0004); a test compares the two."""
from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

from caas_desktop.catalogue.values import dump, plain


class Json(TypeDecorator[Any]):
    """Any JSON value as ASCII text.

    PostgreSQL's text and jsonb refuse U+0000 and lone surrogates, which other people's labels
    may hold; as escapes they pass through both databases unchanged.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return dump(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Plain(TypeDecorator[str]):
    """Text in which what no database can store (U+0000, lone surrogates) is replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else plain(value)


metadata = MetaData()

hosts = Table(
    "hosts",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("name", Plain, nullable=False),
    Column("endpoint", Json, nullable=False),
    Column("folder", Plain, nullable=False),
    Column("colour", Plain, nullable=False),
    Column("environment", Plain, nullable=False),
    Column("read_only", Boolean, nullable=False),
    Column("enabled", Boolean, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Plain, primary_key=True),
    Column("value", Json, nullable=False),
)

last_known_hosts = Table(
    "last_known_hosts",
    metadata,
    Column("host_id", Plain, primary_key=True),
    Column("seen_at", Double, nullable=False),
    Column("info", Json, nullable=False),
)

last_known_items = Table(
    "last_known_items",
    metadata,
    Column("host_id", Plain, primary_key=True),
    Column("scope", Plain, primary_key=True),
    Column("kind", Plain, primary_key=True),
    Column("id", Plain, primary_key=True),
    Column("item", Text, nullable=False),  # JSON, compared as text: only changes are written
)

# The key is the event itself: what a reconnect, or a second console, tells again is kept once.
events = Table(
    "events",
    metadata,
    Column("host_id", Plain, primary_key=True),
    Column("time", Double, primary_key=True),
    Column("type", Plain, primary_key=True),
    Column("object_id", Plain, primary_key=True),
    Column("action", Plain, primary_key=True),
    Column("attributes", Json, nullable=False),
    Index("ix_events_time", "time"),
    Index("ix_events_object", "object_id", "time"),
    sqlite_with_rowid=False,
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Double, nullable=False),
    Column("host_id", Plain),
    Column("action", Plain, nullable=False),
    Column("target", Plain, nullable=False),
    Column("result", Plain, nullable=False),
    Index("ix_audit_at", "at"),
)

series = Table(
    "series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Plain, nullable=False, unique=True),
    Column("used_at", BigInteger, nullable=False),  # epoch s, to the day: see history.py
)

samples = Table(
    "samples",
    metadata,
    Column("series_id", Integer, primary_key=True, autoincrement=False),
    Column("ts", BigInteger, primary_key=True, autoincrement=False),
    Column("value", Double, nullable=False),
    sqlite_with_rowid=False,
)


def _rolled_up(name: str) -> Table:
    """Means over a bucket that begins at ``ts``; ``n`` samples went in, so means can be joined."""
    return Table(
        name,
        metadata,
        Column("series_id", Integer, primary_key=True, autoincrement=False),
        Column("ts", BigInteger, primary_key=True, autoincrement=False),
        Column("value", Double, nullable=False),
        Column("n", Integer, nullable=False),
        sqlite_with_rowid=False,
    )


samples_minute = _rolled_up("samples_minute")
samples_hour = _rolled_up("samples_hour")

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", Plain, nullable=False),
    Column("app", Plain, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Double, nullable=False),
    Column("who", Plain, nullable=False),
    Column("made", Plain, nullable=False),
    Column("result", Plain, nullable=False),
    Column("of", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # what was deployed: AES-256-GCM
    UniqueConstraint("scope", "app", "number", name="uq_revisions_number"),
)

adoptions = Table(
    "adoptions",
    metadata,
    Column("scope", Plain, primary_key=True),
    Column("app", Plain, primary_key=True),
    Column("at", Double, nullable=False),
    Column("who", Plain, nullable=False),
    Column("tenant", Plain, nullable=False),
)
