"""Keys of every command: seen, changed, given back."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QKeySequenceEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import ElidedLabel, label
from caas_desktop.views.look.layouts import column
from caas_desktop.views.look.search import SearchField

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
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
    """``changes()`` are the commands whose keys differ from the default."""

    changed = Signal()

    def __init__(self, shortcuts: Sequence[Shortcut]) -> None:
        super().__init__()
        self._shortcuts = {s.key: s for s in shortcuts}
        self.edits: dict[str, QKeySequenceEdit] = {}
        self.notes: dict[str, ElidedLabel] = {}
        self._resets: dict[str, QToolButton] = {}
        self._parts: dict[str, list[QWidget]] = {}
        self.search = SearchField(tr("Filter commands"))
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(lambda: self.window().close())  # Esc, as anywhere in a dialog
        self.setFocusProxy(self.search)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._heads: list[QWidget] = []
        place = ""
        for shortcut in self._shortcuts.values():
            if shortcut.place != place:
                place = shortcut.place
                self._head(place)
            self._add(self._grid.rowCount(), shortcut)
        inner = QWidget()
        column(self._grid, 0, owner=inner, padding=(0, 0, 10, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(px(300))
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        column(self.search, area, owner=self)
        self._check()

    def keys(self) -> dict[str, str]:
        return {key: edit.keySequence().toString(_PORTABLE) for key, edit in self.edits.items()}

    def changes(self) -> dict[str, str]:
        return {key: keys for key, keys in self.keys().items()
                if keys != _portable(self._shortcuts[key].default)}

    def reset_all(self) -> None:
        for key, shortcut in self._shortcuts.items():
            self.edits[key].setKeySequence(QKeySequence(shortcut.default))

    def _head(self, place: str) -> None:
        head = label(tr(place), "strong")
        self._heads.append(head)
        self._grid.addWidget(head, self._grid.rowCount(), 0, 1, 4)

    def _add(self, line: int, shortcut: Shortcut) -> None:
        edit = QKeySequenceEdit(QKeySequence(shortcut.keys))
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setFixedWidth(px(170))
        edit.setAccessibleName(tr("Keys of {command}").format(command=shortcut.title))
        dress(edit, "body")
        edit.keySequenceChanged.connect(lambda _: self._check())
        name, note = label(shortcut.title), ElidedLabel("", "caption", "unhealthy")
        default = QKeySequence(shortcut.default).toString(_NATIVE) or tr("none")
        reset = tool("undo", tr("Back to {keys}").format(keys=default), size=14)
        reset.clicked.connect(lambda: edit.setKeySequence(QKeySequence(shortcut.default)))
        parts = [name, edit, note, reset]
        for n, part in enumerate(parts):
            self._grid.addWidget(part, line, n)
        self.edits[shortcut.key], self.notes[shortcut.key] = edit, note
        self._resets[shortcut.key], self._parts[shortcut.key] = reset, parts

    def _check(self) -> None:
        keys = self.keys()
        clashes = conflicts(keys, {key: s.place for key, s in self._shortcuts.items()})
        changed = self.changes()
        for key, note in self.notes.items():
            # What shares its keys as delivered is meant so: a log's Copy goes before a terminal's.
            names = [self._shortcuts[other].title for other in clashes.get(key, [])
                     if key in changed or other in changed]
            note.setText(tr("also: {commands}").format(commands=", ".join(names)) if names else "")
            self._resets[key].setEnabled(keys[key] != _portable(self._shortcuts[key].default))
        self.changed.emit()

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for head in self._heads:
            head.setVisible(not wanted)
        for key, parts in self._parts.items():
            shortcut = self._shortcuts[key]
            text = f"{shortcut.title} {self.edits[key].keySequence().toString()}".casefold()
            for part in parts:
                part.setVisible(all(word in text for word in wanted))


def _portable(keys: str) -> str:
    return QKeySequence(keys).toString(_PORTABLE)
