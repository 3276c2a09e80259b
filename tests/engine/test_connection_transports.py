"""Every engine of the lab over unix socket, TLS, SSH, and SSH without stream-local forwarding."""
from __future__ import annotations

import json
import selectors
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from caas_desktop.domain.errors import (
    BadRequest,
    CaasError,
    CertificateRefused,
    ResourceConflict,
    ResourceGone,
)
from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.ports import ByteStream, Engine, Lane
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from lab.state import Host, Lab
from lab.testing import Scratch

TRANSPORTS = ("unix", "tls", "ssh", "stdio")


class NoVault:
    kind, locked = "memory", False

    def get(self, key: str) -> str | None:
        raise AssertionError(f"asked for {key} without need")


def endpoint(host: Host, transport: str) -> Endpoint:
    if transport == "unix":
        return UnixEndpoint(host.socket)
    if transport == "tls":
        return TlsEndpoint(host.address, 2376, host.tls.ca, host.tls.cert, host.tls.key)
    port = host.ssh.port if transport == "ssh" else host.ssh.no_streamlocal_port
    return SshEndpoint(host.ssh.address, port, host.ssh.user, host.ssh.key)


@pytest.fixture
def connector(lab: Lab, tmp_path: Path) -> DockerConnector:
    (tmp_path / ".ssh").mkdir()
    shutil.copy(lab.known_hosts, tmp_path / ".ssh/known_hosts")
    vault = NoVault()
    return DockerConnector(vault, tmp_path / "own", home=tmp_path, env={})  # type: ignore[arg-type]


Open = Callable[[str, str], Engine]


@pytest.fixture
def opened(lab: Lab, connector: DockerConnector) -> Iterator[Open]:
    """``opened("lab4", "tls")`` connects; closed at the end."""
    engines: list[Engine] = []

    def connect(host: str, transport: str) -> Engine:
        spec = HostSpec(HostId(host), host, endpoint(lab.hosts[host], transport))
        engines.append(connector.connect(spec))
        return engines[-1]

    yield connect
    for engine in engines:
        engine.close()


@pytest.fixture(params=TRANSPORTS)
def api(request: pytest.FixtureRequest, opened: Open) -> Engine:
    return opened("lab4", request.param)


def read_until(stream: ByteStream, word: bytes, timeout_s: float = 20.0) -> bytes:
    data = bytearray()
    buffer = memoryview(bytearray(65536))
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while stream.pending() or selector.select(timeout_s):
            before = len(data)
            count = stream.read_into(buffer)
            data += buffer[: count or 0]
            if count == 0 or data.find(word, max(0, before - len(word))) >= 0:
                break
    return bytes(data)


def test_every_engine_is_one_host_whatever_the_way_to_it(lab: Lab, opened: Open) -> None:
    for name, host in lab.hosts.items():
        infos = [opened(name, transport).info for transport in TRANSPORTS]
        assert len({info.engine_id for info in infos}) == 1
        assert infos[0].version == host.engine_version
        assert infos[0].api_version == ("1.41" if host.generation == "old" else "1.51")
        assert infos[0].cpus > 0
        assert (infos[0].swarm is not None) == (name in lab.swarm_managers)


def test_the_steps_of_a_test_are_told_in_order(lab: Lab, connector: DockerConnector) -> None:
    for transport, steps in {
        "unix": ["Docker socket", "API version"],
        "tls": ["Name", "TCP connection", "TLS", "API version"],
        "ssh": ["Name", "TCP connection", "SSH and host key", "SSH login", "Docker socket",
                "API version"],
    }.items():
        told: list[str] = []

        def report(step: str, ok: bool, text: str, hint: str = "", told: list[str] = told) -> None:
            assert ok, f"{text} {hint}"
            assert text
            told.append(step)

        spec = HostSpec(HostId("x"), "x", endpoint(lab.hosts["lab4"], transport))
        assert connector.test(spec, report) is not None
        assert told == steps


