"""Turns "something happened to X" into what X is now."""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from caas_desktop.domain.changes import Change, Pending, Removed, Snapshot, Upserted
from caas_desktop.domain.errors import CaasError, HostError, ProtocolGarbage, ResourceGone
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.text import N_, Text
from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.registry import KINDS

log = logging.getLogger(__name__)

# One filtered list of N costs about as much as four inspects.
LIST_FROM = 20

# Gathers what a "compose up" does to one object within a moment into one inspect; short enough
# to stay far below the 200 ms in which an effect has to be seen.
COALESCE_S = 0.02

# No answer is older than the time-out of its request: then who was removed may be forgotten.
GONE_KEPT_S = 120.0
GONE_KEPT = 1000


def listed(engine: Engine, kind: Kind[Any], scope: ScopeId,
           ids: Iterable[str] | None = None) -> dict[Ref, Any]:
    """Return the engine's resources of ``kind``, all or those with ``ids``.

    An entry that cannot be read (no id, no name) is skipped and logged: one broken object must
    not hide the others.

    Raises:
        ProtocolGarbage: It is no list, which is not "there is none".
        CaasError: The host cannot be reached, or refused.
    """
    query = dict(kind.list_query)
    if ids is not None:
        query["filters"] = {"id": list(ids)}
    answer = engine.request("GET", kind.list_path, query=query, lane=Lane.REFRESH, timeout_s=60)
    entries = kind.listing(answer)
    if entries is None:
        raise ProtocolGarbage(
            N_("{host} does not answer like a Docker Engine: {what}."), host=engine.spec.name,
            what=Text(N_("its {path} is no list"), path=kind.list_path),
            hint=N_("Check the address and the port; another program may be listening there."))
    found: dict[Ref, Any] = {}
    for raw in entries:
        try:
            object_id = kind.id_of(raw)
            if not object_id:
                raise ValueError("no id")
            found[Ref(scope, kind.key, object_id)] = kind.parse(raw)
        except (KeyError, TypeError, ValueError, AttributeError) as exc:
            log.warning("%s: unreadable %s skipped: %s", engine.spec.name, kind.key,
                        type(exc).__name__)
    return found


