"""Brings a catalogue to our schema: once, under a lock, with a copy before an upgrade."""
from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from caas_desktop.catalogue import faults
from caas_desktop.catalogue.connections import Connections
from caas_desktop.catalogue.place import back_up
from caas_desktop.catalogue.schema import metadata
from caas_desktop.catalogue.values import HEAD, VERSION_TABLE
from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.text import N_

MIGRATIONS = Path(__file__).parent / "migrations"
QUICK_CHECK_BYTES = 16 << 20
"""Files up to this size are checked page by page at each opening (below 0.1 s)."""
SMALLEST_BYTES = 512
_LOCK_NUMBER = 0x43616153  # "CaaS": PostgreSQL's advisory locks are numbers


def check_file(path: Path) -> None:
    """Look at an existing SQLite file without changing it.

    Raises:
        CatalogueDamaged, CatalogueNewer, CatalogueError: another program's database.
    """
    where = str(path)
    if path.stat().st_size < SMALLEST_BYTES:
        raise faults.damaged(where)  # SQLite would take it for empty and write over it
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as file:
            names = {row[0] for row in file.execute("SELECT name FROM sqlite_master")}
            if VERSION_TABLE in names:
                found = file.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
                _judge(found[0] if found else None, names, where)
            else:
                _judge(None, names, where)
            if path.stat().st_size <= QUICK_CHECK_BYTES:
                answer = str(file.execute("PRAGMA quick_check(1)").fetchone()[0])
                if answer != "ok":
                    raise faults.damaged(where, answer)
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, where, no_space=False) from error


def upgrade(connections: Connections) -> None:
    """Bring the catalogue to HEAD; a second console waits and then finds it done.

    Schema changes are part of the transaction in both databases: a crash leaves the old schema.
    """
    with connections.reading() as connection:
        if _version(connection, connections.where) == HEAD:
            return  # the usual start never imports alembic
    with connections.writing() as connection:
        if not connections.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK_NUMBER})
        version = _version(connection, connections.where)
        if version == HEAD:
            return
        if version is not None and connections.place.path is not None:
            back_up(connections.place.path, version)
        _run_alembic(connection)


def _version(connection: Connection, where: str) -> str | None:
    names = set(inspect(connection).get_table_names())
    version = None
    if VERSION_TABLE in names:
        version = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    _judge(version, names, where)
    return version


def _judge(version: str | None, tables: set[str], where: str) -> None:
    """Refuse what is newer than we are, and tables that we did not make."""
    if version is None:
        if taken := sorted(tables & set(metadata.tables)):
            raise CatalogueError(
                N_("The catalogue {where} belongs to another program."),
                hint=N_("Choose another file or database for the catalogue."),
                detail=f"tables: {', '.join(taken)}", where=where)
    elif not version.isdecimal() or version > HEAD:
        raise faults.newer(where, version)


def _run_alembic(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
