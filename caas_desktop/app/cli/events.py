"""``events``: what happened on the hosts, and what happens."""
from __future__ import annotations

import queue
import sys
import time
from collections.abc import Callable
from typing import Any

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.moments import moment, stamp_of
from caas_desktop.app.cli.output import document, json_line, print_table, safe, say
from caas_desktop.app.cli.reading import chunks
from caas_desktop.domain.errors import CaasError, HostUnreachable
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine, EventStream, Lane
from caas_desktop.domain.times import date_text
from caas_desktop.engine.event_stream import parse_event
from caas_desktop.operations.jobs import DaemonPool

TITLES = ("TIME", "HOST", "TYPE", "ACTION", "NAME")
DAY_S = 86400.0


def declare(add: Declare) -> None:
    parser = add("events", run)
    parser.add_argument("-f", "--follow", action="store_true", help="go on with what happens")
    parser.add_argument("--since", type=moment, metavar="TIME",
                        help="from then on: 5m (ago), 2025-06-09T12:00:00, or epoch seconds")
    parser.add_argument("--type", metavar="TYPE", help="container, image, network, volume, …")


@frozen
class _Seen:
    spec: HostSpec
    event: EngineEvent

    def fields(self) -> dict[str, Any]:
        """Return the JSON object of an event; attributes are labels of others among them."""
        return {"time": stamp_of(round(self.event.time * 1e9)), "host": self.spec.name,
                "type": self.event.type, "action": self.event.action, "id": self.event.id,
                "name": self.event.name, "attributes": self.event.attributes}

    def row(self) -> tuple[str, ...]:
        return (date_text(self.event.time), self.spec.name, self.event.type, self.event.action,
                self.event.name)


def run(context: Context) -> int:
    return _follow(context) if context.args.follow else _past(context)


def _wanted(context: Context, event: EngineEvent) -> bool:
    # An exec's events carry its command line, which may hold a secret.
    return (not event.action.startswith("exec_")
            and context.args.type in (None, event.type))


def _past(context: Context) -> int:
    args = context.args
    now = time.time()
    since = now - DAY_S if args.since is None else args.since

    def work(engine: Engine) -> list[EngineEvent]:
        # A little ahead: the daemon's clock may be.
        query = {"since": f"{since:.9f}", "until": f"{now + 1:.9f}"}
        stream = engine.stream("/events", query=query, lane=Lane.REFRESH)
        lines = b"".join(chunks(stream, engine.spec.name, args.timeout)).split(b"\n")
        found = (parse_event(line, engine.spec.id) for line in lines if line.strip())
        return [e for e in found if e is not None and _wanted(context, e)]

    seen = [_Seen(a.spec, e) for a in context.ask(work) for e in a.value or ()]
    seen.sort(key=lambda s: s.event.time)
    if context.json:
        document([s.fields() for s in seen])
    else:
        print_table(TITLES, [s.row() for s in seen])
    return 0


def _follow(context: Context) -> int:
    since = context.args.since
    opened = context.ask(lambda engine: engine.events(since))
    told: queue.SimpleQueue[_Seen | tuple[HostSpec, CaasError]] = queue.SimpleQueue()
    pool = DaemonPool("events", max(1, len(opened)))
    streams: list[EventStream] = []
    for answer in opened:
        assert answer.value is not None
        streams.append(answer.value)
        pool.submit(_reader(context, answer.spec, answer.value, told.put))
    left = len(opened)
    try:
        while left:
            one = told.get()
            if isinstance(one, tuple):
                context.host_failed(*one)
                left -= 1
            elif context.json:
                json_line(one.fields())
            else:
                _print(one)
    finally:
        for stream in streams:
            stream.close()
        pool.close()
    return 0


def _reader(context: Context, spec: HostSpec, stream: EventStream,
            tell: Callable[[_Seen | tuple[HostSpec, CaasError]], None]) -> Callable[[], None]:
    def read() -> None:
        error: CaasError = HostUnreachable(f"{spec.name} ended its events.",
                                           hint="The engine was stopped or restarted.")
        try:
            for event in stream:
                if _wanted(context, event):
                    tell(_Seen(spec, event))
        except CaasError as exc:
            error = exc
        tell((spec, error))

    return read


def _print(seen: _Seen) -> None:
    say("  ".join(safe(cell) for cell in seen.row()))
    sys.stdout.flush()
