"""Turns an item and a column into the cell that the delegate paints."""
from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import Environment
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.times import clock_text
from caas_desktop.domain.units import bytes_text, percent_text, span_text
from caas_desktop.kinds.base import Column, Kind
from caas_desktop.kinds.container import Container, status_note
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import Service
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import (
    Cell,
    CellBar,
    CellHost,
    CellLoad,
    CellStatus,
    CellText,
    CellTwoLine,
)
from caas_desktop.viewmodels.places import Places
from caas_desktop.viewmodels.scaling import bounds_text
from caas_desktop.viewmodels.words import pending_word, status_word, update_word


@frozen
class Usage:
    """The newest figures of a container: percent of one core, cores, bytes; None: not measured.

    ``course`` is the CPU over the last samples, as fractions of its own height, oldest first.
    """

    cpu_percent: float | None = None
    cpu_limit: float | None = None
    memory: int | None = None
    memory_limit: int | None = None
    course: tuple[float, ...] = ()


Figures = Callable[[Ref], Usage | None]


def place_text(app: str, service: str) -> str:
    return f"{app} / {service}" if app and service else app or service or "–"


class Cells:
    """Builds cells for one store; ``figures`` gives live usage, None where nothing is watched."""

    def __init__(self, store: Store, figures: Figures = lambda _: None) -> None:
        self._store, self._figures = store, figures
        self._places = Places(store)

    def host_name(self, ref: Ref) -> tuple[str, Environment | None]:
        """Return the name and environment of the host or cluster a resource is shown under."""
        view = self._store.host_of(ref.scope)
        if view is None:
            return "–", None
        cluster = KINDS[ref.kind].scope == "cluster"
        name = self._places.cluster_title(ref.scope) if cluster else view.spec.name
        return name, view.spec.environment

    def usage(self, ref: Ref) -> Usage:
        return self._figures(ref) or Usage()

    def sort_value(self, kind: Kind[Any], column: Column[Any], ref: Ref, item: Any) -> Any:
        """Return what a row is sorted by; None sorts last."""
        match column.look:
            case "host":
                return self.host_name(ref)[0].casefold()
            case "cpu":
                return self.usage(ref).cpu_percent
            case "memory":
                return self.usage(ref).memory
            case "age":
                at = column.sort(item)
                return -at if at else None
            case _:
                return column.sort(item)

    def cell(self, kind: Kind[Any], column: Column[Any], ref: Ref, item: Any) -> Cell:
        stale = self._store.stale(ref.scope)
        match column.look:
            case "two_line":
                return CellTwoLine(column.text(item), column.note(item), stale=stale)
            case "status":
                return self._status(kind, column, ref, item, stale)
            case "host":
                name, environment = self.host_name(ref)
                return CellHost(name, environment or "", stale)
            case "place":
                place = kind.place(item)
                return CellText(place_text(place.app, place.service), stale=stale)
            case "cpu":
                return self._cpu(self.usage(ref), stale)
            case "memory":
                return self._memory(self.usage(ref), stale)
            case "age":
                at = column.sort(item)
                text = span_text(time.time() - at) if at else "–"
                return CellText(text, right=True, stale=stale)
            case "scaling":
                return CellText(bounds_text(item.labels) or "–", right=True, stale=stale)
            case _:
                return CellText(column.text(item), mono=column.look == "mono",
                                right=column.right, stale=stale)

    def _status(self, kind: Kind[Any], column: Column[Any], ref: Ref, item: Any,
                stale: bool) -> Cell:
        doing = self._store.pending.get(ref)
        status = kind.status(item)
        if doing is not None:
            return CellStatus("starting", pending_word(doing))
        word = status_word(status) if status else "–"
        if ref.scope in self._store.troubles:
            return CellStatus("stale", word, tr("the cluster does not answer"), stale=True)
        if stale:
            view = self._store.host_of(ref.scope)
            seen_at = view.status.seen_at if view else None
            note = tr("as of {time}").format(time=clock_text(seen_at)[:5])
            return CellStatus("stale", word, note, stale=True)
        note = status_note(item, tr) if isinstance(item, Container) else column.note(item)
        if isinstance(item, Service):
            note = update_word(note) if note else ""
        return CellStatus(status or "exited", word, note)

    @staticmethod
    def _cpu(usage: Usage, stale: bool) -> Cell:
        if usage.cpu_percent is None:
            return CellLoad("", stale=stale)
        of_limit = usage.cpu_percent / (usage.cpu_limit * 100) if usage.cpu_limit else None
        return CellLoad(percent_text(usage.cpu_percent), of_limit, usage.course, stale)

    @staticmethod
    def _memory(usage: Usage, stale: bool) -> Cell:
        if usage.memory is None:
            return CellBar("", stale=stale)
        part = usage.memory / usage.memory_limit if usage.memory_limit else None
        return CellBar(bytes_text(usage.memory), part, stale)
