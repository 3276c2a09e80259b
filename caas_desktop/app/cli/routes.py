"""``routes`` and ``edge``: names that lead to services, and what answers them."""
from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import audited, confirm, confirming
from caas_desktop.app.cli.listing import place_text
from caas_desktop.app.cli.output import document, print_table, say
from caas_desktop.domain.changes import AppsAdopted, Change, HostChanged, HostDefined, Snapshot
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec, HostStatus, Phase
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.routes import (
    TLS_CHOICES,
    Address,
    Canary,
    RouteSpec,
    parse_address,
    parse_health,
    parse_port,
)
from caas_desktop.domain.times import date_text
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.adoptions import tenants_of
from caas_desktop.operations.refresh import listed
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.routes.apply import put_route, remove_route
from caas_desktop.operations.routes.check import Report, check_route
from caas_desktop.operations.routes.table import (
    RouteEntry,
    edges_in,
    owner_name,
    owners_of,
    refuse_taken,
    routes_in,
    works,
)
from caas_desktop.operations.store import Store

NEEDED = ("service", "container", "node")


def declare(add: Declare) -> None:
    inner = add.nested("routes", run_list)
    made = inner("add", run_add, "give a service a name")
    made.add_argument("address", metavar="NAME[/PATH]", help="for example shop.example.org/api")
    made.add_argument("--to", required=True, metavar="SERVICE", help="service, app/service, or "
                      "container that it leads to")
    made.add_argument("--port", required=True, help="where its containers listen")
    made.add_argument("--tls", choices=TLS_CHOICES, default="none")
    made.add_argument("--redirect", action="store_true", help="send plain HTTP to HTTPS")
    made.add_argument("--sticky", action="store_true", help="a visitor stays with one container")
    made.add_argument("--strip", action="store_true", help="take the path away")
    made.add_argument("--health", default="", metavar="PATH", help="asked every 5 seconds")
    made.add_argument("--canary", metavar="SERVICE:PORT:PERCENT",
                      help="a second service that gets a share")
    for name, run, text in (("check", run_check, "tell whether a route works"),
                            ("rm", run_remove, "remove a route")):
        parser = inner(name, run, text)
        parser.add_argument("address", metavar="NAME[/PATH]")
        if name == "rm":
            confirming(parser)


class Seen:
    """What the hosts told, and the engine that leads to each scope."""

    def __init__(self, context: Context) -> None:
        self.store, self.engines = Store(), {}  # type: ignore[var-annotated]
        self.store.apply([AppsAdopted(tenants_of(context.adapters.catalogue))])
        for answer in context.ask(_read):
            engine, changes = answer.value  # type: ignore[misc]
            self.store.apply([HostDefined(answer.spec), *_host(answer.spec, engine), *changes])
            for scope in (engine.info.scope, engine.info.cluster_scope):
                if scope is not None:
                    self.engines.setdefault(scope, engine)

    def host(self, ref: Ref) -> HostSpec | None:
        view = self.store.host_of(ref.scope)
        return view.spec if view else None

    def route(self, words: str) -> RouteEntry:
        """Return the one route of an address; raises CaasError."""
        address = _address(words)
        found = [e for e in routes_in(self.store) if address in e.route.addresses]
        if not found:
            raise CaasError(f"There is no route {address.text}.", hint="caas-desktop routes")
        if len(found) > 1:
            owners = ", ".join(entry.owner for entry in found[:5])
            raise CaasError(f"{address.text} leads to several: {owners}.",
                            hint="Name a host with --host.")
        return found[0]


def _read(engine: Engine) -> tuple[Engine, list[Change]]:
    info = engine.info
    found: list[Change] = []
    for key in NEEDED:
        kind = KINDS[key]
        scope = info.scope if kind.scope == "engine" else info.cluster_scope
        if scope is not None:
            found.append(Snapshot(scope, key, listed(engine, kind, scope)))
    return engine, found


def _host(spec: HostSpec, engine: Engine) -> list[Change]:
    return [HostChanged(spec.id, HostStatus(Phase.READY, since=0.0, seen_at=0.0,
                                            info=engine.info))]


def _address(words: str) -> Address:
    host, slash, path = words.partition("/")
    return parse_address(host, slash + path)


def run_list(context: Context) -> int:
    seen = Seen(context)
    edges = edges_in(seen.store)
    entries = routes_in(seen.store)
    if context.json:
        document([_fields(seen, entry, str(works(entry, edges.get(entry.scope))))
                  for entry in entries])
        return 0
    print_table(("HOST", "ADDRESS", "STATUS", "LEADS TO", "APP / SERVICE", "TLS"), [
        (_host_name(seen, entry), entry.route.title, str(works(entry, edges.get(entry.scope))),
         f"{entry.owner}:{entry.route.port}", place_text(entry.place), entry.route.tls)
        for entry in entries])
    return 0


def _host_name(seen: Seen, entry: RouteEntry) -> str:
    view = seen.store.host_of(entry.scope)
    return view.spec.name if view else ""


