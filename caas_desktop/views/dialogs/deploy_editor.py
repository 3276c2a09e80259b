"""An editor of YAML: colours, numbers of lines, mistakes underlined where they are."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.code import YamlColours
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import advance
from caas_desktop.views.look.paint import RIGHT, text
from caas_desktop.views.look.pixels import ink

MOST_MARKS = 100
# What is put in at once is laid out within one turn of the event loop.
MOST_CHARACTERS, MOST_LINES = 200_000, 20_000
MOST_COLOURED = 40_000


def is_editable(text: str) -> bool:
    """Tell whether a text can be shown without holding the window up."""
    return len(text) <= MOST_CHARACTERS and text.count("\n") <= MOST_LINES


class _Numbers(QWidget):
    """The numbers of the lines, painted by the editor that they belong to."""

    def __init__(self, editor: YamlEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(self, event.rect())


class YamlEditor(QPlainTextEdit):
    """Tab leaves it: YAML is indented by spaces. ``refused``: a text was too large to be pasted."""

    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "mono_body")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Compose file"))
        self._colours = YamlColours(self.document())
        self._marked: frozenset[int] = frozenset()
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._scrolled)
        self._make_room()

    def setPlainText(self, text: str) -> None:
        self._colours.setDocument(self.document() if len(text) <= MOST_COLOURED else None)
        super().setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()
        there = self.document()
        if (not is_editable(pasted)
                or there.characterCount() + len(pasted) > MOST_CHARACTERS
                or there.blockCount() + pasted.count("\n") > MOST_LINES):
            self.refused.emit()
            return
        if len(pasted) > MOST_COLOURED:
            self._colours.setDocument(None)
        super().insertFromMimeData(source)

    def go_to(self, line: int, at: int) -> None:
        """Put the cursor to a place as mistakes tell it, both from 1."""
        cursor = self._cursor(line, at)
        if cursor is not None:
            self.setTextCursor(cursor)
            self.centerCursor()
            self.setFocus()

    def mark(self, places: Sequence[tuple[int, int, str]]) -> None:
        """Underline these (line, column, colour role), from 1; nothing else is any more."""
        found = []
        for line, at, role in places[:MOST_MARKS]:
            cursor = self._cursor(line, at)
            if cursor is None:
                continue
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock,
                                QTextCursor.MoveMode.KeepAnchor)
            one = QTextEdit.ExtraSelection()
            one.cursor = cursor
            one.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            one.format.setUnderlineColor(ink(role))
            found.append(one)
        self.setExtraSelections(found)
        self._marked = frozenset(line for line, _, _ in places)
        self._numbers.update()

    def _cursor(self, line: int, at: int) -> QTextCursor | None:
        block = self.document().findBlockByNumber(max(0, line - 1))
        if not block.isValid():
            return None
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor,
                            min(max(0, at - 1), block.length() - 1))
        return cursor

    # -- numbers -------------------------------------------------------------------------

    def numbers_width(self) -> int:
        digits = max(2, len(str(self.blockCount())))
        return int(advance("0" * digits, "mono_caption")) + 16

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self.numbers_width(),
                                  inside.height())

    def paint_numbers(self, on: QWidget, rect: QRect) -> None:
        """Paint the numbers of the lines that ``rect`` shows; those of mistakes in red."""
        painter = QPainter(on)
        painter.fillRect(rect, ink("chrome"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= rect.bottom():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber() + 1
            colour = "unhealthy" if number in self._marked else "text3"
            if block.isVisible() and top + height >= rect.top():
                text(painter, QRectF(0, top, on.width() - 8, height), str(number), colour,
                     "mono_caption", RIGHT)
            top += height
            block = block.next()
        painter.end()
