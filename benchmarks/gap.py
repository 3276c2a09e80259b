"""gap: the longest gap of the event loop in a walk through the program, and under load.

``gap`` walks through pages of a host of the lab. ``gap-load`` shows a list of 10,000 simulated
containers while a thousand of them change each second, filters, sorts and scrolls.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from benchmarks.hosts import containers, lab, standalone
from benchmarks.program import Program, register_host, workplace
from benchmarks.result import Result
from benchmarks.screen import display
from benchmarks.simulated import simulation

if TYPE_CHECKING:
    from benchmarks.desk import Desk

GOAL_MS = 50.0
COUNT = 20
HOSTS, CONTAINERS, CHANGES = 20, 500, 1000.0


def gap(name: str = "gap") -> Result:
    """Return the longest gap by the GUI thread's own processor time; by the clock in extra."""
    with ExitStack() as stack:
        screen = stack.enter_context(display())
        env = stack.enter_context(workplace(screen))
        if name == "gap-load":
            hosts = stack.enter_context(simulation(HOSTS, CONTAINERS))
            hosts.register(env)
            program = stack.enter_context(
                Program(env, "gap_load", count=HOSTS * CONTAINERS))
            program.expect("loaded", 300)
            hosts.churn(CHANGES)
            program.tell("go")
        else:
            found = stack.enter_context(lab())
            host = standalone(found)
            ids = stack.enter_context(containers(found, host, COUNT))
            register_host(env, host)
            program = stack.enter_context(
                Program(env, "gap", host=host.name, count=COUNT, target=ids[0]))
        told = program.expect("gaps", 300)
        program.expect("closing")
        program.wait()
    worst = max(told["cpu"].values())
    return Result(name, worst, None, "ms", GOAL_MS, "ours", {
        "wall_ms": max(told["wall"].values()), "over_50_ms": told["over_50"],
        "steps_cpu_ms": told["cpu"], "steps_wall_ms": told["wall"],
        "took_ms": told.get("took", {})})  # fmt: skip


def _tell(beat: Any, took: dict[str, float]) -> None:
    from benchmarks.desk import say

    beat.stop()
    say("gaps", cpu=beat.gaps.cpu, wall=beat.gaps.wall, over_50=beat.gaps.over_50, took=took)


def script_gap(desk: Desk, host: str, count: int, target: str) -> None:
    """Walk: dashboard, lists, a host, a container with all its tabs, logs, a terminal."""
    from benchmarks.beats import Heartbeat
    from caas_desktop.domain.groups import host_group
    from caas_desktop.viewmodels.targets import DASHBOARD, Target, list_of

    beat = Heartbeat()
    beat.step = "connect"
    desk.until(desk.live, "the host is ready")
    desk.until(lambda: len(desk.containers(host)) >= count, "containers are listed")
    desk.wait(4.0)  # charts are imported behind the window
    ref = next(r for r in desk.containers(host) if r.id == target)
    view = desk.store.hosts[desk.host(host)]
    assert view.status.info is not None
    pages = [("dashboard", DASHBOARD), *[(f"list {k}", list_of(k)) for k in (
        "container", "image", "volume", "network", "service")],
        ("host", Target("group", host_group(view.spec.id, view.status.info.scope)))]
    for step, where in pages:
        beat.step = step
        desk.bench.open(where)
        desk.wait(1.5)
    beat.step = "container"
    page = desk.bench.open(Target("object", ref=ref))
    desk.wait(1.0)
    for tab in ("stats", "logs", "processes", "inspect", "events", "terminal", "overview"):
        beat.step = f"tab {tab}"
        page.show_tab(tab)
        desk.wait(1.5)
    for step, command in (("shell", "shell"), ("theme light", "toggle-theme"),
                          ("theme dark", "toggle-theme"), ("dashboard again", "dashboard")):
        beat.step = step
        if command == "toggle-theme":
            desk.window.command.emit(command)
        else:
            desk.bench.run(command)
        desk.wait(1.0)
    _tell(beat, {})


def script_gap_load(desk: Desk, count: int) -> None:
    """Show 10,000 rows under changes; filter, sort and scroll them."""
    from benchmarks.beats import Heartbeat
    from benchmarks.desk import say

    beat = Heartbeat()
    beat.step = "load"
    desk.until(desk.live, "all hosts are ready", 240)
    desk.until(lambda: desk.store.count("container") >= count, "all listed", 120)
    desk.wait(5.0)
    beat.step = "open list"
    shown = desk.open_list()
    desk.wait(2.0)
    say("loaded")
    desk.word()
    beat.step = "1000 changes/s"
    desk.wait(8.0)
    took: dict[str, float] = {}

    def timed(step: str, call: Any) -> None:
        beat.step = step
        began = time.thread_time()
        call()
        took[step] = (time.thread_time() - began) * 1000
        desk.wait(1.0)

    timed("filter", lambda: shown.model.set_filter("shop"))
    timed("filter more", lambda: shown.model.set_filter("shop-web1-3"))
    timed("filter none", lambda: shown.model.set_filter(""))
    timed("sort", lambda: shown.table.sortByColumn(1, shown.table.horizontalHeader()
                                                   .sortIndicatorOrder()))  # fmt: skip
    beat.step = "scroll"
    bar = shown.table.verticalScrollBar()
    for n in range(20):
        bar.setValue(bar.maximum() * n // 20)
        desk.wait(0.1)
    _tell(beat, took)
