"""Search in a terminal's view: the bar, the hits and their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from caas_desktop.operations.terminal.search import Query
from caas_desktop.views.terminal.palette import Palette
from caas_desktop.views.terminal.rowpaint import Mark
from caas_desktop.views.terminal.searchbar import SearchBar
from caas_desktop.views.terminal.searcher import Searcher

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView

TYPING_MS = 120
AGAIN_MS = 600  # how often new output is searched
ROOM = 8


class Finder(QObject):
    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self.bar: SearchBar | None = None
        self.searcher = Searcher(self)
        self.searcher.found.connect(self._found)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._search)

    @property
    def is_open(self) -> bool:
        return self.bar is not None and self.bar.isVisible()

    def open(self) -> None:
        """Show the bar with what is selected, or what was searched before."""
        if self.bar is None:
            self.bar = SearchBar(self._view)
            self.bar.changed.connect(self._query_changed)
            self.bar.stepped.connect(self.step)
            self.bar.closed.connect(self.close)
        selected = self._view.pointer.selected_text()
        if selected and "\n" not in selected:
            self.bar.field.setText(selected)
        self.place()
        self.bar.show()
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._search()

    def close(self) -> None:
        if self.bar is not None:
            self.bar.hide()
        self.searcher.clear()
        self._view.setFocus()

    def stop(self) -> None:
        self._typing.stop()
        self._again.stop()
        self.searcher.stop()

    def place(self) -> None:
        if self.bar is not None:
            width = self._view.viewport().width()
            self.bar.fit(width - 2 * ROOM)
            self.bar.move(max(0, width - self.bar.width() - ROOM), ROOM)

    def step(self, newer: bool) -> None:
        frame = self._view.frame_now
        if frame is None:
            return
        # The first step upwards starts below what is shown, so that the nearest hit comes first.
        line = frame.top if newer else frame.top + frame.rows
        hit = self.searcher.step(newer, line)
        if hit is None:
            return
        if not frame.top <= hit.line < frame.top + frame.rows:
            self._view.scroll_to(max(frame.first_line, hit.line - frame.rows // 2))
        self._show()

    def marks(self, line: int, palette: Palette) -> list[Mark]:
        current = self.searcher.current
        return [
            Mark(span.column, span.column + span.width, palette.hit_now, palette.on_hit_now)
            if number == current
            else Mark(span.column, span.column + span.width, palette.hit)
            for number, span in self.searcher.marks_of(line)
        ]

    def content_changed(self) -> None:
        if self.is_open and self.searcher.query.text and not self._again.isActive():
            self._again.start()

    def _query_changed(self, query: Query) -> None:
        if query.text:
            self._typing.start()
        else:
            self._typing.stop()
            self.searcher.clear()

    def _search(self) -> None:
        frame = self._view.frame_now
        if self.bar is None or frame is None or not self.is_open:
            return
        screen, query = self._view.session.screen, self.bar.query()
        self.searcher.start(screen, query, frame.first_line, frame.end_line)

    def _found(self) -> None:
        self._show()

    def _show(self) -> None:
        if self.bar is not None:
            self.bar.show_result(self.searcher)
        self._view.repaint_marks()
