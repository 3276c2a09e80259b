"""Running other programs, with a time limit and errors that say what went wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping


class LabError(Exception):
    """Something the lab needs failed; the text is a sentence for the person who called."""


def run(
    *command: str,
    timeout: float = 60,
    env: Mapping[str, str] | None = None,
    data: bytes | None = None,
) -> str:
    """Run a program and return its standard output; LabError with its last words if it fails."""
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=timeout, env=env, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise LabError(f"{_short(command)} did not end within {timeout:.0f} s") from error
    except OSError as error:
        raise LabError(f"{command[0]} cannot be started: {error.strerror}") from error
    if done.returncode:
        words = (done.stderr.strip() or done.stdout.strip()).decode("utf-8", "replace")
        raise LabError(f"{_short(command)} failed ({done.returncode}): {words[-600:]}")
    return done.stdout.decode("utf-8", "replace")


def _short(command: tuple[str, ...]) -> str:
    text = " ".join(command)
    return text if len(text) <= 160 else text[:157] + "…"


def wait_until(true: Callable[[], bool], what: str, timeout: float, pause: float = 0.1) -> None:
    """Wait until ``true()``, looking every ``pause`` seconds; LabError after ``timeout``."""
    end = time.monotonic() + timeout
    while not true():
        if time.monotonic() > end:
            raise LabError(f"{what}: not within {timeout:.0f} s")
        time.sleep(pause)


def require_root() -> None:
    """Raise LabError for an ordinary user."""
    if os.geteuid():
        raise LabError("this needs root: sudo python3 -m lab …")


def say(text: str) -> None:
    """Tell the caller what is going on, on standard error."""
    print(text, file=sys.stderr, flush=True)
