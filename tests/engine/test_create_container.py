"""Creating on real engines: what the form says is what inspect tells; refusals have a way out."""
from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from caas_desktop.domain.container_spec import ContainerSpec, MountSpec, PortSpec
from caas_desktop.domain.errors import CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.containers.create import create_container
from caas_desktop.operations.containers.duplicate import duplicate
from caas_desktop.operations.containers.limits import Limits, limits_of, update_body
from lab.images import BUSYBOX
from lab.state import Lab
from lab.testing import Scratch

HOSTS = ("lab1", "lab5")  # a current engine, and an old one


@pytest.fixture(params=HOSTS)
def engine(request, lab: Lab, tmp_path: Path) -> Iterator[Engine]:
    shutil.copy(lab.known_hosts, tmp_path / "known_hosts")
    connector = DockerConnector(None, tmp_path / "own", home=tmp_path, env={})  # type: ignore[arg-type]
    host = lab.hosts[request.param]
    made = connector.connect(HostSpec(HostId(host.name), host.name, UnixEndpoint(host.socket)))
    yield made
    made.close()


def sleeper(scratch: Scratch, what: str, **fields: object) -> ContainerSpec:
    base = ContainerSpec(BUSYBOX, scratch.name(what), command=("sleep", "1000000"))
    return replace(base, **fields)  # type: ignore[arg-type]


def inspect(engine: Engine, container: str) -> dict:
    return engine.request("GET", f"/containers/{container}/json")


def test_everything_that_was_said_is_what_inspect_tells(engine: Engine, scratch: Scratch) -> None:
    volume = scratch.name("data")
    spec = sleeper(
        scratch, "all", env=(("A", "1=2"), ("B", "")), tty=True, cpus=0.5, memory=64 << 20,
        pids=50, restart="on-failure", restart_tries=2, entrypoint=("/bin/busybox", "env"),
        labels=(("caas.app", "shop"),),
        ports=(PortSpec(80), PortSpec(53, "udp", published=False)),
        mounts=(MountSpec("volume", volume, "/data"), MountSpec("tmpfs", "", "/cache"),
                MountSpec("bind", "/etc", "/host", True)))
    raw = inspect(engine, create_container(engine, spec))
    config, host = raw["Config"], raw["HostConfig"]
    assert raw["State"]["Running"]
    assert {"A=1=2", "B="} <= set(config["Env"])
    assert config["Labels"]["caas.app"] == "shop"
    assert config["Tty"]
    assert set(config["ExposedPorts"]) == {"80/tcp", "53/udp"}
    ports = raw["NetworkSettings"]["Ports"]
    assert int(ports["80/tcp"][0]["HostPort"]) > 0
    assert not ports["53/udp"]
    assert {(m["Type"], m["Destination"], m["RW"]) for m in raw["Mounts"] if m["Type"] != "tmpfs"} \
        == {("volume", "/data", True), ("bind", "/host", False)}
    assert host["NanoCpus"] == 500_000_000
    assert limits_of(raw) == Limits(0.5, 64 << 20, host["MemorySwap"], 50, "on-failure", 2)


def test_a_copy_of_a_container_is_created_as_it_reads(engine: Engine, scratch: Scratch) -> None:
    first = create_container(engine, sleeper(
        scratch, "first", cpus=0.25, memory=32 << 20, env=(("A", "x y"),),
        ports=(PortSpec(8080),), mounts=(MountSpec("volume", "", "/v"),)))
    copy = duplicate(inspect(engine, first))
    assert copy.name == scratch.name("first-copy")
    one, two = inspect(engine, first), inspect(engine, create_container(engine, copy))
    for part in ("Cmd", "Entrypoint", "Env", "Image", "ExposedPorts", "Tty"):
        assert one["Config"].get(part) == two["Config"].get(part), part
    assert limits_of(one) == limits_of(two)
    assert one["Mounts"][0]["Name"] != two["Mounts"][0]["Name"]


def test_a_missing_image_is_told_as_such(engine: Engine, scratch: Scratch) -> None:
    spec = replace(sleeper(scratch, "none"), image="caas/nowhere:1")
    with pytest.raises(ResourceGone, match="caas/nowhere:1 is not on"):
        create_container(engine, spec)


def test_a_name_in_use_is_told_with_a_way_out(engine: Engine, scratch: Scratch) -> None:
    spec = sleeper(scratch, "twice", start=False)
    create_container(engine, spec)
    with pytest.raises(ResourceConflict, match="is in use") as caught:
        create_container(engine, spec)
    assert "another name" in caught.value.hint


def test_without_start_it_is_only_created(engine: Engine, scratch: Scratch) -> None:
    container = create_container(engine, sleeper(scratch, "idle", start=False))
    assert inspect(engine, container)["State"]["Status"] == "created"


def test_a_port_in_use_leaves_the_container_and_says_so(engine: Engine, scratch: Scratch) -> None:
    taken = create_container(engine, sleeper(scratch, "first", ports=(PortSpec(80),)))
    ports = inspect(engine, taken)["NetworkSettings"]["Ports"]
    port = PortSpec(80, public=int(ports["80/tcp"][0]["HostPort"]))
    with pytest.raises(CaasError) as caught:
        create_container(engine, sleeper(scratch, "second", ports=(port,)))
    assert "was created, but not started" in caught.value.hint
    assert inspect(engine, scratch.name("second"))["State"]["Status"] == "created"


@pytest.mark.parametrize("new", [
    Limits(1.0, 128 << 20, 0, 20, "always"), Limits(0.5, 32 << 20, -1, 0, "no"),
    Limits(0.5, 64 << 20, 200 << 20, 50, "on-failure", 4)])
def test_an_engine_takes_every_update_that_the_form_lets_through(
        engine: Engine, scratch: Scratch, new: Limits) -> None:
    container = create_container(engine, sleeper(
        scratch, "limits", cpus=0.5, memory=64 << 20, pids=50))
    old = limits_of(inspect(engine, container))
    engine.request("POST", f"/containers/{container}/update", body=update_body(old, new))
    now = limits_of(inspect(engine, container))
    assert (now.cpus, now.memory, now.pids, now.restart, now.tries) == (
        new.cpus, new.memory, new.pids, new.restart, new.tries)
    if new.swap:
        assert now.swap in (new.swap, 0)  # 0: a kernel without swap accounting
