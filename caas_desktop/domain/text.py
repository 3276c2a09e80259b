"""Marks texts that are translated later, where they are shown."""
from __future__ import annotations


def N_(text: str) -> str:
    """Return ``text`` as it is; ``make translations`` collects it."""
    return text
