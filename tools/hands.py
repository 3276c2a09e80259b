"""Hands and eyes of a person at the window: real mouse and keyboard events on what is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QRadioButton,
    QTabBar,
    QTableView,
    QWidget,
)

from caas_desktop.viewmodels.looks import NODE_ROLE, NodeLook
from caas_desktop.views.look.tree import NavigatorTree
from tools import strike
from tools.drive import PATIENCE_S, post, until
from tools.heartbeat import LOOKING, Heartbeat
from tools.strike import LEFT, NO_KEYS

W = TypeVar("W", bound=QWidget)


def plain(words: str) -> str:
    """Return words as they are read: without mnemonics, breaks, ellipsis and room around."""
    bare = words.replace("\u200b", "").replace("&&", "\0").replace("&", "").replace("\0", "&")
    return bare.strip().rstrip("…").strip()


class Person:
    """Acts on the dialog in front, else on the window. What is named by words is first waited for.

    ``heart``, if any, is told what is being done. ``by_turns``: each push and each release is a
    turn of the event loop, as a real person's is: where turns are measured.
    """

    def __init__(self, window: QWidget, heart: Heartbeat | None = None, *,
                 by_turns: bool = False) -> None:
        self.window, self._heart, self._by_turns = window, heart, by_turns

    def at(self, doing: str) -> None:
        """Name what is being done, for the measurements."""
        if self._heart is not None:
            self._heart.doing = doing

    # -- eyes ----------------------------------------------------------------------------

    def front(self) -> QWidget:
        """Return the pop-up, the dialog or the window that a person would act on."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def all(self, kind: type[W], within: QWidget | None = None) -> Iterator[W]:
        """Yield the visible widgets of a class."""
        for widget in (within or self.front()).findChildren(kind):
            if widget.isVisible():
                yield widget

    def texts(self, within: QWidget | None = None) -> list[str]:
        """Return every text and accessible name that is on screen."""
        found = []
        for widget in self.all(QWidget, within):
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                found.append(widget.text())
            if widget.accessibleName():
                found.append(widget.accessibleName())
        return found

    def reads(self, words: str, within: QWidget | None = None) -> bool:
        """Return whether the words are somewhere on screen."""
        return any(words in plain(text) for text in self.texts(within))

    async def sees(self, words: str, patience_s: float = PATIENCE_S,
                   within: QWidget | None = None) -> None:
        """Wait until the words are on screen."""
        await until(lambda: self.reads(words, within), f"“{words}” on screen", patience_s)

    def _named(self, kind: type[W], words: str, within: QWidget | None) -> W | None:
        exact = [w for w in self.all(kind, within) if words in self._names(w)]
        return exact[-1] if exact else None

    @staticmethod
    def _names(widget: QWidget) -> list[str]:
        names = [plain(widget.accessibleName()), plain(widget.toolTip())]
        if isinstance(widget, QAbstractButton):
            names.append(plain(widget.text()))
        if isinstance(widget, QLineEdit):
            names.append(plain(widget.placeholderText()))
        parent = widget.parentWidget()
        if parent is not None:
            names += [plain(label.text()) for label in parent.findChildren(QLabel)
                      if label.buddy() is widget]
        return names

    async def find(self, kind: type[W], words: str, within: QWidget | None = None,
                   patience_s: float = PATIENCE_S) -> W:
        """Wait for a widget that is called so; the topmost, enabled."""
        def there() -> W | None:
            found = self._named(kind, plain(words), within)
            return found if found is not None and found.isEnabled() else None

        found = await until(there, f"{kind.__name__} “{words}”", patience_s)
        assert found is not None
        return found

    # -- hands ---------------------------------------------------------------------------

    async def press(self, widget: QWidget, at: strike.Where = None,
                    button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEYS,
                    double: bool = False) -> None:
        """Click what is on top there in its window.

        A callable is asked where at the very moment of the click: rows move.
        """
        act = strike.click if self._by_turns else strike.click_at_once
        await act(widget, at, button, keys, double)

    async def click(self, words: str, within: QWidget | None = None,
                    patience_s: float = PATIENCE_S) -> None:
        """Press the button that says so."""
        self.at(f"click {words}")
        found = await self.find(QAbstractButton, words, within, patience_s)
        # A box answers where its sign and words are, not in the room behind them.
        box = isinstance(found, QCheckBox | QRadioButton)
        await self.press(found, QPoint(8, found.height() // 2) if box else None)

    async def keys(self, *sequences: str) -> None:
        """Press keys, written as menus write them: "Ctrl+Shift+P", "Down", "F2"."""
        for sequence in sequences:
            self.at(f"keys {sequence}")
            await until(self._has_keyboard, "a window has the keyboard")
            act = strike.press_key if self._by_turns else strike.press_key_at_once
            await act(sequence)

    def _has_keyboard(self) -> bool:
        """A window manager gives a dialog the keyboard, and back when it closes; here may be none.

        What is typed before it has it is lost in the window behind.
        """
        has, dialog = QApplication.focusWindow(), QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()  # takes the keyboard from whatever has it
        if has is not None and (dialog is None or popup or has is dialog.window().windowHandle()):
            return True
        self.front().window().activateWindow()
        return False

    async def write(self, text: str) -> None:
        """Type into what has the keyboard; a line end is the Return key."""
        self.at("typing")
        await until(self._has_keyboard, "a window has the keyboard")
        field = await until(QApplication.focusWidget, "something has the keyboard")
        assert field is not None
        for n, part in enumerate(text.split("\n")):
            if n:
                await self.keys("Return")
            await post(lambda words=part: QTest.keyClicks(field, words))  # type: ignore[misc]

    async def type(self, text: str, into: str, within: QWidget | None = None) -> None:
        """Click into the field that is called so, and replace what it says."""
        field = await self.find(QLineEdit, into, within)
        await self.press(field)
        await until(field.hasFocus, f"“{into}” has the keyboard")
        field.selectAll()
        await (self.write(text) if text else self.keys("Del"))

    async def choose(self, words: str, box: str) -> None:
        """Choose an entry of a drop-down list by the keyboard."""
        found = await self.find(QComboBox, box)
        row = found.findText(words)
        known = [found.itemText(n) for n in range(found.count())]
        assert row >= 0, f"{box} has no “{words}” among {known}"
        found.setFocus()
        step = "Down" if row > found.currentIndex() else "Up"
        for _ in range(abs(row - found.currentIndex())):
            await self.keys(step)

    async def line(self, words: str, within: QWidget | None = None) -> None:
        """Click what is called so for screen readers, or begins so: a line of a card, a tile."""
        self.at(f"line {words}")

        def there() -> QWidget | None:
            return next((w for w in self.all(QWidget, within)
                         if w.accessibleName().startswith(words) and not isinstance(
                             w, QLabel)), None)

        found = await until(there, f"a line “{words}”")
        assert found is not None
        await self.press(found)

    # -- menus, tabs, lists, navigator -----------------------------------------------------

    async def menu(self, *path: str) -> None:
        """Click through the menu bar: ``menu("View", "All containers")``."""
        with LOOKING:
            bar = next(iter(self.window.findChildren(QMenuBar)))
            first = self._entry(bar.actions(), path[0])
        self.at(f"menu {' › '.join(path)}")
        await self.press(bar, bar.actionGeometry(first).center())
        for words in path[1:]:
            await self.entry(words)

    async def entry(self, words: str) -> None:
        """Click an entry of the menu that is open."""
        menu = await until(self._open_menu, f"a menu with “{words}”")
        assert menu is not None
        await until(lambda: any(plain(a.text()) == plain(words) for a in menu.actions()),
                    f"“{words}” in the menu")
        chosen = self._entry(menu.actions(), words)
        await self.press(menu, menu.actionGeometry(chosen).center())

    @staticmethod
    def _open_menu() -> QMenu | None:
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    @staticmethod
    def _entry(actions: list[QAction], words: str) -> QAction:
        names = [plain(action.text()) for action in actions]
        assert plain(words) in names, f"no “{words}” among {names}"
        return actions[names.index(plain(words))]

    async def tab(self, words: str, within: QWidget | None = None) -> None:
        """Click the tab that says so (in a page, the centre or the bottom panel)."""
        self.at(f"tab {words}")

        def there() -> tuple[QTabBar, int] | None:
            for bar in self.all(QTabBar, within or self.window):
                for n in range(bar.count()):
                    if plain(bar.tabText(n)) == words:
                        return bar, n
            return None

        found = await until(there, f"tab “{words}”")
        assert found is not None
        await self.press(found[0], found[0].tabRect(found[1]).center())

    def table(self) -> QTableView:
        """Return the list in front."""
        return next(self.all(QTableView, self.window))

    def row(self, words: str) -> QModelIndex | None:
        """Return the first cell of the row that has the words in a cell of its own."""
        with LOOKING:
            table = next(self.all(QTableView, self.window), None)
            if table is None:
                return None
            model = table.model()
            for y in range(model.rowCount()):
                first = str(model.index(y, 0).data() or "")
                if words == first or words in first.split(", ") or words in first.splitlines():
                    return model.index(y, 0)
            return None

    def cell(self, words: str, column: str) -> str:
        """Return what a row's cell says, "" without such a row."""
        index = self.row(words)
        if index is None:
            return ""
        return str(index.siblingAtColumn(self.heads().index(column)).data() or "")

    def heads(self) -> list[str]:
        """Return the titles of the columns of the list in front."""
        model = self.table().model()
        return [str(model.headerData(x, Qt.Orientation.Horizontal))
                for x in range(model.columnCount())]

    async def pick(self, words: str, keys: Qt.KeyboardModifier = NO_KEYS, double: bool = False,
                   button: Qt.MouseButton = LEFT) -> None:
        """Click a row of the list in front."""
        self.at(f"row {words}")
        index = await until(lambda: self.row(words), f"row “{words}”")
        assert index is not None
        table = self.table()

        def place() -> QPoint:
            found = self.row(words) or index
            table.scrollTo(found, QTableView.ScrollHint.PositionAtCenter)
            rect = table.visualRect(found)
            return QPoint(rect.left() + min(rect.width() // 2, 120), rect.center().y())

        await self.press(table.viewport(), place, button, keys, double)

    async def node(self, *path: str, double: bool = False, button: Qt.MouseButton = LEFT) -> None:
        """Click a node of the navigator; the first of ``path`` may stand at any depth.

        Parents are opened on the way.
        """
        tree = next(self.all(NavigatorTree, self.window))
        self.at(f"navigator {' › '.join(path)}")
        for depth in range(1, len(path) + 1):
            index = await until(lambda d=depth: self._at(tree, path[:d]),  # type: ignore[misc]
                                f"{' › '.join(path[:depth])} in the navigator")
            assert index is not None
            await self._open_to(tree, index)
            if depth < len(path):
                await self._expand(tree, index)
        found = self._at(tree, path)
        assert found is not None
        self.at(f"open {path[-1]}")

        def place() -> QPoint:
            here = self._at(tree, path) or found
            tree.scrollTo(here)
            return _words_of(tree.visualRect(here))

        await self.press(tree.viewport(), place, button, double=double)

    async def _open_to(self, tree: NavigatorTree, index: QModelIndex) -> None:
        above, parent = [], index.parent()
        while parent.isValid():
            above.append(parent)
            parent = parent.parent()
        for one in reversed(above):
            await self._expand(tree, one)

    async def _expand(self, tree: NavigatorTree, index: QModelIndex) -> None:
        if not tree.isExpanded(index):
            tree.scrollTo(index)
            tree.setFocus()
            tree.setCurrentIndex(index)
            await self.keys("Right")
            await until(lambda: tree.isExpanded(index), "a node is open")

    def _at(self, tree: NavigatorTree, path: Sequence[str]) -> QModelIndex | None:
        with LOOKING:
            index = _below(tree.model(), QModelIndex(), path[0], deep=True)
            for words in path[1:]:
                index = _below(tree.model(), index, words) if index is not None else None
        return index

    def look(self, *path: str) -> NodeLook | None:
        """Return what a node of the navigator shows, None while it is not there."""
        index = self._at(next(self.all(NavigatorTree, self.window)), path)
        found = index.data(NODE_ROLE) if index is not None else None
        return found if isinstance(found, NodeLook) else None


def _below(model: QAbstractItemModel, parent: QModelIndex, words: str, deep: bool = False
           ) -> QModelIndex | None:
    """Return the child that says so; ``deep`` looks in all generations, the nearest first."""
    level = [parent]
    while level:
        here = [model.index(y, 0, one) for one in level for y in range(model.rowCount(one))]
        for index in here:
            look = index.data(NODE_ROLE)
            if isinstance(look, NodeLook) and look.text == words:
                return index
        level = here if deep else []
    return None


def _words_of(rect: QRect) -> QPoint:
    return QPoint(rect.left() + 30, rect.center().y())


def spoken(widget: QWidget) -> str:
    """Return what a screen reader reads of a widget: its value, else its description."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Value) or told.text(QAccessible.Text.Description)


def gone(person: Person, words: str) -> Callable[[], bool]:
    """Return a condition: the words are on screen no more."""
    return lambda: not person.reads(words)
