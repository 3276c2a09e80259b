"""Text that machines read, in colours: YAML, and what differs between two files."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.pixels import ink, tint
from caas_desktop.views.look.theme import theme

LONGEST_LINE = 2000  # of a line that is coloured; a hostile one must not hold the window
LONGEST_TEXT = 400_000  # characters shown; nobody reads more
_RULES = (
    (re.compile(r"^\s*(?:- +)*[\w./${}-]+(?=\s*:(?:\s|$))"), "accent_text"),
    (re.compile(r"\"[^\"]*\"|'[^']*'"), "running"),
    (re.compile(r"\$\{[^}]*\}|\$\w+"), "restarting"),
    (re.compile(r"(?:^|\s)#.*"), "text3"),
)
_SIGNS = {"+": "running", "-": "unhealthy"}


class YamlColours(QSyntaxHighlighter):
    """Keys, words in quotes, variables and comments."""

    def highlightBlock(self, text: str) -> None:
        if len(text) > LONGEST_LINE:
            return
        for rule, role in _RULES:
            look = QTextCharFormat()
            look.setForeground(ink(role))
            for match in rule.finditer(text):
                self.setFormat(match.start(), match.end() - match.start(), look)


class DiffColours(QSyntaxHighlighter):
    """A unified diff: what came on green, what went on red, places quiet."""

    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        if text.startswith(("@@", "+++", "---")):
            look.setForeground(ink("text3"))
        elif text[:1] in _SIGNS:
            role = _SIGNS[text[0]]
            look.setForeground(ink(role))
            look.setBackground(tint(role, 0.12))
        else:
            look.setForeground(ink("text2"))
        self.setFormat(0, len(text), look)


class CodeView(QPlainTextEdit):
    """Read only; ``colours`` makes its highlighter."""

    def __init__(self, name: str, colours: Callable[[QTextDocument], QSyntaxHighlighter]) -> None:
        super().__init__(readOnly=True)
        dress(self, "mono")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAccessibleName(name)
        self._colours = colours(self.document())
        theme.changed.connect(self._colours.rehighlight)

    def show_text(self, text: str) -> None:
        """Show a text; what is read of it now stays in place if it is the same."""
        cut = text[:LONGEST_TEXT]
        if cut != self.toPlainText():
            self.setPlainText(cut)

    def show_lines(self, lines: Sequence[str]) -> None:
        self.show_text("\n".join(lines))
