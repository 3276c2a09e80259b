"""SSH as people use it: keys, agent, passphrase, password, jump hosts, known hosts."""
from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caas_desktop.domain.errors import (
    AuthRefused,
    HostKeyChanged,
    HostKeyUnknown,
    HostUnreachable,
    SocketDenied,
)
from caas_desktop.domain.hosts import EngineInfo, HostSpec, SshEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from lab.state import Host, Lab


class Vault:
    kind, locked = "memory", False

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.asked: list[str] = []

    def get(self, key: str) -> str | None:
        self.asked.append(key)
        return self.secrets.get(key)


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def home(lab: Lab, tmp_path: Path) -> Path:
    (tmp_path / ".ssh").mkdir()
    shutil.copy(lab.known_hosts, tmp_path / ".ssh/known_hosts")
    return tmp_path


@pytest.fixture
def host(lab: Lab) -> Host:
    return lab.hosts["lab4"]


@pytest.fixture
def connect(vault: Vault, home: Path) -> Callable[..., EngineInfo]:
    """``connect(endpoint)`` connects once and tells what it found."""

    def call(endpoint: SshEndpoint, **env: str) -> EngineInfo:
        connector = DockerConnector(vault, home / "own", home=home, env=env)  # type: ignore[arg-type]
        engine = connector.connect(HostSpec(HostId("h1"), "myhost", endpoint))
        try:
            return engine.info
        finally:
            engine.close()

    return call


Connect = Callable[..., EngineInfo]


def test_a_protected_key_takes_its_passphrase_from_the_vault(
    host: Host, vault: Vault, connect: Connect
) -> None:
    target = SshEndpoint(host.ssh.address, user=host.ssh.user, key_file=host.ssh.protected_key)
    for secret in (None, "wrong"):
        if secret:
            vault.secrets["host/h1/passphrase"] = secret
        with pytest.raises(AuthRefused, match="wrong" if secret else "needs") as caught:
            connect(target)
        assert caught.value.needs == "passphrase"
        assert caught.value.subject == host.ssh.protected_key
    vault.secrets["host/h1/passphrase"] = host.ssh.passphrase
    connect(target)
    assert set(vault.asked) == {"host/h1/passphrase"}


def test_a_password_is_asked_for_and_taken_from_the_vault(
    host: Host, vault: Vault, connect: Connect
) -> None:
    target = SshEndpoint(host.ssh.address, user=host.ssh.password_user)
    with pytest.raises(AuthRefused, match="needs a password") as caught:
        connect(target)
    assert (caught.value.needs, caught.value.subject) == (
        "password", f"{host.ssh.password_user}@{host.ssh.address}:22")
    vault.secrets["host/h1/password"] = "wrong"
    with pytest.raises(AuthRefused, match="is wrong"):
        connect(target)
    vault.secrets["host/h1/password"] = host.ssh.password
    connect(target)


@pytest.fixture
def agent(host: Host, tmp_path: Path) -> Iterator[str]:
    path = str(tmp_path / "agent")
    process = subprocess.Popen(["ssh-agent", "-D", "-a", path], stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            added = subprocess.run(["ssh-add", host.ssh.key], capture_output=True, check=False,
                                   env={**os.environ, "SSH_AUTH_SOCK": path})
            if added.returncode == 0:
                break
        assert added.returncode == 0, added.stderr
        yield path
    finally:
        process.terminate()
        process.wait(60)


def test_the_agents_key_is_used_without_any_file(
    host: Host, connect: Connect, agent: str, vault: Vault, home: Path
) -> None:
    target = SshEndpoint(host.ssh.address, user=host.ssh.user)
    connect(target, SSH_AUTH_SOCK=agent)
    with pytest.raises(AuthRefused, match="no key to offer"):
        connect(target)
    with pytest.raises(AuthRefused):
        connect(target, SSH_AUTH_SOCK=str(home / "no agent"))
    (home / ".ssh/config").write_text(f"Host *\n  IdentityAgent {agent}\n")
    connect(target)
    assert vault.asked == []


def test_identities_only_keeps_the_agents_other_keys_back(
    host: Host, connect: Connect, agent: str, home: Path
) -> None:
    other = home / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)], check=True)
    (home / ".ssh/config").write_text("Host *\n  IdentitiesOnly yes\n")
    with pytest.raises(AuthRefused, match="accepts none of our 1 keys"):
        connect(SshEndpoint(host.ssh.address, user=host.ssh.user, key_file=str(other)),
                SSH_AUTH_SOCK=agent)


def test_the_host_is_reached_through_several_jump_hosts(lab: Lab, connect: Connect) -> None:
    one, two, three = (lab.hosts[name].ssh for name in ("lab1", "lab2", "lab3"))
    info = connect(SshEndpoint(
        three.address, user=three.user, key_file=three.key,
        jump=f"{one.user}@{one.address},{two.user}@{two.address}:22"))
    assert info.name == "lab3"


