"""The body of an HTTP answer: counted, in chunks, or up to the end of its connection.

Source: RFC 9112, sections 6 and 7.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.head import HEAD_LIMIT, Head
from caas_desktop.engine.wire import READ_SIZE, Wire

BODY_LIMIT = 256 * 1024 * 1024  # bytes; 10,000 containers list as about 30 MB
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r\n\Z")


class Body:
    """An answer, read once from the wire; ``rest`` is what came with its head."""

    def __init__(self, wire: Wire, head: Head, rest: bytes, method: str) -> None:
        self.status, self.fields = head.status, head.fields
        self._wire, self._head, self._method = wire, head, method
        self._data, self._at = rest, 0
        self._buffer = memoryview(bytearray(READ_SIZE))
        self._whole = False

    @property
    def reusable(self) -> bool:
        """True when it was read to its end, and its connection may carry another answer."""
        lasts = (self._head.version == "1.1"
                 and "close" not in self.fields.get("connection", "").lower())
        return self._whole and lasts and self._at == len(self._data)

    def pieces(self) -> Iterator[bytes]:
        """Yield what comes, as it comes.

        Raises:
            LineBroken: the end is missing. ProtocolGarbage: the chunks are malformed.
        """
        if self._method == "HEAD" or self.status in (204, 304):
            pass
        elif "transfer-encoding" in self.fields:
            yield from self._chunks()
        elif "content-length" in self.fields:
            yield from self._counted(self._length())
        else:
            while self._at < len(self._data) or self._more():
                yield self._take(READ_SIZE)
            return  # nothing comes behind an end of this kind
        self._whole = True

    def read(self, limit: int = BODY_LIMIT) -> bytes:
        """Return all of it; raises ProtocolGarbage when longer than ``limit`` bytes."""
        pieces: list[bytes] = []
        size = 0
        for piece in self.pieces():
            size += len(piece)
            if size > limit:
                raise errors.garbage(self._wire.host, N_("an answer without end"))
            pieces.append(piece)
        return b"".join(pieces)

    def _length(self) -> int:
        length = self._head.length
        if length is None:
            raise self._no_http()
        return length

    def _chunks(self) -> Iterator[bytes]:
        if self.fields["transfer-encoding"].lower() != "chunked":
            raise self._no_http()
        while size := self._chunk_size():
            yield from self._counted(size)
            if self._line() != b"\r\n":
                raise self._no_http()
        trailers = 0
        while (line := self._line()) != b"\r\n":
            trailers += len(line)
            if trailers > HEAD_LIMIT:
                raise self._no_http()

    def _chunk_size(self) -> int:
        match = _CHUNK_SIZE.match(self._line())
        if match is None:
            raise self._no_http()
        return int(match[1], 16)

    def _counted(self, left: int) -> Iterator[bytes]:
        while left:
            piece = self._take(left)
            left -= len(piece)
            yield piece

    def _take(self, most: int) -> bytes:
        """Return up to ``most`` bytes, at least one."""
        self._need()
        piece = self._data[self._at : self._at + most]
        self._at += len(piece)
        return piece

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            self._need()
            end = self._data.find(b"\n", self._at) + 1 or len(self._data)
            line += self._data[self._at : end]
            self._at = end
            if len(line) > HEAD_LIMIT:
                raise self._no_http()
        return line

    def _need(self) -> None:
        if self._at == len(self._data) and not self._more():
            raise errors.broken(self._wire.host)

    def _more(self) -> bool:
        count = self._wire.recv_into(self._buffer)
        self._data, self._at = bytes(self._buffer[:count]), 0
        return count > 0

    def _no_http(self) -> Exception:
        return errors.garbage(self._wire.host, N_("the answer is no HTTP"))
