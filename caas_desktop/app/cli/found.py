"""Lists resources of many hosts, and finds those that a user names."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.homes import UNKNOWN, Homes
from caas_desktop.app.cli.output import did_you_mean
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.groups import Group, app_group, service_group
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.place import given_to
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.adoptions import owned, tenants_of
from caas_desktop.operations.refresh import listed

SHORTEST_ID = 4  # characters; "a" is no id
CANDIDATES = 20


@frozen
class Found:
    """A resource, and the host over which it was seen; ``home``: where its app lives."""

    spec: HostSpec
    engine: Engine
    ref: Ref
    item: Any
    home: ScopeId

    @property
    def kind(self) -> Kind[Any]:
        return KINDS[self.ref.kind]

    @property
    def name(self) -> str:
        return self.kind.name(self.item)

    @property
    def address(self) -> str:
        return f"{self.spec.name}/{self.name}"

    def fields(self) -> dict[str, Any]:
        """Return the JSON object of this resource; the keys are documented and stay."""
        place, status = self.kind.place(self.item), self.kind.status(self.item)
        item = asdict(self.item)
        if labels := item.get("labels"):
            item["labels"] = given_to(labels, "")  # those that the engine has
        return {
            "host": self.spec.name, "kind": self.ref.kind, **item, "name": self.name,
            "id": self.ref.id, "status": None if status is None else str(status),
            "tenant": None if place.tenant == UNKNOWN else place.tenant,
            "app": place.app, "service": place.service,
        }


def every(context: Context, kind: Kind[Any], specs: Sequence[HostSpec] | None = None
          ) -> list[Found]:
    """Return all resources of ``kind``, as often as hosts lead to them; adopted ones as whose."""
    def work(engine: Engine) -> tuple[Engine, list[tuple[Ref, Any]]]:
        info = engine.info
        scope = info.scope if kind.scope == "engine" else info.cluster_scope
        if scope is None:
            return engine, []
        parts = cache(lambda: listed(engine, KINDS[kind.parts], scope).values())
        return engine, [(ref, kind.judge(item, parts))
                        for ref, item in listed(engine, kind, scope).items()]

    answers = [(answer.spec, answer.value) for answer in context.ask(work, specs) if answer.value]
    homes = Homes((engine for _, (engine, _) in answers),
                  tenants_of(context.adapters.catalogue), context.args.timeout)
    return [_found(spec, engine, ref, item, homes)
            for spec, (engine, there) in answers for ref, item in there]


def _found(spec: HostSpec, engine: Engine, ref: Ref, item: Any, homes: Homes) -> Found:
    item = owned(item, homes.tenants, lambda swarm: homes.of(engine, swarm=swarm))
    swarm = KINDS[ref.kind].place(item).swarm
    return Found(spec, engine, ref, item, (swarm and homes.cluster_of(engine)) or ref.scope)


def distinct(found: Iterable[Found]) -> list[Found]:
    """Keep each resource once: two hosts may be two ways to one engine, or to one Swarm."""
    seen: dict[Ref, Found] = {}
    for one in found:
        seen.setdefault(one.ref, one)
    return sorted(seen.values(), key=lambda f: (f.spec.name.casefold(), f.name.casefold()))


def resolve(context: Context, kind: Kind[Any], names: Sequence[str], *, groups: bool = False,
            certain: bool = False) -> list[Found]:
    """Return the resources called ``names``: ``name``, ``host/name`` or the start of an id.

    Args:
        groups: A name may also be that of an app or a service, and means all its containers.
        certain: Refuse a plain name while some host is silent: it may have another of that name.

    Raises:
        ResourceGone: No such name.
        CaasError: Several have it (the candidates are told as host/name).
    """
    hosts = context.hosts()
    by_name = {spec.name: spec for spec in hosts}
    heads = {name.partition("/")[0] for name in names}
    # Who names the host of everything need not wait for the others.
    qualified = all("/" in n for n in names) and heads <= by_name.keys()
    pool = every(context, kind, [by_name[h] for h in sorted(heads)] if qualified else hosts)
    chosen: dict[Ref, Found] = {}
    for name in names:
        for one in _one_name(pool, name, set(by_name), groups):
            if certain and context.lost and name.partition("/")[0] not in by_name:
                silent = ", ".join(spec.name for spec in context.lost)
                raise CaasError(f"{name} may also be on {silent}, which did not answer.",
                                hint=f"Say which you mean: {one.address}.")
            chosen.setdefault(one.ref, one)
    return list(chosen.values())


def _one_name(pool: Sequence[Found], name: str, hosts: set[str], groups: bool) -> list[Found]:
    head, slash, rest = name.partition("/")
    if slash and head in hosts:
        here = [f for f in pool if f.spec.name == head]
        found = _matching(here, rest, groups)
        if found:
            return found
    found = _matching(distinct(pool), name, groups)
    if found:
        return found
    what = "container, service or app" if groups else _noun(pool)
    alike = did_you_mean(name, {f.address if slash else f.name for f in pool})
    raise ResourceGone(f"There is no {what} called {name}{alike or '.'}",
                       hint=f"List what there is: caas-desktop {_lister(pool)}.")


def _lister(pool: Sequence[Found]) -> str:
    if pool and pool[0].kind.key != "container":
        return pool[0].kind.title.lower()
    return "ps -a, or caas-desktop tree"


def _noun(pool: Sequence[Found]) -> str:
    return pool[0].kind.singular.lower() if pool else "object"


def _matching(pool: Sequence[Found], name: str, groups: bool) -> list[Found]:
    exact = [f for f in pool if name in (f.name, f.ref.id)]
    found = exact or [f for f in pool if len(name) >= SHORTEST_ID
                      and f.ref.id.removeprefix("sha256:").startswith(name)]
    if len(found) > 1:
        raise _ambiguous(name, [f"{f.address} ({f.ref.id.removeprefix('sha256:')[:12]})"
                                if len({x.address for x in found}) < len(found) else f.address
                                for f in found])
    return found or (_members(pool, name) if groups else [])


def _members(pool: Sequence[Found], name: str) -> list[Found]:
    """Return the containers of the app or service called ``name``."""
    members: dict[Group, list[Found]] = {}
    for one in pool:
        place = one.kind.place(one.item)
        for group, words_of in ((app_group(place, one.home), _app_words),
                                (service_group(place, one.home), _service_words)):
            if group is not None and name in words_of(group):
                members.setdefault(group, []).append(one)
    apps = [group for group in members if group.type == "app"]
    if len(apps) == 1:
        # The service "shop" of the app "shop" is meant along with its app.
        inside = {f.ref for f in members[apps[0]]}
        if all(f.ref in inside for found in members.values() for f in found):
            return members[apps[0]]
    if len(members) > 1:
        raise _ambiguous(name, [_title(group, found) for group, found in members.items()])
    return next(iter(members.values()), [])


def _app_words(group: Group) -> tuple[str, ...]:
    return group.app, f"{group.tenant}/{group.app}"


def _service_words(group: Group) -> tuple[str, ...]:
    return (group.service, f"{group.app}/{group.service}",
            f"{group.tenant}/{group.app}/{group.service}")


def _title(group: Group, found: Sequence[Found]) -> str:
    owner = group.tenant or found[0].spec.name
    return "/".join(part for part in (owner, group.app, group.service) if part)


def _ambiguous(name: str, candidates: Iterable[str]) -> CaasError:
    listed_ones = sorted(candidates)
    more = f" and {len(listed_ones) - CANDIDATES} more" if len(listed_ones) > CANDIDATES else ""
    return CaasError(f"{name} is ambiguous: there are {len(listed_ones)}.",
                     hint="Say which: " + ", ".join(listed_ones[:CANDIDATES]) + more + ".")


