"""Files that hold secrets, or may."""
from __future__ import annotations

import os


def private(name: str, flags: int) -> int:
    """For ``open(…, opener=private)``: a file that is new can be read by its owner only."""
    return os.open(name, flags, 0o600)
