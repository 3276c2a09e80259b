"""Which columns of a list are shown: chosen by the user, kept for the kind."""
from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from caas_desktop.domain.errors import CaasError
from caas_desktop.kinds.base import Kind
from caas_desktop.operations.settings import COLUMNS, Settings
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.table import ListTable

log = logging.getLogger(__name__)


class ColumnChoice:
    """A button and the head's context menu with a box for each column but the first."""

    def __init__(self, table: ListTable, kind: Kind[Any], settings: Settings) -> None:
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
        menu.popup(at)

    def _show(self, n: int, on: bool) -> None:
        self._table.setColumnHidden(n, not on)
        hidden = [column.key for i, column in enumerate(self._kind.columns)
                  if self._table.isColumnHidden(i)]
        try:
            self._settings.set(COLUMNS, self._settings.get(COLUMNS) | {self._kind.key: hidden})
        except CaasError as exc:
            log.warning("columns not kept: %s", exc)
