"""Turns the database's errors into sentences with a way out, by code, never by text."""
from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.text import N_


class CatalogueDamaged(CatalogueError):
    """The file is no usable database; offer ``move_aside``."""


class CatalogueNewer(CatalogueError):
    """A newer version of the program made it; nothing was touched."""


class CatalogueFull(CatalogueError):
    """No space left; what was written before is safe, and writing works again with space."""


class CatalogueReadOnly(CatalogueError):
    """The file, its folder or the server's role may not be written."""


class CatalogueBusy(CatalogueError):
    """Another program holds the catalogue for longer than we wait; try again."""


def damaged(where: str, detail: str = "") -> CatalogueDamaged:
    return CatalogueDamaged(
        N_("The catalogue {where} is damaged."),
        hint=N_("Move it aside (it is kept) and start a new one, or put back a copy."),
        detail=detail, where=where)


def newer(where: str, found: str) -> CatalogueNewer:
    return CatalogueNewer(
        N_("The catalogue {where} was made by a newer version of CaaS Desktop."),
        hint=N_("Update the program, or move the catalogue aside (it is kept) and start a new "
                "one."),
        detail=f"schema version {found}", where=where)


def full(where: str, detail: str = "") -> CatalogueFull:
    return CatalogueFull(
        N_("There is no space left for the catalogue {where}."),
        hint=N_("Free some disk space; nothing that was saved is lost, and saving goes on by "
                "itself."),
        detail=detail, where=where)


def read_only(where: str, detail: str = "") -> CatalogueReadOnly:
    return CatalogueReadOnly(
        N_("The catalogue {where} cannot be written."),
        hint=N_("Give yourself the right to write the file and its folder, or choose another "
                "place."),
        detail=detail, where=where)


def busy(where: str, detail: str = "") -> CatalogueBusy:
    return CatalogueBusy(
        N_("The catalogue {where} is in use by another program."),
        hint=N_("Try again; close other consoles if it stays so."), detail=detail, where=where)


_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_CANTOPEN: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
}


def from_sqlite(error: sqlite3.Error, where: str, *, no_space: bool) -> CatalogueError:
    """Translate by result code.

    Args:
        no_space: The disk is full right now: SQLite reports a failed write of its shared memory
            or journal as a plain I/O error then.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    detail = f"{error} ({getattr(error, 'sqlite_errorname', 'no code')})"
    if no_space and code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return full(where, detail)
    if maker := _BY_SQLITE_CODE.get(code):
        return maker(where, detail)
    return CatalogueError(
        N_("The catalogue {where} could not be read or written."),
        hint=N_("Check the disk it lies on, then try again."), detail=detail, where=where)


def from_os(error: OSError, where: str) -> CatalogueError:
    """Translate what the file system answers."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(where, str(error))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR):
        return read_only(where, str(error))
    return CatalogueError(
        N_("The catalogue {where} could not be opened."),
        detail=str(error), where=where)


@contextmanager
def translated_os(where: str) -> Iterator[None]:
    """Turn OSError and plain sqlite3 errors inside the block into CatalogueError."""
    try:
        yield
    except OSError as error:
        raise from_os(error, where) from error
    except sqlite3.Error as error:
        raise from_sqlite(error, where, no_space=False) from error


_BY_SQLSTATE = {
    "53100": full,  # disk_full
    "25006": read_only,  # read_only_sql_transaction
    "42501": read_only,  # insufficient_privilege
    "55P03": busy,  # lock_not_available
    "57014": busy,  # query_canceled: our statement_timeout
    "40P01": busy,  # deadlock_detected
    "40001": busy,  # serialization_failure
    "XX001": damaged,  # data_corrupted
}


def from_postgresql(error: BaseException, where: str) -> CatalogueError:
    """Translate by SQLSTATE; libpq gives none when no connection came about."""
    maker = _BY_SQLSTATE.get(getattr(error, "sqlstate", None) or "")
    if maker is not None:
        return maker(where, str(error))
    return CatalogueError(
        N_("The server of the catalogue {where} does not answer as it should."),
        hint=N_("Check that it runs, that name, user and password are right, then try again."),
        detail=str(error), where=where)
