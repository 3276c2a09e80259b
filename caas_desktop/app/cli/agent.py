"""``agent``: automatic scaling and history without a window."""
from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
from collections.abc import Mapping, Sequence

from caas_desktop.app.agent import Agent
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import document, print_table
from caas_desktop.app.logs import start_logging
from caas_desktop.app.paths import find_paths
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import ScopeId
from caas_desktop.domain.scaling_rule import SYNC_S
from caas_desktop.operations.scaling.cluster import View

TITLES = ("SERVICE", "REPLICAS", "STATE", "WHY")
SHORTEST_S = 1.0


def declare(add: Declare) -> None:
    parser = add("agent", run)
    parser.add_argument("--once", action="store_true",
                        help="look once, scale what is due, print it, and end")
    parser.add_argument("--interval", type=_interval, default=SYNC_S, metavar="SECONDS",
                        help=f"how often scaled services are looked at (default: {SYNC_S:g})")


def _interval(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not SHORTEST_S <= seconds <= 300:
        raise argparse.ArgumentTypeError("write seconds, from 1 to 300")
    return seconds


def run(context: Context) -> int:
    args = context.args
    chosen = context.hosts() if args.host else None

    def hosts() -> Sequence[HostSpec]:
        if chosen is not None:
            return chosen
        return [spec for spec in context.adapters.catalogue.hosts() if spec.enabled]

    agent = Agent(context.adapters, hosts, sync_s=args.interval,
                  name=f"agent on {socket.gethostname()} ({os.getpid()})")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop())
    if args.once:
        _print(agent.once(args.timeout), as_json=context.json)
        return 0
    _log_apart()
    agent.run()
    return 0


def _log_apart() -> None:
    """Log to a file of the agent's own: it runs beside other command lines for months."""
    root = logging.getLogger()
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
    start_logging(find_paths(), "caas-desktop-agent", console=True)


def _print(views: Mapping[ScopeId, View], *, as_json: bool) -> None:
    if as_json:
        document([{"cluster": scope, "holder": view.holder, "ours": view.ours,
                   "trouble": view.trouble or None,
                   "services": [{"id": ident, "name": note.name, "state": note.state,
                                 "replicas": note.replicas, "wish": note.wish, "why": note.text}
                                for ident, note in view.notes.items()]}
                  for scope, view in views.items()])
        return
    print_table(TITLES, [(note.name, str(note.replicas), note.state, note.text)
                         for view in views.values() for note in view.notes.values()])
