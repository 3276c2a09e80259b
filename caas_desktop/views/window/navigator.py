"""The navigator dock: a filter over one tree of domains and hosts."""
from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.names import Names
from caas_desktop.viewmodels.navigator import STEP_ROLE, NavigatorModel
from caas_desktop.viewmodels.nodes import Step
from caas_desktop.viewmodels.targets import Target, target_of
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.tree import NavigatorTree
from caas_desktop.views.look.turns import Turns

FILTER_MS = 80
# More than fits on any screen; the filter is there to come down to a few.
MOST_MATCHES = 200
NAMES_A_TURN = 800
OPEN_DEPTH = 2


class Navigator(QWidget):
    """``opened`` asks for a page (pinned or preview), ``menu_asked`` for the context menu."""

    opened = Signal(object, bool)
    menu_asked = Signal(QPoint)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._full = NavigatorModel(store, parent=self)
        self._found: NavigatorModel | None = None
        self._names = Names(store)
        self._turns = Turns(self)
        self._expanded: set[tuple[Any, ...]] = set()
        self._wanted: set[tuple[str, ...]] = set()
        self._filter = SearchField(tr("Filter"), "/", "filter")
        self.tree = NavigatorTree(self)
        self.tree.setAccessibleName(tr("Navigator"))
        self._leaving: tuple[tuple[Any, ...], Step] | None = None
        # Before the view is told, which puts the cursor on a neighbour.
        self._full.rowsAboutToBeRemoved.connect(self._note_leaving)
        self.tree.setModel(self._full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row(self._filter, padding=(8, 8, 8, 6)))
        outer.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self._typing = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._typing.timeout.connect(self._apply)
        self._filter.textChanged.connect(lambda _: self._typing.start())
        self._filter.left.connect(self.tree.setFocus)
        self._filter.below.connect(self.tree.setFocus)
        self._filter.returnPressed.connect(self._take_first)
        self._follow(self._full)
        self.tree.clicked.connect(lambda index: self._open(index, pin=False))
        self.tree.doubleClicked.connect(lambda index: self._open(index, pin=True))
        self.tree.activated.connect(lambda index: self._open(index, pin=True))
        self.tree.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.tree.viewport().mapToGlobal(at)))
        self._open_top()

    # -- for the window ------------------------------------------------------------------

    def focus_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def refs(self) -> list[Ref]:
        """Return the resource at the cursor, [] for groups."""
        step = self.step()
        return [step.ref] if step and step.ref else []

    def host(self) -> HostId | None:
        """Return the host at the cursor, None elsewhere."""
        step = self.step()
        if step and step.group and step.group.type == "host":
            return HostId(step.group.host)
        return None

    def step(self) -> Step | None:
        index = self.tree.currentIndex()
        found = index.data(STEP_ROLE) if index.isValid() else None
        return found if isinstance(found, Step) else None

    def expanded(self) -> list[list[Any]]:
        """Return the expanded paths in a form that JSON keeps."""
        return [[repr(key) for key in path] for path in self._expanded]

    def expand_like(self, paths: list[list[str]]) -> None:
        """Expand what was expanded last time, also when it appears later."""
        self._wanted = {tuple(path) for path in paths}
        self._expand_wanted(QModelIndex(), ())

    def set_favourites(self, steps: list[Step]) -> None:
        self._full.set_favourites(steps)

    def retranslate(self) -> None:
        self._filter.setPlaceholderText(tr("Filter"))
        wanted, asked = self.expanded(), self._wanted
        self._full.retranslate()
        self.expand_like(wanted)
        self._wanted = asked  # what comes later opens as it would have before

    # -- expansion -----------------------------------------------------------------------

    def _follow(self, model: NavigatorModel) -> None:
        self.tree.expanded.connect(self._note_expanded)
        self.tree.collapsed.connect(self._note_collapsed)
        model.rowsInserted.connect(self._inserted)

    def _note_expanded(self, index: QModelIndex) -> None:
        if self.tree.model() is self._full:
            self._expanded.add(self._full.path(index))

    def _note_collapsed(self, index: QModelIndex) -> None:
        if self.tree.model() is self._full:
            self._expanded.discard(self._full.path(index))
            self._wanted.discard(tuple(repr(key) for key in self._full.path(index)))

    def _open_top(self) -> None:
        for y in range(self._full.rowCount()):
            self.tree.expand(self._full.index(y, 0))

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if self.tree.model() is not self._full:
            return
        for y in range(first, last + 1):
            index = self._full.index(y, 0, parent)
            path = tuple(repr(key) for key in self._full.path(index))
            if not parent.isValid() or path in self._wanted or self._opens_itself(path):
                self.tree.expand(index)
                self._expand_wanted(index, path)
        if parent.isValid():
            path = tuple(repr(key) for key in self._full.path(parent))
            if len(path) == 1 or path in self._wanted:
                self.tree.expand(parent)

    def _opens_itself(self, path: tuple[str, ...]) -> bool:
        """Clusters and folders show their hosts, tenants their apps, until the user closes them."""
        return not self._wanted and len(path) == OPEN_DEPTH and (
            "'cluster'" in path[1] or "'folder'" in path[1] or "'domain'" in path[1])

    def _expand_wanted(self, parent: QModelIndex, path: tuple[str, ...]) -> None:
        for y in range(self._full.rowCount(parent)):
            index = self._full.index(y, 0, parent)
            here = tuple(repr(key) for key in self._full.path(index))
            if here in self._wanted or len(here) == 1 or self._opens_itself(here):
                self.tree.expand(index)
                self._expand_wanted(index, here)

    # -- cursor --------------------------------------------------------------------------

    def _note_leaving(self, parent: QModelIndex, first: int, last: int) -> None:
        """What moves to another place (a host that joins a cluster) goes and comes in one turn."""
        step = self.step()
        if self._leaving is not None or step is None or self.tree.model() is not self._full:
            return
        cursor = above = self.tree.currentIndex()
        while above.parent() != parent:
            if not above.isValid():
                return
            above = above.parent()
        if first <= above.row() <= last:
            self._leaving = self._full.path(cursor), step
            QTimer.singleShot(0, self, self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Keep the cursor on what moved: a neighbour would be acted on by mistake."""
        left, self._leaving = self._leaving, None
        if left is not None and self.tree.model() is self._full:
            index = self._full.again(*left)
            if index.isValid():
                self.tree.setCurrentIndex(index)

    # -- filter --------------------------------------------------------------------------

    def _apply(self) -> None:
        """Look every name up first, some a turn: later words need only to compare."""
        self._turns.clear()
        if self._filter.text().strip() and self._names.prepare(NAMES_A_TURN):
            self._turns.add(self._apply)
        else:
            self._show_found()

    def _show_found(self) -> None:
        words = self._filter.text().casefold().split()
        old = self._found
        if words:
            self._found = NavigatorModel(self._store, self._matcher(words), self)
            self.tree.setModel(self._found)
            self.tree.expandAll()
        else:
            self._found = None
            self.tree.setModel(self._full)
            for path in list(self._expanded):
                index = self._full.find(path)
                if index.isValid():
                    self.tree.expand(index)
        if old is not None:
            old.close()
            old.deleteLater()

    def _matcher(self, words: list[str]) -> Any:
        taken: set[Ref] = set()

        found = self._names.matcher(words)

        def matches(ref: Ref, item: Any) -> bool:
            if ref.kind == "image" or not found(ref, item):
                return False
            if ref not in taken and len(taken) >= MOST_MATCHES:
                return False
            taken.add(ref)
            return True

        return matches

    def _take_first(self) -> None:
        """Enter in the filter goes to the first resource found."""
        model = self.tree.model()
        index = model.index(0, 0)
        while index.isValid():
            step = index.data(STEP_ROLE)
            if isinstance(step, Step) and step.ref is not None:
                self.tree.setCurrentIndex(index)
                self.tree.setFocus()
                self._open(index, pin=False)
                return
            index = self.tree.indexBelow(index)

    # -- opening -------------------------------------------------------------------------

    def _open(self, index: QModelIndex, *, pin: bool) -> None:
        step = index.data(STEP_ROLE)
        if not isinstance(step, Step):
            return
        target = target_of(step)
        if target is None:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif isinstance(target, Target):
            self.opened.emit(target, pin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._open(self.tree.currentIndex(), pin=False)
            return
        super().keyPressEvent(event)
