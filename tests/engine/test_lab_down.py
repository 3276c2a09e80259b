"""Taking a lab down leaves nothing behind, after a crash too, and leaves its neighbour alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab import api, hosts, images, lifecycle, processes, swarm
from lab.paths import cgroup_name, interface_name, state_dir
from lab.run import wait_until
from lab.state import Lab

NAME = "tmp"


@pytest.fixture
def second(lab: Lab) -> Iterator[Lab]:
    if os.geteuid():
        pytest.skip("a lab of its own needs root")
    yield lifecycle.up(NAME, 1)
    lifecycle.down(NAME)


def _traces(number: int) -> list[str]:
    """Return everything on the machine that carries the lab's name or number."""
    # Other programs' groups come and go meanwhile; os.walk passes over what is gone.
    found = [f"{above}/{name}" for above, names, _ in os.walk("/sys/fs/cgroup")
             for name in names if name == cgroup_name(NAME)]
    found += [str(path) for path in Path("/sys/class/net").glob(interface_name(number))]
    found += [str(path) for path in (state_dir(NAME),) if path.exists()]
    mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    found += [line for line in mounts.splitlines() if f"{state_dir(NAME)}/" in line]
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if f"{state_dir(NAME)}/" in words:
            found.append(words)
    return found


def _start_containers(second: Lab) -> None:
    images.load(second, {}, images.LOCAL)
    for name in ("running", "frozen"):
        swarm.docker(second, "lab1", "run", "-d", "--name", name, images.BUSYBOX, "sleep", "99999")
    swarm.docker(second, "lab1", "pause", "frozen")


def test_what_runs_in_a_lab_that_was_brought_up_gently_gives_way(lab: Lab) -> None:
    if os.geteuid():
        pytest.skip("a lab of its own needs root")
    command = [sys.executable, "-m", "lab", "--name", NAME, "up", "--hosts", "1"]
    try:
        subprocess.run(["nice", "-n", "10", *command], check=True, timeout=120)
        second = Lab.load(NAME)
        _start_containers(second)
        daemon = processes.recorded(Path(second.state_dir, "hosts/lab1/pids"), "dockerd")
        assert daemon is not None
        mine = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, daemon.pid) > mine
        stat = swarm.docker(second, "lab1", "exec", "running", "cat", "/proc/1/stat")
        assert int(stat.rpartition(")")[2].split()[16]) > mine  # field 19 of proc_pid_stat(5)
        shares = Path("/sys/fs/cgroup/cpu", cgroup_name(NAME), "cpu.shares")
        if shares.exists():  # control groups v1
            assert int(shares.read_text("ascii")) < 200
    finally:
        lifecycle.down(NAME)


def test_down_removes_everything_and_leaves_the_other_lab_alone(lab: Lab, second: Lab) -> None:
    _start_containers(second)
    assert second.subnet != lab.subnet
    assert _traces(second.number)
    lifecycle.down(NAME)
    assert _traces(second.number) == []
    assert all(api.answers(host.socket) for host in lab.hosts.values())


def test_down_removes_everything_after_a_crash(second: Lab) -> None:
    _start_containers(second)
    crashed = [process for process in hosts.lab_processes(NAME) if process.alive()]
    for process in crashed[::2]:
        process.send(signal.SIGKILL)
    for process in crashed[::2]:
        wait_until(lambda dead=process: not dead.alive(), "it dies", 60)
    lifecycle.down(NAME)
    assert _traces(second.number) == []


def test_up_again_says_so_and_changes_nothing(
    second: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lifecycle.up(NAME, 1).hosts == second.hosts
    assert "already up" in capsys.readouterr().err


def test_up_after_a_crash_makes_a_whole_lab_again(second: Lab) -> None:
    pid = second.hosts["lab1"].pids["init"]
    (init,) = (process for process in hosts.lab_processes(NAME) if process.pid == pid)
    init.send(signal.SIGKILL)
    wait_until(lambda: not init.alive(), "it dies", 60)
    again = lifecycle.up(NAME, 1)
    assert api.answers(again.hosts["lab1"].socket)
