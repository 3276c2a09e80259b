"""The model behind every list page: rows of one kind, sorted and filtered by itself.

Not QSortFilterProxyModel: behind it a Python model of 10,000 rows took 611 ms to load and 652 ms
to sort; with an index of its own, sorting and finding a row are a bisection.
"""
from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from caas_desktop.domain.changes import (
    Change,
    ClusterChanged,
    HostChanged,
    HostDefined,
    HostForgotten,
    Pending,
    Removed,
    Upserted,
)
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.base import Kind
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import CELL_ROLE, cell_text

Index = QModelIndex | QPersistentModelIndex
REF_ROLE = Qt.ItemDataRole.UserRole + 1
Accept = Callable[[Ref, Any], bool]
Entry = tuple[tuple[bool, Any], str, Ref]

# Columns whose text changes by itself with each measurement or minute.
FIGURES = ("cpu", "memory")
LIVE = (*FIGURES, "age")

# So many separate inserts or removals cost a view more than drawing anew.
RANGES = 40


class KindTable(QAbstractTableModel):
    """Rows of one kind. Emits row signals per change; resets only when the filter changes much.

    ``content_changed`` follows each batch from the store that touched a row; new figures and
    passing time do not emit it.
    """

    content_changed = Signal()

    def __init__(self, kind: Kind[Any], store: Store, cells: Cells,
                 accept: Accept = lambda ref, item: True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind, self._store, self._cells = kind, store, cells
        self._base, self._text, self._status = accept, "", ""
        self._column, self._descending = 0, False
        self._rows: list[Entry] = []
        self._entries: dict[Ref, Entry] = {}
        self._words: dict[Ref, tuple[Any, str]] = {}
        self._figures: dict[Ref, list[Any]] = {}  # cells as they were painted last
        self._counted: dict[Ref, str] = {}  # the status each row of the group is counted under
        self._tally: Counter[str] = Counter()
        self._tally_old = False
        self._unsubscribe = store.subscribe(self._on_changes)
        self._rows = self._sorted(self._matching())
        self._entries = {entry[2]: entry for entry in self._rows}

    def close(self) -> None:
        """Stop listening to the store."""
        self._unsubscribe()

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.kind.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        ref = self.ref(index.row())
        if role == REF_ROLE:
            return ref
        if role == CELL_ROLE:
            return self._cell(ref, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(self._cell(ref, index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.kind.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        column = max(0, column)
        descending = order is Qt.SortOrder.DescendingOrder
        # Kept in order by every change, and read backwards for the other direction.
        sorted_by = column == self._column and self.kind.columns[column].look not in FIGURES
        if sorted_by and descending == self._descending:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        refs = [self.ref(index.row()) for index in held]
        self._column, self._descending = column, descending
        if not sorted_by:
            self._rows = self._sorted(self._entries)
            self._entries = {entry[2]: entry for entry in self._rows}
        moved = [self.index(self._row(self._entries[ref]), index.column())
                 for ref, index in zip(refs, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    # -- for views -----------------------------------------------------------------------

    def ref(self, row: int) -> Ref:
        return self._rows[self._at(row)][2]

    def row_of(self, ref: Ref) -> int | None:
        """Return the row that shows ``ref``, None when it is filtered out or gone."""
        entry = self._entries.get(ref)
        return None if entry is None else self._row(entry)

    def refs(self) -> list[Ref]:
        """Return all rows from top to bottom."""
        rows = reversed(self._rows) if self._descending else self._rows
        return [entry[2] for entry in rows]

    def set_filter(self, text: str = "", status: str = "") -> None:
        """Show rows whose words contain every word of ``text``, and of one status ("": all)."""
        self._text, self._status = text.casefold().strip(), status
        self._show(self._matching())

    def set_accept(self, accept: Accept) -> None:
        """Show another group."""
        self._base = accept
        self._show(self._matching())

    def tally(self) -> dict[str, int]:
        """Return how many rows of the group (text filter applied) have which status."""
        if self._tally_old:
            self._matching()
        return {status: count for status, count in self._tally.items() if count}

    def refresh_live(self) -> None:
        """Time went on: repaint the columns that depend on it."""
        if self._rows:
            for first, last in _runs(self._columns(LIVE)):
                self.dataChanged.emit(self.index(0, first),
                                      self.index(len(self._rows) - 1, last))

    def refresh_figures(self, seen: Iterable[Ref]) -> None:
        """There are new figures: repaint those of ``seen`` that now look different.

        Painting a hundred rows takes a hundred times as long as finding out that they are idle.
        """
        if self.kind.columns[self._column].look in FIGURES:
            self.sort(self._column, Qt.SortOrder.DescendingOrder if self._descending
                      else Qt.SortOrder.AscendingOrder)
        columns = self._columns(FIGURES)
        before, self._figures = self._figures, {
            ref: [self._cell(ref, column) for column in columns]
            for ref in seen if ref in self._entries}
        rows = sorted(self._row(self._entries[ref]) for ref, cells in self._figures.items()
                      if before.get(ref) != cells)
        for top, bottom in _runs(rows):
            for first, last in _runs(columns):
                self.dataChanged.emit(self.index(top, first), self.index(bottom, last))

    def _columns(self, looks: tuple[str, ...]) -> list[int]:
        return [n for n, column in enumerate(self.kind.columns) if column.look in looks]

    # -- changes -------------------------------------------------------------------------

    def _on_changes(self, changes: list[Change]) -> None:
        touched = False
        for change in changes:
            match change:
                case Upserted(ref) | Pending(ref) if ref.kind == self.kind.key:
                    self._upsert(ref)
                case Removed(ref) if ref.kind == self.kind.key:
                    self._words.pop(ref, None)
                    self._count(ref, None)
                    self._remove(ref)
                case HostChanged() | HostDefined() | HostForgotten() | ClusterChanged():
                    self._hosts_changed()
                case _:
                    continue
            touched = True
        if touched:
            self.content_changed.emit()

    def _hosts_changed(self) -> None:
        """What was live may be stale now, or the other way round."""
        self._tally_old = True
        if self._status:
            self._show(self._matching())
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(
                len(self._rows) - 1, self.columnCount() - 1))

    def _upsert(self, ref: Ref) -> None:
        item = self._store.get(ref)
        status = None if item is None else self._status_in_group(ref, item)
        self._count(ref, status)
        if status is None or self._status not in ("", status):
            self._remove(ref)
            return
        entry, known = self._entry(ref, item), self._entries.get(ref)
        if known is not None and known[:2] == entry[:2]:
            row = self._row(known)
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
            return
        if known is not None:
            self._move(known, entry)
            return
        place = bisect_left(self._rows, entry)
        row = len(self._rows) - place if self._descending else place
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(place, entry)
        self._entries[ref] = entry
        self.endInsertRows()

    def _move(self, known: Entry, entry: Entry) -> None:
        """Move a row whose sort value changed; its selection goes with it."""
        old = self._row(known)
        rest = self._rows.copy()
        del rest[self._at(old)]
        place = bisect_left(rest, entry)
        new = len(rest) - place if self._descending else place
        if new != old:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), new + (new > old))
        insort(rest, entry)
        self._rows = rest
        self._entries[entry[2]] = entry
        if new != old:
            self.endMoveRows()
        self.dataChanged.emit(self.index(new, 0), self.index(new, self.columnCount() - 1))

    def _remove(self, ref: Ref) -> None:
        entry = self._entries.get(ref)
        if entry is None:
            return
        row = self._row(entry)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[self._at(row)]
        del self._entries[ref]
        self.endRemoveRows()

    def _show(self, wanted: dict[Ref, Any]) -> None:
        gone = [ref for ref in self._entries if ref not in wanted]
        new = [ref for ref in wanted if ref not in self._entries]
        if len(gone) + len(new) > RANGES:
            self.beginResetModel()
            self._rows = self._kept_in_order(wanted) if not new else self._sorted(wanted)
            self._entries = {entry[2]: entry for entry in self._rows}
            self.endResetModel()
            return
        for ref in gone:
            self._remove(ref)
        for ref in new:
            self._upsert(ref)

    # -- index ---------------------------------------------------------------------------

    def _matching(self) -> dict[Ref, Any]:
        """Return what is to be shown; counts the statuses of the group on the way."""
        found: dict[Ref, Any] = {}
        counted: dict[Ref, str] = {}
        for ref, item in self._store.of_kind(self.kind.key):
            status = self._status_in_group(ref, item)
            if status is not None:
                counted[ref] = status
                if self._status in ("", status):
                    found[ref] = item
        self._counted, self._tally = counted, Counter(counted.values())
        self._tally_old = False
        return found

    def _status_in_group(self, ref: Ref, item: Any) -> str | None:
        """Return the status of what is in the group and has the text, None for others."""
        if self._base(ref, item) and self._has_text(ref, item):
            return self._shown_status(ref, item)
        return None

    def _count(self, ref: Ref, status: str | None) -> None:
        before = self._counted.get(ref)
        if before == status:
            return
        if before is not None:
            self._tally[before] -= 1
            del self._counted[ref]
        if status is not None:
            self._tally[status] += 1
            self._counted[ref] = status

    def _has_text(self, ref: Ref, item: Any) -> bool:
        if not self._text:
            return True
        words = self._searchable(ref, item)
        return all(word in words for word in self._text.split())

    def _searchable(self, ref: Ref, item: Any) -> str:
        known = self._words.get(ref)
        if known is not None and known[0] is item:
            return known[1]
        place = self.kind.place(item)
        parts = [self.kind.name(item), self._cells.host_name(ref)[0], place.tenant,
                 place.app, place.service, ref.id[:12]]
        parts += [column.note(item) for column in self.kind.columns]
        words = " ".join(parts).casefold()
        self._words[ref] = (item, words)
        return words

    def _shown_status(self, ref: Ref, item: Any) -> str:
        if self._store.stale(ref.scope):
            return "stale"
        return self.kind.status(item) or ""

    def _entry(self, ref: Ref, item: Any) -> Entry:
        value = self._cells.sort_value(self.kind, self.kind.columns[self._column], ref, item)
        return ((value is None, 0 if value is None else value), self.kind.name(item), ref)

    def _sorted(self, refs: Iterable[Ref]) -> list[Entry]:
        items = self._store.items()
        return sorted(self._entry(ref, items[ref]) for ref in refs if ref in items)

    def _kept_in_order(self, wanted: dict[Ref, Any]) -> list[Entry]:
        """Return the rows that stay: they are sorted already."""
        return [entry for entry in self._rows if entry[2] in wanted]

    def _row(self, entry: Entry) -> int:
        place = bisect_left(self._rows, entry)
        return len(self._rows) - 1 - place if self._descending else place

    def _at(self, row: int) -> int:
        return len(self._rows) - 1 - row if self._descending else row

    def _cell(self, ref: Ref, column: int) -> Any:
        item = self._store.get(ref)
        return self._cells.cell(self.kind, self.kind.columns[column], ref, item)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return neighbouring rows or columns as ranges: what lies between is not painted again."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
