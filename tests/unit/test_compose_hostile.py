"""Hostile files: bounded, nothing outside is read silently, nothing of ours is seen."""
from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from caas_desktop.operations.compose import (
    ComposeError,
    Project,
    RisksNotConfirmed,
    Source,
    load,
    quantities,
    to_config,
)
from caas_desktop.operations.compose.scalars import as_text, plain

FOLDER = Path("/no-such-folder")


def read(text: str, env: str = "") -> Project:
    file = FOLDER / "compose.yaml"
    return load(Source(files=(file,), texts={file: text, FOLDER / ".env": env}, name="x"))


def project(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "compose.yaml").write_text(text)
    return folder


BOMB = "x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
SERVICE = "services: {a: {image: x}}\n"


@pytest.mark.parametrize(("text", "env", "words"), [
    (BOMB + SERVICE, "", "too large"),
    ("x-a: &a '" + "A" * 500_000 + "'\nx-b: [" + "*a," * 4000 + "]\n" + SERVICE, "", "too large"),
    ("services: {a: {image: $A60}}", "A0=xxxx\n" + "".join(
        f"A{n}=$A{n - 1}$A{n - 1}\n" for n in range(1, 61)), "too large"),
    ("services: " + "[" * 100_000, "", "nest"),
    ("".join(" " * n + "a:\n" for n in range(300)), "", "too deep"),
    ("x-a: " + "a" * (2 << 20), "", "larger than"),
    ("services:\n  s0: {image: x}\n" + "".join(
        f"  s{n}: {{extends: s{n + 1}}}\n" for n in range(1, 200)), "", "too deep"),
    ("services:\n  s0: {image: x, environment: [A=1]}\n" + "".join(
        f"  s{n}: {{extends: s{n - 1}, environment: [A{n}=1]}}\n" for n in range(1, 3000)), "",
     "too large"),
    (SERVICE + ("---\n" + SERVICE) * 1000, "", "too many documents"),
    ("services: {a: {image: x, ports: [" + "'1-65535:1-65535'," * 20 + "]}}", "", "too large"),
], ids=["aliases", "long aliases", "variables", "flow", "indentation", "file", "extends chain",
        "extends growth", "documents", "port ranges"])
def test_a_file_that_grows_without_bound_is_refused(text: str, env: str, words: str) -> None:
    with pytest.raises(ComposeError, match=words):
        read(text, env)


def test_a_tab_is_named_with_its_place() -> None:
    with pytest.raises(ComposeError, match=r":2:1: There is a tab here"):
        read("services:\n\ta:\n\t\timage: x\n")


def test_several_mistakes_are_told_at_once_in_their_order() -> None:
    with pytest.raises(ComposeError) as caught:
        read("services:\n  a:\n    imag: x\n    ports: 80\n  b:\n    image: [x]\nvolume: {}\n")
    lines = [p.mark.line for p in caught.value.problems if p.mark is not None]
    assert lines == [3, 4, 6, 7]


def test_the_consoles_own_environment_is_never_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_CONSOLE", "seen")
    found = read("services: {a: {image: 'x:$SECRET_OF_THE_CONSOLE$HOME$PATH',"
                 " environment: [SECRET_OF_THE_CONSOLE, HOME]}}")
    assert found.services["a"].image == "x:"
    assert found.services["a"].environment == {"SECRET_OF_THE_CONSOLE": None, "HOME": None}
    assert {"HOME", "PATH"} <= {str(n.message).split()[2] for n in found.notices}


def test_a_file_outside_of_the_folder_is_read_only_when_confirmed(tmp_path: Path) -> None:
    (tmp_path / "outside.env").write_text("A=1\n")
    folder = project(tmp_path / "p", "services: {a: {image: x, env_file: ../outside.env}}")
    with pytest.raises(RisksNotConfirmed) as caught:
        load(Source(folder=folder))
    risk, = caught.value.risks
    assert (risk.kind, risk.subject) == ("reads outside", str(tmp_path / "outside.env"))
    assert risk.mark is not None
    found = load(Source(folder=folder), confirmed=caught.value.risks)
    assert found.services["a"].environment == {"A": "1"}


