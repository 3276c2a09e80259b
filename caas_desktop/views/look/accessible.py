"""What a screen reader is told of a view that paints its text itself.

PySide 6.11 crashes as soon as a screen reader asks an interface written in Python for its text
(``QAccessibleTextInterface``), so the visible text stands in a real text field beside the view:
lines, words and caret then come from Qt's own code.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

EVERY_MS = 300
LINE_LIMIT = 2000

Visible = Callable[[], tuple[Sequence[str], int]]
"""The lines on screen, and in which of them the cursor is (-1: in the last one)."""


class SpokenText(QObject):
    """Keeps a text field outside the visible area in step with ``view``.

    Costs nothing while no screen reader runs. Call `changed` whenever something was painted; a
    view that stands still is told when it gets the keyboard, for a reader that was started later.
    """

    def __init__(self, view: QWidget, name: Callable[[], str], visible: Visible) -> None:
        super().__init__(view)
        self._view, self._name, self._visible = view, name, visible
        self.field: QPlainTextEdit | None = None
        self._due = QTimer(view, singleShot=True, interval=EVERY_MS)
        self._due.timeout.connect(self.tell)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.changed()
        return False

    def changed(self) -> None:
        """Tell soon what is on screen, if anybody listens."""
        if QAccessible.isActive() and not self._due.isActive():
            self._due.start()

    def tell(self) -> None:
        """Take over what is on screen now."""
        lines, at = self._visible()
        text = "\n".join(line[:LINE_LIMIT].replace("\n", " ") for line in lines)
        field = self.field or self._make()
        field.setAccessibleName(self._name())
        if field.toPlainText() != text:
            field.setPlainText(text)
        block = field.document().findBlockByNumber(at if at >= 0 else max(0, len(lines) - 1))
        if block.isValid() and field.textCursor().blockNumber() != block.blockNumber():
            cursor = QTextCursor(block)
            field.setTextCursor(cursor)

    def _make(self) -> QPlainTextEdit:
        made = self.field = QPlainTextEdit(self._view)
        made.setReadOnly(True)
        made.setUndoRedoEnabled(False)
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        # The reader walks through it with its own cursor; the keyboard stays with the view.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.setGeometry(-10_000, 0, 4000, 2000)
        made.lower()
        made.show()
        return made
