"""terminal and terminal-frame: a real exec's output on screen, and what a picture costs.

``terminal``: `docker exec -t` of 40 MB of coloured text, shown in a terminal of the console until
its end; theirs is the same exec's raw socket, read and thrown away. The two take turns. MB/s by the
clock, from the first byte's arrival on: starting the exec takes both the same time.
``terminal-frame``: processor time of reading and painting a full screen of coloured words, 200
columns by 60 rows.
"""

from __future__ import annotations

import random
import select
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from benchmarks.hosts import lab, standalone
from benchmarks.program import Program, register_host, workplace
from benchmarks.raw import drain, engine
from benchmarks.result import Result
from benchmarks.screen import display
from caas_desktop.operations.terminal.exec import ExecOptions, open_exec
from lab.state import Host, Lab
from lab.testing import Scratch

if TYPE_CHECKING:
    from benchmarks.desk import Desk
    from caas_desktop.operations.terminal.screen import Screen
    from caas_desktop.views.terminal.pane import TerminalPane

RATIO, FRAME_MS, GAP_MS = 0.7, 8.0, 50.0
MEGA = 1e6
PARTS = 40  # of 1 MiB
ROUNDS = 3
COLUMNS, ROWS = 120, 34
# Without the terminal's own newline work, which holds the sender up before us.
SHOW = ("sh", "-c", "stty -opost; cat /tmp/text")


def terminal(name: str) -> Result:
    """Run ``terminal`` or ``terminal-frame``."""
    return _frame(name) if name == "terminal-frame" else _rate(name)


def _rate(name: str) -> Result:
    ours: list[dict[str, Any]] = []
    theirs: list[float] = []
    with ExitStack() as stack:
        found = stack.enter_context(lab())
        host = standalone(found)
        ident = stack.enter_context(printer(found, host))
        screen = stack.enter_context(display())
        env = stack.enter_context(workplace(screen))
        register_host(env, host)
        raw = stack.enter_context(engine(found, host, "unix"))
        program = stack.enter_context(Program(env, "terminal", host=host.name, target=ident))
        program.expect("ready", 120)
        for _ in range(ROUNDS):
            opened = open_exec(raw, ident, ExecOptions(SHOW), columns=COLUMNS, rows=ROWS)
            size, seconds = drain(opened.stream)
            opened.finish()
            theirs.append(size / MEGA / seconds)
            program.tell("go")
            ours.append(program.expect("shown", 240))
        program.tell("close")
        program.expect("closing", 60)
        program.wait()
    rates = [told["bytes"] / MEGA / told["seconds"] for told in ours]
    gap = max(told["gap_cpu_ms"] for told in ours)
    return Result(name, statistics.median(rates), statistics.median(theirs), "MB/s", RATIO, extra={
        "against": "the raw socket of the same exec", "rates": rates, "their_rates": theirs,
        "cpu_ms_per_mb": statistics.median(t["cpu"] * 1e3 / (t["bytes"] / MEGA) for t in ours),
        "gap_cpu_ms": gap, "gap_met": gap < GAP_MS,
        "gap_wall_ms": max(told["gap_wall_ms"] for told in ours)}, goal_is="least")  # fmt: skip


@contextmanager
def printer(found: Lab, host: Host) -> Iterator[str]:
    """Yield the id of a container whose /tmp/text is 40 MiB of coloured text."""
    scratch = Scratch(found)
    try:
        ident = scratch.run(host.name, "printer")
        repeat = f"i=0; while [ $i -lt {PARTS} ]; do cat /tmp/part; i=$((i+1)); done > /tmp/text"
        fill = found.cli(host.name, "exec", "-i", ident, "sh", "-c", f"cat > /tmp/part; {repeat}")
        subprocess.run(fill, input=sgr_text(1 << 20)[: 1 << 20], check=True,
                       env=found.cli_environment())  # fmt: skip
        yield ident
    finally:
        scratch.clean()


def _frame(name: str) -> Result:
    with ExitStack() as stack:
        screen = stack.enter_context(display())
        env = stack.enter_context(workplace(screen))
        program = stack.enter_context(Program(env, "terminal_frame"))
        told = program.expect("frames", 120)
        program.expect("closing", 60)
        program.wait()
    return Result(name, told["sgr"]["frame"], None, "ms", FRAME_MS, "ours", {
        "parts_ms": told["sgr"], "cjk_ms": told["cjk"], "parser_mb_s": told["parser"]})  # fmt: skip


