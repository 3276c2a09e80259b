"""Work in pieces: one a turn of the event loop, so that no key and no mouse waits for all."""
from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from shiboken6 import isValid


class Turns(QObject):
    """Runs what it is given in order, each in a turn of its own; ends with its parent.

    No two of them share a turn, whatever part of the window they are of.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()

    def add(self, *work: Callable[[], object]) -> None:
        """Run these after all that waits already."""
        self._waiting.extend(work)
        if self._waiting:
            _round().join(self)

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    def idle(self) -> bool:
        """Return whether nothing waits."""
        return not self._waiting

    def take(self) -> Callable[[], object] | None:
        """Return what is next, which then waits no more."""
        return self._waiting.popleft() if self._waiting else None


class _Round(QObject):
    """One after the other has a turn until none waits.

    A timer alone would come right behind a painting, before the keys that came meanwhile: Qt calls
    timers first. So the work is queued from there, and keys are read before it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: deque[Turns] = deque()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn, Qt.ConnectionType.QueuedConnection)

    def join(self, turns: Turns) -> None:
        if turns not in self._all:
            self._all.append(turns)
        if not self._timer.isActive():
            self._timer.start(0)

    def _turn(self) -> None:
        work = None
        while work is None and self._all:
            turns = self._all.popleft()
            work = turns.take() if isValid(turns) else None
            if work is not None and not turns.idle():
                self._all.append(turns)
        if self._all:
            self._timer.start(0)  # before the work, which may run an event loop of its own
        if work is not None:
            work()


@lru_cache(maxsize=1)
def _round() -> _Round:
    app = QCoreApplication.instance()
    assert app is not None
    return _Round(app)


def next_turn() -> None:
    """Let the event loop take its turn; keys and mouse wait until the caller is done."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
