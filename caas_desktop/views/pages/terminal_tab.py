"""A terminal inside a page. A running session outlives the page: it moves to the dock."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.views.terminal.pane import TerminalPane


class TerminalTab(QWidget):
    """``adopt`` takes over a pane whose session still runs when the page closes."""

    def __init__(self, make: Callable[[], TerminalPane],
                 adopt: Callable[[TerminalPane], None]) -> None:
        super().__init__()
        self._adopt = adopt
        self.pane = make()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pane)
        self.setFocusProxy(self.pane)
        self.pane.start()

    def close_tab(self) -> None:
        if self.pane.running:
            self._adopt(self.pane)
        else:
            self.pane.close_session()
