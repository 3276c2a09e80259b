"""How a node of the navigator looks."""
from __future__ import annotations

import time
from collections.abc import Callable

from caas_desktop.domain.groups import Group
from caas_desktop.domain.hosts import Phase
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.domain.status import ALIVE, Status, combined
from caas_desktop.domain.times import clock_text
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import Service, replicas_text
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.errors import advice, reason, together, wanted
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import NodeLook
from caas_desktop.viewmodels.nodes import Node
from caas_desktop.viewmodels.words import pending_word, phase_word


class NodeLooks:
    """Makes the look of a node when it is painted; nothing is kept for rows nobody sees."""

    def __init__(self, store: Store, group_node: Callable[[Group], Node | None]) -> None:
        self._store, self._group_node = store, group_node

    def look(self, node: Node) -> NodeLook:
        step = node.step
        if step.section:
            return NodeLook(step.title, section=True)
        if step.ref is not None:
            return self._resource(step.ref, step.title, step.icon)
        if isinstance(step.key, tuple) and step.key[0] == "favourite" and step.group is not None:
            # The favourite has nothing below it: it looks like what it stands for.
            place = self._group_node(step.group)
            return self.look(place) if place is not None else NodeLook(
                step.title, step.icon, stale=True)
        if step.kind:
            return NodeLook(step.title, step.icon, count=str(len(node.children)))
        group = step.group
        match group.type if group else "":
            case "host":
                assert group is not None
                return self._host(node, group)
            case "service":
                return self._service(node)
            case "domain" | "app" | "folder" | "cluster":
                return self._group(node)
            case _:
                return NodeLook(step.title, step.icon)

    def _resource(self, ref: Ref, title: str, icon: str) -> NodeLook:
        item, kind = self._store.get(ref), KINDS[ref.kind]
        if item is None:
            return NodeLook(title, icon)
        stale = self._store.stale(ref.scope)
        status = kind.status(item)
        doing = self._store.pending.get(ref)
        badges: tuple[tuple[str, str], ...] = ()
        if doing:
            return NodeLook(title, icon, status="starting", note=pending_word(doing))
        if status is Status.RESTARTING and getattr(item, "restarts", None):
            badges = ((f"{item.restarts}×", "restarting"),)
        elif status is Status.FAILED and getattr(item, "exit_code", None):
            badges = ((str(item.exit_code), "failed"),)
        if ref.kind == "node" and item.leader:
            badges = ((tr("leader"), "text2"),)
        shown = "stale" if stale and status else str(status or "")
        return NodeLook(title, icon, status=shown, badges=badges, stale=stale)

    def _host(self, node: Node, group: Group) -> NodeLook:
        view = self._store.hosts.get(HostId(group.host))
        if view is None:
            return NodeLook(node.step.title, "host")
        spec, status = view.spec, view.status
        match status.phase:
            case Phase.READY:
                return NodeLook(spec.name, status=self._host_status(node), count=str(node.total),
                                stripe=spec.environment, badges=self._trouble(node))
            case Phase.CONNECTING:
                shown, note = "starting", phase_word("connecting")
            case Phase.ERROR:
                shown, note = "unhealthy", phase_word("error")
            case _:
                shown, note = "offline", phase_word("offline")
        if status.seen_at and status.phase is not Phase.CONNECTING:
            fresh = time.time() - status.seen_at < 86_400
            when = clock_text(status.seen_at)[:5] if fresh else tr("earlier")
            note = tr("as of {time}").format(time=when)
        why = together(reason(status), advice(status))
        return NodeLook(spec.name, status=shown, note=wanted(status) or note, stale=True, tip=why,
                        count=str(node.total) if node.total else "", stripe=spec.environment)

    @staticmethod
    def _host_status(node: Node) -> str:
        return "degraded" if node.troubled else "healthy"

    def _service(self, node: Node) -> NodeLook:
        item = self._store.get(node.ref) if node.ref else None
        if isinstance(item, Service):
            stale = node.ref is not None and self._store.stale(node.ref.scope)
            text, whole = replicas_text(item), item.running == item.desired
            badges = () if whole else ((text, "restarting"),)
            return NodeLook(node.step.title, status="stale" if stale else item.status,
                            badges=badges, count=text if whole else "", stale=stale)
        status = _status(node)
        text = f"{node.alive}/{node.total}"
        troubled = node.alive < node.total
        return NodeLook(node.step.title, status=str(status or "exited"),
                        badges=((text, "restarting"),) if troubled else (),
                        count="" if troubled else text, stale=status is Status.STALE)

    def _group(self, node: Node) -> NodeLook:
        return NodeLook(node.step.title, node.step.icon, note=node.step.note,
                        badges=self._trouble(node), count=str(node.total) if node.total else "")

    @staticmethod
    def _trouble(node: Node) -> tuple[tuple[str, str], ...]:
        count = node.troubled
        if not count:
            return ()
        text = tr("1 issue") if count == 1 else tr("{count} issues").format(count=count)
        bad = any(node.tally[s] for s in (Status.UNHEALTHY, Status.FAILED))
        return ((text, "unhealthy" if bad else "restarting"),)


def _status(node: Node) -> Status | None:
    """Return the group's status; a container that ended well counts only when all did."""
    statuses = [Status(word) for word in node.tally]
    alive = [s for s in statuses if s in ALIVE]
    ended = [s for s in statuses if s in (Status.EXITED, Status.CREATED)]
    if alive and ended:
        return Status.DEGRADED
    return combined(statuses)
