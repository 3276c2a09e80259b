"""``services``: their list, and ``services autoscale``."""
from __future__ import annotations

from caas_desktop.app.cli.arguments import Declare, Later
from caas_desktop.app.cli.listing import add_filters, run_kind


def declare(add: Declare) -> None:
    parser = add("services", run_kind, kind="service")
    add_filters(parser)
    inner = add.inside(parser)
    scaled = inner("autoscale", Later("autoscale", "run"),
                   "show, set or remove the policy by which a cluster's service is scaled "
                   "automatically; what is not named stays")
    scaled.add_argument("service", metavar="NAME")
    for name, what in (("min", "at least N tasks"), ("max", "at most N tasks")):
        scaled.add_argument(f"--{name}", type=int, metavar="N", help=what)
    for name, what in (("cpu", "CPU"), ("memory", "memory")):
        scaled.add_argument(f"--{name}", metavar="PERCENT",
                            help=f'target for {what} in percent of a task\'s reservation; "off" '
                                 "counts it no more")
    scaled.add_argument("--cooldown", type=int, metavar="SECONDS",
                        help="how long fewer tasks must have been enough")
    scaled.add_argument("--reserve-cpu", metavar="CORES",
                        help="reserve so much for each task, where nothing is; replaces them")
    scaled.add_argument("--reserve-memory", metavar="SIZE", help="the same, such as 256m")
    way = scaled.add_mutually_exclusive_group()
    way.add_argument("--pause", action="store_true", help="keep the policy, but do not act on it")
    way.add_argument("--resume", action="store_true", help="act on it again")
    way.add_argument("--off", action="store_true", help="remove the policy")
