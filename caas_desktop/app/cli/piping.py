"""Carries our standard input to a program elsewhere, and its outputs to ours."""
from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator

from caas_desktop.app.cli.found import Found
from caas_desktop.app.cli.reading import chunks
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import ByteStream
from caas_desktop.operations.terminal.attach import Frames

SILENCE_S = 15.0
READ = 256 << 10
STDERR_STREAM = 2


def feed(stream: ByteStream, *, end: bool = True) -> None:
    """Send all of our input on a thread of its own, and then its end.

    The thread is left alone when the program has had enough: our input may never end.
    """

    def send() -> None:
        with contextlib.suppress(CaasError):  # the reader of the output tells why
            while data := os.read(0, READ):  # past sys.stdin, which would read ahead
                stream.write(data)
            if end:
                stream.end_input()

    threading.Thread(target=send, name="standard-input", daemon=True).start()


def raw(found: Found, stream: ByteStream) -> Iterator[bytes]:
    """Yield what comes as it is until the program ends."""
    return chunks(stream, found.spec.name, SILENCE_S, found.engine.ping)


def output(found: Found, stream: ByteStream) -> Iterator[tuple[int, bytes]]:
    """Yield (stream, bytes) of a program without a terminal until it ends."""
    frames = Frames()
    for piece in raw(found, stream):
        yield from frames.feed(piece)


def show(number: int, data: bytes) -> None:
    """Write to our standard output or standard error, at once."""
    out = (sys.stderr if number == STDERR_STREAM else sys.stdout).buffer
    out.write(data)
    out.flush()
