"""Gaps of the event loop: a heartbeat on the GUI thread, by the clock and by processor time.

On a machine that others use too, the wall clock also counts their turns. What the thread itself
computed between two beats tells what the program is answerable for.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5


@dataclass(slots=True)
class Gaps:
    """The longest gap of each step, ms: by the clock, and by the thread's own processor time."""

    wall: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    over_50: int = 0


class Heartbeat(QObject):
    """Beats while it lives; ``step`` names what is going on."""

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.gaps = Gaps()
        self._wall, self._cpu = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        gap, used = (wall - self._wall) * 1000, (cpu - self._cpu) * 1000
        self._wall, self._cpu = wall, cpu
        gaps, step = self.gaps, self.step
        if gap > gaps.wall.get(step, 0.0):
            gaps.wall[step] = gap
        if used > gaps.cpu.get(step, 0.0):
            gaps.cpu[step] = used
        gaps.over_50 += used > 50

    def stop(self) -> None:
        self._timer.stop()
