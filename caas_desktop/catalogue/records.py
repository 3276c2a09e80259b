"""Hosts, settings and last known content."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, select, tuple_

from caas_desktop.catalogue.connections import upsert
from caas_desktop.catalogue.schema import (
    events,
    hosts,
    last_known_hosts,
    last_known_items,
    settings,
)
from caas_desktop.catalogue.values import (
    dump,
    endpoint_word,
    host_of,
    known_fields,
    plain,
    sort_hosts,
)
from caas_desktop.domain.hosts import EngineInfo, HostSpec, SwarmInfo
from caas_desktop.domain.refs import HostId, Ref, ScopeId

Items = dict[Ref, Mapping[str, Any]]


def all_hosts(connection: Connection) -> list[HostSpec]:
    """Return the hosts by folder and name."""
    return sort_hosts(map(host_of, connection.execute(select(hosts)).mappings()))


def save_host(connection: Connection, spec: HostSpec) -> None:
    row = {column.name: getattr(spec, column.name) for column in hosts.columns}
    row["endpoint"] = {"type": endpoint_word(spec.endpoint), **asdict(spec.endpoint)}
    upsert(connection, hosts, [row])


def delete_host(connection: Connection, host: HostId) -> None:
    """Forget a host, its content and its events; the audit log keeps what was done there."""
    connection.execute(delete(hosts).where(hosts.c.id == host))
    connection.execute(delete(last_known_hosts).where(last_known_hosts.c.host_id == host))
    connection.execute(delete(last_known_items).where(last_known_items.c.host_id == host))
    connection.execute(delete(events).where(events.c.host_id == host))


def setting(connection: Connection, key: str) -> Any:
    return connection.scalar(select(settings.c.value).where(settings.c.key == key))


def all_settings(connection: Connection) -> dict[str, Any]:
    rows = connection.execute(select(settings.c.key, settings.c.value))
    return {key: value for key, value in rows if value is not None}


def save_setting(connection: Connection, key: str, value: Any) -> None:
    upsert(connection, settings, [{"key": key, "value": value}])


def last_known(connection: Connection, host: HostId) -> tuple[float, EngineInfo, Items] | None:
    head = connection.execute(
        select(last_known_hosts).where(last_known_hosts.c.host_id == host)
    ).first()
    if head is None:
        return None
    t = last_known_items
    rows = connection.execute(
        select(t.c.scope, t.c.kind, t.c.id, t.c.item).where(t.c.host_id == host)
    )
    items: Items = {Ref(ScopeId(s), kind, i): json.loads(item) for s, kind, i, item in rows}
    return head.seen_at, _info(head.info), items


def save_last_known(
    connection: Connection,
    host: HostId,
    seen_at: float,
    info: EngineInfo,
    items: Mapping[Ref, Mapping[str, Any]],
) -> None:
    """Replace what is known of a host, writing only the items that changed."""
    t = last_known_items
    upsert(connection, last_known_hosts,
           [{"host_id": host, "seen_at": seen_at, "info": asdict(info)}])
    new = {(plain(r.scope), plain(r.kind), plain(r.id)): dump(item) for r, item in items.items()}
    old = {
        (scope, kind, id_): item
        for scope, kind, id_, item in connection.execute(
            select(t.c.scope, t.c.kind, t.c.id, t.c.item).where(t.c.host_id == host)
        )
    }
    gone = sorted(old.keys() - new.keys())
    for start in range(0, len(gone), 200):  # SQLite limits the variables of one statement
        connection.execute(
            delete(t).where(
                t.c.host_id == host,
                tuple_(t.c.scope, t.c.kind, t.c.id).in_(gone[start : start + 200]),
            )
        )
    upsert(connection, t, (
        {"host_id": host, "scope": key[0], "kind": key[1], "id": key[2], "item": item}
        for key, item in sorted(new.items()) if old.get(key) != item
    ))


def drop_orphans(connection: Connection, before: float) -> None:
    """Drop old content of hosts that are in the catalogue no more (a save after a delete)."""
    gone = select(last_known_hosts.c.host_id).where(
        last_known_hosts.c.seen_at < before, last_known_hosts.c.host_id.not_in(select(hosts.c.id))
    )
    names = list(connection.scalars(gone))
    connection.execute(delete(last_known_items).where(last_known_items.c.host_id.in_(names)))
    connection.execute(delete(last_known_hosts).where(last_known_hosts.c.host_id.in_(names)))


def _info(stored: Mapping[str, Any]) -> EngineInfo:
    values = known_fields(EngineInfo, stored)
    if (swarm := values.get("swarm")) is not None:
        values["swarm"] = SwarmInfo(**known_fields(SwarmInfo, swarm))
    return EngineInfo(**values)
