"""One request over a wire and its answer, by httptools: Node's parser, which knows no sockets.

It is in C: answers of ten thousand containers are read in a tenth of the time that a parser in
Python takes, and a command imports it in one millisecond.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.head import HEAD_LIMIT
from caas_desktop.engine.wire import READ_SIZE, Wire

BODY_LIMIT = 256 * 1024 * 1024  # bytes; 10,000 containers list as about 30 MB


class _Answer:
    """What the parser has told of an answer; ``read`` are pieces of the body not yet taken."""

    def __init__(self, method: str) -> None:
        self._no_body = method == "HEAD"
        self.fields: dict[str, str] = {}
        self.status = 0
        self.read: list[bytes] = []
        self.begun = self.ended = self.reusable = self.unasked = False
        # What it says of an answer holds while it calls: the next may come in the same bytes.
        self.parser: HttpResponseParser | None = HttpResponseParser(self)

    def on_message_begin(self) -> None:
        self.unasked = self.ended

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self.begun:
            self.fields[name.decode("ascii").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        if self.begun or self.parser is None:
            return
        status = self.parser.get_status_code()
        if status < 200:
            self.fields.clear()  # more is to come
            return
        self.status, self.begun = status, True
        if self._no_body:  # it tells a length all the same
            self.ended, self.reusable = True, self.parser.should_keep_alive()

    def on_body(self, data: bytes) -> None:
        if self.ended:  # HEAD asked for none
            self.unasked = True
        else:
            self.read.append(data)

    def on_message_complete(self) -> None:
        if self.begun and not self.ended and self.parser is not None:
            self.ended, self.reusable = True, self.parser.should_keep_alive()

    @property
    def until_closed(self) -> bool:
        """Whether the body has no other end than the connection's."""
        return self.begun and "content-length" not in self.fields \
            and "chunked" not in self.fields.get("transfer-encoding", "").lower()


class Exchange:
    """Sends a request when made; ``status`` and ``fields`` (lower case) are the answer's.

    Waits for as long as the wire's time-out says.

    Raises:
        HostError: no answer, or none of HTTP.
    """

    def __init__(self, wire: Wire, method: str, target: str, data: bytes,
                 headers: Mapping[str, str]) -> None:
        self._wire, self._answer = wire, _Answer(method)
        self._buffer = memoryview(bytearray(READ_SIZE))
        wire.sendall(_written(method, target, data, headers))
        size = 0
        while not self._answer.begun:
            size += self._receive()
            if size > HEAD_LIMIT + READ_SIZE:
                raise self._no_http()
        self.status, self.fields = self._answer.status, self._answer.fields

    @property
    def reusable(self) -> bool:
        """True when it was read to its end, and its connection may carry another one."""
        return self._answer.reusable and not self._answer.unasked

    def pieces(self) -> Iterator[bytes]:
        """Yield the body as it comes.

        Raises:
            LineBroken: the end is missing. ProtocolGarbage: it is malformed.
        """
        while True:
            read, self._answer.read = self._answer.read, []
            yield from read
            if self._answer.ended:
                return
            self._receive()

    def read(self, limit: int = BODY_LIMIT) -> bytes:
        """Return all of the body; raises ProtocolGarbage when longer than ``limit`` bytes."""
        pieces: list[bytes] = []
        size = 0
        for piece in self.pieces():
            size += len(piece)
            if size > limit:
                raise errors.garbage(self._wire.host, N_("an answer without end"))
            pieces.append(piece)
        return b"".join(pieces)

    def _receive(self) -> int:
        """Wait for bytes and have them parsed; returns how many came."""
        answer = self._answer
        count = self._wire.recv_into(self._buffer)
        if not count:
            if not answer.until_closed:
                raise errors.broken(self._wire.host)
            answer.ended = True
        elif answer.parser is not None:
            try:
                answer.parser.feed_data(self._buffer[:count])
            except (HttpParserError, HttpParserUpgrade) as exc:
                if not answer.ended:
                    raise self._no_http() from exc
                answer.unasked = True
        if answer.ended:
            answer.parser = None  # they know each other
        return count

    def _no_http(self) -> Exception:
        return errors.garbage(self._wire.host, N_("the answer is no HTTP"))


def _written(method: str, target: str, data: bytes, headers: Mapping[str, str]) -> bytes:
    fields = {"Host": "docker", "User-Agent": "caas-desktop", **headers}
    if data or method not in ("GET", "HEAD"):
        fields["Content-Length"] = str(len(data))
    lines = [f"{method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in fields.items())]
    if not all(map(str.isprintable, lines)):
        raise ValueError("a line's end within a line")
    return "\r\n".join([*lines, "", ""]).encode("ascii") + data
