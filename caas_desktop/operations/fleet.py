"""All hosts: their entries, their connections, their last known content."""
from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any

from caas_desktop.domain.changes import (
    AppsAdopted,
    Change,
    HostChanged,
    HostDefined,
    HostForgotten,
    Snapshot,
)
from caas_desktop.domain.errors import CaasError, CatalogueError
from caas_desktop.domain.hosts import EngineInfo, HostSpec, HostStatus, Phase
from caas_desktop.domain.ports import Catalogue, Connector, Engine, Vault
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.text import N_
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.adoptions import tenants_of
from caas_desktop.operations.clusters import Clusters
from caas_desktop.operations.session import HostSession
from caas_desktop.operations.store import HostView, Store

log = logging.getLogger(__name__)

EngineListener = Callable[[HostSpec, Engine | None], None]


def new_host_id() -> HostId:
    return HostId(secrets.token_hex(8))


class Fleet:
    """Owns one ``HostSession`` per entry. GUI thread only, but for what says otherwise."""

    def __init__(self, store: Store, connector: Connector, catalogue: Catalogue, vault: Vault,
                 emit: Callable[[Change], None]) -> None:
        self.connector, self.vault, self._catalogue = connector, vault, catalogue
        self._store, self._emit = store, emit
        self._clusters = Clusters()
        self._sessions: dict[HostId, HostSession] = {}
        self._engine_listeners: list[EngineListener] = []
        self._engines: dict[HostId, Engine] = {}

    # -- entries -------------------------------------------------------------------------

    def show_entries(self, specs: Iterable[HostSpec]) -> None:
        """Show what the catalogue has."""
        for spec in specs:
            self._define(spec)

    def recall(self, specs: Iterable[HostSpec]) -> list[Change]:
        """Return whose apps are, and the last known content of these.

        Any thread; takes 50 ms for 1,000 objects.
        What cannot be read is passed over: it comes anew from the host.
        """
        found: list[Change] = []
        try:
            found.append(AppsAdopted(tenants_of(self._catalogue)))
        except CatalogueError as exc:
            log.warning("adopted apps not read: %s", exc)
        for spec in specs:
            try:
                found += self._recalled(spec)
            except CatalogueError as exc:
                log.warning("%s: last known content not read: %s", spec.name, exc)
        return found

    def keep(self, specs: Iterable[HostSpec], secrets_by_name: dict[str, str] | None = None
             ) -> None:
        """Write entries; the secrets ("password", …) of a single one go to the vault only.

        Any thread but the GUI's: a keyring may ask its user for a minute.

        Raises:
            VaultError, CatalogueError: It could not be kept.
        """
        for spec in specs:
            for name, secret in (secrets_by_name or {}).items():
                self.vault.set(f"host/{spec.id}/{name}", secret)
            self._catalogue.save_host(spec)

    def show(self, spec: HostSpec) -> None:
        """Show an entry that was kept, and connect it anew."""
        self._define(spec)
        self.disconnect(spec.id)
        if spec.enabled:
            self.connect(spec.id)

    def erase(self, host: HostId) -> None:
        """Remove the entry, its secrets and its last known content; the host is not touched.

        Any thread but the GUI's, as ``keep``.

        Raises:
            CatalogueError: It is still there.
        """
        for name in ("password", "passphrase"):
            try:
                self.vault.delete(f"host/{host}/{name}")
            except CaasError as exc:
                log.warning("secret not removed: %s", exc)
        self._catalogue.delete_host(host)

    def hide(self, host: HostId) -> None:
        """Disconnect what was erased and show it no more, behind what its session told before."""
        self.disconnect(host)
        self._emit(HostForgotten(host))

    # -- connections ---------------------------------------------------------------------

    def connect(self, host: HostId) -> None:
        """Connect and stay connected; when already trying, try at once."""
        session = self._sessions.get(host)
        if session is not None:
            session.retry_now()
            return
        view = self._store.hosts.get(host)
        if view is None:
            return  # forgotten while a dialog asked about it
        session = HostSession(view.spec, self.connector, self._clusters, self._emit,
                              self._on_engine, known=view.status)
        self._sessions[host] = session
        session.start()

    def disconnect(self, host: HostId) -> None:
        """End the connection and keep the last known content, dated.

        Shown soon: behind what the session told before, so that this is the last word.
        """
        session = self._sessions.pop(host, None)
        if session is None:
            return
        session.stop()
        view = self._store.hosts.get(host)
        if view is not None:
            was = view.status
            seen_at = time.time() if was.live else was.seen_at
            self._emit(HostChanged(host, HostStatus(
                Phase.OFFLINE, since=time.time(), reason=N_("Disconnected."), seen_at=seen_at,
                info=was.info)))

    def engine(self, host: HostId) -> Engine | None:
        """Return the open connection, None while there is none. Any thread."""
        return self._engines.get(host)

    def tries(self, host: HostId) -> bool:
        """Return whether somebody keeps this host connected, or tries to. Any thread."""
        session = self._sessions.get(host)
        return session is not None and not session.given_up

    def doubt(self, host: HostId) -> bool:
        """Ask an open connection whether it lives; one that does not is made anew. Any thread."""
        session = self._sessions.get(host)
        return session is not None and session.doubt()

    def hurry(self, host: HostId) -> bool:
        """Try a missing connection at once; False where nobody wants one. Any thread."""
        session = self._sessions.get(host)
        if session is None:
            return False
        session.retry_now()
        return True

    def engine_of(self, scope: ScopeId) -> Engine | None:
        """Return a live connection that leads to ``scope``; for a cluster, to who speaks for it."""
        speaker = self._clusters.speaker(scope)
        if speaker is not None and speaker.engine is not None:
            return speaker.engine
        for engine in self.engines():
            if scope in (engine.info.scope, engine.info.cluster_scope):
                return engine
        return None

    def engines(self) -> list[Engine]:
        """Return every open connection. Any thread."""
        return list(self._engines.values())

    def ask(self, ref: Ref, *, settle: bool = False) -> bool:
        """Have one resource read again soon; ``settle`` then ends its pending mark.

        False where no connection leads to it.
        """
        speaker = self._clusters.speaker(ref.scope)
        if isinstance(speaker, HostSession) and speaker.ask(ref, settle=settle):
            return True
        for view in self._store.routes(ref.scope):
            session = self._sessions.get(view.spec.id)
            if session and session.engine and session.ask(ref, settle=settle):
                return True
        return False

    def relist(self, scope: ScopeId, kind: str) -> None:
        """List one kind of a scope again, for what sends no events."""
        speaker = self._clusters.speaker(scope)
        if isinstance(speaker, HostSession):
            speaker.relist(scope, KINDS[kind])
            return
        for view in self._store.routes(scope)[:1]:
            session = self._sessions.get(view.spec.id)
            if session:
                session.relist(scope, KINDS[kind])

    def look_again(self, host: HostId | None = None) -> None:
        """Read the part that one host, or every host, has in its cluster: it was changed."""
        for host_id, session in self._sessions.items():
            if host in (None, host_id):
                session.look_again()

    def refresh(self, host: HostId | None = None) -> None:
        """List again what one host, or every host, has."""
        for host_id, session in self._sessions.items():
            if host in (None, host_id):
                session.refresh_all()

    def on_lease(self, listener: Callable[[ScopeId], None]) -> None:
        """Call ``listener`` when a cluster's scaling lease was written or removed; any thread."""
        self._clusters.lease_written = listener

    def on_engine(self, listener: EngineListener) -> None:
        """Call ``listener(spec, engine or None)`` at each (dis)connection; any thread."""
        self._engine_listeners.append(listener)

    def _on_engine(self, spec: HostSpec, engine: Engine, is_open: bool) -> None:
        if is_open:
            self._engines[spec.id] = engine
        elif self._engines.get(spec.id) is engine:
            del self._engines[spec.id]
        else:
            return  # of a session that another one has replaced meanwhile
        for listener in self._engine_listeners:
            listener(spec, engine if is_open else None)

    # -- last known content --------------------------------------------------------------

    def remember(self, host: HostId | None = None) -> Callable[[], None]:
        """Return a function that writes the last known content; run it on any thread.

        The content is taken now, on the GUI thread; items are immutable.
        """
        views = [v for v in self._store.hosts.values() if host in (None, v.spec.id)]
        taken = [self._content(view) for view in views if view.status.info]

        def write() -> None:
            for host_id, seen_at, info, items in taken:
                rows = {ref: dump(item) for ref, item in items.items()
                        if (dump := KINDS[ref.kind].remember)}
                self._catalogue.save_last_known(host_id, seen_at, info, rows)

        return write

    def _content(self, view: HostView) -> tuple[HostId, float, EngineInfo, dict[Ref, Any]]:
        info = view.status.info
        assert info is not None
        items = {ref: self._store.get(ref) for scope in view.scopes for kind in KINDS
                 for ref in self._store.refs(scope, kind)}
        seen_at = time.time() if view.status.live else (view.status.seen_at or time.time())
        return view.spec.id, seen_at, info, items

    def _define(self, spec: HostSpec) -> None:
        self._store.apply([HostDefined(spec)])

    def _recalled(self, spec: HostSpec) -> list[Change]:
        known = self._catalogue.last_known(spec.id)
        if known is None:
            return []
        seen_at, info, rows = known
        groups: dict[tuple[ScopeId, str], dict[Ref, Any]] = {}
        for ref, raw in rows.items():
            kind = KINDS.get(ref.kind)
            if kind is None or kind.recall is None:
                continue
            try:
                groups.setdefault((ref.scope, ref.kind), {})[ref] = kind.recall(raw)
            except (TypeError, ValueError, KeyError):
                log.warning("%s: unreadable last known %s dropped", spec.name, ref.kind)
        return [HostChanged(spec.id, HostStatus(
            Phase.OFFLINE, since=seen_at, seen_at=seen_at, info=info)),
            *(Snapshot(scope, kind_key, items, complete=False)
              for (scope, kind_key), items in groups.items())]

    def close(self, patience_s: float = 0.5) -> None:
        """End every connection; waits together at most ``patience_s``, then leaves them."""
        for session in self._sessions.values():
            session.stop()
        until = time.monotonic() + patience_s
        for session in self._sessions.values():
            session.join(max(0.0, until - time.monotonic()))
