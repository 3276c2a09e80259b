"""Replicas are changed where they stand: a digit typed in the list, or a double click."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.service_fields import MOST_REPLICAS
from caas_desktop.kinds.service import Service
from caas_desktop.operations.actions import action
from caas_desktop.viewmodels.app_services import siblings
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.table import ListTable


@frozen
class Replicas:
    """The number of one row: ``wanted`` now, ``least`` that there may be, how to ``change`` it."""

    wanted: int
    change: Callable[[int], object]
    least: int = 0


def of_service(context: Context, service: Ref) -> Replicas | None:
    """Return the replicas of a Swarm's service, None where they cannot be changed now."""
    scale, item = action("scale"), context.store.get(service)
    if not isinstance(item, Service) or not context.commands.applicable(scale, [service]):
        return None
    return Replicas(item.replicas or 0, lambda wanted: context.commands.run(
        scale, [service], {"replicas": wanted}))


def of_project(context: Context, containers: Sequence[Ref]) -> Replicas | None:
    """Return the replicas of a Compose project's service, None where they cannot be changed now.

    The last containers go first: the command stands beside the first one.
    """
    scale = action("scale-containers")
    if len({ref.scope for ref in containers}) != 1 or (
            set(context.commands.applicable(scale, containers)) != set(containers)):
        return None
    ordered = siblings(context.store, containers[0])
    return Replicas(len(ordered), lambda wanted: context.commands.run(
        scale, ordered[:1], {"replicas": wanted, "revisions": context.revisions}), least=1)


class ReplicasInPlace(QObject):
    """Watches a table; ``replicas_of`` tells the replicas of a row, None where it has none.

    Return takes the number, Escape and leaving the field do not.
    """

    def __init__(self, table: ListTable, column: int,
                 replicas_of: Callable[[int], Replicas | None]) -> None:
        super().__init__(table)
        self._table, self._column, self._replicas_of = table, column, replicas_of
        self._field: QSpinBox | None = None
        self._replicas: Replicas | None = None
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
        replicas = self._replicas_of(row) if row >= 0 else None
        if replicas is None:
            return False
        self._end()
        field = QSpinBox(self._table.viewport())
        field.setRange(replicas.least, MOST_REPLICAS)
        field.setValue(int(typed) if typed else replicas.wanted)
        field.setAccessibleName(tr("Replicas"))
        dress(field, "body")
        cell = self._table.visualRect(self._table.model().index(row, self._column))
        size = field.sizeHint()
        field.setGeometry(cell.right() - max(size.width(), cell.width()) + 1,
                          cell.center().y() - size.height() // 2,
                          max(size.width(), cell.width()), size.height())
        field.installEventFilter(self)
        self._field, self._replicas = field, replicas
        field.show()
        field.setFocus()
        if typed:
            field.lineEdit().deselect()
            field.lineEdit().end(False)
        else:
            field.selectAll()
        return True

    def _typed(self, key: Qt.Key) -> bool:
        field, replicas = self._field, self._replicas
        if field is None or replicas is None or key not in (
                Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return False
        field.interpretText()
        wanted = field.value()
        self._end()
        self._table.setFocus()
        if key != Qt.Key.Key_Escape and replicas.wanted != wanted:
            replicas.change(wanted)
        return True

    def _end(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.removeEventFilter(self)
            field.hide()
            field.deleteLater()
