"""Copy and paste, with a question before several lines are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from caas_desktop.operations.terminal import paste
from caas_desktop.views.terminal.pastebar import PasteBar

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView

ROOM = 12  # pixels between a floating bar and the edge


class Clipboard(QObject):
    """The view's way to the desktop's clipboards; programs have none (OSC 52 is refused)."""

    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self.confirm = True
        self.bar: PasteBar | None = None
        self._waiting = ""

    def copy(self) -> bool:
        """Copy what is selected; False when nothing is."""
        text = self._view.pointer.selected_text()
        if not text:
            return False
        QGuiApplication.clipboard().setText(text)
        return True

    def offer_selection(self) -> None:
        """Put the selection where the middle button pastes from (X11, Wayland)."""
        board = QGuiApplication.clipboard()
        if board.supportsSelection():
            board.setText(self._view.pointer.selected_text(), QClipboard.Mode.Selection)

    def paste(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        self.paste_text(QGuiApplication.clipboard().text(mode))

    def paste_text(self, text: str) -> None:
        """Send text, after a question if it has several lines."""
        self._answer(False)
        if not text:
            return
        if self.confirm and paste.is_multiline(text):
            self._ask(text)
        else:
            self._send(text)

    def place(self) -> None:
        if self.bar is None:
            return
        self.bar.adjustSize()
        area = self._view.viewport().size()
        left = max(0, (area.width() - self.bar.width()) // 2)
        self.bar.move(left, max(0, area.height() - self.bar.height() - ROOM))

    def _ask(self, text: str) -> None:
        self._waiting = text
        self.bar = PasteBar(text, self._view)
        self.bar.answered.connect(self._answer)
        self.place()
        self.bar.show()
        self.bar.accept.setFocus()

    def _answer(self, send: bool) -> None:
        if self.bar is None:
            return
        bar, self.bar = self.bar, None
        text, self._waiting = self._waiting, ""
        bar.hide()
        bar.deleteLater()
        self._view.setFocus()
        if send:
            self._send(text)

    def _send(self, text: str) -> None:
        frame = self._view.frame_now
        bracketed = frame is not None and frame.modes.bracketed_paste
        self._view.send(paste.encode(text, bracketed=bracketed))
