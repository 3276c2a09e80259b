"""Everything the engine says of an object, searchable."""
from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QShortcut,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout

from caas_desktop.domain.clean import shown
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.tokens import Theme
from caas_desktop.views.pages.fetched import Fetched

# What a person can read; a hostile answer of megabytes must not freeze the window. Characters.
LONGEST = 500_000
LONGEST_LINE = 4_000
COLOURED = 100_000


def readable(answer: Any) -> str:
    """Return an answer as indented JSON; "…" stands where it was cut. Any thread."""
    words = shown(json.dumps(answer, indent=2, ensure_ascii=False, sort_keys=True))
    whole = len(words) <= LONGEST
    lines = words[:LONGEST].split("\n")
    cut = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines]
    return "\n".join(cut if whole else [*cut, "…"])


class JsonColours(QSyntaxHighlighter):
    """Keys in the accent, strings and numbers apart."""

    def highlightBlock(self, text: str) -> None:
        tokens = Theme.current()
        start = len(text) - len(text.lstrip())
        if text[start:start + 1] == '"':
            end = text.find('":', start)
            if end > 0:
                self._paint(start, end + 1 - start, tokens.accent_text)
                start = end + 2
        rest = text[start:].strip().rstrip(",")
        if rest.startswith('"'):
            self._paint(text.index(rest, start), len(rest), tokens.running)
        elif rest and rest not in "{}[]":
            self._paint(text.index(rest, start), len(rest), tokens.restarting)

    def _paint(self, start: int, length: int, colour: str) -> None:
        form = QTextCharFormat()
        form.setForeground(QColor(colour))
        self.setFormat(start, length, form)


class InspectTab(Fetched):
    """The inspect answer as JSON. It may hold secrets: it is shown, never kept."""

    def __init__(self, context: Context, ref: Ref) -> None:
        path = KINDS[ref.kind].inspect_path.format(id=ref.id)
        super().__init__(context, ref, lambda engine: readable(
            engine.request("GET", path, lane=Lane.REFRESH)))
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName(tr("Inspect"))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        dress(self._text, "mono")
        # Ours, not the document's: with that as its parent each closed tab left one behind.
        self._colours = JsonColours(self)
        self._colours.setDocument(self._text.document())
        self._find = SearchField(tr("Find in this text"), "/")
        self._find.setMaximumWidth(300)
        self._count = label("", "caption", "text3")
        before, after = tool("arrow-up", tr("Previous match")), tool("arrow-down", tr("Next match"))
        again, copy = tool("refresh", tr("Read again")), tool("copy", tr("Copy all"))
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(18, 8, 18, 12)
        outer.addLayout(row(self._find, before, after, self._count, 0, again, copy))
        outer.addWidget(self._text)
        self._find.textChanged.connect(self._mark)
        self._find.returnPressed.connect(lambda: self._step(forward=True))
        self._find.left.connect(self._text.setFocus)
        after.clicked.connect(lambda: self._step(forward=True))
        before.clicked.connect(lambda: self._step(forward=False))
        again.clicked.connect(self.reload)
        copy.clicked.connect(self._copy)
        for keys, forward in (("F3", True), ("Shift+F3", False)):
            shortcut = QShortcut(QKeySequence(keys), self,
                                 context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda f=forward: self._step(forward=f))

    def focus_filter(self) -> None:
        self._find.setFocus()
        self._find.selectAll()

    def show_answer(self, answer: Any) -> None:
        words = str(answer)
        at = self._text.verticalScrollBar().value()
        if words != self._text.toPlainText():
            # Each line is coloured in Python: of the longest answers that takes a second.
            self._colours.setDocument(self._text.document() if len(words) <= COLOURED else None)
            self._text.setPlainText(words)
            self._text.verticalScrollBar().setValue(at)
        self._mark()

    def _copy(self) -> None:
        self._text.selectAll()
        self._text.copy()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _mark(self, *_: object) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        words = self._find.text()
        if words:
            tokens = Theme.current()
            cursor = QTextCursor(self._text.document())
            while len(marks) < 1000:
                cursor = self._text.document().find(words, cursor)
                if cursor.isNull():
                    break
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(tokens.hit))
                marks.append(mark)
        self._text.setExtraSelections(marks)
        self._count.setText(tr("Matches: {count}").format(count=len(marks)) if words else "")

    def _step(self, *, forward: bool) -> None:
        flags = QTextDocument.FindFlag(0) if forward else QTextDocument.FindFlag.FindBackward
        words = self._find.text()
        if words and not self._text.find(words, flags):
            edge = QTextCursor.MoveOperation.Start if forward else QTextCursor.MoveOperation.End
            self._text.moveCursor(edge)
            self._text.find(words, flags)
