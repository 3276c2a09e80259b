"""A list of two-line rows: the table that every resource list uses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from caas_desktop.viewmodels.looks import CELL_ROLE, CellCheck
from caas_desktop.views.look.chosen_rows import ChosenRows
from caas_desktop.views.look.clicks import DoubleClicks, RowMenus
from caas_desktop.views.look.header import ListHeader
from caas_desktop.views.look.paint import focus_ring
from caas_desktop.views.look.rows import ListRows
from caas_desktop.views.look.theme import theme

_RING_RADIUS = 3


class ListTable(ChosenRows, DoubleClicks, RowMenus, QTableView):
    """Whole rows, one height, hover over the whole row, a ring while it has the keyboard.

    A click into a column of ``CellCheck`` adds or removes the row, elsewhere it chooses the row.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ListRows(self)
        self._below = 0
        self.setItemDelegate(self._rows)
        self.setHorizontalHeader(ListHeader(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setStretchLastSection(True)
        heads = self.verticalHeader()
        heads.hide()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(16)
        self.entered.connect(lambda index: self._hover(index.row()))
        theme.changed.connect(self._resize_rows)
        self._resize_rows()

    def enter(self) -> None:
        """Take the keyboard, on the first row where none is chosen."""
        if not self.selectionModel().hasSelection() and self.model().rowCount():
            self.selectRow(0)
        self.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Show rows on one line, or on two."""
        self._rows.compact = compact
        self._resize_rows()

    def set_room_below(self, pixels: int) -> None:
        """Let the last row be scrolled clear of what floats over the lower edge, so high."""
        if pixels != self._below:
            self._below = pixels
            self.updateGeometries()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self._below:
            height = self.verticalHeader().length() + self._below
            self.verticalScrollBar().setMaximum(max(0, height - self.viewport().height()))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        end = self.rowViewportPosition(index.row()) + self.rowHeight(index.row())
        covered = end + self._below - self.viewport().height()
        if self._below and covered > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + covered)

    def _resize_rows(self) -> None:
        height = self._rows.row_height()
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        self.horizontalHeader().updateGeometry()
        self.viewport().update()

    def _hover(self, row: int) -> None:
        before, self._rows.hovered_row = self._rows.hovered_row, row
        for one in (before, row):
            if one >= 0:
                self._update_row(one)

    def _update_row(self, row: int) -> None:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), height)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        flags = QItemSelectionModel.SelectionFlag
        if isinstance(event, QMouseEvent) and isinstance(index.data(CELL_ROLE), CellCheck):
            if event.type() == QEvent.Type.MouseButtonPress and not event.modifiers():
                return flags.Toggle | flags.Rows
            if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove):
                return flags.NoUpdate
        return super().selectionCommand(index, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if not (self.hasFocus() and current.isValid()):
            return
        painter = QPainter(self.viewport())
        width = min(self.viewport().width(), self.horizontalHeader().length())
        top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
        focus_ring(painter, QRectF(1, top + 1, width - 2, height - 3), _RING_RADIUS)
        painter.end()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self._update_row(index.row())
