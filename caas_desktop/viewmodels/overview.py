"""What the dashboard tells: hosts, what needs attention, who uses most."""
from __future__ import annotations

import time
from collections.abc import Sequence

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import Phase
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.status import Status
from caas_desktop.domain.times import clock_text
from caas_desktop.domain.units import span_text
from caas_desktop.kinds.container import Container, status_note
from caas_desktop.operations.store import HostView, Store
from caas_desktop.viewmodels.errors import reason, wanted
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import TileLook
from caas_desktop.viewmodels.words import phase_word, status_word

# A container that was started again counts as looping until it has run this long: seconds.
SETTLED_S = 60.0

ATTENTION = (Status.UNHEALTHY, Status.RESTARTING, Status.FAILED, Status.PAUSED)


@frozen
class Trouble:
    """A container that needs somebody; ``ago`` is since when, "" when not known."""

    ref: Ref
    status: str
    name: str
    where: str
    why: str
    ago: str


def tile(store: Store, view: HostView, containers: int,
         loads: Sequence[tuple[str, float | None]]) -> TileLook:
    """Return a host's tile. ``loads`` are fractions (CPU, memory, disk)."""
    status, info = view.status, view.status.info
    shown = {Phase.READY: "healthy", Phase.CONNECTING: "starting", Phase.ERROR: "unhealthy",
             Phase.OFFLINE: "offline"}[status.phase]
    if status.phase is Phase.READY and info:
        role = tr("standalone")
        if info.swarm:
            role = tr("Swarm manager") if info.swarm.manager else tr("Swarm worker")
        note = f"{role} · {info.version.partition('+')[0]}"
    elif status.phase is Phase.CONNECTING:
        note = phase_word(status.phase)
    else:
        why = wanted(status) or reason(status) or phase_word(status.phase)
        note = why if not status.seen_at else tr("{reason} · as of {time}").format(
            reason=why, time=clock_text(status.seen_at)[:5])
    return TileLook(view.spec.name, view.spec.environment, shown, note,
                    str(containers) if info else "", tuple(loads), stale=not status.live)


def troubles(store: Store, most: int = 50) -> tuple[list[Trouble], int]:
    """Return what needs attention, worst first, and how many there are in all."""
    found: list[tuple[int, Ref, Container]] = []
    for ref, item in store.of_kind("container"):
        if store.stale(ref.scope):
            continue
        status = Status.RESTARTING if _looping(item) else item.status
        if status in ATTENTION:
            found.append((ATTENTION.index(status), ref, item))
    found.sort(key=lambda one: (one[0], -(one[2].finished_at or 0.0), one[2].name))
    return [_trouble(store, ref, item) for _, ref, item in found[:most]], len(found)


def _looping(item: Container) -> bool:
    """A crash loop runs for a moment between two crashes: it must not leave the list each time."""
    young = item.started_at is not None and time.time() - item.started_at < SETTLED_S
    return item.state == "running" and bool(item.restarts) and young


def _trouble(store: Store, ref: Ref, item: Container) -> Trouble:
    view = store.host_of(ref.scope)
    place = item.place
    where = " · ".join(p for p in (place.tenant or tr("public"),
                                   view.spec.name if view else "") if p)
    at = item.started_at if item.status is Status.UNHEALTHY else item.finished_at
    status = Status.RESTARTING if _looping(item) else item.status
    why = status_note(item, tr) or status_word(status)
    return Trouble(ref, status, item.name, where, why,
                   span_text(time.time() - at) if at else "")


def calm_words(store: Store) -> str:
    """Return what is said while no container needs anybody."""
    views = store.hosts.values()
    if any(view.status.live for view in views):
        return tr("Everything that should run does.")
    if any(view.awaited for view in views):
        return tr("Connecting…")
    return tr("No host is connected: what runs is not known.")
