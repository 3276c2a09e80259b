"""The cluster's side of one host's connection: what it lists, when again, and what is wrong."""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from caas_desktop.domain.changes import Change, ClusterChanged
from caas_desktop.domain.errors import CaasError, HostError
from caas_desktop.domain.hosts import EngineInfo
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import ScopeId
from caas_desktop.domain.text import N_, Text
from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.node import NODE
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import SERVICE
from caas_desktop.kinds.task import TASK
from caas_desktop.operations.clusters import Clusters, Manager
from caas_desktop.operations.refresh import Refresher, listed

log = logging.getLogger(__name__)

# Tasks send no events: those on nodes that we are not connected to are listed again this often,
# by the one connection that speaks for the cluster.
TASKS_EVERY_S = 20.0
# Containers of services come and go in bursts: one list tells of all that did meanwhile.
PAUSE_S = 0.3
# A manager hears of a task's state some time after its container has started or ended.
ECHOES_S = (1.0, 2.0, 4.0)
# How often a cluster that does not answer is tried again.
TROUBLED_EVERY_S = 3.0
# A worker that somebody promotes hears no event of it.
INFO_EVERY_S = 60.0

NO_LEADER = N_("The cluster has no leader: too few of its managers are online. What is shown is "
               "the last known content, and nothing can be changed.")


def cluster_kinds() -> list[Kind[Any]]:
    return [kind for kind in KINDS.values() if kind.scope == "cluster"]


def with_cluster(info: EngineInfo, known: EngineInfo | None) -> EngineInfo:
    """Return ``info`` with the cluster's id that is known of this node.

    A manager of a cluster without a leader does not tell it.
    """
    now, was = info.swarm, known.swarm if known else None
    if now and was and now.manager and not now.cluster_id and now.node_id == was.node_id:
        return replace(info, swarm=replace(now, cluster_id=was.cluster_id))
    return info


class ClusterFollower:
    """Keeps a cluster's content fresh over one connection, while that one speaks for it.

    ``told`` gets the engine's info when the node's part in a cluster changed.
    """

    def __init__(self, manager: Manager, engine: Engine, info: EngineInfo, refresher: Refresher,
                 clusters: Clusters, emit: Callable[[Change], None],
                 told: Callable[[EngineInfo], None]) -> None:
        self._manager, self._engine, self._refresher = manager, engine, refresher
        self._clusters, self._emit, self._told = clusters, emit, told
        self.info = info
        self._troubled = False
        self._look = False
        self._closed, self._wake = threading.Event(), threading.Event()

    @property
    def scope(self) -> ScopeId | None:
        """The cluster that this connection can list, None on a worker or outside."""
        return self.info.cluster_scope

    @property
    def speaks(self) -> bool:
        return self.scope is not None and self._clusters.speaks_for(self.scope, self._manager)

    @property
    def _unwell(self) -> bool:
        """A manager that is locked, or has no leader, sends no event when that ends."""
        swarm = self.info.swarm
        return self._troubled or (swarm is not None and bool(swarm.error))

    def load(self) -> None:
        """List the cluster if nobody else does."""
        self._clusters.ready(self.info, self._manager)
        if self.speaks:
            self._load()

    def start(self) -> None:
        """Follow the cluster in a thread of its own, until ``close``."""
        threading.Thread(target=self._run, name=f"cluster-{self._engine.spec.name}",
                         daemon=True).start()

    def close(self) -> None:
        self._closed.set()
        self._wake.set()

    def look_again(self) -> None:
        """Read the node's part in its cluster soon: something changed it."""
        self._look = True
        self._wake.set()

    def take_over(self) -> None:
        """Speak for the cluster from now on: list it soon, and tell whether it answers."""
        self._troubled = True
        self._wake.set()

    def relist(self) -> None:
        """List everything of the cluster again."""
        scope = self.scope
        if scope is not None:
            for kind in cluster_kinds():
                self._refresher.relist(scope, kind)

    def relist_tasks(self) -> None:
        """A task started or ended somewhere: count again."""
        self._wake.set()

    def refused(self, scope: ScopeId, error: CaasError) -> None:
        """The engine lives but does not list ``scope`` (the refresher's thread)."""
        if scope != self.scope:
            log.warning("%s: %s", self._engine.spec.name, error)
            return
        if not self._troubled:
            self._troubled = True
            self._wake.set()

    def _load(self) -> None:
        """List the cluster for the first time; a refusal is the cluster's trouble, not the host's.

        What is known of its services and nodes completes the tasks: kinds are in that order.
        """
        scope = self.scope
        assert scope is not None
        for kind in cluster_kinds():
            asked_at = time.monotonic()
            try:
                found = listed(self._engine, kind, scope)
            except HostError:
                raise
            except CaasError as exc:
                self._tell_trouble(exc)
                return
            self._refresher.tell_list(scope, kind, found, asked_at)
        self._fine()

    def _run(self) -> None:
        info_at = nodes_at = time.monotonic()
        echoes: Iterator[float] = iter(())
        while not self._closed.is_set():
            pause = TROUBLED_EVERY_S if self._unwell else next(echoes, TASKS_EVERY_S)
            woken = self._wake.wait(pause)
            if woken:
                echoes = iter(ECHOES_S)
            self._wake.clear()
            if self._closed.is_set():
                return
            asked, self._look = self._look or self._unwell, False
            now = time.monotonic()
            if asked or now - info_at >= INFO_EVERY_S:
                info_at, asked = now, True
            # In a busy cluster every turn is woken.
            if nodes := not woken or now - nodes_at >= TASKS_EVERY_S:
                nodes_at = now
            try:
                self._turn(look=asked, nodes=nodes)
            except CaasError as exc:
                # A lost host is noticed by its session, which starts anew.
                log.info("%s: %s", self._engine.spec.name, exc)
            except Exception:
                log.exception("%s: following the cluster failed", self._engine.spec.name)
            self._closed.wait(PAUSE_S)

    def _turn(self, *, look: bool, nodes: bool) -> None:
        if look:
            self._read_info()
        scope = self.scope
        if scope is None or not self.speaks:
            self._troubled = False  # another one speaks, and tells what is wrong
            return
        if self._troubled:
            self._load()
            return
        # No event tells that a manager is reachable again.
        kinds: tuple[Kind[Any], ...] = (SERVICE, TASK, NODE) if nodes else (SERVICE, TASK)
        for kind in kinds:
            self._refresher.relist(scope, kind)

    def _read_info(self) -> None:
        info = with_cluster(self._engine.refresh_info(), self.info)
        if self._closed.is_set() or info == self.info:
            return
        moved = info.cluster_scope != self.scope
        old, self.info = self.scope, info
        self._told(info)
        if moved:
            self._clusters.gone(self._manager)
            self._clusters.ready(info, self._manager)
            self._troubled = False
            if old is not None and not self._clusters.known(old):
                self._emit(ClusterChanged(old, ""))
            if self.speaks:
                self._load()

    def _tell_trouble(self, error: CaasError) -> None:
        scope, swarm = self.scope, self.info.swarm
        self._troubled = True
        words = Text(NO_LEADER) if swarm and swarm.error else error.text
        if scope is not None:
            # Another manager may be on the side that still has a leader.
            if self._clusters.pass_on(scope, self._manager):
                log.info("%s no longer speaks for its cluster", self._engine.spec.name)
            else:
                self._emit(ClusterChanged(scope, words))

    def _fine(self) -> None:
        self._troubled = False
        if self.scope is not None:
            self._clusters.answered(self.scope)
            self._emit(ClusterChanged(self.scope, ""))
