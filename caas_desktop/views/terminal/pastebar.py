"""Asks before a paste of several lines is sent, without blocking anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress

PREVIEW_LINES, PREVIEW_COLUMNS = 4, 72


class PasteBar(QFrame):
    """Shows the first lines; Enter on the focused button sends, Esc does not."""

    answered = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        lines = text.splitlines()
        self.title = QLabel(tr("Paste {n} lines? Each line end acts like Enter.").format(
            n=len(lines)
        ))
        dress(self.title, "strong", "text")
        shown = [line[:PREVIEW_COLUMNS] for line in lines[:PREVIEW_LINES]]
        if len(lines) > PREVIEW_LINES:
            shown.append("…")
        self.preview = QLabel("\n".join(shown))
        dress(self.preview, "mono", "text2")
        for label in (self.title, self.preview):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.accept = QPushButton(tr("Paste"))
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
