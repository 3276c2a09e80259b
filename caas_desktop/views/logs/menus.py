"""The two menus of the log's toolbar: from which level, and since when."""
from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from caas_desktop.operations.logs.lines import Level
from caas_desktop.operations.logs.source import Window
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.look.widgets import tool

TAIL = 2000
"""Lines to begin with, unless the user wants more or fewer."""
WINDOWS = (
    Window(tail=TAIL), Window(tail=None, head=True), Window(tail=None, since_s=60),
    Window(tail=None, since_s=300), Window(tail=None, since_s=900),
    Window(tail=None, since_s=1800), Window(tail=None, since_s=3600),
)
"""By the keys 0 … 6."""


def window_words(tail: int) -> list[str]:
    """Return what each of `WINDOWS` is called, the first one with ``tail`` lines."""
    return [tr("Newest {n} lines").format(n=tail), tr("From the start"), tr("Last minute"),
            tr("Last 5 minutes"), tr("Last 15 minutes"), tr("Last 30 minutes"), tr("Last hour")]


def moment_words(since: float, until: float | None = None) -> str:
    """Return a time, or two, of the computer's zone (epoch seconds) in few words."""
    try:
        first = datetime.fromtimestamp(since)
        if until is None:
            return f"{first:%H:%M:%S}"
        return f"{first:%m-%d %H:%M} – {datetime.fromtimestamp(until):%H:%M}"
    except (ValueError, OverflowError, OSError):
        return "?"


def level_words() -> dict[Level, str]:
    """Return what each choice of levels is called."""
    return {Level.NONE: tr("All levels"), Level.INFO: tr("Info and above"),
            Level.WARN: tr("Warn and above"), Level.ERROR: tr("Errors only")}


class Choice:
    """A flat button whose menu offers one of several; the button says which is chosen."""

    def __init__(self, icon: str, words: list[str], keys: list[str],
                 on_chosen: Callable[[int], None]) -> None:
        self.button: QToolButton = tool(icon, words=words[0], size=15)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self._group = QActionGroup(self._menu)
        for index, word in enumerate(words):
            shown = f"{word}\t{keys[index]}" if keys else word
            action = self._menu.addAction(shown)
            action.setCheckable(True)
            action.setChecked(index == 0)
            action.triggered.connect(lambda _=False, index=index: on_chosen(index))
            self._group.addAction(action)
        self.button.setMenu(self._menu)
        self._words = words
        self.chosen = 0

    def choose(self, index: int) -> None:
        """Show a choice without telling."""
        self.chosen = index
        self._group.actions()[index].setChecked(True)
        self.button.setText(" " + self._words[index])
        self.button.setToolTip(self._words[index])
        self.button.setAccessibleName(self._words[index])

    def say(self, words: str) -> None:
        """Show other words than those of a choice; none is chosen then."""
        checked = self._group.checkedAction()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
        self.button.setText(" " + words)
        self.button.setToolTip(tooltip(words))
        self.button.setAccessibleName(words)

    def set_words(self, words: list[str], keys: list[str]) -> None:
        """Take the words of another language."""
        self._words = words
        for index, action in enumerate(self._group.actions()):
            action.setText(f"{words[index]}\t{keys[index]}" if keys else words[index])
        self.choose(self.chosen)
