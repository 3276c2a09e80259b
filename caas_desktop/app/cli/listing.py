"""``ps`` and the lists of every other kind."""
from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from typing import Any

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found, distinct, every
from caas_desktop.app.cli.output import document, print_table
from caas_desktop.domain.place import Place
from caas_desktop.domain.status import Status
from caas_desktop.domain.units import span_text
from caas_desktop.kinds.base import Column, short_id
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.kinds.container_parts import ports_text
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import SERVICE

_LIVE_ONLY = ("cpu", "memory")  # looks that a list of one moment cannot fill


def declare(add: Declare) -> None:
    ps = add("ps", run_ps)
    ps.add_argument("-a", "--all", action="store_true", help="also those that do not run")
    add_filters(ps)
    ps.add_argument("--status", choices=[str(s) for s in Status], metavar="STATUS",
                    help="only in this status: " + ", ".join(str(s) for s in Status))
    for kind in KINDS.values():
        if kind not in (CONTAINER, SERVICE):  # they have more to them
            add_filters(add(kind.title.lower(), run_kind, kind=kind.key))


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options that narrow a list to a place."""
    parser.add_argument("--tenant", metavar="NAME", help='only of this tenant; "" is public')
    parser.add_argument("--app", metavar="NAME", help="only of this app")
    parser.add_argument("--service", metavar="NAME", help="only of this service")


def in_place(args: argparse.Namespace, place: Place) -> bool:
    """Return True when the filters of the command line let ``place`` pass."""
    return all(wanted is None or wanted == has for wanted, has in (
        (args.tenant, place.tenant), (args.app, place.app), (args.service, place.service)))


def run_ps(context: Context) -> int:
    args = context.args
    # Who asks for "exited" wants to see it without -a.
    found = [f for f in distinct(every(context, CONTAINER))
             if (args.all or args.status or f.item.active)
             and in_place(args, f.item.place) and args.status in (None, f.item.status)]
    if context.json:
        document([f.fields() for f in found])
        return 0
    print_table(("HOST", "NAME", "STATUS", "APP / SERVICE", "IMAGE", "PORTS", "CREATED", "ID"), [
        (f.spec.name, f.name, status_text(f.item), place_text(f.item.place), f.item.image,
         ports_text(f.item.ports), _age(f.item.created), short_id(f.ref.id)) for f in found])
    return 0


def status_text(container: Any) -> str:
    """Return "running", "failed (3)"."""
    code = container.exit_code
    return f"{container.status} ({code})" if code else str(container.status)


def place_text(place: Place) -> str:
    """Return "acme: shop / api", "–" for none."""
    inner = " / ".join(part for part in (place.app, place.service) if part)
    if place.tenant:
        return f"{place.tenant}: {inner}" if inner else place.tenant
    return inner or "–"


def _age(at: float | None) -> str:
    return span_text(time.time() - at) if at else "–"


def run_kind(context: Context) -> int:
    kind = KINDS[context.args.kind]
    found = [f for f in distinct(every(context, kind))
             if in_place(context.args, kind.place(f.item))]
    if context.json:
        document([f.fields() for f in found])
        return 0
    columns = [c for c in kind.columns if c.look not in _LIVE_ONLY]
    print_table([c.title.upper() for c in columns],
                [_cells(columns, one) for one in found])
    return 0


def _cells(columns: Sequence[Column[Any]], found: Found) -> list[str]:
    return [_cell(column, found) for column in columns]


def _cell(column: Column[Any], found: Found) -> str:
    match column.look:
        case "host":
            return found.spec.name
        case "place":
            return place_text(found.kind.place(found.item))
        case "age":
            return _age(column.sort(found.item))
        case _:
            return str(column.text(found.item))
