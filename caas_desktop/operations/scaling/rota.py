"""When each cluster is looked at next: at the usual time, or at once when there is a reason."""
from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from math import inf

from caas_desktop.domain.refs import ScopeId


class Rota:
    """Thread-safe. A reason that comes during a look leads to another one behind it.

    Args:
        sync_s: Seconds between two looks without a reason.
        awake: Called when somebody is due earlier than ``pause_s`` may have said.
    """

    def __init__(self, sync_s: float, awake: Callable[[], None],
                 clock: Callable[[], float] = time.monotonic) -> None:
        self._sync_s, self._awake, self._clock = sync_s, awake, clock
        self._lock = threading.Lock()
        self._due: dict[ScopeId, float] = {}  # on our clock; who is not in it is due now
        self._busy: set[ScopeId] = set()
        self._written: set[ScopeId] = set()  # their lease, while they were looked at

    def begin(self, scope: ScopeId) -> bool:
        """Return True for a cluster that is to be looked at now, up to ``end``."""
        with self._lock:
            now = self._clock()
            if scope in self._busy or self._due.get(scope, now) > now:
                return False
            self._busy.add(scope)
            self._due[scope] = now + self._sync_s
            return True

    def end(self, scope: ScopeId, *, ours: bool) -> None:
        """A look is over, and the lease is ours now or somebody else's."""
        with self._lock:
            self._busy.discard(scope)
            if scope in self._written and not ours:
                self._due.pop(scope, None)
            self._written.discard(scope)
        self._awake()

    def all(self) -> None:
        """Every cluster is due now."""
        with self._lock:
            self._due.clear()
        self._awake()

    def lease_written(self, scope: ScopeId, *, ours: bool) -> None:
        """Due now, unless it is ours: what we write ourselves is no reason to look again."""
        with self._lock:
            if scope in self._busy:
                self._written.add(scope)  # whether by us is known at its end
            elif not ours:
                self._due.pop(scope, None)
        self._awake()

    def within(self, scope: ScopeId, seconds: float) -> None:
        """Due at the latest in so many seconds."""
        with self._lock:
            if scope in self._due:
                self._due[scope] = min(self._due[scope], self._clock() + seconds)
        self._awake()

    def pause_s(self, scopes: Iterable[ScopeId]) -> float:
        """Return the seconds until one of those that are not looked at right now is due."""
        with self._lock:
            now = self._clock()
            at = min((self._due.get(s, now) for s in scopes if s not in self._busy), default=inf)
            return min(max(0.0, at - now), self._sync_s)
