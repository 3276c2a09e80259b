"""Two views of one log: the lines that match below, the whole log around them above."""
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from caas_desktop.views.logs.body import NameOf
from caas_desktop.views.logs.view import LogView


class SplitView(QSplitter):
    """``view`` is the one below; the one above is made when it is first wanted."""

    def __init__(self, view: LogView, name_of: NameOf) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._view, self._name_of = view, name_of
        self.whole: LogView | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(view)

    @property
    def split(self) -> bool:
        """Return whether both are shown."""
        return self.whole is not None and not self.whole.isHidden()

    def set_split(self, on: bool) -> None:
        """Show the whole log above, or only the view."""
        if on and self.whole is None:
            self.whole = self._make()
        if self.whole is None:
            return
        self.whole.setVisible(on)
        if on:
            self._same_log()
            self.setSizes([self.height() // 2, self.height() - self.height() // 2])
            self.show_around()

    def show_around(self) -> None:
        """Bring the line at the cursor of the view into the whole log's view."""
        if self.whole is not None and self.split:
            self._same_log()
            if self._view.current is not None:
                self.whole.show_line(self._view.current)

    def refresh(self) -> None:
        """Take over what changed in the log."""
        if self.whole is not None and self.split:
            self._same_log()
            self.whole.refresh()

    def _same_log(self) -> None:
        whole, view = self.whole, self._view
        if whole is None:
            return
        if whole.arena is not view.arena:
            whole.set_arena(view.arena)
        whole.marks, whole.live = view.marks, view.live
        whole.highlighter = view.highlighter
        whole.set_matcher(view.matcher)
        whole.set_names(*view.name_cells)

    def _make(self) -> LogView:
        view = self._view
        made = LogView(view.arena, self._name_of)
        for signal, take in ((view.wrap_changed, made.set_wrap),
                             (view.fold_changed, made.set_fold),
                             (view.times_changed, made.set_times),
                             (view.names_changed, made.show_names)):
            signal.connect(take)
        made.set_wrap(view.sheet.wrap)
        made.set_fold(view.sheet.fold)
        made.set_times(view.sheet.times)
        for own, others in ((made.search_wanted, view.search_wanted),
                            (made.window_wanted, view.window_wanted),
                            (made.time_wanted, view.time_wanted),
                            (made.split_wanted, view.split_wanted),
                            (made.export_wanted, view.export_wanted),
                            (made.filter_wanted, view.filter_wanted),
                            (made.neighbours_wanted, view.neighbours_wanted),
                            (made.field_chosen, view.field_chosen),
                            (made.menu_wanted, view.menu_wanted),
                            (made.top_reached, view.top_reached)):
            own.connect(others)
        view.current_changed.connect(self.show_around)
        self.insertWidget(0, made)
        return made
