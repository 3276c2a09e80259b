"""Requests whose answer is a stream: we write the head, read the answer's, and keep the rest.

GETs are HTTP/1.0, for which an engine sends its endless body without the chunk layer.
"""
from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.head import HEAD_LIMIT, BadHead, Head, parse_head
from caas_desktop.engine.wire import Wire

ERROR_BODY_LIMIT = 16 * 1024
_ERROR_BODY_WAIT_S = 2.0


def get_head(target: str, version: str = "1.0") -> bytes:
    """Return the request's head; ``target`` is an already quoted path with query."""
    return (f"GET {target} HTTP/{version}\r\nHost: docker\r\n"
            "User-Agent: caas-desktop\r\n\r\n").encode("ascii")


def upgrade_head(target: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """Return head and body of a POST that asks for the raw connection."""
    extra = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    kind = "Content-Type: application/json\r\n" if body else ""
    return (f"POST {target} HTTP/1.1\r\nHost: docker\r\nUser-Agent: caas-desktop\r\n"
            f"Connection: Upgrade\r\nUpgrade: tcp\r\n{kind}{extra}"
            f"Content-Length: {len(body)}\r\n\r\n").encode("ascii") + body


def exchange(
    wire: Wire, request: bytes, timeout_s: float, accept: Callable[[int], bool]
) -> tuple[Head, bytes]:
    """Send ``request`` and read the answer's head; returns also what came after it.

    Raises:
        CaasError: the engine's refusal. HostError: no answer, or none of HTTP.
    """
    wire.settimeout(timeout_s)
    wire.sendall(request)
    head, rest = read_head(wire)
    if accept(head.status):
        if "transfer-encoding" in head.fields:
            raise errors.garbage(wire.host, N_("chunks where none were asked for"))
        return head, rest
    raise errors.from_status(wire.host, head.status, _error_body(wire, head, rest))


def read_head(wire: Wire) -> tuple[Head, bytes]:
    """Read up to the end of the head (a plain socket's is not read beyond it)."""
    data = bytearray()
    chunk = memoryview(bytearray(HEAD_LIMIT))
    try:
        while True:
            count = _receive(wire, chunk, data)
            if count == 0:
                raise errors.broken(wire.host)
            data += chunk[:count]
            head = parse_head(bytes(data))
            if head is not None:
                return head, bytes(data[head.size:])
    except BadHead as exc:
        raise errors.garbage(wire.host, str(exc)) from exc


def _receive(wire: Wire, chunk: memoryview, data: bytearray) -> int:
    if not wire.plain:
        return wire.recv_into(chunk)
    # Look first: what follows the head stays in the socket, where select can see it.
    seen = wire.peek(HEAD_LIMIT)
    head_end = (bytes(data[-3:]) + seen).find(b"\r\n\r\n")
    if head_end < 0:
        return wire.recv_into(chunk[: len(seen)]) if seen else 0
    return wire.recv_into(chunk[: head_end + 4 - len(data[-3:])])


def _error_body(wire: Wire, head: Head, rest: bytes) -> bytes:
    """Read the short body of a refusal, as far as it comes soon."""
    wanted = min(head.length if head.length is not None else ERROR_BODY_LIMIT, ERROR_BODY_LIMIT)
    data = bytearray(rest)
    chunk = memoryview(bytearray(ERROR_BODY_LIMIT))
    end = time.monotonic() + _ERROR_BODY_WAIT_S
    try:
        while len(data) < wanted and (left := end - time.monotonic()) > 0:
            wire.settimeout(left)
            count = wire.recv_into(chunk)
            if count == 0:
                break
            data += chunk[:count]
    except HostUnreachable:
        pass  # the status alone says enough
    return bytes(data[:wanted])
