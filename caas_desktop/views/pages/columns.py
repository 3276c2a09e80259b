"""Which columns of a list are shown, how wide and in which order: kept for the kind."""
from __future__ import annotations

import logging
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from caas_desktop.domain.errors import CaasError
from caas_desktop.kinds.base import Kind
from caas_desktop.operations.settings import COLUMN_PLACES, COLUMNS, Setting, Settings
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.table import ListTable

MOST_ROOM = 320  # pixels that a name may get beside its column's own width
NARROWEST, WIDEST = 30, 2000  # of a width that was kept, at 100 %
_GRABS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)

_Form = TypeVar("_Form", dict[str, Any], list[Any])
log = logging.getLogger(__name__)


class ColumnChoice(QObject):
    """A button and the head's context menu: which columns are shown, by which one is sorted.

    What room a wide window has to spare goes to the first column, the name, until the user drags
    it. Widths and order that the user drags are kept.
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
        self._held: list[int] = []  # widths when the mouse took hold of the head
        self._lay_out()
        self._port = table.viewport()
        for watched in (self._port, head.viewport()):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._port:  # the table itself may be going already
            if event.type() == QEvent.Type.Resize:
                self._share_room()
        elif event.type() in _GRABS:
            self._held = self._widths()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._dragged)  # the head itself sees it only now
        return False

    def _lay_out(self) -> None:
        """Give columns the places that were kept, others those of their kind."""
        hidden = self._hidden()
        for n, column in enumerate(self._kind.columns):
            self._table.setColumnHidden(n, column.key in hidden)
            self._table.setColumnWidth(n, self._wide(n))
        self._width = self._table.columnWidth(0)
        head, keys = self._table.horizontalHeader(), self._keys()
        known = [key for key in self._kept("order", list) if key in keys]
        for place, key in enumerate(dict.fromkeys([*known, *keys])):
            head.moveSection(head.visualIndex(keys.index(key)), place)

    def _keys(self) -> list[str]:
        return [column.key for column in self._kind.columns]

    def _kept(self, what: str, form: type[_Form]) -> _Form:
        places = self._settings.get(COLUMN_PLACES).get(self._kind.key)
        found = places.get(what) if isinstance(places, dict) else None
        return found if isinstance(found, form) else form()

    def _wide(self, n: int) -> int:
        """Return a column's width in pixels: the user's, else its kind's."""
        column = self._kind.columns[n]
        kept = self._kept("widths", dict).get(column.key)
        if isinstance(kept, int) and NARROWEST <= kept <= WIDEST:
            return px(kept)
        return px(column.width)

    def _share_room(self) -> None:
        if self._table.columnWidth(0) != self._width or self._own(0):
            return
        wanted = [self._wide(n) for n in range(len(self._kind.columns))
                  if not self._table.isColumnHidden(n)]
        spare = self._table.viewport().width() - sum(wanted)
        self._width = wanted[0] + max(0, min(spare, px(MOST_ROOM)))
        self._table.setColumnWidth(0, self._width)

    def _own(self, n: int) -> bool:
        """Return whether the user chose the width."""
        return self._kind.columns[n].key in self._kept("widths", dict)

    def _widths(self) -> list[int]:
        return [self._table.columnWidth(n) for n in range(len(self._kind.columns))]

    def _dragged(self) -> None:
        """Keep what the mouse changed; the last column only takes what the others leave."""
        head, keys = self._table.horizontalHeader(), self._keys()
        order = [head.logicalIndex(place) for place in range(head.count())]
        last = next((n for n in reversed(order) if not head.isSectionHidden(n)), 0)
        widths = {keys[n]: round(now * 100 / px(100))
                  for n, (was, now) in enumerate(zip(self._held, self._widths(), strict=False))
                  if was != now and n != last}
        places: dict[str, Any] = {}
        if widths:
            places["widths"] = self._kept("widths", dict) | widths
        if order != sorted(order) or self._kept("order", list):
            places["order"] = [keys[n] for n in order]
        kept = self._settings.get(COLUMN_PLACES)
        mine = kept.get(self._kind.key)
        mine = mine if isinstance(mine, dict) else {}
        if places:
            self._keep(COLUMN_PLACES, kept | {self._kind.key: mine | places})

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
        menu.addAction(tr("Columns as at first")).triggered.connect(self._reset)
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
        self._keep(COLUMNS, self._settings.get(COLUMNS) | {self._kind.key: hidden})

    def _reset(self) -> None:
        """Show the columns that the kind shows, as wide and in the order that it has them."""
        for setting in (COLUMNS, COLUMN_PLACES):
            kept = self._settings.get(setting)
            kept.pop(self._kind.key, None)
            self._keep(setting, kept)
        self._lay_out()
        self._share_room()

    def _keep(self, setting: Setting[dict[str, Any]], value: dict[str, Any]) -> None:
        try:
            self._settings.set(setting, value)
        except CaasError as exc:
            log.warning("columns not kept: %s", exc)
