"""The command line on real engines, over every transport: what it streams."""
from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable

import pytest

from lab.state import Lab
from lab.testing import Scratch
from tests.engine.cli_kit import TRANSPORTS, WAIT_S, Program, Terminal, eventually

WRITER = ("sh", "-c", "i=0; while [ $i -lt 300 ]; do echo \"out $i\"; echo \"err $i\" >&2; "
          "i=$((i+1)); done; printf 'no newline'")


@pytest.mark.parametrize("transport", ["tls", "old"])
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


@pytest.mark.parametrize("transport", ["tls", "old"])
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

    # Again and again: what is typed before both ends are ready is dropped.
    def answers(one: Terminal) -> bool:
        one.type(b"stty size\r")
        return one.has(b"31 91")

    eventually(lambda: answers(terminal))
    terminal.type(b"\x10\x11")  # Docker's detach keys
    assert terminal.end() == 0
    again = Terminal(program, "attach", f"{transport}/{scratch.name('term')}")
    again.until(b"Ctrl+C reaches it")
    eventually(lambda: answers(again))  # it went on meanwhile
    again.type(b"exit 6\r")
    assert again.end() == 6


@pytest.mark.parametrize("transport", ["unix", "old"])
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
    # One process says it and sleeps: a shell between two commands would take the Ctrl+C itself.
    terminal.type(b"sh -c 'echo be\"\"gin; exec sleep 1000'\r")
    terminal.until(b"begin")
    terminal.type(b"\x03")  # Ctrl+C is for the program inside, not for us
    terminal.type(b"echo $((40+2)); exit 5\r")
    terminal.until(b"42")
    assert terminal.end() == 5


@pytest.mark.parametrize("transport", ["ssh", "old"])
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


def test_events_are_listed_and_followed(
    program: Program, scratch: Scratch
) -> None:
    follower = subprocess.Popen(
        program.argv("events", "-f", "--json", "--since", "60s", "--host", "ssh"),
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
    past = program.json("events", "--since", "10m", "--type", "container", "--host", "ssh")
    assert any(e["id"] == ident and e["action"] == "die" for e in past)
