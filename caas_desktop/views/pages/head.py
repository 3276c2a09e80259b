"""The head of a page: name, status, what identifies it, and its most used actions."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caas_desktop.operations.actions import Action, Danger
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import button, tool
from caas_desktop.views.look.labels import ElidedLabel, Picture, StatusLabel, label
from caas_desktop.views.look.layouts import row

Note = tuple[str, str, str]
"""Icon, words, tool tip."""


class PageHead(QWidget):
    """``asked`` tells the key of an action or command; the rest are in the menu below a button."""

    asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, sort: str) -> None:
        super().__init__()
        self._title = ElidedLabel("", "title")
        self._sort = label(sort, "small", "text3")
        self._status = StatusLabel()
        self._notes = QHBoxLayout()
        self._notes.setSpacing(14)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._shown: tuple[object, ...] = ()
        self._noted: tuple[Note, ...] = ()
        more = tool("more-vertical", tr("More actions"))
        more.clicked.connect(
            lambda: self.menu_asked.emit(more.mapToGlobal(more.rect().bottomLeft())))
        top = row(self._title, self._sort, 0, self._buttons, more, spacing=8)
        low = row(self._status, self._notes, 0, spacing=14)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 14, 8)
        outer.setSpacing(6)
        outer.addLayout(top)
        outer.addLayout(low)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_status(self, status: str, note: str = "", word: str = "") -> None:
        """Show a status; "" hides it."""
        self._status.setVisible(bool(status))
        if status:
            self._status.set_status(status, note, word)

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Show icon and words each; cut where they do not fit."""
        if tuple(notes) == self._noted:
            return
        self._noted = tuple(notes)
        while (old := self._notes.takeAt(0)) is not None:
            layout = old.layout()
            while layout is not None and (one := layout.takeAt(0)) is not None:
                widget = one.widget()
                if widget is not None:
                    widget.deleteLater()
        for icon, words, tip in notes:
            made = ElidedLabel(words, "small", "text2", says=tip)
            made.setAccessibleName(f"{tip}: {words}")
            self._notes.addLayout(row(Picture(icon, 14, "text3"), made, spacing=5))

    def set_actions(self, commands: Sequence[tuple[str, str, str]],
                    actions: Sequence[Action]) -> None:
        """Show window commands (key, words, icon), then actions; nothing when unchanged."""
        shown = (*commands, *(a.key for a in actions))
        if shown == self._shown:
            return
        self._shown = shown
        while (old := self._buttons.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        for key, words, icon in commands:
            self._add(key, words, icon)
        for action in actions:
            self._add(action.key, tr(action.title), action.icon,
                      "danger" if action.danger is Danger.DESTROYS else "")

    def _add(self, key: str, words: str, icon: str, kind: str = "") -> None:
        made = button(words, kind, icon)
        made.clicked.connect(lambda: self.asked.emit(key))
        self._buttons.addWidget(made)

