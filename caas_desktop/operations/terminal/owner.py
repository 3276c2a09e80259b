"""Names this process in what it makes on hosts, so that it can be told later whether it is over."""
from __future__ import annotations

import os
import uuid
from functools import cache
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@cache
def _machine() -> str:
    """Return this start of this machine, and the namespace its process numbers are of.

    "" where the system does not tell: then nothing is known of other processes.
    """
    try:
        return f"{_BOOT.read_text().strip()}/{os.stat('/proc/self/ns/pid').st_ino}"
    except OSError:
        return ""


@cache
def owner() -> str:
    """Return the name of this process, unlike that of any other."""
    return f"{_machine()}/{os.getpid()}" if _machine() else f"/{uuid.uuid4()}"


def is_over(name: str) -> bool:
    """Tell whether the process of that name surely ended; of another machine's nobody knows."""
    machine, _, number = name.rpartition("/")
    if not machine or machine != _machine() or not (number.isascii() and number.isdecimal()):
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False  # somebody else's, and alive
    return False
