"""What runs inside a container."""
from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.pages.fetched import Fetched

EVERY_MS = 3000
MOST, MOST_COLUMNS = 2000, 40
CELL = 500


class ProcessesTab(Fetched):
    """``docker top``, read again every three seconds while it is seen; there are no events."""

    def __init__(self, context: Context, ref: Ref) -> None:
        super().__init__(context, ref, lambda engine: engine.request(
            "GET", f"/containers/{ref.id}/top", lane=Lane.SAMPLING))
        self._table = QTableWidget(0, 0)
        self._table.setAccessibleName(tr("Processes"))
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        dress(self._table, "mono")
        self._count = label("", "caption", "text3")
        again = tool("refresh", tr("Read again"))
        again.clicked.connect(self.reload)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(18, 8, 18, 12)
        outer.addLayout(row(self._count, 0, again))
        outer.addWidget(self._table)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.reload)

    def show_answer(self, answer: Any) -> None:
        titles = [text(t, 40) for t in items(mapping(answer).get("Titles"))][:MOST_COLUMNS]
        rows = list(items(mapping(answer).get("Processes")))[:MOST]
        fresh = self._table.columnCount() != len(titles)
        self._table.setColumnCount(len(titles))
        self._table.setHorizontalHeaderLabels(titles)
        self._table.setRowCount(len(rows))
        for y, cells in enumerate(rows):
            for x, cell in enumerate(list(items(cells))[:len(titles)]):
                self._put(y, x, text(cell, CELL))
        if fresh:
            self._table.resizeColumnsToContents()
            self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._count.setText(tr("Processes: {count}").format(count=len(rows)))

    def _put(self, y: int, x: int, words: str) -> None:
        item = self._table.item(y, x)
        if item is None:
            self._table.setItem(y, x, QTableWidgetItem(words))
        elif item.text() != words:
            item.setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
