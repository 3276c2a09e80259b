"""One look at all running containers of a host, and the rows it gives to the history."""
from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from caas_desktop.domain.errors import CaasError, HostError, ResourceGone
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats.machine import MACHINE_METRICS, machine_row
from caas_desktop.operations.stats.sample import METRICS, Counters, Row, counters, difference

log = logging.getLogger(__name__)

THREADS_PER_HOST = 8
REQUEST_S = 10.0
ONE_SHOT_SINCE = (1, 41)  # before, the engine takes a second and sends two readings
WHOLE_HOST = "host"
"""The key of the group of all containers of an engine."""

StoredRow = tuple[str, float, float]


def series(scope: ScopeId, kind: str, key: str, metric: str) -> str:
    """Return a series' name in the catalogue; ``kind`` is container, group or host."""
    return f"{scope}/{kind}/{key}/{metric}"


class HostSweep:
    """Samples a host again and again; keeps the counters of the last time.

    What is ``streamed`` to somebody just now is taken from there: no request costs nothing.
    """

    def __init__(self, scope: ScopeId, streamed: Callable[[Ref], Counters | None] = lambda ref: None
                 ) -> None:
        self._scope, self._streamed = scope, streamed
        self._before: dict[str, Counters] = {}
        self._present: set[tuple[str, str]] = set()  # (kind, key) with a row last time
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def run(self, engine: Engine, groups_of: Callable[[Ref], Iterable[str]]) -> list[StoredRow]:
        """Return rows for the catalogue; raises HostError when the host does not answer."""
        ids = self._running(engine)
        answers, missing = self._ask(engine, ids)
        now = time.time()
        rows: dict[tuple[str, str], Row] = {}
        sums: dict[str, list[Row]] = {WHOLE_HOST: []}
        incomplete: set[str] = set()
        for ident in ids:
            keys = {WHOLE_HOST, *groups_of(Ref(self._scope, "container", ident))}
            if ident in missing:
                incomplete |= keys
            if (current := answers.get(ident)) is not None:
                row = difference(self._before.get(ident), current).row()
                rows["container", ident] = row
                for key in keys:
                    sums.setdefault(key, []).append(row)
        self._before = answers
        for key, members in sums.items():
            if members and key not in incomplete:
                rows["group", key] = total_row(members)
        # Of what did not answer nothing is known; of what does not run any more, this is.
        unheard = {("container", ident) for ident in missing} | {("group", k) for k in incomplete}
        return self._stored(rows, unheard, now) + self._machine(engine, now)

    def _running(self, engine: Engine) -> list[str]:
        listed = engine.request(
            "GET", "/containers/json", timeout_s=REQUEST_S, lane=Lane.SAMPLING
        )
        items = listed if isinstance(listed, list) else []
        return [item["Id"] for item in items
                if isinstance(item, dict) and isinstance(item.get("Id"), str)]

    def _ask(
        self, engine: Engine, ids: Sequence[str]
    ) -> tuple[dict[str, Counters], set[str]]:
        """Return the counters of the running ones, and those that did not answer."""
        streamed = {ident: self._streamed(Ref(self._scope, "container", ident)) for ident in ids}
        answers = {ident: found for ident, found in streamed.items() if found is not None}
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        missing, broken = set(ids) - answers.keys(), threading.Event()
        for ident in missing:
            waiting.put(ident)
        query = _query(engine.info.api_version)

        def work() -> None:
            while not (broken.is_set() or self._cancelled.is_set()):
                try:
                    ident = waiting.get_nowait()
                except queue.Empty:
                    return
                try:
                    found = _sample(engine, ident, query)
                except HostError:
                    broken.set()  # the others would only wait for the same time-out
                    return
                except (CaasError, ValueError) as error:
                    log.debug("No statistics of %s: %s", ident, error)
                    continue
                missing.discard(ident)
                if found is not None:
                    answers[ident] = found

        threads = [threading.Thread(target=work, name=f"stats-sweep-part-{n}", daemon=True)
                   for n in range(min(THREADS_PER_HOST, len(missing)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers, missing

    def _stored(
        self, rows: dict[tuple[str, str], Row], unheard: set[tuple[str, str]], now: float
    ) -> list[StoredRow]:
        stored: list[StoredRow] = []
        for (kind, key), row in rows.items():
            stored += [(series(self._scope, kind, key, metric), now, float(value))
                       for metric, value in zip(METRICS, row, strict=True) if value is not None]
        # A memory of zero marks "does not run from here on"; nothing that runs has none.
        for kind, key in self._present - rows.keys() - unheard:
            stored.append((series(self._scope, kind, key, "memory"), now, 0.0))
        self._present = set(rows) | (self._present & unheard)
        return stored

    def _machine(self, engine: Engine, now: float) -> list[StoredRow]:
        try:
            load = engine.machine_load()
        except CaasError as error:
            log.debug("No load of %s: %s", self._scope, error)
            return []
        if load is None:
            return []
        return [(series(self._scope, "host", engine.info.engine_id, metric), now, float(value))
                for metric, value in zip(MACHINE_METRICS, machine_row(load), strict=True)
                if value is not None]


def total_row(members: Sequence[Row]) -> Row:
    """Sum rows metric by metric; None where no member knows a value."""
    sums: list[float | None] = []
    for values in zip(*members, strict=True):
        known = [value for value in values if value is not None]
        sums.append(sum(known) if known else None)
    return tuple(sums)


def _query(api_version: str) -> dict[str, object]:
    parts = api_version.split(".")
    numbers = tuple(int(part) for part in parts if part.isdigit())
    one_shot: dict[str, object] = {"one-shot": True} if numbers >= ONE_SHOT_SINCE else {}
    return {"stream": False, **one_shot}


def _sample(engine: Engine, ident: str, query: dict[str, object]) -> Counters | None:
    try:
        answer: Any = engine.request(
            "GET", f"/containers/{ident}/stats", query=query, timeout_s=REQUEST_S,
            lane=Lane.SAMPLING,
        )
    except ResourceGone:
        return None  # removed since it was listed
    return counters(answer)
