"""All lines of a log view, in memory, as few large pieces of bytes with an index.

A Python object per line would take more than the line itself. A chunk is one ``bytes`` with four
numpy arrays (15 bytes per line). The oldest chunks are dropped at the cap, and counted.
"""
from __future__ import annotations

import threading
import weakref
from bisect import bisect_right
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.logs.lines import LEVEL_BITS, Batch, Level, Line

CHUNK = 512 << 10
CHUNK_OVERHEAD = 700
"""Bytes that Python and numpy take for one chunk's objects."""
DEFAULT_CAP = 256 << 20
_FIRST_LINES = 1024


@frozen
class Chunk:
    """A sealed piece of the log; ``first`` is the number of its first line."""

    first: int
    batch: Batch

    @property
    def last(self) -> int:
        """Return the number after its last line."""
        return self.first + len(self.batch)

    def line(self, number: int) -> Line:
        """Return one line of this chunk."""
        row, batch = number - self.first, self.batch
        begin = int(batch.ends[row - 1]) + 1 if row else 0
        return Line(number, bytes(batch.data[begin:int(batch.ends[row])]), int(batch.ts[row]),
                    int(batch.src[row]), int(batch.flags[row]))


class _Open:
    """The chunk being written: arrays with room to grow."""

    def __init__(self, first: int) -> None:
        self.first, self.count = first, 0
        self.data = bytearray()
        self.ends = np.empty(_FIRST_LINES, np.uint32)
        self.ts = np.empty(_FIRST_LINES, np.int64)
        self.flags = np.empty(_FIRST_LINES, np.uint8)
        self.src = np.empty(_FIRST_LINES, np.uint16)

    def add(self, batch: Batch) -> None:
        count = self.count + len(batch)
        if count > len(self.ends):
            room = max(count, 2 * len(self.ends))
            for name in ("ends", "ts", "flags", "src"):
                old = getattr(self, name)
                new = np.empty(room, old.dtype)
                new[:self.count] = old[:self.count]
                setattr(self, name, new)
        rows = slice(self.count, count)
        self.ends[rows] = batch.ends + np.uint32(len(self.data))
        self.ts[rows], self.flags[rows], self.src[rows] = batch.ts, batch.flags, batch.src
        self.data += batch.data
        self.count = count

    def sealed(self) -> Chunk:
        rows = slice(0, self.count)
        return Chunk(self.first, Batch(
            bytes(self.data), self.ends[rows].copy(), self.ts[rows].copy(),
            self.flags[rows].copy(), self.src[rows].copy()))

    @property
    def nbytes(self) -> int:
        return len(self.data) + 15 * len(self.ends) + CHUNK_OVERHEAD


class Budget:
    """What all views may take together; a view that grows beyond it drops its own oldest lines."""

    def __init__(self, limit: int = 1 << 30) -> None:
        self.limit = limit
        self._arenas: weakref.WeakSet[Arena] = weakref.WeakSet()
        self._lock = threading.Lock()

    def join(self, arena: Arena) -> None:
        """Count ``arena`` as long as it lives."""
        with self._lock:
            self._arenas.add(arena)

    @property
    def exceeded(self) -> bool:
        """Return whether all arenas together are over the limit."""
        with self._lock:
            return sum(arena.nbytes for arena in self._arenas) > self.limit


