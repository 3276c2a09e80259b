"""What is found on the user's machine: engines, logins; and the load of others."""
from __future__ import annotations

import base64
import hashlib
import json
import os
import socket
from pathlib import Path

import pytest
from engine_fakes import MemoryVault

from caas_desktop.domain.hosts import Endpoint, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.engine.discover import parse_address
from caas_desktop.engine.machine import parse_load
from caas_desktop.engine.registry_auth import RegistryLogins, registry_of


def add_context(home: Path, name: object, host: object, folder: str = "") -> Path:
    digest = folder or hashlib.sha256(str(name).encode()).hexdigest()
    meta = home / ".docker/contexts/meta" / digest
    meta.mkdir(parents=True)
    text = json.dumps({"Name": name, "Endpoints": {"docker": {"Host": host}}})
    (meta / "meta.json").write_text(text)
    return home / ".docker/contexts/tls" / digest / "docker"


def discovered(home: Path, **env: str) -> dict[str, Endpoint]:
    connector = DockerConnector(MemoryVault(), home / "known", home=home, env=env)
    found = connector.discover()
    assert len({spec.id for spec in found}) == len(found)
    return {spec.name: spec.endpoint for spec in found
            if spec.endpoint != UnixEndpoint("/var/run/docker.sock")}


def test_contexts_are_found_with_their_certificates_the_current_first(tmp_path: Path) -> None:
    add_context(tmp_path, "a-ssh", "ssh://me@web1:2222")
    tls = add_context(tmp_path, "b-tls", "tcp://10.0.0.1:2376")
    tls.mkdir(parents=True)
    for name in ("ca", "cert", "key"):
        (tls / f"{name}.pem").touch()
    (tmp_path / ".docker/config.json").write_text('{"currentContext": "b-tls"}')
    found = discovered(tmp_path)
    assert list(found.items()) == [
        ("b-tls", TlsEndpoint("10.0.0.1", 2376, *(str(tls / f"{n}.pem")
                                                 for n in ("ca", "cert", "key")))),
        ("a-ssh", SshEndpoint("web1", 2222, "me"))]


def test_broken_and_hostile_contexts_give_no_entry_and_no_error(tmp_path: Path) -> None:
    meta = tmp_path / ".docker/contexts/meta"
    for index, text in enumerate(["", "{", "[]", "null", '{"Name": 3}', "[" * 100_000, "\x00"]):
        (meta / str(index)).mkdir(parents=True)
        (meta / str(index) / "meta.json").write_text(text)
    (meta / "dir" / "meta.json").mkdir(parents=True)
    add_context(tmp_path, "not its folder", "ssh://a", folder="../../x".replace("/", "_"))
    for index, host in enumerate(["ssh://-oProxyCommand=x", "ssh://-x@h", "tcp://[::1", "tcp://h:x",
                                  "npipe:////./pipe/x", "unix://", 7, "ssh://a b", "tcp://",
                                  "ssh://h" + "x" * 5000]):
        add_context(tmp_path, f"c{index}", host)
    (tmp_path / ".docker/config.json").write_text("{broken")
    assert discovered(tmp_path) == {}


def test_the_environment_is_read_with_its_certificates(tmp_path: Path) -> None:
    (tmp_path / "certs").mkdir()
    (tmp_path / "certs/ca.pem").touch()
    found = discovered(tmp_path, DOCKER_HOST="tcp://h", DOCKER_TLS_VERIFY="1",
                       DOCKER_CERT_PATH=str(tmp_path / "certs"))
    assert found == {"DOCKER_HOST": TlsEndpoint("h", 2376, str(tmp_path / "certs/ca.pem"))}
    assert discovered(tmp_path, DOCKER_HOST="tcp://h") == {
        "DOCKER_HOST": TlsEndpoint("h", 2375, plain=True)}


def test_docker_config_moves_the_contexts(tmp_path: Path) -> None:
    add_context(tmp_path / "elsewhere", "ctx", "unix:///run/x.sock")
    folder = str(tmp_path / "elsewhere/.docker")
    assert discovered(tmp_path, DOCKER_CONFIG=folder) == {"ctx": UnixEndpoint("/run/x.sock")}


def test_sockets_of_rootless_docker_and_podman_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is limited to 107 bytes
    (tmp_path / "run/podman").mkdir(parents=True)
    for name in ("run/docker.sock", "run/podman/podman.sock"):
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind(name)
    found = discovered(tmp_path, XDG_RUNTIME_DIR=str(tmp_path / "run"))
    assert set(found) == {"Rootless Docker", "Rootless Podman"}


def test_hosts_of_ssh_are_found_and_one_endpoint_comes_once(tmp_path: Path) -> None:
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh/config").write_text("Host web1 web2\nHost *\n  User x\nHost -bad\n")
    add_context(tmp_path, "production", "ssh://web1")
    assert discovered(tmp_path) == {"production": SshEndpoint("web1"), "web2": SshEndpoint("web2")}