def script_terminal(desk: Desk, host: str, target: str) -> None:
    """Show the text in a pane of its own, again for each "go"."""
    from benchmarks.beats import Heartbeat
    from benchmarks.desk import say
    from caas_desktop.operations.terminal.opened import Opened
    from caas_desktop.views.terminal.header import Subject
    from caas_desktop.views.terminal.pane import TerminalPane

    desk.until(desk.live, "the host is ready")
    connected = desk.context.fleet.engine(desk.host(host))
    assert connected is not None
    say("ready")

    began = 0.0

    def opener(columns: int, rows: int) -> Opened:
        nonlocal began
        opened = open_exec(connected, target, ExecOptions(SHOW), columns=columns, rows=rows)
        select.select([opened.stream.fileno()], [], [], 60)
        began = time.perf_counter()
        return opened

    while desk.word() == "go":
        pane = TerminalPane(Subject("bench", host), opener)
        pane.resize(1000, 640)
        pane.show()
        session = pane.session
        beat, cpu = Heartbeat(), time.process_time()
        ended = _play(desk, pane)
        beat.stop()
        say("shown", seconds=ended - began, cpu=time.process_time() - cpu,
            bytes=session.fed, gap_cpu_ms=max(beat.gaps.cpu.values()),
            gap_wall_ms=max(beat.gaps.wall.values()))  # fmt: skip
        pane.close_session()
        session.join(5)
        pane.view.detach()
        pane.deleteLater()


def _play(desk: Desk, pane: TerminalPane) -> float:
    """Run the pane's program until its end; return when that was, not when it was looked for."""
    from caas_desktop.operations.terminal.session import State

    ended: list[float] = []

    def look() -> None:
        if pane.session.state is State.ENDED:
            ended.append(time.perf_counter())

    pane.view.feed.state_changed.connect(look)
    pane.start()
    desk.until(lambda: ended, "it is shown", 240)
    return ended[0]


def script_terminal_frame(desk: Desk) -> None:
    """Measure frames and the parser, without a host."""
    from benchmarks.desk import say
    from caas_desktop.operations.terminal.screen import open_screen

    sgr, cjk = sgr_text(2 << 20), cjk_text(1 << 20)
    screen = open_screen(80, 24)
    rate = parser_rate(screen, sgr_text(8 << 20))
    screen.close()
    say("frames", sgr=frames(sgr, 200, 60), cjk=frames(cjk, 200, 60), parser=rate)


def frames(text: bytes, columns: int, rows: int, count: int = 60) -> dict[str, float]:
    """Return median ms of processor time for feeding 16 kB, reading the frame, painting it."""
    from caas_desktop.operations.terminal.screen import open_screen
    from caas_desktop.views.terminal.canvas import Canvas
    from caas_desktop.views.terminal.cellfont import CellFont
    from caas_desktop.views.terminal.palette import Palette

    screen = open_screen(columns, rows)
    canvas = Canvas(CellFont(13, 1.0), Palette())
    times: list[tuple[float, float, float, float]] = []
    for n in range(count):
        piece = text[n * 16384 % (len(text) - 16384):][:16384]
        start = time.thread_time()
        screen.feed(piece)
        fed = time.thread_time()
        frame = screen.frame(whole=True)
        read = time.thread_time()
        canvas.take(frame, lambda _y: ())
        done = time.thread_time()
        times.append((fed - start, read - fed, done - read, done - fed))
    screen.close()
    medians = (statistics.median(part) * 1e3 for part in zip(*times, strict=True))
    return dict(zip(("feed", "read", "paint", "frame"), medians, strict=True))


def parser_rate(screen: Screen, text: bytes) -> float:
    """Return MB for each second of processor time."""
    start = time.thread_time()
    for n in range(0, len(text), 1 << 18):
        screen.feed(text[n : n + (1 << 18)])
    return len(text) / MEGA / (time.thread_time() - start)


def sgr_text(size: int) -> bytes:
    """Words in changing colours, as a coloured build log has them."""
    dice = random.Random(1)
    words = ["error", "GET /index.html", "200", "warning:", "0x7f3a", "module", "12:03:55"]
    parts: list[str] = []
    length = 0
    while length < size:
        part = f"\x1b[{dice.choice((1, 0))};3{dice.randrange(8)}m{dice.choice(words)} "
        part += "\x1b[0m\r\n" if dice.random() < 0.08 else ""
        parts.append(part)
        length += len(part)
    return "".join(parts).encode()


def cjk_text(size: int) -> bytes:
    """Return lines of Chinese."""
    return ("容器控制台的终端模拟器性能测试 " * 40 + "\r\n").encode() * (size // 1800)
