"""A plain editor of YAML: keys, words in quotes and comments in their colours."""
from __future__ import annotations

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.pixels import ink

LONGEST_LINE = 2000  # of a line that is coloured; a hostile one must not hold the window
_RULES = (
    (re.compile(r"^\s*(?:- +)*[\w./${}-]+(?=\s*:(?:\s|$))"), "accent_text"),
    (re.compile(r"\"[^\"]*\"|'[^']*'"), "running"),
    (re.compile(r"\$\{[^}]*\}|\$\w+"), "restarting"),
    (re.compile(r"(?:^|\s)#.*"), "text3"),
)


class _Colours(QSyntaxHighlighter):
    def highlightBlock(self, text: str) -> None:
        if len(text) > LONGEST_LINE:
            return
        for rule, role in _RULES:
            look = QTextCharFormat()
            look.setForeground(ink(role))
            for match in rule.finditer(text):
                self.setFormat(match.start(), match.end() - match.start(), look)


class YamlEditor(QPlainTextEdit):
    """Tab leaves it: YAML is indented by spaces."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "mono_body")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Compose file"))
        self._colours = _Colours(self.document())

    def go_to(self, line: int, at: int) -> None:
        """Put the cursor to a place as mistakes tell it, both from 1."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor,
                            min(max(0, at - 1), block.length() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()
