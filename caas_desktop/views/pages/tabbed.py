"""A page with a head and tabs of its own; each tab is made when it is first seen."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.looks import TabLook
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.tabs import Tabs
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.pages.base import Page

Maker = Callable[[], QWidget]


class TabbedPage(Page):
    """``add_tab`` declares tabs; nothing of a tab exists, or costs, before somebody sees it."""

    def __init__(self, context: Context, target: Target, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        self._makers: list[tuple[str, Maker]] = []
        self._made: dict[str, QWidget] = {}
        self._running: set[str] = set()
        # What is to be done with a tab once it is there.
        self._then: tuple[str, Callable[[QWidget], object]] | None = None
        self._turns = Turns(self)
        self.bar = Tabs("line")
        # A click on a tab is where one goes on: "find" must not stay with the navigator.
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stack = QStackedWidget()
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.bar.currentChanged.connect(lambda _: self._show())

    def set_head(self, head: QWidget) -> None:
        self.outer.addWidget(head)
        self.outer.addWidget(self.bar)
        self.outer.addWidget(self.stack, 1)

    def add_tab(self, key: str, title: str, make: Maker, *, runs: bool = False) -> None:
        """Declare a tab; ``runs`` if making it starts a program: nobody does that by going back."""
        self._makers.append((key, make))
        if runs:
            self._running.add(key)
        self.bar.blockSignals(True)
        self.bar.add(TabLook(title))
        self.bar.blockSignals(False)

    def tab_keys(self) -> Sequence[str]:
        return [key for key, _ in self._makers]

    def show_tab(self, key: str) -> bool:
        keys = self.tab_keys()
        if key not in keys:
            return False
        self._then = key, QWidget.setFocus
        self.bar.setCurrentIndex(keys.index(key))
        self._show()
        return True

    def come_back_to(self, key: str) -> None:
        keys = self.tab_keys()
        if key in keys and (key in self._made or key not in self._running):
            self.bar.setCurrentIndex(keys.index(key))

    def current_tab(self) -> str:
        return self._makers[self.bar.currentIndex()][0]

    def made_tab(self, key: str) -> QWidget | None:
        """Return a tab's widget, None while it was never seen."""
        return self._made.get(key)

    def take_keyboard(self) -> None:
        """Go into the tab in front where it can take keys, else to the row of tabs."""
        key = self.current_tab()
        widget = self._made.get(key)
        if widget is None:
            self.bar.setFocus()
            self._then = key, self._enter
        else:
            self._enter(widget)

    def _enter(self, widget: QWidget) -> None:
        (widget if widget.focusProxy() is not None else self.bar).setFocus()

    def focus_filter(self) -> bool:
        key = self.current_tab()
        widget = self._made.get(key)
        if widget is None:
            self._then = key, _focus_filter
            return True
        return _focus_filter(widget)

    def close_page(self) -> None:
        self._turns.clear()
        for widget in self._made.values():
            close = getattr(widget, "close_tab", None)
            if close is not None:
                close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        """Show the tab in front: what is not made yet is made in a turn, and shown in another."""
        key, make = self._makers[self.bar.currentIndex()]
        widget = self._made.get(key)
        if widget is not None:
            if self.stack.indexOf(widget) < 0:
                self.stack.addWidget(widget)
            self.stack.setCurrentWidget(widget)
            then, self._then = self._then, None
            if then is not None and then[0] == key:
                then[1](widget)
        elif self.isVisible():
            self._turns.clear()
            self._turns.add(partial(self._make, key, make))

    def _make(self, key: str, make: Maker) -> None:
        if key not in self._made:
            self._made[key] = make()
        self._turns.add(self._show)  # not where it could not be made: that would be tried for ever


def _focus_filter(widget: QWidget) -> bool:
    focus = getattr(widget, "focus_filter", None)
    if focus is not None:
        focus()
    return focus is not None
