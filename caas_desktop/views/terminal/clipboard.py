"""Copy and paste, with a question before several lines are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from caas_desktop.operations.terminal import paste
from caas_desktop.viewmodels.i18n import tr

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView


class Clipboard(QObject):
    """The view's way to the desktop's clipboards; programs have none (OSC 52 is refused)."""

    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self.confirm = True

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
        self._view.asker.answer(False)
        if not text:
            return
        if self.confirm and paste.is_multiline(text):
            title = tr("Paste {n} lines? Each line end acts like Enter.")
            self._view.asker.ask(title.format(n=len(text.splitlines())), text, tr("Paste"),
                                 lambda: self._view.typist.paste(text))
        else:
            self._view.typist.paste(text)
