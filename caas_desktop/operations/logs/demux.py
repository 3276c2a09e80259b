"""Docker's log stream made into lines, in bulk.

Without a TTY each message is a frame: 8 bytes of header (stream 0–3, three zeros, big-endian
length) and the payload. Source: Docker Engine API, "Attach to a container", Stream format.
A message longer than 16 KiB arrives as several frames, each with its own time stamp, of which
only the last ends with a newline. With a TTY there are no frames, only bytes.
"""
from __future__ import annotations

import struct
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from caas_desktop.domain.errors import ProtocolGarbage
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.lines import (
    MAX_LINE,
    NEWLINE,
    SPLIT,
    STDERR,
    Batch,
    Bytes,
    Mask,
    Times,
    ends_of,
    gather,
    make_batch,
)
from caas_desktop.operations.logs.timestamps import WIDTH, parse_many, parse_one

Positions = npt.NDArray[np.int64]
Guard = Callable[[Times], Mask | None]
"""Says which messages of these times are new (None: all); see `resume.Resume`."""

HEADER = struct.Struct(">BxxxL")
STDOUT_STREAM, STDERR_STREAM, SYSTEM_ERROR_STREAM = 1, 2, 3
# Frames up to this size are held until they are whole; larger ones (no known engine sends any)
# are passed on as they come, so that a claimed 4 GB costs no memory.
HOLD = 64 << 10
DOCKER_PART = 16 << 10  # daemon/logger/copier.go: defaultBufSize


class Demux:
    """Turns the bytes of one container's log into batches of lines."""

    def __init__(self, tty: bool, guard: Guard | None = None) -> None:
        self.tty = tty
        self._guard = guard or (lambda times: None)
        self._carry = b""  # an incomplete frame; with a TTY an incomplete line
        self._left, self._left_stream = 0, 1  # what is to come of a frame larger than HOLD
        self._partial: dict[int, tuple[bytearray, int]] = {}  # stream → text, its first time
        self._started = False

    def feed(self, *pieces: memoryview | bytes) -> Batch | None:
        """Return the lines completed by these bytes, None if there is none.

        Raises ProtocolGarbage when the frames do not chain.
        """
        data = b"".join((self._carry, *pieces))
        if not self._started and len(data) >= 8:
            # The caller's word on the TTY may be older than the container.
            self._started = True
            self.tty = self.tty or not _is_header(data)
        return self._feed_tty(data) if self.tty else self._feed_frames(data)

    def cut(self) -> None:
        """Forget the incomplete frame: the line broke, and the engine will send it again."""
        self._carry, self._left, self._started = b"", 0, False

    def flush(self) -> Batch | None:
        """Return the lines that the end of the log left without a newline."""
        texts: list[bytes] = []
        times: list[int] = []
        flags: list[int] = []
        if self.tty and self._carry:
            text_of_carry, at, _ = _tty_piece(self._carry)
            texts, times, flags = [text_of_carry], [at], [0]
        for stream, (text, at) in sorted(self._partial.items()):
            texts.append(bytes(text))
            times.append(at)
            flags.append(_flag(stream))
        self.cut()
        self._partial.clear()
        return make_batch(texts, times, flags) if texts else None

    def _feed_frames(self, data: bytes) -> Batch | None:
        parts: list[Batch] = []
        if self._left:
            piece, data = data[:self._left], data[self._left:]
            self._left -= len(piece)
            parts += self._by_message([(self._left_stream, piece, 0)])
        array = np.frombuffer(data, np.uint8)
        heads, lengths, used = find_frames(data, array)
        if len(heads):
            parts += self._whole_frames(data, array, heads, lengths)
        self._carry = data[used:]
        if len(self._carry) >= 8 + WIDTH and HEADER.unpack_from(self._carry)[1] > HOLD:
            parts += self._large_frame()
        parts = [part for part in parts if len(part)]
        return _join(parts) if parts else None

    def _large_frame(self) -> list[Batch]:
        stream, length = HEADER.unpack_from(self._carry)
        at, width = parse_one(self._carry[8:8 + 48])
        piece, self._carry = self._carry[8 + width:], b""
        self._left, self._left_stream = length - width - len(piece), stream
        return self._by_message([(stream, piece, at)])

    def _whole_frames(self, data: bytes, array: Bytes, heads: Positions,
                      lengths: Positions) -> list[Batch]:
        streams = array[heads]
        starts, ends = heads + 8, heads + 8 + lengths
        times, widths = parse_many(data, starts, ends)
        keep = self._guard(times)
        starts += widths
        texts = ends - starts
        simple = (
            keep is None and not self._partial and int(texts.min()) > 0
            and int(texts.max()) <= MAX_LINE and bool((array[ends - 1] == NEWLINE).all())
        )
        if simple:
            batch = _simple(data, starts, ends, times, streams)
            if batch is not None:
                return [batch]
        rows = zip(streams.tolist(), starts.tolist(), ends.tolist(), times.tolist(), strict=True)
        messages = [(stream, data[a:b], at) for stream, a, b, at in rows]
        if keep is not None:
            messages = [m for m, new in zip(messages, keep.tolist(), strict=True) if new]
        return self._by_message(messages)

    def _by_message(self, messages: list[tuple[int, bytes, int]]) -> list[Batch]:
        """Build lines one by one; joins what Docker cut and splits what is too long."""
        texts: list[bytes] = []
        times: list[int] = []
        flags: list[int] = []
        for stream, payload, at in messages:
            *whole, rest = payload.split(b"\n")
            for piece in whole:
                text, first_at = self._partial.pop(stream, (bytearray(), at))
                text += piece
                _split_long(text, first_at, _flag(stream), texts, times, flags)
                texts.append(bytes(text))
                times.append(first_at)
                flags.append(_flag(stream))
            if rest:
                text, first_at = self._partial.setdefault(stream, (bytearray(), at))
                text += rest
                _split_long(text, first_at, _flag(stream), texts, times, flags)
        return [make_batch(texts, times, flags)]

    def _feed_tty(self, data: bytes) -> Batch | None:
        end = data.rfind(b"\n") + 1
        body, self._carry = data[:end], data[end:]
        parts = [self._tty_lines(body)] if body else []
        while len(self._carry) > 2 * MAX_LINE:
            text, at, used = _tty_piece(self._carry)
            self._carry = self._carry[used:]
            parts.append(make_batch([text], [at], [SPLIT]))
        parts = [part for part in parts if len(part)]
        return _join(parts) if parts else None

    def _tty_lines(self, body: bytes) -> Batch:
        array = np.frombuffer(body, np.uint8)
        ends = np.flatnonzero(array == NEWLINE) + 1
        starts = np.concatenate(([0], ends[:-1]))
        times, widths = parse_many(body, starts, ends)
        keep = self._guard(times)
        if keep is None and int((ends - starts).max()) <= DOCKER_PART:
            text = gather(body, starts + widths, ends).replace(b"\r\n", b"\n")
            count = len(ends)
            return Batch(text, ends_of(text), times, np.zeros(count, np.uint8),
                         np.zeros(count, np.uint16))
        texts: list[bytes] = []
        out_times: list[int] = []
        flags: list[int] = []
        for index, (a, b) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            if keep is not None and not keep[index]:
                continue
            rest = body[a:b - 1].removesuffix(b"\r")
            more = True
            while more:
                text, at, used = _tty_piece(rest)
                rest = rest[used:]
                more = bool(rest)
                texts.append(text)
                out_times.append(at)
                flags.append(SPLIT if more else 0)
        return make_batch(texts, out_times, flags)


