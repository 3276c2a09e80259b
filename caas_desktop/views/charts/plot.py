"""One plot: quiet axes, soft fills, a limit, marks, a crosshair. Imports pyqtgraph."""
from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel

from caas_desktop.operations.stats.aggregate import Floats, peaks
from caas_desktop.operations.stats.source import Mark
from caas_desktop.views.charts.axes import TimeAxis, UnitAxis
from caas_desktop.views.charts.canvas import Canvas
from caas_desktop.views.charts.specs import CardSpec
from caas_desktop.views.look.fonts import font, px
from caas_desktop.views.look.pixels import fill, ink
from caas_desktop.views.look.tokens import Theme
from caas_desktop.views.look.widgets import label

_LINE = 1.6
_NEAR_LIMIT = 0.9
_SHOWN_LIMIT = 0.2  # below this share a limit would press the curve to the ground
_HEADROOM = 1.18
_GRID = 255  # its opacity: its colour is quiet already
_LONGEST_MARK = 40
_LOW = 96  # such a plot stands in a card of 130 px


class Plot(Canvas):
    """Draws the lines of a card.

    ``pointed`` is called with the time under the mouse, or None; ``moved`` with the times shown
    (epoch seconds), when the user zooms or drags.
    """

    def __init__(
        self, spec: CardSpec, pointed: Callable[[float | None], None],
        moved: Callable[[float, float], None],
    ) -> None:
        self._left, self._bottom = UnitAxis(spec.unit), TimeAxis("bottom")
        self._marks: list[pg.InfiniteLine] = []  # resizeEvent comes during super's __init__
        self._note: QLabel | None = None
        super().__init__(self._left, self._bottom)
        self._pointed, self._top, self._zoomable = pointed, 0.0, False
        self._peak = 0.0
        self._at: Floats = np.empty(0)
        self._columns: Sequence[Floats] = [self._at for _ in spec.lines]
        self._left.setGrid(_GRID)
        self.curves = [self._curve() for _ in spec.lines]
        self._limit = pg.InfiniteLine(0, 0, label="", labelOpts={
            "position": 0.995, "anchors": [(1, 0.95), (1, 0.95)]})
        self._note = self._noted()
        self._mark_data: list[Mark] = []
        self._cross = pg.InfiniteLine(angle=90)
        self._dots = pg.ScatterPlotItem(size=8)
        for extra in (self._limit, self._cross, self._dots):
            extra.setZValue(10)
            extra.hide()
            self.box.addItem(extra, ignoreBounds=True)
        self.scene().sigMouseMoved.connect(self._mouse_moved)
        self.box.sigRangeChangedManually.connect(lambda *_: moved(*self.box.viewRange()[0]))
        self.set_zoomable(False)
        self.set_spec(spec)
        self._fit(0.0)
        self.restyle()

    def _curve(self) -> pg.PlotCurveItem:
        curve = pg.PlotCurveItem(connect="finite")
        self.box.addItem(curve)
        return curve

    def _noted(self) -> QLabel:
        note = label("", "caption", "text3", wrap=True)
        note.setParent(self)
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        note.hide()
        return note

    # -- content

    def set_spec(self, spec: CardSpec) -> None:
        """Take another unit or limit; lines stay the same."""
        self.spec = spec
        self._left.unit = spec.unit
        self._top = 0.0
        self._limit.label.setFormat(spec.limit_words.replace("{", "{{").replace("}", "}}"))

    def draw(self, at: Floats, columns: Sequence[Floats], start: float, end: float) -> None:
        """Show columns over the times ``at`` from ``start`` to ``end`` (epoch seconds)."""
        peak = max((float(np.nanmax(c)) for c in columns if not np.isnan(c).all()), default=0.0)
        self._at, self._columns = at, columns
        self._fit(peak)
        if not self._zoomable:
            self.show_times(start, end)
        self._place_limit(peak)
        # Otherwise it happens during the painting, which then takes place twice.
        self.box.prepareForPaint()

    def show_times(self, start: float, end: float) -> None:
        """Show the samples from ``start`` to ``end``, two points for two pixels."""
        self.box.setXRange(start, end, padding=0)
        self._show_words()
        step = (end - start) / max(60.0, self.box.width() / 2)
        first, last = np.searchsorted(self._at, (start - step, end + step))
        first, last = max(0, first - 1), last + 1
        for curve, column in zip(self.curves, self._columns, strict=True):
            curve.setData(*peaks(self._at[first:last], column[first:last], step))

    def _fit(self, peak: float) -> None:
        """Choose the height: it grows at once and shrinks seldom, so that nothing dances."""
        limit = self.spec.limit
        need = max(peak, self.spec.unit.least_top / _HEADROOM)
        if limit is not None and peak >= limit * _SHOWN_LIMIT:
            need = max(need, limit)
        need *= _HEADROOM
        if need > self._top or need < self._top * 0.5:
            self._top = need
            self.box.setYRange(0, need, padding=0)
        if peak != self._peak:
            self._peak = peak
            self._shade()

    def _place_limit(self, peak: float) -> None:
        limit = self.spec.limit
        shown = limit is not None and limit <= self._top
        self._limit.setVisible(shown)
        if limit is not None and shown:
            self._limit.setValue(limit)
            role = "unhealthy" if peak >= limit * _NEAR_LIMIT else "text3"
            self._limit.setPen(pg.mkPen(ink(role), width=1, style=Qt.PenStyle.DashLine))
            self._limit.label.setColor(ink(role))

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show events (restart, deploy, scaling) as dotted lines with their word."""
        if list(marks) == self._mark_data:
            return
        self._mark_data = list(marks)
        for line in self._marks:
            self.box.removeItem(line)
        self._marks = [self._mark(at, words) for at, words in marks]
        self._show_words()

    def _mark(self, at: float, words: str) -> pg.InfiniteLine:
        text = words[:_LONGEST_MARK].replace("{", "{{").replace("}", "}}")
        line = pg.InfiniteLine(at, 90, label=text, labelOpts={
            "position": 0.7, "anchors": [(1.03, 0.5), (1.03, 0.5)]})
        self._dress_mark(line)
        self.box.addItem(line, ignoreBounds=True)
        return line

    def say_note(self, words: str) -> None:
        """Say why there is no curve; "" takes it away. No grid runs through the words."""
        if self._note is not None and words != self._note.text():
            self._note.setText(words)
            self._note.setVisible(bool(words))
            self._left.setGrid(False if words else _GRID)

    def point(self, at: float | None, values: Sequence[float]) -> None:
        """Move the crosshair to a sample; None hides it."""
        self._cross.setVisible(at is not None)
        self._dots.setVisible(at is not None)
        if at is None:
            return
        self._cross.setPos(at)
        self._dots.setData([
            {"pos": (at, value), "brush": ink(f"series{line.colour}")}
            for line, value in zip(self.spec.lines, values, strict=True) if not np.isnan(value)
        ])

    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        super().resizeEvent(ev)  # pyqtgraph calls it with None
        if self._note is not None:
            self._show_words()
            self._note.setGeometry(self.rect().adjusted(px(60), 0, -8, -px(20)))

    def _show_words(self) -> None:
        """Write words inside only where they have room; the head says the values anyway."""
        room = self.height() > px(_LOW)
        self._limit.label.setVisible(room)
        left, right = self.box.viewRange()[0]
        scale = self.box.width() / max(right - left, 1e-9)
        free = math.inf  # right of it the words of newer marks stand
        for line in sorted(self._marks, key=lambda one: -one.value()):
            at = (line.value() - left) * scale
            shown = room and at <= free
            line.label.setVisible(shown)
            if shown:
                free = at - line.label.textItem.boundingRect().width()

    # -- look

    def restyle(self) -> None:
        """Take colours and fonts of the theme anew."""
        self.setBackground(ink("raised"))
        for axis in (self._left, self._bottom):
            axis.setStyle(tickLength=0, tickFont=font("caption"), tickTextOffset=6,
                          autoExpandTextSpace=False, hideOverlappingLabels=False)
            axis.setZValue(-10)  # the grid lies under curves and labels
            axis.setPen(pg.mkPen(ink("border")))
            axis.setTickPen(pg.mkPen(ink("border")))
            axis.setTextPen(ink("text3"))
        self._left.setPen(pg.mkPen(None))
        self._left.setWidth(px(60))  # one width for all: the charts of a page line up
        self._bottom.setHeight(px(20))
        for line, curve in zip(self.spec.lines, self.curves, strict=True):
            curve.setPen(pg.mkPen(ink(f"series{line.colour}"), width=_LINE))
        self._shade()
        self._cross.setPen(pg.mkPen(ink("text3"), width=1))
        self._dots.setPen(pg.mkPen(ink("raised"), width=2))
        self._limit.label.setFont(font("caption"))
        self._place_limit(self._peak)
        for mark in self._marks:
            self._dress_mark(mark)

    def _dress_mark(self, line: pg.InfiniteLine) -> None:
        line.setPen(pg.mkPen(fill("restarting"), width=1, style=Qt.PenStyle.DotLine))
        line.label.setColor(ink("restarting"))
        line.label.fill = pg.mkBrush(ink("raised"))  # no curve runs through the words
        line.label.setFont(font("caption"))

    def _shade(self) -> None:
        """Fill below the curves, fading from the highest value to the ground."""
        strong = 0.30 if Theme.current().dark else 0.20
        for line, curve in zip(self.spec.lines, self.curves, strict=True):
            if not line.area:
                continue
            colour = QColor(ink(f"series{line.colour}"))
            gradient = QLinearGradient(QPointF(0, max(self._peak, 1e-9)), QPointF(0, 0))
            for place, alpha in ((0.0, strong), (1.0, 0.02)):
                colour.setAlphaF(alpha)
                gradient.setColorAt(place, colour)
            curve.setFillLevel(0)
            curve.setBrush(QBrush(gradient))

    # -- mouse

    def set_zoomable(self, zoomable: bool) -> None:
        """Let wheel and drag change the time shown; only while nothing moves by itself."""
        self._zoomable = zoomable
        self.box.setMouseEnabled(x=zoomable, y=False)

    def _mouse_moved(self, place: QPointF) -> None:
        inside = self.box.sceneBoundingRect().contains(place)
        self._pointed(self.box.mapSceneToView(place).x() if inside else None)

    def leaveEvent(self, ev: QEvent) -> None:
        super().leaveEvent(ev)
        self._pointed(None)

    def wheelEvent(self, ev: QWheelEvent) -> None:
        if self._zoomable:
            super().wheelEvent(ev)
        else:
            ev.ignore()  # the page scrolls
