"""The terminal's picture, keyboard and scroll bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from caas_desktop.operations.terminal.screen import Frame, Modes, Position
from caas_desktop.operations.terminal.session import TerminalSession
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import fonts
from caas_desktop.views.look.accessible import SpokenText
from caas_desktop.views.look.theme import theme
from caas_desktop.views.terminal import overlay
from caas_desktop.views.terminal.askbar import Asker
from caas_desktop.views.terminal.blink import Blink
from caas_desktop.views.terminal.canvas import Canvas
from caas_desktop.views.terminal.cellfont import SIZE_MAX, SIZE_MIN, CellFont
from caas_desktop.views.terminal.clipboard import Clipboard
from caas_desktop.views.terminal.commands import Commands
from caas_desktop.views.terminal.composer import Composer
from caas_desktop.views.terminal.feed import SessionFeed
from caas_desktop.views.terminal.finder import Finder
from caas_desktop.views.terminal.overlay import MARGIN
from caas_desktop.views.terminal.palette import Palette
from caas_desktop.views.terminal.pointer import Pointer
from caas_desktop.views.terminal.qtkeys import is_window_shortcut, key_press
from caas_desktop.views.terminal.rowpaint import Mark
from caas_desktop.views.terminal.typist import Typist

FONT_PIXELS = 13
SETTLE_MS = 40  # a drag of the window's edge makes one resize of the program, not hundreds
COLUMNS_MIN, ROWS_MIN = 4, 2
FOCUS_IN, FOCUS_OUT = b"\x1b[I", b"\x1b[O"


class TerminalView(QAbstractScrollArea):
    """Shows one session. The session outlives it: `detach` before it goes."""

    size_changed = Signal(int, int)  # columns, rows
    title_changed = Signal(str)
    bell = Signal()
    state_changed = Signal()
    focused = Signal()

    def __init__(self, session: TerminalSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.frame_now: Frame | None = None
        self.pixels = float(FONT_PIXELS)
        self._scheme, self._title, self._bells = "window", "", 0
        self._moving_bar = False
        self._palette = Palette()
        self.canvas = Canvas(self._new_font(), self._palette)
        self.asker = Asker(self)
        self.typist = Typist(self)
        self.composer = Composer(self)
        self.clipboard = Clipboard(self)
        self.pointer = Pointer(self)
        self.finder = Finder(self)
        self.spoken = SpokenText(self, lambda: tr("Terminal"), self.shown_lines)
        self.commands = Commands(self)
        self.feed = SessionFeed(session, self)
        self._settle = QTimer(self)
        self._blink = Blink(self, self._repaint_cursor)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Terminal"))
        self.feed.due.connect(self.refresh)
        self.feed.state_changed.connect(self._state_changed)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._apply_size)
        theme.changed.connect(self._dress)
        self.session.screen.set_colors(self._palette.colors)

    # --- for the pane and tests ---

    def detach(self) -> None:
        """Let go of the session; it may go on without a window."""
        self.feed.detach()
        self.finder.stop()

    def zoom(self, steps: int) -> None:
        """Make the text larger (or smaller) by pixels; 0 goes back to the default."""
        pixels = self.pixels + steps if steps else float(FONT_PIXELS)
        pixels = min(max(pixels, SIZE_MIN), SIZE_MAX)
        if pixels != self.pixels:
            self.pixels = pixels
            self._dress()

    def use_colours(self, scheme: str) -> None:
        """Take a scheme of `schemes`."""
        self._scheme = scheme
        self._dress()

    def send(self, data: bytes) -> bool:
        """Send typed input: the view follows the live screen again."""
        if not data:
            return True
        self.pointer.clear()
        self.follow()
        return self.session.send(data)

    def follow(self) -> None:
        if self.frame_now is not None and not self.frame_now.following:
            self.scroll_to(None)

    def scroll_to(self, line: int | None) -> None:
        """Show from a line on; None follows the live screen."""
        self.session.screen.scroll_to(line)
        self.refresh()

    def scroll_by(self, lines: int) -> None:
        frame = self.frame_now
        if frame is None:
            return
        top = frame.top + lines
        self.scroll_to(None if top + frame.rows >= frame.end_line else max(top, frame.first_line))

    def refresh(self) -> None:
        """Take what changed from the session and paint it; only listen while nobody looks."""
        if self.isVisible():
            self._take(self.session.frame())
        else:
            self._hear(self.session.glance())

    def catch_up(self) -> None:
        """Take what changed, also while nobody looks: a peer types here."""
        self._take(self.session.frame())

    @property
    def modes(self) -> Modes:
        """How the program wants its input, as of the last frame."""
        return self.frame_now.modes if self.frame_now is not None else Modes()

    def repaint_marks(self) -> None:
        """Paint every row again because selection or hits changed."""
        self.canvas.repaint(range(self.canvas.rows), self._marks)
        self.viewport().update()

    def position_at(self, point: QPoint) -> Position:
        """Return the cell under a point of the viewport, moved into the shown part."""
        frame, font = self.frame_now, self.canvas.font
        column = int((point.x() - MARGIN) // font.width)
        row = int((point.y() - MARGIN) // font.height)
        column = max(0, min(column, self.canvas.columns - 1))
        row = max(0, min(row, self.canvas.rows - 1))
        return Position((frame.top if frame else 0) + row, column)

    def sizeHint(self) -> QSize:
        return QSize(720, 360)

    def shown_lines(self) -> tuple[list[str], int]:
        """Return the text of the rows on screen, and in which the cursor is (-1: in none)."""
        cursor = self.frame_now.cursor if self.frame_now is not None else None
        lines = [self.canvas.text(y)[0].rstrip() for y in range(self.canvas.rows)]
        return lines, cursor.y if cursor is not None else -1

    # --- frames ---

    def _take(self, frame: Frame) -> None:
        before = self.frame_now
        self.frame_now = frame
        if before is not None and before.epoch != frame.epoch:
            self.pointer.clear()
        moved = before is None or before.top != frame.top or before.rows != frame.rows
        rows = self.canvas.take(frame, self._marks)
        self._update_bar(frame)
        if moved or len(rows) > frame.rows // 2:
            self.viewport().update()
        else:
            for y in rows:
                self.viewport().update(self._row_rect(y))
            for cursor in (before.cursor if before else None, frame.cursor):
                if cursor is not None:
                    self.viewport().update(self._row_rect(cursor.y))
        self._announce(frame)

    def _announce(self, frame: Frame) -> None:
        if frame.title != self._title:
            self._title = frame.title
            self.title_changed.emit(frame.title)
        self._hear(frame.bells)
        cursor = frame.cursor
        self._blink.wanted(cursor is not None and cursor.blinking and self.hasFocus())
        self.spoken.changed()
        self.pointer.show_shape(frame.modes)
        self.finder.content_changed()

    def _hear(self, bells: int) -> None:
        if bells != self._bells:
            self._bells = bells
            self.bell.emit()

    def _marks(self, y: int) -> Sequence[Mark]:
        frame = self.frame_now
        if frame is None:
            return ()
        marks = self.finder.marks(frame.top + y, self._palette)
        selected = self.pointer.selection.columns_of(frame.top + y, frame.columns)
        if selected is not None:
            palette = self._palette
            ground = palette.selection if self.hasFocus() else palette.selection_idle
            marks.insert(0, Mark(*selected, ground))
        return marks

    def _row_rect(self, y: int) -> QRect:
        height = self.canvas.font.height
        area = QRectF(0, MARGIN + y * height, self.viewport().width(), height)
        return area.toAlignedRect().adjusted(0, -1, 0, 1)

    def _update_bar(self, frame: Frame) -> None:
        bar = self.verticalScrollBar()
        self._moving_bar = True
        bar.setRange(0, max(0, frame.end_line - frame.rows - frame.first_line))
        bar.setPageStep(frame.rows)
        bar.setValue(frame.top - frame.first_line)
        self._moving_bar = False

    def _bar_moved(self, value: int) -> None:
        frame = self.frame_now
        if self._moving_bar or frame is None:
            return
        at_end = value >= self.verticalScrollBar().maximum()
        self.scroll_to(None if at_end else frame.first_line + value)

    def _state_changed(self) -> None:
        self.refresh()
        self.state_changed.emit()

    # --- size and look ---

    def _new_font(self) -> CellFont:
        return CellFont(fonts.px(self.pixels), self.devicePixelRatioF())

    def _dress(self) -> None:
        self._palette = Palette(self._scheme)
        self.canvas.dress(self._new_font(), self._palette)
        self.session.screen.set_colors(self._palette.colors)
        self._apply_size()
        if self.canvas.rows:
            self._take(self.session.frame(whole=True))
        self.viewport().update()

    def grid_size(self) -> tuple[int, int]:
        """Return how many columns and rows fit."""
        font, area = self.canvas.font, self.viewport().size()
        columns = int((area.width() - 2 * MARGIN) / font.width)
        rows = int((area.height() - 2 * MARGIN) / font.height)
        return max(columns, COLUMNS_MIN), max(rows, ROWS_MIN)

    def _apply_size(self) -> None:
        self._settle.stop()
        size = self.grid_size()
        screen = self.session.screen
        if size == (screen.columns, screen.rows):
            return
        self.session.resize(*size, *self.canvas.font.device_cell)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.finder.place()
        self.asker.place()
        self.size_changed.emit(*self.grid_size())
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.canvas.font.ratio != self.devicePixelRatioF():
            self.canvas.dress(self._new_font(), self._palette)
        self._apply_size()
        self._take(self.session.frame(whole=True))

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A terminal keeps every key: a program in it may use any of the window's shortcuts.
            if not is_window_shortcut(event) or self.commands.knows(event):
                event.accept()
                return True
        elif kind == QEvent.Type.KeyRelease:
            self.pointer.forget_link()
        elif kind == QEvent.Type.DevicePixelRatioChange:
            self._dress()
        elif kind == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("Terminal"))
        return super().event(event)

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._palette.qcolor(self._palette.ground))
        painter.drawImage(QPoint(MARGIN, MARGIN), self.canvas.image)
        cursor = self.frame_now.cursor if self.frame_now is not None else None
        painter.translate(MARGIN, MARGIN)
        overlay.paint_link(painter, self.canvas, self.pointer.link)
        if cursor is not None and self.composer.preedit:
            overlay.paint_preedit(painter, self.canvas, cursor, self.composer.preedit)
        elif cursor is not None and cursor.visible and self.session.running and (
            self._blink.on or not self.hasFocus()
        ):
            overlay.paint_cursor(painter, self.canvas, cursor, self.hasFocus())
        painter.end()

    def _repaint_cursor(self) -> None:
        if self.frame_now is not None and self.frame_now.cursor is not None:
            self.viewport().update(self._row_rect(self.frame_now.cursor.y))

    # --- keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.commands.run(event):
            return
        if is_window_shortcut(event):
            event.ignore()
            return
        press = key_press(event)
        if press is None or self.frame_now is None:
            event.ignore()
            return
        self._blink.on = True
        self.typist.press(press)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab is the program's

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composer.take(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if self.composer.answers(query):
            return self.composer.answer(query)
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self._focus_changed(FOCUS_IN)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composer.preedit = ""
        self._focus_changed(FOCUS_OUT)

    def _focus_changed(self, report: bytes) -> None:
        frame = self.frame_now
        if frame is None:
            return
        if frame.modes.focus_events:
            self.session.send(report)
        self._announce(frame)
        self.repaint_marks()

    # --- mouse: see pointer.py ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event, double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.commands.show_menu(event.globalPos())
