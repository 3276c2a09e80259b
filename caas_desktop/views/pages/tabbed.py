"""A page with a head and tabs of its own; each tab is made when it is first shown."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.looks import TabLook
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.tabs import Tabs
from caas_desktop.views.pages.base import Page

Maker = Callable[[], QWidget]


class TabbedPage(Page):
    """``add_tab`` declares tabs; nothing of a tab exists, or costs, before it is opened."""

    def __init__(self, context: Context, target: Target, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        self._makers: list[tuple[str, Maker]] = []
        self._made: dict[str, QWidget] = {}
        self.bar = Tabs("line")
        # A click on a tab is where one goes on: "find" must not stay with the navigator.
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stack = QStackedWidget()
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.bar.currentChanged.connect(self._open)

    def set_head(self, head: QWidget) -> None:
        self.outer.addWidget(head)
        self.outer.addWidget(self.bar)
        self.outer.addWidget(self.stack, 1)

    def add_tab(self, key: str, title: str, make: Maker) -> None:
        self._makers.append((key, make))
        self.bar.blockSignals(True)
        self.bar.add(TabLook(title))
        self.bar.blockSignals(False)

    def open_first(self) -> None:
        """Show the first tab; call once all are declared."""
        self.bar.setCurrentIndex(0)
        self._open(0)

    def tab_keys(self) -> Sequence[str]:
        return [key for key, _ in self._makers]

    def show_tab(self, key: str) -> bool:
        keys = self.tab_keys()
        if key not in keys:
            return False
        self.bar.setCurrentIndex(keys.index(key))
        widget = self._made.get(key)
        if widget is not None:
            widget.setFocus()
        return True

    def current_tab(self) -> str:
        return self._makers[self.bar.currentIndex()][0]

    def made_tab(self, key: str) -> QWidget | None:
        """Return a tab's widget, None while it was never opened."""
        return self._made.get(key)

    def take_keyboard(self) -> None:
        """Go into the tab in front where it can take keys, else to the row of tabs."""
        widget = self._made.get(self.current_tab())
        (widget if widget is not None and widget.focusProxy() is not None else self.bar).setFocus()

    def focus_filter(self) -> bool:
        widget = self._made.get(self.current_tab())
        focus = getattr(widget, "focus_filter", None)
        if focus is None:
            return False
        focus()
        return True

    def close_page(self) -> None:
        for widget in self._made.values():
            close = getattr(widget, "close_tab", None)
            if close is not None:
                close()

    def _open(self, index: int) -> None:
        if not 0 <= index < len(self._makers):
            return
        key, make = self._makers[index]
        widget = self._made.get(key)
        if widget is None:
            widget = self._made[key] = make()
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
