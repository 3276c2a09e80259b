"""Builds what the window works with, in the order of its dependencies, and ends it."""
from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from caas_desktop.app.adapters import Adapters
from caas_desktop.domain.changes import Change, EventSeen, HostChanged, Upserted
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import HostSpec, SshEndpoint
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.scaling import policy_labels
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.service import Service
from caas_desktop.operations.commands import Commands
from caas_desktop.operations.containers.creations import Creations
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.group_keys import group_keys
from caas_desktop.operations.jobs import JobRunner, expected
from caas_desktop.operations.kept import Kept
from caas_desktop.operations.revisions import Revisions
from caas_desktop.operations.scaling.controller import ScalingController
from caas_desktop.operations.scaling.feed import ScalingFeed
from caas_desktop.operations.settings import SAMPLER, SAMPLER_SECONDS, SCALE_HERE, Settings
from caas_desktop.operations.stats.history import History
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.machine import MachineHub
from caas_desktop.operations.stats.sampler import BackgroundSampler
from caas_desktop.operations.store import Store
from caas_desktop.operations.streams import StreamReader
from caas_desktop.operations.tasks import Tasks
from caas_desktop.viewmodels.bridge import Bridge
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.figures import LiveUsage
from caas_desktop.viewmodels.membership import Membership

log = logging.getLogger(__name__)

# Quitting takes at most two seconds in all, a frozen host included.
FLEET_PATIENCE_S = 0.5
SAVE_PATIENCE_S = 1.6  # counted from the beginning, beside everything else
SCALING_PATIENCE_S = 0.5

OVERVIEW_POLL_S = 15.0


