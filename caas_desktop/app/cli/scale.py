"""``scale``: how many tasks or containers a service is to have."""
from __future__ import annotations

import argparse
from contextlib import suppress

from caas_desktop.app.cli.app_outcome import history_of, teller
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import audited
from caas_desktop.app.cli.found import Found, resolve
from caas_desktop.app.cli.output import document, note, safe, say
from caas_desktop.domain.errors import ResourceGone
from caas_desktop.domain.place import COMPOSE_PROJECT, COMPOSE_SERVICE, Place
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.kinds.service import SERVICE
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.swarm import services

MOST = 10**6


def declare(add: Declare) -> None:
    parser = add("scale", run)
    parser.add_argument("wanted", nargs="+", metavar="SERVICE=REPLICAS", type=_pair,
                        help="a service of a Compose project is called APP/SERVICE")


def _pair(word: str) -> tuple[str, int]:
    name, equals, count = word.rpartition("=")
    if not (name and equals and count.isascii() and count.isdigit()) or int(count) > MOST:
        raise argparse.ArgumentTypeError("write SERVICE=REPLICAS, for example web=3")
    return name, int(count)


def run(context: Context) -> int:
    wanted: list[tuple[str, int]] = context.args.wanted
    if len({name for name, _ in wanted}) != len(wanted):
        raise UsageError("A service is named twice.")
    targets = [(*_target(context, name), count) for name, count in wanted]
    for target, _, _ in targets:
        require_writable(target.spec)
    done = [_one(context, target, count) if place is None
            else _containers(context, target, place, count) for target, place, count in targets]
    if context.json:
        document(done)
    return 0


def _target(context: Context, name: str) -> tuple[Found, Place | None]:
    """Return a cluster's service, else a container of a Compose project's service and its place."""
    try:
        return resolve(context, SERVICE, [name])[0], None
    except ResourceGone:
        with suppress(ResourceGone):
            found = resolve(context, CONTAINER, [name], groups=True)
            places = {(one.home, one.kind.place(one.item)) for one in found}
            if len(places) == 1 and COMPOSE_PROJECT in found[0].item.labels:
                return found[0], found[0].kind.place(found[0].item)
        raise


def _one(context: Context, target: Found, count: int) -> dict[str, object]:
    policy = target.item.labels.get("caas.scaling.max")
    changed = audited(context, target.spec, "scale", target.name, lambda: services.scale(
        target.engine, target.ref.id, {"replicas": count}))
    if policy and changed:
        note(f"{target.name} is scaled automatically, too: its policy may change this again.")
    return _told(context, target, target.name, count, bool(changed))


def _containers(context: Context, target: Found, place: Place, count: int) -> dict[str, object]:
    from caas_desktop.operations.apps.replicas import scale_project

    labels, name = target.item.labels, f"{place.app}/{place.service}"
    changed = audited(context, target.spec, "scale", name, lambda: scale_project(
        target.engine, labels[COMPOSE_PROJECT], labels[COMPOSE_SERVICE], count,
        history_of(context), teller(context)))
    return _told(context, target, name, count, bool(changed))


def _told(context: Context, target: Found, name: str, count: int, changed: bool
          ) -> dict[str, object]:
    address = f"{target.spec.name}/{name}"
    if not context.json:
        say(safe(f"{address}: {count}" if changed else f"{address} has {count} already"))
    return {"host": target.spec.name, "service": name, "replicas": count, "changed": changed}
