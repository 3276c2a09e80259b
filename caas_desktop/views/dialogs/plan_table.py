"""The plan of a deployment: what is created, changed, removed and kept, and why."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.rows import Row
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.pixels import ink

ACTS = {"create": N_("create"), "change": N_("change"), "remove": N_("remove"),
        "keep": N_("keep")}
KINDS = {"network": N_("network"), "volume": N_("volume"), "secret": N_("secret"),
         "config": N_("config"), "container": N_("container"), "service": N_("service")}
_COLOURS = {"create": "running", "change": "restarting", "remove": "unhealthy", "keep": "text3"}


MOST_ROWS = 200  # nobody reads more, and each costs the window time


class PlanTable(QTableWidget):
    """Rows in the order of the plan."""

    def __init__(self, name: str = "") -> None:
        super().__init__(0, 4)
        self._most = 0
        self.setHorizontalHeaderLabels([tr("Plan"), tr("Object"), tr("Name"), tr("Why")])
        self.verticalHeader().hide()
        self.horizontalHeader().setObjectName("plan")  # its words stand above those of the rows
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(px(130))
        self.setAccessibleName(name or tr("What would be done"))
        dress(self, "small")

    def show_rows(self, rows: Sequence[Row]) -> None:
        more = len(rows) - MOST_ROWS
        self.setRowCount(min(len(rows), MOST_ROWS) + (more > 0))
        if more > 0:
            self.setItem(MOST_ROWS, 2, QTableWidgetItem(
                tr("… and {count} more.").format(count=more)))
        for y, row in enumerate(rows[:MOST_ROWS]):
            words = (tr(ACTS[row.act]), tr(KINDS[row.kind]), row.name[:200], shown(row.reason))
            for x, word in enumerate(words):
                item = QTableWidgetItem(word)
                if x == 0:
                    item.setForeground(ink(_COLOURS[row.act]))
                self.setItem(y, x, item)
        for x in range(3):  # the last one takes the rest
            self.resizeColumnToContents(x)
            self.setColumnWidth(x, self.columnWidth(x) + px(12))

    def fit(self, most: int) -> None:
        """Be as high as its rows once it is shown, at most ``most`` of them; it scrolls then."""
        self._most = most

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._most:
            # Not before: the style tells how high rows and heads are once it is on them.
            rows = sum(self.rowHeight(y) for y in range(min(self._most, self.rowCount())))
            self.setFixedHeight(self.horizontalHeader().height() + rows + 2 * self.frameWidth())
