"""Faults on command: what can go wrong with a host, and how it comes right again."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from functools import partial

from lab import api, hosts, network, processes
from lab.paths import state_dir
from lab.run import LabError, require_root, wait_until
from lab.state import Lab

KINDS = ("cut", "heal", "freeze", "thaw", "kill", "revive", "slow")


def load_lab(name: str) -> Lab:
    """Return a lab that is up; LabError if none is."""
    try:
        return Lab.load(name)
    except FileNotFoundError as error:
        raise LabError(f"no lab {name} is up: sudo python3 -m lab up") from error


def check_host(lab: Lab, host: str) -> None:
    """Raise LabError if the lab has no such host."""
    if host not in lab.hosts:
        raise LabError(f"no host {host} in lab {lab.name}: there are {', '.join(lab.hosts)}")


def _plan(lab: Lab, host: str) -> hosts.Plan:
    check_host(lab, host)
    about = lab.hosts[host]
    return hosts.Plan(lab.name, host, about.address, about.generation, ())


def apply(name: str, kind: str, host: str, rate: str | None = None) -> None:
    """Bring a fault on a host, or take it away.

    ``cut``/``heal``: its cable; ``freeze``/``thaw``: its daemon stops answering; ``kill``/
    ``revive``: its daemon dies and starts again; ``slow``: its cable carries ``rate`` each way
    (None: full speed).
    """
    require_root()
    lab = load_lab(name)
    plan = _plan(lab, host)
    if kind in ("cut", "heal"):
        network.set_cable(_wire(lab), host, up=kind == "heal")
    elif kind == "slow":
        network.set_rate(_wire(lab), host, hosts.process(plan, "init").pid, rate)
    elif kind == "freeze":
        hosts.process(plan, "dockerd").send(signal.SIGSTOP)
    elif kind == "thaw":
        hosts.process(plan, "dockerd").send(signal.SIGCONT)
    elif kind == "kill":
        processes.end([hosts.process(plan, "dockerd")])
    elif kind == "revive":
        _revive(lab, plan)
    else:
        raise LabError(f"no fault {kind}: there are {', '.join(KINDS)}")


def _wire(lab: Lab) -> int:
    wire = processes.recorded(state_dir(lab.name) / "pids", "wire")
    if wire is None or not wire.alive():
        raise LabError(f"the switch of lab {lab.name} is gone: down and up again")
    return wire.pid


def _revive(lab: Lab, plan: hosts.Plan) -> None:
    daemon = processes.recorded(plan.pids, "dockerd")
    if daemon is not None and daemon.alive():
        return
    owner = os.stat(state_dir(lab.name) / "lab.json")
    hosts.start_dockerd(plan, owner.st_uid)
    about = lab.hosts[plan.name]
    pids = {**about.pids, "dockerd": hosts.process(plan, "dockerd").pid}
    all_hosts = {**lab.hosts, plan.name: replace(about, pids=pids)}
    replace(lab, hosts=all_hosts).save(owner.st_uid, owner.st_gid)


def heal_all(name: str) -> None:
    """Take every fault away and wait until each engine answers."""
    lab = load_lab(name)
    for host in lab.hosts:
        for kind in ("thaw", "revive", "heal", "slow"):
            try:
                apply(name, kind, host)
            except LabError:
                # A killed daemon cannot be thawed; the revive that follows mends it.
                if kind != "thaw":
                    raise
    for about in lab.hosts.values():
        wait_until(partial(api.answers, about.socket), f"{about.name} answers", 30)
