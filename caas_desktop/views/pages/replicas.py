"""Replicas are changed where they stand: a digit typed in the list, or a double click."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox

from caas_desktop.domain.refs import Ref
from caas_desktop.domain.service_fields import MOST_REPLICAS
from caas_desktop.kinds.service import Service
from caas_desktop.operations.actions import action
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.table import ListTable


class ReplicasInPlace(QObject):
    """Watches a table; ``service_of`` tells the Swarm service of a row, None for another row.

    Return takes the number, Escape and leaving the field do not.
    """

    def __init__(self, table: ListTable, context: Context, column: int,
                 service_of: Callable[[int], Ref | None]) -> None:
        super().__init__(table)
        self._table, self._context, self._column = table, context, column
        self._service_of = service_of
        self._field: QSpinBox | None = None
        self._service: Ref | None = None
        table.installEventFilter(self)
        table.doubleClicked.connect(self._double_clicked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table and isinstance(event, QKeyEvent) and (
                event.type() == QEvent.Type.KeyPress) and event.text().isdigit():
            return self.edit(self._table.currentIndex().row(), event.text())
        if watched is self._field and isinstance(event, QKeyEvent) and (
                event.type() == QEvent.Type.KeyPress):
            return self._typed(Qt.Key(event.key()))
        if watched is self._field and event.type() == QEvent.Type.FocusOut:
            self._end()
        return False

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() == self._column:
            self.edit(index.row())

    def edit(self, row: int, typed: str = "") -> bool:
        """Open the field over a row's replicas; False where they cannot be changed."""
        service = self._service_of(row) if row >= 0 else None
        scale = action("scale")
        if service is None or not self._context.commands.applicable(scale, [service]):
            return False
        self._end()
        item = self._context.store.get(service)
        field = QSpinBox(self._table.viewport())
        field.setRange(0, MOST_REPLICAS)
        field.setValue(int(typed) if typed else
                       (item.replicas or 0 if isinstance(item, Service) else 0))
        field.setAccessibleName(tr("Replicas"))
        dress(field, "body")
        cell = self._table.visualRect(self._table.model().index(row, self._column))
        size = field.sizeHint()
        field.setGeometry(cell.right() - max(size.width(), cell.width()) + 1,
                          cell.center().y() - size.height() // 2,
                          max(size.width(), cell.width()), size.height())
        field.installEventFilter(self)
        self._field, self._service = field, service
        field.show()
        field.setFocus()
        if typed:
            field.lineEdit().deselect()
            field.lineEdit().end(False)
        else:
            field.selectAll()
        return True

    def _typed(self, key: Qt.Key) -> bool:
        field, service = self._field, self._service
        if field is None or service is None or key not in (
                Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return False
        field.interpretText()
        wanted = field.value()
        self._end()
        self._table.setFocus()
        item = self._context.store.get(service)
        if key != Qt.Key.Key_Escape and isinstance(item, Service) and item.replicas != wanted:
            self._context.commands.run(action("scale"), [service], {"replicas": wanted})
        return True

    def _end(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.removeEventFilter(self)
            field.hide()
            field.deleteLater()
