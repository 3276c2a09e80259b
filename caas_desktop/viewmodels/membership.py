"""Which resources belong to a group."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caas_desktop.domain.groups import Group
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store


class Membership:
    """Answers for one store.

    A page asks several times for one change (head, crumbs, hosts, log), and of ten thousand
    containers an answer takes 25 ms: it is kept until the store changes.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[tuple[Group, str], list[Ref]] = {}
        self._version = store.version

    def test(self, group: Group) -> Callable[[Ref, Any], bool]:
        """Return a quick test for ``group``; it follows later changes of hosts and clusters."""
        match group.type:
            case "all":
                return lambda ref, item: True
            case "host":
                return lambda ref, item: self._on_host(group, ref)
            case "cluster":
                return lambda ref, item: group.scope in (ref.scope,
                                                         self._store.cluster_of(ref.scope))
            case "folder":
                return lambda ref, item: self._in_folder(group.folder, ref)
            case _:
                return lambda ref, item: self._placed(group, ref, item)

    def members(self, group: Group, kind: str = "container") -> list[Ref]:
        """Return the group's resources of one kind."""
        if self._version != self._store.version:
            self._version = self._store.version
            self._kept.clear()
        found = self._kept.get((group, kind))
        if found is None:
            belongs = self.test(group)
            found = [ref for ref, item in self._store.of_kind(kind) if belongs(ref, item)]
            self._kept[group, kind] = found
        return found.copy()

    def awaited(self, group: Group) -> bool:
        """Return whether a host that may have something of the group is yet to answer."""
        return any(view.awaited and (group.type != "host" or view.spec.id == group.host)
                   and (group.type != "folder" or view.spec.folder == group.folder)
                   for view in self._store.hosts.values())

    def _on_host(self, group: Group, ref: Ref) -> bool:
        view = self._store.hosts.get(HostId(group.host))
        info = view.status.info if view else None
        return info is not None and ref.scope == info.scope

    def _in_folder(self, folder: str, ref: Ref) -> bool:
        return any(view.spec.folder == folder for view in self._store.routes(ref.scope))

    def _placed(self, group: Group, ref: Ref, item: Any) -> bool:
        place = KINDS[ref.kind].place(item)
        if place.tenant != group.tenant:
            return False
        if group.type == "domain":
            return True
        if place.app != group.app or (group.type == "service" and place.service != group.service):
            return False
        return not group.home or group.home == self._store.home_of(ref, place)
