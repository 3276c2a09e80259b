"""What a log line is while it travels: a row of a `Batch`."""
from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

import numpy as np
import numpy.typing as npt

from caas_desktop.domain.frozen import frozen

Bytes = npt.NDArray[np.uint8]
Ends = npt.NDArray[np.uint32]
Times = npt.NDArray[np.int64]
Flags = npt.NDArray[np.uint8]
Sources = npt.NDArray[np.uint16]
Mask = npt.NDArray[np.bool_]
GATHER_PIECES = 256

NEWLINE = 10
MAX_LINE = 64 << 10
"""Bytes; a longer line is split into lines that carry `SPLIT`, so that no single line can hold the
window up. A multiple of the 16 KiB at which Docker itself cuts."""


class Level(IntEnum):
    """Severity, as many programs spell it in many ways."""

    NONE = 0
    TRACE = 1
    DEBUG = 2
    INFO = 3
    WARN = 4
    ERROR = 5
    FATAL = 6


# One byte of flags per line.
LEVEL_BITS = 0x07
STDERR = 0x08
SPLIT = 0x10
"""The next line continues this one, which was longer than `MAX_LINE`."""
MARKER = 0x20
"""A note of ours ("connection lost"), not the container's: text is ``code|detail``."""


@dataclass(slots=True)
class Batch:
    """Whole lines of one source, or of several after merging.

    ``data`` holds the texts, each ended by a newline; ``ends`` is the position of each newline.
    ``ts`` is nanoseconds since the epoch (0: unknown), ``flags`` see above, ``src`` the session's
    number of the source.
    """

    data: bytes
    ends: Ends
    ts: Times
    flags: Flags
    src: Sources

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def nbytes(self) -> int:
        """Return the memory taken by texts and index."""
        index = self.ends.nbytes + self.ts.nbytes + self.flags.nbytes + self.src.nbytes
        return len(self.data) + index

    def starts(self) -> Ends:
        """Return where each line begins in ``data``."""
        starts = np.empty_like(self.ends)
        if len(starts):
            starts[0] = 0
            starts[1:] = self.ends[:-1] + 1
        return starts

    def slice(self, first: int, last: int) -> Batch:
        """Return the lines ``first`` … ``last - 1`` as a batch of their own."""
        begin = int(self.ends[first - 1]) + 1 if first else 0
        end = int(self.ends[last - 1]) + 1 if last > first else begin
        return Batch(
            self.data[begin:end], self.ends[first:last] - np.uint32(begin), self.ts[first:last],
            self.flags[first:last], self.src[first:last],
        )


@frozen
class Line:
    """One line as a view reads it; ``number`` counts from the session's start."""

    number: int
    text: bytes
    ts: int
    source: int
    flags: int

    @property
    def level(self) -> Level:
        """Return what the bulk detection found: WARN and above; below that always NONE."""
        return Level(self.flags & LEVEL_BITS)


def ends_of(data: bytes) -> Ends:
    """Return the positions of all newlines."""
    return np.flatnonzero(np.frombuffer(data, np.uint8) == NEWLINE).astype(np.uint32)


def gather(data: bytes, begins: npt.NDArray[np.integer], ends: npt.NDArray[np.integer]) -> bytes:
    """Return pieces of ``data`` one behind the other.

    Not all in one list: so many small objects at once make Python fetch memory from the system
    and give it back each time, which costs more than all the copying.
    """
    pairs, parts = zip(begins.tolist(), ends.tolist(), strict=True), []
    while some := [data[begin:end] for begin, end in islice(pairs, GATHER_PIECES)]:
        parts.append(b"".join(some))
    return b"".join(parts)


def make_batch(texts: list[bytes], ts: list[int], flags: list[int], source: int = 0) -> Batch:
    """Build a batch from single lines without their newline."""
    data = b"\n".join(texts) + b"\n" if texts else b""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    return Batch(
        data, (np.cumsum(lengths) - 1).astype(np.uint32), np.array(ts, np.int64),
        np.array(flags, np.uint8), np.full(len(texts), source, np.uint16),
    )