class Services:
    """GUI thread only.

    ``context`` is what the window gets; ``trouble`` gets what went wrong behind it.
    """

    def __init__(self, store: Store, bridge: Bridge, adapters: Adapters, kept: Kept) -> None:
        self.store, self.bridge, self.adapters = store, bridge, adapters
        self._kept = kept
        self._events: list[EngineEvent] = []
        self._complained: set[str] = set()
        self._policies: dict[Ref, dict[str, str]] = {}
        self.trouble: Callable[[Exception], None] = self._not_saved
        catalogue, vault = adapters.catalogue, adapters.vault
        self.jobs = JobRunner(bridge.post)
        self.streams = StreamReader()
        fleet = Fleet(store, adapters.connector, catalogue, vault, bridge.push)
        self.hub = StatsHub(self.streams, fleet.engine_of, bridge.post, running=self._running,
                            cpu_limit=self._cpu_limit)
        self.machines = MachineHub(fleet.engine_of, bridge.post)
        self.overview_machines = MachineHub(fleet.engine_of, bridge.post, OVERVIEW_POLL_S)
        self.history = History(catalogue, bridge.post)
        self.sampler = BackgroundSampler(fleet.engines, catalogue, self._groups_of,
                                         streamed=self.hub.counters)
        tasks = Tasks()
        settings = Settings(catalogue, self._save_settings, kept.settings)
        feed = ScalingFeed(bridge.post)
        self.scaling = ScalingController(
            fleet.engines, catalogue, lambda event: bridge.push(EventSeen(event)), feed.heard,
            name=f"a window on {socket.gethostname()}", active=settings.get(SCALE_HERE))
        self.context = Context(
            store=store, jobs=self.jobs, tasks=tasks, fleet=fleet,
            commands=Commands(store, fleet, self.jobs, catalogue),
            creations=Creations(self.jobs, tasks, fleet, catalogue, bridge.post),
            settings=settings, catalogue=catalogue, vault=vault, streams=self.streams,
            hub=self.hub, machines=self.machines, overview_machines=self.overview_machines,
            history=self.history,
            cells=Cells(store, LiveUsage(self.hub)),
            membership=Membership(store), scaling=feed, revisions=Revisions(catalogue, vault),
            post=bridge.post)
        fleet.on_engine(self._on_engine)
        fleet.on_lease(self.scaling.lease_written)
        store.subscribe(self._on_changes)

    def show_hosts(self) -> None:
        """Show the entries: all that a first page needs."""
        self.context.fleet.show_entries(self._kept.hosts)

    def uses_ssh(self) -> bool:
        """Return whether ``start`` will connect anything over SSH."""
        return any(spec.enabled and isinstance(spec.endpoint, SshEndpoint)
                   for spec in self._kept.hosts)

    def start(self) -> None:
        """Show the last known content and connect the hosts that are shown."""
        # Never on the GUI thread: a catalogue may be busy.
        self.jobs.submit("catalogue", lambda _: self.context.fleet.recall(self._kept.hosts),
                         lane=Lane.REFRESH, done=self._recalled, failed=self.trouble)
        self._set_sampler()
        self.context.settings.on_change(SAMPLER, lambda _: self._set_sampler())
        self.context.settings.on_change(SAMPLER_SECONDS, lambda _: self._set_sampler())
        self.sampler.start()
        self.context.settings.on_change(SCALE_HERE, self.scaling.set_active)
        self.scaling.start()

    def save(self) -> threading.Thread:
        """Write events and the last known content on a worker; returns its thread."""
        remember = self.context.fleet.remember()
        events, self._events = self._events, []

        def write() -> None:
            try:
                self.context.settings.flush()
                self.adapters.catalogue.add_events(events)
                remember()
            except CaasError as exc:
                log.warning("not saved: %s", exc)

        thread = threading.Thread(target=write, name="save", daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        """End everything; never waits for a host."""
        started = time.monotonic()
        saving = self.save()
        # Giving leases back asks the hosts: beside the rest, not before it.
        scaling = threading.Thread(target=self.scaling.close, name="scaling-close", daemon=True)
        scaling.start()
        self.jobs.close()
        self.sampler.close()
        self.hub.close()
        self.machines.close()
        self.overview_machines.close()
        self.history.close()
        scaling.join(SCALING_PATIENCE_S)
        self.context.fleet.close(FLEET_PATIENCE_S)
        self.streams.stop()
        saving.join(max(0.0, SAVE_PATIENCE_S - (time.monotonic() - started)))
        with suppress(CaasError):
            self.adapters.catalogue.close()
        log.info("closed in %.2f s", time.monotonic() - started)

    # -- small wires ---------------------------------------------------------------------

    def _recalled(self, known: Iterable[Change]) -> None:
        """Connect behind what is known, a few hosts a turn: each start of a thread waits for it."""
        for change in known:
            self.bridge.push(change)
        for spec in self._kept.hosts:
            if spec.enabled:
                self.bridge.post(partial(self.context.fleet.connect, spec.id))

    def _save_settings(self) -> None:
        self.jobs.submit("catalogue", lambda _: self.context.settings.flush(), lane=Lane.BULK,
                         failed=self.trouble)

    def _set_sampler(self) -> None:
        settings = self.context.settings
        on = settings.get(SAMPLER)
        self.sampler.set_period(float(settings.get(SAMPLER_SECONDS)) if on else None)

    def _running(self, ref: Ref) -> bool:
        item = self.store.get(ref)
        return isinstance(item, Container) and item.state == "running"

    def _cpu_limit(self, ref: Ref) -> float | None:
        item = self.store.get(ref)
        return (item.cpu_limit or None) if isinstance(item, Container) else None

    def _groups_of(self, ref: Ref) -> Iterable[str]:
        return group_keys(self.store, ref)

    def _on_engine(self, spec: HostSpec, engine: Engine | None) -> None:
        if engine is not None:
            scope = engine.info.scope
            for ready in (self.hub.host_ready, self.machines.host_ready,
                          self.overview_machines.host_ready):
                self.bridge.post(partial(ready, scope))
            if not spec.read_only:
                self.bridge.post(lambda: self._clean_up(spec, engine))
            self.scaling.look_soon()

    def _clean_up(self, spec: HostSpec, engine: Engine) -> None:
        """Remove what a cut line left there."""
        def work(_: object) -> None:
            from caas_desktop.operations.terminal.helper import remove_outlived

            remove_outlived(engine)

        self.jobs.submit(spec.id, work, lane=Lane.BULK, failed=expected)

    def _on_changes(self, changes: list[Change]) -> None:
        for change in changes:
            match change:
                case EventSeen(event):
                    self._events.append(event)
                case Upserted(ref, Container()):
                    self.hub.container_changed(ref)
                case Upserted(ref, Service(labels=labels)):
                    self._see_policy(ref, policy_labels(labels))
                case HostChanged(_, status) if not status.live and status.info is not None:
                    self._flush()
                case _:
                    pass
        if len(self._events) > 500:
            self._flush()

    def _see_policy(self, service: Ref, policy: dict[str, str]) -> None:
        """What was just set is looked at now, not at the next usual look."""
        if self._policies.get(service, {}) != policy:
            self._policies[service] = policy
            self.scaling.look_soon()

    def _flush(self) -> None:
        events, self._events = self._events, []
        if events:
            self.jobs.submit("catalogue", lambda _: self.adapters.catalogue.add_events(events),
                             lane=Lane.BULK, failed=self._not_saved)

    def _not_saved(self, error: Exception) -> None:
        if not isinstance(error, CaasError):
            raise error
        if str(error) not in self._complained:
            self._complained.add(str(error))
            log.warning("not saved: %s", error)
