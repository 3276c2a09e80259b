"""Searches the logs of many containers, also those that no view shows.

A few threads per host read each log once, from its engine, and keep only what matches. Everything
is bounded: hits in all and per container, bytes per container, time without an answer.
"""
from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.logs.fetch import fetch
from caas_desktop.operations.logs.lines import Batch
from caas_desktop.operations.logs.search import Matching
from caas_desktop.operations.logs.source import LogTarget

log = logging.getLogger(__name__)

PER_HOST = 2
MAX_HITS = 20_000
MAX_HITS_EACH = 2_000
MAX_BYTES_EACH = 4 << 30
LINE_KEPT = 4096


@frozen
class Span:
    """Which part of the logs: epoch seconds, None for open ends."""

    since: float | None = None
    until: float | None = None

    def query(self) -> dict[str, object]:
        """Return it as the engine wants it."""
        ends = {"since": self.since, "until": self.until}
        return {key: f"{at:.3f}" for key, at in ends.items() if at is not None}


@frozen
class Hit:
    """One line that matches; ``text`` is its beginning, ``ts`` in nanoseconds."""

    target: LogTarget
    ts: int
    text: bytes
    flags: int


@dataclass(slots=True)
class Progress:
    """Where a search stands. ``cut`` names containers of which not everything was looked at."""

    total: int = 0
    done: int = 0
    lines: int = 0
    hits: int = 0
    cut: tuple[str, ...] = ()
    failed: tuple[tuple[str, CaasError], ...] = ()
    finished: bool = False


class Sweep:
    """One search over ``targets``; begins at once.

    Args:
        matcher: What to find; runs in re2, so no pattern can hang it.
        on_changed: Called in some thread when there is something new; then not again until
            `take` was called.
    """

    def __init__(self, targets: Sequence[LogTarget], matcher: Matching, span: Span,
                 on_changed: Callable[[], None]) -> None:
        self._matcher, self._span, self._on_changed = matcher, span, on_changed
        self._lock = threading.Lock()
        self._fresh: list[Hit] = []
        self._told = False
        self._stopped = False
        self._progress = Progress(total=len(targets))
        hosts: dict[str, deque[LogTarget]] = {}
        for target in targets:
            hosts.setdefault(target.host, deque()).append(target)
        self._working = sum(min(PER_HOST, len(queue)) for queue in hosts.values())
        if not self._working:
            self._progress.finished = True
            self._tell()
        for queue in hosts.values():
            for _ in range(min(PER_HOST, len(queue))):
                threading.Thread(target=self._run, args=(queue,), name="log-search",
                                 daemon=True).start()

    def stop(self) -> None:
        """End it soon; what was found stays."""
        self._stopped = True

    def take(self) -> tuple[list[Hit], Progress]:
        """Return what was found since the last call, and where the search stands."""
        with self._lock:
            fresh, self._fresh, self._told = self._fresh, [], False
            seen = self._progress
            return fresh, Progress(seen.total, seen.done, seen.lines, seen.hits, seen.cut,
                                   seen.failed, seen.finished)

    def _run(self, queue: deque[LogTarget]) -> None:
        while not self._stopped:
            try:
                target = queue.popleft()
            except IndexError:
                break
            error: CaasError | None = None
            try:
                self._search(target)
            except Cancelled:
                break
            except CaasError as trouble:
                error = trouble
            except Exception as bug:
                log.exception("Searching a log failed inside the console")
                error = CaasError("", detail=str(bug))
            self._ended(target, error)
        with self._lock:
            self._working -= 1
            self._progress.finished = not self._working
        self._tell()

    def _search(self, target: LogTarget) -> None:
        found = size = 0
        for batch in fetch(target, self._span.query(), lambda: self._stopped):
            size += len(batch.data)
            hits = self._hits(target, batch)[:MAX_HITS_EACH - found]
            found += len(hits)
            full = self._add(hits, len(batch))
            if full or found >= MAX_HITS_EACH or size >= MAX_BYTES_EACH:
                with self._lock:
                    self._progress.cut += (target.name,)
                return

    def _hits(self, target: LogTarget, batch: Batch) -> list[Hit]:
        ends = batch.ends
        found = []
        for row in self._matcher.rows(batch)[:MAX_HITS_EACH].tolist():
            begin = int(ends[row - 1]) + 1 if row else 0
            text = batch.data[begin:min(int(ends[row]), begin + LINE_KEPT)]
            found.append(Hit(target, int(batch.ts[row]), text, int(batch.flags[row])))
        return found

    def _add(self, hits: list[Hit], lines: int) -> bool:
        """Keep hits; return whether there is no room for more."""
        with self._lock:
            hits = hits[:MAX_HITS - self._progress.hits]
            self._fresh += hits
            self._progress.hits += len(hits)
            self._progress.lines += lines
            full = self._progress.hits >= MAX_HITS
        self._tell()
        return full

    def _ended(self, target: LogTarget, error: CaasError | None) -> None:
        with self._lock:
            self._progress.done += 1
            if error is not None:
                self._progress.failed += ((target.name, error),)
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            if self._told:
                return
            self._told = True
        self._on_changed()


def span_of(since_s: float | None, now: float | None = None) -> Span:
    """Return the last ``since_s`` seconds, everything for None."""
    return Span(None if since_s is None else (now or time.time()) - since_s)


