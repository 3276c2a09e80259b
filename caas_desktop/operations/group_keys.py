"""Under which keys a container's samples are summed for its groups."""
from __future__ import annotations

from collections.abc import Iterable

from caas_desktop.domain.groups import groups_of
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store


def group_keys(store: Store, ref: Ref) -> Iterable[str]:
    """Return the keys of domain, app and service of a resource; () for an unknown one."""
    item = store.get(ref)
    if item is None:
        return ()
    place = KINDS[ref.kind].place(item)
    return [group.key for group in groups_of(place, store.home_of(ref, place))]
