"""Lets the bytes of one stream gather until they are worth working on.

A Unix socket gives about 40 kB at a time; the fixed cost of a batch of lines wants more. The first
bytes after a silence do not wait for company, and those of a flood wait for more of it.
"""
from __future__ import annotations

import time
from collections.abc import Callable

ENOUGH = 512 << 10
GATHER_S = 0.03
FLOOD, FLOOD_S = 512 << 10, 0.09
"""So many bytes a second are a flood; so long its first bytes wait at most."""
LOOK_S = 0.015
"""How soon the end of a flood is noticed."""
SILENCE_S = 0.1


class Gathering:
    """For the reader's thread; ``later`` calls something there after some seconds.

    ``work`` is called when there is enough, or time is up; it is to `take`.
    """

    def __init__(self, later: Callable[[float, Callable[[], None]], None],
                 work: Callable[[], None]) -> None:
        self._later, self._work = later, work
        self._pieces: list[bytes] = []
        self._size = 0
        self._taken_at = 0.0

    def add(self, piece: bytes) -> None:
        """Add what was read."""
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size >= ENOUGH:
            self._work()
        elif len(self._pieces) == 1:
            now = time.monotonic()
            silent = now - self._taken_at > SILENCE_S
            self._look_later(0 if silent else GATHER_S, 0, now + FLOOD_S)

    def take(self) -> list[bytes]:
        """Return all pieces, in their order; [] for none."""
        pieces, self._pieces, self._size = self._pieces, [], 0
        self._taken_at = time.monotonic()
        return pieces

    def _look_later(self, wait_s: float, seen: int, latest: float) -> None:
        pieces = self._pieces

        def look() -> None:
            if self._pieces is not pieces:
                return  # there was enough before
            flooding = wait_s and self._size - seen > FLOOD * wait_s
            if flooding and time.monotonic() + LOOK_S < latest:
                self._look_later(LOOK_S, self._size, latest)
            else:
                self._work()

        self._later(wait_s, look)
