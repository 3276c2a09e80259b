"""What the terminal itself does on Ctrl+Shift combinations and in its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from caas_desktop.viewmodels.console_keys import TERMINAL_KEYS
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import icons
from caas_desktop.views.terminal.qtkeys import CTRL, SHIFT

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView


class Command(NamedTuple):
    """A line of the menu, "" for a rule; ``act`` is whose key stands beside it."""

    text: str
    icon: str
    act: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = lambda: True


class Commands(QObject):
    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self._acts: dict[str, Callable[[], object]] = {
            "copy": view.clipboard.copy,
            "paste": view.clipboard.paste,
            "search": view.finder.open,
            "select_all": view.pointer.select_all,
            "larger": lambda: view.zoom(1),
            "smaller": lambda: view.zoom(-1),
            "default_size": lambda: view.zoom(0),
            "page_up": lambda: view.scroll_by(-view.canvas.rows),
            "page_down": lambda: view.scroll_by(view.canvas.rows),
            "top": lambda: view.scroll_by(-(1 << 31)),
            "bottom": lambda: view.scroll_to(None),
        }

    def knows(self, event: QKeyEvent) -> bool:
        return self._find(event) is not None

    def run(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it is no command of ours."""
        command = self._find(event)
        if command is None:
            return False
        command()
        return True

    def show_menu(self, at: QPoint) -> None:
        self.menu().popup(at)

    def menu(self) -> QMenu:
        """Return the context menu; it deletes itself when closed."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self._listed():
            if not command.text:
                menu.addSeparator()
                continue
            action = menu.addAction(icons.icon(command.icon), command.text)
            action.setShortcut(QKeySequence(TERMINAL_KEYS.key_of(command.act)))
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(command.enabled())
            action.triggered.connect(lambda _checked=False, run=command.run: run())
        return menu

    def _find(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.ControlModifier | SHIFT
        if modifiers == CTRL | SHIFT:
            modifiers = both  # Ctrl on every system: on macOS Command is Qt's Control
        frame = self._view.frame_now
        if modifiers == SHIFT and (frame is None or frame.modes.alternate_screen):
            return None  # a program that has the whole screen scrolls by itself
        keys = QKeySequence(modifiers.value | event.key())
        return self._acts.get(TERMINAL_KEYS.act_of(
            keys.toString(QKeySequence.SequenceFormat.PortableText)))

    def clear_history(self) -> None:
        self._view.session.screen.clear_history()
        self._view.refresh()

    def reset(self) -> None:
        self._view.session.screen.reset()
        self._view.refresh()

    def _listed(self) -> list[Command]:
        view, acts = self._view, self._acts
        rule = Command("", "", "", lambda: None)
        return [
            Command(
                tr("Copy"), "copy", "copy", acts["copy"],
                lambda: not view.pointer.selection.empty,
            ),
            Command(
                tr("Paste"), "import", "paste", view.clipboard.paste,
                lambda: view.session.running,
            ),
            Command(tr("Select all"), "rows", "select_all", view.pointer.select_all),
            rule,
            Command(tr("Search…"), "search", "search", view.finder.open),
            rule,
            Command(tr("Larger text"), "plus", "larger", lambda: view.zoom(1)),
            Command(tr("Smaller text"), "minus", "smaller", lambda: view.zoom(-1)),
            Command(tr("Default size"), "undo", "default_size", lambda: view.zoom(0)),
            rule,
            Command(tr("Clear history"), "trash", "", self.clear_history),
            Command(tr("Reset terminal"), "refresh", "", self.reset),
        ]