def _fields(seen: Seen, entry: RouteEntry, status: str) -> dict[str, Any]:
    """Return the JSON object of a route; the keys are documented and stay."""
    route = entry.route
    return {"host": _host_name(seen, entry), "addresses": [asdict(a) for a in route.addresses],
            "rule": route.rule, "leads_to": entry.owner, "port": route.port, "tls": route.tls,
            "status": status, "managed": route.managed, "tenant": entry.place.tenant,
            "app": entry.place.app, "service": entry.place.service,
            "spec": asdict(route.spec) if route.spec else None}


def run_add(context: Context) -> int:
    args = context.args
    spec = RouteSpec(
        address=_address(args.address), port=parse_port(args.port), tls=args.tls,
        redirect=args.redirect, sticky=args.sticky, strip=args.strip,
        health=parse_health(args.health), canary=_canary(args))
    seen = Seen(context)
    owners = _owner(seen, args.to)
    first = seen.store.get(owners[0])
    place = KINDS[owners[0].kind].place(first)
    name = (str(getattr(first, "name", "")) if owners[0].kind == "service"
            else owner_name(seen.store, owners[0]))
    refuse_taken(routes_in(seen.store), spec.address, owners[0].scope, name, place.tenant,
                 spec.router)
    _writable(seen, owners[0])
    audited(context, seen.host(owners[0]), "put-route", f"{spec.address.text} to {name}",
            lambda: put_route(seen.engines[owners[0].scope], _ids(owners), spec, spec.router,
                              tenants=tenants_of(context.adapters.catalogue)))
    say(f"{spec.address.text} leads to {name}:{spec.port}")
    return 0


def _canary(args: argparse.Namespace) -> Canary | None:
    if not args.canary:
        return None
    name, _, rest = args.canary.partition(":")
    port, _, percent = rest.partition(":")
    if not name or not (percent.isascii() and percent.isdigit() and len(percent) < 3):
        raise CaasError("A canary is written as SERVICE:PORT:PERCENT.")
    return Canary(name, parse_port(port), int(percent))


def _owner(seen: Seen, name: str) -> tuple[Ref, ...]:
    found: dict[tuple[Ref, ...], None] = {}
    for kind in ("service", "container"):
        for ref, item in seen.store.of_kind(kind):
            owners = owners_of(seen.store, ref)
            if owners and owners[0].kind == kind and name in (
                    item.name, owner_name(seen.store, ref), ref.id):
                found[owners] = None
    if len(found) != 1:
        raise CaasError(f"There is no service called {name}." if not found else
                        f"{name} is ambiguous: there are {len(found)}.",
                        hint="caas-desktop services lists them; --host narrows the choice.")
    return next(iter(found))


def _ids(owners: tuple[Ref, ...]) -> Any:
    return owners[0].id if owners[0].kind == "service" else [ref.id for ref in owners]


def _writable(seen: Seen, ref: Ref) -> None:
    view = seen.store.host_of(ref.scope)
    if view is not None:
        require_writable(view.spec)


def run_check(context: Context) -> int:
    seen = Seen(context)
    entry = seen.route(context.args.address)
    edge = edges_in(seen.store).get(entry.scope)
    proxy = next(((seen.engines[ref.scope], ref.id) for ref in (edge.proxies if edge else ())
                  if ref.scope in seen.engines), None)
    ports = (edge.spec.http_port, edge.spec.https_port) if edge else (80, 443)
    nodes = [seen.store.get(ref) for ref in seen.store.refs(entry.scope, "node")]
    addresses = [node.address for node in nodes if node is not None and node.role == "manager"]
    report = check_route(entry.route, entry.flavour, proxy, addresses, ports)
    if context.json:
        document(asdict(report) | {"works": report.works})
    else:
        _tell(report)
    return 0 if report.works else 1


def _tell(report: Report) -> None:
    edge = {True: "has the route", False: "does not have the route", None: "cannot be asked"}
    rows = [("name", ", ".join(report.addresses) or "does not resolve"),
            ("edge", f"{edge[report.known]} {report.edge_error}".strip())]
    rows += [(b.url, str(b.answer) if b.answer else "no answer") for b in report.backends]
    rows.append(("from here", str(report.answer) if report.answer
                 else f"no answer {report.outside_error}".strip()))
    if report.served:
        rows.append(("certificate", f"by {report.served.issuer}, until "
                     f"{date_text(report.served.until)}"))
    if report.certificate:
        rows.append(("not trusted here", report.certificate))
    if report.acme_error:
        rows.append(("ACME", report.acme_error))
    print_table(("WHAT", "FOUND"), rows)


def run_remove(context: Context) -> int:
    seen = Seen(context)
    entry = seen.route(context.args.address)
    if not entry.route.managed:
        raise CaasError("This route was written by another tool.",
                        hint="Take its labels away where they were written.")
    _writable(seen, entry.owners[0])
    host = seen.host(entry.owners[0])
    confirm(context, entry.route.title, host)
    audited(context, host, "remove-route", entry.route.title, lambda: remove_route(
        seen.engines[entry.scope], _ids(entry.owners), entry.route.router))
    say(f"{entry.route.title} removed")
    return 0
