"""``deploy``: an app from Compose files to a host or a cluster."""
from __future__ import annotations

from caas_desktop.app.cli.app_choice import deploying, host_of
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.source_options import source_arguments


def declare(add: Declare) -> None:
    parser = add("deploy", run)
    source_arguments(parser)
    parser.add_argument("--to", required=True, metavar="HOST|CLUSTER", dest="to",
                        help="a host, or a cluster: one of its managers, or its id")
    parser.add_argument("--prune", action="store_true",
                        help="remove services that are not in the file")
    deploying(parser)


def run(context: Context) -> int:
    spec = host_of(context, context.args.to)
    context.connections.begin(spec)
    # The engine answers while what reads the files is imported.
    from caas_desktop.app.cli.deploying import deploy

    return deploy(context, spec)
