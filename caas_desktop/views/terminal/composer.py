"""Text of input methods: composed at the cursor, sent when it is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QInputMethodEvent

from caas_desktop.views.terminal import overlay

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView

_Query = Qt.InputMethodQuery


class Composer(QObject):
    """``preedit`` is what is not sent yet."""

    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self.preedit = ""

    def take(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        if event.commitString():
            self._view.typist.compose(event.commitString())
        self._view.viewport().update()
        event.accept()

    def answers(self, query: Qt.InputMethodQuery) -> bool:
        return query in (_Query.ImEnabled, _Query.ImHints, _Query.ImCursorRectangle, _Query.ImFont)

    def answer(self, query: Qt.InputMethodQuery) -> object:
        """Tell an input method where the cursor is, and that words are not to be guessed."""
        view = self._view
        match query:
            case _Query.ImHints:
                hint = Qt.InputMethodHint
                return (hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase).value
            case _Query.ImCursorRectangle:
                cursor = view.frame_now.cursor if view.frame_now is not None else None
                if cursor is None:
                    return QRect()
                rect = overlay.cell_rect(view.canvas, cursor.x, cursor.y)
                return rect.translated(overlay.MARGIN, overlay.MARGIN).toAlignedRect()
            case _Query.ImFont:
                return view.canvas.font.font(0)
            case _:
                return True