@pytest.mark.parametrize("what", [".env", "inc.yaml", "base.yaml", "labels", "compose.yaml"])
def test_a_symbolic_link_out_of_the_folder_is_outside(tmp_path: Path, what: str) -> None:
    (tmp_path / "elsewhere").write_text(SERVICE if what != ".env" else "A=1\n")
    folder = project(tmp_path / "p", {
        "inc.yaml": "include: [inc.yaml]\n",
        "base.yaml": "services: {b: {extends: {file: base.yaml, service: a}}}",
        "labels": "services: {a: {image: x, label_file: labels}}"}.get(what, SERVICE))
    (folder / what).unlink(missing_ok=True)
    (folder / what).symlink_to("../elsewhere")
    with pytest.raises(RisksNotConfirmed) as caught:
        load(Source(folder=folder))
    assert caught.value.risks[0].subject == str(tmp_path / "elsewhere")


@pytest.mark.parametrize("address", [
    "https://example.com/x.git", "git@example.com:a/b.git", "oci://example.com/a:1",
    "http://example.com/compose.yaml", "github.com/a/b"])
def test_a_remote_file_is_never_loaded_unasked(tmp_path: Path, address: str) -> None:
    folder = project(tmp_path / "p", f"include: ['{address}']\n{SERVICE}")
    with pytest.raises(RisksNotConfirmed) as caught:
        load(Source(folder=folder))
    assert [(r.kind, r.subject) for r in caught.value.risks] == [("remote file", address)]
    with pytest.raises(ComposeError, match="is remote"):
        load(Source(folder=folder), confirmed=caught.value.risks)
    fetched = tmp_path / "fetched.yaml"
    fetched.write_text("services: {b: {image: y}}")
    found = load(Source(folder=folder, fetch=lambda _: fetched), confirmed=caught.value.risks)
    assert set(found.services) == {"a", "b"}


