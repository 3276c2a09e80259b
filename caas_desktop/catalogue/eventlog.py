"""The event log and the audit log."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from caas_desktop.catalogue.connections import upsert
from caas_desktop.catalogue.schema import audit, events
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.refs import HostId

EVENTS_KEPT_S = 30 * 86_400
EVENTS_KEPT_PER_HOST = 100_000
"""Health checks alone make 26,000 exec events a day and container."""
AUDIT_KEPT_S = 400 * 86_400

_ATTRIBUTE_CHARACTERS = 1_000
# An event of a container carries all its labels, where people put passwords too. Kept are the
# engine's own attributes and the labels that place an object in an app.
_ATTRIBUTES = frozenset((
    "name", "image", "exitCode", "signal", "container", "driver", "type", "oldName", "execID",
    "execDuration", "replicas.old", "replicas.new", "updatestate.old", "updatestate.new",
    "availability.old", "availability.new", "state.old", "state.new", "role.old", "role.new",
    "leader.old", "leader.new", "destination", "propagation", "read/write",
))
_LABEL_PREFIXES = ("com.docker.compose.", "com.docker.stack.", "com.docker.swarm.", "caas.")


def add_events(connection: Connection, told: Sequence[EngineEvent]) -> None:
    """Log events without what may be a secret; one told twice is kept once."""
    rows = [
        {
            "host_id": e.host, "time": e.time, "type": e.type, "object_id": e.id,
            "action": remembered_action(e.action),
            "attributes": remembered_attributes(e.attributes),
        }
        for e in told
    ]
    # In one order everywhere: two consoles writing the same events must not wait crosswise.
    rows.sort(key=lambda r: (r["host_id"], r["time"], r["type"], r["object_id"], r["action"]))
    upsert(connection, events, rows, update=False)


def remembered_action(action: str) -> str:
    """Drop the command line of ``exec_create: …`` and ``exec_start: …``."""
    return action.partition(":")[0] if action.startswith("exec_") else action


def remembered_attributes(attributes: dict[str, str]) -> dict[str, str]:
    """Keep what is surely no secret, at a bounded length."""
    return {
        key: str(value)[:_ATTRIBUTE_CHARACTERS]
        for key, value in attributes.items()
        if key in _ATTRIBUTES or key.startswith(_LABEL_PREFIXES)
    }


def find_events(
    connection: Connection, host: HostId | None, object_id: str | None, since: float, limit: int
) -> list[EngineEvent]:
    """Return events from ``since`` on, newest first."""
    query = select(events).where(events.c.time >= since)
    if host is not None:
        query = query.where(events.c.host_id == host)
    if object_id is not None:
        query = query.where(events.c.object_id == object_id)
    query = query.order_by(events.c.time.desc()).limit(max(0, limit))
    return [
        EngineEvent(HostId(r.host_id), r.time, r.type, r.action, r.object_id, r.attributes)
        for r in connection.execute(query)
    ]


def add_audit(
    connection: Connection, at: float, host: HostId | None, action: str, target: str, result: str
) -> None:
    connection.execute(
        insert(audit), {"at": at, "host_id": host, "action": action, "target": target,
                        "result": result}
    )


def find_audit(
    connection: Connection, limit: int
) -> list[tuple[float, HostId | None, str, str, str]]:
    """Return the newest entries first."""
    query = select(audit).order_by(audit.c.at.desc(), audit.c.id.desc()).limit(max(0, limit))
    return [
        (row.at, None if row.host_id is None else HostId(row.host_id), row.action, row.target,
         row.result)
        for row in connection.execute(query)
    ]


def prune(connection: Connection, now: float) -> None:
    """Drop old entries, and the oldest of a host that floods."""
    connection.execute(delete(events).where(events.c.time < now - EVENTS_KEPT_S))
    connection.execute(delete(audit).where(audit.c.at < now - AUDIT_KEPT_S))
    for host in list(connection.scalars(select(events.c.host_id).distinct())):
        oldest_kept = connection.scalar(
            select(events.c.time).where(events.c.host_id == host)
            .order_by(events.c.time.desc()).offset(EVENTS_KEPT_PER_HOST - 1).limit(1)
        )
        if oldest_kept is not None:
            connection.execute(
                delete(events).where(events.c.host_id == host, events.c.time < oldest_kept)
            )
