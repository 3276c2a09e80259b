"""A row that asks for a time to go to."""
from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from caas_desktop.operations.logs.moments import read_moment
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.widgets import SearchField, button, dress, label, row, tool


class JumpRow(QWidget):
    """``chosen`` tells nanoseconds since the epoch; ``left`` that nothing was wanted."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, utc: Callable[[], bool]) -> None:
        super().__init__()
        self._utc = utc
        dress(self, "label", ground="chrome")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.field = SearchField(tr("Time, for example 12:03 or 15m"))
        self.field.setMinimumWidth(260)
        self._go = button(tr("Go"))
        self._wrong = label("", "caption", "unhealthy")
        close = tool("close", tr("Close"), size=12)
        row(label(tr("Go to a time"), "caption", "text2"), self.field, self._go, self._wrong, 0,
            close, spacing=6, padding=(10, 0, 8, 5), owner=self)
        self.field.returnPressed.connect(self._done)
        self.field.left.connect(self._leave)
        self._go.clicked.connect(self._done)
        close.clicked.connect(self._leave)
        self.hide()

    def ask(self) -> None:
        """Show the row and let the user type."""
        self._wrong.setText("")
        self.field.setPlaceholderText(tr("Time, for example 12:03 or 15m"))
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _done(self) -> None:
        ts = read_moment(self.field.text(), datetime.now(UTC), UTC if self._utc() else None)
        if ts is None:
            self._wrong.setText(tr("Write 12:03, 12:03:27, 2026-01-31 12:03, or 15m for "
                                   "15 minutes ago."))
            return
        self.hide()
        self.chosen.emit(ts)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
