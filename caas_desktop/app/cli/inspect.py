"""``inspect``: all that an engine tells of one object."""
from __future__ import annotations

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import resolve
from caas_desktop.app.cli.output import document
from caas_desktop.domain.ports import Lane
from caas_desktop.kinds.registry import KINDS


def declare(add: Declare) -> None:
    parser = add("inspect", run)
    parser.add_argument("kind", choices=[*KINDS], metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("name", metavar="NAME", help="a name, host/name, or the start of an id")


def run(context: Context) -> int:
    kind = KINDS[context.args.kind]
    found = resolve(context, kind, [context.args.name])[0]
    document(found.engine.request("GET", kind.inspect_path.format(id=found.ref.id),
                                  lane=Lane.REFRESH, timeout_s=context.args.timeout))
    return 0
