"""Connections and transactions: the one place that knows SQLite from PostgreSQL."""
from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql as postgresql_dialect
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from caas_desktop.catalogue import faults, postgresql
from caas_desktop.catalogue.place import Place, free_bytes
from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.text import N_

BUSY_S = 5.0
"""How long a console waits for another one's transaction; ours take some milliseconds."""
NO_SPACE_BYTES = 1 << 20


class Connections:
    """Lends connections in a transaction and turns every database error into CatalogueError.

    Writers of one process queue on a lock of our own: it is fair and cheap, where SQLite's
    waiters poll. Between processes SQLite's busy time-out or PostgreSQL's row locks decide.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.where = str(place)
        self._writer = threading.RLock()
        # In memory there is one connection for all: readers take turns with the writer.
        self._reader = self._writer if not (place.path or place.url) else nullcontext()
        self._closed = False
        with self._translated():
            self._engine = postgresql.create(place) if place.url else _sqlite(place)

    @property
    def is_sqlite(self) -> bool:
        return not self.place.url

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection with one consistent view."""
        with self._translated(), self._reader, self._lent() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection that may write; commits at the end, rolls back on any error."""
        if not self._writer.acquire(timeout=2 * BUSY_S):
            raise faults.busy(self.where)
        try:
            with self._translated(), self._lent() as connection:
                connection.execution_options(caas_write=True)
                with connection.begin():
                    yield connection
        finally:
            self._writer.release()

    def close(self) -> None:
        """Close idle connections now, lent ones when they come back; waits 2 s for a writer."""
        got = self._writer.acquire(timeout=2.0)
        try:
            self._closed = True
            self._engine.dispose()
        finally:
            if got:
                self._writer.release()

    @contextmanager
    def _lent(self) -> Iterator[Connection]:
        if self._closed:
            raise CatalogueError(N_("The catalogue {where} is closed."), where=self.where)
        with ExitStack() as stack:
            connection = stack.enter_context(self._engine.connect())
            if not self.is_sqlite:
                driver = connection.connection.driver_connection
                stack.enter_context(postgresql.cut_after(postgresql.TRANSACTION_S, driver))
            try:
                yield connection
            finally:
                if self._closed:  # meanwhile: the pool it would go back to is no more
                    connection.invalidate()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._translate(error.orig) from error
        except sqlite3.Error as error:  # from the pragmas of a new connection
            raise self._translate(error) from error
        except PoolTimeout as error:
            raise faults.busy(self.where) from error

    def _translate(self, error: BaseException | None) -> CatalogueError:
        if isinstance(error, sqlite3.Error):
            return faults.from_sqlite(error, self.where, no_space=self._no_space())
        return faults.from_postgresql(error or Exception(), self.where)

    def _no_space(self) -> bool:
        try:
            return self.place.path is not None and free_bytes(self.place.path) < NO_SPACE_BYTES
        except OSError:
            return False


def insert_into(
    connection: Connection, table: Table
) -> sqlite_dialect.Insert | postgresql_dialect.Insert:
    """Return an INSERT that knows ``on_conflict_…``."""
    if connection.dialect.name == "sqlite":
        return sqlite_dialect.insert(table)
    return postgresql_dialect.insert(table)


def upsert(
    connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]], *, update: bool = True
) -> None:
    """Insert rows; a row whose key exists is overwritten, or left alone without ``update``."""
    batch = list(rows)
    if not batch:
        return
    insert = insert_into(connection, table)
    key = [column.name for column in table.primary_key]
    changed = {name: insert.excluded[name] for name in batch[0] if name not in key}
    if update and changed:
        insert = insert.on_conflict_do_update(index_elements=key, set_=changed)
    else:
        insert = insert.on_conflict_do_nothing()
    connection.execute(insert, batch)


def _sqlite(place: Place) -> Engine:
    if place.path is None:
        engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True,
                               connect_args={"check_same_thread": False})
    else:
        url = make_url("sqlite://").set(database=str(place.path))
        engine = create_engine(url, hide_parameters=True, pool_timeout=2 * BUSY_S,
                               connect_args={"timeout": BUSY_S})
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)
    return engine


def _on_sqlite_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The sqlite3 module's own transactions start late and without IMMEDIATE: we begin them.
    connection.isolation_level = None
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=NORMAL")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL; this one pragma ignores the busy time-out when two consoles race for it."""
    until = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _on_sqlite_begin(connection: Connection) -> None:
    # A transaction that reads first and writes later cannot wait for another console's write
    # (its view would be old); IMMEDIATE waits at the start.
    writes = connection.get_execution_options().get("caas_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
