"""The mouse over a terminal: selection, reports to the program, links, the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QClipboard, QDesktopServices, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from caas_desktop.operations.terminal import mouse
from caas_desktop.operations.terminal.keys import Key, KeyPress, encode
from caas_desktop.operations.terminal.mouse import MouseEvent, MouseKind
from caas_desktop.operations.terminal.screen import Modes, MouseTracking, Position
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.terminal import weblinks
from caas_desktop.views.terminal.qtkeys import ALT, CTRL, SHIFT
from caas_desktop.views.terminal.selection import Selection, Unit
from caas_desktop.views.terminal.weblinks import Link

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView

NOTCH = 120  # Qt's units of one step of a wheel
LINES_PER_NOTCH = 3
AUTOSCROLL_MS = 50
_BUTTONS = {
    Qt.MouseButton.LeftButton: mouse.LEFT, Qt.MouseButton.MiddleButton: mouse.MIDDLE,
    Qt.MouseButton.RightButton: mouse.RIGHT,
}


class Pointer(QObject):
    """Shift always selects, also while a program listens to the mouse."""

    link_clicked = Signal(str)

    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self.selection = Selection()
        self.copy_on_select = False
        self._dragging = False
        self._reported = mouse.NO_BUTTON  # the button a program was told of
        self._last_cell = (-1, -1)
        self._clicks = 0
        self._click_timer = QElapsedTimer()
        self._click_point = QPoint()
        self._wheel = 0
        self._outside = QPoint()
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)
        self.link: Link | None = None  # under the mouse while Ctrl is held
        self.link_clicked.connect(self._open)

    # --- selection ---

    def selected_text(self) -> str:
        ends, frame = self.selection.ends(), self._view.frame_now
        if ends is None or frame is None or self.selection.epoch != frame.epoch:
            return ""
        block = self.selection.unit is Unit.BLOCK
        return self._view.session.screen.text(ends[0], ends[1], block=block)

    def clear(self) -> None:
        if not self.selection.empty:
            self.selection.clear()
            self._view.repaint_marks()

    def select_all(self) -> None:
        frame = self._view.frame_now
        if frame is not None:
            last = Position(frame.end_line - 1, frame.columns - 1)
            self.selection.select(Position(frame.first_line, 0), last, frame.epoch)
            self._view.repaint_marks()

    # --- events ---

    def press(self, event: QMouseEvent, *, double: bool = False) -> None:
        if self._report(event, MouseKind.PRESS):
            return
        button, modifiers = event.button(), event.modifiers()
        if button == Qt.MouseButton.MiddleButton:
            self._view.clipboard.paste(QClipboard.Mode.Selection)
            return
        if button != Qt.MouseButton.LeftButton:
            return
        if modifiers & CTRL:
            link = self.link_at(event.position().toPoint())
            if link is not None:
                self.link_clicked.emit(link.address)
                return
        self._begin(event, self._count_clicks(event, double))

    def move(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._show_link(point, bool(event.modifiers() & CTRL))
        if self._dragging:
            self._outside = point
            outside = not self._view.viewport().rect().contains(point)
            if outside != self._autoscroll.isActive():
                (self._autoscroll.start if outside else self._autoscroll.stop)()
            self._extend(point)
            return
        self._report(event, MouseKind.MOVE)

    def release(self, event: QMouseEvent) -> None:
        self._autoscroll.stop()
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            if not self.selection.empty:
                self._view.clipboard.offer_selection()
                if self.copy_on_select:
                    self._view.clipboard.copy()
            return
        self._report(event, MouseKind.RELEASE)

    def wheel(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / NOTCH)
        frame = self._view.frame_now
        if not notches or frame is None:
            event.accept()
            return
        self._wheel -= notches * NOTCH
        if event.modifiers() & CTRL:
            self._view.zoom(notches)
        elif frame.modes.mouse is not MouseTracking.OFF and not event.modifiers() & SHIFT:
            self._report_wheel(event, notches)
        elif frame.modes.alternate_screen:
            self._arrows(notches, frame.modes)
        else:
            self._view.scroll_by(-notches * LINES_PER_NOTCH)
        event.accept()

    # --- links ---

    def link_at(self, point: QPoint) -> Link | None:
        """Return the link under a point of the viewport."""
        return weblinks.link_at(self._view, self._view.position_at(point))

    def _show_link(self, point: QPoint, wanted: bool) -> None:
        link = self.link_at(point) if wanted else None
        if link != self.link:
            self.link = link
            shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor
            self._view.viewport().setCursor(shape)
            # The text of a link may name another place than it leads to.
            self._view.viewport().setToolTip(tooltip(link.address if link else ""))
            self._view.viewport().update()

    def forget_link(self) -> None:
        """Mark none until the mouse moves."""
        self._show_link(QPoint(), wanted=False)

    def _open(self, link: str) -> None:
        self._view.asker.ask(tr("Open this address in the browser?"), link, tr("Open"), lambda: (
            QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))))

    def shown_links(self) -> list[str]:
        """Return the web addresses on the screen, top to bottom, each once."""
        return weblinks.shown(self._view)

    def show_shape(self, modes: Modes) -> None:
        """An arrow tells that clicks go to the program. The link may stand elsewhere now."""
        self.forget_link()
        listens = modes.mouse is not MouseTracking.OFF
        shape = Qt.CursorShape.ArrowCursor if listens else Qt.CursorShape.IBeamCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    # --- inside ---

    def _count_clicks(self, event: QMouseEvent, double: bool) -> int:
        point = event.position().toPoint()
        near = (point - self._click_point).manhattanLength() < QApplication.startDragDistance()
        quick = self._click_timer.isValid() and (
            self._click_timer.elapsed() < QApplication.doubleClickInterval()
        )
        if double:
            self._clicks = 2
        else:  # Qt tells of double clicks itself, of triple ones not
            self._clicks = 3 if near and quick and self._clicks == 2 else 1
        self._click_timer.restart()
        self._click_point = point
        return self._clicks

    def _begin(self, event: QMouseEvent, clicks: int) -> None:
        frame = self._view.frame_now
        if frame is None:
            return
        unit = {1: Unit.CELL, 2: Unit.WORD}.get(clicks, Unit.LINE)
        if unit is Unit.CELL and event.modifiers() & ALT:
            unit = Unit.BLOCK
        at = self._view.position_at(event.position().toPoint())
        if unit is Unit.CELL and event.modifiers() & SHIFT and not self.selection.empty:
            self.selection.extend(at, self._row_text, frame.columns)
        else:
            self.selection.begin(at, unit, frame.epoch, self._row_text, frame.columns)
        self._dragging = True
        self._view.repaint_marks()

    def _extend(self, point: QPoint) -> None:
        frame = self._view.frame_now
        if frame is None or self.selection.epoch != frame.epoch:
            return
        before = self.selection.ends()
        self.selection.extend(self._view.position_at(point), self._row_text, frame.columns)
        if self.selection.ends() != before:
            self._view.repaint_marks()

    def _scroll_on(self) -> None:
        """Scroll while the button is held above or below the text."""
        self._view.scroll_by(-1 if self._outside.y() < 0 else 1)
        self._extend(self._outside)

    def _row_text(self, line: int) -> tuple[str, list[int]]:
        frame = self._view.frame_now
        y = line - (frame.top if frame is not None else 0)
        return self._view.canvas.text(y) if 0 <= y < self._view.canvas.rows else ("", [])

    def _report(self, event: QMouseEvent, kind: MouseKind) -> bool:
        """Tell the program; True when the event is the program's."""
        frame = self._view.frame_now
        if frame is None or not self._view.session.running:
            return False
        tracking = frame.modes.mouse is not MouseTracking.OFF
        held = self._reported != mouse.NO_BUTTON  # a release belongs to its press
        if not tracking or (event.modifiers() & SHIFT and not held):
            return False
        button = self._reported
        if kind is not MouseKind.MOVE:
            button = _BUTTONS.get(event.button(), mouse.NO_BUTTON)
            if button == mouse.NO_BUTTON:
                return False
            self._reported = button if kind is MouseKind.PRESS else mouse.NO_BUTTON
        told = self._event(event.position().toPoint(), kind, button, event.modifiers())
        cell = (told.column, told.row)
        if kind is not MouseKind.MOVE or cell != self._last_cell:
            self._last_cell = cell
            self._view.session.send(mouse.encode(told, frame.modes) or b"")
        return True

    def _report_wheel(self, event: QWheelEvent, notches: int) -> None:
        frame = self._view.frame_now
        assert frame is not None
        button = mouse.WHEEL_UP if notches > 0 else mouse.WHEEL_DOWN
        point = event.position().toPoint()
        told = self._event(point, MouseKind.PRESS, button, event.modifiers())
        self._view.session.send(mouse.encode(told, frame.modes) * abs(notches))

    def _arrows(self, notches: int, modes: Modes) -> None:
        if modes.alternate_scroll:
            press = KeyPress(Key.UP if notches > 0 else Key.DOWN)
            self._view.session.send(encode(press, modes) * (abs(notches) * LINES_PER_NOTCH))

    def _event(
        self, point: QPoint, kind: MouseKind, button: int, modifiers: Qt.KeyboardModifier
    ) -> MouseEvent:
        at, frame = self._view.position_at(point), self._view.frame_now
        assert frame is not None
        return MouseEvent(
            kind, button, at.column, at.line - frame.top, max(0, point.x()), max(0, point.y()),
            shift=bool(modifiers & SHIFT), alt=bool(modifiers & ALT),
            ctrl=bool(modifiers & CTRL),
        )
