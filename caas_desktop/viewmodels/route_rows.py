"""Routes as rows: a view over labels, kept by comparing with what was shown before."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from caas_desktop.domain.routes import Route
from caas_desktop.domain.text import N_
from caas_desktop.operations.routes.table import EdgeEntry, RouteEntry, works
from caas_desktop.viewmodels.cells import Cells, place_text
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import (
    CELL_ROLE,
    Cell,
    CellHost,
    CellStatus,
    CellText,
    CellTwoLine,
    cell_text,
)
from caas_desktop.viewmodels.words import status_word

Index = QModelIndex | QPersistentModelIndex
Row = tuple[RouteEntry, EdgeEntry | None]
COLUMNS = (N_("Address"), N_("Status"), N_("Leads to"), N_("App / service"), N_("TLS"),
           N_("Host"))
WIDTHS = (190, 120, 120, 100, 80, 60)
TLS_WORDS = {"none": N_("none"), "acme": N_("ACME"), "own": N_("own certificate")}


def tls_text(route: Route) -> str:
    """Return how a route is encrypted, in the user's words."""
    words = tr(TLS_WORDS[route.tls])
    if route.spec is not None and route.spec.redirect:
        words = tr("{tls}, redirects").format(tls=words)
    return words


def extras_text(route: Route) -> str:
    """Return what else a route does; "" for nothing."""
    spec = route.spec
    if spec is None:
        return tr("written by another tool")
    parts = []
    if spec.canary is not None:
        parts.append(tr("{percent} % to {service}").format(
            percent=spec.canary.percent, service=spec.canary.service))
    if spec.sticky:
        parts.append(tr("sticky"))
    if spec.health:
        parts.append(tr("health check"))
    if spec.strip:
        parts.append(tr("path taken away"))
    return " · ".join(parts)


class RouteTable(QAbstractTableModel):
    """Rows by address. Emits row signals for what came, went or changed; never resets."""

    def __init__(self, cells: Cells, stale: Callable[[Any], bool], parent: QObject | None = None
                 ) -> None:
        super().__init__(parent)
        self._cells, self._stale = cells, stale
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._text = ""

    def set_rows(self, rows: list[Row]) -> None:
        self._all = rows
        self._show([row for row in rows if self._has_text(row)])

    def set_filter(self, text: str) -> None:
        """Show rows whose words contain every word of ``text``."""
        self._text = text.casefold().strip()
        self.set_rows(self._all)

    def total(self) -> int:
        """Return the number of rows without the filter."""
        return len(self._all)

    def row(self, at: int) -> Row:
        return self._rows[at]

    def row_of(self, key: object) -> int | None:
        return next((n for n, (entry, _) in enumerate(self._rows) if entry.key == key), None)

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == CELL_ROLE:
            return self._cell(*self._rows[index.row()], index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(self._cell(*self._rows[index.row()], index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        return None

    # -- rows ----------------------------------------------------------------------------

    def _has_text(self, row: Row) -> bool:
        entry = row[0]
        words = " ".join((entry.route.title, entry.owner, entry.place.app, entry.place.tenant,
                          entry.route.rule)).casefold()
        return all(word in words for word in self._text.split())

    def _show(self, wanted: list[Row]) -> None:
        keys = {entry.key for entry, _ in wanted}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at][0].key not in keys:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(wanted):
            now = self._rows[at] if at < len(self._rows) else None
            if now is None or now[0].key != row[0].key:
                self._place(at, row)
            elif now != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def _place(self, at: int, row: Row) -> None:
        """Put ``row`` at ``at``, from further down if it is there already."""
        old = self.row_of(row[0].key)
        if old is not None:
            self.beginRemoveRows(QModelIndex(), old, old)
            del self._rows[old]
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, row)
        self.endInsertRows()

    def _cell(self, entry: RouteEntry, edge: EdgeEntry | None, column: int) -> Cell:
        stale = self._stale(entry.scope)
        match column:
            case 0:
                return CellTwoLine(entry.route.title, extras_text(entry.route), mono=False,
                                   stale=stale)
            case 1:
                status = works(entry, edge)
                note = "" if edge is not None else tr("no edge here")
                return CellStatus("stale" if stale else status, status_word(status), note, stale)
            case 2:
                port = f":{entry.route.port}" if entry.route.port else ""
                return CellText(f"{entry.owner}{port}", mono=True, stale=stale)
            case 3:
                return CellText(place_text(entry.place.app, entry.place.service), stale=stale)
            case 4:
                return CellText(tls_text(entry.route), stale=stale)
            case _:
                name, environment = self._cells.host_name(entry.owners[0])
                return CellHost(name, environment or "", stale)
