"""The model behind every list page: rows of one kind, sorted and filtered by itself.

Not QSortFilterProxyModel: behind it a Python model of 10,000 rows took 611 ms to load and 652 ms
to sort; with an index of its own, sorting and finding a row are a bisection. What concerns all rows
of a long list (opening, filtering, sorting) is gathered in pieces, one a turn of the event loop.
"""
from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
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
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.kinds.base import Kind
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.gathering import AT_ONCE, Accept, Entry, Gathering, Look
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import CELL_ROLE, cell_text
from caas_desktop.viewmodels.ranges import ranges
from caas_desktop.viewmodels.row_facts import FIGURES, RowFacts
from caas_desktop.viewmodels.scope_looks import ScopeLooks
from caas_desktop.viewmodels.status_tally import StatusTally

Index = QModelIndex | QPersistentModelIndex
REF_ROLE = Qt.ItemDataRole.UserRole + 1

# Columns whose text changes by itself with each measurement or minute.
LIVE = (*FIGURES, "age")

# So many separate inserts or removals cost a view more than drawing anew.
RANGES = 40


class KindTable(QAbstractTableModel):
    """Rows of one kind. Emits row signals per change; resets only when the filter changes much.

    ``content_changed`` follows each batch from the store that touched a row, and the end of a
    gathering; new figures and passing time do not emit it.
    """

    content_changed = Signal()

    def __init__(self, kind: Kind[Any], store: Store, cells: Cells,
                 accept: Accept = lambda ref, item: True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind, self._store, self._cells = kind, store, cells
        self._look = self._wanted = Look(accept)
        self._gathering: Gathering | None = None
        self._again = False
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._step)
        self._rows: list[Entry] = []
        self._entries: dict[Ref, Entry] = {}
        self._facts = RowFacts(kind, store, cells)
        self._scopes = ScopeLooks(kind, store, cells)
        self._figures: dict[Ref, list[Any]] = {}  # cells as they were painted last
        self._tally = StatusTally()
        self._tally_old = False
        self._unsubscribe = store.subscribe(self._on_changes)
        self._gather()

    def close(self) -> None:
        """Stop listening to the store."""
        self._turn.stop()
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
        if self._store.get(ref) is None:
            return None  # its row is just going
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
        self._want(replace(self._wanted, column=max(0, column),
                           descending=order is Qt.SortOrder.DescendingOrder))

    # -- for views -----------------------------------------------------------------------

    def ref(self, row: int) -> Ref:
        return self._rows[self._at(row)][2]

    def row_of(self, ref: Ref) -> int | None:
        """Return the row that shows ``ref``, None when it is filtered out or gone."""
        entry = self._entries.get(ref)
        return None if entry is None else self._row(entry)

    def refs(self) -> list[Ref]:
        """Return all rows from top to bottom."""
        rows = reversed(self._rows) if self._look.descending else self._rows
        return [entry[2] for entry in rows]

    def set_filter(self, text: str = "", status: str = "") -> None:
        """Show rows whose words contain every word of ``text``, and of one status ("": all)."""
        self._want(replace(self._wanted, text=text.casefold().strip(), status=status))

    def set_accept(self, accept: Accept) -> None:
        """Show another group."""
        self._want(replace(self._wanted, accept=accept))

    def gathering(self) -> bool:
        """Return whether rows are still looked for; ``content_changed`` tells the end."""
        return self._gathering is not None

    def tally(self) -> dict[str, int]:
        """Return how many rows of the group (text filter applied) have which status."""
        if self._tally_old:
            self._gather()
        return self._tally.sums()

    def refresh_live(self) -> None:
        """Time went on: repaint the columns that depend on it."""
        if self._rows:
            for first, last in ranges(self._columns(LIVE)):
                self.dataChanged.emit(self.index(0, first),
                                      self.index(len(self._rows) - 1, last))

    def refresh_figures(self, seen: Iterable[Ref]) -> None:
        """There are new figures: repaint those of ``seen`` that now look different.

        Painting a hundred rows takes a hundred times as long as finding out that they are idle.
        """
        by = self.kind.columns[self._look.column].look
        if by in FIGURES and not self.gathering():
            self._gather()
        columns = self._columns(FIGURES)
        before, self._figures = self._figures, {
            ref: [self._cell(ref, column) for column in columns]
            for ref in seen if ref in self._entries}
        rows = sorted(self._row(self._entries[ref]) for ref, cells in self._figures.items()
                      if before.get(ref) != cells)
        for top, bottom in ranges(rows):
            for first, last in ranges(columns):
                self.dataChanged.emit(self.index(top, first), self.index(bottom, last))

    def _columns(self, looks: tuple[str, ...]) -> list[int]:
        return [n for n, column in enumerate(self.kind.columns) if column.look in looks]

    # -- gathering -----------------------------------------------------------------------

    def _want(self, look: Look) -> None:
        if look == self._wanted:
            return
        turned = replace(self._look, descending=look.descending) == look
        self._wanted = look
        if turned and not self.gathering():
            self._put(self._rows, self._entries)  # kept in order by every change, read backwards
        else:
            self._gather()

    def _gather(self) -> None:
        """Look for all rows anew: a short list at once, a long one over several turns."""
        refs = self._store.refs_of_kind(self.kind.key)
        self._gathering = Gathering(self._wanted, refs, self._judge)
        self._again = self._tally_old = False
        if len(refs) <= AT_ONCE:
            self._step()
        else:
            self._turn.start(0)

    def _step(self) -> None:
        found = self._gathering
        if found is None or not found.step():
            return
        later = self._turn.isActive()
        self._turn.stop()
        self._gathering = None
        self._tally.take(found.statuses)
        self._show(found.rows(), found.entries)
        if self._again:
            self._gather()
        if later:
            self.content_changed.emit()

    def _show(self, rows: list[Entry], wanted: dict[Ref, Entry]) -> None:
        """Replace the rows by these, with as little fuss as views can take."""
        # Between a set and a dict nothing is hashed anew, which for 10,000 refs takes 10 ms.
        gone, new = set(self._entries).difference(wanted), set(wanted).difference(self._entries)
        if len(gone) + len(new) > RANGES:
            self._reset(rows, wanted)
            return
        stay = [entry for entry in rows if entry[2] not in new] if new else rows
        kept = [entry for entry in self._rows if entry[2] not in gone] if gone else self._rows
        moved = [entry[2] for entry in stay] != [entry[2] for entry in kept]
        turned = self._look.descending != self._wanted.descending
        if (gone or new) and (moved or turned):
            self._reset(rows, wanted)
            return
        for ref in gone:
            self._remove(ref)
        if moved or turned:
            self._put(rows, wanted)
        else:
            for ref in new:
                del wanted[ref]
            self._look, self._rows, self._entries = self._wanted, stay, wanted
        for entry in [entry for entry in rows if entry[2] in new] if new else ():
            self._insert(entry)

    def _reset(self, rows: list[Entry], entries: dict[Ref, Entry]) -> None:
        self.beginResetModel()
        self._look, self._rows, self._entries = self._wanted, rows, entries
        self.endResetModel()

    def _put(self, rows: list[Entry], entries: dict[Ref, Entry]) -> None:
        """Put what is shown into another order; what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        refs = [self.ref(index.row()) for index in held]
        self._look, self._rows, self._entries = self._wanted, rows, entries
        moved = [self.index(self._row(self._entries[ref]), index.column())
                 for ref, index in zip(refs, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _judge(self, ref: Ref, look: Look) -> tuple[str | None, Entry | None]:
        item = self._store.get(ref)
        status = None if item is None else self._facts.status_in_group(ref, item, look)
        if status is None or look.status not in ("", status):
            return status, None
        return status, self._facts.entry(ref, item, look.column)

    # -- changes -------------------------------------------------------------------------

    def _on_changes(self, changes: list[Change]) -> None:
        touched = False
        for change in changes:
            match change:
                case Upserted(ref) | Pending(ref) if ref.kind == self.kind.key:
                    self._upsert(ref)
                case Removed(ref) if ref.kind == self.kind.key:
                    self._facts.forget(ref)
                    self._tally.count(ref, None)
                    self._remove(ref)
                    self._touch(ref)
                case HostChanged(host):
                    if not self._host_changed(host):
                        continue
                case HostDefined() | HostForgotten() | ClusterChanged():
                    self._scopes.remember()
                    self._hosts_changed()
                case _:
                    continue
            touched = True
        if touched:
            self.content_changed.emit()

    def _host_changed(self, host: HostId) -> bool:
        """Follow a connection; False where no row looks or counts otherwise."""
        moved, turned, other = self._scopes.changed(host)
        if moved:
            self._hosts_changed()
        elif other:
            if turned and self._look.status and not self.gathering():
                self._gather()
            for scope in turned:
                self._recount(scope)
            self._repaint()
        return moved or bool(other)

    def _recount(self, scope: ScopeId) -> None:
        """Count the rows of one host anew, which was lost or came back; all others stay."""
        for ref in self._store.refs(scope, self.kind.key):
            self._touch(ref)
            item = self._store.get(ref)
            self._tally.count(ref, self._facts.status_in_group(ref, item, self._look))

    def _hosts_changed(self) -> None:
        """What was live may be stale now, or the other way round; names may be others."""
        self._facts.forget_names()
        self._tally_old = True
        if self.gathering():
            self._again = True
        elif self._look.status or self.kind.columns[self._look.column].look == "host":
            self._gather()
        self._repaint()

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(
                len(self._rows) - 1, self.columnCount() - 1))

    def _touch(self, ref: Ref) -> None:
        if self._gathering is not None:
            self._gathering.touch(ref)

    def _upsert(self, ref: Ref) -> None:
        self._touch(ref)
        item, look = self._store.get(ref), self._look
        status = None if item is None else self._facts.status_in_group(ref, item, look)
        self._tally.count(ref, status)
        if status is None or look.status not in ("", status):
            self._remove(ref)
            return
        entry, known = self._facts.entry(ref, item, look.column), self._entries.get(ref)
        if known is None:
            self._insert(entry)
        elif known[:2] != entry[:2]:
            self._move(known, entry)
        else:
            row = self._row(known)
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _insert(self, entry: Entry) -> None:
        place = bisect_left(self._rows, entry)
        row = len(self._rows) - place if self._look.descending else place
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(place, entry)
        self._entries[entry[2]] = entry
        self.endInsertRows()

    def _move(self, known: Entry, entry: Entry) -> None:
        """Move a row whose sort value changed; its selection goes with it."""
        old = self._row(known)
        rest = self._rows.copy()
        del rest[self._at(old)]
        place = bisect_left(rest, entry)
        new = len(rest) - place if self._look.descending else place
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

    # -- one row -------------------------------------------------------------------------

    def _row(self, entry: Entry) -> int:
        place = bisect_left(self._rows, entry)
        return len(self._rows) - 1 - place if self._look.descending else place

    def _at(self, row: int) -> int:
        return len(self._rows) - 1 - row if self._look.descending else row

    def _cell(self, ref: Ref, column: int) -> Any:
        item = self._store.get(ref)
        return self._cells.cell(self.kind, self.kind.columns[column], ref, item)
