"""A small table of cells made elsewhere: what differs is repainted, nothing is reset for it."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caas_desktop.viewmodels.looks import CELL_ROLE, Cell, cell_text

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Cell, ...]


class CellTable(QAbstractTableModel):
    """``titles`` are translated already; ``key(row)`` is what the caller gave with it.

    ``right`` are the columns of numbers: their heads stand at the right, as their cells do.
    """

    def __init__(self, titles: Sequence[str], parent: QObject | None = None, *,
                 right: Collection[int] = ()) -> None:
        super().__init__(parent)
        self._titles, self._right = tuple(titles), frozenset(right)
        self._rows: list[tuple[Any, Row]] = []

    def set_titles(self, titles: Sequence[str]) -> None:
        """Show other columns; only this resets the table."""
        if tuple(titles) != self._titles:
            self.beginResetModel()
            self._titles, self._rows = tuple(titles), []
            self.endResetModel()

    def set_rows(self, rows: Sequence[tuple[Any, Row]]) -> None:
        """Show these (key, cells), in this order."""
        common = min(len(rows), len(self._rows))
        if len(rows) < len(self._rows):
            self.beginRemoveRows(QModelIndex(), common, len(self._rows) - 1)
            del self._rows[common:]
            self.endRemoveRows()
        for y in range(common):
            if self._rows[y] != rows[y]:
                self._rows[y] = rows[y]
                self.dataChanged.emit(self.index(y, 0), self.index(y, len(self._titles) - 1))
        if len(rows) > common:
            self.beginInsertRows(QModelIndex(), common, len(rows) - 1)
            self._rows += rows[common:]
            self.endInsertRows()

    def key(self, row: int) -> Any:
        return self._rows[row][0]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        cell = self._rows[index.row()][1][index.column()]
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._right:
            return int(Qt.AlignmentFlag.AlignRight)
        return None
