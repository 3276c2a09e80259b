"""Sets of resources that are shown, filtered and measured together."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caas_desktop.domain.place import Place
from caas_desktop.domain.refs import HostId, ScopeId

GroupType = Literal["all", "folder", "host", "cluster", "domain", "app", "service"]


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Names a group; equal groups are the same group.

    ``home`` is the engine or cluster of an app or service that no tenant label lifts above a
    single one: two hosts may each run a Compose project called "shop". "" means anywhere.
    ``tenant`` "" is the public domain. ``scope`` and ``host`` are for hosts and clusters.
    """

    type: GroupType = "all"
    tenant: str = ""
    app: str = ""
    service: str = ""
    home: str = ""
    scope: str = ""
    host: str = ""
    folder: str = ""

    @property
    def key(self) -> str:
        """A name for series and settings; no two groups share it."""
        parts = (self.tenant, self.app, self.service, self.home, self.scope, self.host, self.folder)
        return "|".join((self.type, *(p.replace("|", "¦") for p in parts)))

    @property
    def title(self) -> str:
        """Its own name ("web" of shop / web); "" for all, the public domain, hosts, clusters."""
        return self.service or self.app or self.tenant or self.folder


ALL = Group()


def domain_group(tenant: str) -> Group:
    return Group("domain", tenant=tenant)


def host_group(host: HostId, scope: ScopeId | str = "") -> Group:
    """``scope`` is the engine's, "" before the first contact."""
    return Group("host", host=host, scope=scope)


def cluster_group(scope: ScopeId) -> Group:
    return Group("cluster", scope=scope)


def app_group(place: Place, home: ScopeId) -> Group | None:
    """Return the app of ``place``, None when it has none."""
    if not place.app:
        return None
    return Group("app", tenant=place.tenant, app=place.app, home="" if place.tenant else home)


def service_group(place: Place, home: ScopeId) -> Group | None:
    """Return the service of ``place``, None when it has none."""
    if not place.service:
        return None
    return Group("service", tenant=place.tenant, app=place.app, service=place.service,
                 home="" if place.tenant else home)


def groups_of(place: Place, home: ScopeId) -> list[Group]:
    """Return domain, app and service of ``place``, outermost first."""
    found = [domain_group(place.tenant), app_group(place, home), service_group(place, home)]
    return [group for group in found if group is not None]
