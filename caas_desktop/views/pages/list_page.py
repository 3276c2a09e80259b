"""The list of one kind in one group: sortable, filterable, with live figures of what is seen."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.changes import (
    Change,
    ClusterChanged,
    HostChanged,
    HostDefined,
    HostForgotten,
)
from caas_desktop.domain.groups import Group
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import Status
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.stats.hub import Watch
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.viewmodels.bulk import bulk_actions
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.crumbs import group_icon, group_title, list_crumbs
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import BulkAction, Crumb, Facet, TabLook
from caas_desktop.viewmodels.rows import KindTable
from caas_desktop.viewmodels.targets import Target
from caas_desktop.viewmodels.words import status_word
from caas_desktop.views.look.bulk import BulkBar
from caas_desktop.views.look.buttons import FacetBar, tool
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import EmptyState, LoadingRows
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.base import Page, group_hosts
from caas_desktop.views.pages.columns import ColumnChoice
from caas_desktop.views.pages.replicas import ReplicasInPlace, of_service

AGES_MS = 10_000
FILTER_MS = 60


class KindList(QWidget):
    """The list itself; also used inside group pages."""

    activated = Signal(object, bool)
    selection_changed = Signal()
    menu_asked = Signal(QPoint)
    action_asked = Signal(str)

    def __init__(self, context: Context, kind: str, group: Group, facet: str = "") -> None:
        super().__init__()
        self._context, self._kind, self._facet = context, KINDS[kind], facet
        self._group = group
        self.model = KindTable(self._kind, context.store, context.cells,
                               context.membership.test(group), parent=self)
        self._filter = SearchField(tr("Filter this list"), "/", "filter")
        self._filter.setFixedWidth(px(210))
        self._facets = FacetBar()
        self._compact = tool("rows-compact", tr("Compact rows"), checked=False)
        self.table = ListTable(self)
        self.table.setAccessibleName(tr(self._kind.title))
        self.setFocusProxy(self.table)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._columns = ColumnChoice(self.table, self._kind, context.settings)
        self._empty = EmptyState(self._kind.icon, tr("Nothing here"))
        self._loading = LoadingRows()
        self._bulk = BulkBar(self.table)
        if kind == "service":
            at = next(n for n, one in enumerate(self._kind.columns) if one.key == "replicas")
            self._replicas = ReplicasInPlace(
                self.table, at, lambda y: of_service(context, self.model.ref(y)))
        self._watch: Watch | None = None
        self._lay_out()
        self._timers()
        self._connect()
        if facet:
            self._apply_filter()
        else:
            self._refresh()

    def _lay_out(self) -> None:
        head = row(self._filter, self._facets, self._columns.button, self._compact,
                   padding=(18, 10, 18, 8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self.table, 1)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._loading, 1)

    def _timers(self) -> None:
        self._ages = QTimer(self, interval=AGES_MS)
        self._ages.timeout.connect(self.model.refresh_live)
        self._typing = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._typing.timeout.connect(self._apply_filter)
        self._later = QTimer(self, singleShot=True, interval=100)
        self._later.timeout.connect(self._refresh)

    def _connect(self) -> None:
        self._filter.textChanged.connect(lambda _: self._typing.start())
        self._filter.left.connect(self.table.setFocus)
        self._filter.below.connect(self.table.enter)
        self._filter.returnPressed.connect(self.table.setFocus)
        self._facets.changed.connect(self._choose_facet)
        self._compact.toggled.connect(self.table.set_compact)
        self.table.activated.connect(lambda i: self.activated.emit(self.model.ref(i.row()), True))
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.table.viewport().mapToGlobal(at)))
        self._bulk.triggered.connect(self.action_asked)
        self._bulk.cleared.connect(self.table.clearSelection)
        self.model.content_changed.connect(self._changed)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.modelReset.connect(self._restore_selection)
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._later.start())

    # -- for pages -----------------------------------------------------------------------

    def refs(self) -> list[Ref]:
        rows = self.table.selectionModel().selectedRows()
        return [self.model.ref(index.row()) for index in rows]

    def focus_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def close_list(self) -> None:
        self._unwatch()
        self.model.close()

    # -- filter --------------------------------------------------------------------------

    def _choose_facet(self, key: str) -> None:
        self._facet = "" if key == "all" else key
        self._apply_filter()

    def _apply_filter(self) -> None:
        self.model.set_filter(self._filter.text(), self._facet)
        self._refresh()

    def _changed(self, *_: object) -> None:
        # Hidden lists count nothing: they are brought up to date when they are shown.
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def _refresh(self) -> None:
        """Bring facets, the empty state and the watched rows up to date."""
        tally = self.model.tally()
        facets = [Facet("all", tr("All"), sum(tally.values()))]
        facets += [Facet(s, status_word(s), tally[s], s) for s in Status if tally.get(s)]
        if self._facet and self._facet not in tally:
            facets.append(Facet(self._facet, status_word(self._facet), 0, self._facet))
        self._facets.set_facets(facets)
        self._facets.choose(self._facet or "all")
        empty = self.model.rowCount() == 0 and not self.model.gathering()
        awaited = empty and not tally and self._context.membership.awaited(self._group)
        self._show_part(self._loading if awaited else self._empty if empty else self.table)
        self._watch_seen()
        self._offer()

    def _show_part(self, part: QWidget) -> None:
        """Show the table or what stands in its place; the keyboard goes from one to the other."""
        others = [one for one in (self.table, self._empty, self._loading) if one is not part]
        part.show()
        self.setFocusProxy(part)  # what is hidden cannot take it
        if any(one.hasFocus() for one in others):
            part.setFocus()
        for one in others:
            one.hide()

    # -- live figures --------------------------------------------------------------------

    def _seen(self) -> list[Ref]:
        """Return the rows on screen; measuring others would cost the hosts for nobody."""
        if self.model.rowCount() == 0:
            return []
        first = max(0, self.table.rowAt(0))
        last = self.table.rowAt(self.table.viewport().height() - 1)
        last = self.model.rowCount() - 1 if last < 0 else last
        return [self.model.ref(n) for n in range(first, last + 1)]

    def _watch_seen(self) -> None:
        if self._watch is not None:
            self._watch.set_refs(self._seen())

    def _figures(self, _: Mapping[Ref, Sample]) -> None:
        self.model.refresh_figures(self._seen())

    def _unwatch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ages.start()
        if self._kind.key == "container" and self._watch is None:
            self._watch = self._context.hub.watch((), self._figures)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ages.stop()
        self._unwatch()

    # -- selection -----------------------------------------------------------------------

    def _selected(self, *_: object) -> None:
        self._offer()
        self.selection_changed.emit()

    def _offer(self) -> None:
        refs = self.refs()
        offers: list[BulkAction] = bulk_actions(self._context.commands, refs)
        if refs and self._kind.key == "container":
            offers.append(BulkAction("logs", tr("Merged logs"), "logs"))
        self._bulk.set_selection(len(refs) if len(refs) > 1 else 0, offers)

    def _keep_selection(self) -> None:
        self._held = self.refs()

    def _restore_selection(self) -> None:
        chosen = QItemSelection()
        for ref in self._held:
            at = self.model.row_of(ref)
            if at is not None:
                index = self.model.index(at, 0)
                chosen.select(index, index)
        mode = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(chosen, mode.ClearAndSelect | mode.Rows)


class ListPage(Page):
    """A list as a page of its own."""

    def __init__(self, context: Context, target: Target, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        self._list = KindList(context, target.kind, target.group, target.facet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._list)
        self.setFocusProxy(self._list)
        self._list.activated.connect(
            lambda ref, pin: self.opened.emit(Target("object", ref=ref), pin))
        self._list.selection_changed.connect(self.look_changed)
        self._list.menu_asked.connect(self.menu_asked)
        self._list.action_asked.connect(self.asked)
        self._unsubscribe = context.store.subscribe(self._on_changes)

    def _on_changes(self, changes: list[Change]) -> None:
        """The group's name may be another, or be known only now."""
        if any(isinstance(c, HostChanged | HostDefined | HostForgotten | ClusterChanged)
               for c in changes):
            self.look_changed.emit()

    def look(self) -> TabLook:
        kind = KINDS[self.target.kind]
        if self.target.group.type == "all":
            return TabLook(tr(kind.title), kind.icon)
        title = group_title(self.context.store, self.target.group)
        return TabLook(f"{title}: {tr(kind.title).casefold()}", kind.icon or group_icon(
            self.target.group))

    def crumbs(self) -> list[Crumb]:
        return list_crumbs(self.context.store, self.target.group, self.target.kind)

    def hosts(self) -> Sequence[HostSpec]:
        return group_hosts(self.context, self.target.group)

    def refs(self) -> list[Ref]:
        return self._list.refs()

    def focus_filter(self) -> bool:
        self._list.focus_filter()
        return True

    def close_page(self) -> None:
        self._unsubscribe()
        self._list.close_list()
