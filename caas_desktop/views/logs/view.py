"""The log itself: what keys and mouse do on its lines."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.export import time_stamp
from caas_desktop.operations.logs.folding import Spot
from caas_desktop.operations.logs.lines import Line
from caas_desktop.views.logs.body import LogBody, NameOf
from caas_desktop.views.logs.keys import COMMANDS, command_of
from caas_desktop.views.logs.mouse import Mouse
from caas_desktop.views.logs.selection import Selection, selected_text

WHEEL_LINES = 3
_BY_MOUSE = QContextMenuEvent.Reason.Mouse


class LogView(LogBody):
    """Shows an arena, or the lines that a filter found in it. Call `refresh` when it has changed.

    The methods named in `LOG_KEYS` are what the keys do; menus may call them as well.
    """

    search_wanted = Signal()
    split_wanted = Signal()
    time_wanted = Signal()
    neighbours_wanted = Signal()
    export_wanted = Signal()
    filter_wanted = Signal()
    window_wanted = Signal(int)
    """The user pressed 0 … 6: tail, head, 1, 5, 15, 30, 60 minutes."""
    menu_wanted = Signal(QPoint)
    field_chosen = Signal(object, QPoint)
    """A field's value was clicked: its `folding.Spot`, and where on the screen."""

    def __init__(self, arena: Arena, name_of: NameOf, parent: QWidget | None = None) -> None:
        super().__init__(arena, name_of, parent)
        self._wheel = 0.0
        self._mouse = Mouse(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not delta.y():
            super().wheelEvent(event)
            return
        pixels = event.pixelDelta().y()
        rows = pixels / self.sheet.columns.line if pixels else delta.y() / 120 * WHEEL_LINES
        self._wheel -= rows
        steps = int(self._wheel)
        self._wheel -= steps
        if steps:
            self.scroll(steps)
        event.accept()

    def event(self, event: QEvent) -> bool:
        # Keys of the log come before the window's ("Ctrl+F").
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and \
                command_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command:
            self.run(command)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = self.point_at(event.pos()) if event.reason() is _BY_MOUSE else None
        if point and self.selection.span is None:
            self.set_current(point[0])
        spot = self.spot_at(event.pos()) if point else None
        if spot:
            self.field_chosen.emit(spot, event.globalPos())
        else:
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)
    def point_at(self, at: QPoint) -> tuple[int, int] | None:
        """Return the line and the character boundary at a position, None without lines."""
        return self.sheet.point_at(at, self.horizontalScrollBar().value())

    def spot_at(self, at: QPoint) -> Spot | None:
        """Return the field's value at a position, None elsewhere."""
        return self.sheet.spot_at(at, self.horizontalScrollBar().value())

    def run(self, command: str) -> None:
        """Do one of `keys.COMMANDS`."""
        COMMANDS[command](self)

    def copy(self, heads: bool = False) -> None:
        """Copy what is selected, else the line at the cursor; with time and source if wanted."""
        selection = self.selection
        if selection.span is None and self.current is not None:
            selection = Selection((self.current, 0), (self.current, 0), lines=True)
        text = selected_text(selection, self.rows, lambda line: self.sheet.lay(line).text,
                             self._head if heads else None)
        if text:
            QGuiApplication.clipboard().setText(text)

    def _head(self, line: Line) -> str:
        name = self._name_of(line.source)[1] if self.sheet.bars else ""
        return " ".join(part for part in (time_stamp(line.ts), name) if part) + " "
