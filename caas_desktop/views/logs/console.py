"""The log console: containers' lines with everything to find one's way in them."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from caas_desktop.operations.logs.arena import DEFAULT_CAP, Budget
from caas_desktop.operations.logs.field_query import FieldMatcher
from caas_desktop.operations.logs.finder import Finder, Scan
from caas_desktop.operations.logs.folding import Spot
from caas_desktop.operations.logs.lines import Level
from caas_desktop.operations.logs.saved import Saved
from caas_desktop.operations.logs.search import Filter, Matching, Query
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import LogTarget, Window
from caas_desktop.operations.streams import StreamReader
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.bar import NARROW, LogBar
from caas_desktop.views.logs.chips import colour_of_source, numbers_of, short_names
from caas_desktop.views.logs.exporting import Exports
from caas_desktop.views.logs.filter_row import FilterRow
from caas_desktop.views.logs.jump import JumpRow
from caas_desktop.views.logs.menus import TAIL, WINDOWS, level_words
from caas_desktop.views.logs.notes import note_of
from caas_desktop.views.logs.saved_menu import Shelf
from caas_desktop.views.logs.split import SplitView
from caas_desktop.views.logs.states import overlay, problem
from caas_desktop.views.logs.travel import Travel
from caas_desktop.views.logs.view import LogView
from caas_desktop.views.logs.view_menu import field_menu, fill
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.look.widgets import Banner, EmptyState, dress

FRAME_MS = 33
"""At most one refresh per frame, however fast the lines come."""
REST = 4
"""So many times as long as painting took the next refresh waits, at least."""
FLOOD, FLOOD_MS = 1000, 66
"""So many lines in one refresh nobody reads: then fewer pictures leave more time for lines."""
SAID_MS = 8000


class LogConsole(QWidget):
    """Shows the logs of `set_targets`, merged by time.

    Args:
        reader: The program's one reader of streams.
        cap: Bytes of memory for this console; ``budget`` is shared by all consoles.
        shelf: Saved filters and highlights, shared by all consoles.
        tail: Lines of each container to begin with.
    """

    errors_changed = Signal(int)
    """How many lines at ERROR and above came since the console was last looked at."""
    moment_wanted = Signal(object)
    """Somebody wants to see what other containers wrote at this time (ns)."""
    _told = Signal()

    def __init__(self, reader: StreamReader, parent: QWidget | None = None, *,
                 cap: int = DEFAULT_CAP, budget: Budget | None = None,
                 shelf: Shelf | None = None, tail: int = TAIL) -> None:
        super().__init__(parent)
        self.shelf = shelf or Shelf(Saved())
        self._reader, self._cap, self._budget = reader, cap, budget
        self.targets: list[LogTarget] = []
        self._tail = tail
        self.window_read = Window(tail=tail)
        self._finder = Finder()
        self._hits: Scan | None = None
        self.filter_scan: Scan | None = None
        self._matcher: Matching | None = None
        self._awaited = True
        self.omitted = 0
        """Containers that would belong to this log but are too many; the owner sets it."""
        self._errors_seen = self._errors_told = 0
        self._shown_to = 0  # the end of the lines at the last refresh
        self._flood = False
        self.closed = False
        # Queued: the session tells from the reader's thread.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.timeout.connect(self.refresh)
        self._said = ""
        self._silence = QTimer(self, singleShot=True, interval=SAID_MS)
        self._silence.timeout.connect(lambda: self.say(""))
        self.session = self._new_session()
        self._build()
        self.refresh()

    # For the program

    def set_targets(self, targets: Sequence[LogTarget], *, awaited: bool = False) -> None:
        """Follow exactly these containers; call it again whenever the set changes.

        While they are ``awaited`` none is missing: so it is, too, before the first call.
        """
        self.targets, self._awaited = list(targets), awaited
        self.session.set_targets(self.targets)
        self.refresh_soon()

    def wake(self, host: str | None = None, container_id: str | None = None) -> None:
        """Try again now: a host is connected again, or a container was started. None: all."""
        self.session.wake(host, container_id)

    def new_errors(self) -> int:
        """Return how many error lines came since the console was last hidden; also while it is."""
        return self._error_count() - self._errors_seen

    def close_log(self) -> None:
        """Stop reading and searching; the console is of no use afterwards."""
        self.closed = True
        self._frame.stop()
        self._finder.close()
        self.exports.cancel()
        self.session.close()

    def closeEvent(self, event: QEvent) -> None:
        self.close_log()
        super().closeEvent(event)  # type: ignore[arg-type]

    # Building

    def _build(self) -> None:
        self.filters = FilterRow()
        self.bar = LogBar(self.shelf, lambda: self.filters.matchers, self._choose_level,
                          self.choose_window, self.fill_menu, self._tail)
        self.chips, self.find_bar, self.note = self.bar.chips, self.bar.find_bar, self.bar.note
        self.view = LogView(self.session.arena, self._name_of)
        self.split = SplitView(self.view, self._name_of)
        self.jump = JumpRow(lambda: self.view.sheet.times == "utc")
        self.banner = Banner("warning", "")
        self.banner.hide()
        self._banner_closed = ""
        self._stack = QStackedLayout()
        # The log stays there below what is said instead of lines: it keeps the keyboard.
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
        self._empty: EmptyState | None = None
        self._empty_of = ("", "", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.filters, self.jump, self.banner):
            layout.addWidget(part)
        layout.addLayout(self._stack, 1)
        self._stack.addWidget(self.split)  # has a window by now: it would be one of its own
        self.setFocusProxy(self.view)
        self.travel, self.exports = Travel(self), Exports(self)
        self._connect()
        self._use_highlights()

    def _connect(self) -> None:
        view, bar = self.view, self.bar
        self.banner.closed.connect(self._close_banner)
        self.chips.changed.connect(self._refilter)
        self.filters.changed.connect(self._refilter)
        self.find_bar.searched.connect(self._search)
        self.find_bar.filtered.connect(self.filters.add)
        self.find_bar.stepped.connect(lambda by: view.step_through(view.hits(), by))
        self.find_bar.left.connect(view.setFocus)
        bar.saved.chosen.connect(self.filters.set_matchers)
        self.shelf.changed.connect(self._use_highlights)
        view.search_wanted.connect(self.find_bar.take_focus)
        view.filter_wanted.connect(self.find_bar.filter)
        view.window_wanted.connect(self.choose_window)
        view.hit_changed.connect(self._show_count)
        view.current_changed.connect(self.show_note)
        view.split_wanted.connect(lambda: self.travel.split(not self.split.split))
        view.time_wanted.connect(self.jump.ask)
        view.neighbours_wanted.connect(self.travel.neighbours)
        view.export_wanted.connect(self.exports.ask)
        view.menu_wanted.connect(self._popup)
        view.field_chosen.connect(self._field_menu)
        view.top_reached.connect(self.travel.load_older)
        self.jump.chosen.connect(self.travel.go_to)
        self.jump.left.connect(view.setFocus)
        bar.wrap.clicked.connect(view.set_wrap)
        view.wrap_changed.connect(bar.wrap.setChecked)
        bar.follow.clicked.connect(view.set_follow)
        view.follow_changed.connect(self.travel.follow_changed)
        bar.time.clicked.connect(lambda: view.run("times"))
        view.times_changed.connect(bar.show_times)
        bar.export.clicked.connect(self.exports.ask)

    def _new_session(self) -> LogSession:
        return LogSession(self._reader, self.targets, window=self.window_read, cap=self._cap,
                          budget=self._budget, on_changed=self._told.emit)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.bar.retranslate(self.view.sheet.times)
            self.travel.name_part()
            self.filters.retranslate()
            self._empty_of = ("?", "", "")  # no state: it is made anew
            self.refresh()
        if event.type() is QEvent.Type.FontChange:
            self.bar.fit()
        super().changeEvent(event)

    # Menus

    def fill_menu(self, menu: QMenu) -> None:
        """Add everything that can be done with the log."""
        fill(menu, self.view, self.split.split)

    def _popup(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(at)

    def _field_menu(self, spot: Spot, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        field_menu(menu, spot, lambda term: self.filters.add(FieldMatcher(Query(term.written()))))
        menu.popup(at)

    def _use_highlights(self) -> None:
        self.view.highlighter = self.shelf.highlighter()
        self.view.viewport().update()
        self.split.refresh()

    # Changes

    def _on_told(self) -> None:
        if self.isVisible():
            self.refresh_soon()
        # Hidden: not acknowledged, so nothing wakes us again before the next show.

    def refresh_soon(self) -> None:
        """Show within a frame what has changed; of a burst, so often that most time is left."""
        if not self._frame.isActive() and not self.closed:
            frame = FLOOD_MS if self._flood else FRAME_MS
            self._frame.start(max(frame, round(REST * self.view.painting_ms)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.set_narrow(self.width() < px(NARROW))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frame.stop()
        self._errors_seen = self._error_count()

    def refresh(self) -> None:
        """Show what the session has now."""
        if self.closed:
            return
        self.session.acknowledge()
        end = self.session.arena.end
        self._flood, self._shown_to = end - self._shown_to > FLOOD, end
        self._finder.poke()
        self._show_sources()
        self.view.refresh()
        self.split.refresh()
        self.travel.arrive()
        self._show_states()
        self._show_count()
        self.show_note()

    def _show_sources(self) -> None:
        sources = [s for s in self.session.sources if s.wanted or s.lines]
        short = short_names([source.target.name for source in sources])
        self._numbers = numbers_of({s.index: s.target.family for s in self.session.sources})
        self.chips.set_sources([
            (source.index, name, source.target.name, colour_of_source(
                self._numbers[source.index]))
            for source, name in zip(sources, short, strict=True)])
        self._names = dict(zip((source.index for source in sources), short, strict=True))
        self._full = {source.index: source.target.name for source in sources}
        if len(sources) > 1:
            self.view.set_names(max(map(len, short)), max(map(len, self._full.values())))
        else:
            self.view.set_names(0, 0)

    def _name_of(self, index: int) -> tuple[str, str, str]:
        return self._names.get(index, ""), self._full.get(index, ""), colour_of_source(
            self._numbers.get(index, index))

    def _show_states(self) -> None:
        title, body = problem(self.session.sources)
        if title and title != self._banner_closed:
            self.banner.set_text(title, body)
        self.banner.setVisible(bool(title) and title != self._banner_closed)
        if not title:
            self._banner_closed = ""
        filtered = self.view.rows.count if self.filter_scan and self.filter_scan.complete \
            else None
        state = overlay(self.session.sources, self.session.arena.end, filtered,
                        self._awaited)
        if state == self._empty_of:
            return
        self._empty_of = state
        if self._empty:
            self._empty.hide()
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if state[1]:
            self._empty = EmptyState(*state)
            dress(self._empty, "body", ground="sunken")
            self._empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._empty.setFocusProxy(self.view)
            self._stack.addWidget(self._empty)
            self._stack.setCurrentWidget(self._empty)

    def _close_banner(self) -> None:
        self._banner_closed = problem(self.session.sources)[0]

    def say(self, words: str) -> None:
        """Put words into the tool bar for a moment: how saving goes, what is being read."""
        self._said = words
        if words:
            self._silence.start()
        self.show_note()

    def show_note(self) -> None:
        """Say what is not shown, and what is selected."""
        found = note_of(self.session, self.view, self.omitted)
        words = " · ".join(part for part in (self._said, found) if part)
        if words != self.note.text():
            self.note.setText(words)
            self.note.setToolTip(tooltip(tr("A log view keeps at most {n} MB.").format(
                n=self._cap >> 20) if words else ""))
        fresh = self.new_errors()
        if fresh != self._errors_told:
            self._errors_told = fresh
            self.errors_changed.emit(fresh)

    def _error_count(self) -> int:
        return sum(self.session.arena.counts[Level.ERROR:])

    # Searching and filtering

    def _search(self, matcher: Matching | None) -> None:
        self._matcher = matcher
        self._finder.stop(self._hits)
        self._hits = self._finder.start(self.session.arena, matcher.rows, self._told.emit) \
            if matcher else None
        self.view.set_hits(matcher, self._hits)
        self._show_count()

    def _show_count(self) -> None:
        if self._hits is None:
            self.find_bar.show_count(None, 0, True)
            return
        hits = self.view.hits()
        at: int | None = None
        if self.view.current is not None and len(hits):
            place = int(np.searchsorted(hits, self.view.current))
            if place < len(hits) and hits[place] == self.view.current:
                at = place + 1
        self.find_bar.show_count(at, len(hits), self._hits.complete)

    def _choose_level(self, index: int) -> None:
        self.bar.levels.choose(index)
        self._refilter()

    def _refilter(self) -> None:
        self._finder.stop(self.filter_scan)
        level = list(level_words())[self.bar.levels.chosen]
        wanted = Filter(tuple(self.filters.matchers), level, self.chips.shown())
        self.filter_scan = self._finder.start(self.session.arena, wanted.rows, self._told.emit) \
            if wanted else None
        self.view.set_filter(self.filter_scan)
        self.refresh()

    def choose_window(self, index: int) -> None:
        """Read again: one of `menus.WINDOWS`."""
        self.bar.since.choose(index)
        self.read(WINDOWS[index] if index else Window(tail=self._tail))
        self.view.set_follow(not self.window_read.head)

    def read(self, window: Window) -> None:
        """Read another part of the logs; filters and search stay."""
        self.window_read = window
        self.session.close()
        self._errors_seen = 0
        self.session = self._new_session()
        self._finder.close()
        self._hits = self.filter_scan = None
        self.view.live = window.until is None
        self.view.set_arena(self.session.arena)
        self.look_again()

    def look_again(self) -> None:
        """Search and filter anew: another log, or lines before those that were looked at."""
        self._search(self._matcher)
        self._refilter()
