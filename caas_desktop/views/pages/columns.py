"""Which columns of a list are shown: chosen by the user, kept for the kind."""
from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from caas_desktop.domain.errors import CaasError
from caas_desktop.kinds.base import Kind
from caas_desktop.operations.settings import COLUMNS, Settings
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.table import ListTable

MOST_ROOM = 320  # pixels that a name may get beside its column's own width

log = logging.getLogger(__name__)


class ColumnChoice(QObject):
    """A button and the head's context menu: which columns are shown, by which one is sorted.

    What room a wide window has to spare goes to the first column, the name, until the user drags
    it.
    """

    def __init__(self, table: ListTable, kind: Kind[Any], settings: Settings) -> None:
        super().__init__(table)
        self._table, self._kind, self._settings = table, kind, settings
        self.button = tool("columns", tr("Columns"))
        self.button.clicked.connect(
            lambda: self._menu(self.button.mapToGlobal(QPoint(0, self.button.height()))))
        head = table.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda at: self._menu(head.mapToGlobal(at)))
        hidden = self._hidden()
        for n, column in enumerate(kind.columns):
            table.setColumnHidden(n, column.key in hidden)
            table.setColumnWidth(n, px(column.width))
        self._width = table.columnWidth(0)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return False

    def _share_room(self) -> None:
        if self._table.columnWidth(0) != self._width:
            return  # the user's own width
        wanted = [px(column.width) for n, column in enumerate(self._kind.columns)
                  if not self._table.isColumnHidden(n)]
        spare = self._table.viewport().width() - sum(wanted)
        self._width = wanted[0] + max(0, min(spare, px(MOST_ROOM)))
        self._table.setColumnWidth(0, self._width)

    def _hidden(self) -> set[str]:
        stored = self._settings.get(COLUMNS).get(self._kind.key)
        if isinstance(stored, list):
            return {str(key) for key in stored}
        return {column.key for column in self._kind.columns if column.hidden}

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for n, column in enumerate(self._kind.columns[1:], 1):
            made = menu.addAction(tr(column.title))
            made.setCheckable(True)
            made.setChecked(not self._table.isColumnHidden(n))
            made.toggled.connect(lambda on, n=n: self._show(n, on))
        menu.addSeparator()
        sorts = menu.addMenu(tr("Sort by"))
        for n, column in enumerate(self._kind.columns):
            if not self._table.isColumnHidden(n):
                sorts.addAction(tr(column.title)).triggered.connect(
                    lambda _=False, n=n: self._sort(n))
        menu.popup(at)

    def _sort(self, n: int) -> None:
        """Sort by a column; by the same one again turns the order round, as a click does."""
        head, up = self._table.horizontalHeader(), Qt.SortOrder.AscendingOrder
        again = head.sortIndicatorSection() == n and head.sortIndicatorOrder() == up
        self._table.sortByColumn(n, Qt.SortOrder.DescendingOrder if again else up)

    def _show(self, n: int, on: bool) -> None:
        self._table.setColumnHidden(n, not on)
        self._share_room()
        hidden = [column.key for i, column in enumerate(self._kind.columns)
                  if self._table.isColumnHidden(i)]
        try:
            self._settings.set(COLUMNS, self._settings.get(COLUMNS) | {self._kind.key: hidden})
        except CaasError as exc:
            log.warning("columns not kept: %s", exc)
