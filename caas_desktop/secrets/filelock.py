"""A lock between processes; the system lets go of it when its holder dies."""
from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT_S = 10.0
"""Longer than a change of the master password takes on a slow machine."""

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def file_lock(path: Path, *, wait_s: float = WAIT_S) -> Iterator[None]:
    """Hold ``path`` (made if needed, and left there) locked.

    Raises:
        TimeoutError: somebody else holds it for longer than ``wait_s``.
        OSError: the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(descriptor, time.monotonic() + wait_s)
        yield
    finally:
        os.close(descriptor)  # lets go of the lock


def _wait(descriptor: int, until: float) -> None:
    while True:
        try:
            return _try(descriptor)
        except OSError:
            if time.monotonic() > until:
                raise TimeoutError from None
            time.sleep(0.02)
