"""Fixtures for tests on real engines; a conftest.py imports them by name.

The lab is the running one named by $CAAS_LAB (default "caas"); without one, root gets a lab "test"
of its own that is taken down at the end. With neither, tests are skipped, or fail if
CAAS_REQUIRE_LAB=1.
"""

from __future__ import annotations

import http.client
import os
import secrets
import time
import urllib.parse
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest

from lab import api, faults, images, lifecycle, swarm
from lab.paths import DEFAULT_NAME
from lab.run import LabError, wait_until
from lab.state import Host, Lab

OWN_NAME = "test"


def without_lab(reason: str) -> NoReturn:
    """Skip what cannot be tried here, or fail where all of the lab is required."""
    if os.environ.get("CAAS_REQUIRE_LAB") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    """The lab, every engine of which has the images of `lab.images.LOCAL`."""
    found = lifecycle.stands(os.environ.get("CAAS_LAB", DEFAULT_NAME))
    own = found is None
    if found is None:
        if os.geteuid():
            without_lab("no lab is up: sudo python3 -m lab up")
        found = lifecycle.up(OWN_NAME)
    try:
        images.load(found, {}, images.LOCAL)
        yield found
    finally:
        if own:
            lifecycle.down(OWN_NAME)


@pytest.fixture(scope="session")
def docker_cli(lab: Lab) -> Callable[..., str]:
    """``docker_cli("lab4", "ps", "-q")`` runs the real CLI on a host's socket: its output."""

    def call(host: str, *args: str, timeout: float = 60) -> str:
        return swarm.docker(lab, host, *args, timeout=timeout)

    return call


GOING_S = 120.0


class Scratch:
    """Makes things on hosts under names of its own and removes them all afterwards."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.prefix = f"t{secrets.token_hex(4)}"

    def name(self, what: str) -> str:
        """Return a name that nobody else uses, ending in ``what``."""
        return f"{self.prefix}-{what}"

    def run(self, host: str, what: str, *command: str, options: tuple[str, ...] = ()) -> str:
        """Start a container called ``name(what)`` (by default it sleeps); returns its full id."""
        command = command or ("sleep", "1000000")
        options = ("--detach", "--init", "--name", self.name(what), *options)
        return swarm.docker(self.lab, host, "run", *options, images.BUSYBOX, *command).strip()

    def clean(self) -> None:
        """Remove every container, service, network and volume with a name of ours."""
        wrong = [error for host in self.lab.hosts.values() for error in self._clean(host)]
        if wrong:
            raise LabError("; ".join(wrong))

    def _clean(self, host: Host) -> Iterator[str]:
        query = urllib.parse.quote(f'{{"name": ["{self.prefix}"]}}')
        if host.name in self.lab.swarm_managers[:1]:
            for service in api.get(host.socket, f"/services?filters={query}"):
                yield from self._delete(host, f"/services/{service['ID']}")
        for container in api.get(host.socket, f"/containers/json?all=1&filters={query}"):
            yield from self._delete(host, f"/containers/{container['Id']}?force=1&v=1")
        # The filter knows those of a Swarm by their whole names only.
        for network in api.get(host.socket, "/networks"):
            if self.prefix in network["Name"]:
                yield from self._delete(host, f"/networks/{network['Id']}")
        for volume in api.get(host.socket, f"/volumes?filters={query}")["Volumes"] or []:
            yield from self._delete(host, f"/volumes/{volume['Name']}?force=1")

    def _delete(self, host: Host, path: str) -> Iterator[str]:
        """Remove one thing; what Swarm is just removing itself (409, 500) is tried until gone."""
        until = time.monotonic() + GOING_S
        while True:
            try:
                api.request("DELETE", host.socket, path, timeout=60)
                return
            except (OSError, http.client.HTTPException) as error:
                # Gone already is as good as removed.
                if "status 404" in str(error):
                    return
                if time.monotonic() > until:
                    yield f"{host.name}: {error}"
                    return
            time.sleep(0.5)


@pytest.fixture
def scratch(lab: Lab) -> Iterator[Scratch]:
    """Names and containers of this test's own, gone afterwards."""
    made = Scratch(lab)
    yield made
    made.clean()


class Fault:
    """Breaks hosts; see `lab.faults.apply`."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab

    def __call__(self, kind: str, host: str, rate: str | None = None) -> None:
        faults.apply(self.lab.name, kind, host, rate)

    def heal(self) -> None:
        """Take every fault away; waits until engines and Swarm are whole again."""
        faults.heal_all(self.lab.name)
        if self.lab.swarm_managers:
            whole = len(self.lab.swarm_managers)
            wait_until(lambda: self._reachable() == whole, "the Swarm is whole", 60)

    def _reachable(self) -> int:
        try:
            return swarm.reachable(self.lab)
        except LabError:
            return 0


@pytest.fixture
def fault(lab: Lab) -> Iterator[Fault]:
    """``fault("cut", "lab3")``; all is mended afterwards, whatever the test did."""
    if os.geteuid():
        without_lab("faults need root")
    made = Fault(lab)
    yield made
    made.heal()
