"""The line below a terminal that says what its session waits for, or how it ended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from caas_desktop.domain.errors import CaasError
from caas_desktop.viewmodels.errors import hint, sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import icons
from caas_desktop.views.look.dress import dress


class EndBanner(QFrame):
    """Says what a session waits for and lets go of it, or why it ended and offers a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._icon = QLabel()
        self._text = QLabel()
        self._hint = QLabel()
        for label, role, colour in ((self._text, "body", "text"), (self._hint, "small", "text2")):
            _plain(label).setWordWrap(True)
            dress(label, role, colour)
        self.button = QPushButton()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        layout = self._room = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addWidget(self.button)

    def height_for(self, width: int) -> int:
        """Return how high it is at a width, in pixels."""
        return self._room.heightForWidth(width)

    def wait(self, words: str) -> None:
        self._icon.setPixmap(icons.pixmap("info", 16, "text2", self.devicePixelRatioF()))
        self._text.setText(words)
        self._hint.hide()
        self.button.setText(tr("Cancel"))

    def tell(self, exit_code: int | None, error: CaasError | None, lost: str = "") -> None:
        """Say how it ended; ``lost``: that its line was lost before, if it was."""
        failed = error is not None or bool(exit_code)
        name, colour = ("warning", "restarting") if failed else ("info", "text2")
        self._icon.setPixmap(icons.pixmap(name, 16, colour, self.devicePixelRatioF()))
        if error is not None:
            self._text.setText(sentence(error))
        elif exit_code is None:
            self._text.setText(lost or tr("Session ended"))
        else:
            self._text.setText(tr("Session ended (exit code {n})").format(n=exit_code))
        self._hint.setText(hint(error) if error is not None else "")
        self._hint.setVisible(bool(self._hint.text()))
        self.button.setText(tr("Reconnect"))


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