def test_what_deploying_would_do_outside_is_listed(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", """services:
  a:
    image: x
    use_api_socket: true
    volumes: ["/etc:/etc", "./in:/in", "./link:/l", "../up:/up"]
    build: {context: .., additional_contexts: {r: "https://example.com/x.git"}}
secrets: {s: {file: /etc/shadow}, t: {file: ./t}}
configs: {c: {file: link/c}}
volumes: {v: {driver_opts: {type: none, o: bind, device: /srv}}}
""")
    (folder / "link").symlink_to("/var")
    risks = {(r.kind, r.subject) for r in load(Source(folder=folder)).risks}
    real = os.path.realpath
    assert risks == {
        ("mounts outside", "/etc"), ("mounts outside", real("/var")),
        ("mounts outside", str(tmp_path / "up")), ("mounts outside", real("/var/c")),
        ("mounts outside", "/etc/shadow"), ("mounts outside", real("/srv")),
        ("builds outside", str(tmp_path)), ("builds outside", "https://example.com/x.git"),
        ("engine socket", "a")}


@pytest.mark.parametrize(("options", "subject"), [
    ("{type: none, o: bind, device: etc}", "etc"),
    ("{type: overlay, o: 'lowerdir=/etc,upperdir=/u,workdir=/w', device: overlay}",
     "overlay, lowerdir=/etc,upperdir=/u,workdir=/w"),
    ("{type: cifs, o: 'username=u,password=hunter2', device: //nas/share}", "//nas/share"),
    ("{type: tmpfs, device: tmpfs}", None),
])
def test_a_volume_leads_outside_wherever_the_console_was_started(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, subject: str | None) -> None:
    folder = project(tmp_path / "p", f"services: {{a: {{image: x, volumes: ['v:/v']}}}}\n"
                     f"volumes: {{v: {{driver_opts: {options}}}}}\n")
    monkeypatch.chdir(folder)
    risks = load(Source(folder=folder)).risks
    assert [risk.subject for risk in risks] == ([subject] if subject else [])
    assert "hunter2" not in str(risks)


def test_what_gives_power_over_the_host_is_listed_and_nothing_else(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", """services:
  a:
    image: x
    privileged: true
    pid: host
    network_mode: host
    cap_add: [NET_BIND_SERVICE, cap_sys_admin]
    security_opt: ["apparmor:unconfined", "no-new-privileges:true"]
    devices: ["/dev/sda:/dev/x"]
    device_cgroup_rules: ["b 8:* rwm"]
  b: {image: x, ipc: private, cap_add: [CHOWN], privileged: false}
  c:
    image: x
    security_opt: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW"}', "label:disable"]
""")
    risks = load(Source(folder=folder)).risks
    assert {risk.kind for risk in risks} == {"host power"}
    assert {risk.subject for risk in risks} == {
        "a privileged=true", "a pid=host", "a network_mode=host", "a cap_add=cap_sys_admin",
        "a security_opt=apparmor:unconfined", "a devices=/dev/sda",
        'c security_opt=seccomp={"defaultAction":"SCMP_ACT_ALLOW"}',
        "c security_opt=label:disable",
        "a device_cgroup_rules=b 8:* rwm"}


def test_what_reaches_into_containers_of_others_is_listed(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", """services:
  a:
    image: x
    network_mode: container:db
    pid: container:db
    ipc: container:db
    volumes_from: ["container:db:ro", b]
  b: {image: x, network_mode: "service:c", ipc: shareable}
  c: {image: x}
""")
    risks = load(Source(folder=folder)).risks
    assert {risk.kind for risk in risks} == {"other containers"}
    assert {risk.subject for risk in risks} == {
        "a network_mode=container:db", "a pid=container:db", "a ipc=container:db",
        "a volumes_from=container:db:ro"}


def test_a_named_pipe_does_not_hold_the_reader(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", "services: {a: {image: x, env_file: pipe}}")
    os.mkfifo(folder / "pipe")
    with pytest.raises(ComposeError, match="no regular file"):
        load(Source(folder=folder))


def test_nothing_is_executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(os, "system", refuse)
    found = read("services: {a: {image: '$$(id)', command: 'echo `id` $$(id)'}, "
                 "b: {provider: {type: x}}}")
    assert found.services["a"].command == ("echo", "`id`", "$(id)")


def test_secrets_are_in_no_output(tmp_path: Path) -> None:
    found = read("services: {a: {image: x, secrets: [s]}}\nsecrets: {s: {environment: PASS}}\n",
                 "PASS=hunter2")
    assert found.secrets["s"].value == "hunter2"
    assert "hunter2" not in repr(found) + str(to_config(found))


@pytest.mark.parametrize(("text", "value"), [
    ("10s", 10 * 10**9), ("1h30m", 5400 * 10**9), ("1.5s", 1_500_000_000), ("1d", 86400 * 10**9),
    ("0", 0), ("-1s", -10**9), ("1w2d", 9 * 86400 * 10**9), ("100us", 100_000)])
def test_durations(text: str, value: int) -> None:
    assert quantities.parse_duration(text) == value
    assert quantities.parse_duration(quantities.duration_text(value)) == value


@pytest.mark.parametrize("text", ["", "1", "s", "1x", "1 s", "1s ", "--1s", "9" * 30 + "s"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        quantities.parse_duration(text)


@pytest.mark.parametrize(("text", "value"), [
    ("64m", 64 << 20), ("1.5gb", 3 << 29), ("2 KiB", 2048), ("10", 10), ("10b", 10),
    ("1T", 1 << 40)])
def test_sizes(text: str, value: int) -> None:
    assert quantities.parse_size(text) == value


@pytest.mark.parametrize(("text", "written"), [
    ("0777", "511"), ("0o17", "15"), ("0x1F", "31"), ("1_000", "1000"), ("1e3", "1000"),
    ("1000000.0", "1e+06"), ("1e-5", "1e-05"), ("yes", "yes"), ("True", "true"), ("~", ""),
    ("12:30", "12:30"), ("09", "9"), ("-0.50", "-0.5"), (".inf", "+Inf"),
    ("2001-01-01", "2001-01-01")])
def test_scalars_are_written_as_docker_compose_writes_them(text: str, written: str) -> None:
    assert as_text(plain(text)) == written
