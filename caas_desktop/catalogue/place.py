"""Where a catalogue lies, and the care for its file: rights, copies, moving aside."""
from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing, suppress
from dataclasses import field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from caas_desktop.catalogue.faults import translated_os
from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

OWN_FOLDER = "caas-desktop"
_SIDE_FILES = ("-wal", "-shm", "-journal")


@frozen
class Place:
    """A catalogue's address: a file, a PostgreSQL URL without password, or neither: memory."""

    path: Path | None = None
    url: str = ""
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return str(self.path or self.url or ":memory:")


def place_of(url_or_path: str | Path, password: str | None = None) -> Place:
    """Tell a file from a URL and refuse what we cannot keep safely.

    Raises:
        CatalogueError: an unknown scheme, or a password inside the URL (never repeated in the
            message).
    """
    text = str(url_or_path)
    if text == ":memory:":
        return Place()
    if "://" not in text:
        return Place(path=Path(text).expanduser().resolve())
    try:
        parts = urlsplit(text)
        secret = parts.password is not None or any(
            key.lower() in ("password", "passfile") for key, _ in parse_qsl(parts.query)
        )
    except ValueError:
        raise CatalogueError(N_("The catalogue's URL cannot be read.")) from None
    if parts.scheme == "sqlite":
        return Place(path=Path(text.removeprefix("sqlite://").removeprefix("/")).resolve())
    if parts.scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise CatalogueError(
            N_("A catalogue cannot be kept at {scheme}://."),
            hint=N_("Give a file, or postgresql://user@host/database."), scheme=parts.scheme[:40])
    if secret:
        raise CatalogueError(
            N_("The catalogue's URL has a password inside."),
            hint=N_("Leave it out of the URL: it is asked for and kept in the vault."))
    rest = text.partition("://")[2]
    return Place(url=f"postgresql+psycopg://{rest}", password=password)


def prepare_file(path: Path) -> bool:
    """Make folder (0700) and file (0600) before anything is written; True for a new catalogue.

    A folder that was there keeps its mode unless it is our own (``caas-desktop``): tightening
    somebody's shared folder would take it away from them.
    """
    with translated_os(str(path)):
        folder = path.parent
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.name == OWN_FOLDER and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            folder.chmod(0o700)
        try:
            # SQLite gives -wal and -shm the mode of the main file.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            return True
        except FileExistsError:
            if not path.is_file():
                raise CatalogueError(
                    N_("{path} is not a file."),
                    hint=N_("Choose another file for the catalogue."), path=path) from None
        for each in (path, *_side_files(path)):
            _make_private(each)
        return path.stat().st_size == 0


def _make_private(path: Path) -> None:
    with suppress(FileNotFoundError):  # another console just closed: side files went with it
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)


def _side_files(path: Path) -> list[Path]:
    return [p for suffix in _SIDE_FILES if (p := path.with_name(path.name + suffix)).exists()]


def move_aside(path: str | Path) -> Path:
    """Rename a catalogue that cannot be used, with its journal, so that a fresh one can start.

    Nothing is deleted or overwritten. Close every console that uses it first.

    Returns:
        The new name: ``<name>.aside-<date>-<time>``.
    """
    path = Path(path).expanduser().resolve()
    target = _free_name(path, "aside")
    with translated_os(str(path)):
        # The journal belongs to its file by name: without it the newest content would be lost.
        for side in _side_files(path):
            side.rename(target.with_name(target.name + side.name.removeprefix(path.name)))
        path.rename(target)
    return target


def back_up(path: Path, version: str) -> Path:
    """Copy an SQLite catalogue (0600) before it is upgraded from ``version``; journal included."""
    target = _free_name(path, f"before-upgrade-of-{version}")
    with translated_os(str(target)):
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            with (
                closing(sqlite3.connect(path, timeout=5)) as source,
                closing(sqlite3.connect(target)) as copy,
            ):
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
        except BaseException:
            target.unlink()
            raise
    return target


def _free_name(path: Path, word: str) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.name}.{word}-{stamp}")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.{word}-{stamp}-{number}")
    return target


def free_bytes(path: Path) -> int:
    """Return the space left where ``path`` lies."""
    import shutil  # 2 ms, for backups only

    return shutil.disk_usage(path.parent).free
