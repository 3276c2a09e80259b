"""The lab's hosts can be reached in every way that they promise."""

from __future__ import annotations

import http.client
import socket
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lab import api
from lab.faults import heal_all
from lab.run import wait_until
from lab.state import Host, Lab
from lab.testing import Fault, Scratch

ALL = ("lab1", "lab2", "lab3", "lab4", "lab5")


@pytest.mark.parametrize("name", ALL)
def test_engine_answers_on_its_unix_socket(lab: Lab, name: str) -> None:
    host = lab.hosts[name]
    version = api.get(host.socket, "/version")["Version"]
    assert version == host.engine_version
    assert version.startswith("20.10.") == (host.generation == "old")


@pytest.mark.parametrize("name", ALL)
def test_engine_answers_over_mutual_tls_only(lab: Lab, name: str) -> None:
    tls = lab.hosts[name].tls
    assert _tls_ping(lab.hosts[name], client=(tls.cert, tls.key)) == 200
    with pytest.raises((OSError, http.client.HTTPException)):
        _tls_ping(lab.hosts[name], client=None)


def _tls_ping(host: Host, client: tuple[str, str] | None) -> int:
    context = ssl.create_default_context(cafile=host.tls.ca)
    if client:
        context.load_cert_chain(*client)
    line = http.client.HTTPSConnection(host.address, 2376, timeout=10, context=context)
    try:
        line.request("GET", "/_ping")
        return line.getresponse().status
    finally:
        line.close()


def _ssh_command(host: Host, user: str, port: int, *words: str) -> list[str]:
    options = ("BatchMode=yes", "IdentitiesOnly=yes", "StrictHostKeyChecking=yes",
               "IdentityAgent=none", f"UserKnownHostsFile={host.ssh.known_hosts}")  # fmt: skip
    flags = [part for option in options for part in ("-o", option)]
    address = f"{user}@{host.ssh.address}"
    return ["ssh", "-F", "none", *flags, "-i", host.ssh.key, "-p", str(port), address, *words]


def _ssh(host: Host, user: str, command: str, port: int = 22) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _ssh_command(host, user, port, command),
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_ssh_leads_to_the_host_and_its_docker_cli(lab: Lab, name: str) -> None:
    host = lab.hosts[name]
    for user in (host.ssh.user, host.ssh.root_user):
        done = _ssh(host, user, "hostname; docker version --format '{{.Server.Version}}'")
        assert done.stdout.split() == [name, host.engine_version], done.stderr


def test_stranger_may_sign_in_but_not_use_docker(lab: Lab) -> None:
    done = _ssh(lab.hosts["lab4"], lab.hosts["lab4"].ssh.stranger_user, "docker ps")
    assert done.returncode
    assert "permission denied" in done.stderr


@pytest.mark.parametrize(("second", "works"), [(False, True), (True, False)])
def test_second_port_takes_commands_but_forwards_no_socket(
    lab: Lab, tmp_path: Path, second: bool, works: bool
) -> None:
    host = lab.hosts["lab4"]
    port = host.ssh.no_streamlocal_port if second else host.ssh.port
    assert _ssh(host, host.ssh.user, "hostname", port).stdout == "lab4\n"
    near = tmp_path / "s"
    command = _ssh_command(host, host.ssh.user, port, "-N", "-L", f"{near}:/run/docker.sock")
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as tunnel:
        try:
            wait_until(near.exists, "the tunnel's near end", 20)
            assert api.answers(str(near), timeout=10) == works
        finally:
            tunnel.kill()


def test_swarm_has_three_managers_and_one_leader(lab: Lab, docker_cli: Callable[..., str]) -> None:
    states = docker_cli("lab2", "node", "ls", "--format", "{{.ManagerStatus}}").split()
    assert sorted(states) == ["Leader", "Reachable", "Reachable"]


def test_hosts_have_networks_of_their_own(lab: Lab) -> None:
    addresses = {host.address for host in lab.hosts.values()}
    assert len(addresses) == len(lab.hosts)
    assert not {lab.gateway} & addresses


def test_scratch_removes_what_a_test_made(lab: Lab, docker_cli: Callable[..., str]) -> None:
    made = Scratch(lab)
    full_id = made.run("lab4", "box", options=("--volume", f"{made.name('data')}:/data"))
    assert full_id in docker_cli("lab4", "ps", "--no-trunc", "-q")
    made.clean()
    assert full_id not in docker_cli("lab4", "ps", "--no-trunc", "-a", "-q")
    assert made.name("data") not in docker_cli("lab4", "volume", "ls", "-q")


def _connects(host: Host) -> bool:
    try:
        with socket.create_connection((host.address, 2376), timeout=2):
            return True
    except OSError:
        return False


def test_cut_host_is_out_of_reach_until_healed(lab: Lab, fault: Fault) -> None:
    host = lab.hosts["lab5"]
    fault("cut", "lab5")
    assert not _connects(host)
    assert api.answers(host.socket), "its own socket does not need the cable"
    fault("heal", "lab5")
    assert _connects(host)


def test_frozen_daemon_takes_connections_but_answers_only_after_the_thaw(
    lab: Lab, fault: Fault
) -> None:
    host = lab.hosts["lab5"]
    fault("freeze", "lab5")
    assert _connects(host)
    assert not api.answers(host.socket, timeout=1)
    fault("thaw", "lab5")
    assert api.answers(host.socket, timeout=10)


def test_killed_daemon_is_revived_with_its_containers(
    lab: Lab, fault: Fault, scratch: Scratch
) -> None:
    host = lab.hosts["lab5"]
    full_id = scratch.run("lab5", "box", options=("--restart", "always"))
    fault("kill", "lab5")
    assert not api.answers(host.socket)
    fault("revive", "lab5")
    assert api.get(host.socket, f"/containers/{full_id}/json")["Id"] == full_id
    assert Lab.load(lab.name).hosts["lab5"].pids["dockerd"] != host.pids["dockerd"]


def test_slow_cable_is_slow_both_ways_and_fast_again_after_healing(lab: Lab, fault: Fault) -> None:
    fault("slow", "lab5", "10mbit")
    assert "rate 10Mbit" in _queue(lab)
    heal_all(lab.name)
    assert "tbf" not in _queue(lab)


def _queue(lab: Lab) -> str:
    init = lab.hosts["lab5"].pids["init"]
    command = ["nsenter", f"--target={init}", "--net", "tc", "qdisc", "show", "dev", "eth0"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout
