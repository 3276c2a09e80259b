"""``stats``: what containers use, once or every second."""
from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found, distinct, every, resolve
from caas_desktop.app.cli.moments import stamp_of
from caas_desktop.app.cli.output import document, json_line, print_table, say
from caas_desktop.domain.clean import mapping
from caas_desktop.domain.errors import CaasError, ResourceConflict
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.units import bytes_text, percent_text, rate_text
from caas_desktop.kinds.container import CONTAINER, parse_inspect
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.sample import Sample
from caas_desktop.operations.streams import StreamReader

EVERY_S = 1.0
TITLES = ("HOST", "NAME", "CPU", "OF LIMIT", "MEMORY", "LIMIT", "NET RX", "NET TX", "READ",
          "WRITE", "PIDS")


def declare(add: Declare) -> None:
    parser = add("stats", run)
    parser.add_argument("targets", nargs="*", metavar="TARGET",
                        help="containers, services or apps; default: all that run")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="one measurement (the default)")
    how.add_argument("-f", "--follow", action="store_true", help="every second, until Ctrl+C")


def run(context: Context) -> int:
    names = context.args.targets
    found = (resolve(context, CONTAINER, names, groups=True) if names
             else distinct(every(context, CONTAINER)))
    running = [f for f in found if f.item.active]
    if names and not running:
        raise ResourceConflict("None of them is running.", hint="Start one, then measure it.")
    with _Watch(context, running) as watch:
        if context.args.follow:
            _follow(context, running, watch)
        else:
            _once(context, running, watch)
    return 0


class _Watch:
    """The program's own statistics hub; here the main thread is its "GUI thread"."""

    def __init__(self, context: Context, found: Sequence[Found]) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.latest: dict[Ref, Sample] = {}
        self.fresh: dict[Ref, Sample] = {}
        self._engines: dict[ScopeId, Engine] = {f.ref.scope: f.engine for f in found}
        limits = _cpu_limits(context, found)
        self._reader = StreamReader()
        self._hub = StatsHub(self._reader, self._engines.get, self._calls.put,
                             cpu_limit=limits.get)
        self._hub.watch([f.ref for f in found], self._heard)

    def __enter__(self) -> _Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self._hub.close()
        self._reader.stop()

    def _heard(self, batch: Mapping[Ref, Sample]) -> None:
        self.latest.update(batch)
        self.fresh.update(batch)

    def wait(self, until: float) -> None:
        """Take what is measured until then (monotonic seconds), at least one portion."""
        try:
            self._calls.get(timeout=max(0.0, until - time.monotonic()))()
            while True:
                self._calls.get_nowait()()
        except queue.Empty:
            return


def _cpu_limits(context: Context, found: Sequence[Found]) -> dict[Ref, float]:
    """Return CPU limits in cores, which a list does not tell."""
    lock = threading.Lock()
    limits: dict[Ref, float] = {}

    def look(one: Found) -> None:
        try:
            raw = one.engine.request("GET", CONTAINER.inspect_path.format(id=one.ref.id),
                                     lane=Lane.SAMPLING, timeout_s=context.args.timeout)
            limit = parse_inspect(mapping(raw)).cpu_limit
        except (CaasError, KeyError, TypeError, ValueError):
            return  # it is gone, or told by the measurement
        if limit:
            with lock:
                limits[one.ref] = limit

    context.connections.each([lambda f=f: look(f) for f in found])  # type: ignore[misc]
    return limits


def _once(context: Context, found: Sequence[Found], watch: _Watch) -> None:
    """Wait for a second sample of each: rates are differences."""
    end = time.monotonic() + context.args.timeout
    while time.monotonic() < end and not all(_complete(watch.latest.get(f.ref)) for f in found):
        watch.wait(min(end, time.monotonic() + EVERY_S))
    measured = [f for f in found if f.ref in watch.latest]
    if context.json:
        document([fields(f, watch.latest[f.ref]) for f in measured])
    else:
        print_table(TITLES, [_row(f, watch.latest[f.ref]) for f in measured])
    for silent in (f for f in found if f.ref not in watch.latest):
        context.fail(CaasError(f"{silent.address} told no figures in time.",
                               hint="It may have ended; --timeout allows more."))


def _complete(sample: Sample | None) -> bool:
    """Return True once a sample has rates; a container on the host's network has only CPU."""
    return sample is not None and sample.cpu_percent is not None and (
        sample.rx is not None or sample.read is not None)


def _follow(context: Context, found: Sequence[Found], watch: _Watch) -> None:
    terminal = sys.stdout.isatty() and not context.json
    by_ref = {f.ref: f for f in found}
    while True:
        watch.wait(time.monotonic() + EVERY_S)
        fresh, watch.fresh = watch.fresh, {}
        if not fresh:
            continue
        if context.json:
            for ref, sample in fresh.items():
                json_line(fields(by_ref[ref], sample))
            continue
        if terminal:
            sys.stdout.write("\x1b[H\x1b[2J")
        print_table(TITLES, [_row(f, watch.latest[f.ref]) for f in found
                             if f.ref in (watch.latest if terminal else fresh)])
        if not terminal:
            say("")
        sys.stdout.flush()


def fields(found: Found, sample: Sample) -> dict[str, Any]:
    """Return the JSON object of a measurement; null where a figure is not known."""
    return {
        "host": found.spec.name, "container": found.name, "id": found.ref.id,
        "time": stamp_of(round(sample.at * 1e9)), "cpu_percent": sample.cpu_percent,
        "cpu_limit_cores": sample.cpu_limit_cores, "cpu_percent_of_limit": sample.cpu_of_limit,
        "memory_bytes": sample.memory_bytes, "memory_limit_bytes": sample.memory_limit,
        "rx_bytes_per_second": sample.rx, "tx_bytes_per_second": sample.tx,
        "read_bytes_per_second": sample.read, "write_bytes_per_second": sample.write,
        "pids": sample.pids,
    }


def _row(found: Found, sample: Sample) -> tuple[str, ...]:
    return (found.spec.name, found.name, percent_text(sample.cpu_percent),
            percent_text(sample.cpu_of_limit), bytes_text(sample.memory_bytes),
            bytes_text(sample.memory_limit), rate_text(sample.rx), rate_text(sample.tx),
            rate_text(sample.read), rate_text(sample.write),
            "–" if sample.pids is None else str(sample.pids))
