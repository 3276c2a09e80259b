"""The catalogue for one command: a few questions to an SQLite file, without sqlalchemy.

sqlalchemy takes 0.25 s to import, more than the rest of a command. What is asked here is asked of
the file itself; all else, and whatever goes wrong, is left to the ``Database``.
"""
from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from caas_desktop.catalogue.place import Place, prepare_file
from caas_desktop.catalogue.values import HEAD, VERSION_TABLE, host_of, plain, sort_hosts
from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import HostId, ScopeId

if TYPE_CHECKING:
    from caas_desktop.catalogue.database import Database

T = TypeVar("T")
BUSY_S = 2.0


class QuickDatabase:
    """Fulfils ``domain.ports.Catalogue``; thread-safe."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._opened: Database | None = None
        self._file = _opened(place.path) if place.path else None
        if self._file is None:
            self._whole()  # to be made, upgraded or refused

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole(), name)

    def _whole(self) -> Database:
        from caas_desktop.catalogue.database import Database

        with self._lock:
            if self._opened is None:
                self._opened = Database.open(self._place)
            return self._opened

    def close(self) -> None:
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None
            if self._opened is not None:
                self._opened.close()

    def _ask(self, ask: Callable[[sqlite3.Connection], T], else_: Callable[[Database], T]) -> T:
        if self._opened is None:
            with self._lock:
                try:
                    if self._file is not None:
                        return ask(self._file)
                except (sqlite3.Error, ValueError, LookupError, TypeError):
                    pass  # the other says what it is, or does it
        return else_(self._whole())

    def hosts(self) -> list[HostSpec]:
        def ask(connection: sqlite3.Connection) -> list[HostSpec]:
            rows = connection.execute("SELECT * FROM hosts")
            return sort_hosts(host_of({**row, "endpoint": json.loads(row["endpoint"])})
                              for row in map(dict, rows))

        return self._ask(ask, lambda whole: whole.hosts())

    def setting(self, key: str) -> Any:
        def ask(connection: sqlite3.Connection) -> Any:
            row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
            return None if row is None or row[0] is None else json.loads(row[0])

        return self._ask(ask, lambda whole: whole.setting(key))

    def add_audit(self, at: float, host: HostId | None, action: str, target: str, result: str
                  ) -> None:
        row = (at, host, plain(action), plain(target), plain(result))
        self._ask(lambda connection: connection.execute(
            "INSERT INTO audit (at, host_id, action, target, result) VALUES (?, ?, ?, ?, ?)", row),
            lambda whole: whole.add_audit(at, host, action, target, result))

    def revisions(self, app: AppKey) -> list[Revision]:
        def ask(connection: sqlite3.Connection) -> list[Revision]:
            rows = connection.execute(
                'SELECT number, at, who, made, result, "of" FROM revisions '
                "WHERE scope = ? AND app = ? ORDER BY number DESC", _plain(app))
            return [Revision(app, *row) for row in rows]

        return self._ask(ask, lambda whole: whole.revisions(app))

    def sealed_revision(self, app: AppKey, number: int) -> bytes | None:
        def ask(connection: sqlite3.Connection) -> bytes | None:
            row = connection.execute(
                "SELECT sealed FROM revisions WHERE scope = ? AND app = ? AND number = ?",
                (*_plain(app), number)).fetchone()
            return None if row is None else bytes(row[0])

        return self._ask(ask, lambda whole: whole.sealed_revision(app, number))

    def adoptions(self) -> list[Adoption]:
        def ask(connection: sqlite3.Connection) -> list[Adoption]:
            rows = connection.execute(
                "SELECT scope, app, at, who, tenant FROM adoptions ORDER BY app, scope")
            return [Adoption(AppKey(ScopeId(scope), app), *rest) for scope, app, *rest in rows]

        return self._ask(ask, lambda whole: whole.adoptions())


def _plain(app: AppKey) -> tuple[str, str]:
    return plain(app.scope), plain(app.name)


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return a connection to a file of our newest schema; None for all else."""
    if prepare_file(path):
        return None
    try:
        file = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=BUSY_S,
                               isolation_level=None, check_same_thread=False)
        try:
            rows = file.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall()
            if [row[0] for row in rows] == [HEAD]:
                file.row_factory = sqlite3.Row
                return file
        except sqlite3.Error:
            pass
        file.close()
    except sqlite3.Error:
        pass
    return None
