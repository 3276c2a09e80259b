"""The centre: pages as tabs, previews, and the way back."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from caas_desktop.viewmodels.looks import TabLook
from caas_desktop.viewmodels.targets import DASHBOARD, Stop, Target
from caas_desktop.views.look.tabs import Tabs
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.look.wardrobe import wear
from caas_desktop.views.pages.base import Page

HISTORY = 100


class _Pages(QStackedWidget):
    """Gives way to the panels: a tall page scrolls or is cut, it does not push them out."""

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)


class Centre(QWidget):
    """Single clicks preview in one italic tab, double clicks pin.

    Signals:
        page_changed: Another page is in front, or the front page's look changed.
        shown: The page in front was painted.
        asked: A page asks for a command of the window.
        menu_asked: It asks for the context menu, at a point of the screen.
    """

    page_changed = Signal()
    shown = Signal()
    asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, make: Callable[[Target, QWidget], Page]) -> None:
        super().__init__()
        self._make = make
        self._pages: list[Page] = []
        self._preview: Page | None = None
        self._back: list[Stop] = []
        self._forward: list[Stop] = []
        self._here: Target | None = None
        self._leaving: list[Page] = []
        self._entering: Page | None = None
        self._turns = Turns(self)
        self._coming: list[Stop] = []
        self._coming_turns = Turns(self)
        self.bar = Tabs("doc")
        wear(self.bar)
        self._stack = _Pages()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._front)
        self.bar.tabCloseRequested.connect(self.close_tab)
        self.bar.tabBarDoubleClicked.connect(self._pin)
        self.bar.tabMoved.connect(lambda a, b: self._pages.insert(b, self._pages.pop(a)))

    def page(self) -> Page | None:
        index = self.bar.currentIndex()
        return self._pages[index] if 0 <= index < len(self._pages) else None

    def pages(self) -> list[Page]:
        return list(self._pages)

    def stops(self) -> list[Stop]:
        """Return the pinned pages and their open tabs, to come back to them next time."""
        pinned = [_stop(page) for page in self._pages if page is not self._preview]
        return [*self._coming, *pinned]

    def restore(self, stops: Sequence[Stop]) -> None:
        """Open the pinned pages of last time: the last at once, the others before it, one a turn.

        Made together, twenty of them would keep the window from its first answer for a second.
        """
        self._come_back(stops[-1])
        self._coming = list(stops[:-1])
        self._coming_turns.add(*[self._restore_next] * len(self._coming))

    def _restore_next(self) -> None:
        stop = self._coming.pop()
        if all(page.target != stop.target for page in self._pages):
            page = self._new(stop.target)
            page.come_back_to(stop.tab)
            self._insert(0, page)

    def _come_back(self, stop: Stop, pin: bool = True) -> None:
        """Show a page as it was left: before it is shown, so that no other tab is made first."""
        self.open(stop.target, pin).come_back_to(stop.tab)

    def open(self, target: Target, pin: bool = True) -> Page:
        """Show ``target``: its tab if it has one, else the preview tab, or a new one."""
        for index, page in enumerate(self._pages):
            if page.target == target:
                if pin and page is self._preview:
                    self._pin(index)
                self.bar.setCurrentIndex(index)
                return page
        page = self._new(target)
        old = self._preview if not pin else None
        if not pin:
            self._preview = page
        index = len(self._pages)
        self._insert(index, page)
        self.bar.blockSignals(True)
        self.bar.setCurrentIndex(index)
        self.bar.blockSignals(False)
        self._front(index)
        if old is not None:
            self._close(self._pages.index(old))
        return page

    def enter(self, target: Target) -> Page:
        """Show ``target`` and give it the keyboard, which chose it."""
        self._entering = self.open(target)
        if self._turns.idle():  # it was in front
            self._turns.add(self._show_front)
        return self._entering

    def _new(self, target: Target) -> Page:
        page = self._make(target, self._stack)
        page.opened.connect(self.open)
        page.asked.connect(lambda key: self._asked(page, self.asked, key))
        page.menu_asked.connect(lambda at: self._asked(page, self.menu_asked, at))
        page.look_changed.connect(lambda: self._look_changed(page))
        page.hide()  # whatever happens to the window meanwhile: it is shown in a turn of its own
        return page

    def _insert(self, index: int, page: Page) -> None:
        """Give a page its tab, behind what is in front."""
        self._pages.insert(index, page)
        self.bar.blockSignals(True)
        self.bar.insert(index, self._look(page))
        self.bar.blockSignals(False)

    def replace(self, old: Target, new: Target) -> None:
        """Show ``new`` in the place of an open ``old``, as a preview where that was one.

        What is in front stays in front.
        """
        front = self.page()
        index = next((n for n, page in enumerate(self._pages) if page.target == old), -1)
        if index >= 0 and self._pages[index] is self._preview:
            self.open(new, pin=False)
        else:
            self.open(new)
            self._close(index)
        if front is not None and front in self._pages:
            self.bar.setCurrentIndex(self._pages.index(front))

    def close_tab(self, index: int) -> None:
        """Close a tab; the last one leaves the dashboard."""
        self._close(index)
        if not self._pages:
            self.open(DASHBOARD)

    def close_current(self) -> None:
        self.close_tab(self.bar.currentIndex())

    def step(self, by: int) -> None:
        """Go to the next or the previous tab."""
        if self._pages:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._pages))

    def go_back(self) -> None:
        self._travel(self._back, self._forward)

    def go_forward(self) -> None:
        self._travel(self._forward, self._back)

    def can_go(self) -> tuple[bool, bool]:
        return bool(self._back), bool(self._forward)

    def reopen(self) -> None:
        """Make every page anew, for another language."""
        stops = [_stop(page) for page in self._pages]
        front = self.bar.currentIndex()
        for _ in stops:
            self._close(0)
        for stop in stops:
            self._come_back(stop)
        self.bar.setCurrentIndex(front)

    def close_all(self) -> None:
        self._coming_turns.clear()
        self._coming.clear()
        for page in self._pages:
            page.close_page()
        self._pages.clear()

    def _travel(self, where: list[Stop], other: list[Stop]) -> None:
        if not where or self._here is None:
            return
        other.append(self._left(self._here))
        self._here = None  # the trip itself is no step of the history
        self._come_back(where.pop(), pin=False)

    def _left(self, target: Target) -> Stop:
        """Return a page as it is left now, also where it was closed in this turn."""
        page = next((p for p in (*self._pages, *self._leaving) if p.target == target), None)
        return _stop(page) if page is not None else Stop(target)

    def _close(self, index: int) -> None:
        if not 0 <= index < len(self._pages):
            return
        page = self._pages.pop(index)
        if page is self._preview:
            self._preview = None
        # Closed first: a running terminal moves out before its page is deleted.
        page.close_page()
        self._leaving.append(page)
        self.bar.removeTab(index)
        self._front(self.bar.currentIndex())

    def _front(self, index: int) -> None:
        if not 0 <= index < len(self._pages):
            return
        page = self._pages[index]
        # To make a page takes one turn, to lay it out and to paint it another.
        if self._turns.idle():
            self._turns.add(self._show_front)
        if self._here is not None and self._here != page.target:
            self._back = [*self._back, self._left(self._here)][-HISTORY:]
            self._forward.clear()
        self._here = page.target
        self.page_changed.emit()

    def _show_front(self) -> None:
        """Show the page in front, then let go of closed ones: no third one flashes up between."""
        page = self.page()
        if page is not None and page is not self._stack.currentWidget():
            fresh = page.focusWidget() is None
            if self._stack.indexOf(page) < 0:
                self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            # Of a new page Qt gives the keyboard to the first button, with a ring around it.
            if fresh and page.isAncestorOf(QApplication.focusWidget() or self):
                page.setFocus()
        if page is not None and page is self._entering:
            page.take_keyboard()
        self._entering = None
        for gone in self._leaving:
            self._stack.removeWidget(gone)
            gone.deleteLater()
        self._leaving.clear()
        # Painting was asked for just now, and comes before what waits for its time.
        QTimer.singleShot(0, self, self.shown.emit)

    def _asked(self, page: Page, signal: SignalInstance, value: str | QPoint) -> None:
        """What a page's own buttons mean is the page, wherever the keyboard was before."""
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus()
        signal.emit(value)

    def _pin(self, index: int) -> None:
        if 0 <= index < len(self._pages) and self._pages[index] is self._preview:
            self._preview = None
            self._look_changed(self._pages[index])

    def _look_changed(self, page: Page) -> None:
        if page not in self._pages:
            return
        index = self._pages.index(page)
        self.bar.set_look(index, self._look(page))
        if index == self.bar.currentIndex():
            self.page_changed.emit()

    def _look(self, page: Page) -> TabLook:
        return replace(page.look(), preview=page is self._preview)


def _stop(page: Page) -> Stop:
    return Stop(page.target, page.current_tab())