class Arena:
    """Lines numbered from 0 in the order of arrival. One writer; any number of readers.

    Args:
        cap: Bytes of lines and index to hold.
        budget: Shared with the other views, None for no common limit.
    """

    def __init__(self, cap: int = DEFAULT_CAP, budget: Budget | None = None) -> None:
        self.cap = cap
        self._budget = budget
        if budget:
            budget.join(self)
        self._lock = threading.Lock()
        self._chunks: list[Chunk] = []
        self._firsts: list[int] = []
        self._open = _Open(0)
        self._sealed_bytes = 0
        self._errors = np.empty(_FIRST_LINES, np.int64)
        self._error_count = 0
        self.counts = [0] * len(Level)
        """Lines seen per level since the start, dropped ones included; INFO and below in NONE."""
        self.dropped = 0
        """How many of the oldest lines the cap has dropped."""

    @property
    def first(self) -> int:
        """Return the number of the oldest line still held."""
        return self._chunks[0].first if self._chunks else self._open.first

    @property
    def end(self) -> int:
        """Return the number that the next line will get."""
        opened = self._open
        return opened.first + opened.count

    @property
    def nbytes(self) -> int:
        """Return the memory taken by lines and index."""
        return self._sealed_bytes + self._open.nbytes

    def append(self, batch: Batch) -> None:
        """Add lines at the end; drops the oldest chunks beyond the cap."""
        if not len(batch):
            return
        self._count(batch)
        with self._lock:
            if len(batch.data) >= CHUNK // 2:
                self._seal()
                self._push(Chunk(self.end, batch))
                self._open = _Open(self._chunks[-1].last)
            else:
                self._open.add(batch)
                if len(self._open.data) >= CHUNK:
                    self._seal()
            while self._chunks and self._too_large():
                gone = self._chunks.pop(0)
                self.dropped += len(gone.batch)
                self._firsts.pop(0)
                self._sealed_bytes -= gone.batch.nbytes + CHUNK_OVERHEAD

    def replace_head(self, stop: int, batch: Batch) -> None:
        """Put ``batch`` in the place of the lines before ``stop``; it ends where they ended.

        For older lines that are fetched later: numbers of the lines from ``stop`` on stay, those
        of the older ones may be negative. Nothing is done when lines were dropped meanwhile.
        """
        with self._lock:
            if not self.first <= stop <= self._open.first + self._open.count or not len(batch):
                return
            self._seal()
            kept = [chunk for chunk in self._chunks if chunk.last > stop]
            if kept and kept[0].first < stop:
                cut = kept[0]
                kept[0] = Chunk(stop, cut.batch.slice(stop - cut.first, len(cut.batch)))
            head = Chunk(stop - len(batch), batch)
            self._chunks = [head, *kept]
            self._firsts = [chunk.first for chunk in self._chunks]
            self._sealed_bytes = sum(c.batch.nbytes + CHUNK_OVERHEAD for c in self._chunks)
            rows = np.flatnonzero((batch.flags & np.uint8(LEVEL_BITS)) >= Level.ERROR)
            held = self._errors[:self._error_count]
            self._errors = np.concatenate([rows + head.first, held[np.searchsorted(held, stop):]])
            self._error_count = len(self._errors)

    def _too_large(self) -> bool:
        return self.nbytes > self.cap or (self._budget is not None and self._budget.exceeded)

    def line(self, number: int) -> Line | None:
        """Return a line, None if it was dropped or is not there yet."""
        found = self.lines(number, number + 1)
        return found[0] if found else None

    def lines(self, first: int, last: int) -> list[Line]:
        """Return the lines ``first`` … ``last - 1`` as far as they are held."""
        with self._lock:
            first, last = max(first, self.first), min(last, self.end)
            return [self._chunk_of(number).line(number) for number in range(first, last)]

    def pick(self, numbers: list[int]) -> list[Line]:
        """Return these lines, leaving out what is not held."""
        with self._lock:
            low, high = self.first, self.end
            return [self._chunk_of(n).line(n) for n in numbers if low <= n < high]

    def chunks(self, first: int | None = None) -> Iterator[Chunk]:
        """Yield the chunks from line ``first`` (None: the oldest) on, each when its turn comes.

        The last one is a copy of the chunk being written.
        """
        first = self.first if first is None else first
        while True:
            with self._lock:
                first = max(first, self.first)
                if first >= self.end:
                    return
                if first < self._open.first:
                    chunk = self._chunks[bisect_right(self._firsts, first) - 1]
                else:
                    chunk = self._open.sealed()
            if first > chunk.first:
                rest = chunk.batch.slice(first - chunk.first, len(chunk.batch))
                chunk = Chunk(first, rest)
            yield chunk
            first = chunk.last

    def errors(self) -> npt.NDArray[np.int64]:
        """Return the numbers of the lines at ERROR and above still held, ascending."""
        found = self._errors[:self._error_count]
        return found[np.searchsorted(found, self.first):]

    def _chunk_of(self, number: int) -> Chunk:
        if number >= self._open.first:
            opened = self._open
            return Chunk(opened.first, Batch(opened.data, opened.ends, opened.ts,  # type: ignore[arg-type]
                                             opened.flags, opened.src))
        return self._chunks[bisect_right(self._firsts, number) - 1]

    def _seal(self) -> None:
        if self._open.count:
            chunk = self._open.sealed()
            self._push(chunk)
            self._open = _Open(chunk.last)

    def _push(self, chunk: Chunk) -> None:
        self._chunks.append(chunk)
        self._firsts.append(chunk.first)
        self._sealed_bytes += chunk.batch.nbytes + CHUNK_OVERHEAD

    def _count(self, batch: Batch) -> None:
        levels = batch.flags & np.uint8(LEVEL_BITS)
        for level, count in enumerate(np.bincount(levels).tolist()):
            if count:
                self.counts[level] += count
        rows = np.flatnonzero(levels >= Level.ERROR)
        if not len(rows):
            return
        held = self._errors[:self._error_count]
        held = held[np.searchsorted(held, self.first):]
        count = len(held) + len(rows)
        if self._error_count + len(rows) > len(self._errors):
            room = np.empty(2 * count + _FIRST_LINES, np.int64)
            room[:len(held)] = held
            self._errors, self._error_count = room, len(held)
        at = self._error_count
        self._errors[at:at + len(rows)] = rows + self.end
        self._error_count = at + len(rows)
