"""The Swarm of a lab's first hosts, all of them managers."""

from __future__ import annotations

from lab.run import run, wait_until
from lab.state import Lab


def docker(lab: Lab, host: str, *args: str, timeout: float = 60, data: bytes | None = None) -> str:
    """Run the docker CLI on the unix socket of a host and return what it prints."""
    return run(*lab.cli(host, *args), timeout=timeout, env=lab.cli_environment(), data=data)


def form(lab: Lab) -> None:
    """Make the Swarm and wait until each manager is reachable."""
    first, *others = lab.swarm_managers
    docker(lab, first, "swarm", "init", "--advertise-addr", lab.hosts[first].address)
    token = docker(lab, first, "swarm", "join-token", "-q", "manager").strip()
    for host in others:
        address = lab.hosts[host].address
        docker(lab, host, "swarm", "join", "--advertise-addr", address, "--token", token,
               f"{lab.hosts[first].address}:2377")  # fmt: skip
    wait_until(lambda: reachable(lab) == len(lab.swarm_managers), "all managers are reachable", 30)


def reachable(lab: Lab) -> int:
    """Return how many managers the first one sees as leader or reachable."""
    states = docker(lab, lab.swarm_managers[0], "node", "ls", "--format", "{{.ManagerStatus}}")
    return sum(state in ("Leader", "Reachable") for state in states.split())
