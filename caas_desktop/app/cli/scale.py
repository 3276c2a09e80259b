"""``scale``: how many tasks a service of a cluster is to have."""
from __future__ import annotations

import argparse

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found, resolve
from caas_desktop.app.cli.output import document, note, safe, say
from caas_desktop.app.cli.routes import audited
from caas_desktop.kinds.service import SERVICE
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.swarm import services

MOST = 10**6


def declare(add: Declare) -> None:
    parser = add("scale", run, "set how many tasks services of clusters have")
    parser.add_argument("wanted", nargs="+", metavar="SERVICE=REPLICAS", type=_pair)


def _pair(word: str) -> tuple[str, int]:
    name, equals, count = word.rpartition("=")
    if not (name and equals and count.isascii() and count.isdigit()) or int(count) > MOST:
        raise argparse.ArgumentTypeError("write SERVICE=REPLICAS, for example web=3")
    return name, int(count)


def run(context: Context) -> int:
    wanted: list[tuple[str, int]] = context.args.wanted
    if len({name for name, _ in wanted}) != len(wanted):
        raise UsageError("A service is named twice.")
    targets = [(resolve(context, SERVICE, [name])[0], count) for name, count in wanted]
    for target, _ in targets:
        require_writable(target.spec)
    done = [_one(context, target, count) for target, count in targets]
    if context.json:
        document(done)
    return 0


def _one(context: Context, target: Found, count: int) -> dict[str, object]:
    policy = target.item.labels.get("caas.scaling.max")
    changed = audited(context, target.spec, "scale", target.name, lambda: services.scale(
        target.engine, target.ref.id, {"replicas": count}))
    if not context.json:
        say(safe(f"{target.address}: {count}" if changed
                 else f"{target.address} has {count} already"))
    if policy and changed:
        note(f"{target.name} is scaled automatically, too: its policy may change this again.")
    return {"host": target.spec.name, "service": target.name, "replicas": count,
            "changed": bool(changed)}
