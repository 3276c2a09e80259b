"""The command line as a program of its own, on real engines, over every transport."""
from __future__ import annotations

import contextlib
import fcntl
import io
import json
import logging
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.__main__ import main
from lab.state import Lab
from lab.testing import Scratch

TRANSPORTS = ("unix", "tls", "ssh")
WAIT_S = 60.0
# Every process of its own also proves that the command line imports no Qt.
DRIVER = ("import sys\nfrom caas_desktop.__main__ import main\ncode = main(sys.argv[1:])\n"
          "qt = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')]\n"
          "sys.exit(f'Qt was imported: {qt[:3]}' if qt else code)\n")
MASTER = "a master password"


class Program:
    """Runs ``caas-desktop`` with folders of its own."""

    def __init__(self, lab: Lab, home: Path) -> None:
        self.lab = lab
        self.env = os.environ | {"CAAS_DATA_DIR": str(home / "data"), "HOME": str(home),
                                 "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        self.env.pop("SSH_AUTH_SOCK", None)

    def argv(self, *words: str) -> list[str]:
        return [sys.executable, "-c", DRIVER, *words]

    def __call__(self, *words: str, code: int = 0, stdin: str = "") -> str:
        """Run and return standard output; the exit code must be ``code``."""
        done = self.run(*words, stdin=stdin)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run in a process of its own where there is input; else here, where imports are done."""
        if stdin:
            done = subprocess.run(self.argv(*words), input=stdin, capture_output=True, text=True,
                                  timeout=WAIT_S, env=self.env, check=False)
        else:
            done = self._run_here(words)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def _run_here(self, words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        root = logging.getLogger()
        handlers, level = list(root.handlers), root.level
        with (pytest.MonkeyPatch.context() as patch, Path(os.devnull).open() as nothing):
            for name, value in self.env.items():
                patch.setenv(name, value)
            patch.delenv("SSH_AUTH_SOCK", raising=False)
            patch.setattr(sys, "stdin", nothing)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(logging, "raiseExceptions", False)
            code = main(words)
        for handler in [h for h in root.handlers if h not in handlers]:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(level)
        out.flush()
        err.flush()
        told = [stream.buffer.getvalue().decode() for stream in (out, err)]
        return subprocess.CompletedProcess(words, code, *told)

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self(*words, "--json", code=code))

    def add(self, name: str, host: str, transport: str, *more: str) -> None:
        """Add a host of the lab, with ``hosts add`` as a user would."""
        found = self.lab.hosts[host]
        if transport == "unix":
            how = ["--unix", found.socket]
        elif transport == "tls":
            how = ["--tls", found.tls.endpoint, "--ca", found.tls.ca, "--cert", found.tls.cert,
                   "--key", found.tls.key]
        else:
            how = ["--ssh", f"{found.ssh.user}@{found.ssh.address}", "--key-file", found.ssh.key,
                   "--accept-host-key", found.ssh.host_key_fingerprint]
        self("hosts", "add", name, *how, *more)


@pytest.fixture(scope="module")
def program(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """lab4 over each transport ("unix", "tls", "ssh"), and lab5 as "old"."""
    made = Program(lab, tmp_path_factory.mktemp("cli"))
    for transport in TRANSPORTS:
        made.add(transport, "lab4", transport)
    made.add("old", "lab5", "ssh")
    return made


@pytest.fixture
def fresh(lab: Lab, tmp_path: Path) -> Program:
    """A user who has added nothing yet."""
    return Program(lab, tmp_path)


def eventually(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.05)


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


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_container_lives_and_dies_by_commands(
    program: Program, docker_cli: Callable[..., str], scratch: Scratch, transport: str
) -> None:
    name = scratch.name("life")
    made = program("create", "--host", transport, "--name", name, "--memory", "64m", "-e", "A=b",
                   "-l", "caas.app=cli", "-v", f"{name}-data:/data", "caas/busybox:latest",
                   "sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.2; done")
    ident = made.split()[-1]
    at = f"{transport}/{name}"

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


WRITER = ("sh", "-c", "i=0; while [ $i -lt 300 ]; do echo \"out $i\"; echo \"err $i\" >&2; "
          "i=$((i+1)); done; printf 'no newline'")


@pytest.mark.parametrize("transport", [*TRANSPORTS, "old"])
def test_logs_are_what_docker_logs_prints(
    program: Program, docker_cli: Callable[..., str], scratch: Scratch, transport: str, lab: Lab
) -> None:
    host = "lab5" if transport == "old" else "lab4"
    scratch.run(host, "writer", *WRITER)
    name = f"{transport}/{scratch.name('writer')}"
    docker_cli(host, "wait", scratch.name("writer"))
    expected = _docker_logs(lab, host, scratch.name("writer"))
    assert len(expected) == 601
    assert program("logs", name).splitlines() == expected
    assert program("logs", "-f", name).splitlines() == expected
    stamped = _docker_logs(lab, host, scratch.name("writer"), "-t")
    assert program("logs", "-t", name).splitlines() == stamped
    assert program("logs", "--tail", "5", name).splitlines() == expected[-5:]
    assert program("logs", "--grep", "^err 2.$", name).splitlines() == [
        f"err {n}" for n in range(20, 30)]
    told = program.json("logs", name)
    assert [line["text"] for line in told] == expected
    assert {line["stream"] for line in told} == {"stdout", "stderr"}
    followed = program("logs", "-f", "--json", name).splitlines()
    assert [json.loads(line)["text"] for line in followed] == expected


def _docker_logs(lab: Lab, host: str, name: str, *options: str) -> list[str]:
    """Both streams as one, in the engine's order."""
    done = subprocess.run(
        [lab.docker_cli, "-H", f"unix://{lab.hosts[host].socket}", "logs", "-t", name],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=WAIT_S, check=True)
    lines = done.stdout.splitlines()
    return lines if options else [line[31:] for line in lines]


def test_merged_logs_are_those_of_docker_in_the_order_of_time(
    program: Program, docker_cli: Callable[..., str], scratch: Scratch, lab: Lab
) -> None:
    script = "i=0; while [ $i -lt 40 ]; do echo $1 $i; i=$((i+1)); sleep 0.02; done"
    label = ("--label", f"caas.app={scratch.prefix}", "--label", "caas.tenant=cli")
    places = (("lab4", "one"), ("lab4", "two"), ("lab5", "three"))
    for host, what in places:
        scratch.run(host, what, "sh", "-c", script, "sh", what, options=label)
    expected: list[str] = []
    for host, what in places:
        docker_cli(host, "wait", scratch.name(what))
        expected += _docker_logs(lab, host, scratch.name(what), "-t")
    expected.sort(key=lambda line: line[:30])
    for words in (("logs",), ("logs", "-f")):
        got = program(*words, "-t", "--no-names", "--host", "tls", "--host", "old", scratch.prefix)
        assert sorted(got.splitlines()) == sorted(expected)
        if "-f" not in words:
            assert got.splitlines() == expected
    named = program("logs", "--tail", "1", "--host", "ssh", "--host", "old", scratch.prefix)
    assert {line.split(" | ")[0].strip() for line in named.splitlines()} == {
        f"ssh/{scratch.name('one')}", f"ssh/{scratch.name('two')}", f"old/{scratch.name('three')}"}


def test_a_followed_log_comes_at_once_and_ctrl_c_ends_with_130(
    program: Program, scratch: Scratch
) -> None:
    scratch.run("lab4", "ticker", "sh", "-c", "while :; do echo tick; sleep 0.2; done")
    follower = subprocess.Popen(
        program.argv("logs", "-f", "--tail", "0", f"ssh/{scratch.name('ticker')}"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=program.env, text=True)
    assert follower.stdout is not None
    assert follower.stderr is not None
    assert follower.stdout.readline() == "tick\n"
    follower.send_signal(signal.SIGINT)
    _, told = follower.communicate(timeout=WAIT_S)
    assert follower.returncode == 130
    assert "Traceback" not in told


@pytest.mark.parametrize("transport", [*TRANSPORTS, "old"])
def test_exec_passes_output_and_exit_code_on(
    program: Program, scratch: Scratch, transport: str
) -> None:
    scratch.run("lab5" if transport == "old" else "lab4", "box")
    name = f"{transport}/{scratch.name('box')}"
    done = program.run("exec", name, "sh", "-c", "echo out; echo err >&2; exit 7")
    assert (done.stdout, done.stderr, done.returncode) == ("out\n", "err\n", 7)
    told = json.loads(program("exec", "--json", "-w", "/tmp", name, "pwd"))
    assert (told["stdout"], told["exit_code"]) == ("/tmp\n", 0)
    big = program("exec", name, "head", "-c", "3000000", "/dev/zero")
    assert len(big) == 3_000_000
    assert program.run("exec", name, "no-such-program").returncode in (126, 127)


@pytest.mark.parametrize("transport", [*TRANSPORTS, "old"])
def test_what_is_piped_reaches_the_program_unchanged_and_ends_it(
    program: Program, scratch: Scratch, transport: str
) -> None:
    scratch.run("lab5" if transport == "old" else "lab4", "cat")
    name = f"{transport}/{scratch.name('cat')}"
    data = bytes(range(256)) * 8000
    done = subprocess.run(program.argv("exec", "-i", name, "cat"), input=data,
                          capture_output=True, timeout=WAIT_S, env=program.env, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (data, b"", 0)
    counted = subprocess.run(program.argv("exec", "-i", name, "sh", "-c", "wc -c; exit 3"),
                             input=data, capture_output=True, timeout=WAIT_S, env=program.env,
                             check=False)
    assert (counted.stdout, counted.returncode) == (b"2048000\n", 3)


@pytest.mark.parametrize("transport", [*TRANSPORTS, "old"])
def test_attach_reads_and_writes_the_main_process_and_detaches(
    program: Program, scratch: Scratch, transport: str
) -> None:
    host = "lab5" if transport == "old" else "lab4"
    scratch.run(host, "main", "sh", "-c", "for i in 1 2; do read x; echo got $x; done; exit 4",
                options=("-i",))
    done = subprocess.run(
        program.argv("attach", f"{transport}/{scratch.name('main')}"), input=b"one\ntwo\n",
        capture_output=True, timeout=WAIT_S, env=program.env, check=False)
    assert (done.stdout, done.returncode) == (b"got one\ngot two\n", 4)

    scratch.run(host, "term", "sh", options=("-i", "-t"))
    terminal = Terminal(program, "attach", f"{transport}/{scratch.name('term')}")
    terminal.until(b"Ctrl+C reaches it")

    def told() -> bool:  # again: a shell that is just starting drops what it got
        terminal.type(b"stty size\r")
        return terminal.has(b"31 91")

    eventually(told)
    terminal.type(b"\x10\x11")  # Docker's detach keys
    assert terminal.end() == 0
    again = Terminal(program, "attach", f"{transport}/{scratch.name('term')}")
    again.until(b"Ctrl+C reaches it")
    again.type(b"exit 6\r")  # it went on meanwhile
    assert again.end() == 6


@pytest.mark.parametrize("transport", [*TRANSPORTS, "old"])
def test_exec_on_a_terminal_is_raw_follows_its_size_and_passes_the_exit_code(
    program: Program, scratch: Scratch, transport: str
) -> None:
    scratch.run("lab5" if transport == "old" else "lab4", "shell")
    terminal = Terminal(program, "exec", "-it", f"{transport}/{scratch.name('shell')}", "sh")
    terminal.until(b"# ")
    terminal.type(b"stty size\r")
    terminal.until(b"31 91")
    terminal.resize(40, 100)

    def told() -> bool:
        terminal.type(b"stty size\r")
        return terminal.has(b"40 100")

    eventually(told)
    terminal.type(b"echo be''gin; sleep 1000\r")
    terminal.until(b"begin")
    terminal.type(b"\x03")  # Ctrl+C is for the program inside, not for us
    terminal.type(b"echo $((40+2)); exit 5\r")
    terminal.until(b"42")
    assert terminal.end() == 5


class Terminal:
    """The program on a pseudo-terminal of 31 rows and 91 columns."""

    def __init__(self, program: Program, *words: str) -> None:
        self._seen = b""
        size = struct.pack("HHHH", 31, 91, 0, 0)
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        self._process = subprocess.Popen(
            program.argv(*words), stdin=theirs, stdout=theirs, stderr=theirs, env=program.env,
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(theirs)
        self._fd = ours

    def type(self, data: bytes) -> None:
        os.write(self._fd, data)

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, wait_s: float) -> bool:
        if not select.select([self._fd], [], [], wait_s)[0]:
            return False
        with contextlib.suppress(OSError):  # how Linux tells the end of a terminal
            data = os.read(self._fd, 65536)
            self._seen += data
            return bool(data)
        return False

    def has(self, text: bytes) -> bool:
        while self._read(0.5):
            if text in self._seen:
                return True
        return text in self._seen

    def until(self, text: bytes) -> None:
        end = time.monotonic() + WAIT_S
        while text not in self._seen:
            self._read(0.5)
            assert time.monotonic() < end, self._seen

    def end(self) -> int:
        end = time.monotonic() + WAIT_S
        while self._process.poll() is None:
            self._read(0.1)
            assert time.monotonic() < end, self._seen
        os.close(self._fd)
        return self._process.returncode


@pytest.mark.parametrize("transport", [*TRANSPORTS, "old"])
def test_stats_of_a_busy_container(program: Program, scratch: Scratch, transport: str) -> None:
    scratch.run("lab5" if transport == "old" else "lab4", "busy", "sh", "-c", "while :; do :; done",
                options=("--cpus", "0.2", "--memory", "64m"))
    name = f"{transport}/{scratch.name('busy')}"
    told = program.json("stats", "--once", name, "--timeout", "30")[0]
    assert told["container"] == scratch.name("busy")
    assert told["cpu_percent"] > 1
    assert told["cpu_limit_cores"] == pytest.approx(0.2)
    assert told["memory_limit_bytes"] == 64 << 20
    assert told["rx_bytes_per_second"] is not None
    assert scratch.name("busy") in program("stats", name, "--timeout", "30")


def test_followed_stats_are_json_lines(program: Program, scratch: Scratch) -> None:
    scratch.run("lab4", "idle")
    follower = subprocess.Popen(
        program.argv("stats", "-f", "--json", f"tls/{scratch.name('idle')}"),
        stdout=subprocess.PIPE, env=program.env, text=True)
    assert follower.stdout is not None
    lines = [json.loads(follower.stdout.readline()) for _ in range(2)]
    follower.send_signal(signal.SIGINT)
    follower.communicate(timeout=WAIT_S)
    assert follower.returncode == 130
    assert lines[0]["time"] < lines[1]["time"]


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_events_are_listed_and_followed(
    program: Program, scratch: Scratch, transport: str
) -> None:
    follower = subprocess.Popen(
        program.argv("events", "-f", "--json", "--since", "60s", "--host", transport),
        stdout=subprocess.PIPE, env=program.env, text=True)
    try:
        assert follower.stdout is not None
        ident = scratch.run("lab4", "event", "true")
        seen: set[str] = set()
        while not {"create", "start", "die"} <= seen:
            event = json.loads(follower.stdout.readline())
            if event["id"] == ident:
                assert event["name"] == scratch.name("event")
                seen.add(event["action"])
    finally:
        follower.send_signal(signal.SIGINT)
        follower.communicate(timeout=WAIT_S)
    past = program.json("events", "--since", "10m", "--type", "container", "--host", transport)
    assert any(e["id"] == ident and e["action"] == "die" for e in past)


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
    assert done.stderr.startswith("error: away")
    assert "hint: " in done.stderr
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

