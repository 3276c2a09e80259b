"""What is drawn over the picture at every paint: the cursor and text being composed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from caas_desktop.operations.terminal.screen import Cursor, CursorShape
from caas_desktop.operations.terminal.search import columns_of
from caas_desktop.views.terminal.canvas import Canvas
from caas_desktop.views.terminal.weblinks import Link

MARGIN = 6  # pixels around the text


def cell_rect(canvas: Canvas, x: int, y: int, columns: int = 1) -> QRectF:
    font = canvas.font
    return QRectF(x * font.width, y * font.height, columns * font.width, font.height)


def paint_cursor(painter: QPainter, canvas: Canvas, cursor: Cursor, focused: bool) -> None:
    """Block, bar or underline; only an outline while the keyboard goes elsewhere."""
    run = canvas.run_at(cursor.x, cursor.y)
    rect = cell_rect(canvas, cursor.x, cursor.y, run.width if run is not None else 1)
    color = canvas.palette.qcolor(canvas.palette.cursor)
    line = canvas.font.line
    if not focused:
        painter.setPen(QPen(color, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = line / 2
        painter.drawRect(rect.adjusted(half, half, -half, -half))
        return
    if cursor.shape is CursorShape.BAR:
        painter.fillRect(QRectF(rect.left(), rect.top(), 2 * line, rect.height()), color)
    elif cursor.shape is CursorShape.UNDERLINE:
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 2 * line, rect.width(), 2 * line), color
        )
    else:
        painter.fillRect(rect, color)
        if run is not None:
            canvas.painter.begin(painter)
            canvas.painter.run(run, cursor.y, canvas.palette.ground)


def paint_link(painter: QPainter, canvas: Canvas, link: Link | None) -> None:
    """A line below what a click would open."""
    color, line = canvas.palette.qcolor(canvas.palette.foreground), canvas.font.line
    for y, start, end in link.cells if link is not None else ():
        rect = cell_rect(canvas, start, y, end - start)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), color)


def paint_preedit(painter: QPainter, canvas: Canvas, cursor: Cursor, text: str) -> None:
    """Text of an input method that is not sent yet: underlined at the cursor."""
    columns = columns_of(text)
    x = max(0, min(cursor.x, canvas.columns - columns))
    rect = cell_rect(canvas, x, cursor.y, columns)
    palette, font = canvas.palette, canvas.font
    painter.fillRect(rect, palette.qcolor(palette.selection))
    painter.setPen(palette.qcolor(palette.foreground))
    painter.setFont(font.font(0))
    left = rect.left()
    for char in text:
        painter.drawText(QPointF(left, rect.top() + font.ascent), char)
        left += columns_of(char) * font.width
    underline = QRectF(rect.left(), rect.bottom() - font.line, rect.width(), font.line)
    painter.fillRect(underline, palette.qcolor(palette.cursor))
