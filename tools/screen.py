"""A screen of one's own: Xvfb on a free display, for who has none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1920x1200x24"
PATIENCE_S = 10


class NoScreen(Exception):
    """There is no display and none can be made; the text says what is missing."""


@contextmanager
def own_screen() -> Iterator[str]:
    """Start Xvfb and yield its display (":101"); it ends with the block.

    Raises:
        NoScreen: Xvfb is not installed, or did not start.
    """
    if not shutil.which("Xvfb"):
        raise NoScreen("Xvfb is missing: apt-get install xvfb")
    read, write = os.pipe()
    # -displayfd: the server itself takes a free number and tells it once it is ready.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-noreset", "-nolisten", "tcp"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise NoScreen(f"Xvfb ended with code {server.wait(PATIENCE_S)}")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


@contextmanager
def some_screen(env: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield ``env`` with a display: the one it has, or a private one for the block.

    Raises:
        NoScreen: As ``own_screen``.
    """
    if env.get("DISPLAY"):
        yield env | {"QT_QPA_PLATFORM": "xcb"}
        return
    with own_screen() as display:
        yield env | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
