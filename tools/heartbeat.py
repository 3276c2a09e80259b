"""Gaps of the event loop: how long a key would have waited, why, and where the program was.

Of each gap is told, in ms: by the clock (``ms``), what the GUI thread computed itself (``own_ms``),
how long it was ready and had to wait for a core (``waited_ms``: other processes' doing; 0 where
Linux does not tell), and what is left (``blocked_ms``: files, locks, other threads that had the
interpreter). What the story itself took to look at the window is left out of them and stands in
``story_ms``. ``process_ms`` is the processor time of all threads; ``seen`` is where the GUI thread
was, the inner call first, with how often it was seen there.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from types import FrameType, TracebackType
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer

from tools.texts import ROOT

PERIOD_MS = 5
WORTH_MS = 50.0
LOOK_S = 0.01  # so often the GUI thread is looked at
LATE_S = 0.025  # how old the last beat is then, at least
FRAMES = 8
PLACES = 3


class Clocks(NamedTuple):
    """Seconds so far, of the thread that calls but for ``process``."""

    wall: float = 0.0
    own: float = 0.0
    waited: float = 0.0
    process: float = 0.0

    def since(self, then: Clocks) -> Clocks:
        """Return what went by."""
        return Clocks(*(a - b for a, b in zip(self, then, strict=True)))

    def plus(self, more: Clocks) -> Clocks:
        """Return the sum."""
        return Clocks(*(a + b for a, b in zip(self, more, strict=True)))


class _Reader:
    """Reads the clocks of the thread that makes it."""

    def __init__(self) -> None:
        try:
            path = f"/proc/self/task/{threading.get_native_id()}/schedstat"
            self._queue: int | None = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self._queue = None

    def read(self) -> Clocks:
        waited = 0.0
        if self._queue is not None:
            # Nanoseconds: running, waiting for a core; number of turns.
            waited = int(os.pread(self._queue, 96, 0).split()[1]) / 1e9
        return Clocks(time.perf_counter(), time.thread_time(), waited, time.process_time())

    def close(self) -> None:
        if self._queue is not None:
            os.close(self._queue)
            self._queue = None


class _Looking:
    """Sums up what the story takes on the GUI thread to look at the window, not to act on it."""

    def __init__(self) -> None:
        self.total = Clocks()
        self._reader: _Reader | None = None
        self._depth, self._began = 0, Clocks()

    def __enter__(self) -> None:
        self._reader = self._reader or _Reader()
        if not self._depth:
            self._began = self._reader.read()
        self._depth += 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._depth -= 1
        if not self._depth and self._reader is not None:
            self.total = self.total.plus(self._reader.read().since(self._began))


LOOKING = _Looking()
"""``with LOOKING:`` around whatever the story does that a person does with the eyes."""


class Heartbeat:
    """Measures how long the event loop lets a timer of 5 ms wait; GUI thread only.

    ``doing`` is what the story is at.
    """

    def __init__(self) -> None:
        self.doing = ""
        self.beats = 0
        self.longest: dict[str, float] = {}
        self.gaps: list[dict[str, Any]] = []
        self._reader = _Reader()
        self._at, self._looked, self._did = self._reader.read(), LOOKING.total, ""
        self._watch = _Watch(self._at.wall)
        self._watch.start()
        self._timer = QTimer(interval=PERIOD_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def seen(self) -> list[tuple[str, ...]]:
        """Return where the GUI thread was seen since the last beat, [] unless that is long ago."""
        return self._watch.seen()

    def _beat(self) -> None:
        now, looked = self._reader.read(), LOOKING.total
        story = looked.since(self._looked)
        gap = now.since(self._at).since(story)
        seen = self._watch.beat(now.wall)
        told = {"ms": gap.wall, "own_ms": gap.own, "waited_ms": gap.waited,
                "blocked_ms": max(0.0, gap.wall - gap.own - gap.waited), "story_ms": story.wall,
                "process_ms": gap.process}  # fmt: skip
        told = {key: round(seconds * 1000, 1) for key, seconds in told.items()}
        if told["ms"] > WORTH_MS:
            doing = " → ".join(dict.fromkeys(filter(None, (self._did, self.doing))))
            self.gaps.append({**told, "doing": doing, "seen": [
                {"times": times, "calls": list(where)} for where, times in seen]})  # fmt: skip
        for key, value in told.items():
            self.longest[key] = max(self.longest.get(key, 0.0), value)
        self.beats += 1
        self._at, self._looked, self._did = now, looked, self.doing

    def stop(self) -> dict[str, Any]:
        """Return what was measured; once."""
        self._timer.stop()
        self._watch.end()
        self._reader.close()
        return {"beats": self.beats, "over_50_ms": len(self.gaps),
                "over_50_ms_but_for_a_core": sum(
                    gap["ms"] - gap["waited_ms"] > WORTH_MS for gap in self.gaps),
                "longest": self.longest, "gaps": self.gaps}  # fmt: skip


class _Watch(threading.Thread):
    """Looks where the GUI thread is when a beat is late."""

    def __init__(self, now: float) -> None:
        super().__init__(name="watch-gui", daemon=True)
        self._gui, self._beaten = threading.get_ident(), now
        self._seen = Counter[tuple[str, ...]]()
        self._ended = threading.Event()

    def beat(self, now: float) -> list[tuple[tuple[str, ...], int]]:
        """Return where the thread was seen most since the last beat."""
        seen, self._seen, self._beaten = self._seen, Counter(), now
        return seen.most_common(PLACES)

    def seen(self) -> list[tuple[str, ...]]:
        return list(self._seen)

    def end(self) -> None:
        self._ended.set()
        self.join(1.0)

    def run(self) -> None:
        while not self._ended.wait(LOOK_S):
            seen = self._seen
            if time.perf_counter() - self._beaten > LATE_S:
                frame = sys._current_frames().get(self._gui)
                seen[calls(frame)] += 1


def calls(frame: FrameType | None) -> tuple[str, ...]:
    """Return the inner calls of a stack, "file:line function"; of others' code only the last."""
    found: list[str] = []
    while frame is not None and len(found) < FRAMES:
        code = frame.f_code
        path = code.co_filename.removeprefix(f"{ROOT}/")
        inside = path != code.co_filename and not path.startswith(".")
        if inside or not found:
            shown = path if inside else "/".join(path.split("/")[-2:])
            found.append(f"{shown}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return tuple(found)
