"""One host of a lab: its folder, its namespaces, its Docker daemon and its SSH server."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lab import accounts, api, keys, network, processes, toolbox
from lab.paths import caller, cgroup_name, host_dir, state_dir
from lab.run import LabError, wait_until

_START_TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A host as it shall be. ``generation`` is "current" or "old"."""

    lab: str
    name: str
    address: str
    generation: str
    neighbours: tuple[tuple[str, str], ...]

    @property
    def folder(self) -> Path:
        return host_dir(self.lab, self.name)

    @property
    def pids(self) -> Path:
        return self.folder / "pids"

    @property
    def socket(self) -> str:
        return str(self.folder / "run/docker.sock")


def spawn(pids: Path, what: str, command: list[str], log: Path, env: dict[str, str]) -> int:
    """Start a process that outlives this program and record it; returns its id."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            env=env, cwd="/", start_new_session=True,
        )  # fmt: skip
    processes.record(pids, what, process.pid)
    # It is nobody's business to wait for it; `down` ends it by its record.
    process.returncode = 0
    return process.pid


def only_child(parent: int, what: str) -> int:
    """Wait for the child of a process that forks, and return its id."""
    found: list[int] = []

    def look() -> bool:
        child = processes.child_of(parent)
        found.extend([child] if child else [])
        return bool(found)

    wait_until(look, f"{what} starts", 10, 0.02)
    return found[0]


def prepare(plan: Plan) -> None:
    """Write a host's folder: accounts, keys, configuration."""
    folder = plan.folder
    for path in ("run", "etc", "home", "root", "tmp", "data", "log", "pids"):
        (folder / path).mkdir(parents=True)
    (folder / "tmp").chmod(0o1777)
    (folder / "data").chmod(0o711)
    (folder / "run/sshd").mkdir(mode=0o755)
    keys.make_server(plan.lab, folder / "etc/keys", plan.name, plan.address)
    accounts.write(plan.lab, folder, toolbox.plugin_dir())
    names = "".join(f"{address}\t{name}\n" for name, address in plan.neighbours)
    (folder / "etc/hosts").write_text(f"127.0.0.1\tlocalhost\n{names}", "ascii")
    accounts.write_sshd_config(folder, toolbox.bin_dir(plan.generation), toolbox.tool("usr"))
    # Large enough that a benchmark's million lines stay whole, small enough for a laptop's disk.
    logs = {"log-driver": "json-file", "log-opts": {"max-size": "500m", "max-file": "1"}}
    (folder / "etc/daemon.json").write_text(json.dumps(logs), "ascii")


def boot(plan: Plan, wire: int) -> None:
    """Make a host's namespaces and plug it in."""
    folder = plan.folder
    script = Path(__file__).with_name("machine.sh")
    tini = toolbox.bin_dir(plan.generation) / "tini"
    command = [
        "unshare", "--net", "--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child",
        "--", "sh", str(script), str(folder), plan.name, str(tini),
    ]  # fmt: skip
    environment = toolbox.environment(plan.generation)
    parent = spawn(plan.pids, "machine", command, folder / "log/machine.log", environment)
    init = only_child(parent, plan.name)
    processes.record(plan.pids, "init", init)
    try:
        wait_until((folder / "made").exists, f"{plan.name} is made", 10, 0.02)
    except LabError as error:
        words = (folder / "log/machine.log").read_text("utf-8", "replace")
        raise LabError(f"{error}: {words[-400:]}") from error
    network.plug_in(wire, plan.name, init, plan.address)


def process(plan: Plan, what: str) -> processes.Recorded:
    """Return a host's running process; LabError if it does not run."""
    found = processes.recorded(plan.pids, what)
    if found is None or not found.alive():
        raise LabError(f"{what} of {plan.name} does not run")
    return found


def _start_inside(plan: Plan, what: str, command: list[str]) -> int:
    """Start a program inside a host; returns its process id as the machine sees it."""
    init = process(plan, "init").pid
    enter = ["nsenter", f"--target={init}", "--net", "--mount", "--uts", "--ipc", "--pid", "--"]
    environment = toolbox.environment(plan.generation)
    log = plan.folder / f"log/{what}.log"
    parent = spawn(plan.pids, f"{what}-enter", enter + command, log, environment)
    child = only_child(parent, f"{what} of {plan.name}")
    processes.record(plan.pids, what, child)
    # nsenter stops itself when its child is stopped, and wakes it again later: it would spoil
    # `fault freeze`. Without it the child belongs to the host's first process.
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    (plan.pids / f"{what}-enter.json").unlink()
    return child


def start_dockerd(plan: Plan, uid: int) -> None:
    """Start a host's Docker daemon, wait until it answers, and give its socket to ``uid``."""
    folder, pem = plan.folder, plan.folder / "etc/keys"
    (folder / "run/docker.pid").unlink(missing_ok=True)
    command = [
        str(toolbox.bin_dir(plan.generation) / "dockerd"),
        f"--config-file={folder / 'etc/daemon.json'}",
        f"--data-root={folder / 'data'}",
        "--exec-root=/run/docker", "--pidfile=/run/docker.pid", "--group=docker",
        "--host=unix:///run/docker.sock", f"--host=tcp://{plan.address}:2376", "--tlsverify",
        f"--tlscacert={pem / 'ca.pem'}", f"--tlscert={pem / 'cert.pem'}",
        f"--tlskey={pem / 'key.pem'}",
        "--exec-opt=native.cgroupdriver=cgroupfs",
        f"--cgroup-parent=/{cgroup_name(plan.lab)}/{plan.name}",
        "--shutdown-timeout=5",
    ]  # fmt: skip
    pid = _start_inside(plan, "dockerd", command)
    daemon = process(plan, "dockerd")

    def up() -> bool:
        if not daemon.alive():
            raise LabError(f"dockerd of {plan.name} ended: {_tail(folder / 'log/dockerd.log')}")
        return api.answers(plan.socket)

    wait_until(up, f"dockerd of {plan.name} ({pid}) answers", _START_TIMEOUT)
    os.chown(plan.socket, uid, -1)


def _tail(log: Path) -> str:
    return log.read_text("utf-8", "replace")[-600:]


def start_sshd(plan: Plan) -> None:
    """Start a host's SSH server."""
    config = plan.folder / "etc/sshd_config"
    binary = str(toolbox.tool("usr/sbin/sshd"))
    _start_inside(plan, "sshd", [binary, "-D", "-e", "-f", str(config)])
    server = process(plan, "sshd")

    def up() -> bool:
        if not server.alive():
            raise LabError(f"sshd of {plan.name} ended: {_tail(plan.folder / 'log/sshd.log')}")
        try:
            with socket.create_connection((plan.address, 22), timeout=1) as line:
                return line.recv(4) == b"SSH-"
        except OSError:
            return False

    wait_until(up, f"sshd of {plan.name} answers", 20)


def boot_all_parts(plan: Plan, wire: int) -> None:
    """Bring one host up, from nothing to an answering engine."""
    prepare(plan)
    boot(plan, wire)
    start_sshd(plan)
    start_dockerd(plan, caller()[0])


def lab_processes(name: str) -> list[processes.Recorded]:
    """Return all processes recorded for a lab, whether they still run or not."""
    folders = [state_dir(name) / "pids", *(state_dir(name) / "hosts").glob("*/pids")]
    return [found for folder in folders for found in processes.all_recorded(folder).values()]
