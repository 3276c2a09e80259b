"""Reads an engine's byte stream in a plain loop, never longer than allowed without a byte."""
from __future__ import annotations

import select
import time
from collections.abc import Callable, Iterator

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.ports import ByteStream

BUFFER = 256 << 10
TURN_S = 0.5  # a stream that its engine closed is noticed within this


def wait_readable(stream: ByteStream, timeout_s: float) -> bool:
    """Return whether something can be read within ``timeout_s`` seconds."""
    if stream.pending():
        return True
    try:
        if hasattr(select, "poll"):  # select stops at descriptor 1023
            poll = select.poll()
            poll.register(stream.fileno(), select.POLLIN)
            return bool(poll.poll(timeout_s * 1000))
        return bool(select.select([stream.fileno()], [], [], timeout_s)[0])
    except (OSError, ValueError):
        return True  # closed meanwhile: reading says so


def chunks(stream: ByteStream, host: str, silence_s: float,
           alive: Callable[[], None] | None = None) -> Iterator[bytes]:
    """Yield what comes until the stream ends, then close it.

    Args:
        alive: Called after each ``silence_s`` without a byte; raises when the host is gone. None:
            so long a silence is an error by itself.

    Raises:
        HostUnreachable: The line broke, or it was silent for too long.
    """
    buffer = memoryview(bytearray(BUFFER))
    last = time.monotonic()
    try:
        while True:
            count = stream.read_into(buffer)
            if count:
                yield bytes(buffer[:count])
                last = time.monotonic()
            elif count == 0:
                return
            elif not wait_readable(stream, TURN_S) and time.monotonic() - last > silence_s:
                if alive is None:
                    raise HostUnreachable(f"{host} sent nothing for {silence_s:g} s.",
                                          hint="It may be overloaded, frozen or cut off.")
                alive()
                last = time.monotonic()
    finally:
        stream.close()
