"""The one bridge from worker threads into the GUI thread."""
from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from caas_desktop.domain.changes import Change
from caas_desktop.operations.store import Store

log = logging.getLogger(__name__)

# How long changes are gathered before they are applied: an effect has 200 ms to be seen, and
# fewer, larger batches cost less.
GATHER_MS = 30

# The GUI thread's share per turn of the event loop, and how much is applied between two looks at
# the clock.
TURN_S = 0.008
SLICE = 100


class Bridge(QObject):
    """Applies changes to the store and runs posted callables, on the thread that created it.

    ``push`` and ``post`` may be called from any thread. Many pushes cost one wake-up.
    """

    _woken = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lock = threading.Lock()
        self._inbox: deque[Change] = deque()
        self._calls: deque[Callable[[], None]] = deque()
        self._work: deque[Change] = deque()
        self._awake = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._apply)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def push(self, change: Change) -> None:
        with self._lock:
            self._inbox.append(change)
            wake, self._awake = not self._awake, True
        if wake:
            self._woken.emit()

    def post(self, call: Callable[[], None]) -> None:
        """Run ``call`` on the GUI thread, after the changes pushed before it."""
        with self._lock:
            self._calls.append(call)
            wake, self._awake = not self._awake, True
        if wake:
            self._woken.emit()

    @Slot()
    def _wake(self) -> None:
        # Posted calls answer a click: they go at once, and take the changes with them.
        self._timer.start(0 if self._calls else GATHER_MS)

    @Slot()
    def _apply(self) -> None:
        until = time.perf_counter() + TURN_S
        with self._lock:
            self._work.extend(self._inbox)
            self._inbox.clear()
            calls = list(self._calls)
            self._calls.clear()
            self._awake = False
        while self._work and (calls or time.perf_counter() < until):
            self._apply_slice()
        for call in calls:
            try:
                call()
            except Exception:
                log.exception("a posted call failed")
                raise
        if self._work and not self._timer.isActive():
            self._timer.start(0)

    def _apply_slice(self) -> None:
        slice_: list[Change] = []
        while self._work and len(slice_) < SLICE:
            expanded = self._store.expand(self._work.popleft())
            room = SLICE - len(slice_)
            slice_ += expanded[:room]
            self._work.extendleft(reversed(expanded[room:]))
        self._store.apply(slice_)
