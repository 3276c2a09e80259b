"""A virtual X server, so that windows are drawn as on a desk, wherever this runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.errors import BenchmarkError


@contextmanager
def display(width: int = 1920, height: int = 1200) -> Iterator[dict[str, str]]:
    """Start Xvfb; yields the environment variables that lead Qt programs to it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
               "-noreset", "-nolisten", "tcp"]  # fmt: skip
    try:
        server = subprocess.Popen(command, pass_fds=(write,), stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    except FileNotFoundError as error:
        raise BenchmarkError("Xvfb is missing: apt install xvfb") from error
    finally:
        os.close(write)
    try:
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise BenchmarkError("Xvfb did not start")
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(10)
