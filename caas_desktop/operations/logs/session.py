"""What one log view shows: several containers' lines, merged by time, in one arena."""
from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from caas_desktop.domain.errors import Cancelled
from caas_desktop.operations.logs.arena import DEFAULT_CAP, Arena, Budget
from caas_desktop.operations.logs.breaks import Breaks
from caas_desktop.operations.logs.ends import end_of
from caas_desktop.operations.logs.lines import Batch
from caas_desktop.operations.logs.merge import WINDOW_S, Merger
from caas_desktop.operations.logs.older import Older, load_older
from caas_desktop.operations.logs.openers import Openers
from caas_desktop.operations.logs.source import LogSource, LogTarget, State, Window
from caas_desktop.operations.streams import StreamReader

# Merging costs the least in large portions; a line waits at most this long for company.
MERGE_EVERY_S = 0.02
MERGE_SIZE = 1 << 20
# A source so far ahead of the others is held back rather than its lines in memory.
HOLD_SIZE = 4 << 20
FULL = 0.95


class LogSession:
    """Reads the logs of ``targets`` into `arena`.

    Args:
        reader: The program's one reader of streams; all writing happens in its thread.
        on_changed: Called in some thread when there is something new; then not again until
            `acknowledge`. A hidden view does not acknowledge and so costs no wake-ups.
        cap: Bytes of memory for this view; ``budget``: shared by all views.
    """

    def __init__(self, reader: StreamReader, targets: Sequence[LogTarget] = (), *,
                 window: Window | None = None, cap: int = DEFAULT_CAP,
                 budget: Budget | None = None,
                 on_changed: Callable[[], None] = lambda: None) -> None:
        self.arena = Arena(cap, budget)
        self.window = window or Window()
        self._reader, self._on_changed = reader, on_changed
        self.breaks = Breaks(self._siblings)
        self._openers = Openers()
        self._merger = Merger(patient=self.window.until is not None)
        self._lock = threading.Lock()
        self._sources: list[LogSource] = []
        self._told = False
        self._closed = False
        self._loading = self._merging = False
        self._complete: frozenset[int] = frozenset()  # sources known from their beginning
        self._merge_at: float | None = None
        self.set_targets(targets)

    @property
    def sources(self) -> Sequence[LogSource]:
        """Return all sources ever, by their number; those removed are CLOSED or GONE."""
        return self._sources

    @property
    def dropped(self) -> int:
        """Return how many of the oldest lines the cap has dropped."""
        return self.arena.dropped

    @property
    def complete(self) -> bool:
        """Return whether every source has ended, or failed, and all its lines are in the arena."""
        reading = any(s.state in (State.OPENING, State.LIVE) for s in self._sources)
        return not (reading or self._merging or self._merger.size)

    def load_older(self, done: Callable[[int], None]) -> bool:
        """Fetch lines from before the oldest ones held; return whether that makes sense.

        ``done`` gets how many came, in some thread. Once at a time; nothing while the memory is
        full, or when every log is known from its beginning.
        """
        wanted = [s for s in self._sources if s.index not in self._complete]
        if (self._loading or self._closed or not wanted or self.arena.dropped or self.window.head
                or self.arena.nbytes > self.arena.cap * FULL):
            return False
        self._loading = True
        threading.Thread(target=self._load, args=(wanted, done), name="log-older",
                         daemon=True).start()
        return True

    def _load(self, wanted: list[LogSource], done: Callable[[int], None]) -> None:
        older: Older | None = None
        try:
            older = load_older(self.arena, wanted, lambda: self._closed)
        except Cancelled:
            pass
        finally:
            # The arena has one writer: the reader's thread.
            self._reader.call_later(0, lambda: self._older_came(older, done))

    def _older_came(self, older: Older | None, done: Callable[[int], None]) -> None:
        self._loading = False
        if self._closed:
            return
        if older is not None:
            self._complete |= older.complete
            self.arena.replace_head(older.stop, older.batch)
        done(older.added if older else 0)
        self._changed()

    def set_targets(self, targets: Sequence[LogTarget]) -> None:
        """Follow exactly these containers; lines of those left out stay. From any thread.

        One that was left out and comes back goes on behind its last line.
        """
        wanted = list(dict.fromkeys(targets))
        with self._lock:
            if self._closed:
                return
            have = {s.target: s for s in self._sources if s.wanted}
            leaving = [source for target, source in have.items() if target not in wanted]
            for source in leaving:
                source.wanted = False
            missing = [target for target in wanted if target not in have]
            left = {source.target: source for source in self._sources if not source.wanted}
            back = [left[target] for target in missing if target in left]
            for source in back:
                source.wanted = True
            new = [LogSource(len(self._sources) + i, target, self.window, self._reader,
                             self._openers, self._batch, self._state, self._note)
                   for i, target in enumerate(t for t in missing if t not in left)]
            self._sources = [*self._sources, *new]
        for source in leaving:
            self._reader.call_later(0, source.close)
        for source in (*back, *new):
            self._reader.call_later(0, partial(self._join, source))

    def wake(self, host: str | None = None, container_id: str | None = None) -> None:
        """Try sources that ended or were lost again: a host is back, a container was started.

        None stands for all. From any thread.
        """
        for source in self._sources:
            if host in (None, source.target.host) and \
                    container_id in (None, source.target.container_id):
                self._reader.call_later(0, source.wake)

    def acknowledge(self) -> None:
        """Say that the view is up to date: the next change may be told again."""
        self._told = False

    def close(self) -> None:
        """Stop reading. The arena may still be read."""
        with self._lock:
            self._closed = True
        self._openers.close()
        self._on_changed = _nothing
        for source in self._sources:
            self._reader.call_later(0, source.close)

    def _join(self, source: LogSource) -> None:
        if not self._closed:
            self._merger.expect(source.index, time.monotonic())
            source.reopen()
            self._changed()

    def _batch(self, source: LogSource, batch: Batch) -> None:
        if self._closed:
            return
        if len(self._sources) == 1 and not self._merger.size:
            self._append([batch])
            return
        now = time.monotonic()
        self._merger.push(batch, now)
        if self._merger.size_of(source.index) > HOLD_SIZE:
            source.hold(True)
        if self._merger.size >= MERGE_SIZE and self._merge_at is not None:
            self._merge()
        elif self._merge_at is None:
            self._merge_later(MERGE_EVERY_S)

    def _merge_later(self, wait_s: float) -> None:
        at = self._merge_at = time.monotonic() + wait_s

        def due() -> None:
            if self._merge_at == at:
                self._merge()

        self._reader.call_later(wait_s, due)

    def _merge(self) -> None:
        self._merge_at = None
        if self._closed:
            return
        self._merging = True  # lines are neither with the merger nor in the arena meanwhile
        try:
            self._append(self._merger.take(time.monotonic()))
        finally:
            self._merging = False
        for source in self._sources:
            if self._merger.size_of(source.index) < HOLD_SIZE // 4:
                source.hold(False)
        if self._merger.size:
            self._merge_later(MERGE_EVERY_S if self._merger.size > MERGE_SIZE // 8
                              else WINDOW_S / 3)
        else:
            self._changed()  # now it may be complete

    def _append(self, batches: list[Batch]) -> None:
        for batch in batches:
            room = self.arena.cap * FULL - self.arena.nbytes
            if self.window.head and batch.nbytes > room:
                fitting = int(np.searchsorted(batch.ends, max(0.0, room * len(batch.data)
                                                              / batch.nbytes)))
                self.arena.append(batch.slice(0, fitting))
                for source in self._sources:
                    source.close(State.FULL)
                break
            self.arena.append(batch)
        if batches:
            self._changed()

    def _state(self, source: LogSource) -> None:
        now = time.monotonic()
        if source.state is State.LIVE:
            self._merger.opened(source.index, now)
            if not source.lines and len(self._sources) > 1 and self.window.until is None:
                self._openers.submit(source.target.host, lambda: self._ask_end(source))
        elif source.state is not State.OPENING:
            self._merger.done(source.index)
        self._changed()

    def _ask_end(self, source: LogSource) -> None:
        """Find out what to wait for; in an opener's thread, as it may block for seconds."""
        end = end_of(source.target, lambda: self._closed)
        if end is not None:
            self._reader.call_later(0, lambda: self._merger.ends(source.index, end))

    def _siblings(self, source: int) -> int:
        host = self._sources[source].target.host
        return sum(one.wanted and one.target.host == host for one in self._sources)

    def _note(self, source: LogSource, code: str, detail: str) -> str | None:
        target = source.target
        return self.breaks.note(source.index, target.host, target.host_name, code, detail)

    def _changed(self) -> None:
        if not self._told:
            self._told = True
            self._on_changed()


def _nothing() -> None:
    """Stand in for a listener that is gone."""