@pytest.mark.parametrize(("address", "endpoint"), [
    ("unix:///var/run/docker.sock", UnixEndpoint("/var/run/docker.sock")),
    ("ssh://me@h:22/run/user/1/docker.sock",
     SshEndpoint("h", 22, "me", socket="/run/user/1/docker.sock")),
    ("tcp://[::1]:99", TlsEndpoint("::1", 99, plain=True)), ("", None), ("fd://", None),
])
def test_addresses_are_read_as_docker_reads_them(address: str, endpoint: Endpoint | None) -> None:
    assert parse_address(address, None) == endpoint


def logins(home: Path, config: object, **env: str) -> RegistryLogins:
    (home / ".docker").mkdir(exist_ok=True)
    (home / ".docker/config.json").write_text(
        config if isinstance(config, str) else json.dumps(config))
    return RegistryLogins(home, env)


def header(found: RegistryLogins, image: str) -> dict[str, str] | None:
    value = found.headers("/images/create", {"fromImage": image}).get("X-Registry-Auth")
    return None if value is None else json.loads(base64.urlsafe_b64decode(value))


def test_a_login_goes_to_its_own_registry_only(tmp_path: Path) -> None:
    auth = base64.b64encode(b"me:secret").decode()
    found = logins(tmp_path, {"auths": {
        "registry.example:5000": {"auth": auth}, "https://index.docker.io/v1/": {"auth": auth}}})
    mine = header(found, "registry.example:5000/app:1")
    assert mine is not None
    assert (mine["username"], mine["password"]) == ("me", "secret")
    assert header(found, "busybox") is not None
    assert header(found, "other.example/app") is None
    assert found.headers("/containers/create", {"fromImage": "busybox"}) == {}
    assert found.headers("/images/registry.example:5000/app/push", None) != {}
    assert found.headers("/images/other.example/app/push", None) == {"X-Registry-Auth": "e30="}


def test_a_credential_helper_is_asked_and_gets_the_name_by_input(tmp_path: Path) -> None:
    helper = tmp_path / "docker-credential-fake"
    helper.write_text("#!/bin/sh\nread server\n"
                      "[ \"$server\" = reg.example ] || exit 1\n"
                      'echo \'{"Username": "<token>", "Secret": "t0ken"}\'\n')
    helper.chmod(0o755)
    found = logins(tmp_path, {"credsStore": "fake"},
                   PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert header(found, "reg.example/app") == {
        "ServerAddress": "reg.example", "IdentityToken": "t0ken"}
    assert header(found, "other.example/app") is None


@pytest.mark.parametrize("config", [
    "{", "[]", "{}", {"auths": 3}, {"auths": {"reg.example": {"auth": "!!"}}},
    {"credsStore": "../../bin/sh"}, {"credHelpers": []}, {"auths": {"reg.example": []}},
    {"HttpHeaders": {"a": "b"}}])
def test_a_broken_config_means_no_login(tmp_path: Path, config: object) -> None:
    assert header(logins(tmp_path, config), "reg.example/app") is None


@pytest.mark.parametrize(("image", "registry"), [
    ("busybox", "docker.io"), ("library/busybox", "docker.io"), ("localhost/x", "localhost"),
    ("h:5000/x", "h:5000"), ("ghcr.io/a/b:c", "ghcr.io")])
def test_an_images_registry_is_the_first_part_that_looks_like_a_host(
    image: str, registry: str
) -> None:
    assert registry_of(image) == registry


LOAD = b"""0.52 0.58 0.59 1/467 12345
=
MemTotal:       2048 kB
MemFree:         100 kB
MemAvailable:   1024 kB
=
cpu  100 0 100 700 100 0 0 0 0 0
=
/dev/vda1  1000  400  600  40% /
"""


def test_the_machines_load_is_read_and_cpu_is_that_since_last_time() -> None:
    first, times = parse_load(LOAD, None)
    assert first is not None
    assert (first.load1, first.memory_total, first.memory_used) == (0.52, 2 << 20, 1 << 20)
    assert (first.disk_total, first.disk_used, first.cpu_percent) == (1024000, 409600, None)
    second, _ = parse_load(LOAD.replace(b"cpu  100", b"cpu  175").replace(b"700", b"725"), times)
    assert second is not None
    assert second.cpu_percent == 75.0


@pytest.mark.parametrize("output", [b"", b"Welcome!\n", b"=\n=\n", LOAD[:60], b"\xff" * 100])
def test_a_shell_that_says_something_else_has_no_load(output: bytes) -> None:
    assert parse_load(output, None) == (None, None)


def test_missing_parts_of_the_load_are_none() -> None:
    load, times = parse_load(b"?\n=\n?\n=\n?\n=\n?\n", (1, 2))
    assert load is not None
    assert times is None
    assert {load.load1, load.memory_total, load.disk_total, load.cpu_percent} == {None}
