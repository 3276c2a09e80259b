"""The path above a page."""
from __future__ import annotations

from caas_desktop.domain.groups import Group, app_group, cluster_group, domain_group, service_group
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import Crumb
from caas_desktop.viewmodels.places import Places
from caas_desktop.viewmodels.targets import DASHBOARD, Target, list_of

ICONS = {"host": "host", "cluster": "cluster", "domain": "globe", "app": "app",
         "service": "service", "folder": "folder", "all": "dashboard"}


def group_title(store: Store, group: Group) -> str:
    """Return how a group is called on tabs and crumbs."""
    match group.type:
        case "all":
            return tr("All hosts")
        case "host":
            view = store.hosts.get(HostId(group.host))
            return view.spec.name if view else tr("Removed host")
        case "cluster":
            scope = ScopeId(group.scope)
            if not store.refs(scope, "node") and any(v.awaited for v in store.hosts.values()):
                return tr("Cluster")  # its nodes' names are still to come
            known = store.refs(scope, "node") or store.routes(scope)
            return Places(store).cluster_title(scope) if known else tr("Removed cluster")
        case "domain":
            return group.tenant or tr("Public domain")
        case _:
            return group.title


def group_icon(group: Group) -> str:
    return "tenant" if group.type == "domain" and group.tenant else ICONS[group.type]


def group_crumbs(store: Store, group: Group) -> list[Crumb]:
    """Return the way to a group, itself included."""
    way: list[Group] = []
    if group.type in ("app", "service"):
        way.append(domain_group(group.tenant))
    if group.type == "service" and group.app:
        way.append(Group("app", tenant=group.tenant, app=group.app, home=group.home))
    way.append(group)
    return [_crumb(store, one) for one in way]


def list_crumbs(store: Store, group: Group, kind: str) -> list[Crumb]:
    known = KINDS[kind]
    return [*group_crumbs(store, group),
            Crumb(tr(known.title), known.icon, list_of(kind, group))]


def object_crumbs(store: Store, ref: Ref) -> list[Crumb]:
    """Return host, then domain, app and service as far as they exist, then the object."""
    item, kind = store.get(ref), KINDS[ref.kind]
    way: list[Crumb] = []
    view = store.host_of(ref.scope)
    if kind.scope == "cluster":
        way.append(_crumb(store, cluster_group(ref.scope)))
    elif view is not None:
        way.append(_crumb(store, Group("host", host=view.spec.id, scope=ref.scope)))
    if item is None:
        return way
    place = kind.place(item)
    home = store.home_of(ref, place)
    if place.tenant or place.app:
        way.append(_crumb(store, domain_group(place.tenant)))
    for group in (app_group(place, home), service_group(place, home)):
        if group is not None:
            way.append(_crumb(store, group))
    way.append(Crumb(kind.name(item), kind.icon, Target("object", ref=ref)))
    return way


def _crumb(store: Store, group: Group) -> Crumb:
    target = DASHBOARD if group.type == "all" else Target("group", group)
    return Crumb(group_title(store, group), group_icon(group), target)
