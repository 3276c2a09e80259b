"""Events as rows, newest first: of everything, of a group or of one object."""
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caas_desktop.domain.changes import Change, EventSeen
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.scaling import WHY
from caas_desktop.domain.scaling_words import words_of
from caas_desktop.domain.times import date_text
from caas_desktop.kinds.registry import BY_EVENT
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import CELL_ROLE, Cell, CellHost, CellStatus, CellText, cell_text
from caas_desktop.viewmodels.words import event_word, update_word

Index = QModelIndex | QPersistentModelIndex
KEPT = 5000

SIGNS = {"start": "running", "unpause": "running", "die": "exited", "stop": "exited",
         "kill": "exited", "pause": "paused", "oom": "unhealthy", "restart": "restarting",
         "create": "created", "destroy": "exited"}


def event_status(event: EngineEvent) -> str:
    """Return the sign of an event."""
    if event.action.startswith("health_status"):
        return "unhealthy" if "unhealthy" in event.action else "healthy"
    if event.action == "die" and event.attributes.get("exitCode", "0") != "0":
        return "failed"
    return SIGNS.get(event.action, "created")


def event_words(event: EngineEvent) -> str:
    """Return the event in words: "die, exit 3"."""
    code = event.attributes.get("exitCode")
    if event.action == "die" and code is not None:
        return tr("ended, exit {code}").format(code=code)
    if event.action.startswith("scaled "):
        return tr("scaled {change}").format(change=event.action.removeprefix("scaled "))
    if event.action == "not scaled":
        return tr("not scaled")
    return event_word(event.action.removeprefix("health_status: "))


def event_object(event: EngineEvent) -> str:
    """Return what an event is about; where it was our own doing, with the reason."""
    why = event.attributes.get(WHY)
    about = shown(words_of(why)) if why else ", ".join(_differs(event))
    return f"{event.name}: {about}" if about else event.name


def _differs(event: EngineEvent) -> Iterator[str]:
    """Yield what an update of a service changed, as its manager tells.

    Source: moby, daemon/events.go, logServiceEvent.
    """
    told = event.attributes
    if event.type != "service" or event.action != "update":
        return
    if "replicas.new" in told:
        yield tr("replicas {old} → {new}").format(old=told.get("replicas.old", ""),
                                                  new=told["replicas.new"])
    if "image.new" in told:
        yield tr("image {image}").format(image=told["image.new"].partition("@")[0])
    if told.get("updatestate.new"):
        yield update_word(told["updatestate.new"])


class EventRows(QAbstractTableModel):
    """Listens to the store; ``add_past`` brings what the catalogue has kept."""

    TITLES = ("Time", "Event", "Object", "Kind", "Host")

    def __init__(self, store: Store, accept: Callable[[EngineEvent], bool],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._accept = store, accept
        self._rows: deque[EngineEvent] = deque(
            (e for e in reversed(store.events) if accept(e)), maxlen=KEPT)
        self._unsubscribe = store.subscribe(self._on_changes)

    def close(self) -> None:
        self._unsubscribe()

    def event(self, row: int) -> EngineEvent:  # type: ignore[override]
        return self._rows[row]

    def add_past(self, events: Iterable[EngineEvent]) -> None:
        """Append older events, newest first; those already here are passed over."""
        oldest = self._rows[-1].time if self._rows else float("inf")
        older = [e for e in events if e.time < oldest and self._accept(e)]
        older = older[:KEPT - len(self._rows)]
        if older:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(older) - 1)
            self._rows.extend(older)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = (tr("Time"), tr("Event"), tr("Object"), tr("Kind"), tr("Host"))
            return titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self._cell(self._rows[index.row()], index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(self._cell(self._rows[index.row()], index.column()))
        return None

    def _cell(self, event: EngineEvent, column: int) -> Cell:
        match column:
            case 0:
                return CellText(date_text(event.time), mono=True)
            case 1:
                return CellStatus(event_status(event), event_words(event))
            case 2:
                return CellText(event_object(event), "text")
            case 3:
                kind = BY_EVENT.get(event.type)
                return CellText(tr(kind.singular) if kind else event.type)
            case _:
                view = self._store.hosts.get(event.host)
                return CellHost(view.spec.name if view else "–",
                                view.spec.environment if view else "")

    def _on_changes(self, changes: list[Change]) -> None:
        new = [c.event for c in changes if isinstance(c, EventSeen) and self._accept(c.event)]
        if not new:
            return
        room = KEPT - len(new)
        if len(self._rows) > room:
            self.beginRemoveRows(QModelIndex(), room, len(self._rows) - 1)
            while len(self._rows) > room:
                self._rows.pop()
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
        self._rows.extendleft(new)
        self.endInsertRows()