def test_600_calls_on_30_threads_have_no_error(api: Engine) -> None:
    failures: list[CaasError] = []

    def call() -> None:
        for _ in range(20):
            try:
                api.request("GET", "/containers/json", query={"limit": 1})
            except CaasError as exc:
                failures.append(exc)

    threads = [threading.Thread(target=call) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert failures == []


def test_refusals_come_as_what_they_are(api: Engine, scratch: Scratch) -> None:
    with pytest.raises(ResourceGone, match="lab4"):
        api.request("GET", "/containers/no-such-container/json")
    scratch.run("lab4", "taken")
    with pytest.raises(ResourceConflict, match="lab4"):
        api.request("POST", "/containers/create", query={"name": scratch.name("taken")},
                    body={"Image": scratch_image(api)})
    with pytest.raises(BadRequest, match="lab4"):
        api.request("POST", "/containers/create", query={"name": "-"},
                    body={"Image": scratch_image(api)})


def scratch_image(api: Engine) -> str:
    return str(api.request("GET", "/images/json", lane=Lane.REFRESH)[0]["Id"])


def test_a_followed_log_arrives_and_ends_with_its_container(
    api: Engine, scratch: Scratch
) -> None:
    cid = scratch.run("lab4", "log", "sh", "-c", "echo first; sleep 1000")
    stream = api.stream(f"/containers/{cid}/logs",
                        query={"stdout": True, "stderr": True, "follow": True})
    assert b"first\n" in read_until(stream, b"first\n")
    api.request("POST", f"/containers/{cid}/kill")
    read_until(stream, b"no such word")  # returns at the end of the stream
    assert stream.read_into(memoryview(bytearray(8))) == 0
    stream.close()


def test_a_large_log_comes_whole(api: Engine, scratch: Scratch) -> None:
    cid = scratch.run("lab4", "big", "sh", "-c", "seq 1 200000; echo finis; sleep 1000")
    stream = api.stream(f"/containers/{cid}/logs",
                        query={"stdout": True, "stderr": True, "follow": True})
    data = read_until(stream, b"finis\n")
    stream.close()
    numbers, rest = [], memoryview(data)
    while rest:
        size = int.from_bytes(rest[4:8], "big")
        numbers += bytes(rest[8: 8 + size]).split()
        rest = rest[8 + size:]
    assert numbers[:-1] == [b"%d" % n for n in range(1, 200_001)]


def test_a_terminal_carries_keys_and_answers(api: Engine, scratch: Scratch) -> None:
    cid = scratch.run("lab4", "shell")
    made = api.request("POST", f"/containers/{cid}/exec", body={
        "AttachStdin": True, "AttachStdout": True, "AttachStderr": True, "Tty": True,
        "Cmd": ["sh"]})
    stream = api.hijack(f"/exec/{made['Id']}/start", body={"Tty": True, "Detach": False})
    stream.write(b"echo $((6 * 7))\n")
    assert b"42" in read_until(stream, b"42")
    api.request("POST", f"/exec/{made['Id']}/resize", query={"h": 40, "w": 132})
    stream.write(b"exit 3\n")
    read_until(stream, b"no such word")
    stream.close()
    assert api.request("GET", f"/exec/{made['Id']}/json")["ExitCode"] == 3


def test_events_of_the_recent_past_are_followed(api: Engine, scratch: Scratch) -> None:
    cid = scratch.run("lab4", "seen")
    created = api.request("GET", f"/containers/{cid}/json", lane=Lane.REFRESH)["Created"]
    events = api.events(datetime.fromisoformat(created[:19] + "Z").timestamp() - 1)
    for event in events:
        if event.id == cid and event.action == "start":
            assert event.name == scratch.name("seen")
            break
    events.close()


def test_a_hundred_streams_stand_beside_commands(opened: Open, scratch: Scratch) -> None:
    cid = scratch.run("lab4", "busy")
    for transport in ("ssh", "stdio"):
        api = opened("lab4", transport)
        count = 100 if transport == "ssh" else 40
        streams = [api.stream(f"/containers/{cid}/stats", query={"stream": True})
                   for _ in range(count)]
        for stream in streams:
            assert json.loads(read_until(stream, b"\n").split(b"\n")[0])["id"] == cid
        api.request("GET", "/containers/json", timeout_s=10)
        for stream in streams:
            stream.close()


def test_pulling_an_image_that_nobody_has_says_so(opened: Open) -> None:
    api = opened("lab4", "unix")
    with pytest.raises(CaasError, match="lab4"):
        list(api.progress("/images/create", query={"fromImage": "127.0.0.1:1/none", "tag": "1"}))


def test_the_machines_load_is_read_over_ssh_only(opened: Open) -> None:
    assert opened("lab4", "unix").machine_load() is None
    load = opened("lab4", "ssh").machine_load()
    assert load is not None
    assert load.memory_total is not None
    assert load.memory_total > 0
    assert load.disk_total is not None


def test_without_a_client_certificate_the_step_of_tls_fails(
    lab: Lab, connector: DockerConnector
) -> None:
    host = lab.hosts["lab4"]
    spec = HostSpec(HostId("x"), "x", TlsEndpoint(host.address, 2376, host.tls.ca))
    with pytest.raises(CertificateRefused, match="our client certificate"):
        connector.connect(spec)
