"""watch: the list with live CPU and memory of a hundred containers, on screen for half a minute.

Ours against lazydocker and ``docker stats``, one after the other on the same engine: processor
time of the client and of the daemon together.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.errors import BenchmarkError
from benchmarks.hosts import containers, lab, standalone
from benchmarks.proc import Use, measure, memory_mb, tree
from benchmarks.program import Program, clean_environment, register_host, workplace
from benchmarks.result import Result
from benchmarks.screen import display
from benchmarks.terminals import terminal
from lab.state import Host, Lab

if TYPE_CHECKING:
    from benchmarks.desk import Desk

GOAL = 1.0
COUNT = 100
SECONDS = 30.0
OLDEST_S = 2.0
SETTLE_S = 6.0
HEIGHT = 3100  # of the screen: a hundred compact rows, with head and bars around them


def watch(name: str = "watch", seconds: float = SECONDS) -> Result:
    """Measure the console, lazydocker and docker stats in turn."""
    with lab() as found:
        host = standalone(found)
        with containers(found, host, COUNT):
            ours, told = _console(host, seconds)
            lazy = _tool(found, host, [str(Path(sys.executable).parent / "lazydocker")], seconds)
            stats = _tool(found, host, [found.docker_cli, "stats"], seconds)
    return Result(name, ours.cpu, lazy.cpu, "% of a core", GOAL, extra={
        "containers": told["rows"], "seconds": seconds, "against": "lazydocker",
        "oldest_figure_s": told["oldest_s"],
        "fresh": told["oldest_s"] <= OLDEST_S, "repaints": told["paints"],
        "ours_client": ours.client_cpu, "ours_daemon": ours.daemon_cpu, "ours_mb": ours.memory,
        "lazydocker_client": lazy.client_cpu, "lazydocker_daemon": lazy.daemon_cpu,
        "lazydocker_mb": lazy.memory, "docker_stats_client": stats.client_cpu,
        "docker_stats_daemon": stats.daemon_cpu, "docker_stats_mb": stats.memory,
        "ratio_to_docker_stats": ours.cpu / stats.cpu})  # fmt: skip


def _console(host: Host, seconds: float) -> tuple[Use, dict[str, Any]]:
    with display(height=HEIGHT) as screen, workplace(screen) as env:
        register_host(env, host)
        with Program(env, "watch", host=host.name, count=COUNT) as program:
            program.expect("ready", 120)
            used = measure(program.pid, daemons(host), seconds)
            program.tell("enough")
            told = program.expect("watched")
            program.expect("closing")
            program.wait()
    return used, told


def _tool(found: Lab, host: Host, command: list[str], seconds: float) -> Use:
    env = clean_environment() | {
        "DOCKER_HOST": host.unix_url, "DOCKER_CONFIG": found.docker_config,
        "PATH": f"{Path(found.docker_cli).parent}:/usr/bin:/bin"}  # fmt: skip
    with workplace({}) as home:
        env |= {"HOME": home["HOME"]}
        with terminal(command, env, Path(home["HOME"])) as screen:
            time.sleep(SETTLE_S)
            if screen.process.poll() is not None or not screen.drawn:
                raise BenchmarkError(f"{command[0]} does not run: {screen.text[-300:]!r}")
            used = measure(screen.process.pid, daemons(host), seconds)
            pids = tree(screen.process.pid)
            return Use(used.client_cpu, used.daemon_cpu, memory_mb(pids))


def daemons(host: Host) -> tuple[int, ...]:
    """Return what an engine consists of: dockerd with containerd, and init with the shims."""
    return host.pids["init"], host.pids["dockerd"]


def script_watch(desk: Desk, host: str, count: int) -> None:
    """Show all containers of a host at once; tell how old the oldest figure on screen became."""
    from benchmarks.desk import Painted, say

    desk.until(desk.live, "the host is ready")
    desk.until(lambda: len(desk.containers(host)) >= count, f"{count} containers are listed")
    shown = desk.open_list(host)
    shown.table.set_compact(True)
    desk.window.resize(1600, HEIGHT - 40)
    refs, hub = desk.containers(host), desk.context.hub
    desk.until(lambda: len(hub.watched()) >= len(refs), "every row is watched")
    desk.until(lambda: all(hub.latest(ref) for ref in refs), "every row has its figures")
    ages: list[float] = []
    shown_at: dict[Any, float] = {}
    paints = [0]

    def told(_: object) -> None:
        """Runs with the list's own listener: what it showed until now is replaced."""
        now = time.time()
        if shown_at:
            ages.append(now - min(shown_at.values()))
        for ref in refs:
            sample = hub.latest(ref)
            shown_at[ref] = sample.at if sample else 0.0

    def painted() -> None:
        paints[0] += 1

    say("ready", rows=len(refs))
    watch = hub.watch(refs, told)
    observer = Painted(shown.table.viewport(), painted)
    desk.word()
    watch.close()
    shown.table.viewport().removeEventFilter(observer)
    say("watched", oldest_s=max(ages, default=999.0), rows=len(refs), paints=paints[0])
