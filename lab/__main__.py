"""``python3 -m lab COMMAND``; see README.md."""

from __future__ import annotations

import argparse
import sys

from lab import faults, lifecycle, status
from lab.paths import DEFAULT_NAME
from lab.run import LabError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m lab", description=__doc__)
    parser.add_argument("--name", default=DEFAULT_NAME, help=f"the lab's name ({DEFAULT_NAME})")
    named = argparse.ArgumentParser(add_help=False)
    named.add_argument("--name", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True)
    up = commands.add_parser("up", parents=[named], help="bring the lab up (root)")
    up.add_argument("--hosts", type=int, default=lifecycle.DEFAULT_HOSTS, metavar="N")
    commands.add_parser("down", parents=[named], help="end all that `up` began (root)")
    show = commands.add_parser("status", parents=[named], help="show the hosts")
    show.add_argument("--json", action="store_true")
    commands.add_parser("seed", parents=[named], help="fill the hosts with sample apps")
    acme = commands.add_parser("acme", parents=[named], help="start an ACME authority on a host")
    acme.add_argument("host")
    acme.add_argument("--http", type=int, default=80, help="where it asks for HTTP-01 (80)")
    acme.add_argument("--https", type=int, default=443, help="where for TLS-ALPN-01 (443)")
    acme.add_argument("--off", action="store_true", help="take it away")
    fault = commands.add_parser("fault", parents=[named], help="break a host, or mend it (root)")
    fault.add_argument("kind", choices=faults.KINDS)
    fault.add_argument("host")
    fault.add_argument("--rate", default="20mbit", help="for slow: as tc writes it (20mbit)")
    fault.add_argument("--off", action="store_true", help="for slow: full speed again")
    return parser


def main() -> int:
    """Run one command; returns the exit code."""
    arguments = _parser().parse_args()
    name: str = arguments.name
    try:
        if arguments.command == "up":
            lifecycle.up(name, arguments.hosts)
        elif arguments.command == "down":
            lifecycle.down(name)
        elif arguments.command == "status":
            return status.show(name, as_json=arguments.json)
        elif arguments.command == "seed":
            # Imported late: up, down and faults must work even where seeding cannot.
            from lab.seed import seed

            seed(name)
        elif arguments.command == "acme":
            from lab import authority

            if arguments.off:
                authority.stop(faults.load_lab(name), arguments.host)
            else:
                authority.tell(name, arguments.host, arguments.http, arguments.https)
        else:
            rate = None if arguments.off else arguments.rate
            faults.apply(name, arguments.kind, arguments.host, rate)
    except (LabError, ValueError) as error:
        print(f"lab: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
