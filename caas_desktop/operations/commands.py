"""Runs actions on the hosts. A command never edits what is shown: its effect comes as an event."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from caas_desktop.domain.changes import Pending
from caas_desktop.domain.errors import CaasError, HostError, HostUnreachable, result_of
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Catalogue, Engine, Lane
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.domain.text import N_
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.actions import Action, Params
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.store import Store


@frozen
class Outcome:
    """How a bulk command ended: what failed, by name, with the error."""

    action: Action
    total: int
    failures: tuple[tuple[str, Exception], ...]


def engine_or_raise(engine: Engine | None, host_name: str) -> Engine:
    """Return the engine; raises HostUnreachable with the host's name where there is none."""
    if engine is None:
        raise HostUnreachable(N_("{host} is not connected."), host=host_name,
                              hint=N_("Connect it, then try again."))
    return engine


class Commands:
    """GUI thread only."""

    def __init__(self, store: Store, fleet: Fleet, jobs: JobRunner, catalogue: Catalogue) -> None:
        self._store, self._fleet, self._jobs, self._catalogue = store, fleet, jobs, catalogue
        self._listeners: list[Callable[[Outcome], None]] = []

    def subscribe(self, listener: Callable[[Outcome], None]) -> None:
        """Call ``listener`` once per ``run``, when the last of its objects is done."""
        self._listeners.append(listener)

    def applicable(self, action: Action, refs: Iterable[Ref]) -> list[Ref]:
        """Return those of ``refs`` that ``action`` makes sense for now, on writable live hosts."""
        return [ref for ref in refs if self._allows(action, ref)]

    def _allows(self, action: Action, ref: Ref) -> bool:
        item = self._store.get(ref)
        view = self._store.host_of(ref.scope)
        doing = self._store.pending.get(ref)
        return (ref.kind == action.kind and item is not None
                and (doing is None or doing in action.cuts)
                and view is not None and view.status.live and ref.scope not in self._store.troubles
                and not (action.writes and view.spec.read_only) and action.enabled(item))

    def run(self, action: Action, refs: Sequence[Ref], params: Params | None = None) -> None:
        """Run ``action`` on each of ``refs`` that allows it; marks them pending at once."""
        chosen = self.applicable(action, refs)
        if not chosen:
            return
        self._store.apply([Pending(ref, action.doing) for ref in chosen])
        failures: list[tuple[str, Exception]] = []
        left = [len(chosen)]

        def ended(ref: Ref, name: str, error: Exception | None) -> None:
            if error is not None:
                failures.append((name, error))
            if isinstance(error, HostError) or not self._fleet.ask(ref, settle=True):
                self._store.apply([Pending(ref, None)])
            left[0] -= 1
            if left[0] == 0:
                outcome = Outcome(action, len(chosen), tuple(failures))
                for listener in tuple(self._listeners):
                    listener(outcome)

        for ref in chosen:
            self._one(action, ref, dict(params or {}), ended)

    def _one(self, action: Action, ref: Ref, params: dict[str, Any],
             ended: Callable[[Ref, str, Exception | None], None]) -> None:
        item, view = self._store.get(ref), self._store.host_of(ref.scope)
        assert view is not None
        name, host = KINDS[ref.kind].name(item), view.spec

        def work(_: object) -> None:
            result = "ok"
            try:
                engine = engine_or_raise(self._fleet.engine_of(ref.scope), host.name)
                action.run(engine, ref.id, params)
            except CaasError as exc:
                result = result_of(exc)
                raise
            finally:
                self._audit(host.id, action.key, f"{ref.kind} {name}", result)

        # What cuts others short must not wait behind them.
        self._jobs.submit(host.id, work, lane=Lane.REFRESH if action.cuts else Lane.COMMAND,
                          done=lambda _: ended(ref, name, None),
                          failed=lambda exc: ended(ref, name, exc))

    def _audit(self, host: HostId, action: str, target: str, result: str) -> None:
        # The catalogue's own trouble is told elsewhere; the command was done all the same.
        with suppress(CaasError):
            self._catalogue.add_audit(time.time(), host, action, target, result)
