"""``tree``: domains, their apps, their services, their containers."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found, distinct, every
from caas_desktop.app.cli.listing import add_filters, in_place, status_text
from caas_desktop.app.cli.output import document, safe, say
from caas_desktop.domain.groups import app_group, domain_group, service_group
from caas_desktop.domain.status import combined
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.kinds.service import SERVICE, replicas_text

PUBLIC = "public"


@dataclass(slots=True)
class Branch:
    """A domain, an app or a service; ``replicas`` is what Swarm says of a service."""

    type: str
    name: str
    inner: dict[Any, Branch] = field(default_factory=dict)
    containers: list[Found] = field(default_factory=list)
    replicas: str = ""

    def all_containers(self) -> list[Found]:
        return [*self.containers, *(c for b in self.inner.values() for c in b.all_containers())]

    def fields(self) -> dict[str, Any]:
        """Return the JSON object of this branch and all below it."""
        status = combined(c.item.status for c in self.all_containers())
        found: dict[str, Any] = {
            "type": self.type, "name": self.name, "status": None if status is None else str(status)}
        if self.type == "service":
            found["replicas"] = self.replicas or None
        for word in ("app", "service"):
            inner = [b.fields() for b in self.inner.values() if b.type == word]
            if inner:
                found[word + "s"] = inner
        found["containers"] = [c.fields() for c in self.containers]
        return found


def declare(add: Declare) -> None:
    add_filters(add("tree", run))


def run(context: Context) -> int:
    containers = distinct(every(context, CONTAINER))
    services = distinct(every(context, SERVICE, [s for s in context.hosts()
                                                 if s not in context.lost]))
    domains: dict[Any, Branch] = {}
    for one in sorted([*services, *containers], key=_order):
        if in_place(context.args, one.kind.place(one.item)):
            _put(domains, one)
    if context.json:
        document({"domains": [d.fields() for d in domains.values()]})
        return 0
    for domain in domains.values():
        say(_title(domain))
        _print(domain, "")
    return 0


def _order(one: Found) -> tuple[Any, ...]:
    place = one.kind.place(one.item)
    # What has no app comes after the apps, what has no service after the services.
    return (place.tenant.casefold(), not place.app, place.app.casefold(), not place.service,
            place.service.casefold(), one.spec.name.casefold(), one.name.casefold())


def _put(domains: dict[Any, Branch], one: Found) -> None:
    place = one.kind.place(one.item)
    branch = domains.setdefault(domain_group(place.tenant), Branch("domain", place.tenant))
    for group in (app_group(place, one.home), service_group(place, one.home)):
        if group is not None:
            name = group.app if group.type == "app" else group.service
            branch = branch.inner.setdefault(group, Branch(group.type, name))
    if one.kind is CONTAINER:
        branch.containers.append(one)
    elif branch.type == "service":
        branch.replicas = replicas_text(one.item)


def _title(branch: Branch) -> str:
    status = combined(c.item.status for c in branch.all_containers())
    name = branch.name or PUBLIC
    notes = ", ".join(filter(None, (str(status or ""), branch.replicas)))
    return safe(f"{name}  [{notes}]" if notes else name)


def _print(branch: Branch, indent: str) -> None:
    below: Sequence[Branch | Found] = [*branch.inner.values(), *branch.containers]
    for number, one in enumerate(below):
        last = number == len(below) - 1
        edge, more = ("└─ ", "   ") if last else ("├─ ", "│  ")
        if isinstance(one, Branch):
            say(f"{indent}{edge}{_title(one)}")
            _print(one, indent + more)
        else:
            say(indent + edge + safe(f"{one.name}  {status_text(one.item)}  on {one.spec.name}"))
