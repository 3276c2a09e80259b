"""Public tools that want a terminal, run in a pseudo terminal that nobody looks at."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path


class Screen:
    """A program in a terminal of its own; what it draws is read and thrown away."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], cwd: Path,
                 rows: int, columns: int) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # A controlling terminal: lazydocker opens /dev/tty.
        self.process = subprocess.Popen(
            ["setsid", "--ctty", *command], env={**env, "TERM": "xterm-256color"}, cwd=cwd,
            stdin=slave, stdout=slave, stderr=slave)  # fmt: skip
        os.close(slave)
        self.drawn = 0
        self.text = b""
        threading.Thread(target=self._read, name="terminal", daemon=True).start()

    def _read(self) -> None:
        with suppress(OSError):
            while data := os.read(self._master, 1 << 16):
                self.drawn += len(data)
                self.text = (self.text + data)[-200_000:]

    def keys(self, text: str) -> None:
        """Type into it."""
        os.write(self._master, text.encode())

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)
        os.close(self._master)


@contextmanager
def terminal(command: Sequence[str], env: Mapping[str, str], cwd: Path, rows: int = 130,
             columns: int = 200) -> Iterator[Screen]:
    """Run a program in a terminal; ended afterwards."""
    screen = Screen(command, env, cwd, rows, columns)
    try:
        yield screen
    finally:
        screen.close()
