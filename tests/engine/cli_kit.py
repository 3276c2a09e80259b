"""Runs the command line as a user does, in this process, in one of its own, on a terminal."""
from __future__ import annotations

import contextlib
import fcntl
import io
import json
import logging
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.__main__ import main
from lab.state import Lab

TRANSPORTS = ("unix", "tls", "ssh")
WAIT_S = 60.0
# Every process of its own also proves that the command line imports no Qt.
DRIVER = ("import sys\nfrom caas_desktop.__main__ import main\ncode = main(sys.argv[1:])\n"
          "qt = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')]\n"
          "sys.exit(f'Qt was imported: {qt[:3]}' if qt else code)\n")


class Program:
    """Runs ``caas-desktop`` with folders of its own."""

    def __init__(self, lab: Lab, home: Path) -> None:
        self.lab = lab
        self.env = os.environ | {"CAAS_DATA_DIR": str(home / "data"), "HOME": str(home),
                                 "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        self.env.pop("SSH_AUTH_SOCK", None)

    def argv(self, *words: str) -> list[str]:
        return [sys.executable, "-c", DRIVER, *words]

    def __call__(self, *words: str, code: int = 0, stdin: str = "") -> str:
        """Run and return standard output; the exit code must be ``code``."""
        done = self.run(*words, stdin=stdin)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run in a process of its own where there is input; else here, where imports are done."""
        if stdin:
            done = subprocess.run(self.argv(*words), input=stdin, capture_output=True, text=True,
                                  timeout=WAIT_S, env=self.env, check=False)
        else:
            done = self._run_here(words)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def _run_here(self, words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        root = logging.getLogger()
        handlers, level = list(root.handlers), root.level
        with (pytest.MonkeyPatch.context() as patch, Path(os.devnull).open() as nothing):
            for name, value in self.env.items():
                patch.setenv(name, value)
            patch.delenv("SSH_AUTH_SOCK", raising=False)
            patch.setattr(sys, "stdin", nothing)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(logging, "raiseExceptions", False)
            code = main(words)
        for handler in [h for h in root.handlers if h not in handlers]:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(level)
        out.flush()
        err.flush()
        told = [stream.buffer.getvalue().decode() for stream in (out, err)]
        return subprocess.CompletedProcess(words, code, *told)

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self(*words, "--json", code=code))

    def add(self, name: str, host: str, transport: str, *more: str) -> None:
        """Add a host of the lab, with ``hosts add`` as a user would."""
        found = self.lab.hosts[host]
        if transport == "unix":
            how = ["--unix", found.socket]
        elif transport == "tls":
            how = ["--tls", found.tls.endpoint, "--ca", found.tls.ca, "--cert", found.tls.cert,
                   "--key", found.tls.key]
        else:
            how = ["--ssh", f"{found.ssh.user}@{found.ssh.address}", "--key-file", found.ssh.key,
                   "--accept-host-key", found.ssh.host_key_fingerprint]
        self("hosts", "add", name, *how, *more)


def eventually(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.05)


class Terminal:
    """The program on a pseudo-terminal of 31 rows and 91 columns."""

    def __init__(self, program: Program, *words: str) -> None:
        self._seen = b""
        size = struct.pack("HHHH", 31, 91, 0, 0)
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        self._process = subprocess.Popen(
            program.argv(*words), stdin=theirs, stdout=theirs, stderr=theirs, env=program.env,
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(theirs)
        self._fd = ours

    def type(self, data: bytes) -> None:
        os.write(self._fd, data)

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, wait_s: float) -> bool:
        if not select.select([self._fd], [], [], wait_s)[0]:
            return False
        with contextlib.suppress(OSError):  # how Linux tells the end of a terminal
            data = os.read(self._fd, 65536)
            self._seen += data
            return bool(data)
        return False

    def has(self, text: bytes) -> bool:
        while self._read(0.5):
            if text in self._seen:
                return True
        return text in self._seen

    def until(self, text: bytes) -> None:
        end = time.monotonic() + WAIT_S
        while text not in self._seen:
            self._read(0.5)
            assert time.monotonic() < end, self._seen

    def end(self) -> int:
        end = time.monotonic() + WAIT_S
        while self._process.poll() is None:
            self._read(0.1)
            assert time.monotonic() < end, self._seen
        os.close(self._fd)
        return self._process.returncode
