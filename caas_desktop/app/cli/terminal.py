"""A program of a container on this terminal: raw keys, its size, its end."""
from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Iterator

from caas_desktop.app.cli.found import Found
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import ByteStream
from caas_desktop.operations.jobs import DaemonPool
from caas_desktop.operations.terminal.opened import Opened, Opener

SILENCE_S = 15.0
TURN_S = 0.5
READ = 64 << 10


def run_in_terminal(found: Found, opener: Opener, *, typing: bool) -> int | None:
    """Run until the program ends and return its exit code, None if unknown.

    Raises:
        CaasError: It could not be started, or the line broke; the terminal is put right before.
    """
    if os.name != "posix":
        raise CaasError("A terminal in this console needs Linux or macOS.",
                        hint="Open the terminal in the window.")
    columns, rows = size()
    opened = opener(columns, rows)
    try:
        with _raw(typing), _Resizer(opened) as resizer, _Typist(opened.stream, typing):
            _relay(opened.stream, resizer, found)
    finally:
        opened.stream.close()
    return opened.finish()


def size() -> tuple[int, int]:
    """Return columns and rows of our terminal; 80 × 24 without one."""
    for file in (sys.stdout, sys.stdin, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            found = os.get_terminal_size(file.fileno())
            if found.columns and found.lines:
                return found.columns, found.lines
    return 80, 24


@contextlib.contextmanager
def _raw(wanted: bool) -> Iterator[None]:
    """Pass every key on, Ctrl+C too, and put the terminal right afterwards."""
    if not wanted:
        yield
        return
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setraw(descriptor)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


class _Resizer:
    """Tells the program each new size of our terminal, without holding up the keys.

    The signal's handler only writes into a pipe: it may interrupt anything, itself too.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._pool = DaemonPool("resize", 1)
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)

    def __enter__(self) -> _Resizer:
        self._before = signal.signal(signal.SIGWINCH, self._changed)
        self._changed()  # it may have since we asked, and older engines know none yet
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGWINCH, self._before)
        self._pool.close()
        os.close(self._read)
        os.close(self._write)

    def fileno(self) -> int:
        return self._read

    def tell(self) -> None:
        """Send the size that is true now."""
        with contextlib.suppress(BlockingIOError):
            os.read(self._read, READ)
        self._pool.submit(self._tell)

    def _tell(self) -> None:
        with contextlib.suppress(CaasError):  # a program that has just ended has no size
            self._opened.resize(*size())

    def _changed(self, *_: object) -> None:
        with contextlib.suppress(BlockingIOError):  # full: it is going to be read
            os.write(self._write, b"*")


class _Typist:
    """Sends what is typed on a thread of its own: a program that reads nothing may still write."""

    def __init__(self, stream: ByteStream, typing: bool) -> None:
        self._stream, self._typing = stream, typing
        self._done, self._end = os.pipe()

    def __enter__(self) -> None:
        if self._typing:
            self._thread = threading.Thread(target=self._send, name="keys", daemon=True)
            self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stream.close()  # ends a write that waits
        os.close(self._end)
        if self._typing:
            self._thread.join()
        os.close(self._done)

    def _send(self) -> None:
        keys = sys.stdin.fileno()
        with contextlib.suppress(CaasError):  # the reader of the output tells why
            while self._done not in (ready := select.select([keys, self._done], [], [])[0]):
                typed = os.read(keys, READ) if keys in ready else b""
                if not typed:
                    return
                self._stream.write(typed)


def _relay(stream: ByteStream, resizer: _Resizer, found: Found) -> None:
    """Show what comes until the stream ends."""
    buffer = memoryview(bytearray(READ))
    out = sys.stdout.fileno()
    sys.stdout.flush()
    last = time.monotonic()
    while True:
        watched = [stream.fileno(), resizer.fileno()]
        ready = select.select(watched, [], [], 0.0 if stream.pending() else TURN_S)[0]
        if resizer.fileno() in ready:
            resizer.tell()
        count = stream.read_into(buffer)
        if count == 0:
            return
        if count:
            last = time.monotonic()
            _write(out, buffer[:count])
        if not count and time.monotonic() - last > SILENCE_S:
            found.engine.ping()
            last = time.monotonic()


def _write(out: int, data: memoryview) -> None:
    while data:
        data = data[os.write(out, data):]
