"""The lines of a log: which are on screen, and how they are painted."""
from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.finder import Scan
from caas_desktop.operations.logs.highlight import Highlighter
from caas_desktop.operations.logs.lines import MARKER
from caas_desktop.operations.logs.search import Matching
from caas_desktop.operations.logs.search import Rows as Numbers
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.cells import Laid
from caas_desktop.views.logs.columns import FULL_NAME_MAX, NAME_MAX, Shown
from caas_desktop.views.logs.minimap import WIDTH, Minimap
from caas_desktop.views.logs.place import Place
from caas_desktop.views.logs.rows import Rows
from caas_desktop.views.logs.selection import Selection
from caas_desktop.views.logs.sheet import Sheet
from caas_desktop.views.logs.times import Times
from caas_desktop.views.look.accessible import SpokenText
from caas_desktop.views.look.pixels import ink
from caas_desktop.views.look.widgets import PillButton

NameOf = Callable[[int], tuple[str, str, str]]
"""Number of a source → its short name, full name and colour (``#RRGGBB``)."""


class LogBody(QAbstractScrollArea):
    """The lines of an arena, or those that a filter found in it. Call `refresh` when it changed."""

    follow_changed = Signal(bool)
    wrap_changed = Signal(bool)
    fold_changed = Signal(bool)
    times_changed = Signal(str)
    names_changed = Signal(str)
    hit_changed = Signal()
    current_changed = Signal()
    top_reached = Signal()
    """The user has scrolled to the oldest line held."""

    def __init__(self, arena: Arena, name_of: NameOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arena, self._name_of = arena, name_of
        self.rows = Rows(arena)
        self.sheet = Sheet()
        self.place = Place(self.rows, self._height_of)
        self.selection = Selection()
        self.marks: set[int] = set()
        self.current: int | None = None
        self.follow = True
        self.live = True
        """Whether lines may come; else what is below is not "new"."""
        self.names = "short"
        """How sources are named: "short", "full" or "off"."""
        self.name_cells = (0, 0)
        self.highlighter: Highlighter | None = None
        self.matcher: Matching | None = None
        self._hits: Scan | None = None
        self._seen_to = 0  # the end when following stopped: later lines are "new"
        self.painting_ms = 0.0
        """What the last painting took."""
        self._build()

    def _build(self) -> None:
        self.setAccessibleName(tr("Log"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.minimap = Minimap(self)
        self.minimap.jumped.connect(self._jump)
        self.pill = PillButton("", self.viewport())
        self.pill.hide()
        self.pill.clicked.connect(lambda: self.set_follow(True))
        self.spoken = SpokenText(self, lambda: tr("Lines on screen"), self._visible_text)
        self.verticalScrollBar().actionTriggered.connect(self._bar_used)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    # What is shown

    def set_arena(self, arena: Arena) -> None:
        """Show another log from its start on; marks and selection belong to the old one."""
        self.arena = arena
        self.marks.clear()
        self.selection.clear()
        self.current, self._seen_to = None, 0
        self.sheet.opened.clear()
        self.sheet.forget()
        self.set_filter(None)

    def set_filter(self, scan: Scan | None) -> None:
        """Show only what ``scan`` finds, or everything; stays near the same line."""
        top = self.rows.number(self.place.row) if self.rows.count else 0
        self.rows = self.place.rows = Rows(self.arena, scan)
        self.place.to_row(self.rows.row(top))
        self.refresh()

    def set_hits(self, matcher: Matching | None, scan: Scan | None) -> None:
        """Highlight what ``matcher`` finds; ``scan`` collects the lines for next and previous."""
        self.matcher, self._hits = matcher, scan
        self.refresh()

    def set_matcher(self, matcher: Matching | None) -> None:
        """Highlight what ``matcher`` finds, and nothing more."""
        self.matcher = matcher

    def set_names(self, short: int, full: int) -> None:
        """Take how many cells the sources' names need (0: there is one source)."""
        if (short, full) != self.name_cells:
            self.name_cells = (short, full)
            self.show_names(self.names)

    def show_names(self, names: str) -> None:
        """Show "short" names of sources, "full" ones, or only their colours ("off")."""
        self.names = names
        short, full = self.name_cells
        cells = {"short": min(short, NAME_MAX), "full": min(full, FULL_NAME_MAX)}.get(names, 0)
        self.sheet.names, self.sheet.bars = cells, bool(short)
        self._measure()
        self.names_changed.emit(names)

    def hits(self) -> Numbers:
        """Return the numbers of the lines found that are still held."""
        if self._hits is None:
            return np.zeros(0, np.int64)
        found = self._hits.found.numbers
        return found[np.searchsorted(found, self.arena.first):]

    def errors(self) -> Numbers:
        """Return the numbers of the lines at ERROR and above that are still held."""
        return self.arena.errors()

    def refresh(self) -> None:
        """Take over what changed in the arena. Cheap; at most once per frame."""
        self.rows.refresh()
        if self.follow:
            self.place.to_bottom()
        else:
            self.place.keep()
        self._after_move()
        self._map()

    def _after_move(self) -> None:
        value, maximum = self.place.bar()
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)
        bar.setRange(0, maximum)
        bar.setPageStep(self.place.page)
        bar.setValue(value)
        bar.blockSignals(blocked)
        if self.follow:
            self._seen_to = self.arena.end
        fresh = 0
        if self.live and not self.follow:
            fresh = self.rows.count - self.rows.row(self._seen_to)
        if fresh > 0:
            self.pill.set_words(tr("1 new line") if fresh == 1
                                else tr("{n} new lines").format(n=f"{fresh:,}"))
            self._place_pill()
        self.pill.setVisible(fresh > 0)
        total = max(1, self.rows.count)
        self.minimap.show_window(self.place.row / total, (self.place.row + self.place.page) / total)
        self.viewport().update()

    def _map(self) -> None:
        rows = self.rows.rows_of
        marks = np.array(sorted(self.marks), np.int64)
        self.minimap.show_layers([(rows(self.arena.errors()), "unhealthy"),
                                  (rows(self.hits()), "hit_now"), (rows(marks), "accent_text")],
                                 self.rows.count)

    # Moving

    def scroll(self, steps: int) -> None:  # type: ignore[override]
        """Scroll by visual rows; scrolling up ends following, reaching the end begins it."""
        self.place.by(steps)
        if steps < 0 and not self.place.row:
            self.top_reached.emit()
        self.set_follow(steps > 0 and self.place.at_bottom(), move=False)

    def show_line(self, number: int) -> None:
        """Bring a line into view and put the cursor on it."""
        row = self.rows.row(number)
        if row >= self.rows.count:
            return
        self.set_current(self.rows.number(row))
        if not self.sheet.is_whole(self.rows.number(row), self.viewport().height()):
            self.place.to_row(row, above=self.place.page // 3)
        self.set_follow(False, move=False)

    def set_current(self, number: int | None) -> None:
        """Put the cursor on a line."""
        if number != self.current:
            self.current = number
            self.current_changed.emit()

    def toggle_open(self, number: int) -> None:
        """Show a line's fields one below the other, or folded again."""
        line = self.arena.line(number)
        if line and self.sheet.toggle(line):
            self.set_current(number)
            self.place.reveal(self.rows.row(number))
            self.set_follow(False, move=False)

    def set_fold(self, on: bool) -> None:
        """Show lines with fields folded, or as the program wrote them."""
        if on != self.sheet.fold:
            self.sheet.fold = on
            self.sheet.forget()
            self._measure()
            self.fold_changed.emit(on)

    def set_follow(self, on: bool, *, move: bool = True) -> None:
        """Keep the newest line in view, or stay where it is."""
        if on != self.follow:
            self.follow = on
            self._seen_to = self.arena.end
            self.follow_changed.emit(on)
        if on and move:
            self.place.to_bottom()
        self._after_move()

    def set_wrap(self, on: bool) -> None:
        """Wrap long lines at the edge, or scroll sideways."""
        if on != self.sheet.wrap:
            self.sheet.wrap = on
            self.horizontalScrollBar().setValue(0)
            self._measure()
            self.wrap_changed.emit(on)

    def set_times(self, times: Times) -> None:
        """Show "local" time, "utc", the time since the line above ("delta"), or none ("off")."""
        if times != self.sheet.times:
            self.sheet.times = times
            self._measure()
            self.times_changed.emit(times)

    def step_through(self, numbers: Numbers, by: int) -> None:
        """Go to the next (1) or previous (-1) of these lines; round the end."""
        rows = self.rows.rows_of(numbers, limit=1 << 62)
        if not len(rows):
            return
        here = self.rows.row(self.current) if self.current is not None else self.place.row
        if by > 0:
            at = int(np.searchsorted(rows, here, "right" if self.current is not None else "left"))
        else:
            at = int(np.searchsorted(rows, here)) - 1
        self.show_line(self.rows.number(int(rows[at % len(rows)])))
        self.hit_changed.emit()

    def toggle_mark(self) -> None:
        """Set or remove a mark at the cursor, else at the top line."""
        if not self.rows.count:
            return
        number = self.current if self.current is not None else self.rows.number(self.place.row)
        self.marks ^= {number}
        self._map()
        self.viewport().update()

    def _jump(self, share: float) -> None:
        self.place.to_row(int(share * self.rows.count), above=self.place.page // 2)
        self.set_follow(self.place.at_bottom(), move=False)

    def _bar_used(self) -> None:
        bar = self.verticalScrollBar()
        self.place.from_bar(bar.sliderPosition())
        if not self.place.row and bar.maximum():
            self.top_reached.emit()
        self.set_follow(self.place.at_bottom(), move=False)

    # Layout and painting

    def _measure(self) -> None:
        self.sheet.measure(self.viewport().width())
        self.place.page = max(1, self.viewport().height() // self.sheet.columns.line)
        self.refresh()

    def _height_of(self, row: int) -> int:
        if not self.sheet.wrap and self.rows.number(row) not in self.sheet.opened:
            return 1
        lines = self.rows.lines(row, 1)
        return self.sheet.rows_of(lines[0]) if lines else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        began = time.perf_counter()
        p = QPainter(self.viewport())
        p.fillRect(event.rect(), ink("sunken"))
        lines = self.rows.lines(self.place.row, self.place.page + 2)
        above = self.rows.lines(self.place.row - 1, 1) if self.place.row else []
        self.sheet.before = above[0].ts if above else 0
        self.sheet.paint(p, lines, self._shown, self.viewport().rect(), self.place.skipped,
                         float(self.horizontalScrollBar().value()))
        p.end()
        self._fit_sideways()
        self.spoken.changed()
        self.painting_ms = (time.perf_counter() - began) * 1000
        if self.sheet.behind:
            QTimer.singleShot(0, self, self.refresh)

    def _shown(self, laid: Laid) -> Shown:
        line = laid.line
        short, full, colour = self._name_of(line.source) if self.sheet.bars else ("", "", "")
        selected, whole = self.selection.of_line(line.number, len(laid.text))
        note = bool(line.flags & MARKER)
        hits = self.matcher.spans(laid.text) if self.matcher and not note else []
        tints = self.highlighter.spans(laid.text) if self.highlighter and not note else []
        at_cursor = line.number == self.current
        return Shown(laid, full if self.names == "full" else short, colour,
                     line.number in self.marks, at_cursor, at_cursor and bool(hits), selected,
                     whole, hits, tints)

    def _fit_sideways(self) -> None:
        cell, room = self.sheet.columns.cell, self.sheet.text_room
        wide = 0 if self.sheet.wrap else max(0, int((self.sheet.widest + 2) * cell - room))
        bar = self.horizontalScrollBar()
        if bar.maximum() != wide:
            bar.setRange(0, wide)
            bar.setPageStep(room)
            bar.setSingleStep(int(cell * 4))

    def _visible_text(self) -> tuple[list[str], int]:
        numbers = [laid.line.number for laid, _, _ in self.sheet.placed]
        at = numbers.index(self.current) if self.current in numbers else -1
        return [laid.text for laid, _, _ in self.sheet.placed], at

    def _place_pill(self) -> None:
        area = self.viewport().rect()
        size = self.pill.sizeHint()
        self.pill.setGeometry(QRect(area.right() - size.width() - 14,
                                    area.bottom() - size.height() - 12, size.width(),
                                    size.height()))

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        area = self.contentsRect()
        view = self.viewport().geometry()
        self.minimap.setGeometry(view.right() + 1, area.top(), WIDTH, view.height())
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange,
                            QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self.sheet.forget()
            self._measure()
        super().changeEvent(event)

    def text_of(self, number: int) -> str:
        """Return a line's visible text, empty if it is not held."""
        line = self.arena.line(number)
        return self.sheet.lay(line).text if line else ""
