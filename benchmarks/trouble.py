"""quit, cut and neighbours: what one host in trouble costs. Faults need root.

``quit``: seconds from closing the window until the process is gone, with a frozen host.
``cut``: seconds until a host whose cable is cut shows as offline (over SSH and TLS, the worse).
``neighbours``: the effect of events of one host while another is cut off, frozen, or sends a log at
full rate; as a ratio to the same without trouble.
"""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.effect import chatty, docker_events, latencies, stop_and_start
from benchmarks.errors import BenchmarkError
from benchmarks.hosts import containers, fault, faults_allowed, lab
from benchmarks.program import Program, register_host, workplace
from benchmarks.result import Result, spread
from benchmarks.screen import display
from lab.state import Host, Lab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.desk import Desk
    from caas_desktop.operations.store import HostView

QUIT_S, CUT_S, NEIGHBOUR_RATIO = 2.0, 15.0, 1.5
NEIGHBOUR_ROUNDS = 8


def trouble(name: str) -> Result:
    """Run ``quit``, ``cut`` or ``neighbours``."""
    if not faults_allowed():
        raise BenchmarkError("faults need root")
    with ExitStack() as stack:
        found = stack.enter_context(lab())
        one, other = _two(found)
        return {"quit": _quit, "cut": _cut, "neighbours": _neighbours}[name](found, one, other)


def _two(found: Lab) -> tuple[Host, Host]:
    """Return two hosts with current engines; faults leave the Swarm's members alone."""
    free = [h for h in found.hosts.values()
            if h.name not in found.swarm_managers and h.generation == "current"]  # fmt: skip
    if len(free) < 2:
        raise BenchmarkError("this needs two hosts outside the Swarm")
    return free[0], free[1]


@contextmanager
def _console(hosts: dict[str, tuple[Host, str]], **options: Any) -> Iterator[Program]:
    with display() as screen, workplace(screen) as env:
        for host, transport in hosts.values():
            register_host(env, host, transport)
        with Program(env, "trouble", **options) as program:
            program.expect("ready", 120)
            yield program


def _quit(found: Lab, one: Host, other: Host) -> Result:
    took: list[float] = []
    for transport in ("unix", "tls", "ssh"):
        hosts = {"one": (one, "unix"), "other": (other, transport)}
        with _console(hosts) as program, fault(found, "freeze", "thaw", other.name):
            time.sleep(1.0)
            program.tell("close")
            began = program.expect("closing")["at"]
            program.wait()
            took.append(time.monotonic() - began)
    return Result("quit", max(took), None, "s", QUIT_S, "ours",
                  {"unix_tls_ssh_s": took, "with": "a frozen host"})  # fmt: skip


def _cut(found: Lab, one: Host, other: Host) -> Result:
    took: dict[str, float] = {}
    for transport in ("tls", "ssh"):
        with _console({"one": (one, "unix"), "other": (other, transport)}) as program:
            began = time.monotonic()
            with fault(found, "cut", "heal", other.name):
                program.tell(f"offline {other.name}")
                took[transport] = program.expect("offline", 60)["at"] - began
            program.tell("close")
            program.expect("closing")
            program.wait()
    return Result("cut", max(took.values()), None, "s", CUT_S, "ours", {"seconds": took})


def _neighbours(found: Lab, one: Host, other: Host) -> Result:
    medians: dict[str, dict[str, float]] = {}
    with containers(found, one, 3) as ids, chatty(found, other) as loud:
        target = ids[0]
        hosts = {"one": (one, "unix"), "other": (other, "ssh")}
        with _console(hosts, host=one.name, target=target) as program:
            for case, trouble_ in (("calm", nullcontext()),
                                   ("log", nullcontext()),
                                   ("frozen", fault(found, "freeze", "thaw", other.name)),
                                   ("cut", fault(found, "cut", "heal", other.name))):
                if case == "log":
                    program.tell(f"log {loud}")
                    program.expect("log")
                with trouble_, docker_events(found, one) as events:
                    program.tell("watch")
                    program.expect("watching")
                    stop_and_start(one, target, NEIGHBOUR_ROUNDS)
                    program.tell("enough")
                    seen = program.expect("seen")["seen"]
                medians[case] = spread(latencies([(w, at) for w, at in seen], events))
            program.tell("close")
            program.expect("closing")
            program.wait()
    calm = medians["calm"]["median"]
    worst = max(m["median"] for m in medians.values())
    return Result("neighbours", worst, calm, "ms", NEIGHBOUR_RATIO, extra={
        "effects_ms": medians, "against": "the same console without trouble"})  # fmt: skip


def script_trouble(desk: Desk, host: str = "", target: str = "") -> None:
    """Do what the lines from outside say."""
    from benchmarks.desk import say

    desk.until(desk.live, "all hosts are ready", 90)
    if host:
        desk.until(lambda: any(r.id == target for r in desk.containers(host)), "it is listed")
    desk.wait(1.0)
    say("ready")
    while (words := desk.word().split())[0] != "close":
        match words:
            case ["offline", name]:
                view = desk.store.hosts[desk.host(name)]
                desk.until(partial(_offline, view), "the cut is noticed")
                say("offline")
            case ["log", ident]:
                ref = next(r for r, _ in desk.store.of_kind("container") if r.id == ident)
                desk.bench.consoles.show_logs([ref])
                desk.bench.show_panel("logs")
                desk.wait(2.0)
                say("log")
            case _:
                say("seen", seen=_watch(desk, host, target))


def _offline(view: HostView) -> bool:
    return not view.status.live


def _watch(desk: Desk, host: str, target: str) -> list[tuple[str, float]]:
    """Return when each state of the target was painted, until the next line from outside."""
    from benchmarks.desk import Painted, say

    shown = desk.open_list(host)
    ref = next(r for r, _ in desk.store.of_kind("container") if r.id == target)
    seen: list[tuple[str, float]] = []

    def painted() -> None:
        item = desk.store.get(ref)
        word = item.state if item else "gone"
        if not seen or seen[-1][0] != word:
            seen.append((word, time.time()))

    observer = Painted(shown.table.viewport(), painted)
    desk.wait(0.5)
    say("watching")
    desk.word()
    shown.table.viewport().removeEventFilter(observer)
    return seen
