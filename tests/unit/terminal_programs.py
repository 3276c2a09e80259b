"""Local programs on a pseudo terminal, in place of an exec in a container."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
import threading
import time
from collections.abc import Callable, Sequence

from caas_desktop.operations.terminal.opened import Opened, Opener


class PtyStream:
    """A ByteStream on a pseudo terminal's own end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._closed = threading.Event()
        os.set_blocking(descriptor, False)

    def fileno(self) -> int:
        return self._descriptor

    def pending(self) -> bool:
        return False

    def read_into(self, buffer: memoryview) -> int | None:
        if self._closed.is_set():
            return 0
        try:
            return os.readv(self._descriptor, [buffer])
        except BlockingIOError:
            return None
        except OSError:  # Linux reports the other end's close as EIO
            return 0

    def write(self, data: bytes) -> None:
        while data and not self._closed.is_set():
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:
                time.sleep(0.002)

    def close(self) -> None:
        self._closed.set()


def program(argv: Sequence[str]) -> Opener:
    """Return an opener that runs a program; its end closes the terminal, as a hang-up does."""

    def open_program(columns: int, rows: int) -> Opened:
        pid, descriptor = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color", PS1="$ ", LC_ALL="C.UTF-8")
            os.execvp(argv[0], list(argv))
        resize_pty(descriptor, columns, rows)

        def finish() -> int | None:
            os.close(descriptor)  # SIGHUP to whatever is left
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

        return Opened(
            PtyStream(descriptor), lambda c, r: resize_pty(descriptor, c, r), finish
        )

    return open_program


def resize_pty(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def wait_for(condition: Callable[[], object], seconds: float = 45.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "condition never became true"
        time.sleep(0.005)
