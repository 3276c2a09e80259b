"""known_hosts and ssh's configuration are read as ssh reads them."""
from __future__ import annotations

import base64
import hashlib
import hmac
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.hosts import SshEndpoint
from caas_desktop.engine.known_hosts import NotAKey, TrustStore, Verdict, fingerprint
from caas_desktop.engine.ssh_config import SshSettings

KEY_A, KEY_B = b"key a", b"key b"


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def verdict(tmp_path: Path, text: str, name: str = "web1", key: bytes = KEY_A) -> Verdict:
    file = tmp_path / "known_hosts"
    file.write_text(text)
    trust = TrustStore(tmp_path / "own")
    return trust.judge(trust.entries([file, tmp_path / "missing"], name), key)[0]


def hashed(name: str) -> str:
    salt = b"0123456789abcdef0123"
    return f"|1|{b64(salt)}|{b64(hmac.new(salt, name.encode(), hashlib.sha1).digest())}"


@pytest.mark.parametrize(("line", "name", "expected"), [
    (f"web1 ssh-ed25519 {b64(KEY_A)} comment", "web1", Verdict.KNOWN),
    (f"WEB1,10.0.0.1 ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.KNOWN),
    (f"web1 ssh-ed25519 {b64(KEY_B)}", "web1", Verdict.CHANGED),
    (f"web1 ssh-rsa {b64(KEY_B)}", "web1", Verdict.CHANGED),
    (f"web2 ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.UNKNOWN),
    (f"web* ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.KNOWN),
    (f"web?,!web1 ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.UNKNOWN),
    (f"[web1]:2222 ssh-ed25519 {b64(KEY_A)}", "[web1]:2222", Verdict.KNOWN),
    (f"[web1]:2222 ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.UNKNOWN),
    (f"web1 ssh-ed25519 {b64(KEY_A)}", "[web1]:2222", Verdict.UNKNOWN),
    (f"{hashed('web1')} ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.KNOWN),
    (f"{hashed('web1')} ssh-ed25519 {b64(KEY_B)}", "web1", Verdict.CHANGED),
    (f"{hashed('web2')} ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.UNKNOWN),
    (f"@revoked * ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.REVOKED),
    (f"web1 ssh-ed25519 {b64(KEY_A)}\n@revoked web1 ssh-ed25519 {b64(KEY_A)}", "web1",
     Verdict.REVOKED),
    (f"@revoked web1 ssh-ed25519 {b64(KEY_B)}", "web1", Verdict.UNKNOWN),
    (f"@cert-authority * ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.UNKNOWN),
    (f"@strange web1 ssh-ed25519 {b64(KEY_A)}", "web1", Verdict.UNKNOWN),
    ("web1 ssh-ed25519 not*base64\nweb1\n\x00\n|1|x|y z AAAA\n# web1", "web1", Verdict.UNKNOWN),
])
def test_a_key_is_judged_as_ssh_would(
    tmp_path: Path, line: str, name: str, expected: Verdict
) -> None:
    assert verdict(tmp_path, line, name) is expected


def test_a_saved_key_is_known_to_the_next_run_and_one_for_now_is_not(tmp_path: Path) -> None:
    own = tmp_path / "new" / "known_hosts"
    trust = TrustStore(own)
    trust.accept("[web1]:2222", f"ssh-ed25519 {b64(KEY_A)}", save=True)
    trust.accept("web2", f"ssh-ed25519 {b64(KEY_A)}", save=False)
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert stat.S_IMODE(own.parent.stat().st_mode) == 0o700
    for store, expected in ((trust, Verdict.KNOWN), (TrustStore(own), Verdict.UNKNOWN)):
        assert store.judge(store.entries([], "[web1]:2222"), KEY_A)[0] is Verdict.KNOWN
        assert store.judge(store.entries([], "web2"), KEY_A)[0] is expected


@pytest.mark.parametrize(("name", "key"), [
    ("web1 evil", "ssh-ed25519 AAAA"), ("*", "ssh-ed25519 AAAA"), ("web1", "ssh-ed25519 \nx y"),
    ("web1\nweb2", "ssh-ed25519 AAAA"), ("@revoked", "ssh-ed25519 AAAA"), ("", "a AAAA")])
def test_what_would_be_read_as_something_else_is_not_saved(
    tmp_path: Path, name: str, key: str
) -> None:
    trust = TrustStore(tmp_path / "own")
    with pytest.raises(NotAKey):
        trust.accept(name, key, save=True)
    assert not (tmp_path / "own").exists()


def test_a_fingerprint_is_written_as_ssh_writes_it() -> None:
    digest = base64.b64encode(hashlib.sha256(KEY_A).digest()).decode().rstrip("=")
    assert fingerprint(KEY_A) == f"SHA256:{digest}"


def settings(tmp_path: Path, text: str, **env: str) -> SshSettings:
    (tmp_path / ".ssh").mkdir(exist_ok=True)
    (tmp_path / ".ssh" / "config").write_text(text)
    return SshSettings(tmp_path, env)


def test_the_configuration_fills_what_the_user_left_empty(tmp_path: Path) -> None:
    config = settings(tmp_path, """
Host web1
  HostName 10.0.0.1
  Port 2222
  User deploy
  IdentityFile ~/.ssh/deploy key
  IdentitiesOnly yes
  IdentityAgent ~/agent.sock
  UserKnownHostsFile ~/.ssh/kh1 ~/.ssh/kh2
""", SSH_AUTH_SOCK="/run/agent")
    hop, = config.hops(SshEndpoint("web1"), "h")
    assert (hop.host, hop.port, hop.user, hop.known_name) == (
        "10.0.0.1", 2222, "deploy", "[10.0.0.1]:2222")
    assert hop.key_files == (tmp_path / ".ssh/deploy key",)
    assert hop.identities_only
    assert hop.chosen_keys
    assert hop.agent == str(tmp_path / "agent.sock")
    assert hop.known_hosts[:2] == (tmp_path / ".ssh/kh1", tmp_path / ".ssh/kh2")
    mine, = config.hops(SshEndpoint("web1", 22, "root", "/k"), "h")
    assert (mine.port, mine.user, mine.key_files) == (22, "root", (Path("/k"),))


def test_without_a_configuration_ssh_defaults_hold(tmp_path: Path) -> None:
    hop, = SshSettings(tmp_path, {"SSH_AUTH_SOCK": "/a"}).hops(SshEndpoint("Web1"), "h")
    assert (hop.host, hop.port, hop.known_name, hop.agent) == ("Web1", 22, "web1", "/a")
    assert hop.key_files[0] == tmp_path / ".ssh/id_ed25519"
    assert not hop.chosen_keys


def test_jump_hosts_are_passed_in_order_each_with_its_own_settings(tmp_path: Path) -> None:
    config = settings(tmp_path, """
Host target
  ProxyJump u@first:2200,second
Host first
  ProxyJump zero
Host second
  HostName 10.0.0.2
Host *
  User nobody
""")
    hops = config.hops(SshEndpoint("target"), "h")
    assert [(h.user, h.where, h.target) for h in hops] == [
        ("nobody", "zero:22", False), ("u", "first:2200", False),
        ("nobody", "10.0.0.2:22", False), ("nobody", "target:22", True)]
    direct = config.hops(SshEndpoint("target", jump="none"), "h")
    assert [h.where for h in direct] == ["target:22"]
    ipv6 = config.hops(SshEndpoint("x", jump="ssh://me@[fe80::1]:23"), "h")
    assert (ipv6[0].user, ipv6[0].host, ipv6[0].port) == ("me", "fe80::1", 23)


@pytest.mark.parametrize("text", [
    "Host a\n  ProxyJump a\n", "Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n",
    "Host a\n  ProxyCommand nc %h %p\n", "Host a\n  ProxyJump no:such:jump\n",
    "Host a\n  Port many\n", "Match nonsense\n"])
def test_a_configuration_that_cannot_be_used_says_which_host(tmp_path: Path, text: str) -> None:
    with pytest.raises(HostUnreachable, match="myhost") as caught:
        settings(tmp_path, text).hops(SshEndpoint("a"), "myhost")
    assert caught.value.hint


def test_included_files_are_read_and_do_not_swallow_what_follows(tmp_path: Path) -> None:
    config = settings(tmp_path, "Include conf.d/*\nUser everyone\nHost z\n  Port 26\n")
    (tmp_path / ".ssh/conf.d").mkdir()
    (tmp_path / ".ssh/conf.d/a").write_text("Host a\n  HostName 10.0.0.9\nInclude ../config\n")
    hop, = config.hops(SshEndpoint("a"), "h")
    assert (hop.host, hop.user) == ("10.0.0.9", "everyone")
    assert config.concrete_hosts() == ["a", "z"]


def test_a_command_of_the_configuration_decides_as_for_ssh(tmp_path: Path) -> None:
    config = settings(tmp_path, """
Match exec "test -d /"
  Port 26
Match exec "test -d /nowhere"
  User nobody
""")
    hop, = config.hops(SshEndpoint("a", user="me"), "h")
    assert (hop.port, hop.user) == (26, "me")


def test_ssh_brings_nothing_for_commands_that_no_configuration_has() -> None:
    words = "import sys; import caas_desktop.engine.ssh_link; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True,
                          check=True, timeout=120).stdout.split()  # fmt: skip
    assert "paramiko" in told
    assert not {"invoke", "asyncio", "unittest"} & set(told)


def test_only_concrete_names_are_offered(tmp_path: Path) -> None:
    config = settings(tmp_path, "Host a b* !c ? *\nHost d e\n")
    assert config.concrete_hosts() == ["a", "d", "e"]
    assert settings(tmp_path, "Match bad\nHost x").concrete_hosts() == []