def inspected(engine: Engine, kind: Kind[Any], object_id: str) -> Any:
    """Return one resource as it is now; raises ResourceGone."""
    raw = engine.request("GET", kind.inspect_path.format(id=object_id), lane=Lane.REFRESH)
    try:
        return (kind.parse_inspect or kind.parse)(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise CaasError(N_("{host} sent an unreadable {kind}."), host=engine.spec.name,
                        kind=Text(kind.singular)) from exc


class Refresher:
    """Re-reads objects of one connection, coalesced, in a thread of its own.

    ``enrich`` asks for an inspect of what a list told only half; it waits behind everything that
    events ask for. A late result is dropped: after ``close``, and of what was removed meanwhile.
    ``refused`` is told when a live engine does not list a scope: a cluster without a leader.
    ``known`` is what the connection before knew: a list must not forget what inspects told then.
    """

    def __init__(self, engine: Engine, emit: Callable[[Change], None],
                 lost: Callable[[HostError], None],
                 refused: Callable[[ScopeId, CaasError], None] = lambda scope, error: None,
                 known: Mapping[Ref, Any] | None = None) -> None:
        self._engine, self._emit, self._lost, self._refused = engine, emit, lost, refused
        self._wake = threading.Condition()
        self._asked: dict[Ref, Kind[Any]] = {}
        self._idle: dict[Ref, Kind[Any]] = {}
        self._lists: dict[tuple[ScopeId, str], Kind[Any]] = {}
        self._settling: set[Ref] = set()
        self._known: dict[Ref, Any] = dict(known or {})
        self._gone: dict[Ref, float] = {}  # when it was removed
        self._closed = False
        self._thread = threading.Thread(
            target=self._run, name=f"refresh-{engine.spec.name}", daemon=True)
        self._thread.start()

    @property
    def known(self) -> dict[Ref, Any]:
        """Return a copy of what is known, for the next connection."""
        with self._wake:
            return dict(self._known)

    def tell_list(self, scope: ScopeId, kind: Kind[Any], found: dict[Ref, Any], asked_at: float
                  ) -> None:
        """Emit the whole list of a kind that was asked for at ``asked_at`` (monotonic seconds).

        What inspects told is kept; what was removed meanwhile stays away.
        """
        with self._wake:
            items = {ref: self._merged(ref, item, kind) for ref, item in found.items()
                     if not self._is_gone(ref, asked_at)}
            for ref in [r for r in self._known if (r.scope, r.kind) == (scope, kind.key)]:
                if ref not in items:
                    del self._known[ref]
            self._send(Snapshot(scope, kind.key, items))
            for whole in KINDS.values():
                if whole.parts == kind.key:
                    self._judge_again(scope, whole)

    def ask(self, ref: Ref, kind: Kind[Any], *, settle: bool = False) -> bool:
        """Read an object again; with ``settle`` its pending mark goes right behind the answer.

        So that a row never shows the state before the command for a moment. False: closed.
        """
        with self._wake:
            if self._closed:
                return False
            if settle:
                self._settling.add(ref)
            self._asked[ref] = kind
            self._idle.pop(ref, None)
            self._wake.notify()
        return True

    def relist(self, scope: ScopeId, kind: Kind[Any]) -> None:
        with self._wake:
            self._lists[scope, kind.key] = kind
            self._wake.notify()

    def enrich(self, refs: Iterable[Ref], kind: Kind[Any]) -> None:
        with self._wake:
            self._idle.update((ref, kind) for ref in refs if ref not in self._asked)
            self._wake.notify()

    def removed(self, ref: Ref) -> None:
        with self._wake:
            self._asked.pop(ref, None)
            self._idle.pop(ref, None)
            self._known.pop(ref, None)
            self._note_gone(ref)
            self._send(Removed(ref))

    def close(self) -> None:
        with self._wake:
            self._closed = True
            settling, self._settling = self._settling, set()
            self._wake.notify()
        for ref in settling:
            self._emit(Pending(ref, None))

    def _run(self) -> None:
        while not self._closed:
            with self._wake:
                while not (self._asked or self._idle or self._lists or self._closed):
                    self._wake.wait()
                if self._asked and not self._closed:
                    self._wake.wait(COALESCE_S)
                asked, self._asked = self._asked, {}
                lists, self._lists = self._lists, {}
                one = self._idle.popitem() if self._idle and not asked else None
            if self._closed:
                return
            try:
                self._refresh(asked, lists)
                if one:
                    self._inspect(*one)
            except HostError as exc:
                if not self._closed:
                    self._lost(exc)
                return
            except Exception:
                if self._closed:  # its wires were closed under its hands
                    return
                log.exception("%s: refresh failed", self._engine.spec.name)
            self._settle(asked)

    def _refresh(self, asked: dict[Ref, Kind[Any]],
                 lists: dict[tuple[ScopeId, str], Kind[Any]]) -> None:
        for (scope, _), kind in lists.items():
            self._send_snapshot(scope, kind)
        groups: dict[tuple[ScopeId, str], list[Ref]] = {}
        for ref in asked:
            if (ref.scope, ref.kind) not in lists:
                groups.setdefault((ref.scope, ref.kind), []).append(ref)
        for (scope, _), refs in groups.items():
            kind = asked[refs[0]]
            if len(refs) > LIST_FROM:
                self._list(scope, kind, refs)
            else:
                for ref in refs:
                    self._inspect(ref, kind)

    def _settle(self, asked: Iterable[Ref]) -> None:
        with self._wake:
            settled = self._settling.intersection(asked)
            self._settling -= settled
        for ref in settled:
            self._send(Pending(ref, None))

    def _send_snapshot(self, scope: ScopeId, kind: Kind[Any]) -> None:
        asked_at = time.monotonic()
        try:
            found = listed(self._engine, kind, scope)
        except HostError:
            raise
        except CaasError as exc:
            self._refused(scope, exc)
            return
        self.tell_list(scope, kind, found, asked_at)

    def _list(self, scope: ScopeId, kind: Kind[Any], refs: list[Ref]) -> None:
        asked_at = time.monotonic()
        try:
            found = listed(self._engine, kind, scope, [ref.id for ref in refs])
        except HostError:
            raise
        except CaasError as exc:
            self._refused(scope, exc)
            return
        for ref in refs:
            if ref in found:
                self._tell(ref, found[ref], kind, asked_at)
            else:
                self._send(Removed(ref))
        if kind.parse_inspect:
            self.enrich(found, kind)

    def _inspect(self, ref: Ref, kind: Kind[Any]) -> None:
        asked_at = time.monotonic()
        try:
            item = inspected(self._engine, kind, ref.id)
        except ResourceGone:
            self._known.pop(ref, None)
            self._send(Removed(ref))
        except HostError:
            raise
        except CaasError as exc:
            log.warning("%s: %s", self._engine.spec.name, exc)
        else:
            self._tell(ref, item, kind, asked_at)

    def _tell(self, ref: Ref, item: Any, kind: Kind[Any], asked_at: float) -> None:
        with self._wake:
            if not self._is_gone(ref, asked_at):
                self._send(Upserted(ref, self._merged(ref, item, kind)))

    def _note_gone(self, ref: Ref) -> None:
        now = time.monotonic()
        self._gone[ref] = now
        if len(self._gone) > GONE_KEPT:
            self._gone = {r: at for r, at in self._gone.items() if at > now - GONE_KEPT_S}

    def _is_gone(self, ref: Ref, asked_at: float) -> bool:
        """True for what was removed after an answer about it had been asked for."""
        return self._gone.get(ref, float("-inf")) >= asked_at

    def _merged(self, ref: Ref, item: Any, kind: Kind[Any]) -> Any:
        old = self._known.get(ref)
        item = self._complete(ref, item, kind)
        merged = self._judged(ref, item if old is None else kind.merge(old, item), kind)
        self._known[ref] = merged
        return merged

    def _judged(self, ref: Ref, item: Any, kind: Kind[Any]) -> Any:
        return kind.judge(item, lambda: [one for other, one in self._known.items() if (
            other.scope, other.kind) == (ref.scope, kind.parts)])

    def _judge_again(self, scope: ScopeId, kind: Kind[Any]) -> None:
        """The parts were listed: what they make of the whole may have changed."""
        for ref in [r for r in self._known if (r.scope, r.kind) == (scope, kind.key)]:
            item = self._judged(ref, old := self._known[ref], kind)
            if item != old:
                self._known[ref] = item
                self._send(Upserted(ref, item))

    def _complete(self, ref: Ref, item: Any, kind: Kind[Any]) -> Any:
        return kind.complete(item, lambda key, id_: self._known.get(Ref(ref.scope, key, id_)))

    def _send(self, change: Change) -> None:
        with self._wake:
            if not self._closed:
                self._emit(change)
