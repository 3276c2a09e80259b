"""tree: from nothing to the complete store of a host with a hundred containers.

Ours: connect, negotiate, listen to events, list containers, images, volumes, networks, and hand
the whole tree to the window's store; against the wall time of ``docker ps -a``, a process that
connects and lists containers alone. Both on a unix socket, in turn.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.errors import BenchmarkError
from benchmarks.hosts import containers, lab, standalone
from benchmarks.program import ROOT, register_host, workplace
from benchmarks.result import Result
from lab.state import Host, Lab

GOAL = 1.5
COUNT = 100
RUNS = 15


def tree(name: str = "tree", runs: int = RUNS) -> Result:
    """Measure both in turn; the first pair only warms caches."""
    with lab() as found:
        host = standalone(found)
        with containers(found, host, COUNT), workplace({}) as env:
            register_host(env, host)
            command = [sys.executable, "-m", "benchmarks.connecting", host.socket, str(COUNT)]
            with subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, text=True) as worker:  # fmt: skip
                ours, theirs, cpu = _in_turn(worker, found, host, runs)
            whole = [_command(env) for _ in range(3)]
    middle = statistics.median(ours)
    return Result(name, middle, statistics.median(theirs), "ms", GOAL, extra={
        "containers": COUNT, "runs": runs, "against": "docker ps -a", "cpu_ours": cpu,
        "fastest_ours": min(ours), "fastest_theirs": min(theirs),
        "command_line_ps": statistics.median(whole)})  # fmt: skip


def _in_turn(worker: subprocess.Popen[str], found: Lab, host: Host,
             runs: int) -> tuple[list[float], list[float], float]:  # fmt: skip
    assert worker.stdin is not None
    assert worker.stdout is not None
    ours: list[float] = []
    theirs: list[float] = []
    cpu: list[float] = []
    for run in range(runs + 1):
        worker.stdin.write("go\n")
        worker.stdin.flush()
        answer = worker.stdout.readline().split()
        if len(answer) != 2:
            raise BenchmarkError("the console's tree did not become complete")
        took = _docker_ps(found, host)
        if run:
            ours.append(float(answer[0]))
            cpu.append(float(answer[1]))
            theirs.append(took)
    worker.stdin.close()
    return ours, theirs, statistics.median(cpu)


def _docker_ps(found: Lab, host: Host) -> float:
    with TemporaryDirectory() as folder:
        env = {"PATH": "/usr/bin:/bin", "HOME": folder, "DOCKER_CONFIG": found.docker_config}
        started = time.monotonic()
        done = subprocess.run(found.cli(host.name, "ps", "-a"), env=env, capture_output=True,
                              timeout=60, check=True)  # fmt: skip
        took = (time.monotonic() - started) * 1000
    if done.stdout.count(b"\n") <= COUNT:
        raise BenchmarkError("docker ps lists too few containers")
    return took


def _command(env: dict[str, str]) -> float:
    """Return the time of our own command line, interpreter and imports included."""
    started = time.monotonic()
    subprocess.run([str(Path(sys.executable).parent / "caas-desktop"), "ps", "--all"], cwd=ROOT,
                   env=env, capture_output=True, timeout=60, check=True)  # fmt: skip
    return (time.monotonic() - started) * 1000
