"""Facts that worker threads hand to the GUI thread; the only way into the store."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import HostSpec, HostStatus
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.text import Words


@frozen
class Upserted:
    """A resource as its engine reported it."""

    ref: Ref
    item: object


@frozen
class Removed:
    ref: Ref


@frozen
class Snapshot:
    """Everything of one kind in one scope: what is absent from it is gone."""

    scope: ScopeId
    kind: str
    items: Mapping[Ref, object]
    complete: bool = True  # False: last known content from the catalogue, removes nothing


@frozen
class HostDefined:
    """A host entry was added or edited."""

    spec: HostSpec


@frozen
class HostForgotten:
    host: HostId


@frozen
class HostChanged:
    """A connection's state, the unreachable one included."""

    host: HostId
    status: HostStatus


@frozen
class ClusterChanged:
    """What keeps a cluster from answering (no leader …), "" when nothing does any more.

    Its managers may all be connected: then their own containers are live, the cluster is not.
    """

    scope: ScopeId
    trouble: Words


@frozen
class AppsAdopted:
    """The tenants of all adopted apps, as the catalogue has them now; "" are left out."""

    tenants: Mapping[AppKey, str]


@frozen
class EventSeen:
    event: EngineEvent


@frozen
class Pending:
    """An action is on its way on ``ref`` (``word``: "stopping"), or came to its end (None).

    It is a note beside the item, never the item: what is on screen stays what an engine said.
    """

    ref: Ref
    word: str | None


Change = (
    Upserted | Removed | Snapshot | HostDefined | HostForgotten | HostChanged | ClusterChanged
    | AppsAdopted | EventSeen | Pending
)


def touches(changes: Iterable[Change], refs: Iterable[Ref]) -> bool:
    """Return whether a change is about one of ``refs``."""
    wanted = set(refs)
    return any(c.ref in wanted for c in changes if isinstance(c, Upserted | Removed | Pending))
