"""effect: how soon the window shows what an engine reports, and "stopping…" after a click.

Containers are stopped and started through the engine by somebody else. The engine dates each event;
ours is until the row that it changed is painted, theirs until a ``docker events`` process printed
the same event. ``effect-ssh`` is the same over SSH on a line of 20 Mbit/s, on which a log of that
host is running at full rate in the window.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.errors import BenchmarkError
from benchmarks.hosts import containers, fault, faults_allowed, lab, standalone
from benchmarks.program import Program, register_host, workplace
from benchmarks.result import Result, percentile, spread
from benchmarks.screen import display
from lab import api
from lab.paths import interface_name
from lab.state import Host, Lab
from lab.testing import Scratch

if TYPE_CHECKING:
    from benchmarks.desk import Desk

GOAL_MS = 200.0
CLICK_MS = 100.0
RATE = "20mbit"
COUNT = 20
ROUNDS = 15
CLICKS = 10
PAUSE_S = 0.25


def effect(name: str = "effect") -> Result:
    """Measure on a unix socket, or with ``effect-ssh`` over a slow line under load."""
    slow = name == "effect-ssh"
    if slow and not faults_allowed():
        raise BenchmarkError("a slow line needs root")
    with ExitStack() as stack:
        found = stack.enter_context(lab())
        host = standalone(found)
        ids = stack.enter_context(containers(found, host, COUNT))
        loud = stack.enter_context(chatty(found, host)) if slow else ""
        screen = stack.enter_context(display())
        env = stack.enter_context(workplace(screen))
        register_host(env, host, "ssh" if slow else "unix")
        if slow:
            stack.enter_context(fault(found, "slow", "slow", host.name, RATE))
        program = stack.enter_context(
            Program(env, "effect", host=host.name, count=len(ids), target=ids[0], loud=loud,
                    clicks=CLICKS))  # fmt: skip
        program.expect("ready", 120)
        events = stack.enter_context(docker_events(found, host))
        before, began = _received(found), time.monotonic()
        stop_and_start(host, ids[0])
        mbit = (_received(found) - before) * 8e-6 / (time.monotonic() - began)
        program.tell("enough")
        told = program.expect("effects", 240)
        program.expect("closing", 120)
        program.wait()
    return _result(name, told, events, mbit if slow else None)


def _received(found: Lab) -> int:
    """Return how many bytes have come over the lab's cable."""
    card = interface_name(found.number)
    return int(Path(f"/sys/class/net/{card}/statistics/rx_bytes").read_text("ascii"))


def _result(name: str, told: dict[str, Any], events: list[tuple[str, float, float]],
            mbit: float | None) -> Result:  # fmt: skip
    ours = latencies([(word, at) for word, at in told["seen"]], events)
    theirs = [(printed - at) * 1000 for _, at, printed in events]
    if len(ours) < ROUNDS or not theirs:
        raise BenchmarkError(f"only {len(ours)} of {len(events)} effects were seen")
    clicks = told["clicks"]
    extra: dict[str, Any] = {
        "against": "docker events on the socket", "ours_ms": spread(ours),
        "theirs_ms": spread(theirs), "effects": len(ours), "click_ms": spread(clicks),
        "click_goal_ms": CLICK_MS, "click_met": percentile(clicks, 95) <= CLICK_MS}  # fmt: skip
    if mbit is not None:
        extra |= {"line": RATE, "line_used_mbit": mbit,
                  "log_lines_per_s": told["lines"] / told["seconds"]}  # fmt: skip
    return Result(name, percentile(ours, 95), statistics.median(theirs), "ms", GOAL_MS, "ours",
                  extra)  # fmt: skip


def latencies(seen: list[tuple[str, float]],
               events: list[tuple[str, float, float]]) -> list[float]:  # fmt: skip
    """Return ms from each event to the first picture of that state after it."""
    found = []
    for n, (word, at, _) in enumerate(events):
        until = events[n + 1][1] if n + 1 < len(events) else at + 60
        later = [moment for state, moment in seen if state == word and at <= moment < until]
        if later:
            found.append((later[0] - at) * 1000)
    return found


def stop_and_start(host: Host, container: str, rounds: int = ROUNDS) -> None:
    """Stop and start a container through the engine, again and again."""
    for _ in range(rounds):
        for verb in ("stop?t=0", "start"):
            api.request("POST", host.socket, f"/containers/{container}/{verb}", timeout=30)
            time.sleep(PAUSE_S)


