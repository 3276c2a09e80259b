"""The events of an object or a group: live, and as far back as the catalogue goes."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.groups import Group
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.event_rows import EventRows
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.notices import Banner, EmptyState
from caas_desktop.views.look.table import ListTable

WIDTHS = (160, 170, 400, 100, 140)
PAST = 500


def is_about(context: Context, group: Group, event: EngineEvent) -> bool:
    """Return True for an event of what belongs to the group, of its host's or of its cluster's."""
    view = context.store.hosts.get(event.host)
    info = view.status.info if view else None
    belongs = context.membership.test(group)
    for scope in (info.scope, info.cluster_scope) if info else ():
        ref = Ref(scope, event.type, event.id) if scope else None
        item = context.store.get(ref) if ref else None
        if ref is not None and item is not None and belongs(ref, item):
            return True
    return False


class EventsTab(QWidget):
    """``object_id`` narrows what is read from the catalogue."""

    def __init__(self, context: Context, accept: Callable[[EngineEvent], bool],
                 object_id: str | None = None) -> None:
        super().__init__()
        self._context = context
        self._rows = EventRows(context.store, accept, self)
        self.table = ListTable(self)
        self.table.setAccessibleName(tr("Events"))
        self.table.set_compact(True)
        self.table.setModel(self._rows)
        for n, width in enumerate(WIDTHS):
            self.table.setColumnWidth(n, width)
        self._empty = EmptyState("events", tr("No events yet"),
                                 tr("What happens to it from now on is listed here."))
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.table)
        outer.addWidget(self._empty)
        self._rows.rowsInserted.connect(self._show_which)
        self._show_which()
        self._token = context.jobs.submit(
            "catalogue", lambda _: context.catalogue.events(object_id=object_id, limit=PAST),
            lane=Lane.REFRESH, done=self._rows.add_past, failed=self._not_read)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, CaasError):
            raise error
        self._outer.insertWidget(0, Banner("warning", tr("Earlier events could not be read."),
                                           with_hint(error)))

    def close_tab(self) -> None:
        self._token.cancel()
        self._rows.close()

    def _show_which(self, *_: object) -> None:
        some = self._rows.rowCount() > 0
        self.table.setVisible(some)
        self._empty.setVisible(not some)
