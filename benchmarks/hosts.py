"""The lab's hosts for a benchmark, and many containers on one of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout

from benchmarks.errors import BenchmarkError
from lab import api, faults, images, lifecycle
from lab.run import LabError
from lab.state import Host, Lab
from lab.testing import Scratch

OWN_NAME = "bench"
OWN_HOSTS = 2  # fewer than three form no Swarm, which would have work of its own


@contextmanager
def lab(name: str | None = None) -> Iterator[Lab]:
    """Yield the lab called ``name``; None: root gets one of its own, others the running one.

    An own lab that stands already is used, and left standing.
    """
    own = OWN_NAME if os.geteuid() == 0 else None
    wanted = name or own or os.environ.get("CAAS_LAB", "caas")
    found, made = lifecycle.stands(wanted), False
    with redirect_stdout(sys.stderr):
        try:
            if found is None:
                if own is None or name:
                    raise BenchmarkError(f"no lab {wanted} is up: sudo python3 -m lab up")
                found, made = lifecycle.up(own, OWN_HOSTS), True
            elif wanted == own:
                faults.heal_all(wanted)  # what a run that was killed has left behind
            images.load(found, {}, images.LOCAL)
        except LabError as error:
            raise BenchmarkError(str(error)) from error
    try:
        yield found
    finally:
        if made:
            with redirect_stdout(sys.stderr):
                lifecycle.down(wanted)


def standalone(found: Lab) -> Host:
    """Return a host with a current engine outside any Swarm."""
    for host in found.hosts.values():
        if host.name not in found.swarm_managers and host.generation == "current":
            return host
    raise BenchmarkError(f"lab {found.name} has no standalone host with a current engine")


def faults_allowed() -> bool:
    return os.geteuid() == 0


@contextmanager
def fault(found: Lab, kind: str, undo: str, host: str, rate: str | None = None) -> Iterator[None]:
    """Break a host for a while."""
    try:
        faults.apply(found.name, kind, host, rate)
        yield
    finally:
        faults.apply(found.name, undo, host)


@contextmanager
def containers(found: Lab, host: Host, total: int) -> Iterator[list[str]]:
    """Let ``total`` containers run on a host; yields the full ids of those made, one at least."""
    there = len(api.get(host.socket, "/containers/json", timeout=30))
    scratch = Scratch(found)
    try:
        with ThreadPoolExecutor(6) as pool:
            yield list(pool.map(lambda n: scratch.run(host.name, f"{n:03d}"),
                                range(max(1, total - there))))  # fmt: skip
    finally:
        _remove(scratch, host)


def _remove(scratch: Scratch, host: Host) -> None:
    """Remove many at a time: one after the other they take minutes."""
    query = '?all=1&filters=%7B%22name%22%3A%5B%22' + scratch.prefix + '%22%5D%7D'
    found = api.get(host.socket, f"/containers/json{query}", timeout=30)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda c: api.request(
            "DELETE", host.socket, f"/containers/{c['Id']}?force=1&v=1", timeout=60), found))
    scratch.clean()
