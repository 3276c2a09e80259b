"""What the rows of one kind are found by, counted under and sorted by; remembered per item."""
from __future__ import annotations

from typing import Any

from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.base import Kind
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.gathering import Entry, Look

FIGURES = ("cpu", "memory")
"""Columns whose value changes with each measurement."""

# Columns whose value is not the item's alone.
_FOREIGN = (*FIGURES, "host")


class RowFacts:
    """Answers for one kind in one store."""

    def __init__(self, kind: Kind[Any], store: Store, cells: Cells) -> None:
        self._kind, self._store, self._cells = kind, store, cells
        self._words: dict[Ref, tuple[Any, str]] = {}
        self._entries: dict[Ref, tuple[Any, int, Entry]] = {}

    def forget(self, ref: Ref) -> None:
        """It is gone."""
        self._words.pop(ref, None)
        self._entries.pop(ref, None)

    def forget_names(self) -> None:
        """Hosts or clusters may be called otherwise now."""
        self._words = {}

    def status_in_group(self, ref: Ref, item: Any, look: Look) -> str | None:
        """Return the status of what is in the group and has the words, None for others."""
        if not look.accept(ref, item) or (look.text and not self._has(ref, item, look.text)):
            return None
        return "stale" if self._store.stale(ref.scope) else self._kind.status(item) or ""

    def entry(self, ref: Ref, item: Any, column: int) -> Entry:
        """Return what sorts a row by a column."""
        known = self._entries.get(ref)
        if known is not None and known[0] is item and known[1] == column:
            return known[2]
        by = self._kind.columns[column]
        value = self._cells.sort_value(self._kind, by, ref, item)
        entry = ((value is None, 0 if value is None else value),
                 (self._kind.name(item), ref.scope, ref.id), ref)
        if by.look not in _FOREIGN:
            self._entries[ref] = (item, column, entry)
        return entry

    def _has(self, ref: Ref, item: Any, text: str) -> bool:
        words = self._searchable(ref, item)
        return all(word in words for word in text.split())

    def _searchable(self, ref: Ref, item: Any) -> str:
        known = self._words.get(ref)
        if known is not None and known[0] is item:
            return known[1]
        place = self._kind.place(item)
        parts = [self._kind.name(item), self._cells.host_name(ref)[0], place.tenant,
                 place.app, place.service, ref.id[:12]]
        parts += [column.note(item) for column in self._kind.columns]
        words = " ".join(parts).casefold()
        self._words[ref] = (item, words)
        return words
