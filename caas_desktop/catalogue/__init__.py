"""The local database: hosts, settings, last known content, events, audit, metric history.

The only importer of sqlalchemy and alembic. Importing this package costs nothing; the 170 ms of
sqlalchemy are paid by the first ``open_catalogue``, so call it off the GUI thread or after the
first window is on screen. A command pays them only when it needs them: ``open_quickly``.
"""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from caas_desktop.catalogue.faults import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueFull,
    CatalogueNewer,
    CatalogueReadOnly,
)
from caas_desktop.catalogue.place import move_aside, place_of

if TYPE_CHECKING:
    from caas_desktop.catalogue.database import Database
    from caas_desktop.domain.ports import Catalogue

MEMORY = ":memory:"

__all__ = [
    "MEMORY",
    "CatalogueBusy",
    "CatalogueDamaged",
    "CatalogueFull",
    "CatalogueNewer",
    "CatalogueReadOnly",
    "move_aside",
    "open_catalogue",
    "open_quickly",
]


def open_catalogue(url_or_path: str | Path, *, password: str | None = None) -> Database:
    """Open the catalogue, creating or upgrading it where needed; blocks, thread-safe afterwards.

    Args:
        url_or_path: An SQLite file, ``postgresql://user@host/name``, or ``MEMORY`` for a
            catalogue that is forgotten at the end of the run.
        password: PostgreSQL's, from the vault (``catalogue/password``); never part of the URL.

    Raises:
        CatalogueDamaged, CatalogueNewer: offer ``move_aside`` and open again.
        CatalogueReadOnly, CatalogueFull, CatalogueBusy, CatalogueError: see message and hint;
            ``MEMORY`` lets the console run meanwhile.
    """
    place = place_of(url_or_path, password)
    from caas_desktop.catalogue.database import Database

    return Database.open(place)


def open_quickly(url_or_path: str | Path, *, password: str | None = None) -> Catalogue:
    """As ``open_catalogue``, for one command: sqlalchemy is imported when it is needed."""
    place = place_of(url_or_path, password)
    from caas_desktop.catalogue.quick import QuickDatabase

    return cast("Catalogue", QuickDatabase(place))
