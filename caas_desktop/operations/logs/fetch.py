"""Reads a finished part of a container's log, blocking: for searches and for older lines."""
from __future__ import annotations

import select
import time
from collections.abc import Callable, Iterator, Mapping

from caas_desktop.domain.errors import Cancelled, HostUnreachable
from caas_desktop.domain.ports import ByteStream, Lane
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.demux import Demux
from caas_desktop.operations.logs.levels import mark_levels
from caas_desktop.operations.logs.lines import Batch
from caas_desktop.operations.logs.source import LogTarget

BUFFER = 256 << 10
SILENCE_S = 30.0
"""An engine that sends nothing for so long is given up; it may be busy skipping lines."""
LOOK_S = 0.25


def fetch(target: LogTarget, query: Mapping[str, object],
          stopped: Callable[[], bool] = lambda: False) -> Iterator[Batch]:
    """Yield the lines of a target that ``query`` (``since``, ``until``, ``tail``) asks for.

    Levels are marked; ``src`` is 0. Ends early when ``stopped`` says so.

    Raises CaasError: HostUnreachable while the host is offline or silent, ResourceGone,
    ProtocolGarbage; Cancelled when stopped.
    """
    engine = target.engine()
    if engine is None:
        raise HostUnreachable(N_("The host is not connected."))
    stream = engine.stream(
        f"/{target.of}/{target.container_id}/logs", lane=Lane.BULK,
        query={"stdout": True, "stderr": True, "follow": False, "timestamps": True, **query})
    try:
        yield from _lines(stream, target.tty, stopped)
    finally:
        stream.close()


def _lines(stream: ByteStream, tty: bool, stopped: Callable[[], bool]) -> Iterator[Batch]:
    demux, carried = Demux(tty), 0
    for data in _pieces(stream, stopped):
        batch = demux.feed(data)
        if batch is not None:
            carried = mark_levels(batch, carried)
            yield batch
    rest = demux.flush()
    if rest is not None:
        mark_levels(rest, carried)
        yield rest


def _pieces(stream: ByteStream, stopped: Callable[[], bool]) -> Iterator[bytes]:
    buffer = memoryview(bytearray(BUFFER))
    poll = select.poll() if hasattr(select, "poll") else None
    if poll:
        poll.register(stream.fileno(), select.POLLIN | select.POLLHUP)
    silent_since = time.monotonic()
    while True:
        if stopped():
            raise Cancelled
        count = stream.read_into(buffer)
        if count == 0:
            return
        if count:
            silent_since = time.monotonic()
            yield bytes(buffer[:count])
        elif time.monotonic() - silent_since > SILENCE_S:
            raise HostUnreachable(N_("The engine sent nothing for {count} seconds."),
                                  count=int(SILENCE_S))
        elif poll:
            poll.poll(LOOK_S * 1000)
        else:
            select.select([stream], [], [], LOOK_S)
