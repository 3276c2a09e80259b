"""Scans the arena in a thread of its own; results stream in while it goes on."""
from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.search import LineSet, RowsOf

log = logging.getLogger(__name__)


class Scan:
    """One running search or filter: `found` grows until `stop`."""

    def __init__(self, arena: Arena, rows_of: RowsOf, on_found: Callable[[], None]) -> None:
        self.arena, self.rows_of, self.on_found = arena, rows_of, on_found
        self.found = LineSet()
        self.done_to = arena.first
        """The number up to which lines were looked at."""
        self.stopped = False

    @property
    def complete(self) -> bool:
        """Return whether all lines of this moment were looked at."""
        return self.done_to >= self.arena.end

    def stop(self) -> None:
        """End it; results stay."""
        self.stopped = True

    def step(self) -> None:
        """Look at all lines that were not looked at yet."""
        for chunk in self.arena.chunks(self.done_to):
            if self.stopped:
                return
            rows = self.rows_of(chunk.batch)
            self.found.extend(rows + chunk.first)
            self.found.drop_before(self.arena.first)
            self.done_to = chunk.last
            self.on_found()


class Finder:
    """Runs the scans of one view in one daemon thread, which lives while there are any."""

    def __init__(self) -> None:
        self._wanted = threading.Condition()
        self._scans: list[Scan] = []
        self._poked = False
        self._thread: threading.Thread | None = None

    def start(self, arena: Arena, rows_of: RowsOf, on_found: Callable[[], None]) -> Scan:
        """Begin a scan; ``on_found`` is called in the finder's thread after each portion."""
        scan = Scan(arena, rows_of, on_found)
        with self._wanted:
            self._scans.append(scan)
            self._poked = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="log-finder", daemon=True)
                self._thread.start()
            self._wanted.notify()
        return scan

    def stop(self, scan: Scan | None) -> None:
        """End a scan; None does nothing."""
        if scan is None:
            return
        scan.stop()
        with self._wanted:
            if scan in self._scans:
                self._scans.remove(scan)
            self._wanted.notify()

    def poke(self) -> None:
        """Say that there are new lines."""
        with self._wanted:
            if self._scans:
                self._poked = True
                self._wanted.notify()

    def close(self) -> None:
        """End all scans and the thread."""
        for scan in list(self._scans):
            self.stop(scan)

    def _run(self) -> None:
        while True:
            with self._wanted:
                while self._scans and not self._poked:
                    self._wanted.wait()
                if not self._scans:
                    self._thread = None
                    return
                self._poked = False
                scans = list(self._scans)
            for scan in scans:
                try:
                    scan.step()
                except Exception:
                    log.exception("Searching a log failed inside the console")
                    scan.stop()
