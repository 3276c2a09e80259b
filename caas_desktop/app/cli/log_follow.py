"""The log as it comes: across restarts and broken lines, until nothing can come any more."""
from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found
from caas_desktop.app.cli.log_print import Printer
from caas_desktop.domain.clean import mapping
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.ports import Lane
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import LogSource, LogTarget, State, Window
from caas_desktop.operations.streams import StreamReader

LOOK_EVERY_S = 1.0
_OVER = frozenset({"created", "exited", "dead"})


def follow(context: Context, found: Sequence[Found], printer: Printer) -> int:
    """Print until every container has ended for good; Ctrl+C ends it before."""
    args = context.args
    since_s = None if args.since is None else max(0.001, time.time() - args.since)
    news = threading.Event()
    reader = StreamReader()
    targets = [LogTarget(f.spec.id, f.ref.id, lambda f=f: f.engine, f.name,  # type: ignore[misc]
                         host_name=f.spec.name) for f in found]
    session = LogSession(reader, targets, window=Window(args.tail, since_s), on_changed=news.set)
    printer.begin()
    printed = dropped = 0
    look_at = 0.0
    try:
        while True:
            news.wait(LOOK_EVERY_S)
            news.clear()
            session.acknowledge()
            # Looked at before printing: what came last is printed before we leave.
            over = False
            if time.monotonic() >= look_at:
                over = all(_over(source, found) for source in session.sources)
                look_at = time.monotonic() + LOOK_EVERY_S
            if session.dropped > max(printed, dropped):
                dropped = session.dropped
                many = dropped - printed
                printer.mark(0, f"{many} lines came faster than they could be printed".encode())
            for chunk in session.arena.chunks(printed):
                printer.write(chunk.batch)
                printed = chunk.last
            printer.flush()
            if over:
                break
    finally:
        session.close()
        reader.stop()
        printer.end()
    for source, one in zip(session.sources, found, strict=True):
        if source.error is not None and source.state is not State.GONE:
            context.host_failed(one.spec, source.error)
    return 0


def _over(source: LogSource, found: Sequence[Found]) -> bool:
    """Return True when nothing will come from this container any more."""
    if source.state in (State.GONE, State.REFUSED, State.CLOSED):
        return True
    if source.state is not State.ENDED:
        return False
    one = found[source.index]
    try:
        raw = one.engine.request("GET", f"/containers/{one.ref.id}/json", lane=Lane.REFRESH,
                                 timeout_s=5)
    except ResourceGone:
        return True
    except CaasError:
        return False
    state = mapping(mapping(raw).get("State"))
    return state.get("Status") in _OVER  # a restarting one is looked after by its source
