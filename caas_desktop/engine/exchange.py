"""One request over a wire and its answer, by h11, which knows HTTP/1.1 and no sockets."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

import h11

from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.head import HEAD_LIMIT
from caas_desktop.engine.wire import READ_SIZE, Wire

BODY_LIMIT = 256 * 1024 * 1024  # bytes; 10,000 containers list as about 30 MB
_OPENING = b"HTTP/1."


class Exchange:
    """Sends a request when made; ``status`` and ``fields`` (lower case) are the answer's.

    Waits for as long as the wire's time-out says.

    Raises:
        HostError: no answer, or none of HTTP.
    """

    def __init__(self, wire: Wire, method: str, target: str, data: bytes,
                 headers: Mapping[str, str]) -> None:
        self._wire = wire
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT)
        self._buffer = memoryview(bytearray(READ_SIZE))
        wire.sendall(self._written(method, target, data, headers))
        answer = self._event()
        while isinstance(answer, h11.InformationalResponse):
            answer = self._event()
        if not isinstance(answer, h11.Response):
            raise self._no_http()
        self.status = answer.status_code
        self.fields = {name.decode("ascii"): value.decode("latin-1")
                       for name, value in answer.headers}

    def _written(self, method: str, target: str, data: bytes, headers: Mapping[str, str]) -> bytes:
        fields = {"Host": "docker", "User-Agent": "caas-desktop", **headers}
        if data or method not in ("GET", "HEAD"):
            fields["Content-Length"] = str(len(data))
        events = (h11.Request(method=method, target=target, headers=list(fields.items())),
                  h11.Data(data=data), h11.EndOfMessage())
        return b"".join(self._http.send(event) or b"" for event in events)

    @property
    def reusable(self) -> bool:
        """True when it was read to its end, and its connection may carry another one."""
        return (self._http.our_state is h11.DONE and self._http.their_state is h11.DONE
                and not self._http.trailing_data[0])

    def pieces(self) -> Iterator[bytes]:
        """Yield the body as it comes.

        Raises:
            LineBroken: the end is missing. ProtocolGarbage: it is malformed.
        """
        while isinstance(event := self._event(), h11.Data):
            yield bytes(event.data)

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

    def _event(self) -> object:
        ended = False
        try:
            while (event := self._http.next_event()) is h11.NEED_DATA:
                data = bytes(self._buffer[: self._wire.recv_into(self._buffer)])
                ended = not data
                self._look(data)
                self._http.receive_data(data)
            return event
        except h11.RemoteProtocolError as exc:
            raise errors.broken(self._wire.host) if ended else self._no_http() from exc

    def _look(self, data: bytes) -> None:
        """Refuse what can be no answer at its first bytes; h11 would wait for a whole head."""
        if self._http.their_state is h11.SEND_RESPONSE:
            seen = (self._http.trailing_data[0] + data)[: len(_OPENING)]
            if not _OPENING.startswith(seen):
                raise self._no_http()

    def _no_http(self) -> Exception:
        return errors.garbage(self._wire.host, N_("the answer is no HTTP"))
