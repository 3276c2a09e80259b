"""Terminal: time of a frame, parser rate, and a real exec's rate raw and on screen.

    python -m benchmarks.terminal            frames and parser
    python -m benchmarks.terminal --lab lab3 and, in the lab, `docker exec -t` of coloured text

Times of frames and parser are processor time, so that a busy machine does not matter; rates of an
exec are wall clock: compare their ratio.
"""

from __future__ import annotations

import argparse
import os
import random
import selectors
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from caas_desktop.operations.terminal.screen import Screen, open_screen
from caas_desktop.operations.terminal.session import Opened, State, TerminalSession
from caas_desktop.views.look.tokens import DARK, Theme
from caas_desktop.views.terminal.canvas import Canvas
from caas_desktop.views.terminal.cellfont import CellFont
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.palette import Palette
from caas_desktop.views.terminal.pane import TerminalPane

MEGA = 1e6
EXEC_BYTES = 40 << 20


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
    return ("容器控制台的终端模拟器性能测试 " * 40 + "\r\n").encode() * (size // 1800)


def frames(text: bytes, columns: int, rows: int, count: int = 60) -> tuple[float, float, float]:
    """Return median ms of processor time for feeding 16 kB, reading the frame, painting it."""
    screen = open_screen(columns, rows)
    canvas = Canvas(CellFont(13, 1.0), Palette())
    times: list[tuple[float, float, float]] = []
    for n in range(count):
        piece = text[n * 16384 % (len(text) - 16384):][:16384]
        start = time.thread_time()
        screen.feed(piece)
        fed = time.thread_time()
        frame = screen.frame(whole=True)
        read = time.thread_time()
        canvas.take(frame, lambda _y: ())
        times.append((fed - start, read - fed, time.thread_time() - read))
    screen.close()
    feed, read_ms, paint = (statistics.median(part) * 1e3 for part in zip(*times, strict=True))
    return feed, read_ms, paint


def parser_rate(screen: Screen, text: bytes) -> float:
    """Return MB for each second of processor time."""
    start = time.thread_time()
    for n in range(0, len(text), 1 << 18):
        screen.feed(text[n : n + (1 << 18)])
    return len(text) / MEGA / (time.thread_time() - start)


def raw_rate(opened: Opened) -> float:
    """Read an exec to its end and throw the bytes away: MB/s."""
    buffer = memoryview(bytearray(1 << 18))
    total, start = 0, 0.0
    with selectors.DefaultSelector() as selector:
        selector.register(opened.stream.fileno(), selectors.EVENT_READ)
        while True:
            count = opened.stream.read_into(buffer)
            if count is None:
                selector.select(5)
            elif not count:
                break
            else:
                start = start or time.perf_counter()
                total += count
    rate = total / MEGA / (time.perf_counter() - start)
    opened.stream.close()
    opened.finish()
    return rate


def shown_rate(app: QApplication, opener: Callable[[int, int], Opened]) -> tuple[float, float]:
    """Show the same exec in a pane: MB/s until its end, and the longest gap of the loop, ms."""
    pane = TerminalPane(Subject("bench", "lab"), opener)
    pane.resize(1000, 640)
    pane.show()
    app.processEvents()
    session: TerminalSession = pane.session
    pane.start()
    while session.state is not State.RUNNING:
        app.processEvents()
    start = last = time.perf_counter()
    gap = 0.0
    while session.state is State.RUNNING:
        app.processEvents()
        time.sleep(0.001)
        now = time.perf_counter()
        gap, last = max(gap, now - last), now
    rate = EXEC_BYTES / MEGA / (last - start)
    pane.close_session()
    session.join(5)
    return rate, gap * 1e3


def lab_rates(app: QApplication, name: str) -> None:
    from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
    from caas_desktop.domain.refs import HostId
    from caas_desktop.engine.connector import DockerConnector
    from caas_desktop.operations.terminal.exec import ExecOptions, open_exec
    from lab.state import Lab
    from lab.testing import Scratch

    class NoVault:
        kind, locked = "memory", False

        def get(self, key: str) -> str | None:
            return None

    lab = Lab.load()
    scratch = Scratch(lab)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        vault = NoVault()
        connector = DockerConnector(vault, home, home=home, env={})  # type: ignore[arg-type]
        host = lab.hosts[name]
        engine = connector.connect(HostSpec(HostId(name), name, UnixEndpoint(host.socket)))
        container = scratch.run(name, "bench")
        make = "i=0; while [ $i -lt 40 ]; do cat /tmp/part; i=$((i+1)); done > /tmp/text"
        shell = f"cat > /tmp/part; {make}"
        fill = scratch.lab.cli(name, "exec", "-i", container, "sh", "-c", shell)
        subprocess.run(
            fill, input=sgr_text(1 << 20)[: 1 << 20], check=True, env=lab.cli_environment()
        )

        def opener(columns: int, rows: int) -> Opened:
            shown = ExecOptions(("sh", "-c", "stty -opost; cat /tmp/text"))
            return open_exec(engine, container, shown, columns=columns, rows=rows)

        for _ in range(3):
            raw = raw_rate(opener(120, 34))
            shown, gap = shown_rate(app, opener)
            print(
                f"exec of 40 MB coloured text: raw {raw:.0f} MB/s, on screen {shown:.0f} MB/s "
                f"({shown / raw:.2f} x), longest gap of the event loop {gap:.0f} ms"
            )
        engine.close()
    scratch.clean()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lab", metavar="HOST", help="also run an exec on this host of the lab")
    chosen = options.parse_args()
    app = QApplication([])
    Theme.use(DARK)
    for label, text in (("SGR", sgr_text(2 << 20)), ("CJK", cjk_text(1 << 20))):
        for columns, rows in ((80, 24), (200, 60)):
            feed, read, paint = frames(text, columns, rows)
            print(
                f"{label} {columns}x{rows}: feed 16 kB {feed:.2f}, read {read:.2f}, "
                f"paint {paint:.2f}, frame {read + paint:.2f} ms"
            )
    for engine in ("ghostty", "bittty"):
        os.environ["CAAS_TERMINAL_ENGINE"] = engine
        screen = open_screen(80, 24)
        size = 32 << 20 if engine == "ghostty" else 1 << 20
        print(f"{engine}: {parser_rate(screen, sgr_text(size)):.0f} MB/s of SGR text")
        screen.close()
    os.environ.pop("CAAS_TERMINAL_ENGINE")
    if chosen.lab:
        lab_rates(app, chosen.lab)


if __name__ == "__main__":
    main()
