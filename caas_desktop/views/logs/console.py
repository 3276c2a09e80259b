"""The log console: containers' lines with everything to find one's way in them."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from caas_desktop.operations.logs.arena import DEFAULT_CAP, Budget
from caas_desktop.operations.logs.finder import Finder, Scan
from caas_desktop.operations.logs.lines import Level
from caas_desktop.operations.logs.search import Filter, Matcher
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import LogTarget, State, Window
from caas_desktop.operations.streams import StreamReader
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.chips import SourceChips, colour_of_source, short_names
from caas_desktop.views.logs.exporting import Export
from caas_desktop.views.logs.find_bar import FindBar
from caas_desktop.views.logs.menus import WINDOWS, Choice, level_words, window_words
from caas_desktop.views.logs.states import overlay, problem
from caas_desktop.views.logs.view import LogView
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.look.space import TOOLBAR
from caas_desktop.views.look.widgets import Banner, EmptyState, dress, label, row, tool

NARROW = 1000
"""Below this width the menus are signs only, and the sources share one button."""
FRAME_MS = 33
"""At most one refresh per frame, however fast the lines come."""


class LogConsole(QWidget):
    """Shows the logs of `set_targets`, merged by time.

    Args:
        reader: The program's one reader of streams.
        cap: Bytes of memory for this console; ``budget`` is shared by all consoles.
    """

    errors_changed = Signal(int)
    """How many lines at ERROR and above came since the console was last looked at."""
    _told = Signal()

    def __init__(self, reader: StreamReader, parent: QWidget | None = None, *,
                 cap: int = DEFAULT_CAP, budget: Budget | None = None) -> None:
        super().__init__(parent)
        self._reader, self._cap, self._budget = reader, cap, budget
        self._targets: list[LogTarget] = []
        self._window: Window = WINDOWS[0]
        self._finder = Finder()
        self._hits: Scan | None = None
        self._filter_scan: Scan | None = None
        self._matcher: Matcher | None = None
        self._filter_matcher: Matcher | None = None
        self._exports: list[Export] = []
        self._errors_seen = self._errors_told = 0
        self._closed = False
        # Queued: the session tells from the reader's thread.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self.refresh)
        self.session = self._new_session()
        self._build()
        self.refresh()

    # For the program

    def set_targets(self, targets: Sequence[LogTarget]) -> None:
        """Follow exactly these containers; call it again whenever the set changes."""
        self._targets = list(targets)
        self.session.set_targets(self._targets)
        self._soon()

    def wake(self, host: str | None = None, container_id: str | None = None) -> None:
        """Try again now: a host is connected again, or a container was started. None: all."""
        self.session.wake(host, container_id)

    def new_errors(self) -> int:
        """Return how many error lines came since the console was last hidden; also while it is."""
        return self._error_count() - self._errors_seen

    def close_log(self) -> None:
        """Stop reading and searching; the console is of no use afterwards."""
        self._closed = True
        self._frame.stop()
        self._finder.close()
        for running in self._exports:
            running.cancel()
        self.session.close()

    def closeEvent(self, event: QEvent) -> None:
        self.close_log()
        super().closeEvent(event)  # type: ignore[arg-type]

    # Building

    def _build(self) -> None:
        self.chips = SourceChips()
        self.chips.changed.connect(self._refilter)
        self.find_bar = FindBar()
        self.find_bar.searched.connect(self._search)
        self.find_bar.filtered.connect(self._set_filter)
        keys = [str(key) for key in range(len(WINDOWS))]
        self.levels = Choice("filter", list(level_words().values()), [], self._choose_level)
        self.since = Choice("clock", window_words(), keys, self.choose_window)
        self.wrap = tool("wrap", tr("Wrap long lines (W)"), tr("Wrap"), checked=False)
        self.time = tool("timestamps", tr("Time: local, UTC, none (T)"), tr("Time"), checked=True)
        self.follow = tool("follow", tr("Keep the newest line in view (F)"), tr("Follow"),
                           checked=True)
        self.export = tool("download", tr("Save the lines to a file"))
        self.note = label("", "caption", "text3")
        self.view = LogView(self.session.arena, self._name_of)
        self.find_bar.setMaximumWidth(560)
        self._bar = QWidget()
        dress(self._bar, "label", ground="chrome")
        self._bar.setFixedHeight(px(TOOLBAR))
        self._bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row(self.chips, self.find_bar, 0, self.note, self.levels.button, self.since.button,
            self.wrap, self.time, self.follow, self.export, spacing=6, padding=(10, 0, 8, 0),
            owner=self._bar)
        self.banner = Banner("warning", "")
        self.banner.hide()
        self._banner_closed = ""
        self.banner.closed.connect(self._close_banner)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._empty: EmptyState | None = None
        self._empty_of = ("", "", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._bar, self.banner, self._stack):
            layout.addWidget(part)
        layout.setStretch(2, 1)
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        self.find_bar.stepped.connect(lambda by: view.step_through(view.hits(), by))
        self.find_bar.left.connect(view.setFocus)
        view.search_wanted.connect(self.find_bar.take_focus)
        view.window_wanted.connect(self.choose_window)
        view.hit_changed.connect(self._show_count)
        self.wrap.clicked.connect(view.set_wrap)
        view.wrap_changed.connect(self.wrap.setChecked)
        self.follow.clicked.connect(view.set_follow)
        view.follow_changed.connect(self.follow.setChecked)
        self.time.clicked.connect(lambda: view.run("times"))
        view.times_changed.connect(self._show_times)
        self.export.clicked.connect(self._ask_export)

    def _show_times(self, times: str) -> None:
        self.time.setChecked(times != "off")
        self.time.setText(tr("UTC") if times == "utc" else tr("Time"))

    def _new_session(self) -> LogSession:
        return LogSession(self._reader, self._targets, window=self._window, cap=self._cap,
                          budget=self._budget, on_changed=self._told.emit)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() is QEvent.Type.FontChange:
            self._bar.setFixedHeight(px(TOOLBAR))
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.levels.set_words(list(level_words().values()), [])
        self.since.set_words(window_words(), [str(key) for key in range(len(WINDOWS))])
        for button, words, tip in (
            (self.wrap, tr("Wrap"), tr("Wrap long lines (W)")),
            (self.time, tr("Time"), tr("Time: local, UTC, none (T)")),
            (self.follow, tr("Follow"), tr("Keep the newest line in view (F)")),
            (self.export, "", tr("Save the lines to a file")),
        ):
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(words or tip)
        self._show_times(self.view.sheet.times)
        self.find_bar.retranslate()
        self._empty_of = ("?", "", "")  # no state: it is made anew
        self.refresh()

    # Changes

    def _on_told(self) -> None:
        if self.isVisible():
            self._soon()
        # Hidden: not acknowledged, so nothing wakes us again before the next show.

    def _soon(self) -> None:
        if not self._frame.isActive() and not self._closed:
            self._frame.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        self.chips.set_narrow(narrow)
        self.find_bar.set_narrow(narrow)
        styles = Qt.ToolButtonStyle
        for choice in (self.levels, self.since):
            choice.button.setToolButtonStyle(
                styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextBesideIcon)
        for switch in (self.wrap, self.time, self.follow):
            switch.setToolButtonStyle(
                styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextOnly)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frame.stop()
        self._errors_seen = self._error_count()

    def refresh(self) -> None:
        """Show what the session has now."""
        if self._closed:
            return
        self.session.acknowledge()
        self._finder.poke()
        self._show_sources()
        self.view.refresh()
        self._show_states()
        self._show_count()
        self._show_note()

    def _show_sources(self) -> None:
        sources = [s for s in self.session.sources if s.wanted or s.lines]
        short = short_names([source.target.name for source in sources])
        self.chips.set_sources([
            (source.index, name, source.target.name, colour_of_source(source.index))
            for source, name in zip(sources, short, strict=True)])
        self._names = dict(zip((source.index for source in sources), short, strict=True))
        several = len(sources) > 1
        self.view.set_names(max((len(name) for name in short), default=0) if several else 0)

    def _name_of(self, index: int) -> tuple[str, str]:
        return self._names.get(index, ""), colour_of_source(index)

    def _show_states(self) -> None:
        title, body = problem(self.session.sources)
        if title and title != self._banner_closed:
            self.banner.set_text(title, body)
        self.banner.setVisible(bool(title) and title != self._banner_closed)
        if not title:
            self._banner_closed = ""
        filtered = self.view.rows.count if self._filter_scan and self._filter_scan.complete \
            else None
        state = overlay(self.session.sources, self.session.arena.end, filtered)
        if state == self._empty_of:
            return
        self._empty_of = state
        if self._empty:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if state[1]:
            self._empty = EmptyState(*state)
            dress(self._empty, "body", ground="sunken")
            self._stack.addWidget(self._empty)
            self._stack.setCurrentWidget(self._empty)

    def _close_banner(self) -> None:
        self._banner_closed = problem(self.session.sources)[0]

    def _show_note(self) -> None:
        notes = []
        if self.session.dropped:
            notes.append(tr("{n} oldest lines dropped").format(n=f"{self.session.dropped:,}"))
        if any(source.state is State.FULL for source in self.session.sources):
            notes.append(tr("The memory for this log is full"))
        words = " · ".join(notes)
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

    def _search(self, matcher: Matcher | None) -> None:
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

    def _set_filter(self, matcher: Matcher | None) -> None:
        self._filter_matcher = matcher
        self._refilter()

    def _choose_level(self, index: int) -> None:
        self.levels.choose(index)
        self._refilter()

    def _refilter(self) -> None:
        self._finder.stop(self._filter_scan)
        level = list(level_words())[self.levels.chosen]
        wanted = Filter(self._filter_matcher, level, self.chips.shown())
        self._filter_scan = self._finder.start(self.session.arena, wanted.rows, self._told.emit) \
            if wanted else None
        self.view.set_filter(self._filter_scan)
        self.refresh()

    def choose_window(self, index: int) -> None:
        """Read again: one of `menus.WINDOWS`."""
        self.since.choose(index)
        self._window = WINDOWS[index]
        self.session.close()
        self._errors_seen = 0
        self.session = self._new_session()
        self._finder.close()
        self._hits = self._filter_scan = None
        self.view.set_arena(self.session.arena)
        self.view.set_follow(not self._window.head)
        self._search(self._matcher)
        self._refilter()

    # Exporting

    def _ask_export(self) -> None:
        name = self._targets[0].name if len(self._targets) == 1 else tr("logs")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save log"), f"{name}.log")
        if path:
            self.export_to(Path(path), lambda words: self.note.setText(words))

    def export_to(self, path: Path, say: Callable[[str], None]) -> Export:
        """Write what is shown (filtered or all) to a file; ``say`` gets the outcome."""
        several = len(self.session.sources) > 1
        numbers = self._filter_scan.found.numbers if self._filter_scan else None
        names = {s.index: s.target.name for s in self.session.sources} if several else {}
        running = Export(self.session.arena, path, names, numbers, say, self)
        self._exports = [*(e for e in self._exports if e.running), running]
        return running
