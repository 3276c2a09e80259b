"""The program without a window: automatic scaling and history go on while nobody watches.

No Qt here. The store belongs to the thread that calls ``run``, as it belongs to the GUI thread in
the window.
"""
from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from caas_desktop.app.adapters import Adapters
from caas_desktop.domain.changes import (
    AppsAdopted,
    Change,
    EventSeen,
    HostChanged,
    HostDefined,
    HostForgotten,
)
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import HostSpec, Phase
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.scaling import WHY
from caas_desktop.domain.scaling_rule import SYNC_S
from caas_desktop.operations.adoptions import tenants_of
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.group_keys import group_keys
from caas_desktop.operations.scaling.cluster import View
from caas_desktop.operations.scaling.controller import ScalingController
from caas_desktop.operations.settings import SAMPLER, SAMPLER_SECONDS, Settings
from caas_desktop.operations.stats.sampler import BackgroundSampler
from caas_desktop.operations.store import Store

log = logging.getLogger(__name__)

TURN_S = 1.0
HOSTS_EVERY_S = 60.0
EVENTS_EVERY_S = 5.0
BATCH = 500
LAST_TURNS = 5
# Quitting takes at most two seconds in all, a frozen host included.
FLEET_PATIENCE_S = 0.3
ONCE_GAP_S = 5.0

Hosts = Callable[[], Sequence[HostSpec]]


class Agent:
    """Connects hosts and keeps scaling, history and the event log going until ``stop``.

    Args:
        hosts: The hosts to look after; asked again every minute.
        name: Shown to others while we hold a cluster's lease.
        sync_s: Seconds between two looks at the scaled services.
    """

    def __init__(self, adapters: Adapters, hosts: Hosts, *, name: str, sync_s: float = SYNC_S
                 ) -> None:
        self._catalogue, self._hosts, self._sync_s = adapters.catalogue, hosts, sync_s
        self._inbox: queue.SimpleQueue[Change | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._events: list[EngineEvent] = []
        self._complained = ""
        self._known: dict[HostId, HostSpec] = {}
        self._phases: dict[HostId, Phase] = {}
        self.store = Store()
        self.fleet = Fleet(self.store, adapters.connector, adapters.catalogue, adapters.vault,
                           self._inbox.put)
        self.sampler = BackgroundSampler(self.fleet.engines, adapters.catalogue, self._groups_of,
                                         period_s=self._sampler_period())
        self.scaling = ScalingController(self.fleet.engines, adapters.catalogue, self._told,
                                         name=name, sync_s=sync_s)
        self.fleet.on_engine(lambda spec, engine: self.scaling.look_soon())
        self.fleet.on_lease(self.scaling.lease_written)

    def stop(self) -> None:
        """End ``run`` soon; from any thread and from a signal handler."""
        self._stopping.set()
        self._inbox.put(None)

    def run(self) -> None:
        """Work until ``stop``; then clean up within two seconds."""
        log.info("agent started, a look every %g s", self._sync_s)
        try:
            self.sampler.start()
            self.scaling.start()
            hosts_at = events_at = 0.0
            while not self._stopping.is_set():
                now = time.monotonic()
                if now >= hosts_at:
                    self._follow_catalogue()
                    hosts_at = now + HOSTS_EVERY_S
                if now >= events_at:
                    self._save_events()
                    events_at = now + EVENTS_EVERY_S
                self._turn()
        finally:
            self.close()

    def once(self, patience_s: float) -> Mapping[ScopeId, View]:
        """Connect, look twice (the CPU use needs it), scale what is due, and return the notes."""
        try:
            self._follow_catalogue()
            self._until(lambda: self._settled() or self._stopping.is_set(), patience_s)
            self.scaling.look()
            self._until(self._stopping.is_set, min(self._sync_s, ONCE_GAP_S))
            for engine in self.fleet.engines():
                self._sweep(engine)
            return self.scaling.look()
        finally:
            self.close()

    def close(self) -> None:
        """Give leases back, keep what was seen, end every connection."""
        started = time.monotonic()
        self._stopping.set()
        sampler = threading.Thread(target=self.sampler.close, name="closing", daemon=True)
        sampler.start()
        self.scaling.close()
        for _ in range(LAST_TURNS):
            if not self._inbox.empty():
                self._turn()
        self._save_events()
        self.fleet.close(FLEET_PATIENCE_S)
        log.info("agent stopped in %.2f s", time.monotonic() - started)

    # -- one turn

    def _turn(self) -> None:
        """Apply what has come, at most BATCH changes; waits a moment for the first."""
        batch: list[Change] = []
        try:
            change = self._inbox.get(timeout=TURN_S)
            while change is not None and len(batch) < BATCH:
                batch.append(change)
                change = self._inbox.get_nowait()
        except queue.Empty:
            pass
        self.store.apply(batch)
        for seen in batch:
            match seen:
                case EventSeen(event):
                    self._events.append(event)
                case HostChanged(host, status):
                    self._tell_host(host, status.phase, status.reason)
                case _:
                    pass

    def _tell_host(self, host: HostId, phase: Phase, reason: str) -> None:
        if phase is Phase.CONNECTING or self._phases.get(host) is phase:
            return
        self._phases[host] = phase
        name = self._known[host].name if host in self._known else host
        if phase is Phase.READY:
            log.info("%s: connected", name)
        else:
            log.warning("%s: %s", name, reason or phase)

    def _until(self, condition: Callable[[], bool], patience_s: float) -> None:
        end = time.monotonic() + patience_s
        while not condition() and time.monotonic() < end:
            self._turn()

    def _settled(self) -> bool:
        return bool(self._known) and self._phases.keys() >= self._known.keys()

    # -- hosts

    def _follow_catalogue(self) -> None:
        """Connect the hosts that came or changed since the last time, drop those that went."""
        try:
            specs = {spec.id: spec for spec in self._hosts()}
            self._sampler_follow()
            self.store.apply([AppsAdopted(tenants_of(self._catalogue))])
        except CaasError as error:
            log.warning("the catalogue cannot be read: %s", error)
            return
        for host in self._known.keys() - specs.keys():
            self.fleet.disconnect(host)
            self.store.apply([HostForgotten(host)])
        for host, spec in specs.items():
            if self._known.get(host) != spec:
                self.fleet.disconnect(host)
                self.store.apply([HostDefined(spec)])
                self.fleet.connect(host)
        self._known = specs

    def _sampler_follow(self) -> None:
        """Sample as often as the settings say now."""
        period = self._sampler_period()
        if period != self.sampler.period_s:
            self.sampler.set_period(period)

    def _sampler_period(self) -> float | None:
        settings = Settings(self._catalogue)
        return float(settings.get(SAMPLER_SECONDS)) if settings.get(SAMPLER) else None

    def _groups_of(self, ref: Ref) -> Iterable[str]:
        return group_keys(self.store, ref)

    def _sweep(self, engine: Engine) -> None:
        try:
            self.sampler.sweep(engine)
        except CaasError as error:
            log.warning("%s: no history of this moment: %s", engine.spec.name, error)

    # -- events

    def _told(self, event: EngineEvent) -> None:
        log.info("%s: %s: %s", event.name, event.action, event.attributes.get(WHY, ""))
        self._inbox.put(EventSeen(event))

    def _save_events(self) -> None:
        events, self._events = self._events, []
        if not events:
            return
        try:
            self._catalogue.add_events(events)
            self._complained = ""
        except CaasError as error:
            if str(error) != self._complained:
                self._complained = str(error)
                log.warning("events not saved: %s", error)
