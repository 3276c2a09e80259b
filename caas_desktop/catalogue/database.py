"""The catalogue as the rest of the program sees it (Protocol ``Catalogue``)."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from caas_desktop.catalogue import apps, eventlog, records
from caas_desktop.catalogue.connections import Connections
from caas_desktop.catalogue.history import History
from caas_desktop.catalogue.migrate import check_file, upgrade
from caas_desktop.catalogue.place import Place, prepare_file
from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import EngineInfo, HostSpec
from caas_desktop.domain.refs import HostId, Ref

ORPHANS_KEPT_S = 30 * 86_400


class Database:
    """Fulfils ``domain.ports.Catalogue``.

    Each method is one transaction: it is done in full, or it raises CatalogueError and nothing
    of it is kept (``add_samples``: in batches of 10,000). After an error the next call works
    again as soon as its cause is gone, so writers log the error and carry on.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._history = History(connections)

    @classmethod
    def open(cls, place: Place) -> Self:
        """Prepare the file, check it, bring it to our schema."""
        if place.path is not None and not prepare_file(place.path):
            check_file(place.path)
        connections = Connections(place)
        try:
            upgrade(connections)
        except BaseException:
            connections.close()
            raise
        return cls(connections)

    def close(self) -> None:
        """May be called from any thread, and twice; later calls of the others raise."""
        self._connections.close()

    def hosts(self) -> list[HostSpec]:
        """Return the hosts by folder and name."""
        with self._connections.reading() as connection:
            return records.all_hosts(connection)

    def save_host(self, spec: HostSpec) -> None:
        with self._connections.writing() as connection:
            records.save_host(connection, spec)

    def delete_host(self, host: HostId) -> None:
        """Forget a host, its content and its events; the audit log stays."""
        with self._connections.writing() as connection:
            records.delete_host(connection, host)

    def setting(self, key: str) -> Any:
        with self._connections.reading() as connection:
            return records.setting(connection, key)

    def settings(self) -> dict[str, Any]:
        with self._connections.reading() as connection:
            return records.all_settings(connection)

    def save_setting(self, key: str, value: Any) -> None:
        """Store any JSON value; never a secret: those belong into the vault."""
        with self._connections.writing() as connection:
            records.save_setting(connection, key, value)

    def last_known(self, host: HostId) -> tuple[float, EngineInfo, records.Items] | None:
        with self._connections.reading() as connection:
            return records.last_known(connection, host)

    def save_last_known(
        self, host: HostId, seen_at: float, info: EngineInfo, items: Mapping[Ref, Mapping[str, Any]]
    ) -> None:
        """Replace what is known; ``items`` are what kinds allow to be remembered (no secrets)."""
        with self._connections.writing() as connection:
            records.save_last_known(connection, host, seen_at, info, items)

    def add_events(self, events: Sequence[EngineEvent]) -> None:
        """Log events; without command lines and foreign labels, which may be secrets."""
        if not events:
            return
        with self._connections.writing() as connection:
            eventlog.add_events(connection, events)

    def events(self, *, host: HostId | None = None, object_id: str | None = None,
               since: float = 0.0, limit: int = 500) -> list[EngineEvent]:
        with self._connections.reading() as connection:
            return eventlog.find_events(connection, host, object_id, since, limit)

    def add_audit(
        self, at: float, host: HostId | None, action: str, target: str, result: str
    ) -> None:
        with self._connections.writing() as connection:
            eventlog.add_audit(connection, at, host, action, target, result)

    def audit(self, *, limit: int = 500) -> list[tuple[float, HostId | None, str, str, str]]:
        with self._connections.reading() as connection:
            return eventlog.find_audit(connection, limit)

    def add_samples(self, rows: Sequence[tuple[str, float, float]]) -> None:
        self._history.add(rows)

    def samples(self, series: str, since: float, until: float) -> list[tuple[float, float]]:
        """Raw for 2 h, means of a minute for 7 days, of an hour for 400 days."""
        return self._history.find(series, since, until)

    def add_revision(self, revision: Revision, sealed: bytes, keep: int) -> Revision:
        with self._connections.writing() as connection:
            return apps.add_revision(connection, revision, sealed, keep)

    def revisions(self, app: AppKey) -> list[Revision]:
        with self._connections.reading() as connection:
            return apps.find_revisions(connection, app)

    def sealed_revision(self, app: AppKey, number: int) -> bytes | None:
        with self._connections.reading() as connection:
            return apps.sealed_revision(connection, app, number)

    def adoptions(self) -> list[Adoption]:
        with self._connections.reading() as connection:
            return apps.all_adoptions(connection)

    def save_adoption(self, adoption: Adoption) -> None:
        with self._connections.writing() as connection:
            apps.save_adoption(connection, adoption)

    def delete_adoption(self, app: AppKey) -> None:
        with self._connections.writing() as connection:
            apps.delete_adoption(connection, app)

    def prune(self, now: float) -> None:
        """Roll up and drop; meant for every few minutes on a worker thread."""
        self._history.prune(now)
        with self._connections.writing() as connection:
            eventlog.prune(connection, now)
            records.drop_orphans(connection, now - ORPHANS_KEPT_S)
