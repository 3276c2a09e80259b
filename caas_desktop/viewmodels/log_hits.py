"""The lines that a search in many logs has found, in the order of time."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from caas_desktop.domain.times import date_text
from caas_desktop.operations.logs.folding import folded
from caas_desktop.operations.logs.levels import level_of
from caas_desktop.operations.logs.lines import LEVEL_BITS, Level
from caas_desktop.operations.logs.search import Matching
from caas_desktop.operations.logs.sweep import Hit
from caas_desktop.operations.logs.text import plain
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import CELL_ROLE, Cell, CellHost, CellText, cell_text

Index = QModelIndex | QPersistentModelIndex
SHOWN = 500
MARKED = 20  # hits of one line
_ROLES = {Level.WARN: "restarting", Level.ERROR: "unhealthy", Level.FATAL: "unhealthy"}


class LogHits(QAbstractTableModel):
    """Time, container, host, line; in the line stands what ``matcher`` finds."""

    COLUMNS = 4

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []
        self.matcher: Matching | None = None

    def clear(self) -> None:
        """Forget all."""
        self.beginResetModel()
        self.hits = []
        self.endResetModel()

    def add(self, fresh: Sequence[Hit]) -> None:
        """Add hits; what is selected stays so."""
        fresh = sorted(fresh, key=lambda hit: hit.ts)
        if not fresh:
            return
        if not self.hits or fresh[0].ts >= self.hits[-1].ts:
            first = len(self.hits)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self.hits += fresh
            self.endInsertRows()
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(old, self.hits[old.row()]) for old in self.persistentIndexList()]
        self.hits = sorted([*self.hits, *fresh], key=lambda hit: hit.ts)
        rows = {id(hit): row for row, hit in enumerate(self.hits)} if kept else {}
        for old, hit in kept:
            self.changePersistentIndex(old, self.index(rows[id(hit)], old.column()))
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Time"), tr("Container"), tr("Host"), tr("Line"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.hits):
            return None
        cell = self._cell(self.hits[index.row()], index.column())
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(cell)
        return None

    def _cell(self, hit: Hit, column: int) -> Cell:
        match column:
            case 0:
                return CellText(date_text(hit.ts / 1e9) if hit.ts else "–", mono=True)
            case 1:
                return CellText(hit.target.name, "text")
            case 2:
                return CellHost(hit.target.host_name, hit.target.stripe)
        shape = folded(hit.text)
        level = Level(hit.flags & LEVEL_BITS) or level_of(hit.text)
        words = (shape.text if shape else plain(hit.text[:SHOWN]))[:SHOWN]
        found = tuple(self.matcher.spans(words, MARKED)) if self.matcher is not None else ()
        return CellText(words, _ROLES.get(level, "text"), mono=True, hits=found)
