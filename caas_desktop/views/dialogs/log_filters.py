"""Edits the saved filters and highlight sets of the log console."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.logs.highlight import COLOURS, Rule
from caas_desktop.operations.logs.saved import (
    HighlightSet,
    Part,
    Saved,
    SavedFilter,
    grouped,
    read_file,
    write_file,
)
from caas_desktop.operations.logs.search import Matcher, Query
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.rows import Field, RowsEditor, Values
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column


def _kinds() -> tuple[tuple[str, str], ...]:
    return (("text", tr("Text")), ("regex", tr("Regular expression")), ("fields", tr("Fields")))


class LogFiltersDialog(Dialog):
    """``saved()`` is what to keep once accepted. Rows of the same name belong together."""

    def __init__(self, parent: QWidget | None, saved: Saved) -> None:
        super().__init__(parent, tr("Filters and highlights"),
                         tr("Rows of the same name belong together."), "filter", width=760)
        self._active = {one.name: one.active for one in saved.highlights}
        self._result = saved
        name, pattern = Field(tr("Name"), stretch=2), Field(tr("Pattern"), stretch=4)
        case = Field(tr("Match case"), check=True, stretch=0)
        self.filters = RowsEditor(
            [name, pattern, Field(tr("Kind"), choices=_kinds(), stretch=1), case,
             Field(tr("Not"), check=True, stretch=0)], tr("Add a filter"))
        colours = tuple((str(n), tr("Colour {number}").format(number=n + 1))
                        for n in range(COLOURS))
        self.highlights = RowsEditor(
            [name, pattern, Field(tr("Kind"), choices=_kinds()[:2], stretch=1), case,
             Field(tr("Colour"), choices=colours, stretch=1)], tr("Add a highlight"))
        self._show(saved)
        self.set_body(column(label(tr("Filters"), "strong"), self.filters,
                             label(tr("Highlights"), "strong"), self.highlights, spacing=10))
        for editor in (self.filters, self.highlights):
            editor.resized.connect(self.refit)
        self.add_button(tr("&Import…"), "", "import").clicked.connect(self._import)
        self.add_button(tr("E&xport…"), "", "download").clicked.connect(self._export)
        self.add_stretch()
        self.add_cancel()
        self.add_button(tr("&Save"), "primary", default=True).clicked.connect(self.accept)

    def saved(self) -> Saved:
        return self._result

    def _show(self, saved: Saved) -> None:
        self.filters.fill([
            (one.name, part.query.text, _kind(part.query, part.fields), part.query.case,
             part.query.inverse) for one in saved.filters for part in one.parts])
        self.highlights.fill([
            (one.name, rule.query.text, _kind(rule.query), rule.query.case, str(rule.colour))
            for one in saved.highlights for rule in one.rules])

    def _read(self) -> Saved | None:
        """Return what the rows say; None after a mistake was shown."""
        parts, rules = _parts(self.filters, _part), _parts(self.highlights, _rule)
        if parts is None or rules is None:
            self.refit()
            return None
        found = Saved()
        for name, some in grouped(parts).items():
            found = found.with_filter(SavedFilter(name, tuple(some)))
        for name, some in grouped(rules).items():
            found = found.with_highlights(
                HighlightSet(name, tuple(some), self._active.get(name, True)))
        return found

    def accept(self) -> None:
        found = self._read()
        if found is not None:
            self._result = found
            super().accept()

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Import filters"), "", "JSON (*.json)")
        if path:
            self.import_from(Path(path))

    def import_from(self, path: Path) -> None:
        """Add what a file holds to the rows; nothing is kept before the dialog is accepted."""
        have = self._read()
        if have is None:
            return
        try:
            self._show(have.joined(read_file(path)))
            self.show_trouble("")
        except CaasError as error:
            self.show_trouble(with_hint(error))

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export filters"), "log-filters.json",
                                              "JSON (*.json)")
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write what the rows say to a file."""
        found = self._read()
        if found is None:
            return
        try:
            write_file(path, found)
            self.show_trouble("")
        except CaasError as error:
            self.show_trouble(with_hint(error))


def _kind(query: Query, fields: bool = False) -> str:
    return "fields" if fields else "regex" if query.regex else "text"


def _part(values: Values) -> tuple[str, Part]:
    name, text, kind, case, inverse = values
    part = Part(Query(str(text), kind == "regex", bool(case), bool(inverse)), kind == "fields")
    part.matcher()
    return str(name), part


def _rule(values: Values) -> tuple[str, Rule]:
    name, text, kind, case, colour = values
    query = Query(str(text), kind == "regex", bool(case))
    Matcher(query)
    return str(name), Rule(query, int(colour))


def _parts(editor: RowsEditor, read: Callable[[Values], tuple[str, Part | Rule]]
           ) -> list[tuple[str, Part | Rule]] | None:
    found = []
    for n, values in enumerate(editor.values()):
        if not str(values[1]):
            continue  # a row begun and left
        try:
            found.append(read((str(values[0]).strip() or str(values[1]), *values[1:])))
        except CaasError as error:
            error.row = n  # type: ignore[attr-defined]  # as RowsEditor reads FieldErrors
            editor.show_error(error)
            return None
    return found
