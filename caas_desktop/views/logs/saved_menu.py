"""The button of saved filters and highlight sets."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from caas_desktop.operations.logs.field_query import FieldMatcher
from caas_desktop.operations.logs.highlight import COLOURS, Highlighter, Rule
from caas_desktop.operations.logs.saved import (
    MAX_NAME,
    HighlightSet,
    Part,
    Saved,
    SavedFilter,
)
from caas_desktop.operations.logs.search import Matching, Query
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.log_filters import LogFiltersDialog
from caas_desktop.views.look.labels import no_mnemonic
from caas_desktop.views.look.widgets import tool


class Shelf(QObject):
    """What is saved, shared by all consoles; ``changed`` tells the others."""

    changed = Signal()

    def __init__(self, saved: Saved, keep: Callable[[Saved], None] = lambda saved: None) -> None:
        super().__init__()
        self.saved, self._keep = saved, keep

    def put(self, saved: Saved) -> None:
        """Keep something else."""
        if saved != self.saved:
            self.saved = saved
            self._keep(saved)
            self.changed.emit()

    def highlighter(self) -> Highlighter | None:
        """Return what the active sets colour, None if there is nothing."""
        return Highlighter(self.saved.rules()) or None


class SavedMenu(QObject):
    """``chosen`` gives the matchers of a filter that is to be used."""

    chosen = Signal(list)

    def __init__(self, owner: QWidget, shelf: Shelf, filters: Callable[[], Sequence[Matching]],
                 search: Callable[[], Query | None]) -> None:
        super().__init__(owner)
        self._owner, self._shelf, self._filters, self._search = owner, shelf, filters, search
        self.button: QToolButton = tool("bookmark", tr("Saved filters and highlights"), size=15)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.button.setMenu(self.menu)

    def fill(self) -> None:
        """Build the menu of this moment."""
        menu, saved = self.menu, self._shelf.saved
        menu.clear()
        for one in saved.filters:
            menu.addAction(no_mnemonic(one.name)).triggered.connect(
                lambda _=False, one=one: self.use(one))
        if saved.filters:
            menu.addSeparator()
        for each in saved.highlights:
            action = menu.addAction(no_mnemonic(tr("Highlight {name}").format(name=each.name)))
            action.setCheckable(True)
            action.setChecked(each.active)
            action.triggered.connect(
                lambda _=False, name=each.name: self._shelf.put(self._shelf.saved.toggled(name)))
        if saved.highlights:
            menu.addSeparator()
        keep = menu.addAction(tr("Save the filters in use…"))
        keep.setEnabled(bool(self._filters()))
        keep.triggered.connect(self._ask_name)
        mark = menu.addAction(tr("Highlight what is searched for"))
        query = self._search()
        mark.setEnabled(query is not None and not query.inverse)
        mark.triggered.connect(self.highlight_search)
        menu.addAction(tr("Edit, import, export…")).triggered.connect(self._edit)

    def use(self, one: SavedFilter) -> None:
        """Filter by a saved one."""
        self.chosen.emit([part.matcher() for part in one.parts])

    def _ask_name(self) -> None:
        name, ok = QInputDialog.getText(self._owner, tr("Save the filters in use"), tr("Name"))
        if ok:
            self.save_as(name)

    def save_as(self, name: str) -> None:
        """Save the filters in use; without a name nothing happens."""
        name = " ".join(name.split())[:MAX_NAME]
        parts = tuple(Part(matcher.query, isinstance(matcher, FieldMatcher))
                      for matcher in self._filters())
        if name and name.isprintable() and parts:
            self._shelf.put(self._shelf.saved.with_filter(SavedFilter(name, parts)))

    def highlight_search(self) -> None:
        """Colour what is searched for from now on, in the next colour."""
        query = self._search()
        if query is None:
            return
        name = tr("From searches")
        have = next((s.rules for s in self._shelf.saved.highlights if s.name == name), ())
        rules = (*have, Rule(query, len(have) % COLOURS))[-COLOURS:]
        self._shelf.put(self._shelf.saved.with_highlights(HighlightSet(name, rules)))

    def _edit(self) -> None:
        dialog = LogFiltersDialog(self._owner.window(), self._shelf.saved)
        if dialog.exec():
            self._shelf.put(dialog.saved())