def test_a_host_that_only_the_configuration_knows_is_reached(
    lab: Lab, connect: Connect, home: Path
) -> None:
    one, two = (lab.hosts[name].ssh for name in ("lab1", "lab2"))
    (home / ".ssh/config").write_text(f"""
Host far
  HostName {two.address}
  ProxyJump door
Host door
  HostName {one.address}
Host *
  User {one.user}
  IdentityFile {one.key}
""")
    assert connect(SshEndpoint("far")).name == "lab2"


def test_a_jump_host_that_cannot_reach_the_host_is_named(lab: Lab, connect: Connect) -> None:
    one = lab.hosts["lab1"].ssh
    with pytest.raises(HostUnreachable, match=r"jump host cannot reach 127\.0\.0\.1:1"):
        connect(SshEndpoint("127.0.0.1", 1, one.user, one.key, jump=f"{one.user}@{one.address}"))


def test_a_password_never_goes_to_a_jump_host(
    lab: Lab, connect: Connect, vault: Vault
) -> None:
    one, two = (lab.hosts[name].ssh for name in ("lab1", "lab2"))
    vault.secrets["host/h1/password"] = one.password
    with pytest.raises(AuthRefused) as caught:
        connect(SshEndpoint(two.address, user=two.password_user,
                            jump=f"{one.password_user}@{one.address}"))
    assert caught.value.needs is None
    assert vault.asked == []


def test_an_unknown_key_asks_once_and_is_known_when_saved(
    host: Host, vault: Vault, home: Path
) -> None:
    (home / ".ssh/known_hosts").unlink()
    spec = HostSpec(HostId("h1"), "myhost",
                    SshEndpoint(host.ssh.address, user=host.ssh.user, key_file=host.ssh.key))
    connector = DockerConnector(vault, home / "own", home=home, env={})  # type: ignore[arg-type]
    with pytest.raises(HostKeyUnknown) as caught:
        connector.connect(spec)
    asked = caught.value
    assert asked.fingerprint == host.ssh.host_key_fingerprint
    assert (asked.hostname, asked.key) == (host.ssh.address, host.ssh.host_key)
    connector.accept_host_key(asked.hostname, asked.key, save=False)
    connector.connect(spec).close()
    again = DockerConnector(vault, home / "own", home=home, env={})  # type: ignore[arg-type]
    with pytest.raises(HostKeyUnknown):
        again.connect(spec)
    again.accept_host_key(asked.hostname, asked.key, save=True)
    later = DockerConnector(vault, home / "own", home=home, env={})  # type: ignore[arg-type]
    later.connect(spec).close()
    assert not (home / ".ssh/known_hosts").exists()


@pytest.mark.parametrize(("marker", "other", "words"), [
    ("", True, "shows another SSH key"), ("@revoked ", False, "is revoked")])
def test_a_changed_or_revoked_key_stops_hard(
    lab: Lab, host: Host, connect: Connect, home: Path, marker: str, other: bool, words: str
) -> None:
    key = lab.hosts["lab1"].ssh.host_key if other else host.ssh.host_key
    known = home / ".ssh/known_hosts"
    known.write_text(f"{marker}{host.ssh.address} {key}\n")
    (home / "own").write_text("" if other else f"{host.ssh.address} {host.ssh.host_key}\n")
    with pytest.raises(HostKeyChanged, match=words) as caught:
        connect(SshEndpoint(host.ssh.address, user=host.ssh.user, key_file=host.ssh.key))
    assert f"{known}:1" in caught.value.hint


def test_hashed_names_are_recognised(host: Host, connect: Connect, home: Path) -> None:
    known = home / ".ssh/known_hosts"
    subprocess.run(["ssh-keygen", "-q", "-H", "-f", str(known)], check=True, capture_output=True)
    assert host.ssh.address not in known.read_text()
    connect(SshEndpoint(host.ssh.address, user=host.ssh.user, key_file=host.ssh.key))


@pytest.mark.parametrize("port", ["port", "no_streamlocal_port"])
def test_a_socket_without_permission_and_a_missing_one_are_told_apart(
    host: Host, connect: Connect, port: str
) -> None:
    number = getattr(host.ssh, port)
    with pytest.raises(SocketDenied, match="myhost: no permission") as denied:
        connect(SshEndpoint(host.ssh.address, number, host.ssh.stranger_user, host.ssh.key))
    assert "group docker" in denied.value.hint
    with pytest.raises(HostUnreachable, match=r"no Docker socket at /none/docker\.sock"):
        connect(SshEndpoint(host.ssh.address, number, host.ssh.user, host.ssh.key,
                            socket="/none/docker.sock"))
