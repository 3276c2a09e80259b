"""Keys of every command: seen, changed, given back."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QKeySequenceEdit,
    QLayout,
    QScrollArea,
    QToolButton,
    QWidget,
)

from caas_desktop.domain.frozen import frozen
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.labels import ElidedLabel, label
from caas_desktop.views.look.layouts import column
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.turns import Turns

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
LINES_A_TURN = 5


@frozen
class Shortcut:
    """A command's keys as portable text; ``keys`` "" is none. ``title`` is translated.

    ``place`` is the title of where alone it acts, "" for the whole window.
    """

    key: str
    title: str
    default: str
    keys: str
    place: str = ""


def conflicts(
    keys: dict[str, str], places: Mapping[str, str] | None = None
) -> dict[str, list[str]]:
    """Return for each command the others with the same keys; commands without any are left out.

    In two different places (command → place, "" for the window) the same keys are no conflict.
    """
    where = places or {}
    users: dict[str, list[str]] = {}
    for command, sequence in keys.items():
        if sequence:
            users.setdefault(_portable(sequence), []).append(command)

    def meet(one: str, other: str) -> bool:
        here, there = where.get(one, ""), where.get(other, "")
        return one != other and (here == there or not (here and there))

    found = {command: [other for other in sharing if meet(command, other)]
             for sharing in users.values() for command in sharing}
    return {command: others for command, others in found.items() if others}


class ShortcutEditor(QWidget):
    """``changes()`` are the commands whose keys differ from the default.

    Lines are made a few a turn: a hundred at once would be felt. Each few have a grid of their own,
    so that those that stand are neither laid out nor painted again when more come. ``edits`` and
    ``notes`` are those of the lines that stand.
    """

    changed = Signal()

    def __init__(self, shortcuts: Sequence[Shortcut]) -> None:
        super().__init__()
        self._shortcuts = {s.key: s for s in shortcuts}
        self._keys = {s.key: _portable(s.keys) for s in shortcuts}
        self.edits: dict[str, QKeySequenceEdit] = {}
        self.notes: dict[str, ElidedLabel] = {}
        self._resets: dict[str, QToolButton] = {}
        self._parts: dict[str, list[QWidget]] = {}
        self._heads: dict[str, QWidget] = {}
        self.search = SearchField(tr("Filter commands"))
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.left.connect(lambda: self.window().close())  # Esc, as anywhere in a dialog
        self.setFocusProxy(self.search)
        self._blocks: dict[QWidget, list[str]] = {}
        self._widest = max((int(advance(s.title, "body")) + 2 for s in shortcuts), default=0)
        self._lines = column(spacing=4)
        column(self.search, self._area(), owner=self)
        self._turns = Turns(self)
        self._turns.add(self._go_on)

    def _area(self) -> QScrollArea:
        inner = QWidget()
        inner.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # it only grows
        outer = column(self._lines, 0, owner=inner, padding=(0, 0, 10, 0))
        # It grows before what is in it is laid out, which would else be squeezed for a moment.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(px(300))
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        return area

    def keys(self) -> dict[str, str]:
        return dict(self._keys)

    def changes(self) -> dict[str, str]:
        return {key: keys for key, keys in self._keys.items()
                if keys != _portable(self._shortcuts[key].default)}

    def reset_all(self) -> None:
        self._keys = {key: _portable(s.default) for key, s in self._shortcuts.items()}
        for key, edit in self.edits.items():
            with QSignalBlocker(edit):
                edit.setKeySequence(QKeySequence(self._keys[key]))
        self._check()

    def _go_on(self) -> None:
        """Make the next lines."""
        missing = [s for s in self._shortcuts.values() if s.key not in self.edits]
        lines = missing[:LINES_A_TURN]
        block, grid = self._block()
        for shortcut in lines:
            if shortcut.place and shortcut.place not in self._heads:
                self._head(grid, shortcut.place)
            self._add(grid, shortcut)
        self._blocks[block] = [shortcut.key for shortcut in lines]
        self._show_clashes(self._blocks[block])
        if not self._any_wanted(block):
            block.hide()
        self._lines.addWidget(block)
        if missing[LINES_A_TURN:]:
            self._turns.add(self._go_on)

    def _block(self) -> tuple[QWidget, QGridLayout]:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, self._widest)
        return block, grid

    def _head(self, grid: QGridLayout, place: str) -> None:
        head = self._heads[place] = label(tr(place), "heading")
        head.setContentsMargins(0, px(12), 0, px(2))
        grid.addWidget(head, grid.rowCount(), 0, 1, 4)
        if self.search.text().split():
            head.hide()

    def _add(self, grid: QGridLayout, shortcut: Shortcut) -> None:
        edit = QKeySequenceEdit(QKeySequence(self._keys[shortcut.key]))
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setFixedWidth(px(170))
        edit.setAccessibleName(tr("Keys of {command}").format(command=shortcut.title))
        dress(edit, "body")
        edit.keySequenceChanged.connect(lambda keys: self._set(shortcut.key, keys))
        name, note = label(shortcut.title), ElidedLabel("", "caption", "unhealthy")
        default = QKeySequence(shortcut.default).toString(_NATIVE) or tr("none")
        reset = tool("undo", tr("Back to {keys}").format(keys=default), size=14)
        reset.clicked.connect(lambda: edit.setKeySequence(QKeySequence(shortcut.default)))
        parts = [name, edit, note, reset]
        line = grid.rowCount()
        for n, part in enumerate(parts):
            grid.addWidget(part, line, n)
            if not self._wanted(shortcut.key):
                part.hide()
        self.edits[shortcut.key], self.notes[shortcut.key] = edit, note
        self._resets[shortcut.key], self._parts[shortcut.key] = reset, parts

    def _set(self, key: str, keys: QKeySequence) -> None:
        self._keys[key] = keys.toString(_PORTABLE)
        self._check()

    def _check(self) -> None:
        self._show_clashes(self.notes)
        self.changed.emit()

    def _show_clashes(self, lines: Iterable[str]) -> None:
        clashes = conflicts(self._keys, {key: s.place for key, s in self._shortcuts.items()})
        changed = self.changes()
        for key in lines:
            # What shares its keys as delivered is meant so: a log's Copy goes before a terminal's.
            names = [self._shortcuts[other].title for other in clashes.get(key, [])
                     if key in changed or other in changed]
            words = tr("also: {commands}").format(commands=", ".join(names)) if names else ""
            if self.notes[key].text() != words:
                self.notes[key].setText(words)
            self._resets[key].setEnabled(key in changed)

    def _filter(self) -> None:
        for head in self._heads.values():
            head.setVisible(not self.search.text().split())
        for key, parts in self._parts.items():
            for part in parts:
                part.setVisible(self._wanted(key))
        for block in self._blocks:
            block.setVisible(self._any_wanted(block))

    def _any_wanted(self, block: QWidget) -> bool:
        return any(self._wanted(key) for key in self._blocks[block])

    def _wanted(self, key: str) -> bool:
        text = f"{self._shortcuts[key].title} {self._keys[key]}".casefold()
        return all(word in text for word in self.search.text().casefold().split())


@lru_cache(maxsize=1024)
def _portable(keys: str) -> str:
    return QKeySequence(keys).toString(_PORTABLE)
