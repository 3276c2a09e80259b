"""start: from the start of the process to the first painted window, against a bare one."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Mapping

from benchmarks.errors import BenchmarkError
from benchmarks.program import ROOT, workplace
from benchmarks.result import Result
from benchmarks.screen import display

GOAL = 2.0
RUNS = 9


def start(name: str = "start", runs: int = RUNS) -> Result:
    """Measure both in turn; the first pair only warms the disk's cache."""
    wall: dict[str, list[float]] = {"console": [], "bare": []}
    cpu: dict[str, list[float]] = {"console": [], "bare": []}
    with display() as screen, workplace(screen) as env:
        for run in range(runs + 1):
            for which in wall:
                took, seconds = _once(which, env)
                if run:
                    wall[which].append(took * 1000)
                    cpu[which].append(seconds * 1000)
    middle = {which: statistics.median(times) for which, times in wall.items()}
    used = {which: statistics.median(times) for which, times in cpu.items()}
    return Result(name, middle["console"], middle["bare"], "ms", GOAL, extra={
        "runs": runs, "cpu_ours": used["console"], "cpu_theirs": used["bare"],
        "cpu_ratio": used["console"] / used["bare"], "fastest_ours": min(wall["console"]),
        "fastest_theirs": min(wall["bare"]), "against": "bare PySide6 QMainWindow"})  # fmt: skip


def _once(which: str, env: Mapping[str, str]) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.painted", which]
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False)  # fmt: skip
    try:
        painted, used = map(float, done.stdout.split())
    except ValueError:
        raise BenchmarkError(f"no window was painted: {done.stderr[-400:]}") from None
    return painted - started, used
