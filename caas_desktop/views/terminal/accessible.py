"""What a screen reader is told of a terminal: that it is one, and the lines it shows.

Lines, words and the caret come from a text field beside the view (see ``look/accessible.py``);
the role and the whole text stand on the view itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from caas_desktop.views.terminal.view import TerminalView


class TerminalAccessible(QAccessibleWidget):
    """Its value is the text on the screen."""

    def __init__(self, view: TerminalView) -> None:
        super().__init__(view, QAccessible.Role.Terminal)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return "\n".join(self._view.shown_lines()[0]).rstrip()
        return super().text(kind)


def _make(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    return TerminalAccessible(thing) if isinstance(thing, TerminalView) else None


def install() -> None:
    """Tell Qt about it; once, however often it is called."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)


_installed = False
