"""One QAction per command and per action on resources, with the user's keys."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from caas_desktop.operations.actions import ACTIONS, Action
from caas_desktop.viewmodels import console_keys
from caas_desktop.viewmodels.commands import COMMANDS, Command
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.icons import icon


def action_key(action: Action) -> str:
    """Return the key of an action among commands: "act:stop"."""
    return f"act:{action.key}"


class Keys:
    """Builds every QAction once; menus, toolbar and palette share them."""

    def __init__(self, window: QWidget, run: Callable[[str], None]) -> None:
        self._window, self._run = window, run
        self.actions: dict[str, QAction] = {}
        self.defaults: dict[str, str] = {}
        for command in COMMANDS:
            self._add(command.key, command.title, command.icon, command.shortcut)
        for action in ACTIONS:
            # One kind's "Remove" has the key; the window sends it to the kind at hand.
            keys = action.shortcut if action.kind == "container" else ""
            self._add(action_key(action), action.title, action.icon, keys)

    def _add(self, key: str, title: str, icon_name: str, shortcut: str) -> None:
        made = QAction(self._window)
        made.setObjectName(key)
        self._name(made, title)
        if icon_name:
            made.setIcon(icon(icon_name))
        made.triggered.connect(lambda: self._run(key))
        self._window.addAction(made)
        self.actions[key] = made
        self.defaults[key] = shortcut
        made.setShortcut(QKeySequence(shortcut))

    @staticmethod
    def _name(made: QAction, title: str) -> None:
        made.setText(tr(title))
        # Buttons show no mnemonic; Chinese appends it in brackets: "日志(&L)".
        made.setIconText(re.sub(r"\(&.\)|&|…", "", tr(title)))

    def use(self, chosen: dict[str, Any]) -> None:
        """Take the user's keys; what is not chosen keeps its default."""
        for key, made in self.actions.items():
            made.setShortcut(QKeySequence(str(chosen.get(key, self.defaults[key]))))
        console_keys.use(chosen)

    def retranslate(self) -> None:
        titles = {c.key: c.title for c in COMMANDS} | {action_key(a): a.title for a in ACTIONS}
        for key in self.actions:
            self.name(key, titles[key])

    def name(self, key: str, title: str) -> None:
        """Give a command or action a title, for what it would do now."""
        self._name(self.actions[key], title)

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Return (key, title, default, current) of the window's commands."""
        return [(key, made.iconText(), self.defaults[key],
                 made.shortcut().toString()) for key, made in self.actions.items()]


def letters() -> dict[str, Command]:
    """Return the commands by the letter that calls them from a tree, list or log."""
    return {command.letter: command for command in COMMANDS if command.letter}
