"""The page of charts: ranges, "% of limit", pause, the cards, one crosshair for all."""
from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caas_desktop.operations.stats.source import ChartSource
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.charts.card import ChartCard
from caas_desktop.views.charts.loader import loader
from caas_desktop.views.charts.section import CardsOf, Section
from caas_desktop.views.charts.specs import (
    SPANS,
    Span,
    container_cards,
    machine_cards,
    span_words,
    step_words,
)
from caas_desktop.views.look import space
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.theme import theme
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.look.widgets import SegmentedControl, label, tool

_IDLE_MS = 5000  # without samples the time still goes on, but nobody needs it by the second
_TWO_COLUMNS = 620
_CARD_HEIGHT, _COMPACT_HEIGHT = 132, 112
_GRID = 6  # columns of the grid: cards take 3 (two a row), a machine's 2 (three a row)


class ChartPanel(QWidget):
    """Charts of a container, a group or a host, live while they are shown.

    Hidden (another tab, a minimised window) it watches nothing and draws nothing.

    Args:
        source: What to draw.
        machine: Adds cards of the machine's own load below.
        cards: The cards of ``source``, where it is something else than containers.
        below: The cards of ``machine``, where it is something else than a machine.
        compact: Without the bar, always the last 30 minutes: for an overview.
        clock: Epoch seconds.
    """

    span_changed = Signal(str)

    def __init__(
        self, source: ChartSource, machine: ChartSource | None = None, *, compact: bool = False,
        clock: Callable[[], float] = time.time, cards: CardsOf = container_cards,
        below: CardsOf = machine_cards, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._compact = clock, compact
        self._cards_of, self._below = cards, below
        self._sections: list[Section] = []
        self._bare: list[ChartCard] = []  # without a plot
        self._undrawn: dict[ChartCard, Callable[[], None]] = {}
        self._turns = Turns(self)
        self._faded = False  # in the colours of the theme before
        self._span: Span = SPANS[1] if compact else SPANS[0]
        self._drawn_at = float("-inf")
        self._paused_at: float | None = None
        self._pointed: float | None = None
        self._of_limit = False
        self._columns = 0
        self.setAccessibleName(tr("Charts"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if compact else Qt.FocusPolicy.TabFocus)
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._draw)
        self._build_bar()
        self._cards = QGridLayout()
        self._cards.setSpacing(space.GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space.GROUP)
        outer.addWidget(self._bar)
        outer.addLayout(self._cards, 1)
        theme.changed.connect(self._restyle)
        loader().loaded.connect(self._fill)
        self.set_source(source, machine)

    def _build_bar(self) -> None:
        self._bar = QWidget(self)
        self._bar.setVisible(not self._compact)
        self._choice = SegmentedControl(
            [(span.key, span_words(span.key)) for span in SPANS], self._span.key, tr("Time shown")
        )
        self._choice.changed.connect(self.show_span)
        self._caption = label("", "small", "text3")
        self._share = tool(words=tr("% of limit"), checked=self._of_limit)
        self._share.toggled.connect(self.show_of_limit)
        paused = self._paused_at is not None
        self._pause = tool("play" if paused else "pause",
                           tr("Stop drawing; wheel and drag then look around"),
                           tr("Resume") if paused else tr("Pause"), checked=paused)
        self._pause.toggled.connect(self.pause)
        row(self._choice, 6, self._caption, 0, self._share, self._pause, owner=self._bar)

    # -- what is shown

    def set_source(self, source: ChartSource, machine: ChartSource | None = None) -> None:
        """Show something else."""
        self._bare, self._undrawn = [], {}
        for section in self._sections:
            section.end()
            for card in section.cards:
                self._cards.removeWidget(card)
                card.deleteLater()
        self._sections = [Section(source, self._cards_of, self._point, self._draw)]
        if machine is not None:
            self._sections.append(Section(machine, self._below, self._point, self._draw))
        self._paused_at, self._pointed, self._columns = None, None, 0
        self._pause.setChecked(False)
        for section in self._sections:
            section.respec(self._of_limit)
            for card in section.cards:
                card.setMinimumHeight(px(_COMPACT_HEIGHT if self._compact else _CARD_HEIGHT))
        self._share.setEnabled(any(section.has_limits() for section in self._sections))
        self._arrange()
        if self.isVisible():
            self._begin()

    def refresh(self) -> None:
        """Look anew at who belongs to the source, and at its limits."""
        for section in self._sections:
            if section.watching:
                section.end()
                section.begin()
            section.respec(self._of_limit)
        self._share.setEnabled(any(section.has_limits() for section in self._sections))
        self._draw_now()

    def cards(self) -> list[ChartCard]:
        return [card for section in self._sections for card in section.cards]

    def show_span(self, key: str) -> None:
        """Show the last "5m", "30m", "1h", "3h", "24h" or "7d"."""
        self._span = next(span for span in SPANS if span.key == key)
        self._choice.choose(key)
        self._pause.setChecked(False)
        self.span_changed.emit(key)
        self._draw_now()

    def show_of_limit(self, of_limit: bool) -> None:
        """Show CPU and memory in percent of their limits, where there are any."""
        self._of_limit = of_limit
        self._share.setChecked(of_limit)
        for section in self._sections:
            section.respec(of_limit)
        self._draw_now()

    def pause(self, paused: bool) -> None:
        """Keep the picture as it is and let the user look around in it, or go on."""
        self._paused_at = self._clock() if paused else None
        self._pause.setChecked(paused)
        self._pause.setText(" " + (tr("Resume") if paused else tr("Pause")))
        self._pause.setAccessibleName(tr("Resume") if paused else tr("Pause"))
        self._pause.setIcon(icon("play" if paused else "pause"))
        for card in self.cards():
            if card.plot is not None:
                card.plot.set_zoomable(paused)
        if not paused:
            self._draw_now()

    # -- shown and hidden

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._idle.stop()
        self._bare, self._undrawn = [], {}
        for section in self._sections:
            section.end()

    def _begin(self) -> None:
        if self._faded:
            self._restyle()
        for section in self._sections:
            section.begin()
        self._idle.start()
        if loader().ready():
            self._fill()
        else:
            loader().start()
        self._draw_now()

    def _fill(self) -> None:
        """Make the plots that are missing."""
        self._bare = [card for card in self.cards() if card.plot is None]
        self._go_on()

    def _go_on(self) -> None:
        """Make or draw one card a turn of the event loop: all at once would be felt."""
        if self._turns.idle() and (self._bare or self._undrawn):
            self._turns.add(self._turn)

    def _turn(self) -> None:
        if not self.isVisible():
            return
        if self._bare:
            self._bare.pop(0).fill(self._show_times)
            if not self._bare:
                self._draw_now()
        elif self._undrawn:
            self._undrawn.pop(next(iter(self._undrawn)))()
            if not self._undrawn:
                self._point(self._pointed)
        self._go_on()

    def _show_times(self, start: float, end: float) -> None:
        """Show the same times in all charts. (pyqtgraph's own link shifts them by their place.)"""
        for card in self.cards():
            if card.plot is not None:
                card.plot.show_times(start, end)

    # -- drawing

    def _draw_now(self) -> None:
        self._drawn_at = float("-inf")
        self._draw()

    def _draw(self) -> None:
        """Show what is new, as often as it makes a difference."""
        if not self.isVisible() or self._paused_at is not None:
            return
        self._idle.start()
        now = self._clock()
        for section in self._sections:
            section.newest(now)
            section.load(self._span, now)
        if now - self._drawn_at >= self._span.redraw_s:
            self._drawn_at = now
            for section in self._sections:
                self._undrawn.update(section.prepare(self._span, now))
            self._say_span(now)
            self._go_on()
        self._point(self._pointed)

    def _say_span(self, now: float) -> None:
        form = "%H:%M" if self._span.seconds <= 86400 else "%d.%m. %H:%M"
        start, end = (time.strftime(form, time.localtime(at))
                      for at in (now - self._span.seconds, now))
        step = self._sections[0].step_s
        self._caption.setText(
            f"{start} – {end}" if step is None
            else tr("{start} – {end}, every {step}").format(
                start=start, end=end, step=step_words(step))
        )

    def _point(self, at: float | None) -> None:
        """Put the crosshair of all cards at a time; None takes it away."""
        self._pointed = at
        for section in self._sections:
            section.point(at)
        if not self._compact:
            self.setAccessibleDescription(
                "; ".join(f"{card.spec.title}: {card.spoken()}" for card in self.cards())
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the crosshair: arrows by a hundredth of the span, Escape takes it away."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is not None:
            now = self._paused_at or self._clock()
            at = (self._pointed or now) + way * self._span.seconds / 100
            self._point(min(now, max(now - self._span.seconds, at)))
        elif event.key() == Qt.Key.Key_Escape and self._pointed is not None:
            self._point(None)
        else:
            super().keyPressEvent(event)

    # -- look

    def sizeHint(self) -> QSize:
        """Ask for what it needs: it takes the room there is, a plot would like to have more."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= px(_TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        line = 0
        for number, section in enumerate(self._sections):
            most = 2 if number == 0 else min(3, len(section.cards))
            per_row = most if columns == 2 else 1
            width = _GRID // per_row
            for place, card in enumerate(section.cards):
                self._cards.addWidget(card, line + place // per_row, place % per_row * width,
                                      1, width)
            line += -(-len(section.cards) // per_row)
        for column in range(_GRID):
            self._cards.setColumnStretch(column, 1)

    def _restyle(self) -> None:
        self._faded = not self.isVisible()
        if self._faded:
            return
        for card in self.cards():
            card.restyle()
        self._draw_now()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("Charts"))
        outer, old = self.layout(), self._bar
        self._build_bar()
        if isinstance(outer, QVBoxLayout):
            outer.replaceWidget(old, self._bar)
        old.deleteLater()
        self._share.setEnabled(any(section.has_limits() for section in self._sections))
        for section in self._sections:
            section.respec(self._of_limit)
        self._draw_now()
