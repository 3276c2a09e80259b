"""The bottom panel: logs, terminals, tasks and events, which survive every navigation."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.tabs import Tabs

if TYPE_CHECKING:
    from caas_desktop.viewmodels.looks import TabLook

Maker = Callable[[], QWidget]


class BottomPanel(QWidget):
    """Tabs over panels; a panel is made when it is first shown."""

    float_asked = Signal()
    hide_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looks: list[TabLook] = []
        self._keys: list[str] = []
        self._makers: dict[str, Maker] = {}
        self._made: dict[str, QWidget] = {}
        dress(self, "body", ground="chrome")
        self.bar = Tabs("line")
        self._stack = QStackedWidget()
        self._float = tool("float", tr("Float"), size=14)
        self._hide = tool("chevron-down", tr("Hide"), size=14)
        head = row(self.bar, 0, self._float, self._hide, spacing=2, padding=(4, 0, 6, 0))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._open)
        self._float.clicked.connect(self.float_asked)
        self._hide.clicked.connect(self.hide_asked)

    def add(self, key: str, look: TabLook, make: Maker) -> None:
        self._keys.append(key)
        self._makers[key] = make
        self.bar.blockSignals(True)
        self.bar.add(look)
        self.bar.blockSignals(False)

    def panel(self, key: str) -> QWidget:
        """Return a panel, made if need be."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._makers[key]()
            self._stack.addWidget(made)
        return made

    def show_panel(self, key: str) -> QWidget:
        made = self.panel(key)
        self.bar.setCurrentIndex(self._keys.index(key))
        self._stack.setCurrentWidget(made)
        return made

    def show_current(self) -> None:
        """Show the panel of the tab in front, made if need be."""
        self._open(self.bar.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_current()

    def current(self) -> str:
        return self._keys[self.bar.currentIndex()] if self._keys else ""

    def set_look(self, key: str, look: TabLook) -> None:
        self.bar.set_look(self._keys.index(key), look)

    def _open(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self._stack.setCurrentWidget(self.panel(self._keys[index]))
