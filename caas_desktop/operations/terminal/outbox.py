"""What was typed, and waits to be sent."""

from __future__ import annotations

from collections import deque

PIECE = 4 << 10  # bytes at once, so that Ctrl+C never waits behind a long paste
MOST = 4 << 20  # bytes that may wait


class Outbox:
    """A queue of bytes with a limit. It has no lock: who shares it between threads has one."""

    def __init__(self) -> None:
        self._pieces: deque[bytes] = deque()
        self._waiting = 0  # bytes

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def put(self, data: bytes) -> bool:
        """Append ``data``; False, and nothing of it is kept, where too much is waiting already."""
        if self._waiting + len(data) > MOST:
            return False
        self._pieces.append(data)
        self._waiting += len(data)
        return True

    def take(self) -> bytes:
        """Remove and return the next piece; b"" while nothing waits."""
        found: list[bytes] = []
        room = PIECE
        while self._pieces and room:
            piece = self._pieces.popleft()
            if len(piece) > room:
                self._pieces.appendleft(piece[room:])
                piece = piece[:room]
            found.append(piece)
            room -= len(piece)
        self._waiting -= PIECE - room
        return b"".join(found)

    def clear(self) -> None:
        self._pieces.clear()
        self._waiting = 0
