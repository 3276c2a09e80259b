"""The command line on real engines, over every transport: hosts, lists, commands."""
from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lab.state import Lab
from lab.testing import Scratch
from tests.engine.cli_kit import TRANSPORTS, WAIT_S, Program, eventually

MASTER = "a master password"


def test_hosts_are_tested_step_by_step(program: Program) -> None:
    told = program.json("hosts", "test")
    assert {t["host"]: t["ok"] for t in told} == dict.fromkeys([*TRANSPORTS, "old"], True)
    ssh = next(t for t in told if t["host"] == "ssh")
    assert [s["step"] for s in ssh["steps"]][-2:] == ["Docker socket", "API version"]
    assert next(t for t in told if t["host"] == "old")["engine"]["version"].startswith("20.10")


def test_an_unknown_ssh_key_is_never_accepted_by_itself(fresh: Program, lab: Lab) -> None:
    ssh = lab.hosts["lab4"].ssh
    how = ("--ssh", f"{ssh.user}@{ssh.address}", "--key-file", ssh.key)
    wrong = fresh.run("hosts", "add", "x", *how, "--accept-host-key", "SHA256:wrong")
    assert wrong.returncode == 3
    assert "is not known yet" in wrong.stderr
    assert fresh.json("hosts") == []
    asked = fresh.run("hosts", "add", "x", *how)  # no terminal: nobody can be asked
    assert asked.returncode == 3
    assert fresh.run("ps").returncode == 3
    fresh("hosts", "test", "x", "--accept-host-key", ssh.host_key_fingerprint)
    fresh("ps")


def test_secrets_go_to_the_vault_and_nowhere_else(fresh: Program, lab: Lab) -> None:
    ssh = lab.hosts["lab4"].ssh
    key = ("--accept-host-key", ssh.host_key_fingerprint)
    fresh("hosts", "add", "word", "--ssh", f"{ssh.password_user}@{ssh.address}", *key,
          "--password-stdin", "--unlock-stdin", stdin=f"{MASTER}\n{ssh.password}")
    fresh("hosts", "add", "phrase", "--ssh", f"{ssh.user}@{ssh.address}", *key, "--key-file",
          ssh.protected_key, "--passphrase-stdin", "--unlock-stdin",
          stdin=f"{MASTER}\n{ssh.passphrase}\n")
    fresh("ps", "--unlock-stdin", stdin=f"{MASTER}\n")
    locked = fresh.run("ps")
    assert locked.returncode == 3
    assert "The vault file is locked." in locked.stderr
    assert fresh.run("ps", "--unlock-stdin", stdin="wrong\n").returncode == 1
    for file in Path(fresh.env["CAAS_DATA_DIR"]).rglob("*"):
        if file.is_file():
            assert file.stat().st_mode & 0o077 == 0, file
            content = file.read_bytes()
            assert not any(s.encode() in content for s in (ssh.password, ssh.passphrase, MASTER))


def test_an_account_without_docker_rights_is_told_what_to_do(fresh: Program, lab: Lab) -> None:
    ssh = lab.hosts["lab4"].ssh
    done = fresh.run("hosts", "add", "x", "--ssh", f"{ssh.stranger_user}@{ssh.address}",
                     "--key-file", ssh.key, "--accept-host-key", ssh.host_key_fingerprint)
    assert done.returncode == 3
    assert "no permission" in done.stderr
    assert "usermod" in done.stderr


@pytest.mark.parametrize("transport", [*TRANSPORTS, "old"])
def test_lists_tell_what_docker_tells(
    program: Program, docker_cli: Callable[..., str], transport: str
) -> None:
    host = "lab5" if transport == "old" else "lab4"
    for words, docker in ((("ps", "-a"), ("ps", "-aq", "--no-trunc")),
                          (("networks",), ("network", "ls", "-q", "--no-trunc")),
                          (("volumes",), ("volume", "ls", "-q"))):
        steady = False
        for _ in range(5):  # others use this host at the same time
            before = set(docker_cli(host, *docker).split())
            ours = {x["id"] for x in program.json(*words, "--host", transport)}
            steady = steady or ours == before
            if steady or ours == set(docker_cli(host, *docker).split()):
                steady = True
                break
        assert steady, words
    for words in (("images",), ("services",), ("nodes",), ("tree",)):
        program.json(*words, "--host", transport)
        program(*words, "--host", transport)


