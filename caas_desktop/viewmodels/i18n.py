"""Translation of what a user reads."""
from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "caas"


def tr(text: str) -> str:
    """Return ``text`` in the window's language; call it with a literal so that lupdate finds it.

    One context for the whole program: the same English word has the same translation
    everywhere, and moving a text between modules loses nothing.
    """
    return QCoreApplication.translate(CONTEXT, text)
