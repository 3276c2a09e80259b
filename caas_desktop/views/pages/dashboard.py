"""The first page: hosts, what needs attention, who uses most, what happened."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from caas_desktop.domain.changes import Change, HostChanged, HostDefined, HostForgotten
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.groups import host_group
from caas_desktop.domain.hosts import HostSpec, SshEndpoint
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.operations.jobs import expected
from caas_desktop.operations.stats.hub import Watch
from caas_desktop.operations.stats.machine import MachineWatch
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.operations.store import HostView
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import wanted
from caas_desktop.viewmodels.event_rows import event_status, event_words
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import Crumb, TabLook
from caas_desktop.viewmodels.overview import calm_words, tile, troubles
from caas_desktop.viewmodels.targets import DASHBOARD, Target, list_of
from caas_desktop.views.look.cards import Card, LoadTile
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import EmptyState
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.dashboard_lines import (
    EventLine,
    L,
    Lines,
    TopLine,
    TroubleLine,
)
from caas_desktop.views.pages.wanted import WantedBanner

TILE_WIDTH = 250
MOST_TROUBLES, MOST = 8, 10  # lines of the cards
REFRESH_MS = 300
# A dashboard stands open all day: each round of figures costs a repaint.
FIGURES_S = 5.0
FIGURES_A_SECOND = 50

Used = tuple[float | None, float | None]
"""What containers use: percent of a core, bytes; None while it is not known."""


class Dashboard(Page):
    """Refreshes at most a few times a second, and only while it is seen."""

    def __init__(self, context: Context, target: Target, parent: QWidget) -> None:
        super().__init__(context, target, parent)
        self._tiles: dict[HostId, LoadTile] = {}
        self._columns = 0
        self._worst = ""
        self._watch: Watch | None = None
        self._running: dict[ScopeId, frozenset[Ref]] = {}  # what is watched, by engine
        self._machines: dict[ScopeId, MachineWatch] = {}
        self._past: list[EngineEvent] | None = None  # not read yet
        self._used: Mapping[ScopeId, Used] = {}
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._later.timeout.connect(self._refresh)
        self._turns = Turns(self)
        self._unsubscribe = context.store.subscribe(self._on_changes)
        self._refresh_tiles()  # the rest comes part by part when it is shown
        self._token = context.jobs.submit(
            "catalogue", lambda _: context.catalogue.events(limit=MOST),
            lane=Lane.REFRESH, done=self._remembered, failed=expected)

    def _remembered(self, events: list[EngineEvent]) -> None:
        """Begin with the events of the last run."""
        oldest = self.context.store.events[0].time if self.context.store.events else float("inf")
        self._past = [event for event in events if event.time < oldest]
        self._later.start()

    def _lay_out(self) -> None:
        self._title = label(tr("All hosts"), "heading")
        self._sum = label("", "body", "text3")
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._trouble = Card(tr("Needs attention"), tr("all"))
        self._top = Card(tr("Top CPU, % of one core"), tr("all"))
        self._events = Card(tr("Recent events"), tr("all"))
        self._calm = label(calm_words(self.context.store), "body", "text3", wrap=True)
        self._trouble.body.addWidget(self._calm)
        self._measuring = label(tr("Measuring…"), "body", "text3")
        self._top.body.addWidget(self._measuring)
        self._quiet = label(tr("Nothing has happened yet."), "body", "text3", wrap=True)
        self._quiet.hide()
        self._events.body.addWidget(self._quiet)
        self._trouble_lines = self._lines(self._trouble, TroubleLine)
        self._top_lines = self._lines(self._top, TopLine)
        self._event_lines = self._lines(self._events, EventLine)
        self._trouble.more.clicked.connect(
            lambda: self.opened.emit(list_of("container", facet=self._worst), True))
        self._top.more.clicked.connect(lambda: self.opened.emit(list_of("container"), True))
        self._events.more.clicked.connect(lambda: self.asked.emit("events"))
        self._cards = QGridLayout()
        self._cards.setSpacing(10)
        body = QWidget()
        stack = QVBoxLayout(body)
        stack.setContentsMargins(18, 14, 18, 18)
        stack.setSpacing(12)
        stack.addLayout(row(self._title, self._sum, 0, spacing=10))
        stack.addLayout(self._grid)
        stack.addLayout(self._cards)
        stack.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidget(body)
        self._empty: EmptyState | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._area)
        self._wanted = WantedBanner(self.context.store, self._outer, self._open_host)

    def _show_empty(self, empty: bool) -> None:
        """Say how to begin while there are no hosts."""
        self._area.setVisible(not empty)
        if self._empty is not None:
            self._empty.setVisible(empty)
        elif empty:
            self._empty = EmptyState(
                "host", tr("No hosts yet"),
                tr("Connect a Docker host over SSH, TLS or a local socket. Import finds Docker on "
                   "this computer, its contexts and the hosts of your SSH configuration."),
                (tr("Add host…"), tr("Import…")))
            self._empty.action.connect(
                lambda n: self.asked.emit("add-host" if n == 0 else "import-hosts"))
            self._outer.addWidget(self._empty)

    def _lines(self, card: Card, kind: type[L]) -> Lines[L]:
        return Lines(card.body, kind, lambda ref: self.opened.emit(Target("object", ref=ref), True))

    # -- Page ----------------------------------------------------------------------------

    def look(self) -> TabLook:
        return TabLook(tr("Dashboard"), "dashboard")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(tr("All hosts"), "dashboard", DASHBOARD)]

    def hosts(self) -> Sequence[HostSpec]:
        return [view.spec for view in self.context.store.hosts.values()]

    def close_page(self) -> None:
        self._token.cancel()
        self._unsubscribe()
        self._unwatch()

    # -- content -------------------------------------------------------------------------

    def _on_changes(self, changes: list[Change]) -> None:
        if any(isinstance(c, HostChanged | HostDefined | HostForgotten) for c in changes):
            self.look_changed.emit()
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def _parts(self) -> tuple[Callable[[], None], ...]:
        figures = (partial(self._watch_containers, scope)
                   for scope in self._live_scopes() | self._running.keys())
        return (self._refresh_tiles, self._refresh_troubles, self._refresh_events, *figures,
                self._watch_machines)

    def _refresh(self) -> None:
        """Refresh part by part: with thousands of containers, all at once would be felt."""
        if self._turns.idle():
            self._turns.add(*self._parts())

    def _refresh_tiles(self) -> None:
        self._wanted.refresh()
        store = self.context.store
        self._show_empty(not store.hosts)
        self._sum.setText(tr("Hosts: {hosts} · containers: {containers}").format(
            hosts=len(store.hosts), containers=store.count("container")))
        views = store.hosts
        for host in self._tiles.keys() - views.keys():
            self._tiles.pop(host).deleteLater()
        for host, view in views.items():
            info = view.status.info
            count = store.count("container", info.scope) if info else 0
            look = tile(store, view, count, self._loads(view))
            made = self._tiles.get(host)
            if made is None:
                made = self._tiles[host] = LoadTile(look)
                made.activated.connect(lambda h=host: self._open_host(h))
                made.count_activated.connect(lambda h=host: self._open_containers(h))
                self._columns = 0
            else:
                made.set_look(look)
        self._arrange()

    def _loads(self, view: HostView) -> list[tuple[str, float | None]]:
        """The machine's own load where it tells (SSH), else the sum of its containers.

        Until the machine was asked, nothing: the sum would be shown for a moment only.
        """
        info = view.status.info
        machine = self.context.overview_machines.latest(info.scope) if info else None
        cpu = memory = disk = None
        if machine is not None:
            cpu = machine.cpu_percent / 100 if machine.cpu_percent is not None else None
            if machine.memory_used and machine.memory_total:
                memory = machine.memory_used / machine.memory_total
            if machine.disk_used and machine.disk_total:
                disk = machine.disk_used / machine.disk_total
        elif info is not None and view.status.live and (
                not isinstance(view.spec.endpoint, SshEndpoint)
                or self.context.overview_machines.silent(info.scope)):
            used_cpu, used_memory = self._used.get(info.scope, (None, None))
            if used_cpu is not None and info.cpus:
                cpu = used_cpu / 100 / info.cpus
            if used_memory is not None and info.memory_bytes:
                memory = used_memory / info.memory_bytes
        return [(tr("CPU"), cpu), (tr("Mem"), memory), (tr("Disk"), disk)]

    def _refresh_troubles(self) -> None:
        found, total = troubles(self.context.store, MOST_TROUBLES)
        self._worst = found[0].status if found else ""
        self._calm.setVisible(not found)
        self._calm.setText(calm_words(self.context.store))
        containers = self.context.store.count("container")
        self._trouble.set_more(tr("{count} of {total}").format(count=total, total=containers)
                               if total else "")
        for one, line in zip(found, self._trouble_lines.show(len(found)), strict=True):
            line.tell(one.ref, one.status, one.name, one.where, one.why, one.ago)

    def _refresh_events(self) -> None:
        store = self.context.store
        recent = [*list(store.events)[-MOST:][::-1], *(self._past or ())][:MOST]
        self._quiet.setVisible(not recent and self._past is not None)
        for event, line in zip(recent, self._event_lines.show(len(recent)), strict=True):
            view = store.hosts.get(event.host)
            info = view.status.info if view else None
            ref = Ref(info.scope, event.type, event.id) if info else None
            if ref is not None and store.get(ref) is None:
                ref = None
            line.tell(ref, event.time, event_status(event), event.name, event_words(event))

    def _figures(self, _: Mapping[Ref, Sample]) -> None:
        store, hub = self.context.store, self.context.hub
        found = [(ref, s) for ref in hub.watched() if (s := hub.latest(ref)) is not None]
        self._used = _sums(found)
        use = [(s.cpu_percent, ref, s) for ref, s in found if s.cpu_percent is not None]
        use.sort(key=lambda one: (-one[0], one[1]))
        top = use[:MOST]
        self._measuring.setVisible(not top and bool(hub.watched()))
        for (percent, ref, sample), line in zip(top, self._top_lines.show(len(top)), strict=True):
            item = store.get(ref)
            line.tell(ref, item.name if item else ref.id[:12], percent, max(10.0, top[0][0]),
                      sample.cpu_limit_cores)
        for host, made in self._tiles.items():
            view = store.hosts.get(host)
            if view is not None and view.status.info is not None:
                count = store.count("container", view.status.info.scope)
                made.set_look(tile(store, view, count, self._loads(view)))

    # -- costs nothing while hidden ------------------------------------------------------

    def _live_scopes(self) -> set[ScopeId]:
        return {view.status.info.scope for view in self.context.store.hosts.values()
                if view.status.live and view.status.info}

    def _watch_containers(self, scope: ScopeId) -> None:
        """Watch what runs on one engine: in a turn of its own, for it may be hundreds."""
        if self._watch is None:
            return
        store = self.context.store
        self._running[scope] = frozenset(
            ref for ref in store.refs(scope, "container")
            if store.items()[ref].active and not store.stale(scope))
        refs = frozenset().union(*self._running.values())
        # In steps: another rate concerns every container that is watched.
        steps = ceil(len(refs) / (FIGURES_S * FIGURES_A_SECOND))
        self._watch.set_refs(refs, FIGURES_S * max(1, steps))

    def _watch_machines(self) -> None:
        if self._watch is None:
            return
        live = {view.status.info.scope for view in self.context.store.hosts.values()
                if view.status.live and view.status.info
                and isinstance(view.spec.endpoint, SshEndpoint)}
        for scope in self._machines.keys() - live:
            self._machines.pop(scope).close()
        for scope in live - self._machines.keys():
            self._machines[scope] = self.context.overview_machines.watch(scope, self._later.start)

    def _unwatch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
            self._running = {}
        while self._machines:
            self._machines.popitem()[1].close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watch is None:
            self._watch = self.context.hub.watch((), self._figures, FIGURES_S)
        QTimer.singleShot(0, self, self._refresh)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._unwatch()

    # -- layout --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, (self.width() - 36) // px(TILE_WIDTH))
        if columns == self._columns:
            return
        self._columns = columns
        order = [self._tiles[host] for host in self.context.store.hosts if host in self._tiles]
        for n, made in enumerate(order):
            self._grid.addWidget(made, n // columns, n % columns)
        for x in range(self._grid.columnCount()):
            self._grid.setColumnStretch(x, 1 if x < columns else 0)
        wide = self.width() > px(900)
        for n, card in enumerate((self._trouble, self._top, self._events)):
            self._cards.addWidget(card, 0 if wide else n, n if wide else 0)
            self._cards.setColumnStretch(n, 1 if wide or n == 0 else 0)

    def _open_host(self, host: HostId) -> None:
        view = self.context.store.hosts[host]
        scope = view.status.info.scope if view.status.info else ""
        self.opened.emit(Target("group", host_group(host, scope)), True)
        if wanted(view.status):
            self.asked.emit("resolve-host")  # of the page that is in front now

    def _open_containers(self, host: HostId) -> None:
        view = self.context.store.hosts[host]
        scope = view.status.info.scope if view.status.info else ""
        self.opened.emit(list_of("container", host_group(host, scope)), True)


def _sums(found: Iterable[tuple[Ref, Sample]]) -> dict[ScopeId, Used]:
    """Return what the containers of each engine use in all."""
    sums: dict[ScopeId, Used] = {}
    for ref, sample in found:
        cpu, memory = sums.get(ref.scope, (None, None))
        sums[ref.scope] = _plus(cpu, sample.cpu_percent), _plus(memory, sample.memory_bytes)
    return sums


def _plus(total: float | None, more: float | None) -> float | None:
    """A first sample knows no rates: none is not 0."""
    return total if more is None else (total or 0.0) + more
