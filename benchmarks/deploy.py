"""deploy, redeploy: an app of ten services, to a host and to a cluster.

Ours is in a console that runs and is connected, from reading the file to the end, with the
revision that is encrypted and written; theirs are ``docker compose up -d`` and
``docker stack deploy``, until all ten run. ``redeploy`` is the same once more with nothing changed,
and must change nothing.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from benchmarks.errors import BenchmarkError
from benchmarks.hosts import lab, standalone
from benchmarks.program import ROOT, register_host, workplace
from benchmarks.result import Result
from lab import api
from lab.state import Host, Lab

GOALS = {"deploy": 1.2, "redeploy": 1.0}
COUNT = 10
RUNS = {"deploy": 3, "redeploy": 9}
NAME = "bench-ten"
PATIENCE_S = 120.0
SERVICE = """  s{n}:
    image: caas/busybox:latest
    command: sleep 100000
    init: true
    stop_grace_period: 1s
    environment: {{NUMBER: "{n}"}}
    labels: {{of: bench}}
"""


@dataclass
class Times:
    """Milliseconds on one kind of target; ``cpu`` is ours."""

    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def fields(self) -> dict[str, float]:
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        return {"ours": ours, "theirs": theirs, "ratio": ours / theirs,
                "cpu_ours": statistics.median(self.cpu)}  # fmt: skip


def deploy(name: str = "deploy") -> Result:
    """Measure on a standalone host and on a cluster, in turn; the worse ratio is the result."""
    found: dict[str, dict[str, float]] = {}
    with ExitStack() as stack:
        machines = stack.enter_context(lab())
        folder = Path(stack.enter_context(TemporaryDirectory()))
        file = folder / "app.yaml"
        file.write_text("services:\n" + "".join(SERVICE.format(n=n) for n in range(COUNT)))
        host = standalone(machines)
        manager = stack.enter_context(cluster(machines, host))
        for target, one in (("host", host), ("cluster", manager)):
            with Bench(machines, one, file, swarm=target == "cluster") as bench:
                measure = bench.first_times if name == "deploy" else bench.again
                found[target] = measure(RUNS[name]).fields()
        whole = {} if name == "deploy" else {"command_line": {
            "host": _command_line(machines, host, file, swarm=False),
            "cluster": _command_line(machines, manager, file, swarm=True)}}
    worst = max(found.values(), key=lambda one: one["ratio"])
    return Result(name, worst["ours"], worst["theirs"], "ms", GOALS[name], extra={
        "services": COUNT, "runs": RUNS[name], **found, **whole,
        "against": "docker compose up -d; docker stack deploy"})  # fmt: skip


@contextmanager
def cluster(machines: Lab, host: Host) -> Iterator[Host]:
    """Yield a manager other than ``host``; a lab without a Swarm gets one of one node."""
    for name in machines.swarm_managers:
        yield machines.hosts[name]
        return
    other = next((one for one in machines.hosts.values() if one.name != host.name), None)
    if other is None:
        raise BenchmarkError("a cluster needs a second host")
    _docker(machines, other, "swarm", "init", "--advertise-addr", other.address)
    try:
        yield other
    finally:
        _docker(machines, other, "swarm", "leave", "--force")


def _docker(machines: Lab, host: Host, *words: str, cwd: Path = ROOT) -> str:
    with TemporaryDirectory() as home:
        env = {"PATH": "/usr/bin:/bin", "HOME": home, "DOCKER_CONFIG": machines.docker_config}
        done = subprocess.run(machines.cli(host.name, *words), env=env, cwd=cwd, text=True,
                              capture_output=True, timeout=PATIENCE_S, check=False)  # fmt: skip
    if done.returncode:
        raise BenchmarkError(f"docker {' '.join(words[:2])}: {done.stderr.strip()[-300:]}")
    return done.stdout


class Bench:
    """Ours and theirs on one target, never both at once."""

    def __init__(self, machines: Lab, host: Host, file: Path, *, swarm: bool) -> None:
        self._lab, self._host, self._file, self._swarm = machines, host, file, swarm
        command = [sys.executable, "-m", "benchmarks.deploying", host.socket, str(file), NAME]
        self._worker = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE)  # fmt: skip

    def __enter__(self) -> Bench:
        self._remove()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._remove()
        finally:
            self._worker.communicate(timeout=30)

    def first_times(self, runs: int) -> Times:
        """Deploy and remove in turn; the first pair only warms caches."""
        times = Times()
        for run in range(runs + 1):
            ours, cpu = self._ours(changes=True)
            self._remove()
            theirs = self._theirs()
            self._remove()
            if run:
                _keep(times, ours, theirs, cpu)
        return times

    def again(self, runs: int) -> Times:
        """Deploy once, then again and again without a change."""
        times = Times()
        for kind in ("ours", "theirs"):
            self._ours(changes=True) if kind == "ours" else self._theirs()
            stands = self._stands()
            for run in range(runs + 1):
                if kind == "ours":
                    took, cpu = self._ours(changes=False)
                    times.cpu.append(cpu)
                else:
                    took = self._theirs()
                if run:
                    (times.ours if kind == "ours" else times.theirs).append(took)
            if kind == "ours" and self._stands() != stands:
                raise BenchmarkError("our deployment without a change has changed something")
            self._remove()
        return times

    def _ours(self, *, changes: bool) -> tuple[float, float]:
        answer = self._ask("deploy").split()
        if len(answer) != 3 or bool(int(answer[2])) is not changes:
            raise BenchmarkError(f"the console's deployment answered {answer}")
        self._until_running()
        return float(answer[0]), float(answer[1])

    def _theirs(self) -> float:
        words = _their_words(self._file, swarm=self._swarm)
        started = time.monotonic()
        _docker(self._lab, self._host, *words)
        self._until_running()
        return (time.monotonic() - started) * 1000

    def _ask(self, word: str) -> str:
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        self._worker.stdin.write(word + "\n")
        self._worker.stdin.flush()
        return self._worker.stdout.readline()

    def _remove(self) -> None:
        if not self._ask("remove"):
            raise BenchmarkError("the console's worker has ended")
        self._until(lambda: not self._mine("networks"))

    def _until_running(self) -> None:
        def all_run() -> bool:
            if not self._swarm:
                running = [c for c in self._mine("containers") if c["State"] == "running"]
                return len(running) == COUNT
            told = [s.get("ServiceStatus", {}) for s in self._mine("services")]
            return len(told) == COUNT and all(
                (s.get("RunningTasks"), s.get("DesiredTasks")) == (1, 1) for s in told)

        self._until(all_run)

    def _until(self, fits: Any) -> None:
        end = time.monotonic() + PATIENCE_S
        while not fits():
            if time.monotonic() > end:
                raise BenchmarkError("the app did not come up, or did not go")
            time.sleep(0.02)

    def _stands(self) -> list[str]:
        """Return what tells whether anything was made anew or written to."""
        if self._swarm:
            return sorted(f"{s['ID']} {s['Version']['Index']}" for s in self._mine("services"))
        return sorted(c["Id"] for c in self._mine("containers"))

    def _mine(self, kind: str) -> list[dict[str, Any]]:
        label = "com.docker.stack.namespace" if self._swarm else "com.docker.compose.project"
        filters = quote(json.dumps({"label": [f"{label}={NAME}"]}))
        path = {"containers": "/containers/json?all=1&", "networks": "/networks?",
                "services": "/services?status=1&"}[kind]  # fmt: skip
        found: list[dict[str, Any]] = api.get(self._host.socket, f"{path}filters={filters}", 30)
        return found


def _keep(times: Times, ours: float, theirs: float, cpu: float) -> None:
    times.ours.append(ours)
    times.theirs.append(theirs)
    times.cpu.append(cpu)


def _command_line(machines: Lab, host: Host, file: Path, *, swarm: bool) -> dict[str, float]:
    """Return what whole commands without a change take: wall clock, and processor (``cpu_``)."""
    with workplace({}) as env:
        register_host(env, host)
        console = [sys.executable, "-m", "caas_desktop", "--json"]
        # Both know it as their own: what one has made is as it should be for the other, too.
        ours = [*console, "deploy", str(file), "--to", host.name, "--name", NAME]
        theirs = machines.cli(host.name, *_their_words(file, swarm=swarm))
        docker = {"PATH": "/usr/bin:/bin", "HOME": env["HOME"],
                  "DOCKER_CONFIG": machines.docker_config}  # fmt: skip
        spent: dict[str, list[tuple[float, float]]] = {"ours": [], "theirs": []}
        for _ in range(RUNS["redeploy"] + 1):  # the first ones make it, or warm caches
            spent["ours"].append(_timed(ours, env))
            spent["theirs"].append(_timed(theirs, docker))
        _timed([*console, "apps", "rm", NAME, "--on", host.name, "-y"], env)
    told = {f"{kind}{who}": statistics.median(one[n] for one in times[1:])
            for who, times in spent.items() for n, kind in enumerate(("", "cpu_"))}  # fmt: skip
    return told | {"ratio": told["ours"] / told["theirs"],
                   "cpu_ratio": told["cpu_ours"] / told["cpu_theirs"]}  # fmt: skip


def _their_words(file: Path, *, swarm: bool) -> tuple[str, ...]:
    if swarm:
        return ("stack", "deploy", "--detach=true", "-c", str(file), NAME)
    return ("compose", "-f", str(file), "-p", NAME, "up", "-d")


def _timed(command: list[str], env: Mapping[str, str]) -> tuple[float, float]:
    """Run a command; return milliseconds of wall clock and of processor time."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, timeout=PATIENCE_S,
                   check=True, stdin=subprocess.DEVNULL)  # fmt: skip
    took, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took * 1000, cpu * 1000