@contextmanager
def docker_events(found: Lab, host: Host) -> Iterator[list[tuple[str, float, float]]]:
    """Follow ``docker events``; gathers (state, daemon's time, time it was printed)."""
    gathered: list[tuple[str, float, float]] = []
    command = found.cli(host.name, "events", "--format", "{{json .}}", "--filter", "event=die",
                        "--filter", "event=start")  # fmt: skip
    with subprocess.Popen(command, env=found.cli_environment(), stdout=subprocess.PIPE,
                          text=True) as process:  # fmt: skip

        def read() -> None:
            assert process.stdout is not None
            for line in process.stdout:
                now, event = time.time(), json.loads(line)
                word = "running" if event["Action"] == "start" else "exited"
                gathered.append((word, event["timeNano"] / 1e9, now))

        threading.Thread(target=read, name="docker events", daemon=True).start()
        time.sleep(0.5)
        try:
            yield gathered
            time.sleep(0.5)
        finally:
            process.terminate()


@contextmanager
def chatty(found: Lab, host: Host) -> Iterator[str]:
    """Run a container that logs as fast as it can; yields its id."""
    scratch = Scratch(found)
    line = "2024-05-01 INFO request served path=/api/v1/orders status=200 duration=12ms " * 2
    try:
        yield scratch.run(host.name, "chatty", "yes", line,
                          options=("--log-opt", "max-size=20m", "--log-opt", "max-file=2",
                                   "--cpus", "0.3"))  # fmt: skip
    finally:
        scratch.clean()


def script_effect(desk: Desk, host: str, count: int, target: str, loud: str,
                  clicks: int) -> None:  # fmt: skip
    """Show the list and note when each state of one row was painted; then click on Stop."""
    from benchmarks.desk import Painted, say

    desk.until(desk.live, "the host is ready")
    desk.until(lambda: len(desk.containers(host)) >= count, f"{count} containers are listed")
    shown = desk.open_list(host)
    refs = {ref.id: ref for ref in desk.containers(host)}
    ref = refs[target]
    logs = _open_log(desk, refs[loud]) if loud else None
    shown.table.scrollTo(shown.model.index(shown.model.row_of(ref) or 0, 0))
    seen: list[tuple[str, float]] = []

    def painted() -> None:
        item = desk.store.get(ref)
        word = desk.store.pending.get(ref) or (item.state if item else "gone")
        if not seen or seen[-1][0] != word:
            seen.append((word, time.time()))

    observer = Painted(shown.table.viewport(), painted)
    shown.table.viewport().update()
    desk.wait(2.0)
    began, before = time.monotonic(), _lines(logs)
    say("ready")
    desk.word()
    took, lines = time.monotonic() - began, _lines(logs) - before
    effects = list(seen)
    waits = [_click(desk, shown, ref, seen) for _ in range(clicks)]
    shown.table.viewport().removeEventFilter(observer)
    say("effects", seen=effects, clicks=waits, seconds=took, lines=lines)


def _click(desk: Desk, shown: Any, ref: Any, seen: list[tuple[str, float]]) -> float:
    """Click on the toolbar's Stop; returns ms until the row says so. Starts it again."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QToolButton

    def button(key: str) -> QToolButton:
        action = desk.window.keys.actions[key]
        return next(b for b in desk.window.findChildren(QToolButton)
                    if b.defaultAction() is action)  # fmt: skip

    def state() -> str:
        item = desk.store.get(ref)
        return "" if ref in desk.store.pending or item is None else str(item.state)

    desk.until(lambda: state() == "running", "it runs")
    shown.table.selectRow(shown.model.row_of(ref))
    desk.wait(0.3)
    count, clicked = len(seen), time.time()
    QTest.mouseClick(button("act:stop"), Qt.MouseButton.LeftButton)
    desk.until(lambda: len(seen) > count, "the click shows", look_ms=5)
    took = (seen[count][1] - clicked) * 1000
    desk.until(lambda: state() == "exited", "it is stopped")
    desk.wait(0.2)
    desk.bench.run("act:start")
    return took


def _open_log(desk: Desk, ref: Any) -> Any:
    desk.bench.consoles.show_logs([ref])
    desk.bench.show_panel("logs")
    return desk.bench.consoles.logs.console


def _lines(logs: Any) -> int:
    """Return how many lines the log panel has received; 0 without one."""
    return int(logs.session.arena.end) if logs is not None else 0