def test_three_ways_to_one_engine_list_it_once(program: Program, scratch: Scratch) -> None:
    ident = scratch.run("lab4", "once")
    found = [c for c in program.json("ps") if c["id"] == ident]
    assert len(found) == 1
    assert program.json("inspect", "container", scratch.name("once"))["Id"] == ident


def test_a_container_lives_and_dies_by_commands(
    program: Program, docker_cli: Callable[..., str], scratch: Scratch
) -> None:
    name = scratch.name("life")
    made = program("create", "--host", "ssh", "--name", name, "--memory", "64m", "-e", "A=b",
                   "-l", "caas.app=cli", "-v", f"{name}-data:/data", "caas/busybox:latest",
                   "sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.2; done")
    ident = made.split()[-1]
    at = f"ssh/{name}"

    def state() -> str:
        return str(docker_cli("lab4", "inspect", "-f", "{{.State.Status}}", ident)).strip()

    for words, expected in ((("pause", at), "paused"), (("unpause", at), "running"),
                            (("stop", "-t", "5", at), "exited"), (("start", at), "running"),
                            (("restart", "-t", "5", at), "running")):
        assert program.json(*words)["results"][0]["ok"] is True
        assert state() == expected
    program("update", at, "--memory", "128m", "--restart", "on-failure:2")
    limits = docker_cli("lab4", "inspect", "-f", "{{.HostConfig.Memory}} "
                        "{{.HostConfig.RestartPolicy.MaximumRetryCount}}", ident)
    assert limits.split() == [str(128 << 20), "2"]
    assert program.run("rm", at, "-y").returncode == 1  # it runs
    program("update", at, "--restart", "no")
    program("kill", at, "-y")
    eventually(lambda: state() == "exited")
    program("rename", at, f"{name}-2")
    program("rm", f"{at}-2", "-y")
    assert program.run("start", f"{at}-2").returncode == 1
    assert ident not in docker_cli("lab4", "ps", "-aq", "--no-trunc")


def test_production_wants_the_name(fresh: Program, scratch: Scratch) -> None:
    fresh.add("live", "lab4", "unix", "--environment", "production")
    scratch.run("lab4", "prod")
    name = scratch.name("prod")
    refused = fresh.run("rm", "-f", name, "-y")
    assert refused.returncode == 1
    assert f"--yes {name}" in refused.stderr
    fresh("rm", "-f", name, "--yes", name)


def test_pull_tells_how_it_ended(program: Program) -> None:
    told = program.json("pull", "--host", "unix", "nowhere.invalid/no/image:1", code=1)
    assert told["results"][0]["ok"] is False


def test_a_cut_host_gives_a_partial_answer_and_code_3(
        fresh: Program, lab: Lab, scratch: Scratch) -> None:
    scratch.run("lab4", "seen", "sleep", "1000")
    fresh.add("well", "lab4", "unix")
    tls = lab.hosts["lab4"].tls
    nobody = lab.gateway.rsplit(".", 1)[0] + ".250"
    fresh("hosts", "add", "away", "--tls", f"{nobody}:2376", "--ca", tls.ca, "--no-test")
    started = time.monotonic()
    done = fresh.run("ps", "--json", "--timeout", "4")
    assert done.returncode == 3
    assert {c["host"] for c in json.loads(done.stdout)} == {"well"}
    told = json.loads(done.stderr)
    assert (told["code"], told["message"][:4]) == ("host-unreachable", "away")
    assert told["hint"]
    assert time.monotonic() - started < WAIT_S / 2
    name = next(c["name"] for c in json.loads(done.stdout) if c["state"] == "running")
    refused = fresh.run("kill", name, "-y", "--timeout", "4")
    assert refused.returncode == 1
    assert "may also be on away" in refused.stderr


def test_a_reader_that_has_enough_is_no_error(program: Program) -> None:
    command = subprocess.Popen(program.argv("ps", "-a", "--json"), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=program.env)
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.close()
    told = command.stderr.read()
    command.stderr.close()
    assert command.wait(WAIT_S) == 141
    assert told == b""

