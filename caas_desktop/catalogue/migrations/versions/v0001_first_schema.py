"""First schema."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_records()
    _create_logs()
    _create_history()


def _create_records() -> None:
    op.create_table(
        "hosts",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("endpoint", sa.Text, nullable=False),
        sa.Column("folder", sa.Text, nullable=False),
        sa.Column("colour", sa.Text, nullable=False),
        sa.Column("environment", sa.Text, nullable=False),
        sa.Column("read_only", sa.Boolean, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "last_known_hosts",
        sa.Column("host_id", sa.Text, primary_key=True),
        sa.Column("seen_at", sa.Double, nullable=False),
        sa.Column("info", sa.Text, nullable=False),
    )
    op.create_table(
        "last_known_items",
        sa.Column("host_id", sa.Text, primary_key=True),
        sa.Column("scope", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("item", sa.Text, nullable=False),
    )


def _create_logs() -> None:
    op.create_table(
        "events",
        sa.Column("host_id", sa.Text, primary_key=True),
        sa.Column("time", sa.Double, primary_key=True),
        sa.Column("type", sa.Text, primary_key=True),
        sa.Column("object_id", sa.Text, primary_key=True),
        sa.Column("action", sa.Text, primary_key=True),
        sa.Column("attributes", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_events_time", "events", ["time"])
    op.create_index("ix_events_object", "events", ["object_id", "time"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("host_id", sa.Text),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
    )
    op.create_index("ix_audit_at", "audit", ["at"])


def _create_history() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("used_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "samples",
        sa.Column("series_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("ts", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Double, nullable=False),
        sqlite_with_rowid=False,
    )
    for name in ("samples_minute", "samples_hour"):
        op.create_table(
            name,
            sa.Column("series_id", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("ts", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("value", sa.Double, nullable=False),
            sa.Column("n", sa.Integer, nullable=False),
            sqlite_with_rowid=False,
        )