def find_frames(data: bytes, array: Bytes) -> tuple[Positions, Positions, int]:
    """Return where the whole frames begin, their lengths, and how many bytes they take.

    Finds everything that looks like a header at once and checks that these form a chain from the
    first byte; where a text contains such bytes too, walks from header to header instead.
    """
    size = len(data)
    if size < 8:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), 0
    heads = np.flatnonzero(array[:-7] - np.uint8(STDOUT_STREAM) < STDERR_STREAM)
    headers = np.ndarray(size - 7, ">u8", data, strides=(1,))[heads].astype(np.int64)
    zero = headers >> 32 & 0xFFFFFF == 0
    heads, lengths = heads[zero], headers[zero] & 0xFFFFFFFF
    if len(heads) and heads[0] == 0:
        ends = heads + 8 + lengths
        # The last end may lie in a header that is cut: then no further header was seen.
        if np.array_equal(ends[:-1], heads[1:]) and ends[-1] + 8 > size:
            if ends[-1] > size:
                return heads[:-1], lengths[:-1], int(heads[-1])
            return heads, lengths, int(ends[-1])
    return _walk(data)


def _walk(data: bytes) -> tuple[Positions, Positions, int]:
    heads: list[int] = []
    lengths: list[int] = []
    at, size = 0, len(data)
    while at + 8 <= size:
        if not _is_header(data, at):
            raise ProtocolGarbage(
                N_("The engine's log stream makes no sense."),
                detail=f"Header {data[at:at + 8].hex(' ')}.")
        length = HEADER.unpack_from(data, at)[1]
        if at + 8 + length > size:
            break
        heads.append(at)
        lengths.append(length)
        at += 8 + length
    return np.array(heads, np.int64), np.array(lengths, np.int64), at


def _is_header(data: bytes, at: int = 0) -> bool:
    return data[at] <= SYSTEM_ERROR_STREAM and data[at + 1:at + 4] == b"\0\0\0"


def _simple(data: bytes, starts: Positions, ends: Positions, times: Times,
            streams: Bytes) -> Batch | None:
    """Return one line per frame, None if a text has newlines inside."""
    text = gather(data, starts, ends)
    if text.count(b"\n") != len(starts):
        return None
    flags = (streams >= STDERR_STREAM).astype(np.uint8) * np.uint8(STDERR)
    return Batch(text, (np.cumsum(ends - starts) - 1).astype(np.uint32), times, flags,
                 np.zeros(len(starts), np.uint16))


def _flag(stream: int) -> int:
    return STDERR if stream >= STDERR_STREAM else 0


def _split_long(text: bytearray, at: int, flag: int, texts: list[bytes], times: list[int],
                flags: list[int]) -> None:
    """Move whole pieces of `MAX_LINE` out of ``text``."""
    while len(text) > MAX_LINE:
        texts.append(bytes(text[:MAX_LINE]))
        times.append(at)
        flags.append(flag | SPLIT)
        del text[:MAX_LINE]


def _tty_piece(raw: bytes) -> tuple[bytes, int, int]:
    """Return up to `MAX_LINE` bytes of one line's text, its time, and the bytes used of ``raw``.

    Drops the stamps that stand where Docker cut a long line.
    """
    at, used = parse_one(raw[:48])
    text = bytearray()
    while used < len(raw) and len(text) < MAX_LINE:
        part = raw[used:used + DOCKER_PART]
        text += part
        used += len(part)
        if len(text) < MAX_LINE:
            used += parse_one(raw[used:used + 48])[1]
    return bytes(text), at, used


def _join(parts: list[Batch]) -> Batch:
    if len(parts) == 1:
        return parts[0]
    data = b"".join(part.data for part in parts)
    return Batch(data, ends_of(data), np.concatenate([p.ts for p in parts]),
                 np.concatenate([p.flags for p in parts]), np.concatenate([p.src for p in parts]))
