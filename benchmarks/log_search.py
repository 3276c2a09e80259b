"""log-search: a regular expression over the lines that a log view holds, beside ``grep -c``.

The view's own search thread scans the view's own memory. A million lines, and ten times that by
holding the same lines ten times (which asks for no 1.5 GB of memory); grep reads the same lines
from a file as often, in memory too after the first round. Where ``lnav`` is installed its filter
without a window takes part; it cannot be asked without reading and indexing the file as well.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.errors import BenchmarkError
from benchmarks.result import Result
from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.finder import Finder
from caas_desktop.operations.logs.lines import make_batch
from caas_desktop.operations.logs.search import Matcher, Query

GOAL_S = 0.7
LINES, BATCH, TIMES = 1_000_000, 10_000, 10
ROUNDS = 3
REGEX = r"status=50[0-9] duration=[0-9]{3,}ms"
LITERAL = "trace=4bf92f3577b34da6"  # in every line
PATTERNS = {"regex": Query(REGEX, regex=True, case=True), "every_line": Query(LITERAL, case=True),
            "every_line_any_case": Query(LITERAL.upper())}


def log_search(name: str) -> Result:
    """Return seconds for a regular expression over a million lines; the rest is in extra."""
    with TemporaryDirectory(prefix="caas-bench-") as folder:
        path = Path(folder) / "lines"
        arena = Arena(cap=4 << 30)
        size = _fill(arena, path)
        large = Arena(cap=4 << 30)
        for _ in range(TIMES):
            for chunk in arena.chunks():
                large.append(chunk.batch)
        ours: dict[str, float] = {}
        theirs: dict[str, float] = {}
        for word, query in PATTERNS.items():
            ours[word], theirs[word] = _both(arena, path, query, 1)
        ours["regex_10M"], theirs["regex_10M"] = _both(large, path, PATTERNS["regex"], TIMES)
        found = _search(arena, PATTERNS["regex"])
        lnav = _lnav(path, found) if shutil.which("lnav") else None
    return Result(name, ours["regex"], theirs["regex"], "s", GOAL_S, "ours", {
        "against": "grep -cE", "pattern": REGEX, "lines": LINES, "bytes_per_line": size / LINES,
        "ours_s": ours, "theirs_s": theirs, "lnav_s": lnav,
        "lnav_ratio": lnav and ours["regex"] / lnav})  # fmt: skip


def _fill(arena: Arena, path: Path) -> int:
    """Write the same lines to the arena and to a file; returns how many bytes."""
    dice, size = random.Random(4), 0
    with path.open("wb") as file:
        for first in range(0, LINES, BATCH):
            texts = [_line(n, dice) for n in range(first, first + BATCH)]
            batch = make_batch(texts, [0] * BATCH, [0] * BATCH)
            size += len(batch.data)
            file.write(batch.data)
            arena.append(batch)
    return size


def _line(number: int, dice: random.Random) -> bytes:
    status = 500 + dice.randrange(4) if dice.random() < 0.01 else 200
    return (f"2024-05-01T12:{number // 60 % 60:02d}:{number % 60:02d} INFO  request {number:08d} "
            f"served path=/api/v1/orders/{dice.randrange(977)} status={status} "
            f"duration={dice.randrange(311)}ms client=10.0.0.{number % 251} agent=curl/8.5.0 "
            "trace=4bf92f3577b34da6").encode()  # fmt: skip


def _both(arena: Arena, path: Path, query: Query, times: int) -> tuple[float, float]:
    """Return seconds of ours and theirs, taking turns; both must find as many lines."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = _search(arena, query)
        ours.append(time.perf_counter() - began)
        options = "-c" + ("E" if query.regex else "F") + ("" if query.case else "i")
        command = ["grep", options, query.text, *[str(path)] * times]
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        theirs.append(time.perf_counter() - began)
        counted = sum(int(line.rsplit(":", 1)[-1]) for line in done.stdout.split())
        if counted != found:
            raise BenchmarkError(f"grep found {counted} lines, the view {found}")
    return statistics.median(ours), statistics.median(theirs)


def _lnav(path: Path, expected: int) -> float:
    """Return the seconds that lnav takes to read, index and filter the file."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        done = subprocess.run(["lnav", "-n", "-c", f":filter-in {REGEX}", str(path)], check=False,
                              env={**os.environ, "HOME": str(path.parent)}, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=120)  # fmt: skip
        seconds.append(time.perf_counter() - began)
        if (counted := done.stdout.count(b"\n")) != expected:
            raise BenchmarkError(f"lnav found {counted} lines, the view {expected}")
    return statistics.median(seconds)


def _search(arena: Arena, query: Query) -> int:
    """Search as the view does, in its thread; returns how many lines match."""
    finder, over = Finder(), threading.Event()
    began = finder.start(arena, Matcher(query).rows,
                         lambda: None if began.done_to < arena.end else over.set())  # fmt: skip
    if not over.wait(120):
        raise BenchmarkError("the search did not end")
    finder.close()
    return len(began.found.numbers)
