"""Asks in a terminal's view before something is done, without blocking anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView

PREVIEW_LINES, PREVIEW_COLUMNS = 4, 72
ROOM = 12  # pixels between a floating bar and the edge


class AskBar(QFrame):
    """Shows the first lines of what it is about; Enter on the focused button accepts, Esc does not.
    """

    answered = Signal(bool)

    def __init__(self, title: str, about: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.title = QLabel(title)
        dress(self.title, "strong", "text")
        self.preview = QLabel(_preview(about))
        dress(self.preview, "mono", "text2")
        for label in (self.title, self.preview):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.accept = QPushButton(accept)
        self.accept.setProperty("kind", "primary")
        self.refuse = QPushButton(tr("Cancel"))
        self.accept.clicked.connect(lambda: self.answered.emit(True))
        self.refuse.clicked.connect(lambda: self.answered.emit(False))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.refuse)
        buttons.addWidget(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.preview)
        layout.addLayout(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered.emit(not self.refuse.hasFocus())


class Asker(QObject):
    """One question at a time; a newer one answers the older with no."""

    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self.bar: AskBar | None = None
        self._then: Callable[[], object] = _nothing

    def ask(self, title: str, about: str, accept: str, then: Callable[[], object]) -> None:
        """Show a question; ``then`` is called when it is accepted."""
        self.answer(False)
        self._then = then
        self.bar = AskBar(title, about, accept, self._view)
        self.bar.answered.connect(self.answer)
        self.place()
        self.bar.show()
        self.bar.accept.setFocus()

    def answer(self, accepted: bool) -> None:
        """End the question, if there is one."""
        if self.bar is None:
            return
        bar, self.bar = self.bar, None
        then, self._then = self._then, _nothing
        bar.hide()
        bar.deleteLater()
        self._view.setFocus()
        if accepted:
            then()

    def place(self) -> None:
        if self.bar is None:
            return
        self.bar.adjustSize()
        area = self._view.viewport().size()
        left = max(0, (area.width() - self.bar.width()) // 2)
        self.bar.move(left, max(0, area.height() - self.bar.height() - ROOM))


def _preview(about: str) -> str:
    lines = about.splitlines()
    shown = [line[:PREVIEW_COLUMNS] for line in lines[:PREVIEW_LINES]]
    if len(lines) > PREVIEW_LINES:
        shown.append("…")
    return "\n".join(shown)


def _nothing() -> None:
    """What follows a question of nobody."""
