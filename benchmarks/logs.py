"""logs, logs8 and logs-ssh: how fast lines with timestamps come on screen.

Containers have written their logs; the console's log panel reads all of them, from the request
until the last line is painted. Theirs is ``docker logs -t > /dev/null`` on the same lines, one
process a container; for ``logs-ssh`` the bare SSH channel, read and thrown away (the same over TLS
in extra). The two take turns.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from benchmarks.errors import BenchmarkError
from benchmarks.hosts import lab, standalone
from benchmarks.program import Program, register_host, workplace
from benchmarks.raw import drain, engine
from benchmarks.result import Result
from benchmarks.screen import display
from lab.state import Host, Lab
from lab.testing import Scratch

if TYPE_CHECKING:
    from benchmarks.desk import Desk

LINES = 400_000  # together
ROUNDS = 3
GOALS = {"logs": 1.0, "logs8": 1.3, "logs-ssh": 0.9}
GAP_MS = 50.0
QUERY = {"stdout": 1, "stderr": 1, "timestamps": 1}
# About 150 bytes, no two alike.
_WRITE = (
    'BEGIN {{ for (i = 0; i < {count}; i++) printf "2024-05-01T12:%02d:%02d INFO  request %08d '
    "served path=/api/v1/orders/%d status=%d duration=%dms client=10.0.%d.%d agent=curl/8.5.0 "
    'trace=4bf92f3577b34da6\\n", i / 60 % 60, i % 60, i, i % 977, 200 + i % 5, i % 311, '
    "i % 7, i % 251 }}"
)


def logs(name: str) -> Result:
    """Run ``logs``, ``logs8`` or ``logs-ssh``."""
    if name != "logs-ssh":
        return _run(name, 8 if name == "logs8" else 1, "unix")
    ssh, tls = _run(name, 1, "ssh"), _run(name, 1, "tls")
    more = {"tls_lines_per_s": tls.ours, "tls_raw_lines_per_s": tls.theirs, "tls_ratio": tls.ratio}
    return Result(name, ssh.ours, ssh.theirs, ssh.unit, ssh.goal,
                  extra={**ssh.extra, **more}, goal_is="least")  # fmt: skip


def _run(name: str, count: int, transport: str) -> Result:
    ours: list[dict[str, Any]] = []
    theirs: list[float] = []
    with ExitStack() as stack:
        found = stack.enter_context(lab())
        host = standalone(found)
        ids = stack.enter_context(writers(found, host, count))
        screen = stack.enter_context(display())
        env = stack.enter_context(workplace(screen))
        register_host(env, host, transport)
        lines = LINES // count * count
        program = stack.enter_context(Program(env, "logs", host=host.name, ids=ids, lines=lines))
        program.expect("ready", 120)
        for _ in range(ROUNDS):
            theirs.append(lines / _theirs(found, host, ids, transport))
            program.tell("go")
            ours.append(program.expect("read", 240))
        program.tell("close")
        program.expect("closing", 60)
        program.wait()
    rates = [lines / told["seconds"] for told in ours]
    gap_cpu = max(told["gap_cpu_ms"] for told in ours)
    return Result(name, statistics.median(rates), statistics.median(theirs), "lines/s", GOALS[name],
                  extra={
                      "against": "docker logs -t" if transport == "unix" else f"raw {transport}",
                      "rates": rates, "their_rates": theirs, "containers": count, "lines": lines,
                      "gap_cpu_ms": gap_cpu, "gap_met": gap_cpu < GAP_MS,
                      "gap_wall_ms": max(told["gap_wall_ms"] for told in ours),
                      "bytes_per_line": ours[-1]["held"] / lines,
                      "cpu_s_per_million": [told["cpu_s_per_million"] for told in ours],
                      "payload_per_line": ours[-1]["payload"] / lines},
                  goal_is="least")  # fmt: skip


@contextmanager
def writers(found: Lab, host: Host, count: int) -> Iterator[list[str]]:
    """Let ``count`` containers write `LINES` lines together; yields their ids when all is there."""
    scratch = Scratch(found)
    each = LINES // count
    command = f"awk '{_WRITE.format(count=each)}'; exec sleep 1000000"
    try:
        ids = [scratch.run(host.name, f"writer{n}", "sh", "-c", command) for n in range(count)]
        end = time.monotonic() + 240
        for ident in ids:
            last = found.cli(host.name, "logs", "--tail", "1", ident)
            while f"request {each - 1:08d} " not in subprocess.run(
                    last, env=found.cli_environment(), capture_output=True, text=True,
                    check=False).stdout:  # fmt: skip
                if time.monotonic() > end:
                    raise BenchmarkError("the logs were not written in time")
                time.sleep(0.2)
        yield ids
    finally:
        scratch.clean()


def _theirs(found: Lab, host: Host, ids: list[str], transport: str) -> float:
    """Return the seconds that reading the same lines takes without us."""
    if transport != "unix":
        with engine(found, host, transport) as one:
            began = time.perf_counter()
            for ident in ids:
                drain(one.stream(f"/containers/{ident}/logs", query=QUERY))
            return time.perf_counter() - began
    began = time.perf_counter()
    readers = [subprocess.Popen(found.cli(host.name, "logs", "-t", ident),
                                env=found.cli_environment(), stdout=subprocess.DEVNULL)
               for ident in ids]  # fmt: skip
    for reader in readers:
        if reader.wait(240):
            raise BenchmarkError("docker logs failed")
    return time.perf_counter() - began


def script_logs(desk: Desk, host: str, ids: list[str], lines: int) -> None:
    """Show all lines in the panel, again for each "go"."""
    from benchmarks.beats import Heartbeat
    from benchmarks.desk import Painted, say
    from benchmarks.proc import thread_cpu_seconds
    from caas_desktop.operations.logs.source import Window

    desk.until(desk.live, "the host is ready")
    desk.until(lambda: set(ids) <= {ref.id for ref in desk.containers(host)}, "all are listed")
    desk.bench.consoles.show_logs([ref for ref in desk.containers(host) if ref.id in ids])
    desk.bench.show_panel("logs")
    console = desk.bench.consoles.logs.console
    shown = [0, 0.0]

    def painted() -> None:
        shown[:] = [console.session.arena.end, time.perf_counter()]

    observer = Painted(console.view.viewport(), painted)
    desk.wait(2.0)
    say("ready")
    while desk.word() == "go":
        beat = Heartbeat()
        shown[0], began = 0, time.perf_counter()
        before = thread_cpu_seconds()
        console.read(Window(tail=None))
        desk.until(lambda: shown[0] >= lines, "all lines are shown", 240)
        beat.stop()
        after = thread_cpu_seconds()
        cpu = {name: (after[name] - before.get(name, 0.0)) * 1e6 / lines for name in after}
        arena = console.session.arena
        payload = sum(len(chunk.batch.data) for chunk in arena.chunks())
        say("read", seconds=shown[1] - began, held=arena.nbytes, payload=payload,
            cpu_s_per_million={name: s for name, s in cpu.items() if s > 0.01},
            gap_cpu_ms=max(beat.gaps.cpu.values()), gap_wall_ms=max(beat.gaps.wall.values()))
    console.view.viewport().removeEventFilter(observer)
