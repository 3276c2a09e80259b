"""Selecting in a log with the mouse."""
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCursor, QMouseEvent

if TYPE_CHECKING:
    from caas_desktop.views.logs.view import LogView

SCROLL_MS = 40


class Mouse:
    """Characters by dragging in the text, whole lines in the columns before it, words by a
    double click, more with Shift, the same columns of many lines with Alt.
    """

    def __init__(self, view: LogView) -> None:
        self._view = view
        self._in_columns = False
        self._pull = QTimer(view)  # scrolls while the mouse is beyond the edge
        self._pull.setInterval(SCROLL_MS)
        self._pull.timeout.connect(self._scroll)

    def press(self, event: QMouseEvent) -> None:
        """Put the cursor on a line and begin a selection."""
        view = self._view
        point = view.point_at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or point is None:
            return
        number = view.sheet.opens_at(event.position().toPoint())
        if number is not None:
            view.toggle_open(number)
            return
        view.set_current(point[0])
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and view.selection.anchor:
            view.selection.head = point
        else:
            view.selection.clear()
            view.selection.anchor = view.selection.head = point
        # A click in the columns only moves the cursor; dragging there selects lines.
        self._in_columns = event.position().x() < view.sheet.columns.text_x - 4
        view.set_follow(False, move=False)

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection."""
        view = self._view
        if not event.buttons() & Qt.MouseButton.LeftButton or view.selection.anchor is None:
            return
        at = event.position().toPoint()
        view.selection.lines = self._in_columns
        view.selection.block = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        view.selection.head = view.point_at(at) or view.selection.head
        if view.viewport().rect().contains(at):
            self._pull.stop()
        elif not self._pull.isActive():
            self._pull.start()
        view.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """End dragging; a click on a field's value of an opened line asks what to do with it."""
        self._pull.stop()
        view, at = self._view, event.position().toPoint()
        spot = view.spot_at(at)
        wanted = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        point = view.point_at(at)
        opened = point is not None and point[0] in view.sheet.opened
        if spot and view.selection.span is None and (wanted or opened) and \
                event.button() is Qt.MouseButton.LeftButton:
            view.field_chosen.emit(spot, event.globalPosition().toPoint())

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word: up to white space, as ids and paths have signs inside."""
        view = self._view
        point = view.point_at(event.position().toPoint())
        if point is None:
            return
        number, first = point
        text, last = view.text_of(number), first
        while first > 0 and not text[first - 1].isspace():
            first -= 1
        while last < len(text) and not text[last].isspace():
            last += 1
        view.selection.lines = False
        view.selection.anchor, view.selection.head = (number, first), (number, last)
        view.viewport().update()

    def _scroll(self) -> None:
        view = self._view
        at = view.viewport().mapFromGlobal(QCursor.pos())
        height, line = view.viewport().height(), view.sheet.columns.line
        if at.y() < 0:
            view.scroll(-1 - -at.y() // line)
        elif at.y() >= height:
            view.scroll(1 + (at.y() - height) // line)
        view.selection.head = view.point_at(at) or view.selection.head
