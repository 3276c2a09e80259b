"""idle: the dashboard of five hosts with a thousand containers, and nothing happens.

The hosts are simulated. The background sampler keeps its default of a minute; what it costs in a
minute is part of the figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.proc import cpu_seconds, memory_mb, resident_mb
from benchmarks.program import Program, workplace
from benchmarks.result import Result
from benchmarks.screen import display
from benchmarks.simulated import simulation

if TYPE_CHECKING:
    from benchmarks.desk import Desk

GOAL = 1.0
GOAL_MB = 200.0
HOSTS, CONTAINERS = 5, 200
SETTLE_S = 15.0
SECONDS = 60.0


def idle(name: str = "idle", seconds: float = SECONDS) -> Result:
    """Measure for a whole minute, so that one turn of the sampler is in it."""
    with display() as screen, workplace(screen) as env, simulation(HOSTS, CONTAINERS) as hosts:
        hosts.register(env)
        with Program(env, "idle", count=HOSTS * CONTAINERS, settle=SETTLE_S) as program:
            program.expect("ready", 180)
            before = cpu_seconds([program.pid])
            program.tell(str(seconds))
            program.expect("over", seconds + 30)
            used = cpu_seconds([program.pid]) - before
            resident, own = resident_mb(program.pid), memory_mb([program.pid])
            program.expect("closing")
            program.wait()
    cpu = 100 * used / seconds
    return Result(name, cpu, None, "% of a core", GOAL, "ours", {
        "hosts": HOSTS, "containers": HOSTS * CONTAINERS, "seconds": seconds,
        "rss_mb": resident, "pss_mb": own, "memory_goal_mb": GOAL_MB,
        "memory_met": resident <= GOAL_MB})  # fmt: skip


def script_idle(desk: Desk, count: int, settle: float) -> None:
    """Wait until everything is there and quiet, then let time pass."""
    from benchmarks.desk import say

    desk.until(desk.live, "all hosts are ready", 120)
    desk.until(lambda: sum(1 for _ in desk.store.of_kind("container")) >= count, "all are listed")
    desk.wait(settle)
    say("ready")
    desk.wait(float(desk.word()))
    say("over")
