"""Terminals side by side in one tab."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from caas_desktop.views.terminal.pane import TerminalPane

HORIZONTAL, VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class SplitArea(QWidget):
    """Panes in nested splitters; one of them is current, and may be shown alone."""

    current_changed = Signal()

    def __init__(self, pane: TerminalPane) -> None:
        super().__init__()
        self._current = pane
        self._alone = False
        self._root = _splitter(HORIZONTAL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._root)
        self._root.addWidget(pane)
        self.setFocusProxy(pane)
        pane.focused.connect(self._take)

    @property
    def current(self) -> TerminalPane:
        return self._current

    @property
    def alone(self) -> bool:
        """Whether only the current pane is shown, though there are more."""
        return self._alone

    def panes(self) -> list[TerminalPane]:
        """Return the panes, left to right and top to bottom."""
        return list(_panes(self._root))

    def split(self, pane: TerminalPane, orientation: Qt.Orientation) -> None:
        """Put a new pane right of the current one, or below it."""
        self.show_alone(False)
        pane.focused.connect(self._take)
        beside = self._current
        parent = beside.parentWidget()
        assert isinstance(parent, QSplitter)
        at = parent.indexOf(beside)
        if parent.count() == 1:
            parent.setOrientation(orientation)
        if parent.orientation() == orientation:
            parent.insertWidget(at + 1, pane)
            parent.setSizes([1000] * parent.count())
        else:
            sizes = parent.sizes()
            inner = _splitter(orientation)
            parent.insertWidget(at, inner)
            inner.addWidget(beside)
            inner.addWidget(pane)
            inner.setSizes([1000, 1000])
            parent.setSizes(sizes)
        self.make_current(pane)

    def remove(self, pane: TerminalPane) -> None:
        """Take a pane out; the one nearest to it becomes current."""
        self.show_alone(False)
        panes = self.panes()
        at = panes.index(pane)
        parent = pane.parentWidget()
        pane.hide()
        pane.setParent(None)
        if isinstance(parent, QSplitter) and parent is not self._root and parent.count() == 1:
            outer = parent.parentWidget()
            assert isinstance(outer, QSplitter)
            sizes = outer.sizes()
            left = parent.widget(0)
            assert left is not None
            outer.replaceWidget(outer.indexOf(parent), left)
            outer.setSizes(sizes)
            parent.hide()
            parent.deleteLater()
        panes.remove(pane)
        if pane is self._current and panes:
            self.make_current(panes[max(0, at - 1)])
        self._mark()

    def make_current(self, pane: TerminalPane) -> None:
        """Give a pane the keyboard, and show it if it was hidden by another one alone."""
        if self._alone and pane is not self._current:
            self.show_alone(False)
        self._take(pane)
        pane.setFocus()

    def step(self, steps: int) -> None:
        """Go to the next (or previous) pane, around the corner."""
        panes = self.panes()
        self.make_current(panes[(panes.index(self._current) + steps) % len(panes)])

    def go(self, dx: int, dy: int) -> None:
        """Go to the pane that lies in a direction; nothing happens at the edge."""
        here = self._middle(self._current)
        found = []
        for pane in self.panes():
            way = self._middle(pane) - here
            forward, aside = way.x() * dx + way.y() * dy, abs(way.x() * dy) + abs(way.y() * dx)
            if pane is not self._current and forward > 0 and forward >= aside / 2:
                found.append((forward + 2 * aside, id(pane), pane))
        if found:
            self.make_current(min(found)[2])

    def show_alone(self, alone: bool) -> None:
        """Let the current pane fill the tab, or show all again."""
        self._alone = alone and len(self.panes()) > 1
        for splitter in (self._root, *self._root.findChildren(QSplitter)):
            for n in range(splitter.count()):
                part = splitter.widget(n)
                if part is not None:
                    part.setVisible(not self._alone or part is self._current
                                    or part.isAncestorOf(self._current))
        self._current.setFocus()

    def _middle(self, pane: TerminalPane) -> QPoint:
        return pane.mapTo(self, pane.rect().center())

    def _take(self, pane: TerminalPane) -> None:
        if pane is not self._current:
            self._current = pane
            self.setFocusProxy(pane)
            self.current_changed.emit()
        self._mark()

    def _mark(self) -> None:
        several = len(self.panes()) > 1
        for pane in self.panes():
            pane.header.set_current(several and pane is self._current)


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    made = QSplitter(orientation)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(3)
    return made


def _panes(splitter: QSplitter) -> Iterator[TerminalPane]:
    for n in range(splitter.count()):
        part = splitter.widget(n)
        if isinstance(part, QSplitter):
            yield from _panes(part)
        elif isinstance(part, TerminalPane):
            yield part
