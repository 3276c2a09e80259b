"""What the terminal itself does on Ctrl+Shift combinations and in its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QKeyCombination, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import icons
from caas_desktop.views.terminal.qtkeys import CTRL, SHIFT

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView


class Command(NamedTuple):
    """``text`` is empty for one that has no place in the menu."""

    text: str
    icon: str
    keys: tuple[QKeyCombination, ...]
    run: Callable[[], object]
    enabled: Callable[[], bool] = lambda: True


def _keys(*codes: Qt.Key) -> tuple[QKeyCombination, ...]:
    # Ctrl on every system: on macOS Command is Qt's Control.
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return tuple(QKeyCombination(modifiers, code) for code in codes)


class Commands(QObject):
    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        key = Qt.Key
        self._by_code: dict[int, Callable[[], object]] = {}
        for codes, run in (
            ((key.Key_C,), view.clipboard.copy),
            ((key.Key_V,), view.clipboard.paste),
            ((key.Key_F,), view.finder.open),
            ((key.Key_A,), view.pointer.select_all),
            ((key.Key_Plus, key.Key_Equal), lambda: view.zoom(1)),
            ((key.Key_Minus, key.Key_Underscore), lambda: view.zoom(-1)),
            ((key.Key_0, key.Key_ParenRight), lambda: view.zoom(0)),
        ):
            for code in codes:
                self._by_code[code.value] = run
        self._by_shift = {
            key.Key_PageUp.value: lambda: view.scroll_by(-view.canvas.rows),
            key.Key_PageDown.value: lambda: view.scroll_by(view.canvas.rows),
            key.Key_Home.value: lambda: view.scroll_by(-(1 << 31)),
            key.Key_End.value: lambda: view.scroll_to(None),
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
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(command.enabled())
            action.triggered.connect(lambda _checked=False, run=command.run: run())
        return menu

    def _find(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.ControlModifier | SHIFT
        if modifiers in (both, CTRL | SHIFT):
            return self._by_code.get(event.key())
        frame = self._view.frame_now
        if modifiers == SHIFT and frame is not None and not frame.modes.alternate_screen:
            return self._by_shift.get(event.key())
        return None

    def clear_history(self) -> None:
        self._view.session.screen.clear_history()
        self._view.refresh()

    def reset(self) -> None:
        self._view.session.screen.reset()
        self._view.refresh()

    def _listed(self) -> list[Command]:
        view, key = self._view, Qt.Key
        rule = Command("", "", (), lambda: None)
        return [
            Command(
                tr("Copy"), "copy", _keys(key.Key_C), view.clipboard.copy,
                lambda: not view.pointer.selection.empty,
            ),
            Command(
                tr("Paste"), "import", _keys(key.Key_V), view.clipboard.paste,
                lambda: view.session.running,
            ),
            Command(tr("Select all"), "rows", _keys(key.Key_A), view.pointer.select_all),
            rule,
            Command(tr("Search…"), "search", _keys(key.Key_F), view.finder.open),
            rule,
            Command(tr("Larger text"), "plus", _keys(key.Key_Plus), lambda: view.zoom(1)),
            Command(tr("Smaller text"), "minus", _keys(key.Key_Minus), lambda: view.zoom(-1)),
            Command(tr("Default size"), "undo", _keys(key.Key_0), lambda: view.zoom(0)),
            rule,
            Command(tr("Clear history"), "trash", (), self.clear_history),
            Command(tr("Reset terminal"), "refresh", (), self.reset),
        ]
