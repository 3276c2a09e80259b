"""The one bridge from worker threads into the GUI thread."""
from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from caas_desktop.domain.changes import Change, HostChanged, HostForgotten, Snapshot
from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.store import Store

# How long changes are gathered before they are applied: an effect has 200 ms to be seen, and
# fewer, larger batches cost less.
GATHER_MS = 30

# The GUI thread's share per turn of the event loop, and how much is applied between two looks at
# the clock.
TURN_S = 0.008
SLICE = 16


@frozen
class Call:
    """Something to run among the changes."""

    run: Callable[[], None]


class Bridge(QObject):
    """Applies changes to the store and runs posted callables, on the thread that created it.

    ``push`` and ``post`` may be called from any thread; what they bring keeps its order. Many
    pushes cost one wake-up.
    """

    _woken = Signal(bool)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lock = threading.Lock()
        self._inbox: deque[Change | Call] = deque()
        self._work: deque[Change | Call] = deque()
        self._awake = self._hurried = self._closed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def push(self, change: Change) -> None:
        """Have ``change`` applied soon."""
        self._add(change, hurry=False)

    def post(self, call: Callable[[], None]) -> None:
        """Run ``call`` on the GUI thread, after the changes pushed before it."""
        self._add(Call(call), hurry=True)

    def close(self) -> None:
        """Drop what waits and what still comes: whom it was for is going."""
        with self._lock:
            self._closed = True
            self._inbox.clear()
        self._work.clear()
        self._timer.stop()

    def _add(self, item: Change | Call, *, hurry: bool) -> None:
        with self._lock:
            if self._closed:
                return
            self._inbox.append(item)
            wake = not self._awake or (hurry and not self._hurried)
            self._awake, self._hurried = True, self._hurried or hurry
        if wake:
            self._woken.emit(hurry)

    @Slot(bool)
    def _wake(self, hurry: bool) -> None:
        # Posted calls answer a click: they go at once, and take the changes with them.
        if hurry or not self._timer.isActive():
            self._timer.start(0 if hurry or self._work else GATHER_MS)

    @Slot()
    def _turn(self) -> None:
        until = time.perf_counter() + TURN_S
        with self._lock:
            self._work.extend(self._inbox)
            self._inbox.clear()
            self._awake = self._hurried = False
        try:
            while self._work and time.perf_counter() < until:
                self._step()
        finally:
            if self._work:
                self._timer.start(0)

    def _step(self) -> None:
        """Apply the next slice of changes, or run the next call."""
        slice_: list[Change] = []
        while self._work and len(slice_) < SLICE:
            item = self._work.popleft()
            if isinstance(item, Call):
                if slice_:
                    self._work.appendleft(item)
                    break
                item.run()
                return
            if slice_ and isinstance(item, Snapshot | HostChanged | HostForgotten):
                # What it means depends on what is there: all before it must be applied first.
                self._work.appendleft(item)
                break
            expanded = self._store.expand(item)
            room = SLICE - len(slice_)
            slice_ += expanded[:room]
            self._work.extendleft(reversed(expanded[room:]))
        self._store.apply(slice_)
