"""Runs a search beside the window and keeps its hits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from threading import Thread

from PySide6.QtCore import QObject, Signal

from caas_desktop.operations.terminal.screen import Screen
from caas_desktop.operations.terminal.search import BadPattern, Hit, Query, Span, find


class Searcher(QObject):
    """Emits ``found`` in the window's thread; an older search's result is thrown away."""

    found = Signal()
    _ready = Signal(int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = Query("")
        self.hits: Sequence[Hit] = ()
        self.error = ""
        self.current = -1
        self._number = 0
        self._thread: Thread | None = None
        self._again: tuple[Screen, Query, int, int] | None = None
        self._by_line: dict[int, list[tuple[int, Span]]] = {}
        self._ready.connect(self._take)

    def clear(self) -> None:
        self._number += 1
        self._again = None
        self._set(Query(""), (), "")
        self.found.emit()

    def start(self, screen: Screen, query: Query, first: int, end: int) -> None:
        """Search; while one runs, only the newest request is remembered."""
        if not query.text:
            self.clear()
            return
        self._number += 1
        if self._thread is not None:
            self._again = (screen, query, first, end)
            return
        self.query = query
        self._run(screen, query, first, end)

    def stop(self) -> None:
        """Forget everything and wait for the thread: the screen is about to go away."""
        self._number += 1
        self._again = None
        if self._thread is not None:
            self._thread.join(2.0)

    def marks_of(self, line: int) -> list[tuple[int, Span]]:
        """Return the spans of a line with their hit's number."""
        return self._by_line.get(line, [])

    def step(self, forward: bool, line: int) -> Hit | None:
        """Make the next (or previous) hit the current one; the first time, the one from a line."""
        if not self.hits:
            return None
        if self.current < 0:
            at = bisect_left(self.hits, line, key=lambda hit: hit.line)
            self.current = (at if forward else at - 1) % len(self.hits)
        else:
            self.current = (self.current + (1 if forward else -1)) % len(self.hits)
        return self.hits[self.current]

    def _run(self, screen: Screen, query: Query, first: int, end: int) -> None:
        number = self._number

        def work() -> None:
            hits: Sequence[Hit] = ()
            error = ""
            try:
                hits = find(screen, query, first, end, lambda: self._number != number)
            except BadPattern as bad:
                error = str(bad) or "?"
            try:
                self._ready.emit(number, (query, hits), error)
            except RuntimeError:  # the window is gone
                return

        self._thread = Thread(target=work, name="terminal-search", daemon=True)
        self._thread.start()

    def _take(self, number: int, result: tuple[Query, Sequence[Hit]], error: str) -> None:
        self._thread = None
        if self._again is not None:
            again, self._again = self._again, None
            self.query = again[1]
            self._run(*again)
            return
        if number == self._number:
            self._set(result[0], result[1], error)
            self.found.emit()

    def _set(self, query: Query, hits: Sequence[Hit], error: str) -> None:
        before = self.hits[self.current] if 0 <= self.current < len(self.hits) else None
        self.query, self.hits, self.error = query, hits, error
        # While output arrives the same search runs again: stay on the same hit.
        self.current = hits.index(before) if before is not None and before in hits else -1
        self._by_line = {}
        for number, hit in enumerate(hits):
            for span in hit.spans:
                self._by_line.setdefault(span.line, []).append((number, span))
