"""Imports without PySide's search for its features.

PySide puts a function of its own before every import. It reads the source of each module that is
imported from then on, of any library, to look for the word PySide6: work for every start, and
megabytes that stay in ``linecache``. That serves those who write ``from __feature__ import …``;
here nobody does.
"""
from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Take away what PySide put before ``__import__``; nothing happens where it put nothing."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
