"""``logs``: of containers, services and apps, merged by time."""
from __future__ import annotations

import argparse

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import resolve
from caas_desktop.app.cli.moments import moment
from caas_desktop.kinds.container import CONTAINER


def declare(add: Declare) -> None:
    logs = add("logs", run)
    logs.add_argument("targets", nargs="+", metavar="TARGET",
                      help="a container, a service or an app; host/name says which")
    logs.add_argument("-f", "--follow", action="store_true", help="go on with what comes")
    logs.add_argument("-n", "--tail", metavar="N", default="all", type=_tail,
                      help="only the last N lines of each container")
    logs.add_argument("--since", type=moment, metavar="TIME",
                      help="from then on: 5m (ago), 2025-06-09T12:00:00, or epoch seconds")
    logs.add_argument("--until", type=moment, metavar="TIME", help="until then")
    logs.add_argument("-t", "--timestamps", action="store_true", help="print each line's time")
    logs.add_argument("--grep", metavar="RE", help="only lines that match (syntax of re2)")
    logs.add_argument("-i", "--ignore-case", action="store_true", help="for --grep")
    logs.add_argument("--invert", action="store_true", help="only lines that --grep does not match")
    logs.add_argument("--no-names", action="store_true",
                      help="do not begin lines with the container's name")


def _tail(text: str) -> int | None:
    if text == "all":
        return None
    if not text.isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of lines, nor all")
    return int(text)


def run(context: Context) -> int:
    args = context.args
    if args.follow and args.until is not None:
        raise UsageError("--until does not go with --follow.")
    if args.grep is None and (args.invert or args.ignore_case):
        raise UsageError("--invert and --ignore-case need --grep.")
    # numpy and re2 take 200 ms; a wrong argument or name is told before.
    found = resolve(context, CONTAINER, args.targets, groups=True)
    from caas_desktop.app.cli.log_print import Printer

    printer = Printer(found, args)
    if args.follow:
        from caas_desktop.app.cli.log_follow import follow

        return follow(context, found, printer)
    from caas_desktop.app.cli.log_dump import dump

    return dump(context, found, printer)
